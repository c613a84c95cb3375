"""A full disk, a limit, what may not be written: told in words, with nothing lost."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults import binders, small_disk
from tests.faults.program import Program, Table, chance_of, times
from tests.faults.small_disk import SmallDisk

WHY_NOT = small_disk.why_not()
needs_a_disk = pytest.mark.skipif(bool(WHY_NOT), reason=f"NO SMALL DISK CAN BE MOUNTED HERE: {WHY_NOT}")
FULL = ("disk is full", "no room", "is full, or a limit", "cannot be written")


@pytest.fixture(scope="module")
def _disk() -> Iterator[SmallDisk]:
    disk = SmallDisk()
    yield disk
    disk.close()


@pytest.fixture
def disk(_disk: SmallDisk) -> Iterator[SmallDisk]:
    """A small disk with nothing on it."""
    yield _disk
    _disk.make("rw")
    _disk.clear()


def new(title: str) -> tuple[object, ...]:
    return ("note", "new", "--kind", "meeting-note", "--title", title, "--with", binders.name(0, 0))


def titles(program: Program, library: Path) -> set[str]:
    return {one["title"] for one in program.call(library, "note", "list", "--json").json["notes"]}


@needs_a_disk
def test_on_a_full_disk_nothing_told_of_is_lost_and_work_goes_on_when_there_is_room(
    disk: SmallDisk, library: Path, table: Table
):
    chance, runs, told, lost, refused = chance_of("full"), times(2, 20), 0, 0, 0
    for number in range(runs):
        (disk.seen / "desk").mkdir()
        shutil.copy(library, disk.seen / "desk")
        there = disk.folder / "desk" / "desk.bdl"
        known = titles(disk.program, there)
        disk.fill(leaving=chance.randrange(0, 600_000))
        for unit in range(4):
            answer = disk.program.call(there, *new(f"Unit {number} {unit}"))
            if answer.code == 0:
                known.add(f"Unit {number} {unit}")
                told += 1
                assert "Only 0 MB are free" in answer.err
                assert "no backup was made" in answer.err
            else:
                refused += 1
                assert any(words in answer.refused() for words in FULL), answer.err
        disk.free()
        lost += len(known - titles(disk.program, there))
        assert disk.program.call(there, "check").code == 0
        assert disk.program.call(there, *new("Afterwards")).code == 0
        assert {one.name for one in (disk.seen / "desk").iterdir()} == {"desk.bdl", "desk backups"}
        disk.clear()
    table.add("full disk: save", runs=runs, acknowledged=told, refused=refused, lost=lost)
    assert lost == 0
    assert refused


@needs_a_disk
@pytest.mark.parametrize("what", ["import", "export", "backup", "restore", "create"])
def test_on_a_full_disk_nothing_is_left_half_written(
    disk: SmallDisk, library: Path, table: Table, what: str, tmp_path: Path
):
    chance, runs, refused = chance_of("full", what), times(1, 20), 0
    (disk.seen / "desk").mkdir()
    there = disk.folder / "desk" / "desk.bdl"
    target = disk.folder / "note.docx"
    (tmp_path / "binder.md").write_text(binders.binder(5), encoding="utf-8")
    note = program_note(disk, library)
    work = {
        "import": ("import", tmp_path / "binder.md"),
        "export": ("export", note, "--edition", "internal", "--out", target, "--force"),
        "backup": ("backup", disk.folder / "copy.bdl", "--force"),
        "restore": ("restore", library),
        "create": ("create", "--library", disk.folder / "new.bdl"),
    }[what]
    disk.clear()
    (disk.seen / "desk").mkdir()
    shutil.copy(library, disk.seen / "desk")
    if what == "export":
        assert disk.program.call(there, *work).code == 0
    before = (disk.seen / "desk" / "desk.bdl").read_bytes()
    for _ in range(runs):
        files = {one for one in disk.seen.rglob("*") if one.is_file()}
        disk.fill(leaving=chance.randrange(0, 20_000))
        answer = disk.program.call(there, *work)
        if answer.code:
            refused += 1
            assert any(words in answer.refused() for words in FULL), answer.err
            left = {one for one in disk.seen.rglob("*") if one.is_file()} - files
            assert {one.name for one in left} <= {"filler", "desk.bdl-wal", "desk.bdl-shm"}, (
                "half a file is left"
            )
            assert (disk.seen / "desk" / "desk.bdl").read_bytes() == before
        if what == "export":
            assert zipfile.ZipFile(disk.seen / "note.docx").testzip() is None
        disk.free()
        assert disk.program.call(there, "check").code == 0
    assert disk.program.call(there, *work).code == 0
    table.add(f"full disk: {what}", runs=runs, refused=refused)
    assert refused, "the disk was never full enough: nothing was shown"


@needs_a_disk
@pytest.mark.parametrize("leaving", [1, 4_096, 20_000, 33_000])
def test_on_a_full_disk_everything_can_be_read_and_nothing_is_made(
    disk: SmallDisk, library: Path, table: Table, leaving: int
):
    (disk.seen / "desk").mkdir()
    shutil.copy(library, disk.seen / "desk")
    there = disk.folder / "desk" / "desk.bdl"
    known = titles(disk.program, there)
    before = (disk.seen / "desk" / "desk.bdl").read_bytes()
    disk.fill(leaving=leaving)
    read = (("note", "list"), ("profiles",), ("search", "who"), ("check",), ("severances", "--note", "1"))
    for words in read:
        answer = disk.program.call(there, *words)
        assert answer.code == 0, answer.err
        assert words == ("check",) or "it can be read, and nothing can be saved" in answer.err
    said = disk.program.call(there, *new("Refused")).refused()
    assert "disk is full" in said
    assert "open it again" in said
    assert (disk.seen / "desk" / "desk.bdl").read_bytes() == before
    assert {one.name for one in (disk.seen / "desk").iterdir()} == {"desk.bdl"}
    disk.free()
    assert disk.program.call(there, *new("Afterwards")).code == 0
    assert titles(disk.program, there) == {*known, "Afterwards"}
    table.add("full disk: read", runs=len(read), refused=1)


def program_note(disk: SmallDisk, library: Path) -> str:
    """The number of a note in the library."""
    listed = disk.program.call(library, "note", "list", "--json").json["notes"]
    return str(next(one["number"] for one in listed if one["title"] == "Before"))


def test_beyond_a_limit_of_the_system_nothing_told_of_is_lost(program: Program, library: Path, table: Table):
    chance, runs, told, refused, lost = chance_of("limit"), times(2, 20), 0, 0, 0
    known = titles(program, library)
    for number in range(runs):
        largest = (1_000, 50_000_000)[number] if number < 2 else chance.randrange(1_000, 900_000)
        answer = program.call(library, *new(f"Unit {number}"), largest=largest)
        if answer.code == 0:
            known.add(f"Unit {number}")
            told += 1
        else:
            refused += 1
            answer.refused()
        there = titles(program, library)
        lost += len(known - there)
        assert not there - known, "what was refused is there"
        assert program.call(library, "check").code == 0
    table.add("limit of the size of files: save", runs=runs, acknowledged=told, refused=refused, lost=lost)
    assert lost == 0
    assert told
    assert refused


@pytest.mark.parametrize("what", ["file", "folder", "file and folder"])
def test_what_may_not_be_written_is_told_and_left(program: Program, library: Path, table: Table, what: str):
    runs, refused = times(1, 20), 0
    before = library.read_bytes()
    for _ in range(runs):
        if "file" in what:
            library.chmod(0o400)
        if "folder" in what:
            library.parent.chmod(0o500)
        for words in (new("Refused"), ("profiles", "--json"), ("check",), ("backup",)):
            answer = program.call(library, *words, plain=True)
            if what == "file" and words[0] != "note":  # it can be read, and copied
                assert answer.code == 0, answer.err
                continue
            said = answer.refused()
            refused += 1
            assert "folder of your own" in said or "ask for the right" in said, said
        assert library.read_bytes() == before
        library.parent.chmod(0o700)
        library.chmod(0o600)
        assert program.call(library, "profiles", plain=True).code == 0
        assert program.call(library, "check", plain=True).code == 0
        assert {one.name for one in library.parent.iterdir()} <= {"desk.bdl", "desk backups"}
        shutil.rmtree(library.parent / "desk backups", ignore_errors=True)
    table.add(f"read-only: {what}", runs=runs, refused=refused)
    assert refused >= runs


@needs_a_disk
def test_a_read_only_file_system_is_told_and_backups_on_it_are_listed(
    disk: SmallDisk, library: Path, table: Table
):
    runs, refused = times(1, 20), 0
    shutil.copy(library, disk.seen)
    there = disk.folder / "desk.bdl"
    assert disk.program.call(there, *new("Kept")).code == 0
    for _ in range(runs):
        before = (disk.seen / "desk.bdl").read_bytes()
        disk.make("ro")
        for words in (new("Refused"), ("profiles",), ("check",), ("backup",), ("restore", "1")):
            said = disk.program.call(there, *words).refused()
            refused += 1
            assert "folder of your own" in said or "could not be restored" in said, said
        assert len(disk.program.call(there, "backups", "--check", "--json").json["backups"]) >= 1
        assert (disk.seen / "desk.bdl").read_bytes() == before
        disk.make("rw")
        assert "Kept" in titles(disk.program, there)
    table.add("read-only: file system", runs=runs, refused=refused)
    assert refused >= runs
