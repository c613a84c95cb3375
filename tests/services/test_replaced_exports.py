"""An export that replaces others and fails, or is killed, leaves every file that was there as it was."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from briefing_app.bootstrap import Desk, Program
from briefing_app.documents import files
from briefing_app.domain.edition import EditionKind
from briefing_app.domain.errors import ExportError
from briefing_app.services.handing_over import HandingOver
from tests.children import unmeasured

from .conftest import FEE
from .test_editions import sever
from .test_notes import meeting
from .test_release_records import record_of

PUBLIC = EditionKind.PUBLIC


def found_in(folder: Path) -> dict[str, bytes]:
    """All files but those that somebody who was killed had not finished."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix != ".part"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "out"
    made.mkdir()
    return made


@pytest.fixture
def number(desk: Desk, folder: Path) -> str:
    """A note that was exported, and to which more is said and withheld since."""
    note = meeting(desk, "HC")
    sever(desk, note, FEE)
    desk.exports.export(note.number, PUBLIC, out=folder / "public.docx")
    sever(desk, note, "Ana Roy", provision="19(1)")
    return note.number


@pytest.mark.parametrize("ending", [".json", ".docx"])
def test_a_full_disk_leaves_the_document_and_its_record_as_they_were(
    desk: Desk, folder: Path, number: str, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    before, moved = found_in(folder), files._moved

    def full(beside: Path, target: Path, *, force: bool) -> files.Written:
        if target.suffix == ending:
            raise OSError(28, "No space left on device")
        return moved(beside, target, force=force)

    monkeypatch.setattr(files, "_moved", full)
    with pytest.raises(ExportError, match="No space left"):
        desk.exports.export(number, PUBLIC, out=folder / "public.docx", force=True)
    assert found_in(folder) == before
    assert len(desk.releases.of_note(number)) == 1


def test_a_library_that_cannot_keep_the_release_leaves_all_files_as_they_were(
    desk: Desk, folder: Path, number: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, write = found_in(folder), files.Together.write

    def then_it_fails(self: files.Together, wanted: object) -> None:
        write(self, wanted)  # type: ignore[arg-type]  # it is called as the service calls it
        raise RuntimeError("the transaction is lost")

    monkeypatch.setattr(files.Together, "write", then_it_fails)
    with pytest.raises(RuntimeError):
        desk.exports.export(number, PUBLIC, out=folder / "public.docx", force=True)
    assert found_in(folder) == before
    assert len(desk.releases.of_note(number)) == 1


def test_the_library_is_not_kept_waiting_while_a_record_is_made_and_searched(
    desk: Desk, folder: Path, number: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    make, waited = HandingOver._documents, []

    def and_note_somebody_else_writes(self: HandingOver, *given: object) -> tuple[bytes, bytes]:
        desk.notes.create(kind="meeting-note", title="Meanwhile", names=[])
        waited.append(False)
        return make(self, *given)  # type: ignore[arg-type]  # it is called as the service calls it

    monkeypatch.setattr(HandingOver, "_documents", and_note_somebody_else_writes)
    desk.exports.export(number, PUBLIC, out=folder / "public.docx", force=True)
    assert waited == [False]


KILLED = """
    import os, sys
    from pathlib import Path
    from briefing_app.bootstrap import start
    from briefing_app.documents import files
    from briefing_app.domain.edition import EditionKind

    library, out, number, after = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4]
    moved, settle, count = files._moved, files.settle, [0]

    def killed_after(beside, target, *, force):
        written = moved(beside, target, force=force)
        count[0] += 1
        if str(count[0]) == after:
            os._exit(9)
        return written

    def killed_at_the_end(targets, *, replaced):
        if after == "end":
            os._exit(9)
        settle(targets, replaced=replaced)

    files._moved, files.settle = killed_after, killed_at_the_end
    with start().open(library) as desk:
        desk.exports.export(number, EditionKind.PUBLIC, out=out, force=True)
"""


@pytest.mark.parametrize("after", ["1", "2", "3", "end"])
def test_a_program_that_is_killed_while_it_replaces_loses_no_file(
    tmp_path: Path, library_path: Path, folder: Path, program: Program, after: str
) -> None:
    out = folder / "public.docx"
    with program.open(library_path) as desk:
        note = meeting(desk, "HC")
        sever(desk, note, FEE)
        desk.exports.export(note.number, PUBLIC, out=out)
        sever(desk, note, "Ana Roy", provision="19(1)")
    before = found_in(folder)
    script = tmp_path / "killed.py"
    script.write_text(textwrap.dedent(KILLED), encoding="utf-8")
    given = [sys.executable, str(script), str(library_path), str(out), note.number, after]
    assert subprocess.run(given, env=unmeasured(), check=False).returncode == 9
    assert set(before.values()) <= set(found_in(folder).values())  # each is there still, whole
    with program.open(library_path) as desk:
        known = 2 if after == "end" else 1
        assert len(desk.releases.of_note(note.number)) == known
        with pytest.raises(ExportError, match="there already"):
            desk.exports.export(note.number, PUBLIC, out=out)  # which puts things in order first
        left = found_in(folder)
        assert left.keys() == before.keys() == {path.name for path in (out, *record_of(out))}
        assert (left == before) is (after != "end")
        desk.exports.export(note.number, PUBLIC, out=out, force=True)
        assert found_in(folder).keys() == before.keys()
