"""Release: blocks made anew with nothing withheld left in them.

One fixed marker stands for each withheld stretch; what is not named here does not go over.
Source of the rule: Access to Information Act, s. 25 (severability).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import count, groupby, repeat
from typing import Protocol, cast

from briefing_app.domain.exemption import ExemptionId
from briefing_app.domain.text import (
    FREE,
    OF_WORDS,
    Block,
    BlockId,
    Cell,
    Content,
    FootnoteReference,
    Heading,
    Holds,
    Inline,
    ListItem,
    Marker,
    Paragraph,
    Picture,
    Row,
    Run,
    Scope,
    SeveranceId,
    Table,
    Text,
    Withheld,
    WithheldBlock,
    contents,
    holds,
    holds_of_content,
    walk,
)


class Severing(Protocol):
    """Whoever knows under which provisions a severance withholds: ``Severances``, the tags of an editor."""

    def exemptions_of(self, held: Iterable[SeveranceId]) -> frozenset[ExemptionId]:
        """All provisions under which the holders of these ids are withheld."""


def sever(content: Iterable[Inline], severances: Severing) -> Content:
    """The content as a public edition may hold it; neighbours under the same exemptions become one marker.

    Received redactions stay as they are and never merge.
    """
    content = tuple(content)
    if _all_free(content):
        return content

    def provisions(part: Inline) -> frozenset[ExemptionId] | None:
        if isinstance(part, Withheld) or not part.severances:
            return None
        return severances.exemptions_of(part.severances)

    released: list[Inline] = []
    for exemptions, group in groupby(content, key=provisions):
        if exemptions is None:
            released += (_released_inline(part, severances) for part in group)
        else:
            released.append(Withheld(exemptions, Scope.INLINE, Marker.OURS))
    return tuple(released)


def _ours(content: Content) -> Iterator[frozenset[ExemptionId]]:
    """The exemptions of our markers in released content, those in footnotes too."""
    for part in content:
        if isinstance(part, FootnoteReference):
            yield from _ours(part.content)
        elif isinstance(part, Withheld) and part.marker is Marker.OURS:
            yield part.exemptions


def _all_free(content: Content) -> bool:
    """Whether nothing of the content is severed and none of it has words of its own below."""
    for part in content:
        if type(part) is Run:  # nearly always
            if part.severances:
                return False
        elif not _is_free(part):
            return False
    return True


def _is_free(part: Inline) -> bool:
    return isinstance(part, Withheld) or not (part.severances or isinstance(part, FootnoteReference))


def _released_inline(part: Inline, severances: Severing) -> Inline:
    if not isinstance(part, FootnoteReference):
        return part
    return replace(part, content=sever(part.content, severances))


def release(blocks: Iterable[Block], severances: Severing, prefix: str = "p") -> Text:
    """The blocks with everything withheld taken out and ids that tell nothing; one marker in each place."""
    return release_of(blocks, severances, prefix)[0]


def release_of(
    blocks: Iterable[Block], severances: Severing, prefix: str, *, marked: bool = False
) -> tuple[Text, set[frozenset[ExemptionId]]]:
    """The released blocks, and every set of exemptions that a marker of ours stands for in them.

    Where *marked*, what still says something keeps its portion marking.
    """
    numbers = map(str, count(1))
    kind = MarkedRelease if marked else Release
    maker = kind(severances, cast("Iterator[BlockId]", map(prefix.__add__, numbers)))
    return maker.document(tuple(blocks)), maker.provisions


def places_of(blocks: Iterable[Block], severances: Severing, prefix: str) -> dict[BlockId, BlockId]:
    """Which released block stands where each block stood, for looking at both: ids that no document holds.

    What is left out altogether has none.
    """
    maker = Release(severances, cast("Iterator[BlockId]", map(prefix.__add__, map(str, count(1)))))
    maker.document(tuple(blocks))
    return maker.places


@dataclass(frozen=True, slots=True)
class Release:
    """Makes released blocks anew: only what is named here goes over, so nothing is left by oversight."""

    severances: Severing
    ids: Iterator[BlockId]
    provisions: set[frozenset[ExemptionId]] = field(default_factory=set)
    places: dict[BlockId, BlockId] = field(default_factory=dict)

    def document(self, blocks: Text) -> Text:
        """The blocks released, one marker for each section that is withheld with its heading."""
        made: list[Block] = []
        at = 0
        while at < len(blocks):
            end = _end_of_withheld(blocks, at)
            released = self.block(blocks[at]) if end == at + 1 else self._section(blocks[at:end])
            if released is not None:
                made.append(released)
                self.places.update((one.id, released.id) for one in blocks[at:end])
            at = end
        return tuple(made)

    def _section(self, blocks: Text) -> Block | None:
        """A section of which nothing is left but its place, whatever and however much stood in it."""
        exemptions = self._cited(FREE.union(*(block.severances for block in blocks)))
        return self._made(blocks[0], (Withheld(exemptions, Scope.SECTION, Marker.OURS),))

    def blocks(self, blocks: Iterable[Block]) -> Text:
        """The blocks released, those that were never there left out."""
        made: list[Block] = []
        for block in blocks:
            released = self.block(block)  # which a release of another kind does in its own way
            if released is not None:
                made.append(released)
        return tuple(made)

    def block(self, block: Block) -> Block | None:
        """A block released; None for a table of which no row is left."""
        if block.severances:
            return self._wholly_withheld(block, self._cited(block.severances))
        if type(block) is Paragraph and _all_free(block.content):  # nearly always, in cells above all
            return Paragraph(id=next(self.ids), content=block.content)
        return self._made(block)

    def _cited(self, held: Holds) -> frozenset[ExemptionId]:
        """The exemptions of what is held, remembered as standing in the edition."""
        exemptions = self.severances.exemptions_of(held)
        self.provisions.add(exemptions)
        return exemptions

    def _made(self, block: Block, whole: Content | None = None) -> Block | None:
        """The block with what is released of its words, or with *whole* in their place."""
        match block:
            case Paragraph():
                return Paragraph(id=next(self.ids), content=whole or self._content(block.content))
            case ListItem():
                content = whole or self._content(block.content)
                return ListItem(
                    id=next(self.ids),
                    level=block.level,
                    content=content,
                    numbered=block.numbered,
                    start=block.start,
                )
            case Heading():
                content = whole or self._content(block.content)
                return Heading(id=next(self.ids), level=block.level, content=content)
            case Table():
                return self._table(block)
            case Picture():
                return Picture(
                    id=next(self.ids),
                    digest=block.digest,
                    media_type=block.media_type,
                    alternate=block.alternate,
                    caption=self._content(block.caption),
                )
            case WithheldBlock():
                return WithheldBlock(id=next(self.ids), withheld=block.withheld)

    def _content(self, content: Content) -> Content:
        if _all_free(content):
            return content
        released = sever(content, self.severances)
        self.provisions.update(_ours(released))
        return released

    def _wholly_withheld(self, block: Block, exemptions: frozenset[ExemptionId]) -> Block | None:
        marker = Withheld(exemptions, _SCOPES.get(type(block), Scope.LINE), Marker.OURS)
        if isinstance(block, Heading | Paragraph | ListItem):
            return self._made(block, (marker,))
        return WithheldBlock(id=next(self.ids), withheld=marker)

    def _table(self, table: Table) -> Table | None:
        if is_left_out(table):
            return None  # before it takes an id: a gap in the numbers would tell that it was there
        return Table(
            id=next(self.ids),
            rows=tuple([self._row(row, table.columns) for row in rows_kept(table)]),
            columns=(FREE,) * len(table.columns),
            header_rows=table.header_rows,
            header_columns=table.header_columns,
            caption=self._content(table.caption),
            derived=table.derived,
        )

    def _row(self, row: Row, columns: tuple[Holds, ...]) -> Row:
        pairs = zip(row.cells, columns, strict=True)
        held = row.severances
        return Row(tuple([self._cell(cell, held | column | cell.severances) for cell, column in pairs]))

    def _cell(self, cell: Cell, held: Holds) -> Cell:
        if held:
            marker = Withheld(self._cited(held), Scope.CELL, Marker.OURS)
            return Cell(blocks=(Paragraph(id=next(self.ids), content=(marker,)),))
        return Cell(blocks=self.blocks(cell.blocks))


class MarkedRelease(Release):
    """A release in which what still says something keeps its portion marking."""

    def block(self, block: Block) -> Block | None:
        """A block released and marked; None for a table of which no row is left."""
        made = Release.block(self, block)
        if made is None or block.portion is None or not says_something(made):
            return made
        return replace(made, portion=block.portion)

    def _table(self, table: Table) -> Table | None:
        """A table released; of one drawn from facts, where a cell bears the marking of its row, the rows."""
        made = Release._table(self, table)
        if made is None or not table.derived:
            return made
        pairs = zip(rows_kept(table), made.rows, strict=True)
        rows = (self._marked_row(row, table.columns, left) for row, left in pairs)
        return replace(made, rows=tuple(rows))

    @staticmethod
    def _marked_row(row: Row, columns: tuple[Holds, ...], made: Row) -> Row:
        if not row_says_something(made):
            return made
        each = zip(row.cells, columns, made.cells, strict=True)
        marked = (left if held else replace(left, portion=cell.portion) for cell, held, left in each)
        return replace(made, cells=tuple(marked))

    def _cell(self, cell: Cell, held: Holds) -> Cell:
        made = Release._cell(self, cell, held)
        if held or cell.portion is None or not any(map(says_something, made.blocks)):
            return made
        return replace(made, portion=cell.portion)


def leaves_something(block: Block) -> bool:
    """Whether a public edition has words, an address or a picture of a block, by what holds it alone."""
    left = Release(_NoProvisions(), repeat(BlockId(""))).block(block)
    return left is not None and says_something(left)


class _NoProvisions:
    """Severing where nobody asks under what."""

    def exemptions_of(self, held: Iterable[SeveranceId]) -> frozenset[ExemptionId]:
        """None."""
        return frozenset()


def row_says_something(row: Row) -> bool:
    """Whether a released row still holds words, an address or a picture in any of its cells."""
    return any(says_something(block) for cell in row.cells for block in cell.blocks)


def says_something(block: Block) -> bool:
    """Whether a released block still holds words, an address or a picture of its own."""
    if any(isinstance(inner, Picture) for inner in walk((block,))):
        return True
    runs = (part for piece in contents(block) for part in piece if isinstance(part, Run))
    return any(run.text.strip() or run.link for run in runs)


_SCOPES = {ListItem: Scope.ITEM, Heading: Scope.HEADING, Picture: Scope.PICTURE}


def _end_of_withheld(blocks: Text, at: int) -> int:
    """Where the section ends that a block begins and that is withheld with its heading; else the next block.

    A section ends at the next heading of its level or a higher one; what holds its heading holds all of it.
    """
    heading, held = blocks[at], blocks[at].severances
    if not held or not isinstance(heading, Heading):
        return at + 1
    for end in range(at + 1, len(blocks)):
        block = blocks[end]
        if isinstance(block, Heading) and block.level <= heading.level:
            return end
        if not held <= block.severances and not is_left_out(block):
            return at + 1
    return len(blocks)


def rows_kept(table: Table) -> tuple[Row, ...]:
    """The rows a public edition keeps: a severed row of a table drawn from facts was never there."""
    if not table.derived:
        return table.rows
    return tuple(row for row in table.rows if not _holds_of_row(row))


def is_left_out(block: Block) -> bool:
    """Whether no public edition has anything of a block: a table drawn from facts without a row left."""
    return isinstance(block, Table) and block.derived and len(rows_kept(block)) <= block.header_rows


def _holds_of_row(row: Row) -> Holds:
    cells = (cell.severances.union(*(holds(block) for block in cell.blocks)) for cell in row.cells)
    return row.severances.union(*cells)


def is_released(block: Block, *, marked: bool = False) -> bool:
    """Whether nothing of a block is withheld, or tells where it came from, and none is marked.

    *marked* says that portion marks may stay.
    """
    if block.severances or (block.portion and not marked) or block.origin or block.pair:
        return False
    if isinstance(block, OF_WORDS):
        return not holds_of_content(block.content)
    if not isinstance(block, Table):
        return not holds(block)
    if any(block.columns) or any(row.severances for row in block.rows):
        return False
    cells = [cell for row in block.rows for cell in row.cells]
    held = any(cell.severances or (cell.portion and not marked) for cell in cells)
    inner = (one for cell in cells for one in cell.blocks)
    free = not held and not holds_of_content(block.caption)
    return free and all(is_released(one, marked=marked) for one in inner)
