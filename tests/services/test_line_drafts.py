"""What an earlier session left half typed is told by name alone: nobody waits for texts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from briefing_app.bootstrap import start
from briefing_app.domain.note_lines import heading_line
from briefing_app.services.line_drafts import PROPERTIES


@pytest.fixture
def statements() -> Iterator[list[str]]:
    """Every statement a library is asked with from now on."""
    asked: list[str] = []

    def hear(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        asked.append(statement)

    event.listen(Engine, "before_cursor_execute", hear)
    yield asked
    event.remove(Engine, "before_cursor_execute", hear)


def leave(library_path: Path) -> None:
    """Leave a profile and three notes half typed; in the last it says by now what was typed."""
    with start().open(library_path) as desk:
        profile = desk.profiles.find("HC").id
        desk.line_drafts.keep_profile(profile, PROPERTIES, {"nature": "Half"}, {"nature": ""})
        for title in ("First", "Second", "Third"):
            note = desk.notes.create(kind=desk.catalogue.default_kind, title=title, names=("HC",))
            first = note.sections[0]
            if title != "Third":
                desk.line_drafts.keep_note(note.number, {heading_line(first.id): "Half a heading"})
        renamed = desk.note_editing.rename_section(note.number, first.id, "Another")
        desk.line_drafts.keep_note(note.number, {heading_line(first.id): first.heading})
        desk.note_editing.undo(renamed)


def test_drafts_that_were_left_are_told_by_name_and_no_text_is_read(
    library_path: Path, statements: list[str]
) -> None:
    leave(library_path)
    with start().open(library_path) as desk:
        statements.clear()
        found = desk.line_drafts.left()
        read = [one for one in statements if one.startswith("SELECT")]
    assert [(one.owner.name, one.owner.number) for one in found] == [
        ("Second", "2"),
        ("First", "1"),
        ("Harbour Consultations", None),
    ]
    assert not any("section_text" in one or "FROM fact" in one for one in read)
    assert sum("FROM line_draft" in one for one in read) == 1
    assert not any("FROM profile" in one for one in read)
