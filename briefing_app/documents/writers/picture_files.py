"""Pictures as they may leave the library: their pixels and nothing that was stored beside them.

Cameras and programs write names, places and times into picture files; of a PNG or JPEG only what is needed to
draw it is copied. Other kinds of file are not printed, their alternate text is.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_CHUNKS = (b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"pHYs", b"IDAT", b"IEND")
_JPEG = b"\xff\xd8"
_JPEG_SIZES = (*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0))
_JPEG_DROPPED = (
    *range(0xE1, 0xEE),
    0xEF,
    0xFE,
)  # APP1 to APP15 but Adobe's APP14, which says how colours are kept
_SCAN, _END = 0xDA, 0xD9
_LARGEST_SIDE = 60_000


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture free of metadata: its bytes, the ending of its name, its media type, its size in pixels."""

    content: bytes
    ending: str
    media_type: str
    width: int
    height: int


def picture_file(content: bytes) -> PictureFile | None:
    """The picture fit to be printed, or None where it is no PNG or JPEG, is damaged, or has no size."""
    try:
        found = (
            _png(content)
            if content.startswith(_PNG)
            else _jpeg(content)
            if content.startswith(_JPEG)
            else None
        )
    except (struct.error, IndexError, StopIteration):
        return None
    if found is None or not (0 < found.width <= _LARGEST_SIDE and 0 < found.height <= _LARGEST_SIDE):
        return None
    return found


def _png(content: bytes) -> PictureFile | None:
    chunks = list(_png_chunks(content))
    kinds = [kind for kind, _ in chunks]
    if kinds[:1] != [b"IHDR"] or kinds[-1:] != [b"IEND"] or b"IDAT" not in kinds:
        return None
    width, height = struct.unpack_from(">II", chunks[0][1], 8)
    kept = b"".join(chunk for kind, chunk in chunks if kind in _PNG_CHUNKS)
    return PictureFile(_PNG + kept, "png", "image/png", width, height)


def _png_chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = len(_PNG)
    while place + 12 <= len(content):
        length, kind = struct.unpack_from(">I4s", content, place)
        end = place + 12 + length
        if end > len(content):
            return
        yield kind, content[place:end]
        if kind == b"IEND":
            return
        place = end


def _jpeg(content: bytes) -> PictureFile | None:
    kept, place, size = [_JPEG], 2, (0, 0)
    while content[place] == 0xFF:
        kind = content[place + 1]
        if kind == 0xFF:  # padding
            place += 1
            continue
        length = struct.unpack_from(">H", content, place + 2)[0]
        end = place + 2 + length
        if kind in _JPEG_SIZES:
            height, width = struct.unpack_from(">HH", content, place + 5)
            size = width, height
        if kind == _SCAN:
            last = content.rfind(bytes((0xFF, _END)))
            if last < end:
                return None
            kept.append(content[place : last + 2])
            return PictureFile(b"".join(kept), "jpeg", "image/jpeg", *size)
        if kind not in _JPEG_DROPPED:
            kept.append(content[place:end])
        place = end
    return None
