"""A document as stretches of words of which each letter is withheld or free."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefing_app.domain.passages import Passage, holds_of_pieces, letters, pieces
from briefing_app.domain.text import (
    FREE,
    Block,
    Content,
    Holds,
    Picture,
    Run,
    Table,
)

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """The words of a block, of a footnote in it, of a caption, or of a passage in a cell.

    Attributes:
        top: The block of the document it stands in, which may be a table.
        block: The block whose words these are.
        number: Which piece of that block it is, as a passage counts them.
        text: The letters, offsets as in a passage.
        held: The stretches of these that are withheld.
        row: In which row of a table, counted from 1; 0 outside of one.
        column: In which column.
    """

    top: Block
    block: Block
    number: int
    text: str
    held: tuple[Span, ...]
    row: int = 0
    column: int = 0

    def is_free(self, start: int, end: int) -> bool:
        """Whether nothing between two letters is withheld."""
        return not any(first < end and start < last for first, last in self.held)

    def passage(self, start: int, end: int) -> Passage:
        """The place of a stretch."""
        return Passage(self.block.id, self.number, start, end)


def pieces_of(blocks: Iterable[Block]) -> Iterator[Piece]:
    """Every piece of the blocks in reading order."""
    for block in blocks:
        yield from _pieces(block, block, FREE, 0, 0)


def _pieces(top: Block, block: Block, around: Holds, row: int, column: int) -> Iterator[Piece]:
    held = around | block.severances
    for number, (content, above) in enumerate(zip(pieces(block), holds_of_pieces(block), strict=True)):
        text = letters(content)
        yield Piece(top, block, number, text, _held(content, text, whole=bool(held | above)), row, column)
    if isinstance(block, Picture) and block.alternate:
        whole = ((0, len(block.alternate)),) if held else ()
        yield Piece(top, block, -1, block.alternate, whole, row, column)
    if isinstance(block, Table):
        for y, line in enumerate(block.rows, 1):
            for x, (cell, above) in enumerate(zip(line.cells, block.columns, strict=True), 1):
                of_cell = held | line.severances | above | cell.severances
                for inner in cell.blocks:
                    yield from _pieces(top, inner, of_cell, row or y, column or x)


def _held(content: Content, text: str, *, whole: bool) -> tuple[Span, ...]:
    """The stretches that are withheld, neighbours joined."""
    if whole:
        return ((0, len(text)),)
    found: list[Span] = []
    at = 0
    for part in content:
        end = at + len(letters((part,)))
        if isinstance(part, Run) and part.severances and end > at:
            if found and found[-1][1] == at:
                found[-1] = (found[-1][0], end)
            else:
                found.append((at, end))
        at = end
    return tuple(found)
