"""OLE compound files in small: a head, one sector of the allocation table, and a directory."""

from __future__ import annotations

import struct

_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_SECTOR = 512
_STORAGE, _STREAM, _ROOT = 1, 2, 5


def compound_file(*names: str, looped: bool = False) -> bytes:
    """A compound file with empty streams of these names; *looped* makes its directory follow itself."""
    entries = [_entry("Root Entry", _ROOT), *(_entry(name, _STREAM) for name in names)]
    directory = b"".join(entries)
    directory += bytes(-len(directory) % _SECTOR)
    sectors = len(directory) // _SECTOR
    chain = [1 + number for number in range(1, sectors)] + [1 if looped else _END]
    table = [_TABLE, *chain]
    table += [_FREE] * (_SECTOR // 4 - len(table))
    return _head() + struct.pack("<128L", *table) + directory


def _head() -> bytes:
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    head += struct.pack("<HHHHH6xLLLLLLLLL", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    return head + struct.pack("<109L", 0, *[_FREE] * 108)


def _entry(name: str, kind: int) -> bytes:
    written = name.encode("utf-16-le") + b"\x00\x00"
    held = written.ljust(64, b"\x00") + struct.pack("<HBB", len(written), kind, 1)
    return held.ljust(128, b"\x00")
