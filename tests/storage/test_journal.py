"""The journal that a killed program leaves: nothing is said of one as it was, all of a changed one."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from briefing_app.domain.errors import DamagedError, LibraryError
from briefing_app.storage.backup import restore
from briefing_app.storage.engine import open_engine
from briefing_app.storage.journal import Damage, Rest, damage_of, journal_of
from briefing_app.storage.library import check_library
from tests.storage.examples import LATER, NOW, act, opened, profile

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a process is forked and killed here")

HEADER, FRAME = 32, 24 + 4096


def killed(work: Callable[[], None]) -> None:
    """Do the work in a process that is killed afterwards, or in its middle."""
    child = os.fork()
    if not child:
        try:
            work()
        finally:
            os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)


def left_by_a_kill(library: Path, names: int = 2) -> Path:
    """A library beside which a killed program left a journal of so many acts."""

    def work() -> None:
        open_library = opened(library)
        for number in range(names):
            with open_library.database.begin(act()) as done:
                done.profiles.add(profile(f"Forum {number}"))

    killed(work)
    return library


@pytest.fixture
def left(path: Path) -> Path:
    return left_by_a_kill(path)


def names(library: Path) -> list[str]:
    with opened(library) as it, it.database.read() as work:
        return sorted(one.name for one in work.profiles.list())


def flip(library: Path, at: int, bit: int = 0) -> None:
    with journal_of(library).open("r+b") as file:
        file.seek(at)
        (byte,) = file.read(1)
        file.seek(at)
        file.write(bytes([byte ^ 1 << bit]))


def frames_of(library: Path) -> int:
    return (journal_of(library).stat().st_size - HEADER) // FRAME


def committed_by_sqlite(library: Path) -> int:
    """How many frames SQLite makes of the journal, asked of a copy."""
    folder = library.parent / "asked"
    folder.mkdir(exist_ok=True)
    for ending in ("", "-wal"):
        shutil.copy(library.with_name(f"{library.name}{ending}"), folder / f"asked.bdl{ending}")
    engine = open_engine(folder / "asked.bdl")
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema").scalar()
        connection.rollback()
        frames = driver.execute("PRAGMA wal_checkpoint(NOOP)").fetchone()[1]
    engine.dispose()
    shutil.rmtree(folder)
    return int(frames)


# ---- damage


@pytest.mark.parametrize("shared", [True, False], ids=["with shared memory", "copied without it"])
def test_a_flipped_bit_anywhere_in_what_was_committed_is_noticed(left, shared):
    if not shared:
        left.with_name(f"{left.name}-shm").unlink()
    chance, count = Random(7), frames_of(left)
    heads = [HEADER + number * FRAME + byte for number in range(count) for byte in range(number % 5, 24, 5)]
    places = [*range(HEADER), *heads, *range(HEADER, HEADER + count * FRAME, 1499)]
    last = HEADER + (count - 1) * FRAME
    unnoticed = []
    for place in places:
        bit = chance.randrange(8)
        flip(left, place, bit)
        unnoticed += [place] if damage_of(left) is None else []
        flip(left, place, bit)
    if not shared:  # whether the last frame ended a transaction, and of this journal, is said by it alone
        unnoticed = [one for one in unnoticed if not last <= one < last + 16]
    assert unnoticed == []
    assert damage_of(left) is None


def test_a_journal_that_lost_its_end_is_noticed(left):
    os.truncate(journal_of(left), HEADER + 3 * FRAME)
    assert damage_of(left) is not None


def test_what_is_left_is_what_sqlite_makes_of_it(left):
    for frame in (0, frames_of(left) // 2, frames_of(left) - 1):
        flip(left, HEADER + frame * FRAME + 2000)
        damage = damage_of(left)
        assert damage is not None
        assert damage == Damage(committed_by_sqlite(left), Rest.BEGINNING, surely=True)
        flip(left, HEADER + frame * FRAME + 2000)


def test_damage_is_told_once_kept_and_then_gone_on_from(left, tmp_path):
    flip(left, HEADER + (frames_of(left) - 1) * FRAME + 99)
    before, journal = left.read_bytes(), journal_of(left).read_bytes()
    assert [one.code for one in check_library(left, at=NOW)] == ["journal"]
    with pytest.raises(LibraryError, match=r"last changes may be missing.*Open the library again") as caught:
        opened(left)
    assert not isinstance(caught.value, DamagedError), "no backup is needed to go on"
    (kept,) = tmp_path.glob("*.wal")
    assert kept.name in str(caught.value)
    assert (left.read_bytes(), journal_of(left).read_bytes(), kept.read_bytes()) == (before, journal, journal)
    assert names(left) == ["Forum 0"]
    with opened(left) as library:
        assert any(kept.name in one for one in library.notices), "it is told as long as it is kept"
    kept.unlink()
    with opened(left) as library:
        assert not any("journal" in one for one in library.notices)


def test_a_journal_with_a_bad_beginning_is_kept_and_left_out(left, tmp_path):
    flip(left, 17)
    with pytest.raises(LibraryError, match="last changes may be missing"):
        opened(left)
    assert names(left) == []
    assert len(list(tmp_path.glob("*.wal"))) == 1


def test_another_damage_is_told_again(path, tmp_path):
    for _ in range(2):
        left_by_a_kill(path)
        flip(path, HEADER + 99)
        with pytest.raises(LibraryError, match="last changes may be missing"):
            opened(path)
        assert names(path) == []
    assert len(list(tmp_path.glob("*.wal"))) == 2


def test_frames_that_are_in_the_file_are_not_put_back_to_what_they_were(path):
    """What was folded is newer than a beginning of the journal: that would mix old pages with new ones."""

    def work() -> None:
        library = opened(path)
        for number in range(3):
            with library.database.begin(act()) as done:
                done.profiles.add(profile(f"Forum {number}"))
        with library._engine.connect() as connection:
            connection.connection.driver_connection.execute("PRAGMA wal_checkpoint(PASSIVE)")

    killed(work)
    flip(path, HEADER + (frames_of(path) // 2) * FRAME + 99)
    assert damage_of(path).rest is Rest.FILE
    with pytest.raises(LibraryError, match="may be missing"):
        opened(path)
    assert names(path) == ["Forum 0", "Forum 1", "Forum 2"]


def test_a_journal_damaged_while_it_was_folded_in_leaves_no_whole(left):
    with left.with_name(f"{left.name}-shm").open("r+b") as file:
        file.seek(96 + 32)  # how far the folding had been going to come
        file.write((frames_of(left)).to_bytes(4, sys.byteorder))
    flip(left, HEADER + 99)
    for _ in range(2):
        with pytest.raises(DamagedError, match="not whole without it"):
            opened(left)


def test_restoring_a_backup_keeps_a_damaged_journal_with_its_file(left, tmp_path):
    backup = Path(shutil.copy(left, tmp_path / "kept.bdl"))
    flip(left, HEADER + 99)
    file, journal = left.read_bytes(), journal_of(left).read_bytes()
    aside = restore(backup, left, at=LATER)
    assert (aside.read_bytes(), journal_of(aside).read_bytes()) == (file, journal)


# ---- no damage


def test_a_journal_as_it_was_left_is_not_spoken_of(left):
    assert damage_of(left) is None
    assert names(left) == ["Forum 0", "Forum 1"]
    with opened(left) as library:
        assert library.notices == ()


def rounds(path: Path, chance: Random) -> Iterator[str]:
    """Transactions of all kinds for ever: small, larger than the cache, taken back, over a full journal."""
    engine = open_engine(path)
    connection = engine.raw_connection().driver_connection
    connection.execute("PRAGMA cache_size = 10")
    connection.execute("PRAGMA wal_autocheckpoint = 40")
    connection.execute("CREATE TABLE IF NOT EXISTS tried (number INTEGER PRIMARY KEY, words TEXT)")
    while True:
        connection.execute("BEGIN IMMEDIATE")
        for _ in range(chance.choice([1, 3, 60])):
            connection.execute("INSERT INTO tried (words) VALUES (?)", ("x" * chance.randrange(3000),))
        connection.execute("UPDATE tried SET words = words || 'y' WHERE number % 7 = 1")
        connection.execute("ROLLBACK" if chance.random() < 0.3 else "COMMIT")
        (number,) = connection.execute("SELECT coalesce(max(number), 0) FROM tried").fetchone()
        yield str(number)


def test_no_kill_at_whatever_moment_is_taken_for_damage(path):
    """Larger transactions than the cache holds are written before their end, and over others taken back."""
    chance, left = Random(11), 0
    for number in range(40):
        reader, writer = os.pipe()
        child = os.fork()
        if not child:
            os.close(reader)
            for told in rounds(path, Random(number)):
                os.write(writer, f"{told}\n".encode())
        os.close(writer)
        os.read(reader, 1)  # it has begun
        signal.sigtimedwait([], chance.uniform(0, 0.05))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with os.fdopen(reader) as said:
            told = [int(line) for line in said.read().splitlines() if line]
        left += frames_of(path) > 0
        assert damage_of(path) is None, f"kill {number}"
        engine = open_engine(path)
        with engine.connect() as connection:
            there = connection.exec_driver_sql("SELECT coalesce(max(number), 0) FROM tried").scalar_one()
            assert there >= max(told, default=0) or not told
            connection.connection.driver_connection.execute("ROLLBACK")
            connection.connection.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        engine.dispose()
    assert left > 20, "hardly any journal was left: nothing was shown"


def test_a_journal_without_shared_memory_is_not_spoken_of_either(left):
    left.with_name(f"{left.name}-shm").unlink()
    assert damage_of(left) is None
    with journal_of(left).open("ab") as file:
        file.write(bytes(2000))  # the beginning of a frame that was never finished
    assert damage_of(left) is None


def test_nothing_is_said_where_nothing_was_left(path):
    assert damage_of(path) is None
    journal_of(path).write_bytes(b"")
    assert damage_of(path) is None
