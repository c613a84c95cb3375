"""A copy of a damaged library, page by page, in which every page that is not as it was written is known.

Each page of a library ends in a code that SQLCipher made of its words and its number, and without the key
nobody else (``docs/library-file.md``). Here the codes are looked at without SQLite, which stops at the first
page that does not fit. The copy can be read around those; the damaged file itself is only read.
"""

from __future__ import annotations

import hmac
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import pbkdf2_hmac
from io import FileIO
from pathlib import Path
from typing import BinaryIO, Final

from briefing_app.domain.steps import Steps
from briefing_app.storage.driver import PUBLISHED_KEY

SIZE: Final = 4096
"""Bytes of a page."""

SALT: Final = 16
"""Bytes at the beginning of the file, in which the key of the codes is hidden: they are no part of page 1."""

_CODE: Final = 64
_SPOILT: Final = b"\xff" * SIZE
"""What no page is; one of nothing but zeros SQLCipher takes for a page that was never written."""

AT_ONCE: Final = 64
"""Pages copied between two looks at whether to stop."""


class Codes:
    """Makes and compares the codes of a file that begins with *salt*."""

    def __init__(self, salt: bytes) -> None:
        hidden = bytes(one ^ 0x3A for one in salt)
        self._key = pbkdf2_hmac("sha512", bytes.fromhex(PUBLISHED_KEY), hidden, 2, 32)

    def are_right(self, number: int, page: bytes) -> bool:
        """Whether the page is as it was written, at this place."""
        return len(page) == SIZE and hmac.compare_digest(self._code(number, page), page[-_CODE:])

    def signed(self, number: int, page: bytes) -> bytes:
        """The page with the code that makes it one of this file, at this place."""
        return page[:-_CODE] + self._code(number, page)

    def _code(self, number: int, page: bytes) -> bytes:
        words = page[SALT if number == 1 else 0 : -_CODE]
        return hmac.digest(self._key, words + struct.pack("<I", number), "sha512")


@dataclass(frozen=True, slots=True)
class Copied:
    """What was copied: how many pages, and which of them are not as they were written.

    Without ``checked`` nothing says which are: the beginning of the file is lost, and with it the key of the
    codes.
    """

    pages: int
    spoilt: frozenset[int]
    checked: bool
    salt: bytes


def copy_pages(damaged: Path, newer: Mapping[int, bytes], copy: Path, steps: Steps) -> Copied:
    """Copy a library with the *newer* pages of its journal in their places.

    Pages that are not as they were written, or that the disk does not give, are spoilt in the copy, so that
    none of them is read by mistake.

    Raises:
        OSError: the one cannot be opened or is gone, or the other cannot be written.
        CancelledError: *steps* says that the person asked to stop.
    """
    salt = _beginning(damaged, newer)
    codes, spoilt = Codes(salt), set()
    with damaged.open("rb", buffering=0) as source, copy.open("wb") as target:
        total = max(-(-damaged.stat().st_size // SIZE), *newer, 1)
        for number in range(1, total + 1):
            if number % AT_ONCE == 1:
                steps.next()
            page = newer.get(number) or _read(source, number)
            if not codes.are_right(number, page):
                spoilt.add(number)
                page = (salt if number == 1 else b"") + _SPOILT[SALT if number == 1 else 0 :]
            target.write(page)
    damaged.stat()  # a drive that was taken out gives no page either: nothing is made of those before
    if len(spoilt) == total:
        return _copied_unchecked(damaged, newer, copy, total, steps)
    return Copied(total, frozenset(spoilt), checked=True, salt=salt)


def _beginning(damaged: Path, newer: Mapping[int, bytes]) -> bytes:
    with damaged.open("rb", buffering=0) as file:
        beginning, second = _read(file, 1)[:SALT], _read(file, 2)
    whole = beginning.ljust(SALT, b"\0")
    if Codes(whole).are_right(2, newer.get(2, second)):
        return whole
    for bit in range(8 * SALT):  # one that flipped
        other = bytes(byte ^ (1 << bit % 8 if bit // 8 == at else 0) for at, byte in enumerate(whole))
        if Codes(other).are_right(2, second):
            return other
    return whole


def _read(source: FileIO, number: int) -> bytes:
    """A page of a file read unbuffered, so that none is lost with another; b"" where the disk fails."""
    try:
        source.seek((number - 1) * SIZE)
        return source.read(SIZE)
    except OSError:
        return b""


def _copied_unchecked(
    damaged: Path, newer: Mapping[int, bytes], copy: Path, total: int, steps: Steps
) -> Copied:
    """The same where no code fits any page: each gets a new one, whatever it is, but for those of zeros."""
    salt = bytes(range(SALT))
    codes, spoilt = Codes(salt), {1}
    with damaged.open("rb", buffering=0) as source, copy.open("wb") as target:
        target.write(salt + _SPOILT[SALT:])
        for number in range(2, total + 1):
            if number % AT_ONCE == 1:
                steps.next()
            page = newer.get(number) or _read(source, number)
            if len(page) < SIZE or not any(page):
                spoilt.add(number)
                target.write(_SPOILT)
            else:
                target.write(codes.signed(number, page))
    return Copied(total, frozenset(spoilt), checked=False, salt=salt)


def put(file: BinaryIO, number: int, page: bytes) -> None:
    """Write a page in its place."""
    file.seek((number - 1) * SIZE)
    file.write(page)


def page_of(file: BinaryIO, number: int) -> bytes:
    """Read a page from its place."""
    file.seek((number - 1) * SIZE)
    return file.read(SIZE)
