"""A reviewer's round trip: the internal edition goes out as Word, is edited thirty times and read back."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.returned.changes import ReturnedChange, ReturnedKind, Standing
from briefing_app.domain.text import (
    Block,
    FootnoteReference,
    HardBreak,
    Inline,
    ListItem,
    Run,
    Table,
    Withheld,
    holds,
    received_redactions,
    walk,
)
from briefing_app.services.returning import ReturnedCopy

from .reviewed_note import Reviewed, exported, reviewed_note
from .reviewers_edits import EDITS, Edit
from .word_edits import WordFile

TRACKED = "The file has tracked changes: what was inserted is read, and what was deleted is not."
OFFICE = shutil.which("soffice")


@pytest.fixture
def note(desk: Desk) -> Reviewed:
    return reviewed_note(desk)


def edited(desk: Desk, note: Reviewed, folder: Path, edits: Iterable[Edit]) -> Path:
    """The copy as it comes back."""
    file = WordFile(exported(desk, note.number, folder / "sent.docx"))
    for edit in edits:
        edit.do(file, note)
    return file.save(folder / "back.docx")


def through_office(file: Path) -> Path:
    """The same file, opened and saved by LibreOffice."""
    folder = file.parent / "office"
    profile = f"-env:UserInstallation=file://{file.parent}/profile"
    command = [str(OFFICE), profile, "--headless", "--convert-to", "docx:MS Word 2007 XML"]
    subprocess.run(
        [*command, "--outdir", str(folder), str(file)], check=True, capture_output=True, timeout=120
    )
    return folder / file.name


def written(block: Block) -> str:
    """A block in short: severed words between brackets, bold ones between stars, notes between carets."""
    mark = "* " if isinstance(block, ListItem) else ""
    content = block.caption if isinstance(block, Table) else getattr(block, "content", ())
    said = "".join(map(_part, content))
    return mark + said.replace("⟧⟦", "").replace("****", "")


def _part(part: Inline) -> str:
    match part:
        case Run():
            words = f"**{part.text}**" if part.bold else part.text
            return f"⟦{words}⟧" if part.severances else words
        case Withheld():
            return "[REDACTED]"
        case HardBreak():
            return "|"
        case FootnoteReference():
            return f"^{''.join(map(_part, part.content))}^"


def told_at(change: ReturnedChange, note: Reviewed) -> str:
    """The short name of what a change is about."""
    if change.kind in (ReturnedKind.ADDED, ReturnedKind.HEADING):
        return next(name for name, one in note.sections.items() if one == change.section)
    return note.named(change.block)


def says(change: ReturnedChange) -> str:
    """What is there when it was accepted, or stays where it cannot be."""
    if change.kind is ReturnedKind.HEADING:
        return change.heading[1]
    shown = change.after
    if change.kind is ReturnedKind.ROW_DELETED or change.standing is Standing.KEPT:
        shown = change.after or change.before
    return " / ".join(map(written, shown))


def outcomes(seen: ReturnedCopy, note: Reviewed) -> set[tuple[object, ...]]:
    return {(one.kind, told_at(one, note), says(one), one.standing, one.remarks) for one in seen.changes}


def expected(edits: Iterable[Edit]) -> set[tuple[object, ...]]:
    return {(one.kind, one.at, one.says, one.standing, one.remarks) for one in edits}


def test_a_copy_nobody_touched_has_no_change(desk: Desk, note: Reviewed, tmp_path: Path) -> None:
    seen = desk.returning.compare(note.number, exported(desk, note.number, tmp_path / "sent.docx"))
    assert (seen.changes, seen.told, seen.exported) == ((), (), True)


@pytest.mark.parametrize("edit", EDITS, ids=[one.what for one in EDITS])
def test_one_edit_by_itself_is_told_and_nothing_else(
    edit: Edit, desk: Desk, note: Reviewed, tmp_path: Path
) -> None:
    seen = desk.returning.compare(note.number, edited(desk, note, tmp_path, [edit]))
    assert outcomes(seen, note) == expected([edit])


def test_a_reviewers_round_trip_with_thirty_edits(desk: Desk, note: Reviewed, tmp_path: Path) -> None:
    seen = desk.returning.compare(note.number, edited(desk, note, tmp_path, EDITS))
    assert len(EDITS) == 30
    assert outcomes(seen, note) == expected(EDITS)
    assert seen.told == (TRACKED,)
    check_accepting(desk, note, seen)


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_thirty_edits_are_the_same_once_libreoffice_saved_the_file(
    desk: Desk, note: Reviewed, tmp_path: Path
) -> None:
    seen = desk.returning.compare(note.number, through_office(edited(desk, note, tmp_path, EDITS)))
    assert outcomes(seen, note) == expected(EDITS)
    check_accepting(desk, note, seen)


def check_accepting(desk: Desk, note: Reviewed, seen: ReturnedCopy) -> None:
    """Everything that can be is accepted: nothing withheld, marked or received is lost; all can come back."""
    before = [one.blocks for one in desk.notes.get(note.number).sections]
    chosen = tuple(one for one in seen.changes if one.standing is not Standing.KEPT)
    act = desk.returning.bring_in(seen, chosen)
    after = desk.notes.get(note.number)
    blocks = {block.id: block for section in after.sections for block in walk(section.blocks)}
    assert {one for block in blocks.values() for one in holds(block)} == set(note.severances.values())
    assert sum(map(received_redactions, (b for s in after.sections for b in s.blocks))) == 2
    assert blocks[note.blocks["list"]].portion is not None
    for edit in EDITS:
        if edit.kind is ReturnedKind.CHANGED:
            assert written(blocks[note.blocks[edit.at]]) == edit.says
    assert [one.heading for one in after.sections] == ["Where we stand", "What comes next", "History"]
    desk.note_editing.undo(act)
    assert [one.blocks for one in desk.notes.get(note.number).sections] == before
