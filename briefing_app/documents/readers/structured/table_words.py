"""The words of a table as one text, cells parted by tabs and rows by line feeds, as in the other formats.

For an officer who says that it is no table there are the same words with all that hangs on them, so that
nothing in a cell is lost by that.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefing_app.documents.readers.draft import Draft
from briefing_app.domain.cut_content import length
from briefing_app.domain.reading import MarkedText, ReceivedMark
from briefing_app.domain.text import (
    OF_WORDS,
    Block,
    Cell,
    Content,
    HardBreak,
    Inline,
    Marker,
    Picture,
    Run,
    Table,
    Withheld,
    WithheldBlock,
    words,
)

_UNSPELLED = (Marker.STAMP, Marker.GAP, Marker.OURS)


class _Spelled(NamedTuple):
    """Words in which the redactions are spelled out, and which of the letters these are."""

    content: Content
    marks: tuple[ReceivedMark, ...]


def words_of_table(draft: Draft, table: Table) -> None:
    """Give the draft the table's rows as words, its text, its content and its redactions."""
    rows = [[_spelled(cell) for cell in row.cells] for row in table.rows]
    draft.rows = tuple(tuple(MarkedText(words(one.content), one.marks) for one in row) for row in rows)
    content: list[Inline] = []
    marks: list[ReceivedMark] = []
    at = 0
    for row in rows:
        for place, one in enumerate(row):
            marks += _moved(one.marks, at)
            content += (*one.content, HardBreak() if place + 1 == len(row) else Run("\t"))
            at += sum(map(length, one.content)) + 1
    draft.content = tuple(content[:-1])
    draft.text = words(draft.content)
    draft.redactions = tuple(marks)


def _moved(marks: tuple[ReceivedMark, ...], by: int) -> Iterator[ReceivedMark]:
    return (ReceivedMark(one.start + by, one.end + by, one.marker, one.exemptions) for one in marks)


def _spelled(cell: Cell) -> _Spelled:
    content: list[Inline] = []
    marks: list[ReceivedMark] = []
    at = 0
    for number, block in enumerate(cell.blocks):
        for part in (*((HardBreak(),) if number else ()), *_content(block)):
            if isinstance(part, Withheld):
                spelling = Marker.REDACTED_CAPITALS if part.marker in _UNSPELLED else part.marker
                marks.append(ReceivedMark(at, at + len(spelling.value), part.marker, part.exemptions))
                part = Run(spelling.value)
            content.append(part)
            at += length(part)
    return _Spelled(tuple(content), tuple(marks))


def _content(block: Block) -> Content:
    if isinstance(block, OF_WORDS):
        return block.content
    if isinstance(block, WithheldBlock):
        return (block.withheld,)
    if isinstance(block, Picture):
        return (Run(block.alternate),)
    inner = (one for row in block.rows for cell in row.cells for one in cell.blocks)
    return tuple(part for one in inner for part in (*_content(one), HardBreak()))
