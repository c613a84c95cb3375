"""What hints are found in: a document as it is before anything is taken out of it, and what is withheld."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from briefing_app.domain.named_places import begins_section
from briefing_app.domain.text import Block, BlockId, Table, Text
from briefing_app.services.hinting.figures import Figure, figures
from briefing_app.services.hinting.pieces import Piece, pieces_of

if TYPE_CHECKING:
    from briefing_app.domain.edition import AssembledNote
    from briefing_app.domain.named_places import NamedPlaces
    from briefing_app.services.free_words import FreeWords, Line
    from briefing_app.services.hinting.words import HintWords
    from briefing_app.services.needles import Withheld
    from briefing_app.services.note_reading import NoteReading


@dataclass(frozen=True)
class Considered:
    """A note as its public edition is made from, before anything is taken out.

    Attributes:
        reading: The note with what it was read from.
        document: Its blocks; tables drawn from facts hold released ones alone.
        free: What is withheld, and what finds words of it that stand free.
        places: What each place may be called.
        known: The blocks of the profiles its words come from, in all languages.
        everything: Makes the document with all facts in its tables.
    """

    reading: NoteReading
    document: AssembledNote
    free: FreeWords
    places: NamedPlaces
    known: Text
    everything: Callable[[], AssembledNote]

    @property
    def lines(self) -> tuple[Line, ...]:
        """Its title and properties."""
        return self.free.lines

    @property
    def withheld(self) -> Withheld:
        """What it is made without."""
        return self.free.withheld

    @property
    def blocks(self) -> Text:
        """Every block of the document in the order of its pages."""
        return (*self.document.front, *self.document.blocks)

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """Its words, and which letters of them are withheld."""
        return tuple(pieces_of(self.blocks))

    @cached_property
    def sections(self) -> tuple[tuple[Block, ...], ...]:
        """Its blocks by section, each with its heading; first what stands before any."""
        found: list[list[Block]] = [[]]
        for block in self.blocks:
            if begins_section(block):
                found.append([])
            found[-1].append(block)
        return tuple(tuple(one) for one in found if one)

    def rows_of(self, table: Table) -> int:
        """How many rows below its head a table drawn from facts would have if nothing were withheld."""
        return self._rows_drawn.get(table.id, len(table.rows) - table.header_rows)

    @cached_property
    def _rows_drawn(self) -> dict[BlockId, int]:
        if not any(one.is_withheld for one in self.withheld.facts):
            return {}
        drawn = (one for one in self.everything().blocks if isinstance(one, Table) and one.derived)
        return {one.id: len(one.rows) - one.header_rows for one in drawn}

    @cached_property
    def order(self) -> dict[BlockId, int]:
        """The place of each block in the order of the pages."""
        return {block.id: at for at, block in enumerate(self.blocks)}

    def pieces_in(self, blocks: tuple[Block, ...]) -> tuple[Piece, ...]:
        """The words of some of the blocks."""
        return tuple(piece for one in blocks for piece in self._pieces_by_block.get(one.id, ()))

    @cached_property
    def _pieces_by_block(self) -> dict[BlockId, list[Piece]]:
        found: dict[BlockId, list[Piece]] = {}
        for piece in self.pieces:
            found.setdefault(piece.top.id, []).append(piece)
        return found

    def figures_in(self, text: str, words: HintWords) -> tuple[Figure, ...]:
        """The numbers in a text of it, read once whoever asks."""
        if text not in self._figures:
            self._figures[text] = tuple(figures(text, words))
        return self._figures[text]

    @cached_property
    def _figures(self) -> dict[str, tuple[Figure, ...]]:
        return {}
