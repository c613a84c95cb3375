"""Another file in the library's place: another library, an older copy, the journal of something else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.faults import binders
from tests.faults.program import Program, Table, chance_of, times


def note(program: Program, library: Path, title: str) -> None:
    words = ("note", "new", "--kind", "meeting-note", "--title", title, "--with", binders.name(0, 0))
    answer = program.call(library, *words)
    assert answer.code == 0, answer.err


def journal_of(program: Program, library: Path, folder: Path) -> Path:
    """A copy of a library with the journal that a killed program left beside it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    copy = Path(shutil.copy(library, folder / "killed.bdl"))
    chance, journal = chance_of(folder), copy.with_name("killed.bdl-wal")
    for _ in range(200):
        running = program.start(copy, "note", "new", "--kind", "meeting-note", "--title", "In the journal")
        wanted = chance.randrange(4000, 60_000)
        while size_of(journal) <= wanted and not running.ends_within(0):
            pass
        running.kill()
        if size_of(journal) > 0:
            return journal
    pytest.fail("no kill left a journal behind: nothing was shown")


def size_of(file: Path) -> int:
    """Its size; 0 for one that is not there, or not any more."""
    try:
        return file.stat().st_size
    except FileNotFoundError:
        return 0


def test_the_journal_of_another_library_is_never_taken_into_this_one(
    program: Program, library: Path, tmp_path: Path, table: Table
):
    runs, unnoticed = times(1, 20), 0
    other = tmp_path / "other.bdl"
    (tmp_path / "other.md").write_text(binders.binder(7), encoding="utf-8")
    assert program.call(other, "import", tmp_path / "other.md").code == 0
    before = library.read_bytes()
    wanted = program.call(library, "profiles", "--json").json
    for _ in range(runs):
        journal = journal_of(program, other, tmp_path / "work")
        left = library.with_name(f"{library.name}-wal")
        shutil.copy(journal, left)
        answer = program.call(library, "profiles", "--json")
        if answer.code == 0:
            unnoticed += answer.json != wanted
        else:
            assert "move the journal" in answer.refused()
            assert "move the journal" in program.call(library, "check").out
        assert library.read_bytes() == before, "pages of another library were written into this one"
        left.unlink(missing_ok=True)
        library.with_name(f"{library.name}-shm").unlink(missing_ok=True)
        assert program.call(library, "profiles", "--json").json == wanted
    table.add("swapped: journal of another library", runs=runs, unnoticed=unnoticed)
    assert unnoticed == 0


def test_another_library_in_its_place_is_told_of(
    program: Program, library: Path, tmp_path: Path, table: Table
):
    runs, unnoticed = times(1, 20), 0
    other = tmp_path / "other.bdl"
    (tmp_path / "other.md").write_text(binders.binder(7), encoding="utf-8")
    assert program.call(other, "import", tmp_path / "other.md").code == 0
    note(program, library, "Known")
    own = library.read_bytes()
    for _ in range(runs):
        shutil.copy(other, library)
        answer = program.call(library, "profiles")
        unnoticed += "is another library" not in answer.err
        assert program.call(library, "profiles").err == "", "told more than once"
        library.write_bytes(own)
        unnoticed += "is another library" not in program.call(library, "profiles").err
    table.add("swapped: another library", runs=runs, unnoticed=unnoticed)
    assert unnoticed == 0


def test_an_older_copy_in_its_place_is_told_of(program: Program, library: Path, table: Table):
    runs, unnoticed = times(1, 20), 0
    note(program, library, "First")
    for number in range(runs):
        older = library.read_bytes()
        note(program, library, f"Since {number}")
        newer = library.read_bytes()
        library.write_bytes(older)
        unnoticed += "is older than" not in program.call(library, "profiles").err
        library.write_bytes(newer)
        assert program.call(library, "profiles").err == ""
    table.add("swapped: an older copy", runs=runs, unnoticed=unnoticed)
    assert unnoticed == 0


def test_a_restored_backup_is_no_older_copy(program: Program, library: Path):
    note(program, library, "First")
    note(program, library, "Second")
    assert program.call(library, "restore", "2").code == 0
    assert program.call(library, "profiles").err == ""
