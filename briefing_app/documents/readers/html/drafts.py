"""What a page is read into first: drafts of blocks in reading order, tables being drafts of cells."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing_app.documents.readers.html.lists import Item
from briefing_app.documents.readers.html.words import Part


@dataclass(slots=True)
class WordsDraft:
    """A heading (``level``), an item (``item``) or a paragraph with its words."""

    parts: list[Part]
    level: int = 0
    item: Item | None = None


@dataclass(slots=True)
class CellDraft:
    """A cell: its drafts, and over how many rows and columns it reaches."""

    drafts: list[Draft] = field(default_factory=list)
    rows: int = 1
    columns: int = 1
    heading: bool = False


@dataclass(slots=True)
class TableDraft:
    """A table: rows of cells, what stood in it outside of any, its caption, how many rows are its head."""

    rows: list[list[CellDraft]] = field(default_factory=list)
    stray: list[Draft] = field(default_factory=list)
    caption: list[Draft] = field(default_factory=list)
    head: int = 0
    layout: bool = False


@dataclass(slots=True)
class NoteDraft:
    """The place where the words of a footnote stand, and these words."""

    key: str
    drafts: list[Draft] = field(default_factory=list)


Draft = WordsDraft | TableDraft | NoteDraft
