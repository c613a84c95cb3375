"""What stands in a package beside its parts: where no reader of packages looks.

Bytes before, between and behind the entries, comments, extra fields, and what follows the end of a
compressed part.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_LOCAL = struct.Struct("<4s22xHH")
_CENTRAL = struct.Struct("<4s24xHHH12x")
_END = struct.Struct("<4s16xH")
_LOCAL_MARK, _CENTRAL_MARK, _END_MARK = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_MOST_BEHIND = 1 << 20


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a package by its name; the whole file, without a name, where the format has no parts."""

    name: str
    content: bytes


def parts_of(data: bytes) -> tuple[Part, ...]:
    """The parts of a package in their order, those of the same name each.

    Raises:
        zipfile.BadZipFile: it is no package, or a damaged one.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return tuple(Part(one.filename, package.read(one)) for one in package.infolist())


def beside_parts(data: bytes) -> tuple[Part, ...]:
    """The bytes that belong to no part, each stretch called after where it stands; none in a package of ours.

    Raises:
        zipfile.BadZipFile: it is no package, or a damaged one.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        entries = package.infolist()
        directory, comment = package.start_dir, Part("the comment of the package", package.comment)
    try:
        covered = [_directory(data, directory), *(_entry(data, one) for one in entries)]
        found = [comment, *_comments(entries), *_extras(data, entries), *_behind(data, entries)]
    except struct.error as error:
        raise zipfile.BadZipFile("an entry ends before it should") from error
    between = (Part("the package, between its parts", one) for one in _uncovered(data, covered))
    return tuple(one for one in (*between, *found) if one.content)


def _local(data: bytes, entry: zipfile.ZipInfo) -> tuple[int, int]:
    """Where the name of an entry ends before its content, and where its content begins."""
    mark, name, extra = _LOCAL.unpack_from(data, entry.header_offset)
    if mark != _LOCAL_MARK:
        raise zipfile.BadZipFile("an entry is not where it should be")
    end_of_name = entry.header_offset + _LOCAL.size + name
    return end_of_name, end_of_name + extra


def _entry(data: bytes, entry: zipfile.ZipInfo) -> range:
    return range(entry.header_offset, _local(data, entry)[1] + entry.compress_size)


def _directory(data: bytes, start: int) -> range:
    """The list of the entries up to the end mark; as far as it can be followed."""
    place = start
    while data.startswith(_CENTRAL_MARK, place):
        _, name, extra, comment = _CENTRAL.unpack_from(data, place)
        place += _CENTRAL.size + name + extra + comment
    if data.startswith(_END_MARK, place):
        place += _END.size + _END.unpack_from(data, place)[1]
    return range(start, place)


def _comments(entries: Iterable[zipfile.ZipInfo]) -> Iterator[Part]:
    for entry in entries:
        yield Part(f"{entry.filename}, comment", entry.comment)


def _extras(data: bytes, entries: Iterable[zipfile.ZipInfo]) -> Iterator[Part]:
    for entry in entries:
        end_of_name, content = _local(data, entry)
        extra = (data[end_of_name:content], entry.extra)
        yield Part(f"{entry.filename}, extra field", b"\n".join(filter(None, extra)))


def _behind(data: bytes, entries: Iterable[zipfile.ZipInfo]) -> Iterator[Part]:
    """What a reader that goes by the sizes stated does not unpack."""
    for entry in entries:
        if entry.compress_type != zipfile.ZIP_DEFLATED:
            continue
        start = _local(data, entry)[1]
        unpacked = zlib.decompressobj(-zlib.MAX_WBITS)
        content = unpacked.decompress(
            data[start : start + entry.compress_size], entry.file_size + _MOST_BEHIND
        )
        behind = content[entry.file_size :] + unpacked.unused_data + unpacked.unconsumed_tail
        yield Part(f"{entry.filename}, behind its end", behind)


def _uncovered(data: bytes, covered: Iterable[range]) -> Iterator[bytes]:
    end = 0
    for one in sorted(covered, key=lambda stretch: stretch.start):
        yield data[end : one.start]
        end = max(end, one.stop)
    yield data[end:]
