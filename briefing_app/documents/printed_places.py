"""What the bookmarks of an internal edition stand for, and what of the note each printed letter is.

This is the other half of what the writer of Word documents prints: it asks the same printing for the same
pieces, and remembers which came from where.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from briefing_app.documents.writers.printing import Mark, MarkKind, Printing, printable
from briefing_app.documents.writers.word.body import bookmark_name, caption_bookmark
from briefing_app.domain.edition import InternalEdition
from briefing_app.domain.marking import Marking
from briefing_app.domain.note import NoteSection
from briefing_app.domain.returned.marks import OurMarks, our_marks
from briefing_app.domain.returned.shown import (
    BREAK,
    NOTE,
    CellPlace,
    Letter,
    Letters,
    NotePlace,
    Piece,
    PrintedMark,
)
from briefing_app.domain.severance import SeveranceState
from briefing_app.domain.text import (
    Block,
    BlockId,
    Content,
    FootnoteReference,
    HardBreak,
    Holds,
    Picture,
    Run,
    SectionId,
    Table,
    Text,
    Withheld,
    WithheldBlock,
    walk,
)
from briefing_app.domain.wording import Wording

_MARKS = {
    MarkKind.PORTION: PrintedMark.PORTION,
    MarkKind.FLAG: PrintedMark.FLAG,
    MarkKind.WITHHELD: PrintedMark.MARKER,
    MarkKind.SPACE: PrintedMark.OURS,
}


def printed_places(
    edition: InternalEdition, sections: Iterable[NoteSection], wording: Wording
) -> Mapping[str, NotePlace]:
    """What each bookmark of the edition stands for; the sections are those it was assembled from."""
    return _Places(Printing(edition, wording)).of(edition, tuple(sections))


def marks_of(edition: InternalEdition, wording: Wording) -> OurMarks:
    """What of the edition is no word of the note: its portion marks, and the flags behind severed words."""
    states = [wording.state(one) for one in SeveranceState]
    flags = {*edition.flags.values()}
    if not flags.isdisjoint(wording.flag("", one) for one in SeveranceState):
        flags.update(states)  # what editions printed that are out already
    return our_marks(edition.portion_marks.values(), flags, states)


class _Places:
    def __init__(self, printing: Printing) -> None:
        self._printing = printing
        self._found: dict[str, NotePlace] = {}

    def of(self, edition: InternalEdition, sections: tuple[NoteSection, ...]) -> dict[str, NotePlace]:
        """All of them; what is no words of a section is what the program prints."""
        headings = {f"{one.id}-heading": one for one in sections}
        for block in walk((*edition.front, *edition.blocks)):
            place = NotePlace(piece=Piece.PRINTED, section=_of_section(block.id, sections))
            if (section := headings.get(block.id)) is not None and not isinstance(block, Table | Picture):
                place = self._heading(section, block)
            self._add(block.id, place)
            if isinstance(block, Table | Picture):
                self._found[caption_bookmark(block.id)] = place
        for section in sections:
            self._blocks(section.blocks, section.id, section.severances)
        return self._found

    def _add(self, block: BlockId, place: NotePlace) -> None:
        self._found[bookmark_name(block)] = place

    def _heading(self, section: NoteSection, block: Block) -> NotePlace:
        def letters() -> Letters:
            content = getattr(block, "content", ())
            made = _letters(self._printing, content, section.severances, None)
            return tuple(
                one
                if one.mark or at < len(section.heading)
                else replace(one, part=None, mark=PrintedMark.OURS)
                for at, one in enumerate(made)
            )

        return NotePlace(
            piece=Piece.SECTION_HEADING,
            section=section.id,
            around=section.severances,
            heading=section.heading,
            letters=letters,
        )

    def _blocks(
        self, blocks: Text, section: SectionId, around: Holds, cell: CellPlace | None = None,
        portion: Marking | None = None,
    ) -> None:  # fmt: skip
        first = portion
        for block in blocks:
            self._block(block, section, around, cell, first)
            if block in printable((block,)) and not isinstance(block, Table | Picture):
                first = None
            if isinstance(block, Table):
                self._cells(block, section, around | block.severances)

    def _cells(self, table: Table, section: SectionId, around: Holds) -> None:
        self._found.pop(bookmark_name(table.id), None)  # it stands around what has places of its own
        for number, row in enumerate(table.rows):
            for column, (held, one) in enumerate(zip(table.columns, row.cells, strict=True)):
                inside = around | row.severances | held | one.severances
                self._blocks(one.blocks, section, inside, CellPlace(table.id, number, column), one.portion)

    def _block(
        self, block: Block, section: SectionId, around: Holds, cell: CellPlace | None, portion: Marking | None
    ) -> None:
        held = around | block.severances
        place = partial(NotePlace, section=section, block=block, around=around, cell=cell)
        if isinstance(block, Table | Picture):
            flagged = held if block.caption or isinstance(block, Picture) else frozenset()
            caption = partial(_letters, self._printing, block.caption, flagged, block.portion)
            self._found[caption_bookmark(block.id)] = place(piece=Piece.CAPTION, letters=caption)
            if isinstance(block, Picture):
                self._add(block.id, place(piece=Piece.PICTURE))
            return
        content: Content = (block.withheld,) if isinstance(block, WithheldBlock) else block.content
        letters = partial(_letters, self._printing, content, held, block.portion or portion)
        self._add(block.id, place(piece=Piece.WORDS, letters=letters))


def _of_section(block: BlockId, sections: Iterable[NoteSection]) -> SectionId | None:
    return next((one.id for one in sections if block.startswith(f"{one.id}-")), None)


def _letters(printing: Printing, content: Content, held: Holds, portion: Marking | None) -> Letters:
    """The letters of the content as printed, each with what it is."""
    return tuple(_each(printing, content, held, portion))


def _each(printing: Printing, content: Content, held: Holds, portion: Marking | None) -> Iterator[Letter]:
    waiting = iter(content)
    last = frozenset[str]()
    for group, piece in enumerate(printing.pieces(content, held, portion)):
        if isinstance(piece, Mark):
            part = next(waiting) if piece.kind is MarkKind.WITHHELD else None
            of_flag = last if piece.kind is MarkKind.FLAG else frozenset()
            yield from (Letter(one, part, _MARKS[piece.kind], group, of_flag) for one in piece.text)  # type: ignore[arg-type]  # a mark has one
            continue
        part = next(waiting)
        if isinstance(part, Withheld):
            raise ValueError("a received redaction is printed as a mark")
        last = part.severances
        match part:
            case Run():
                look = (part.bold, part.italic, part.link, part.language, part.severances)
                for one in part.text:
                    yield Letter(BREAK if one == "\n" else one, Run(one, *look), held=part.severances)
            case HardBreak():
                yield Letter(BREAK, part, held=part.severances)
            case FootnoteReference():
                inner = _letters(printing, part.content, held | part.severances, None)
                yield Letter(NOTE, part, held=part.severances, inner=inner)
