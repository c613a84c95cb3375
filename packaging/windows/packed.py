"""Reads which Python modules PyInstaller has packed into a program, without running it or PyInstaller.

A program ends with an archive and its cookie; the archive holds one of modules, which begins with ``PYZ``.
"""

from __future__ import annotations

import marshal
import struct
from collections.abc import Iterator

_MAGIC = b"MEI\014\013\012\013\016"
_COOKIE = struct.Struct("!8sIIii64s")
_ENTRY = struct.Struct("!IIIIBc")
_MODULES = b"PYZ\0"


def packed_modules(program: bytes) -> set[str]:
    """The names of the modules in a program; none where nothing is packed into it."""
    return {str(name) for data in _entries(program) if data[:4] == _MODULES for name, _ in _contents(data)}


def _entries(program: bytes) -> Iterator[bytes]:
    """What is packed into a program, as it is stored."""
    at = program.rfind(_MAGIC)
    if at < 0:
        return
    _, length, contents, size, _, _ = _COOKIE.unpack_from(program, at)
    start = at + _COOKIE.size - length
    place = start + contents
    while place < start + contents + size:
        entry, position, stored, _, _, _ = _ENTRY.unpack_from(program, place)
        yield program[start + position : start + position + stored]
        place += entry


def _contents(archive: bytes) -> list[tuple[str, object]]:
    (at,) = struct.unpack_from("!i", archive, 8)
    return list(marshal.loads(archive[at:]))  # noqa: S302  # of our own making
