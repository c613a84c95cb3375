"""What of a text is withheld, told without asking the code under test; texts told again in other words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import count

from briefing_app.domain.text import (
    Block,
    Cell,
    Content,
    FootnoteReference,
    Heading,
    Inline,
    ListItem,
    Paragraph,
    Picture,
    Row,
    Run,
    Table,
    Text,
    Withheld,
    WithheldBlock,
    holds,
    map_cells,
)
from tests.strategies import SCHEME


def row_holds_anything(row: Row) -> bool:
    inner = (held for cell in row.cells for block in cell.blocks for held in holds(block))
    return bool(row.severances or any(cell.severances for cell in row.cells) or any(inner))


def is_gone(table: Table) -> bool:
    """Whether a table drawn from facts goes as a whole, for want of a free row below its headings."""
    return table.derived and sum(not row_holds_anything(row) for row in table.rows) <= table.header_rows


def cells_of(table: Table, held: bool) -> Iterator[tuple[Cell, bool]]:
    """Every cell and whether it is withheld, be it by itself, its row, its column or what is around."""
    for row in table.rows:
        drawn_out = table.derived and row_holds_anything(row)
        for cell, column in zip(row.cells, table.columns, strict=True):
            yield cell, held or drawn_out or bool(row.severances | column | cell.severances)


def things_in(blocks: Text, around: bool = False) -> Iterator[tuple[Inline | Picture, bool]]:
    """Every inline object and picture of a text, footnotes included, and whether it is withheld."""
    for block in blocks:
        held = around or bool(block.severances)
        match block:
            case Heading() | Paragraph() | ListItem():
                yield from _inlines(block.content, held)
            case WithheldBlock():
                yield block.withheld, held
            case Picture():
                yield block, held
                yield from _inlines(block.caption, held)
            case Table():
                held = held or is_gone(block)
                yield from _inlines(block.caption, held)
                for cell, cell_held in cells_of(block, held):
                    yield from things_in(cell.blocks, cell_held)


def _inlines(content: Content, around: bool) -> Iterator[tuple[Inline, bool]]:
    for part in content:
        held = around or (not isinstance(part, Withheld) and bool(part.severances))
        yield part, held
        if isinstance(part, FootnoteReference):
            yield from _inlines(part.content, held)


def says_freely(blocks: Text) -> bool:
    """Whether any word, address or picture in the text is free."""
    free = [thing for thing, held in things_in(blocks) if not held]
    shown = (isinstance(one, Run) and bool(one.text.strip() or one.link) for one in free)
    return any(isinstance(one, Picture) for one in free) or any(shown)


def markings_in_the_way(blocks: Text) -> int:
    """How many markings above the lowest stand on words, addresses or pictures that would be released.

    In a table drawn from facts a cell bears the marking of its whole row.
    """
    found = 0
    for block in blocks:
        if block.severances or not says_freely((block,)):
            continue
        found += block.portion is not None and not SCHEME.is_public(block.portion)
        if isinstance(block, Table):
            told = iter(list(cells_of(block, held=False)))
            for row in block.rows:
                cells = [next(told) for _ in row.cells]
                says = [not held and says_freely(cell.blocks) for cell, held in cells]
                for (cell, _), one in zip(cells, says, strict=True):
                    marked = cell.portion is not None and not SCHEME.is_public(cell.portion)
                    found += marked and (one or (block.derived and any(says)))
                    found += markings_in_the_way(cell.blocks) if one else 0
    return found


Teller = Callable[[Run], tuple[Run, ...]]


@dataclass(frozen=True)
class Retelling:
    """A text with every free and every withheld run replaced by what two tellers make of it."""

    free: Teller
    withheld: Teller

    def text(self, blocks: Text, around: bool = False) -> Text:
        return tuple(self.block(block, around or bool(block.severances)) for block in blocks)

    def block(self, block: Block, held: bool) -> Block:
        match block:
            case Heading() | Paragraph() | ListItem():
                return replace(block, content=self.content(block.content, held))
            case Picture():
                told = (self.withheld if held else self.free)(Run(block.alternate))
                caption = self.content(block.caption, held)
                return replace(block, alternate="".join(run.text for run in told), caption=caption)
            case Table():
                held = held or is_gone(block)
                told_cells = iter(
                    [replace(cell, blocks=self.text(cell.blocks, on)) for cell, on in cells_of(block, held)]
                )
                caption = self.content(block.caption, held)
                return map_cells(replace(block, caption=caption), lambda _: next(told_cells))
            case WithheldBlock():
                return block

    def content(self, content: Content, held: bool) -> Content:
        return tuple(told for part in content for told in self.inline(part, held))

    def inline(self, part: Inline, held: bool) -> Content:
        match part:
            case Run():
                return (self.withheld if held or part.severances else self.free)(part)
            case FootnoteReference():
                return (replace(part, content=self.content(part.content, held or bool(part.severances))),)
            case _:
                return (part,)


def told_apart(blocks: Text) -> Text:
    """The text with words of its own in each place: "free0003" where free, "canary0005" where withheld."""
    numbers = count()

    def told(word: str) -> Teller:
        def one(run: Run) -> tuple[Run, ...]:
            token = f"{word}{next(numbers):04} "
            return (replace(run, text=token, link=None if run.link is None else f"https://{token}"),)

        return one

    return Retelling(told("free"), told("canary")).text(blocks)


def as_authored(blocks: Text) -> Text:
    """The text with every table counted as authored; of one drawn from facts whole rows go with a word."""

    def one(block: Block) -> Block:
        if not isinstance(block, Table):
            return block
        inner = map_cells(block, lambda cell: replace(cell, blocks=tuple(map(one, cell.blocks))))
        return replace(inner, derived=False)

    return tuple(map(one, blocks))


def without_marks(blocks: Text) -> Text:
    """The text with no portion marking on any block or cell."""

    def one(block: Block) -> Block:
        block = replace(block, portion=None)
        if not isinstance(block, Table):
            return block
        return map_cells(
            block, lambda cell: Cell(blocks=tuple(map(one, cell.blocks)), severances=cell.severances)
        )

    return tuple(map(one, blocks))
