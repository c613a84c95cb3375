"""The text of a section: a tuple of blocks, a block a tuple of inline objects; no markup anywhere.

Everything that is shown, searched, saved or exported is read from these values, never parsed, so that no
typing error can publish a withheld passage. Severances are entities of their own (``domain.severance``);
what is withheld holds their ids.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NewType

from briefing_app.domain.exemption import ExemptionId
from briefing_app.domain.marking import Marking

BlockId = NewType("BlockId", str)
PairId = NewType("PairId", str)
SectionId = NewType("SectionId", str)
RevisionId = NewType("RevisionId", str)
SeveranceId = NewType("SeveranceId", str)

Holds = frozenset[SeveranceId]
"""The ids of the severances that hold a thing; empty where it is free."""

FREE: Holds = frozenset()


class Scope(StrEnum):
    """How much was withheld: words in a line, an item, a cell, or a line of unknown kind.

    What we withhold ourselves may also be a heading, a picture, or a section with all that stands in it.
    """

    INLINE = "inline"
    ITEM = "item"
    CELL = "cell"
    LINE = "line"
    HEADING = "heading"
    PICTURE = "picture"
    SECTION = "section"


class Marker(StrEnum):
    """The closed list of spellings by which received redactions are known; never a length, never words."""

    REDACTED_CAPITALS = "[REDACTED]"
    REDACTED_TITLE = "[Redacted]"
    REDACTED_SMALL = "[redacted]"
    REDACTED_SPACED = "[ REDACTED ]"
    REDACTED_BARE = "Redacted"
    CAVIARDE_CAPITALS = "[CAVIARDÉ]"
    CAVIARDE_TITLE = "[Caviardé]"
    CAVIARDE_SMALL = "[caviardé]"
    EXPURGE = "[EXPURGÉ]"
    BAR = "\u2588"
    CROSSES = "XXXX"
    ASTERISKS = "***"
    STAMP = "stamp"
    GAP = "gap"
    OURS = "severance"
    """Stands in a public edition for words severed here; never in a library."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of words with one set of properties.

    ``link`` is an address; it is withheld with its words. ``language`` is a tag such as "fr", or None for
    the language of the section.
    """

    text: str
    bold: bool = False
    italic: bool = False
    link: str | None = None
    language: str | None = None
    severances: Holds = FREE


@dataclass(frozen=True, slots=True)
class HardBreak:
    """A new line inside a block."""

    severances: Holds = FREE


@dataclass(frozen=True, slots=True)
class FootnoteReference:
    """A footnote, carrying its own words so that neither can be lost without the other.

    Raises:
        ValueError: its content holds a footnote; no such value exists.
    """

    content: tuple[Inline, ...]
    severances: Holds = FREE

    def __post_init__(self) -> None:
        """Refuse a footnote inside a footnote."""
        if any(isinstance(part, FootnoteReference) for part in self.content):
            raise ValueError("a footnote inside a footnote")


@dataclass(frozen=True, slots=True)
class Withheld:
    """A received redaction: withheld by someone before us, nobody here holds the words.

    There is deliberately no field that could hold them. Two neighbours never merge.
    """

    exemptions: frozenset[ExemptionId] = frozenset()
    scope: Scope = Scope.INLINE
    marker: Marker = Marker.REDACTED_CAPITALS


Inline = Run | HardBreak | FootnoteReference | Withheld
Content = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a note's block was pulled from: a profile's section, the revision read, and the block in it.

    ``others`` are the origins of words joined to it later, each without others of its own: what is severed
    there follows as well.
    """

    section: SectionId
    revision: RevisionId
    block: BlockId
    others: tuple[Origin, ...] = ()

    @property
    def all(self) -> tuple[Origin, ...]:
        """This origin and the others, each by itself."""
        return (replace(self, others=()), *self.others) if self.others else (self,)

    def is_place_of(self, other: Origin) -> bool:
        """Whether both are of the same block of a profile, in whatever revision."""
        return (self.section, self.block) == (other.section, other.block)


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockProperties:
    """What every block has: a stable id, a portion marking, the pair it is a translation of, its origin."""

    id: BlockId
    portion: Marking | None = None
    pair: PairId | None = None
    origin: Origin | None = None
    severances: Holds = FREE


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading(BlockProperties):
    """A heading inside a section; ``level`` counts from 1."""

    level: int
    content: Content


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph(BlockProperties):
    """A paragraph of words."""

    content: Content


@dataclass(frozen=True, slots=True, kw_only=True)
class ListItem(BlockProperties):
    """An item of a list; ``level`` counts from 1; ``start`` is the number a new numbered list begins with."""

    level: int
    content: Content
    numbered: bool = False
    start: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WithheldBlock(BlockProperties):
    """A received redaction on a line of its own, whose kind (heading, paragraph, item) cannot be known."""

    withheld: Withheld


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A table cell: a text of its own, with a marking and severances of its own."""

    blocks: tuple[Block, ...] = ()
    portion: Marking | None = None
    severances: Holds = FREE


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; severing the row severs every cell in it."""

    cells: tuple[Cell, ...]
    severances: Holds = FREE


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(BlockProperties):
    """A table; every row has as many cells as ``columns`` has entries.

    ``columns`` holds the severances of each column, ``header_rows`` and ``header_columns`` how many rows
    and columns are headings, ``derived`` says that it was drawn from facts and is no authored text.
    """

    rows: tuple[Row, ...]
    columns: tuple[Holds, ...]
    header_rows: int = 1
    header_columns: int = 0
    caption: Content = ()
    derived: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture(BlockProperties):
    """A picture; its bytes are kept apart under ``digest`` (SHA-256, hexadecimal)."""

    digest: str
    media_type: str
    alternate: str
    caption: Content = ()


Block = Heading | Paragraph | ListItem | WithheldBlock | Table | Picture
Text = tuple[Block, ...]

OF_WORDS = (Heading, Paragraph, ListItem)
"""The blocks that are words alone, as a tuple: a union would be made and searched at every question."""


def words(content: Iterable[Inline]) -> str:
    """The words of inline content, a hard break as a line feed, footnotes left out, redactions as nothing."""
    return "".join(_words_of(part) for part in content)


def _words_of(part: Inline) -> str:
    match part:
        case Run():
            return part.text
        case HardBreak():
            return "\n"
        case _:
            return ""


def contents(block: Block) -> Iterator[Content]:
    """Every piece of inline content of a block in reading order, footnotes after the words they hang on."""
    match block:
        case Heading() | Paragraph() | ListItem():
            yield from _with_footnotes(block.content)
        case Table():
            yield from _with_footnotes(block.caption)
            for row in block.rows:
                for cell in row.cells:
                    for inner in cell.blocks:
                        yield from contents(inner)
        case Picture():
            yield from _with_footnotes(block.caption)
        case WithheldBlock():
            yield (block.withheld,)


def _with_footnotes(content: Content) -> Iterator[Content]:
    yield content
    for part in content:
        if isinstance(part, FootnoteReference):
            yield part.content


def block_words(block: Block) -> str:
    """All words of a block in reading order, its pieces joined by line feeds."""
    pieces = [words(piece) for piece in contents(block)]
    if isinstance(block, Picture) and block.alternate:
        pieces.insert(0, block.alternate)
    return "\n".join(piece for piece in pieces if piece)


def origins_of(block: Block) -> tuple[Origin, ...]:
    """Every origin of a block's words, the one it was pulled from first."""
    return () if block.origin is None else block.origin.all


def joined_origin(first: Origin | None, second: Origin | None) -> Origin | None:
    """The origin of words joined to others: that of the first words, and whatever else they are of."""
    if first is None or second is None:
        return first or second
    others = [one for one in second.all if not any(one.is_place_of(known) for known in first.all)]
    return replace(first, others=(*first.others, *others)) if others else first


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block, those inside table cells included, in reading order."""
    for block in blocks:
        yield block
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from walk(cell.blocks)


def map_content(block: Block, change: Callable[[Content], Content]) -> Block:
    """The block with *change* applied to each piece of its inline content, footnotes and cells included."""

    def changed(content: Content) -> Content:
        inner = tuple(
            replace(part, content=change(part.content)) if isinstance(part, FootnoteReference) else part
            for part in content
        )
        return change(inner)

    match block:
        case Heading() | Paragraph() | ListItem():
            return replace(block, content=changed(block.content))
        case Table():
            return map_cells(
                replace(block, caption=changed(block.caption)),
                lambda cell: replace(cell, blocks=tuple(map_content(b, change) for b in cell.blocks)),
            )
        case Picture():
            return replace(block, caption=changed(block.caption))
        case WithheldBlock():
            return block


def map_cells(table: Table, change: Callable[[Cell], Cell]) -> Table:
    """The table with *change* applied to each cell."""
    rows = tuple(replace(row, cells=tuple(change(cell) for cell in row.cells)) for row in table.rows)
    return replace(table, rows=rows)


def holds(block: Block) -> Holds:
    """Every severance id held anywhere in the block: by it, its rows, columns, cells or words."""
    if isinstance(block, OF_WORDS):
        return holds_of_content(block.content, block.severances)
    held = block.severances
    if isinstance(block, Table):
        held = held.union(*block.columns, *[row.severances for row in block.rows])
        for cell in [cell for row in block.rows for cell in row.cells]:
            if cell.severances:
                held |= cell.severances
            for inner in cell.blocks:
                if inside := holds(inner):
                    held |= inside
    return held if isinstance(block, WithheldBlock) else holds_of_content(block.caption, held)


def holds_of_content(content: Content, held: Holds = FREE) -> Holds:
    """Every severance id held by the words of the content and its footnotes, joined with *held*."""
    for part in content:
        if type(part) is Run:  # nearly always
            if part.severances:
                held |= part.severances
            continue
        if isinstance(part, Withheld):
            continue
        if part.severances:
            held |= part.severances
        if isinstance(part, FootnoteReference):
            held = holds_of_content(part.content, held)
    return held


def received_redactions(block: Block) -> int:
    """How many received redactions the block holds."""
    return sum(isinstance(part, Withheld) for piece in contents(block) for part in piece)


def portions(blocks: Iterable[Block]) -> Iterator[Marking]:
    """Every marking set on a block or a cell of the text."""
    for block in blocks:
        if block.portion is not None:
            yield block.portion
        if isinstance(block, Table):
            cells = [cell for row in block.rows for cell in row.cells]
            yield from [cell.portion for cell in cells if cell.portion is not None]
            yield from portions([inner for cell in cells for inner in cell.blocks])
