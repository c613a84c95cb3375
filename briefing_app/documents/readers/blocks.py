"""Source blocks to blocks of the text model, so that an import can build sections from them.

Words are verbatim. A received redaction becomes ``Withheld`` with the scope its place shows; a line of its
own becomes a ``WithheldBlock``, for nobody knows what it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from briefing_app.domain.cut_content import Gap, replaced, without_footnotes
from briefing_app.domain.reading import BlockKind, MarkedText, Reading, ReceivedMark, SourceBlock, TextSpan
from briefing_app.domain.text import (
    FREE,
    Block,
    BlockId,
    Cell,
    Content,
    HardBreak,
    Heading,
    Inline,
    ListItem,
    Paragraph,
    Row,
    Run,
    Scope,
    Table,
    Withheld,
    WithheldBlock,
    map_cells,
)

_SAFE_LINKS = ("http://", "https://", "mailto:")

_CARRIES_NO_NOTES = (BlockKind.TITLE, BlockKind.HEADING, BlockKind.BOILERPLATE)
"""What may become a name or stay with the source: a footnote of it is a paragraph of its own instead."""

NewId = Callable[[], str]


def to_blocks(reading: Reading, new_id: NewId) -> Mapping[int, Block]:
    """The block each source block became, by its place in ``reading.blocks``.

    Title, notice and page boilerplate are there as well; whoever builds sections leaves them out by kind. An
    item or paragraph without words or redactions has no block, nor has a footnote that hangs on words of a
    block: these carry it. *new_id* gives each block its id.
    """
    builder = _Builder(new_id)
    carrying = {one.first for one in reading.blocks if one.kind not in _CARRIES_NO_NOTES}
    pairs = (
        (place, builder.block(found))
        for place, found in enumerate(reading.blocks)
        if found.hung_at not in carrying
    )
    return {place: block for place, block in pairs if block is not None}


@dataclass(slots=True)
class _Builder:
    """Makes blocks in reading order; remembers where a numbered list stands, so that it restarts rightly."""

    new_id: NewId
    _last_number: int | None = None

    def block(self, found: SourceBlock) -> Block | None:
        """The block a source block becomes, None for one that says nothing."""
        made = self._made(found)
        self._last_number = _number(found) if found.kind is BlockKind.ITEM else None
        return made

    def _made(self, found: SourceBlock) -> Block | None:
        if found.kind is BlockKind.TABLE:
            return self._table(found) if found.table is None else anew(found.table, self.new_id)
        if found.kind is BlockKind.PICTURE and found.picture is not None:
            return anew(found.picture, self.new_id)
        if found.kind is BlockKind.WITHHELD and len(found.redactions) == 1:
            return WithheldBlock(id=self._id(), withheld=_withheld(found.redactions[0], Scope.LINE))
        content = _content_of(found)
        if not content:
            return None
        match found.kind:
            case BlockKind.TITLE | BlockKind.HEADING:
                return Heading(id=self._id(), level=found.level or 1, content=content)
            case BlockKind.ITEM:
                return self._item(found, content)
            case _:
                return Paragraph(id=self._id(), content=content)

    def _id(self) -> BlockId:
        return BlockId(self.new_id())

    def _item(self, found: SourceBlock, content: Content) -> ListItem:
        number = _number(found)
        follows = number is not None and self._last_number is not None and number == self._last_number + 1
        return ListItem(
            id=self._id(),
            level=found.level or 1,
            content=content,
            numbered=number is not None,
            start=None if follows else number,
        )

    def _table(self, found: SourceBlock) -> Table:
        rows = tuple(Row(tuple(self._cell(cell) for cell in row)) for row in found.rows)
        width = len(found.rows[0]) if found.rows else 0
        return Table(id=self._id(), rows=rows, columns=(FREE,) * width)

    def _cell(self, cell: MarkedText) -> Cell:
        content = tuple(_content(cell, Scope.CELL))
        return Cell(blocks=(Paragraph(id=self._id(), content=content),) if content else ())


def _scope(found: SourceBlock) -> Scope:
    if found.kind is BlockKind.WITHHELD:
        return Scope.LINE
    return Scope.ITEM if found.kind is BlockKind.ITEM and found.wholly else Scope.INLINE


def _number(found: SourceBlock) -> int | None:
    """The number of a numbered item, None for a bullet."""
    if found.number is not None:
        return found.number
    core = (found.marker or "").strip("().")
    last = core.rpartition(".")[2]
    if last.isdecimal():
        return int(last)
    return ord(core) - ord("a") + 1 if len(core) == 1 and core.isalpha() and found.marker != "o" else None


def anew(block: Block, new_id: NewId) -> Block:
    """The block, and every block in it, under ids of their own."""
    again = replace(block, id=BlockId(new_id()))
    if not isinstance(again, Table):
        return again
    return map_cells(
        again, lambda cell: replace(cell, blocks=tuple(anew(one, new_id) for one in cell.blocks))
    )


def _content_of(found: SourceBlock) -> Content:
    """The words of a source block with all that is known of them, redactions in place of their markers."""
    scope = _scope(found)
    if found.content is None:
        return tuple(_content(MarkedText(found.text, found.redactions, found.spans), scope))
    content = found.content
    if found.kind in _CARRIES_NO_NOTES:
        content = without_footnotes(content)
        if all(part.bold for part in content if isinstance(part, Run)):
            content = tuple(replace(part, bold=False) if isinstance(part, Run) else part for part in content)
    marks = (Gap(mark.start, mark.end, _withheld(mark, scope)) for mark in found.redactions)
    return replaced(content, marks)


def _withheld(mark: ReceivedMark, scope: Scope) -> Withheld:
    return Withheld(mark.exemptions, scope, mark.marker)


def _content(marked: MarkedText, scope: Scope) -> Iterator[Inline]:
    """The words cut at redactions, at changes of property and at hard breaks."""
    cuts = {0, len(marked.text)}
    cuts |= {cut for mark in marked.redactions for cut in (mark.start, mark.end)}
    cuts |= {cut for span in marked.spans for cut in (span.start, span.end)}
    ordered = sorted(cuts)
    marks = {mark.start: mark for mark in marked.redactions}
    spans = {span.start: span for span in marked.spans}
    inside: TextSpan | None = None
    withheld_to = 0
    for start, end in pairwise(ordered):
        inside = spans.get(start, inside)
        if inside is not None and start >= inside.end:
            inside = None
        if mark := marks.get(start):
            withheld_to = mark.end
            yield _withheld(mark, scope)
        if start >= withheld_to:
            yield from _runs(marked.text[start:end], inside)


def _runs(text: str, span: TextSpan | None) -> Iterator[Inline]:
    for place, words in enumerate(text.split("\n")):
        if place:
            yield HardBreak()
        if words:
            yield Run(words, span.bold, span.italic, _safe(span.link)) if span else Run(words)


def _safe(link: str | None) -> str | None:
    """The address if it is of the web or of mail; nothing else is ever followed from a document."""
    return link if link and link.casefold().startswith(_SAFE_LINKS) else None
