"""The lines of a document that has paragraphs: each one is a line, in reading order, notes after the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing_app.documents.readers.structured.drafts import (
    Draft,
    NoteDraft,
    PictureDraft,
    TableDraft,
    WordsDraft,
)
from briefing_app.documents.readers.structured.parts import LineEnd, Part, Said

LINE_INSIDE = "\v"
"""Stands in a line for a line end inside a paragraph, as in the text Word itself gives of one."""


def number_lines(drafts: list[Draft]) -> tuple[list[Draft], list[str]]:
    """The drafts with footnotes last, each told its line, and the lines."""
    ordered = [
        *(one for one in drafts if not isinstance(one, NoteDraft)),
        *(one for one in drafts if isinstance(one, NoteDraft)),
    ]
    lines: list[str] = []
    for draft in ordered:
        _number(draft, lines)
    return ordered, lines


def _number(draft: Draft, lines: list[str]) -> None:
    match draft:
        case WordsDraft():
            lines.append(line_of(draft.parts))
            draft.line = len(lines)
        case PictureDraft():
            lines.append("")
            draft.line = len(lines)
        case NoteDraft():
            for inner in draft.drafts:
                _number(inner, lines)
        case TableDraft():
            draft.first = len(lines) + 1
            for inner in _inside(draft):
                _number(inner, lines)
            draft.last = len(lines)


def _inside(table: TableDraft) -> Iterator[Draft]:
    yield from table.caption
    for row in table.rows:
        for cell in row:
            yield from cell.drafts


def line_of(parts: Iterable[Part]) -> str:
    """The words of a paragraph as one line."""
    return "".join(
        LINE_INSIDE if isinstance(part, LineEnd) else part.text if isinstance(part, Said) else ""
        for part in parts
    )
