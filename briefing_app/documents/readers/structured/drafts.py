"""What a document is read into first: drafts of blocks in reading order, tables being drafts of cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from briefing_app.documents.readers.structured.items import Item
from briefing_app.documents.readers.structured.parts import Part


@dataclass(slots=True)
class WordsDraft:
    """A heading (``level``), an item (``item``) or a paragraph with its words.

    ``line`` is the number of its paragraph in the document, from 1, 0 where lines are not counted (a paste).
    ``rule`` says by what it is a heading, title or no content, where the document says so; ``title`` that it
    is the document's, ``boilerplate`` that it is no content but part of the page; ``indent`` counts columns;
    ``bookmarks`` are the names of those that begin in it; ``leads`` is the place that all its words lead
    to, "" where there is none.
    """

    parts: list[Part]
    level: int = 0
    item: Item | None = None
    line: int = 0
    rule: str = ""
    title: bool = False
    boilerplate: bool = False
    indent: int = 0
    bookmarks: tuple[str, ...] = ()
    leads: str = ""


@dataclass(slots=True)
class PictureDraft:
    """A picture: its bytes, what they are ("image/png") and its alternate text; as a line of its own."""

    data: bytes
    media_type: str
    alternate: str
    line: int = 0
    bookmarks: tuple[str, ...] = ()


@dataclass(slots=True)
class CellDraft:
    """A cell: its drafts, and over how many rows and columns it reaches."""

    drafts: list[Draft] = field(default_factory=list)
    rows: int = 1
    columns: int = 1
    heading: bool = False


@dataclass(slots=True)
class TableDraft:
    """A table: rows of cells, what stood in it outside of any, its caption, how many rows are its head.

    ``first`` and ``last`` are its lines, the empty ones counted.
    """

    rows: list[list[CellDraft]] = field(default_factory=list)
    stray: list[Draft] = field(default_factory=list)
    caption: list[Draft] = field(default_factory=list)
    head: int = 0
    layout: bool = False
    first: int = 0
    last: int = 0
    bookmarks: tuple[str, ...] = ()


@dataclass(slots=True)
class NoteDraft:
    """The place where the words of a footnote stand, and these words."""

    key: str
    drafts: list[Draft] = field(default_factory=list)


Draft = WordsDraft | PictureDraft | TableDraft | NoteDraft


def words_of(drafts: Iterable[Draft]) -> Iterator[WordsDraft]:
    """Every draft of words, those in cells and notes included."""
    for draft in drafts:
        match draft:
            case WordsDraft():
                yield draft
            case NoteDraft():
                yield from words_of(draft.drafts)
            case TableDraft():
                yield from words_of(draft.caption)
                for row in draft.rows:
                    for cell in row:
                        yield from words_of(cell.drafts)
            case _:
                pass
