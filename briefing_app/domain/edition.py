"""Editions: what a document may contain for whom.

The internal edition holds everything, flagged. The public edition is built from blocks in which nothing
withheld is left: severing happens here, before a document exists, so no writer can leak what it was never
given. Source of the rules: ``docs/architecture.md``, "Editions"; Access to Information Act, s. 25.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import count, groupby, repeat
from typing import Any

from briefing_app.domain.errors import EditionRefusedError
from briefing_app.domain.exemption import ExemptionId
from briefing_app.domain.marking import Marking, Scheme
from briefing_app.domain.severance import Severances
from briefing_app.domain.text import (
    FREE,
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
    portions,
    walk,
    words,
)


class EditionKind(StrEnum):
    """The two editions of a document."""

    INTERNAL = "internal"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True, kw_only=True)
class AssembledNote:
    """A note with its profiles' facts as one run of blocks, before an edition is made of it.

    ``front`` stands before the contents list, ``blocks`` after it; ``marking`` is the floor of the parts or
    its uplift; ``uplifted`` says that it was raised by a person; ``contents_depth`` is how many heading
    levels the contents list shows, 0 for none.
    """

    title: str
    subtitle: str
    number: str
    language: str
    date: str
    institution: str
    blocks: Text
    marking: Marking
    front: Text = ()
    uplifted: bool = False
    contents_depth: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A document as writers print it; make one with :func:`internal_edition` or :func:`public_edition`.

    ``marking`` is that of the document, ``banner`` its line on top and bottom of each page, ``banner_colour``
    the colour of that as "#RRGGBB";
    ``front`` is printed between the title and the contents list, ``blocks`` after it.
    """

    title: str
    subtitle: str
    number: str
    language: str
    date: str
    institution: str
    marking: Marking
    banner: str
    banner_colour: str
    blocks: Text
    front: Text = ()
    contents_depth: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class InternalEdition(Edition):
    """Everything, with portion marks and flags.

    ``portion_marks`` gives the printed form of each marking ("(PB)"), ``flags`` the provisions under which
    each severance withholds ("s. 15(1)"), with its state.
    """

    portion_marks: Mapping[Marking, str] = field(default_factory=dict)
    flags: Mapping[SeveranceId, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicEdition(Edition):
    """A document in which nothing withheld is left: no severance, no portion mark, no origin, no own id.

    ``provisions`` gives the printed form of each set of exemptions.

    Raises:
        ValueError: a block still holds one of them; such a value cannot exist.
    """

    provisions: Mapping[frozenset[ExemptionId], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse what still holds something withheld."""
        printed = (*self.front, *self.blocks)
        kept = any(block.origin is not None or block.pair is not None for block in walk(printed))
        if kept or any(map(holds, printed)) or next(portions(printed), None) is not None:
            raise ValueError("a public edition was given a block that is not released")


def sever(content: Iterable[Inline], severances: Severances) -> Content:
    """The content as a public edition may hold it; neighbours under the same exemptions become one marker.

    Received redactions stay as they are and never merge.
    """
    content = tuple(content)
    if all(map(_is_free, content)):
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


def _is_free(part: Inline) -> bool:
    return isinstance(part, Withheld) or not (part.severances or isinstance(part, FootnoteReference))


def _released_inline(part: Inline, severances: Severances) -> Inline:
    if not isinstance(part, FootnoteReference):
        return part
    return replace(part, content=sever(part.content, severances))


def release(blocks: Iterable[Block], severances: Severances, prefix: str = "p") -> Text:
    """The blocks with everything withheld taken out and ids that tell nothing; one marker in each place."""
    maker = _Release(severances, (BlockId(f"{prefix}{number}") for number in count(1)))
    return maker.blocks(blocks)


@dataclass(frozen=True, slots=True)
class _Release:
    """Makes released blocks anew: only what is named here goes over, so nothing is left by oversight."""

    severances: Severances
    ids: Iterator[BlockId]

    def blocks(self, blocks: Iterable[Block]) -> Text:
        made = (self.block(block) for block in blocks)
        return tuple(block for block in made if block is not None)

    def block(self, block: Block) -> Block | None:
        if block.severances:
            return self._wholly_withheld(block, self.severances.exemptions_of(block.severances))
        return self._made(block)

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
        return sever(content, self.severances)

    def _wholly_withheld(self, block: Block, exemptions: frozenset[ExemptionId]) -> Block | None:
        scope = Scope.ITEM if isinstance(block, ListItem) else Scope.LINE
        marker = Withheld(exemptions, scope, Marker.OURS)
        if isinstance(block, Heading | Paragraph | ListItem):
            return self._made(block, (marker,))
        return WithheldBlock(id=next(self.ids), withheld=marker)

    def _table(self, table: Table) -> Table | None:
        kept = rows_kept(table)
        if table.derived and len(kept) <= table.header_rows:
            return None  # before it takes an id: a gap in the numbers would tell that it was there
        return Table(
            id=next(self.ids),
            rows=tuple(self._row(row, table.columns) for row in kept),
            columns=(FREE,) * len(table.columns),
            header_rows=table.header_rows,
            header_columns=table.header_columns,
            caption=self._content(table.caption),
            derived=table.derived,
        )

    def _row(self, row: Row, columns: tuple[Holds, ...]) -> Row:
        pairs = zip(row.cells, columns, strict=True)
        return Row(
            tuple(self._cell(cell, row.severances | column | cell.severances) for cell, column in pairs)
        )

    def _cell(self, cell: Cell, held: Holds) -> Cell:
        if held:
            marker = Withheld(self.severances.exemptions_of(held), Scope.CELL, Marker.OURS)
            return Cell(blocks=(Paragraph(id=next(self.ids), content=(marker,)),))
        return Cell(blocks=self.blocks(cell.blocks))


def rows_kept(table: Table) -> tuple[Row, ...]:
    """The rows a public edition keeps: a severed row of a table drawn from facts was never there."""
    if not table.derived:
        return table.rows
    return tuple(row for row in table.rows if not _holds_of_row(row))


def _holds_of_row(row: Row) -> Holds:
    cells = (cell.severances.union(*(holds(block) for block in cell.blocks)) for cell in row.cells)
    return row.severances.union(*cells)


def says_something(block: Block) -> bool:
    """Whether a released block still holds words, an address or a picture of its own."""
    if any(isinstance(inner, Picture) for inner in walk((block,))):
        return True
    runs = (part for piece in contents(block) for part in piece if isinstance(part, Run))
    return any(run.text.strip() or run.link for run in runs)


def obstacles(note: AssembledNote, severances: Severances, scheme: Scheme) -> tuple[str, ...]:
    """What stops the public edition of a note, a sentence each in the order of the document."""
    found: list[str] = []
    if note.uplifted and not scheme.is_public(note.marking):
        found.append(
            f"The note as a whole was raised to {scheme.banner(note.marking, 'en')}: end that first."
        )
    place = note.title
    for block in (*note.front, *note.blocks):
        if isinstance(block, Heading) and not holds(block):
            place = words(block.content)
        found += _obstacles_in(block, place, severances, scheme)
    return tuple(found)


def _obstacles_in(block: Block, place: str, severances: Severances, scheme: Scheme) -> Iterator[str]:
    for severance in severances.undecided(holds(block)):
        yield f"“{place}”: severance {severance} is not approved."
    for marking in _released_markings(block, severances):
        if not scheme.is_public(marking):
            level = scheme.banner(marking, "en")
            yield f"“{place}”: {_what(block)} marked {level} would be released; sever or lower it."


def _released_markings(block: Block, severances: Severances) -> Iterator[Marking]:
    """The markings of what would be released of a block, its cells included."""
    if next(portions((block,)), None) is None:
        return
    released = _Release(severances, repeat(BlockId(""))).block(block)
    if released is None or not says_something(released):
        return
    if block.portion is not None:
        yield block.portion
    if not isinstance(block, Table) or not isinstance(released, Table):
        return
    for before, after in zip(rows_kept(block), released.rows, strict=True):
        for cell, left in zip(before.cells, after.cells, strict=True):
            if any(says_something(one) for one in left.blocks):
                yield from () if cell.portion is None else (cell.portion,)
                for inner in cell.blocks:
                    yield from _released_markings(inner, severances)


def _what(block: Block) -> str:
    match block:
        case Heading():
            return "a heading"
        case Table():
            return "a table or one of its cells"
        case Picture():
            return "a picture"
        case ListItem():
            return "a list item"
        case _:
            return "a paragraph"


def public_edition(
    note: AssembledNote,
    severances: Severances,
    scheme: Scheme,
    cite: Callable[[frozenset[ExemptionId]], str],
) -> PublicEdition:
    """The public edition: nothing withheld is left in it, no portion marks, the banner at the lowest level.

    *cite* gives the printed form of a set of provisions.

    Raises:
        EditionRefusedError: a severance in it is not approved, or something marked above the lowest level
            would be released; every case is listed.
    """
    if found := obstacles(note, severances, scheme):
        raise EditionRefusedError("The public edition cannot be made yet:", found)
    front, blocks = release(note.front, severances, "f"), release(note.blocks, severances)
    pieces = (piece for block in (*front, *blocks) for piece in contents(block))
    ours = {part.exemptions for piece in pieces for part in piece if isinstance(part, Withheld)}
    return PublicEdition(
        **_printed(note, scheme.lowest, scheme),
        front=front,
        blocks=blocks,
        provisions={exemptions: cite(exemptions) for exemptions in ours if exemptions},
    )


def internal_edition(
    note: AssembledNote, scheme: Scheme, flags: Mapping[SeveranceId, str]
) -> InternalEdition:
    """The internal edition: everything, portion marks and flags, the banner at the floor or its uplift."""
    marks = set(portions((*note.front, *note.blocks)))
    return InternalEdition(
        **_printed(note, note.marking, scheme),
        front=note.front,
        blocks=note.blocks,
        portion_marks={mark: scheme.portion(mark, note.language) for mark in marks},
        flags=flags,
    )


def _printed(note: AssembledNote, marking: Marking, scheme: Scheme) -> dict[str, Any]:
    return {
        "title": note.title,
        "subtitle": note.subtitle,
        "number": note.number,
        "language": note.language,
        "date": note.date,
        "institution": note.institution,
        "contents_depth": note.contents_depth,
        "marking": marking,
        "banner": scheme.banner(marking, note.language),
        "banner_colour": scheme.colour(marking),
    }
