"""A library's left-over journal, read as SQLite reads it, so that what SQLite would drop unsaid is noticed.

SQLite takes of a journal what comes before the first frame whose checksum fails, and says nothing. After a
kill that is right: the last transaction was not finished, and nobody was told that it was. Where a bit has
changed since, everything from there on was told to be saved, and would be gone. Two things tell these apart:
the file of shared memory that a killed program leaves says how many frames were committed; and where there is
none, a frame that ends a transaction stands behind the first one that fails, which no kill leaves. The format
is that of sqlite.org/fileformat2.html, section 4, and sqlite.org/walformat.html, section 2.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from operator import mul
from pathlib import Path
from typing import Final

_HEADER: Final = struct.Struct(">8I")
_FRAME: Final = struct.Struct(">6I")
_MAGIC: Final = 0x377F0682
_VERSION: Final = 3_007_000
_SHARED: Final = struct.Struct("=4I2I2I2I2I")
_CHECKPOINTS: Final = 2 * _SHARED.size
_MASK: Final = 0xFFFFFFFF

Sums = tuple[int, int]


class Rest(Enum):
    """With what a library opens whose journal is damaged: what is before the damage, or the file alone."""

    BEGINNING = auto()
    FILE = auto()
    NOTHING = auto()


@dataclass(frozen=True, slots=True)
class Damage:
    """A journal that holds less than it did.

    ``committed`` frames are what SQLite makes of it; ``surely`` says that these make a whole with the file.
    """

    committed: int
    rest: Rest
    surely: bool


@dataclass(frozen=True, slots=True)
class _Frames:
    """What the frames say: how many are committed, and how many commits stand behind the first bad one."""

    salts: Sums
    committed: int
    commits_behind: int
    ends_with_bad_commit: bool


@dataclass(frozen=True, slots=True)
class _Told:
    """What shared memory says: frames committed, frames that are in the file, frames that may be."""

    committed: int
    folded: int
    tried: int


def journal_of(library: Path) -> Path:
    """The journal that a program leaves beside a library when it is killed."""
    return library.with_name(f"{library.name}-wal")


def damage_of(library: Path) -> Damage | None:
    """What is wrong with the journal beside a library that nobody has open; None where nothing is.

    Raises:
        OSError: it cannot be read.
    """
    journal = journal_of(library)
    if not journal.is_file() or journal.stat().st_size <= _HEADER.size:
        return None
    content = journal.read_bytes()
    header = _HEADER.unpack_from(content)
    if not _is_sound(header, content):
        told = _told(library, header[4:6])
        rest = Rest.NOTHING if told is not None and told.tried > told.folded else Rest.FILE
        return Damage(0, rest, surely=told is not None) if any(content) else None
    if header[1] != _VERSION:
        return None  # SQLite refuses it, and says so
    frames = _read(content, header)
    told = _told(library, frames.salts)
    if not _is_less_than_was(frames, told):
        return None
    return Damage(frames.committed, _rest(frames, told), surely=told is not None)


def committed_pages(library: Path) -> dict[int, bytes]:
    """The pages that the journal beside a library holds, each as it was committed last; none without one.

    Where the journal is damaged, they are those before the damage, if these make a whole with the file.

    Raises:
        OSError: it cannot be read.
    """
    journal = journal_of(library)
    damage = damage_of(library)
    if not journal.is_file() or (damage is not None and damage.rest is not Rest.BEGINNING):
        return {}
    content = journal.read_bytes()
    if len(content) <= _HEADER.size or not _is_sound(header := _HEADER.unpack_from(content), content):
        return {}
    length, pages = _FRAME.size + header[2], {}
    for number in range(_read(content, header).committed):
        at = _HEADER.size + number * length
        (page,) = struct.unpack_from(">I", content, at)
        pages[page] = content[at + _FRAME.size : at + length]
    return pages


def _is_sound(header: tuple[int, ...], content: bytes) -> bool:
    size = header[2]
    right = header[0] & ~1 == _MAGIC and 512 <= size <= 65_536 and size & (size - 1) == 0
    return right and _sums((0, 0), content[:24], big=bool(header[0] & 1)) == header[6:8]


def _is_less_than_was(frames: _Frames, told: _Told | None) -> bool:
    if told is None:
        return frames.commits_behind > 0 or frames.ends_with_bad_commit
    # one commit behind may be that of a transaction that was being finished; after a power failure, shared
    # memory is of some time before, and more than one were finished
    return told.committed > frames.committed or frames.commits_behind > 1


def _rest(frames: _Frames, told: _Told | None) -> Rest:
    if told is None or frames.committed >= told.tried:
        return Rest.BEGINNING
    # frames that are in the file already are missing from the journal's beginning, which is older than it
    return Rest.FILE if told.tried == told.folded else Rest.NOTHING


def _read(content: bytes, header: tuple[int, ...]) -> _Frames:
    """Follow the checksums to the first frame that fails, then look for commits behind it."""
    big, salts = bool(header[0] & 1), (header[4], header[5])
    length = _FRAME.size + header[2]
    count = (len(content) - _HEADER.size) // length
    sums, committed, number = (header[6], header[7]), 0, 0
    for number in range(1, count + 1):
        at = _HEADER.size + (number - 1) * length
        page, size, *rest = _FRAME.unpack_from(content, at)
        sums = _sums(sums, content[at : at + 8] + content[at + _FRAME.size : at + length], big=big)
        if page == 0 or tuple(rest) != (*salts, *sums):
            break
        committed = number if size else committed
    else:
        number = count + 1
    commits = [
        one
        for one in range(number, count + 1)
        if _is_commit(_FRAME.unpack_from(content, _HEADER.size + (one - 1) * length), salts)
    ]
    exactly = len(content) == _HEADER.size + count * length
    return _Frames(
        salts=salts,
        committed=committed,
        commits_behind=sum(one > number for one in commits),
        ends_with_bad_commit=exactly and commits == [count],
    )


def _is_commit(frame: tuple[int, ...], salts: Sums) -> bool:
    return frame[0] != 0 and frame[1] != 0 and frame[2:4] == salts


def _told(library: Path, salts: tuple[int, ...]) -> _Told | None:
    """What shared memory says of the journal with these salts; None where that is nothing."""
    with suppress(OSError, struct.error):
        with library.with_name(f"{library.name}-shm").open("rb") as file:
            content = file.read(_CHECKPOINTS + 40)
        committed = [*_committed(content, salts)]
        if committed:
            (folded,) = struct.unpack_from("=I", content, _CHECKPOINTS)
            (tried,) = struct.unpack_from("=I", content, _CHECKPOINTS + 32)
            return _Told(max(committed), folded, max(folded, tried))
    return None


def _committed(content: bytes, salts: tuple[int, ...]) -> Iterator[int]:
    """From each of the two copies of the header that is whole, the number of frames committed."""
    for at in (0, _SHARED.size):
        header = _SHARED.unpack_from(content, at)
        own = struct.unpack(">2I", content[at + 32 : at + 40])  # copied as it is in the journal
        sums = _sums((0, 0), content[at : at + 40], big=struct.pack("=H", 1) == b"\0\1")
        if own == tuple(salts) and sums == header[10:12]:
            yield header[4]


def _sums(before: Sums, words: bytes, *, big: bool) -> Sums:
    """The two checksums after *words*, an even number of them, as SQLite makes them.

    Its loop, ``s0 += x0 + s1; s1 += x1 + s0``, is that of Fibonacci's numbers with a word added at each step,
    so that what each word comes to in the end is known before: a whole journal is read in a moment.
    """
    count = len(words) // 4
    numbers, first, second = _factors(count)
    values = struct.unpack(f"{'>' if big else '<'}{count}I", words)
    last = sum(map(mul, values, first)) + before[1] * numbers[count + 1] + before[0] * numbers[count]
    last_but_one = sum(map(mul, values, second)) + before[1] * numbers[count] + before[0] * numbers[count - 1]
    return last_but_one & _MASK, last & _MASK


@cache
def _factors(count: int) -> tuple[list[int], list[int], list[int]]:
    """Fibonacci's numbers, and what each of so many words is taken times for the last sum and that before."""
    numbers = [0, 1]
    while len(numbers) < count + 2:
        numbers.append((numbers[-1] + numbers[-2]) & _MASK)
    return numbers, numbers[count:0:-1], [*numbers[count - 1 : 0 : -1], 0]
