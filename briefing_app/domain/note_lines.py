"""The lines of a note outside its texts, by name: title, place, fields, approvals, headings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from briefing_app.domain.note import Note
    from briefing_app.domain.text import SectionId

TITLE: Final = "title"
PLACE: Final = "place"
_HEADING: Final = "heading:"


def field_line(key: str) -> str:
    """The name of the line for a field."""
    return f"field:{key}"


def approval_lines(post: str) -> tuple[str, str]:
    """The names of the lines for who approved in a post, and when."""
    return f"approval-name:{post}", f"approval-date:{post}"


def heading_line(section: SectionId) -> str:
    """The name of the line for the heading of a section."""
    return f"{_HEADING}{section}"


def is_heading(line: str) -> bool:
    """Whether a line is the heading of a section."""
    return line.startswith(_HEADING)


def stored_lines(note: Note) -> dict[str, str]:
    """What the lines of a note say as it is stored; one that is not there is empty."""
    found = {TITLE: note.title, PLACE: note.place}
    found |= {field_line(key): said for key, said in note.fields.items()}
    for one in note.approvals:
        found |= dict(zip(approval_lines(one.post), (one.name, one.at), strict=True))
    return found | {heading_line(one.id): one.heading for one in note.sections}


def unstored(note: Note, typed: Mapping[str, str]) -> dict[str, str]:
    """Which of the lines typed say something else than the note, the heading of no section left out."""
    stored = stored_lines(note)
    return {
        line: said
        for line, said in typed.items()
        if said.strip() != stored.get(line, "").strip() and (line in stored or not is_heading(line))
    }
