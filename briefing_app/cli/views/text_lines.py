"""The text of a section as lines for people: severed words between ⟦ and ⟧, marks before blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from briefing_app.cli.views.columns import aligned
from briefing_app.cli.views.text_json import spelled
from briefing_app.domain.text import (
    Block,
    Cell,
    Content,
    FootnoteReference,
    HardBreak,
    Heading,
    Inline,
    ListItem,
    Paragraph,
    Picture,
    Run,
    Table,
    Withheld,
    WithheldBlock,
)

if TYPE_CHECKING:
    from briefing_app.domain.marking import Marking
    from briefing_app.services.catalogue import Catalogue

OPENED, CLOSED = "⟦", "⟧"
_STEP = "  "


@dataclass(frozen=True, slots=True)
class TextLines:
    """Prints texts with the portion marks of the catalogue's schemes."""

    catalogue: Catalogue
    language: str = "en"

    def of(self, blocks: Iterable[Block]) -> Iterator[str]:
        """The lines of a text; numbered items count from what their list starts with."""
        numbers: dict[int, int] = {}
        for block in blocks:
            if isinstance(block, ListItem):
                numbers = {level: last for level, last in numbers.items() if level <= block.level}
                numbers[block.level] = block.start or numbers.get(block.level, 0) + 1
            else:
                numbers = {}
            yield from self._block(block, numbers)

    def _block(self, block: Block, numbers: dict[int, int]) -> Iterator[str]:
        mark = self._mark(block.portion)
        match block:
            case Heading() | Paragraph():
                yield mark + _held(block, words(block.content))
            case ListItem():
                bullet = f"{numbers[block.level]}." if block.numbered else "-"
                yield f"{_STEP * (block.level - 1)}{bullet} {mark}{_held(block, words(block.content))}"
            case WithheldBlock():
                yield mark + spelled(block.withheld)
            case Table():
                yield from self._table(block, mark)
            case Picture():
                yield f"{mark}[{_held(block, block.alternate)}] {words(block.caption)}".rstrip()
        yield from _footnotes(block)

    def _table(self, table: Table, mark: str) -> Iterator[str]:
        if mark or table.caption:
            yield mark + words(table.caption)
        cells = [
            [
                _bracketed(
                    self._cell(cell), bool(table.severances or row.severances or column or cell.severances)
                )
                for cell, column in zip(row.cells, table.columns, strict=True)
            ]
            for row in table.rows
        ]
        yield from aligned(cells)

    def _cell(self, cell: Cell) -> str:
        return self._mark(cell.portion) + " ".join(self.of(cell.blocks))

    def _mark(self, portion: Marking | None) -> str:
        if portion is None:
            return ""
        return f"{self.catalogue.scheme_of(portion).portion(portion, self.language)} "


def words(content: Content) -> str:
    """Inline content on one line: a hard break as a blank, a footnote as [*], severed words bracketed."""
    return "".join(
        _bracketed("".join(map(_letters, parts)), severed)
        for severed, parts in groupby(content, key=_is_severed)
    )


def _is_severed(part: Inline) -> bool:
    return not isinstance(part, Withheld) and bool(part.severances)


def _letters(part: Inline) -> str:
    match part:
        case Run():
            return part.text
        case HardBreak():
            return " "
        case Withheld():
            return spelled(part)
        case FootnoteReference():
            return "[*]"


def _bracketed(text: str, severed: bool) -> str:
    return f"{OPENED}{text}{CLOSED}" if severed else text


def _held(block: Block, text: str) -> str:
    return _bracketed(text, bool(block.severances))


def _footnotes(block: Block) -> Iterator[str]:
    if isinstance(block, Heading | Paragraph | ListItem):
        for part in block.content:
            if isinstance(part, FootnoteReference):
                yield f"{_STEP}[*] {_bracketed(words(part.content), bool(part.severances))}"
