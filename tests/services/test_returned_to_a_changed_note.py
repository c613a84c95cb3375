"""A reviewer's copy comes back to a note that went on: what went is told, nothing of the present is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.note import Note
from briefing_app.domain.passages import map_blocks
from briefing_app.domain.returned.accepting import accepted, against
from briefing_app.domain.returned.changes import Remark, ReturnedChange, ReturnedKind, Standing
from briefing_app.domain.text import Block, Run, Table, block_words, holds, map_content, walk

from .reviewed_note import Reviewed, exported, reviewed_note
from .reviewers_edits import EDITS
from .word_edits import WordFile

SINCE = " Since then."
TOLD = {Remark.GONE_SINCE, Remark.TABLE_FORM, Remark.HOLDS_MORE, Remark.CHANGED_SINCE, Remark.CONFLICT}


@pytest.fixture
def note(desk: Desk) -> Reviewed:
    return reviewed_note(desk)


@pytest.fixture
def changes(desk: Desk, note: Reviewed, tmp_path: Path) -> tuple[ReturnedChange, ...]:
    """The thirty edits of a reviewer, as they were read."""
    file = WordFile(exported(desk, note.number, tmp_path / "sent.docx"))
    for edit in EDITS:
        edit.do(file, note)
    found = desk.returning.compare(note.number, file.save(tmp_path / "back.docx")).changes
    assert len(found) >= 25
    return found


def each_block(note: Note, change: Callable[[Block], Block]) -> Note:
    sections = tuple(replace(one, blocks=map_blocks(one.blocks, change)) for one in note.sections)
    return replace(note, sections=sections)


def went_on(block: Block) -> Block:
    """The block with words that were typed since at its end."""
    if isinstance(block, Table):
        return replace(block, caption=(*block.caption, Run(SINCE)))
    return map_content(block, lambda content: (*content, Run(SINCE)) if content else content)


def test_of_a_note_whose_sections_went_each_change_is_told_to_have_no_place(desk, note, changes) -> None:
    before = desk.notes.get(note.number)
    found = against(changes, replace(before, sections=()), desk.returning._join)
    assert {one.kind for one in found} > {ReturnedKind.CHANGED, ReturnedKind.ADDED}
    lost = [one for one in found if one.kind is not ReturnedKind.UNREAD and not one.remarks & TOLD]
    assert lost == []


def test_of_a_note_whose_passages_went_nothing_but_what_is_new_is_left_to_do(desk, note, changes) -> None:
    before = desk.notes.get(note.number)
    empty = replace(before, sections=tuple(replace(one, blocks=()) for one in before.sections))
    found = against(changes, empty, desk.returning._join)
    free = {one.kind for one in found if not one.remarks & TOLD}
    assert free <= {ReturnedKind.ADDED, ReturnedKind.HEADING, ReturnedKind.UNREAD}


def test_what_was_typed_since_is_kept_by_all_that_is_accepted_together(desk, note, changes) -> None:
    before = desk.notes.get(note.number)
    now = each_block(before, went_on)
    found = against(changes, now, desk.returning._join)
    together = [one for one in found if one.standing is Standing.OPEN]
    made = accepted(together, now, desk.returning._join)
    said = "".join(block_words(block) for one in made.sections for block in walk(one.blocks))
    wanted = "".join(block_words(block) for one in now.sections for block in walk(one.blocks))
    assert said.count(SINCE.strip()) >= wanted.count(SINCE.strip()) - sum(
        one.kind in (ReturnedKind.DELETED, ReturnedKind.JOINED, ReturnedKind.ROW_DELETED) for one in together
    )
    assert _held(made) >= _held(now)


def test_accepted_twice_they_change_nothing_more(desk, note, changes) -> None:
    before = desk.notes.get(note.number)
    sure = [one for one in changes if one.standing is Standing.OPEN]
    once = accepted(sure, before, desk.returning._join)
    assert once != before
    assert accepted(sure, once, desk.returning._join) == once


def _held(note: Note) -> set[str]:
    return {held for one in note.sections for block in walk(one.blocks) for held in holds(block)}
