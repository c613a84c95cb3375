"""What lies in an OLE compound file, the container of old Office documents and of encrypted ones, by name."""

from __future__ import annotations

import struct
from collections.abc import Iterator

MARK = bytes.fromhex("d0cf11e0a1b11ae1")

_MOST_SECTORS = 256
_IN_HEAD = 109  # sectors of the allocation table that the head itself lists
_HEAD = struct.Struct("<30xH16xL")
_ENTRY = 128
_LAST = 0xFFFFFFFA  # and above: no sector of the file


def entries_of(data: bytes) -> frozenset[str]:
    """The names of the streams and storages; as many as can be followed in a file that is not whole."""
    try:
        return frozenset(_named(data))
    except struct.error:
        return frozenset()


def _named(data: bytes) -> Iterator[str]:
    shift, sector = _HEAD.unpack_from(data)
    if shift not in (9, 12):
        return
    size = 1 << shift
    seen: set[int] = set()
    while sector < _LAST and sector not in seen and len(seen) < _MOST_SECTORS:
        seen.add(sector)
        start = (sector + 1) * size
        for place in range(start, min(start + size, len(data) - _ENTRY + 1), _ENTRY):
            (length,) = struct.unpack_from("<H", data, place + 64)
            if 2 <= length <= 64:
                yield data[place : place + length - 2].decode("utf-16-le", errors="replace")
        sector = _next(data, sector, size)


def _next(data: bytes, sector: int, size: int) -> int:
    """The sector behind one, by the allocation table; none where the head does not list that far."""
    table, place = divmod(sector, size // 4)
    if table >= _IN_HEAD:
        return _LAST
    (at,) = struct.unpack_from("<L", data, 76 + 4 * table)
    if at >= _LAST:
        return _LAST
    (found,) = struct.unpack_from("<L", data, (at + 1) * size + 4 * place)
    return int(found)
