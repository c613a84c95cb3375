"""A file that came back laid over the one that was sent: what stands where."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from briefing_app.domain.marking import Marking
from briefing_app.domain.note import NoteSection
from briefing_app.domain.returned.changes import ReturnedChange, ReturnedKind
from briefing_app.domain.returned.marks import OurMarks
from briefing_app.domain.returned.pairs import Pairs, paired
from briefing_app.domain.returned.passages import NewId
from briefing_app.domain.returned.remarks import Remark
from briefing_app.domain.returned.shown import NotePlace, Piece, Shown
from briefing_app.domain.returned.tables import CameTable, came_tables, same_columns
from briefing_app.domain.text import (
    BlockId,
    SectionId,
    Table,
    holds,
    received_redactions,
    walk,
)
from briefing_app.domain.three_way import Join

_NEAREST = 50
"""So many passages before a place are remembered, to find it where some of them are not accepted."""

Found = tuple[tuple[int, int], ReturnedChange, str]
"""A change: where in the file it is told, and the words in it that are new."""


@dataclass(frozen=True, slots=True)
class SentNote:
    """A note as it was sent.

    Its sections, the paragraphs of the file, what their bookmarks stand for, and the marks printed in it.
    """

    sections: tuple[NoteSection, ...]
    shown: tuple[Shown, ...]
    places: Mapping[str, NotePlace]
    marks: OurMarks = field(default_factory=OurMarks)


@dataclass(slots=True)
class Layout:
    """Both files, with what is known of the paragraphs that came back.

    ``partner`` gives the place in the note of each, ``where`` the section it stands in, ``stood`` that of
    each that was sent, ``tables`` the tables by their numbers, ``own`` those of the note, ``outermost`` the
    block of a section each block is in. ``new`` are the blocks made of paragraphs that are new, ``listed``
    the headings as a list of contents has them, ``contents`` the lines of one, ``sources`` the passages in
    which something is withheld or marked, by their words, ``found`` the changes found so far.
    """

    sent: SentNote
    came: Sequence[Shown]
    new_id: NewId
    join: Join
    pairs: Pairs = field(init=False)
    partner: dict[int, NotePlace | None] = field(init=False)
    where: list[SectionId | None] = field(init=False)
    stood: list[SectionId | None] = field(init=False)
    tables: dict[int, CameTable] = field(init=False)
    own: dict[BlockId, Table] = field(init=False)
    outermost: dict[BlockId, BlockId] = field(init=False)
    rows_gone: set[tuple[BlockId, int]] = field(init=False)
    listed: frozenset[str] = field(init=False)
    contents: frozenset[str] = field(init=False)
    sources: dict[str, int] = field(init=False)
    new: dict[int, BlockId] = field(default_factory=dict)
    found: list[Found] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Find out what is what."""
        self.pairs = paired(self.sent.shown, self.came)
        self.partner = {here: self.place(some[0]) for here, some in self.pairs.of.items()}
        for first, place in self.partner.items():
            if place is None or place.piece is not Piece.WORDS:
                self.pairs.rest.pop(first, None)  # what was cut off a heading is a paragraph of its own
        for first, others in self.pairs.rest.items():
            self.partner |= dict.fromkeys(others, self.partner[first])
        self.where = self._sections([self.partner.get(one) for one, _ in enumerate(self.came)])
        self.stood = self._sections([self.place(one) for one, _ in enumerate(self.sent.shown)])
        self.own = self._own_tables()
        top = [block for section in self.sent.sections for block in section.blocks]
        self.outermost = {inner.id: block.id for block in top for inner in walk((block,))}
        self.tables = came_tables(self.came, self.partner, self.own)
        self.rows_gone = self._rows_gone()
        headings = (one.says for one in (*self.came, *self.sent.shown) if one.level)
        self.listed = frozenset(map(listed, headings))
        lines = (one.says for one in self.came if not (one.level or one.place))
        self.contents = frozenset(said for one in lines if (said := listed(one)) != one)
        self.sources = {
            shown.says: number
            for number, shown in enumerate(self.sent.shown)
            if shown.says and self._is_protected(self.place(number))
        }

    def place(self, number: int) -> NotePlace | None:
        """What a paragraph that was sent is of the note; None for what the program prints."""
        names = self.sent.shown[number].names
        return next((self.sent.places[name] for name in names if name in self.sent.places), None)

    def _is_protected(self, place: NotePlace | None) -> bool:
        if place is None or place.block is None or place.piece is not Piece.WORDS:
            return False
        marked = place.block.portion is not None or self.cell_marking(place) is not None
        return bool(marked or place.around or holds(place.block) or received_redactions(place.block))

    def cell_marking(self, place: NotePlace) -> Marking | None:
        """The marking of the cell a passage was sent in."""
        if place.cell is None:
            return None
        return self.own[place.cell.table].rows[place.cell.row].cells[place.cell.column].portion

    def _own_tables(self) -> dict[BlockId, Table]:
        blocks = (block for section in self.sent.sections for block in walk(section.blocks))
        return {block.id: block for block in blocks if isinstance(block, Table)}

    def _sections(self, places: Sequence[NotePlace | None]) -> list[SectionId | None]:
        """In which section each paragraph stands: by the headings, or the passages of one without."""
        headed = {place.section for place in places if place and place.piece is Piece.SECTION_HEADING}
        now: SectionId | None = None
        entered: set[SectionId | None] = set()
        found = []
        for place in places:
            if place is not None:
                printed = place.piece is Piece.PRINTED and place.section not in headed
                if place.piece is Piece.SECTION_HEADING or printed or place.section not in headed | entered:
                    now = place.section
                entered.add(now)
            found.append(now)
        return found

    def add(self, at: int, change: ReturnedChange, typed: str = "", *, behind: int = 0) -> None:
        """Tell a change where a paragraph stands, or behind it."""
        self.found.append(((at, behind), change, typed))

    def top(self) -> Iterator[tuple[int, BlockId]]:
        """The blocks of sections that came back, in the order of the file, each once."""
        known = set(self.outermost.values())
        seen: set[BlockId] = set()
        every = ((here, self.top_block(here)) for here, _ in enumerate(self.came))
        found = [(here, block) for here, block in every if block is not None and block in known]
        themselves = {block for here, block in found if not self._is_caption(here)}
        for here, block in found:
            if block not in seen and not (block in themselves and self._is_caption(here)):
                seen.add(block)
                yield here, block

    def _is_caption(self, here: int) -> bool:
        place = self.partner.get(here)
        return place is not None and place.piece is Piece.CAPTION

    def top_block(self, here: int) -> BlockId | None:
        """The block of a section, not of a cell, that a paragraph is or stands in."""
        shown, place = self.came[here], self.partner.get(here)
        if shown.place:
            return self.tables[shown.place[0]].table
        return place.block.id if place is not None and place.block is not None and not place.cell else None

    def behind_others(self) -> Iterator[tuple[tuple[int, int], ReturnedChange, str]]:
        """The changes, those that are to stand somewhere with the passages before that place."""
        order: dict[SectionId | None, list[tuple[int, BlockId]]] = {}
        for here, section in enumerate(self.where):
            block = self.new.get(here) or self.top_block(here)
            if block is not None:
                order.setdefault(section, []).append((here, block))
        for at, change, typed in self.found:
            own = change.after[0].id if change.after else None
            if change.cell is None and change.kind in (ReturnedKind.MOVED, ReturnedKind.ADDED):
                some = order.get(change.section, [])
                before = [block for here, block in some[: bisect_left(some, (at[0], ""))] if block != own]
                change = replace(change, behind=tuple(dict.fromkeys(before[: -_NEAREST - 1 : -1])))
            yield at, change, typed

    def told(self, here: int, remark: Remark) -> None:
        """Tell of a paragraph that is not read."""
        shown = self.came[here]
        change = ReturnedChange(
            kind=ReturnedKind.UNREAD, section=self.where[here], said=_plain(shown), line=shown.line,
            remarks=frozenset({remark}), comments=shown.comments,
        )  # fmt: skip
        self.add(here, change)

    def told_gone(self, last: int, number: int, said: str) -> None:
        """Tell of what the program prints and did not come back, behind the last of what stood before it."""
        change = ReturnedChange(
            kind=ReturnedKind.UNREAD, section=self.stood[number], said=said,
            remarks=frozenset({Remark.PRINTED_GONE}),
        )  # fmt: skip
        self.add(last, change, behind=number + 1)

    def is_cut_up(self, table: BlockId) -> bool:
        """Whether a table of the note is several in the file."""
        return sum(one.table == table for one in self.tables.values()) > 1

    def section_of(self, table: BlockId) -> SectionId | None:
        """The section of a table of the note."""
        return next(one.id for one in self.sent.sections for block in walk(one.blocks) if block.id == table)

    def _rows_gone(self) -> set[tuple[BlockId, int]]:
        gone = set()
        for one in self.tables.values():
            if (
                one.table is not None
                and not self.is_cut_up(one.table)
                and same_columns(one, self.own[one.table])
            ):
                left = set(range(len(self.own[one.table].rows))) - set(one.rows.values())
                gone |= {(one.table, row) for row in left}
        return gone


def listed(says: str) -> str:
    """A heading as a line of a list of contents says it, without the dots and the page behind it."""
    return says.rstrip("0123456789 \t\u2026.")


def _plain(shown: Shown) -> str:
    return " ".join("".join(getattr(one, "text", " ") for one in shown.content).split())
