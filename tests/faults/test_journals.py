"""What a kill leaves in the journal is gone on from unsaid; a bit that changed in it since is told."""

from __future__ import annotations

import shutil
import struct
from pathlib import Path
from random import Random

from briefing_app.storage.engine import open_engine
from tests.faults import binders
from tests.faults.program import Program, Table, chance_of, times

HEADER, FRAME = 32, 24 + 4096
KILLS, FLIPS, MOST_MISSES = times(3, 100), times(2, 5), times(9, 100)


def committed_frames(library: Path, folder: Path) -> int:
    """How many frames of the journal SQLite takes, asked of a copy."""
    folder.mkdir()
    for ending in ("", "-wal"):
        shutil.copy(library.with_name(f"{library.name}{ending}"), folder / f"asked.bdl{ending}")
    engine = open_engine(folder / "asked.bdl")
    with engine.connect() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema").scalar()
        connection.rollback()
        driver = connection.connection.driver_connection
        frames = int(driver.execute("PRAGMA wal_checkpoint(NOOP)").fetchone()[1])
    engine.dispose()
    shutil.rmtree(folder)
    return frames


def is_committed(library: Path) -> bool:
    """Whether something was just committed into the journal, as shared memory says."""
    shared = library.with_name(f"{library.name}-shm")
    content = shared.read_bytes()[:48] if shared.exists() else b""
    return len(content) == 48 and struct.unpack_from("=I", content, 16)[0] > 0


def flip(journal: Path, frames: int, chance: Random) -> None:
    content = bytearray(journal.read_bytes())
    content[chance.randrange(HEADER + frames * FRAME)] ^= 1 << chance.randrange(8)
    journal.write_bytes(content)


def test_a_changed_bit_is_told_and_what_a_kill_left_is_not(
    program: Program, library: Path, table: Table, tmp_path: Path
):
    chance, kills, misses, flips, unnoticed = chance_of("journals"), 0, 0, 0, 0
    binder = tmp_path / "binder.md"
    while kills < KILLS and misses < MOST_MISSES:
        binder.write_text(binders.binder(2 + kills + misses, profiles=8), encoding="utf-8")
        running, journal = program.start(library, "import", binder), library.with_name("desk.bdl-wal")
        while not is_committed(library) and not running.ends_within(0.002):
            pass
        running.kill(after=chance.uniform(0, 0.02))
        frames = committed_frames(library, tmp_path / "asked") if journal.exists() else 0
        left = shutil.copytree(library.parent, tmp_path / "left")
        said = program.call(library, "profiles", "--json")
        assert (said.code, said.err) == (0, ""), "what a kill left was taken for damage"
        kills, misses = kills + bool(frames), misses + (not frames)
        for _ in range(FLIPS if frames else 0):
            flips += 1
            unnoticed += not is_told(program, left, tmp_path / "flipped", frames, chance)
        shutil.rmtree(left)
    table.add("journal: left by a kill", runs=kills, unnoticed=0)
    table.add("journal: flip_a_bit", runs=flips, unnoticed=unnoticed)
    assert kills, "no kill left a journal: nothing was shown"
    assert unnoticed == 0


def is_told(program: Program, left: Path, folder: Path, frames: int, chance: Random) -> bool:
    """Whether a bit that changed in a copy is told, kept, and gone on from the second time."""
    library = Path(shutil.copytree(left, folder)) / "desk.bdl"
    journal = library.with_name("desk.bdl-wal")
    flip(journal, frames, chance)
    before = {one: one.read_bytes() for one in (library, journal)}
    checked, first = program.call(library, "check"), program.call(library, "profiles", "--json")
    noticed = first.code == 1 and checked.code == 1
    if noticed and "not whole without it" in first.refused():
        # it was being folded into the file, which has a part of it: nothing but a backup is whole
        assert "Restore a backup" in first.refused()
        assert {one: one.read_bytes() for one in before} == before, "what was damaged was changed"
        assert program.call(library, "profiles", "--json").code == 1
    elif noticed:
        assert "the last changes may be missing" in first.refused()
        assert "the last changes may be missing" in checked.out
        assert {one: one.read_bytes() for one in before} == before, "what was damaged was changed"
        (kept,) = library.parent.glob("desk damaged journal *.wal")
        assert kept.read_bytes() == before[journal]
        second = program.call(library, "profiles", "--json")
        assert second.code == 0, second.err
        assert kept.name in second.err
        assert program.call(library, "check").code == 0
    shutil.rmtree(folder)
    return noticed
