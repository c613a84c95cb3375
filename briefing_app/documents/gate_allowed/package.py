"""The rule for the package of a Word file: entry after entry as our writer packs them, no byte besides."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.documents.gate_allowed.allowed import Allowed, OwnFileRule

if TYPE_CHECKING:
    from briefing_app.documents.gate_document import Document

_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_FIELDS = struct.Struct("<HHHHHIIIHH")
_PLACED = struct.Struct("<HHHII")
_LAST = struct.Struct("<4sHHHHIIH")
_MADE_BY = b"\x14\x00"
_VERSION = 20
_UTF8_NAMES = 0x800
_DEFLATED = zlib.DEFLATED
_TIME, _DATE = 0, 33


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry as it is packed: its shared fields, its name, where it begins and where it ends."""

    fields: bytes
    name: bytes
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PackageBytes(OwnFileRule):
    """No comment, no extra field, no time, no byte between entries or behind them, no name twice."""

    name: str = "package"
    formats: frozenset[str] = frozenset({"docx"})

    def faults(self, document: Document, allowed: Allowed) -> Iterator[tuple[str, str]]:
        """A finding for what is packed otherwise than we pack."""
        del allowed
        for what in _faults(document.data):
            yield "", what


def _faults(data: bytes) -> Iterator[str]:
    entries: list[_Entry] = []
    place = 0
    while data.startswith(_LOCAL, place):
        entry = _entry(data, place)
        if entry is None:
            yield "an entry of the package that is not packed as ours are"
            return
        entries.append(entry)
        place = entry.end
    names = [entry.name for entry in entries]
    if len(set(names)) != len(names):
        yield "two parts of one name"
    if data[place:] != _directory(entries, place):
        yield "bytes of the package that belong to no part"


def _entry(data: bytes, place: int) -> _Entry | None:
    """The entry that begins at a place, None where it holds anything but a part deflated as ours are."""
    start = place + len(_LOCAL)
    fields = data[start : start + _FIELDS.size]
    if len(fields) < _FIELDS.size:
        return None
    version, flags, method, time, date, crc, packed, size, name_length, extra = _FIELDS.unpack(fields)
    begins = start + _FIELDS.size
    name = data[begins : begins + name_length]
    expected_flags = 0 if name.isascii() else _UTF8_NAMES
    stated = (version, flags, method, time, date, extra)
    if stated != (_VERSION, expected_flags, _DEFLATED, _TIME, _DATE, 0):
        return None
    content = begins + name_length
    if not _is_whole(data[content : content + packed], size, crc):
        return None
    return _Entry(fields, name, place, content + packed)


def _is_whole(packed: bytes, size: int, crc: int) -> bool:
    """Whether the bytes are one deflated stream of that size and nothing behind it."""
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    content = stream.decompress(packed, size + 1)
    return stream.eof and not stream.unused_data and len(content) == size and zlib.crc32(content) == crc


def _directory(entries: list[_Entry], place: int) -> bytes:
    """The directory our writer gives to entries that end at a place."""
    central = b"".join(
        _CENTRAL + _MADE_BY + entry.fields + _PLACED.pack(0, 0, 0, 0, entry.start) + entry.name
        for entry in entries
    )
    count = len(entries)
    return central + _LAST.pack(_END, 0, 0, count, count, len(central), place, 0)
