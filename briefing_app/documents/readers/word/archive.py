"""A ZIP archive from bytes, as far as a document needs one: read in memory, counted, and never believed.

The standard library reads the list of entries. What it passes over is looked at here: that entries lie beside
each other and not in each other, that two do not share a name, that a name leads nowhere, and that what an
entry unpacks to is what it states, no more and no less.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterable
from io import BytesIO

from briefing_app.domain.errors import UnreadableError
from briefing_app.domain.steps import Steps

MOST_ENTRIES = 2_000
LARGEST_WHOLE = 64_000_000
LARGEST_XML_PART = 18_000_000
"""A fifth more than a thousand profiles of our own, which take 160 MB to read; so much takes 190."""

_SWOLLEN = 100
_SWOLLEN_FROM = 1_000_000

_LOCAL = struct.Struct("<4s2xHH16xHH")
_LOCAL_MARK = b"PK\x03\x04"
_ENCRYPTED = 0x01 | 0x40 | 0x2000  # by the old way, the strong way, with its list of entries
_TRICK = re.compile(r"[\x00-\x1f\x7f\\:]|^/|//|(?:^|/)\.{1,2}(?:/|$)")
_XML = (".xml", ".rels", ".vml")


class DamagedError(UnreadableError):
    """A package is not whole, or not what it states."""


class Archive:
    """The parts of a package by name, unpacked when asked for; all of them together up to a limit.

    Raises:
        UnreadableError: it is damaged, locked, or made to harm who opens it.
    """

    def __init__(self, name: str, data: bytes, steps: Steps) -> None:
        self._name = name
        self._data = data
        self._steps = steps
        self._left = LARGEST_WHOLE
        self._counted: set[str] = set()
        self._places = self._looked_through(_entries(name, data))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parts, in the order of the package."""
        return tuple(entry.orig_filename for entry, _ in self._places.values())

    def __contains__(self, part: str) -> bool:
        """Whether there is a part of that name, be its letters large or small."""
        return part.casefold() in self._places

    def part(self, part: str) -> bytes | None:
        """What a part holds; None if there is none of that name.

        Raises:
            UnreadableError: it is not what its entry states, or larger than what is read.
        """
        self._steps.check()
        found = self._places.get(part.casefold())
        if found is None:
            return None
        entry, start = found
        content = self._unpacked(entry, self._data[start : start + entry.compress_size])
        if len(content) != entry.file_size or zlib.crc32(content) != entry.CRC:
            raise damaged(self._name)
        if part.casefold() not in self._counted:
            self._counted.add(part.casefold())
            self._left -= len(content)
        return content

    def _unpacked(self, entry: zipfile.ZipInfo, packed: bytes) -> bytes:
        most = self._most(entry)
        if entry.compress_type == zipfile.ZIP_STORED:
            if len(packed) > most:
                raise self._too_large()
            return packed
        unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
        swollen = max(_SWOLLEN_FROM, _SWOLLEN * len(packed))
        try:
            content = unpacking.decompress(packed, min(most, swollen) + 1)
        except zlib.error:
            raise damaged(self._name) from None
        if len(content) > most:
            raise self._too_large()
        if len(content) > swollen:
            raise UnreadableError(
                f"“{self._name}” is packed more tightly than any document is, as files made to do harm are, "
                "and is not opened: ask whoever sent it for another copy."
            )
        if not unpacking.eof or unpacking.unused_data:
            raise damaged(self._name)
        return content

    def _most(self, entry: zipfile.ZipInfo) -> int:
        name = entry.orig_filename.casefold()
        left = LARGEST_WHOLE if name in self._counted else self._left
        return min(left, LARGEST_XML_PART) if name.endswith(_XML) else left

    def _too_large(self) -> UnreadableError:
        limits = LARGEST_XML_PART // 1_000_000, LARGEST_WHOLE // 1_000_000
        return UnreadableError(
            f"“{self._name}” unpacks to more than is read at once ({limits[0]} MB of text, {limits[1]} MB in "
            "all): split it in Word and read the parts."
        )

    def _looked_through(self, entries: list[zipfile.ZipInfo]) -> dict[str, tuple[zipfile.ZipInfo, int]]:
        """Every entry that is a part, with the place its content begins at."""
        if any(entry.flag_bits & _ENCRYPTED for entry in entries):
            raise UnreadableError(
                f"Parts of “{self._name}” are locked by a password: save it without one and read that."
            )
        if any(entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for entry in entries):
            raise UnreadableError(
                f"“{self._name}” is packed in a way that Word never uses: open it in Word and save it as a "
                "Word document (.docx)."
            )
        places: dict[str, tuple[zipfile.ZipInfo, int]] = {}
        for entry in entries:
            key = entry.orig_filename.casefold()
            if _TRICK.search(entry.orig_filename) or key in places:
                raise UnreadableError(
                    f"The parts of “{self._name}” have names that no Word document gives, as files made to "
                    "do harm have, and it is not opened: ask whoever sent it for another copy."
                )
            places[key] = entry, self._content_of(entry)
        self._refuse_overlaps(places.values())
        return {key: place for key, place in places.items() if not key.endswith("/")}

    def _content_of(self, entry: zipfile.ZipInfo) -> int:
        """Where the content of an entry begins, by the head that stands before it."""
        try:
            mark, flags, method, name, extra = _LOCAL.unpack_from(self._data, entry.header_offset)
        except struct.error:
            raise damaged(self._name) from None
        start = entry.header_offset + _LOCAL.size
        called = self._data[start : start + name]
        encoding = "utf-8" if entry.flag_bits & 0x800 else "cp437"
        same = mark == _LOCAL_MARK and method == entry.compress_type and not flags & _ENCRYPTED
        if not same or called.decode(encoding, errors="replace") != entry.orig_filename:
            raise damaged(self._name)
        return int(start + name + extra)

    def _refuse_overlaps(self, places: Iterable[tuple[zipfile.ZipInfo, int]]) -> None:
        """Pass when each entry lies behind the one before, the first at the very beginning."""
        end = 0
        for number, (entry, start) in enumerate(sorted(places, key=lambda place: place[0].header_offset)):
            if entry.header_offset < end or (number == 0 and entry.header_offset != 0):
                raise damaged(self._name)
            end = start + entry.compress_size
        if end > len(self._data):
            raise damaged(self._name)


def damaged(name: str) -> DamagedError:
    """What is told of a package that is not whole."""
    return DamagedError(
        f"“{name}” is damaged or was not copied whole: get it again, or open it in Word and save it as a "
        "Word document (.docx)."
    )


def _entries(name: str, data: bytes) -> list[zipfile.ZipInfo]:
    """What the archive lists, as stated."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError, struct.error, EOFError):
        raise damaged(name) from None
    if not entries:
        raise damaged(name)
    if len(entries) > MOST_ENTRIES:
        raise UnreadableError(
            f"“{name}” has more than {MOST_ENTRIES} parts, as no document has, and is not opened: ask "
            "whoever sent it for another copy."
        )
    return entries
