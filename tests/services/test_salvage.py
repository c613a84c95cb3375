"""A new library of what can be read of a damaged one: all that can be, nothing else, and nothing freer."""

from __future__ import annotations

import errno
import json
import os
import shutil
import sys
from io import FileIO
from pathlib import Path
from random import Random

import pytest

from briefing_app.bootstrap import Program, start
from briefing_app.cli.views.salvaged import salvaged_remarks
from briefing_app.domain.errors import CancelledError, LibraryError
from briefing_app.domain.salvaged import Salvaged, Sort
from briefing_app.storage.driver import Mode
from briefing_app.storage.engine import WRITES, open_engine
from briefing_app.storage.salvage.gathering import TABLES
from tests.services.salvaged_libraries import (
    Rows,
    refuse_differences,
    refuse_freed,
    refuse_unrecorded,
    rows_of,
)

PAGE = 4096
LONG = os.environ.get("BRIEFING_FAULTS") == "long"
"""Every page of the library is lost once in the long run of the tests of faults; some of them otherwise."""


@pytest.fixture(scope="module")
def program() -> Program:
    return start()


@pytest.fixture(scope="module")
def whole(program: Program, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample library: profiles, facts, notes, severances, older texts."""
    library = tmp_path_factory.mktemp("whole") / "desk.bdl"
    program.sample(library)
    shutil.rmtree(library.with_name("desk backups"))
    return library


@pytest.fixture(scope="module")
def before(whole: Path) -> Rows:
    return rows_of(whole)


def salvaged(program: Program, content: bytes, folder: Path, before: Rows) -> tuple[Salvaged, Rows]:
    """What came over from a file of these bytes, after everything was compared with what it was."""
    damaged, made = folder / "damaged.bdl", folder / "new.bdl"
    damaged.write_bytes(content)
    made.unlink(missing_ok=True)
    told = program.libraries.salvage(damaged, made)
    assert damaged.read_bytes() == content, "the damaged library was changed"
    assert {one.name for one in folder.iterdir()} == {"damaged.bdl", "new.bdl"}
    after = rows_of(made)
    refuse_differences(before, after, approvals=told.checked)
    refuse_freed(before, after)
    for table, sort in (("profile", Sort.PROFILES), ("note", Sort.NOTES), ("fact", Sort.FACTS)):
        count = told.counts[sort]
        assert count.lost is None or count.came + count.lost == len(before[table])
    assert program.libraries.check(made).is_sound
    return told, after


def root_of(library: Path, table: str) -> int:
    engine = open_engine(library, mode=Mode.AT_REST)
    with engine.connect() as connection:
        found = connection.exec_driver_sql(f"SELECT rootpage FROM sqlite_schema WHERE name = '{table}'")
        page = int(found.scalar_one())
    engine.dispose()
    return page


def naming_tables(library: Path) -> int:
    """A page behind the first one that says which tables there are, and holds none itself."""
    engine = open_engine(library, mode=Mode.AT_REST)
    with engine.connect() as connection:
        roots = {row[0] for row in connection.exec_driver_sql("SELECT rootpage FROM sqlite_schema")}
    engine.dispose()
    return next(one for one in range(2, max(roots)) if one not in roots)


def without(content: bytes, *pages: int) -> bytes:
    left = bytearray(content)
    for page in pages:
        left[(page - 1) * PAGE : page * PAGE] = bytes(PAGE)
    return bytes(left)


def test_of_a_sound_library_everything_comes_over(program, whole, before, tmp_path):
    told, after = salvaged(program, whole.read_bytes(), tmp_path, before)
    assert told.is_whole
    assert {table: len(after[table]) for table in TABLES if table != "audit"} == {
        table: len(before[table]) for table in TABLES if table != "audit"
    }


def test_each_page_that_is_lost_loses_what_stood_on_it_and_frees_nothing(program, whole, before, tmp_path):
    content = whole.read_bytes()
    pages = len(content) // PAGE
    chosen = range(1, pages + 1) if LONG else [1, 27, *range(90, pages + 1, 40)]
    told = [salvaged(program, without(content, page), tmp_path, before)[0] for page in chosen]
    assert all(one.spoilt == 1 for one in told)
    assert sum(one.is_whole for one in told) < len(told)


def test_where_every_decision_is_lost_the_words_stay_withheld(program, whole, before, tmp_path):
    content = without(whole.read_bytes(), root_of(whole, "severance"))
    told, after = salvaged(program, content, tmp_path, before)
    assert told.undecided == len(before["severance"])
    assert {row["state"] for row in after["severance"].values()} == {"proposed"}
    provisions = {key: row["exemptions"] for key, row in before["severance"].items()}
    assert {key: row["exemptions"] for key, row in after["severance"].items()} == provisions
    with program.open(tmp_path / "new.bdl") as desk:
        held = {
            one.id for section in desk.notes.get("1").sections for one in section.blocks if one.severances
        }
    with program.open(whole) as desk:
        wanted = {
            one.id for section in desk.notes.get("1").sections for one in section.blocks if one.severances
        }
    assert held == wanted
    shutil.rmtree(whole.with_name("desk backups"), ignore_errors=True)


@pytest.mark.parametrize("table", ["revision", "fact"])
def test_rows_to_which_the_way_is_lost_are_found_on_their_pages(program, whole, before, tmp_path, table):
    told, after = salvaged(program, without(whole.read_bytes(), root_of(whole, table)), tmp_path, before)
    assert told.spoilt == 1
    assert len(after[table]) == len(before[table])


def test_settings_that_are_lost_are_the_usual_ones_and_that_is_told(program, whole, before, tmp_path):
    told, after = salvaged(program, without(whole.read_bytes(), root_of(whole, "library")), tmp_path, before)
    assert not told.settings
    assert not told.is_whole
    assert len(after["library"]) == 1


def test_without_its_beginning_everything_is_read_and_nothing_counts_as_approved(
    program, whole, before, tmp_path
):
    told, after = salvaged(program, without(whole.read_bytes(), 1), tmp_path, before)
    assert not told.checked
    assert not told.is_whole
    assert after["revision"] == before["revision"]
    assert {row["state"] for row in after["severance"].values()} == {"proposed"}


class Failing(FileIO):
    """A file of which the disk does not give one page."""

    page = 0

    def read(self, size: int | None = -1) -> bytes:
        at = self.tell()
        if at < self.page * PAGE and (size is None or size < 0 or at + size > (self.page - 1) * PAGE):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return super().read(size)


@pytest.mark.parametrize("page", [1, 40])
def test_a_page_that_the_disk_does_not_give_is_lost_and_no_other(
    program, whole, before, tmp_path, monkeypatch, page
):
    damaged, really = Path(shutil.copy(whole, tmp_path / "damaged.bdl")), Path.open
    monkeypatch.setattr(Failing, "page", page)

    def opened(path: Path, mode: str = "r", *rest: object, **more: object) -> object:
        return Failing(path) if path == damaged and mode == "rb" else really(path, mode, *rest, **more)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", opened)
        told = program.libraries.salvage(damaged, tmp_path / "new.bdl")
    assert told.spoilt == 1
    assert told.checked == (page != 1)
    after = rows_of(tmp_path / "new.bdl")
    refuse_differences(before, after, approvals=told.checked)
    refuse_freed(before, after)


def test_a_disk_that_has_no_room_for_a_longer_file_does_not_end_it(program, whole, tmp_path, monkeypatch):
    def full(_path: Path, _length: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "truncate", full)
    damaged = tmp_path / "damaged.bdl"
    for page in (1, naming_tables(whole)):
        damaged.write_bytes(without(whole.read_bytes(), page))
        told = program.libraries.salvage(damaged, tmp_path / f"{page}.bdl")
        assert told.counts[Sort.NOTES].came > 0
    damaged.write_bytes(whole.read_bytes()[: 50 * PAGE])
    with pytest.raises(LibraryError, match="No space left"):
        program.libraries.salvage(damaged, tmp_path / "new.bdl")


@pytest.mark.parametrize("left", [0.55, 0.9])
def test_of_a_truncated_library_comes_what_is_there(program, whole, before, tmp_path, left):
    content = whole.read_bytes()
    told, _ = salvaged(program, content[: int(len(content) * left)], tmp_path, before)
    assert not told.is_whole


def test_flipped_bits_lose_their_pages_and_no_wrong_word_comes_over(program, whole, before, tmp_path):
    chance, content = Random(5), whole.read_bytes()
    for _ in range(60 if LONG else 3):
        damaged = bytearray(content)
        for _ in range(4):
            damaged[chance.randrange(20 * PAGE, len(content))] ^= 1 << chance.randrange(8)
        salvaged(program, bytes(damaged), tmp_path, before)


def test_what_is_in_a_journal_comes_over_too(program, whole, before, tmp_path):
    if sys.platform == "win32":
        pytest.skip("a process is forked and killed here")
    library = Path(shutil.copy(whole, tmp_path / "desk.bdl"))
    child = os.fork()
    if not child:
        try:
            program.open(library).notes.create(kind="meeting-note", title="Saved last")
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    left = library.read_bytes()
    library.write_bytes(without(left, len(left) // PAGE))
    told = program.libraries.salvage(library, tmp_path / "new.bdl")
    assert told.journal
    assert "Saved last" in {row["title"] for row in rows_of(tmp_path / "new.bdl")["note"].values()}


@pytest.fixture(scope="module")
def killed(program: Program, whole: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library whose program was killed after it had saved two notes, which are in its journal alone."""
    if sys.platform == "win32":
        pytest.skip("a process is forked and killed here")
    library = Path(shutil.copy(whole, tmp_path_factory.mktemp("killed") / "desk.bdl"))
    child = os.fork()
    if not child:
        try:
            desk = program.open(library)
            for title in ("Saved before", "Saved last"):
                desk.notes.create(kind="meeting-note", title=title)
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    library.with_name("desk.bdl-shm").unlink()  # it would be of another time in a copy
    return library


def without_its_header(journal: bytes) -> bytes:
    return bytes(32) + journal[32:]


def with_a_bit_changed_in_it(journal: bytes) -> bytes:
    frame = 24 + PAGE
    at = 32 + (len(journal) - 32) // frame // 2 * frame + 100
    return journal[:at] + bytes([journal[at] ^ 1]) + journal[at + 1 :]


def of_zeros(journal: bytes) -> bytes:
    return bytes(len(journal))


def kept_already(_journal: bytes) -> None:
    """It was kept under another name, and opening the library took it away."""


@pytest.mark.parametrize("change", [without_its_header, with_a_bit_changed_in_it, of_zeros, kept_already])
def test_where_the_journal_is_not_whole_nothing_is_approved_and_everything_withheld(
    program, killed, tmp_path, change
):
    library = Path(shutil.copy(killed, tmp_path / "desk.bdl"))
    journal = killed.with_name("desk.bdl-wal").read_bytes()
    left = change(journal)
    name = "desk damaged journal 20260302T093000Z.wal" if left is None else "desk.bdl-wal"
    (tmp_path / name).write_bytes(journal if left is None else left)
    told = program.libraries.salvage(library, tmp_path / "new.bdl")
    after = rows_of(tmp_path / "new.bdl")
    assert not told.journal
    assert not told.is_whole
    assert {row["state"] for row in after["severance"].values()} == {"proposed"}
    for row in [*after["section"].values(), *after["fact"].values()]:
        held = json.loads(row["body"])["severances"]
        assert any("may not be" in after["severance"][one,]["reason"] for one in held)
        refuse_unrecorded(after, set(held))
    titles = {row["title"] for row in after["note"].values()}
    assert "Saved last" not in titles
    assert told.counts[Sort.SEVERANCES].came < len(after["severance"])
    assert salvaged_remarks(told)[0].startswith("The journal beside the library could not be used whole")


def test_a_profile_that_is_no_whole_takes_no_other_with_it(program, whole, before, tmp_path):
    damaged, made = Path(shutil.copy(whole, tmp_path / "damaged.bdl")), tmp_path / "new.bdl"
    parent = next(row["profile_id"] for row in before["fact"].values() if row["profile_id"])
    child = next(one for (one,) in before["profile"] if one != parent)
    engine = open_engine(damaged, foreign_keys=False)
    with engine.execution_options(**{WRITES: True}).begin() as connection:
        for said, given in (
            ("UPDATE profile SET parent_id = ? WHERE id = ?", (parent, child)),
            ("UPDATE fact SET body = '{}' WHERE profile_id = ?", (parent,)),
            ("DELETE FROM profile WHERE id = ?", (parent,)),
        ):
            connection.exec_driver_sql(said, given)
    engine.dispose()
    told = program.libraries.salvage(damaged, made)
    after = rows_of(made)
    assert set(after["profile"]) == set(before["profile"]) - {(parent,)}
    assert after["profile"][child,]["parent_id"] is None
    assert told.profiles == ()
    for table, sort in (("profile", Sort.PROFILES), ("section", Sort.SECTIONS), ("fact", Sort.FACTS)):
        assert told.counts[sort].came == len(after[table])
    assert program.libraries.check(made).is_sound


# ---- what is refused


def test_a_folder_of_that_name_is_left_alone_unless_a_salvage_left_it(program, whole, tmp_path):
    folder = tmp_path / "new.bdl-salvage"
    folder.mkdir()
    (folder / "copy.bdl").write_text("left by a salvage that was killed")
    (folder / "minutes.txt").write_text("mine")
    with pytest.raises(LibraryError, match="in the way"):
        program.libraries.salvage(whole, tmp_path / "new.bdl")
    assert (folder / "minutes.txt").read_text() == "mine"
    (folder / "minutes.txt").unlink()
    program.libraries.salvage(whole, tmp_path / "new.bdl")
    assert not folder.exists()


def test_nothing_is_overwritten(program, whole, tmp_path):
    target = tmp_path / "new.bdl"
    target.write_text("mine")
    with pytest.raises(LibraryError, match="exists already"):
        program.libraries.salvage(whole, target)
    assert target.read_text() == "mine"


@pytest.mark.parametrize("content", [b"", b"Minutes of a meeting\n" * 2000, bytes(9 * PAGE)])
def test_what_holds_nothing_is_refused_and_nothing_is_made(program, tmp_path, content):
    damaged = tmp_path / "damaged.bdl"
    damaged.write_bytes(content)
    with pytest.raises(LibraryError):
        program.libraries.salvage(damaged, tmp_path / "new.bdl")
    assert list(tmp_path.iterdir()) == [damaged]


def test_it_can_be_stopped_at_every_step_and_leaves_nothing(program, whole, tmp_path):
    for steps in (1, 10, 30):
        left = iter([False] * steps)
        with pytest.raises(CancelledError, match="no library was made"):
            program.libraries.salvage(whole, tmp_path / "new.bdl", lambda left=left: next(left, True))
        assert list(tmp_path.iterdir()) == []
