"""What stands in a package beside its parts: where no reader of packages looks.

Bytes before, between and behind the entries, comments, extra fields, and what follows the end of a
compressed part.
"""

from __future__ import annotations

import io
import re
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
_DESCRIPTOR_MARK = b"PK\x07\x08"
_HAS_DESCRIPTOR = 0x08
_MOST_IN_WORDS = 1 << 32  # four bytes state no larger size

_KNOWN_NAMES = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(app|core|custom)\.xml|docProps/thumbnail\.(jpeg|png|emf|wmf)|"
    r"word/(document|styles|stylesWithEffects|settings|webSettings|fontTable|numbering|footnotes|endnotes|"
    r"comments|commentsExtended|commentsExtensible|commentsIds|people|(header|footer|theme/theme)[0-9]{0,2})\.xml|"
    r"word/_rels/(document|settings|numbering|footnotes|endnotes|comments|(header|footer)[0-9]{0,2})\.xml\.rels|"
    r"word/media/(image|picture)[0-9]{1,3}\.(png|jpe?g|gif|emf|wmf)|word/vbaProject\.bin|"
    r"customXml/(item|itemProps)[0-9]{1,2}\.xml|customXml/_rels/item[0-9]{1,2}\.xml\.rels"
)
"""The names that Word and writers like ours give to parts: any other may be words of whoever gave it."""


Placed = tuple[str, zipfile.ZipInfo]
"""An entry of a package, and how its part is told."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a package by its name; the whole file, without a name, where the format has no parts.

    ``place`` is what a person is told: the name of a foreign part may be words, and is not in it.
    """

    name: str
    content: bytes
    place: str = ""


def parts_of(data: bytes) -> tuple[Part, ...]:
    """The parts of a package in their order, those of the same name each.

    Raises:
        zipfile.BadZipFile: it is no package, or a damaged one.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        entries = package.infolist()
        named = zip(places_of(one.filename for one in entries), entries, strict=True)
        return tuple(Part(one.filename, package.read(one), place) for place, one in named)


def places_of(names: Iterable[str]) -> tuple[str, ...]:
    """How the parts of a package are told, given all their names: a known name, else which part it is."""
    return tuple(
        name if _KNOWN_NAMES.fullmatch(name) else f"part {number} of the package"
        for number, name in enumerate(names, 1)
    )


def descriptors_of(data: bytes) -> frozenset[bytes]:
    """What may stand behind the parts of a package: their own sums and sizes, where an entry says they do."""
    found: set[bytes] = set()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for one in package.infolist():
            if not one.flag_bits & _HAS_DESCRIPTOR:
                continue
            sizes = one.compress_size, one.file_size
            stated = [struct.pack("<LQQ", one.CRC, *sizes)]
            if max(sizes) < _MOST_IN_WORDS:
                stated.append(struct.pack("<LLL", one.CRC, *sizes))
            found |= {before + said for before in (b"", _DESCRIPTOR_MARK) for said in stated}
    return frozenset(found)


def beside_parts(data: bytes) -> tuple[Part, ...]:
    """The bytes that belong to no part, each stretch called after where it stands; none in a package of ours.

    Raises:
        zipfile.BadZipFile: it is no package, or a damaged one.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        entries = package.infolist()
        directory, comment = package.start_dir, _beside("the comment of the package", package.comment)
    placed = tuple(zip(places_of(one.filename for one in entries), entries, strict=True))
    try:
        covered = [_directory(data, directory), *(_entry(data, one) for one in entries)]
        found = [comment, *_comments(placed), *_extras(data, placed), *_behind(data, placed)]
    except struct.error as error:
        raise zipfile.BadZipFile("an entry ends before it should") from error
    between = (_beside("the package, between its parts", one) for one in _uncovered(data, covered))
    return tuple(one for one in (*between, *found) if one.content)


def _beside(place: str, content: bytes) -> Part:
    return Part("", content, place)


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


def _comments(entries: Iterable[Placed]) -> Iterator[Part]:
    for place, entry in entries:
        yield _beside(f"{place}, comment", entry.comment)


def _extras(data: bytes, entries: Iterable[Placed]) -> Iterator[Part]:
    for place, entry in entries:
        end_of_name, content = _local(data, entry)
        extra = (data[end_of_name:content], entry.extra)
        yield _beside(f"{place}, extra field", b"\n".join(filter(None, extra)))


def _behind(data: bytes, entries: Iterable[Placed]) -> Iterator[Part]:
    """What a reader that goes by the sizes stated does not unpack."""
    for place, entry in entries:
        if entry.compress_type != zipfile.ZIP_DEFLATED:
            continue
        start = _local(data, entry)[1]
        unpacked = zlib.decompressobj(-zlib.MAX_WBITS)
        content = unpacked.decompress(
            data[start : start + entry.compress_size], entry.file_size + _MOST_BEHIND
        )
        behind = content[entry.file_size :] + unpacked.unused_data + unpacked.unconsumed_tail
        yield _beside(f"{place}, behind its end", behind)


def _uncovered(data: bytes, covered: Iterable[range]) -> Iterator[bytes]:
    end = 0
    for one in sorted(covered, key=lambda stretch: stretch.start):
        yield data[end : one.start]
        end = max(end, one.stop)
    yield data[end:]
