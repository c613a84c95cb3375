"""What stands elsewhere than it was sent: in another cell, out of a table, apart from what it belongs to.

No reading back brings that in; it is told, so that nothing a reviewer did passes for nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from briefing_app.domain.alignment import rising
from briefing_app.domain.returned.changes import ReturnedChange, ReturnedKind
from briefing_app.domain.returned.layout import Layout
from briefing_app.domain.returned.remarks import Remark
from briefing_app.domain.returned.shown import CellPlace, NotePlace, Piece
from briefing_app.domain.returned.tables import same_columns
from briefing_app.domain.text import BlockId, SectionId


def displaced(layout: Layout) -> None:
    """Tell of all that stands elsewhere and is not told as moved, as a row, or as a section."""
    look = _Displaced(layout)
    look.tables_made_text()
    look.in_cells()
    look.in_cells_of_the_program()
    look.apart_from_their_captions()
    look.out_of_order()


@dataclass(slots=True)
class _Displaced:
    """What is told so far: of paragraphs, of tables as wholes, and whether sections were put elsewhere."""

    layout: Layout
    told: set[int] = field(default_factory=set)
    whole: set[BlockId] = field(default_factory=set)
    turned: bool = False

    def __post_init__(self) -> None:
        """See what was told of already."""
        layout = self.layout
        changes = [change for _, change, _ in layout.found]
        self.whole = {
            one.table
            for one in layout.tables.values()
            if one.table is not None
            and (
                layout.is_cut_up(one.table)
                or not same_columns(one, layout.own[one.table])
                or _rows_turn(one.rows)
            )
        }
        moved = {one.block for one in changes if one.kind is ReturnedKind.MOVED}
        lost = {one.section for one in changes if one.remarks & {Remark.OUTLINE}}
        self.turned = bool(lost)
        for here, place in layout.partner.items():
            block = None if place is None else self._top(place)
            heading = place is not None and place.piece is Piece.SECTION_HEADING and place.section in lost
            if (block is not None and block in moved) or heading:
                self.told.add(here)

    def _top(self, place: NotePlace) -> BlockId | None:
        """The block of a section that a passage is, or is in."""
        table = place.cell.table if place.cell else place.block.id if place.block else None
        return None if table is None else self.layout.outermost.get(table, table)

    # ---- cells

    def tables_made_text(self) -> None:
        """A table none of whose passages stands in it any more is told once."""
        there = {one.table for one in self.layout.tables.values()}
        for here, place in sorted(self.layout.partner.items()):
            table = place.cell.table if place is not None and place.cell else None
            if table is None or table in there or here in self.told or self._is_no_cell(here):
                continue
            self.told.add(here)
            if table not in self.whole:
                self.whole.add(table)
                self.layout.told(here, Remark.TABLE_FORM)

    def in_cells(self) -> None:
        """Passages that came into a cell, left one or stand in another order there."""
        inside: dict[CellPlace, list[tuple[int, int]]] = {}
        for here, place in sorted(self.layout.partner.items()):
            if place is None or place.block is None or here in self.told or here in self.layout.pairs.parts:
                continue
            if (
                place.cell is not None
                and place.cell.table in self.whole
                and self._in_table(here) in self.whole
            ):
                continue  # told of the table
            now = self._cell(here)
            if now == place.cell or (now is None and self._is_no_cell(here)):
                if now is not None:
                    inside.setdefault(now, []).append((here, self._sent(here)))
            elif not self._is_new_row(here):
                self._moved(here, place, now)
        for some in inside.values():
            for here in _fallen(some):
                self._moved(here, self._place(here), self._cell(here))

    def _is_no_cell(self, here: int) -> bool:
        """Whether a passage of a table was read as plain text as it was sent, as the only cell of one is."""
        return not self.layout.sent.shown[self._sent(here)].place

    def _in_table(self, here: int) -> BlockId | None:
        place = self.layout.came[here].place
        return self.layout.tables[place[0]].table if place else None

    def _cell(self, here: int) -> CellPlace | None:
        """The cell in which a paragraph stands now; one that is nowhere for that of no table of the note."""
        place = self.layout.came[here].place
        if not place:
            return None
        number, row, column = place[:3]
        table = self.layout.tables[number]
        if table.table is None:
            return CellPlace(BlockId(""), row, column)
        there = table.rows.get(row)
        return CellPlace(table.table, -1 if there is None else there, column)

    def _is_new_row(self, here: int) -> bool:
        """Whether a paragraph stands in a row or a table that is told as a whole."""
        place = self.layout.came[here].place
        if not place:
            return False
        table = self.layout.tables[place[0]]
        if table.table is None:
            return not table.printed
        return table.rows.get(place[1]) is None and same_columns(table, self.layout.own[table.table])

    def _place(self, here: int) -> NotePlace:
        place = self.layout.partner[here]
        if place is None:
            raise ValueError("a paragraph that is no passage of the note")
        return place

    def _sent(self, here: int) -> int:
        of = self.layout.pairs.of
        return of[here][0] if here in of else self._whole_of(here)

    def _whole_of(self, here: int) -> int:
        """What was sent as the whole of which a paragraph is a further part."""
        return next(
            self.layout.pairs.of[first][0] for first, some in self.layout.pairs.rest.items() if here in some
        )

    def _moved(self, here: int, place: NotePlace, cell: CellPlace | None) -> None:
        self.told.add(here)
        if place.block is None or place.piece is not Piece.WORDS:
            self.layout.told(here, Remark.DERIVED if place.block is None else Remark.PLACE)
            return
        shown = self.layout.came[here]
        change = ReturnedChange(
            kind=ReturnedKind.MOVED, section=self.layout.where[here], block=place.block.id,
            base=(place.block,), before=(place.block,), after=(place.block,), cell=cell,
            remarks=frozenset({Remark.PLACE}), line=shown.line, comments=shown.comments,
        )  # fmt: skip
        self.layout.add(here, change, behind=1)

    # ---- what the program prints

    def in_cells_of_the_program(self) -> None:
        """What the program prints and stands in other columns, rows or tables than it was sent."""
        ours = [
            here
            for here, place in sorted(self.layout.partner.items())
            if here not in self.layout.pairs.parts and (place is None or place.block is None)
        ]
        home = [self.layout.sent.shown[self._sent(here)].place for here in ours]
        back = [self.layout.came[here].place for here in ours]
        rows = _same(((one[:2], other[:2]) for one, other in zip(home, back, strict=True)))
        lines = _same(((other[:2], one[:2]) for one, other in zip(home, back, strict=True)))
        for here, one, other in zip(ours, home, back, strict=True):
            same = rows[one[:2]] == other[:2] and lines[other[:2]] == one[:2] and one[2:3] == other[2:3]
            if not same and here not in self.told:
                self._tell(here)

    def apart_from_their_captions(self) -> None:
        """Captions behind which another thing follows than their table or picture."""
        layout = self.layout
        known = sorted(layout.partner)
        followed = dict(pairwise(known))
        for here, place in layout.partner.items():
            if place is None or place.piece is not Piece.CAPTION or place.block is None or here in self.told:
                continue
            sent = self._sent(here) + 1
            was = layout.place(sent) if sent < len(layout.sent.shown) else None
            now = layout.partner.get(followed.get(here, -1))
            if _is_of(was, place.block.id) and now is not None and not _is_of(now, place.block.id):
                self._tell(here)

    def out_of_order(self) -> None:
        """Whatever else stands behind others than before or in another section.

        Sections in another order are told of by themselves, and each is looked at alone.
        """
        order: dict[SectionId | None, list[tuple[int, int]]] = {}
        for here in sorted(self.layout.pairs.of):
            if here in self.told or self._in_table(here) in self.whole:
                continue
            sent = self._sent(here)
            now, was = self.layout.where[here], self.layout.stood[sent]
            ours = self._is_ours(here)
            if ours and now != was and not self._is_heading(here):
                self._tell(here)
            else:
                order.setdefault(now if self.turned else None, []).append((here, sent))
        for some in order.values():
            for here in _fallen(some):
                self._tell(here)

    def _is_ours(self, here: int) -> bool:
        place = self.layout.partner.get(here)
        return place is None or place.block is None

    def _is_heading(self, here: int) -> bool:
        place = self.layout.partner.get(here)
        return place is not None and place.piece is Piece.SECTION_HEADING

    def _tell(self, here: int) -> None:
        self.told.add(here)
        if self.layout.came[here].says or self.layout.came[here].picture:
            self.layout.told(here, Remark.DERIVED if self._is_ours(here) else Remark.PLACE)


def _rows_turn(rows: dict[int, int | None]) -> bool:
    kept = [row for _, row in sorted(rows.items()) if row is not None]
    return kept != sorted(kept)


def _is_of(place: NotePlace | None, block: BlockId) -> bool:
    """Whether a passage is a picture or in a table."""
    if place is None:
        return False
    return (place.cell is not None and place.cell.table == block) or (
        place.block is not None and place.block.id == block
    )


def _same(pairs: Iterable[tuple[tuple[int, ...], tuple[int, ...]]]) -> dict[tuple[int, ...], tuple[int, ...]]:
    """What most of each stand in now."""
    votes: dict[tuple[int, ...], Counter[tuple[int, ...]]] = {}
    for one, other in pairs:
        votes.setdefault(one, Counter())[other] += 1
    return {one: found.most_common(1)[0][0] for one, found in votes.items()}


def _fallen(some: list[tuple[int, int]]) -> Iterator[int]:
    """The paragraphs that do not stand in the order in which they were sent."""
    stayed = {here for here, _ in rising(some)}
    yield from (here for here, _ in some if here not in stayed)
