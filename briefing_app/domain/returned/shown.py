"""What a Word file shows of a note, paragraph by paragraph, and where each printed letter is from.

A file shows more than the note's words: portion marks, flags behind severed words, the words that stand for
received redactions. Which letters are of the note is known for the file the library would write, never for
the one that came back.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from briefing_app.domain.text import (
    FREE,
    Block,
    BlockId,
    Content,
    Holds,
    Inline,
    Run,
    SectionId,
)

BREAK = "\ue000"
NOTE = "\ue001"
EDGE = "\ue002"
"""Stand for a hard break, a footnote and the end of a paragraph where letters are compared."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A paragraph of a Word file: its words, its bookmarks, and what it is.

    ``level`` is that of a heading, ``item`` that of a list item, 0 for neither; ``place`` says in which cell
    it stands: (table, row, column), tables counted through the file; () for none. ``line`` is its number as
    the reader counts, ``comments`` how many comments stand in it, ``picture`` that it shows one.
    """

    content: Content
    names: tuple[str, ...] = ()
    level: int = 0
    item: int = 0
    numbered: bool = False
    place: tuple[int, ...] = ()
    line: int = 0
    comments: int = 0
    picture: bool = False

    @property
    def says(self) -> str:
        """Its words as one string, white space at both ends left out."""
        return "".join(map(shown_letters, self.content)).strip()

    @property
    def form(self) -> tuple[int, int, bool]:
        """What kind of paragraph it is."""
        return self.level, self.item, self.numbered


def shown_letters(part: Inline) -> str:
    """One inline object as letters: a hard break and a footnote are one each."""
    return part.text if isinstance(part, Run) else BREAK if not hasattr(part, "content") else NOTE


class PrintedMark(Enum):
    """What printed letters are that are no words of the note."""

    PORTION = "portion"
    FLAG = "flag"
    MARKER = "marker"
    OURS = "ours"


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as it is printed, and what of the note it is.

    ``part`` is a run of just this letter, a hard break, a footnote or, for every letter of the words that
    stand for it, a received redaction; None for what the program prints. Letters of one mark share ``group``.
    ``held`` withholds the letter by itself; that of a flag is what the words before it are withheld by.
    ``inner`` are the letters of a footnote.
    """

    shown: str
    part: Inline | None = None
    mark: PrintedMark | None = None
    group: int = -1
    held: Holds = FREE
    inner: tuple[Letter, ...] = ()


Letters = tuple[Letter, ...]


class Piece(Enum):
    """Which words of a note a paragraph shows."""

    WORDS = "words"
    CAPTION = "caption"
    PICTURE = "picture"
    SECTION_HEADING = "heading"
    PRINTED = "printed"


@dataclass(frozen=True, slots=True)
class CellPlace:
    """A cell of a table of the note."""

    table: BlockId
    row: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NotePlace:
    """What a bookmark stands for: words of the note, and where in it they are.

    ``block`` is None for what the program prints and for the heading of a section; ``around`` is all that
    withholds the place from above, the block itself left out. ``letters`` gives the printed letters.
    """

    piece: Piece
    section: SectionId | None
    block: Block | None = None
    cell: CellPlace | None = None
    around: Holds = FREE
    letters: Callable[[], Letters] = tuple
    heading: str = ""
