"""What did not come back, and what came back elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing_app.domain.alignment import rising
from briefing_app.domain.returned.changes import ReturnedChange, ReturnedKind
from briefing_app.domain.returned.layout import Layout
from briefing_app.domain.returned.passages import Came, passage_changes
from briefing_app.domain.returned.remarks import Remark
from briefing_app.domain.returned.shown import NotePlace, Piece
from briefing_app.domain.text import (
    Block,
    BlockId,
    Picture,
    SectionId,
    holds,
    received_redactions,
    walk,
)


def deleted(layout: Layout) -> None:
    """What did not come back, or came back empty; tables and rows are told as wholes."""
    back = {some[0]: here for here, some in layout.pairs.of.items()}
    whole = _tables_gone(layout)
    last = -1
    for number, shown in enumerate(layout.sent.shown):
        place = layout.place(number)
        here = back.get(number)
        last = last if here is None else max(last, here)
        if place is None or place.block is None:
            continue
        emptied = here is not None and shown.says and not shown.picture and not _still_says(layout, here)
        if (number in layout.pairs.sent and not emptied) or _goes_with_row(layout, place, whole):
            continue
        if place.piece is Piece.CAPTION:
            if place.block.id not in whole and not _is_gone(layout, place.block):
                came = Came((shown,), (place,), (replace(shown, content=()),))
                for change, typed in passage_changes(came, layout.new_id, layout.join):
                    layout.add(last, change, typed, behind=number + 1)
        else:
            layout.add(last, deletion(place, place.block), behind=number + 1)
    for table in whole:
        layout.add(*_behind(layout, table))


def _still_says(layout: Layout, here: int) -> bool:
    """Whether a paragraph, or what was cut off it, says anything."""
    return any(layout.came[one].says for one in (here, *layout.pairs.rest.get(here, ())))


def _is_gone(layout: Layout, block: Block) -> bool:
    """Whether a picture did not come back."""
    if not isinstance(block, Picture):
        return False
    shown = [one for one, _ in enumerate(layout.sent.shown) if _is_picture(layout, one, block)]
    return bool(shown) and not any(one in layout.pairs.sent for one in shown)


def _is_picture(layout: Layout, number: int, block: Block) -> bool:
    place = layout.place(number)
    return place is not None and place.piece is Piece.PICTURE and place.block is block


def _tables_gone(layout: Layout) -> set[BlockId]:
    """The tables that were sent and did not come back."""
    there = {place.cell.table for place in layout.sent.places.values() if place.cell is not None}
    back = {place.cell.table for place in layout.partner.values() if place is not None and place.cell}
    back |= {one.table for one in layout.tables.values() if one.table is not None}
    return there - back


def _goes_with_row(layout: Layout, place: NotePlace, whole: set[BlockId]) -> bool:
    if place.cell is None:
        return False
    return place.cell.table in whole or (place.cell.table, place.cell.row) in layout.rows_gone


def _behind(layout: Layout, table: BlockId) -> tuple[int, ReturnedChange]:
    """A table that is gone, told behind what stood before it."""
    (section, block) = next(
        (section.id, block)
        for section in layout.sent.sections
        for block in walk(section.blocks)
        if block.id == table
    )
    first = next(
        number
        for number, _ in enumerate(layout.sent.shown)
        if (place := layout.place(number)) and place.cell and place.cell.table == table
    )
    before = [here for here, some in layout.pairs.of.items() if some[0] < first]
    around = next(one.around for one in layout.sent.places.values() if one.cell and one.cell.table == table)
    place = NotePlace(piece=Piece.WORDS, section=section, block=block, around=around)
    return max(before, default=-1), deletion(place, block)


def moved(layout: Layout) -> None:
    """Passages, tables and pictures that stand behind others than before, or in another section."""
    home = {
        block.id: (section.id, number)
        for section in layout.sent.sections
        for number, block in enumerate(section.blocks)
    }
    order: dict[SectionId, list[tuple[int, int, BlockId]]] = {}
    strangers: list[tuple[int, SectionId, BlockId]] = []
    for here, block in layout.top():
        section, number = home[block]
        now = layout.where[here]
        if now is None or now == section:
            order.setdefault(section, []).append((here, number, block))
        else:
            strangers.append((here, now, block))
    for section, some in order.items():
        stayed = {number for _, number in rising([(here, number) for here, number, _ in some])}
        strangers += [(here, section, block) for here, number, block in some if number not in stayed]
    blocks = {block.id: block for section in layout.sent.sections for block in section.blocks}
    for here, section, moved in strangers:
        stood = blocks[moved]
        change = ReturnedChange(
            kind=ReturnedKind.MOVED, section=section, block=moved, base=(stood,), before=(stood,),
            after=(stood,), line=layout.came[here].line,
        )  # fmt: skip
        layout.add(here, change, behind=1)


def deletion(place: NotePlace, block: Block) -> ReturnedChange:
    """That a block did not come back."""
    return ReturnedChange(
        kind=ReturnedKind.DELETED, section=place.section, block=block.id, base=(block,), before=(block,),
        cell=place.cell, remarks=at_stake((block,), bool(place.around)),
    )  # fmt: skip


def at_stake(blocks: Sequence[Block], held: bool) -> frozenset[Remark]:
    """What would be lost with blocks and may not be."""
    remarks = set()
    if held or any(map(holds, blocks)):
        remarks.add(Remark.HOLDS_SEVERED)
    if any(map(received_redactions, blocks)):
        remarks.add(Remark.HOLDS_REDACTION)
    return frozenset(remarks)


def outline(layout: Layout) -> None:
    """Tell of sections whose headings went or stand in another order."""
    headings = [place for number, _ in enumerate(layout.sent.shown) if (place := _heading(layout, number))]
    back = {
        place.section: here
        for here, place in layout.partner.items()
        if place is not None and place.piece is Piece.SECTION_HEADING
    }
    order = [(number, back[one.section]) for number, one in enumerate(headings) if one.section in back]
    stayed = {headings[number].section for number, _ in rising(order)}
    for place in headings:
        if place.section not in stayed:
            change = ReturnedChange(
                kind=ReturnedKind.UNREAD, section=place.section, said=place.heading,
                remarks=frozenset({Remark.OUTLINE}),
            )  # fmt: skip
            layout.add(back.get(place.section, -1), change)


def _heading(layout: Layout, number: int) -> NotePlace | None:
    place = layout.place(number)
    return place if place is not None and place.piece is Piece.SECTION_HEADING else None
