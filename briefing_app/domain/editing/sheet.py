"""The sheet an officer writes on: the blocks, what is chosen in them, how the next words will be.

A sheet is a text on its way: it may hold empty blocks, which normal form drops, and always holds at least
one block. Places count blocks and characters of the model; what is no run counts as one character, and a
block without words of its own (table, picture, withheld line) is one character long. Every edit is a
function that gives a new sheet, so that undoing is going back to values that were there before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from briefing_app.domain.editing.spans import size_of
from briefing_app.domain.marking import Marking
from briefing_app.domain.normal_form import normalise
from briefing_app.domain.text import FREE, Block, BlockId, Holds, Paragraph, Text


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Between two characters of a block: the block's number and the characters before it."""

    block: int
    offset: int


@dataclass(frozen=True, slots=True)
class Style:
    """How words are written, apart from what they say."""

    bold: bool = False
    italic: bool = False
    link: str | None = None
    language: str | None = None
    severances: Holds = FREE


class Notice(StrEnum):
    """What an officer is told of an edit that did less, or more, than was asked."""

    REDACTION_STANDS = "redaction-stands"
    """A received redaction was left standing: it goes only with its whole block."""
    REDACTION_WENT = "redaction-went"
    """A received redaction went with its whole block."""
    MARKINGS_DIFFER = "markings-differ"
    """Two blocks were not joined: their markings belong to two schemes."""


Told = tuple[tuple[Notice, int], ...]
"""What an edit has to say, and how often."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The blocks in hand; ``anchor`` and ``head`` are the ends of what is chosen.

    ``style`` is that of the next words where it was set or left on purpose, else None: as around them.
    ``told`` counts what the last edit has to say.
    """

    blocks: Text
    anchor: Place = Place(0, 0)
    head: Place = Place(0, 0)
    style: Style | None = None
    told: Told = ()

    @property
    def start(self) -> Place:
        """Where the chosen stretch begins."""
        return min(self.anchor, self.head)

    @property
    def end(self) -> Place:
        """Where the chosen stretch ends."""
        return max(self.anchor, self.head)

    @property
    def chosen(self) -> bool:
        """Whether anything is chosen."""
        return self.anchor != self.head

    @property
    def block(self) -> Block:
        """The block the officer stands in."""
        return self.blocks[self.head.block]


@dataclass(frozen=True, slots=True)
class Means:
    """What edits need from outside: new ids, and the join of markings."""

    new_id: Callable[[], str]
    floor: Callable[[Iterable[Marking]], Marking]

    def empty(self) -> Paragraph:
        """A new block without words."""
        return Paragraph(id=BlockId(self.new_id()), content=())


def sheet_of(text: Text, means: Means) -> Sheet:
    """A sheet that holds the text, the officer standing at its beginning."""
    return Sheet(normalise(text) or (means.empty(),))


def standing_at(sheet: Sheet, place: Place, anchor: Place | None = None) -> Sheet:
    """The sheet with the officer standing elsewhere; places outside the text are brought inside."""
    head = _inside(sheet.blocks, place)
    return replace(
        sheet,
        anchor=head if anchor is None else _inside(sheet.blocks, anchor),
        head=head,
        style=None,
        told=(),
    )


def _inside(blocks: Text, place: Place) -> Place:
    number = min(max(place.block, 0), len(blocks) - 1)
    return Place(number, min(max(place.offset, 0), size_of(blocks[number])))


def end_of(blocks: Text, number: int) -> Place:
    """The place behind the last character of a block."""
    return Place(number, size_of(blocks[number]))
