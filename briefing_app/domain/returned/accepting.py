"""Bringing a reviewer's changes into a note as it is now: each shown against the present, then done.

Whatever is accepted, every severance that held words holds words afterwards, every received redaction is
still there, and every portion marking that has words left; what would be otherwise cannot be accepted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from briefing_app.domain.inline_merge import merged_content, united_content
from briefing_app.domain.normal_form import normalise
from briefing_app.domain.note import Note, NoteSection
from briefing_app.domain.passages import map_blocks
from briefing_app.domain.returned.changes import ReturnedChange, ReturnedKind, Standing
from briefing_app.domain.returned.emptying import empties
from briefing_app.domain.returned.remarks import Remark
from briefing_app.domain.text import (
    Block,
    BlockId,
    Cell,
    Picture,
    Row,
    SectionId,
    Table,
    Text,
    walk,
)
from briefing_app.domain.three_way import Join, merged, taken


def against(changes: Iterable[ReturnedChange], note: Note, join: Join) -> tuple[ReturnedChange, ...]:
    """The changes as they would change the note as it is now; those that are in it already are left out."""
    now = _Present(note, join)
    found = (now.seen(one) for one in changes)
    return tuple(_told_of_loss(one) for one in found if one is not None)


def accepted(changes: Sequence[ReturnedChange], note: Note, join: Join) -> Note:
    """The note with these changes; one that cannot be accepted is left out."""
    rows = [one for one in changes if one.kind in (ReturnedKind.ROW_ADDED, ReturnedKind.ROW_DELETED)]
    rest = [one for one in changes if one not in rows]
    for one in (*rest, *reversed(rows)):
        now = _Present(note, join).seen(one)
        if now is not None and now.standing is not Standing.KEPT:
            note = _done(note, now)
    return replace(note, sections=tuple(_normal(one) for one in note.sections))


def _told_of_loss(change: ReturnedChange) -> ReturnedChange:
    """The change, with a remark where it could be accepted with others and would leave a passage no words."""
    loses = change.standing is not Standing.KEPT and empties(change)
    return replace(change, remarks=change.remarks | {Remark.EMPTIED}) if loses else change


def _normal(section: NoteSection) -> NoteSection:
    return replace(section, blocks=normalise(section.blocks))


class _Present:
    """The note as it is now."""

    def __init__(self, note: Note, join: Join) -> None:
        self._join = join
        self._sections = {one.id: one for one in note.sections}
        self._blocks = {block.id: block for one in note.sections for block in walk(one.blocks)}
        self._home = {block.id: one.id for one in note.sections for block in one.blocks}
        self._seen: dict[ReturnedKind, Callable[[ReturnedChange], ReturnedChange | None]] = {
            ReturnedKind.CHANGED: self._changed,
            ReturnedKind.SPLIT: self._split,
            ReturnedKind.JOINED: self._joined,
            ReturnedKind.MOVED: self._moved,
            ReturnedKind.DELETED: self._deleted,
            ReturnedKind.ADDED: self._added,
            ReturnedKind.HEADING: self._heading,
            ReturnedKind.ROW_ADDED: self._row_added,
            ReturnedKind.ROW_DELETED: self._row_deleted,
            ReturnedKind.UNREAD: lambda one: one,
        }

    def seen(self, change: ReturnedChange) -> ReturnedChange | None:
        """The change as it would be now; None where there is nothing left of it to do."""
        return self._seen[change.kind](change)

    def _now(self, change: ReturnedChange) -> Block | None:
        return None if change.block is None else self._blocks.get(change.block)

    # ---- words

    def _changed(self, change: ReturnedChange) -> ReturnedChange | None:
        now, (base,), (after, *_) = self._now(change), change.base, change.after
        if now is None:
            return None if base == after else _with(change, Remark.GONE_SINCE)
        if now == base:
            return replace(change, before=(now,))
        if base == after:
            return replace(change, before=(now,), after=(now,))
        if change.caption:
            return self._caption(change, now)
        if now == after:
            return None
        made = merged(base, after, now, self._join)
        remark = Remark.CHANGED_SINCE if made is not None else Remark.CONFLICT
        made = taken(after, now, self._join) if made is None else made
        return None if made == now else _with(replace(change, before=(now,), after=(made,)), remark)

    def _caption(self, change: ReturnedChange, now: Block) -> ReturnedChange | None:
        (base,), (after,) = change.base, change.after
        if not isinstance(now, Table | Picture):
            return _with(change, Remark.GONE_SINCE)
        if not isinstance(base, Table | Picture) or not isinstance(after, Table | Picture):
            raise ValueError("a caption of neither a table nor a picture")
        if now.caption == after.caption:
            return None
        if now.caption == base.caption:
            return replace(change, before=(now,), after=(replace(now, caption=after.caption),))
        caption = merged_content(base.caption, after.caption, now.caption)
        remark = Remark.CHANGED_SINCE if caption is not None else Remark.CONFLICT
        caption = united_content(after.caption, now.caption) if caption is None else caption
        return _with(replace(change, before=(now,), after=(replace(now, caption=caption),)), remark)

    def _split(self, change: ReturnedChange) -> ReturnedChange | None:
        now, (base,) = self._now(change), change.base
        if any(one.id in self._blocks for one in change.after[1:]):
            return None
        if now is None:
            return _with(change, Remark.GONE_SINCE)
        return change if now == base else _with(replace(change, before=(now,)), Remark.HOLDS_MORE)

    def _joined(self, change: ReturnedChange) -> ReturnedChange | None:
        now = tuple(self._blocks[one.id] for one in change.base if one.id in self._blocks)
        if now == change.after[:1]:
            return None
        if now == change.base:
            return change
        lost = len(now) < len(change.base)
        return _with(replace(change, before=now), Remark.GONE_SINCE if lost else Remark.HOLDS_MORE)

    # ---- whole passages

    def _deleted(self, change: ReturnedChange) -> ReturnedChange | None:
        now = self._now(change)
        if now is None:
            return None
        return change if (now,) == change.base else _with(replace(change, before=(now,)), Remark.HOLDS_MORE)

    def _added(self, change: ReturnedChange) -> ReturnedChange | None:
        if any(one.id in self._blocks for one in change.after):
            return None
        if change.section not in self._sections:
            return _with(change, Remark.GONE_SINCE)
        if change.cell is not None and _row_of(self._blocks.get(change.cell.table), change) is None:
            return _with(change, Remark.TABLE_FORM)
        return change

    def _moved(self, change: ReturnedChange) -> ReturnedChange | None:
        now = self._now(change)
        if now is None:
            return None
        if Remark.PLACE in change.remarks:
            return replace(change, before=(now,), after=(now,))
        if change.section not in self._sections or now.id not in self._home:
            return _with(change, Remark.GONE_SINCE)
        blocks = [one.id for one in self._sections[change.section].blocks]
        behind = next((one for one in change.behind if one in blocks), None)
        if now.id in blocks:
            at = blocks.index(now.id)
            if (blocks[at - 1] if at else None) == behind:
                return None
        return replace(change, before=(now,), after=(now,))

    def _heading(self, change: ReturnedChange) -> ReturnedChange | None:
        section = self._sections.get(change.section) if change.section is not None else None
        if section is None:
            return _with(change, Remark.GONE_SINCE)
        if section.heading == change.heading[1]:
            return None
        if section.heading == change.heading[0]:
            return change
        return _with(replace(change, heading=(section.heading, change.heading[1])), Remark.CONFLICT)

    # ---- rows

    def _row_added(self, change: ReturnedChange) -> ReturnedChange | None:
        if any(one.id in self._blocks for one in change.after):
            return None
        table = self._now(change)
        if not isinstance(table, Table):
            return _with(change, Remark.GONE_SINCE)
        fits = change.row is not None and len(change.row.cells) == len(table.columns)
        return change if fits and _row_of(table, change) is not None else _with(change, Remark.TABLE_FORM)

    def _row_deleted(self, change: ReturnedChange) -> ReturnedChange | None:
        table = self._now(change)
        if not isinstance(table, Table):
            return None
        if change.row in table.rows:
            return change
        there = any(one.id in self._blocks for one in change.base)
        return _with(change, Remark.HOLDS_MORE) if there else None


def _with(change: ReturnedChange, remark: Remark) -> ReturnedChange:
    return replace(change, remarks=change.remarks | {remark})


def _row_of(table: Block | None, change: ReturnedChange) -> int | None:
    """Where a row of the table as it was sent is now; -1 for before the first, None where nobody can tell."""
    base = change.base[0] if change.base else None
    if not isinstance(table, Table) or not isinstance(base, Table) or change.cell is None:
        return None
    if len(table.columns) != len(base.columns):
        return None
    row = change.cell.row
    if row < 0:
        return -1
    ids = {block.id for cell in base.rows[row].cells for block in walk(cell.blocks)}
    for number, one in enumerate(table.rows):
        if any(block.id in ids for cell in one.cells for block in walk(cell.blocks)):
            return number
    return row if not ids and len(table.rows) == len(base.rows) else None


# ---- doing it


def _done(note: Note, change: ReturnedChange) -> Note:
    match change.kind:
        case ReturnedKind.CHANGED | ReturnedKind.SPLIT | ReturnedKind.JOINED:
            return _replaced(note, change.block, change.after, change.gone)
        case ReturnedKind.DELETED:
            return _replaced(note, change.block, (), ())
        case ReturnedKind.HEADING:
            return _in_section(note, change.section, lambda one: replace(one, heading=change.heading[1]))
        case ReturnedKind.MOVED:
            return _put(note, change, _taken_out(note, change))
        case ReturnedKind.ADDED if change.cell is None:
            return _put(note, change, change.after)
        case ReturnedKind.ADDED:
            return _in_table(note, change, _with_cell)
        case ReturnedKind.ROW_ADDED:
            return _in_table(note, change, _with_row)
        case ReturnedKind.ROW_DELETED:
            return _in_table(note, change, _without_row)
    return note


def _replaced(note: Note, block: BlockId | None, made: Text, gone: Iterable[BlockId]) -> Note:
    """The note with blocks in place of one, wherever it stands, and without those that are gone."""
    instead: dict[BlockId, Text] = dict.fromkeys(gone, ())
    if block is not None:
        instead[block] = made

    def changed(blocks: Text) -> Text:
        return tuple(inner for one in blocks for inner in instead.get(one.id, (_with_cells(one, changed),)))

    return replace(note, sections=tuple(replace(one, blocks=changed(one.blocks)) for one in note.sections))


def _with_cells(block: Block, change: Callable[[Text], Text]) -> Block:
    if not isinstance(block, Table):
        return block

    def cell(one: Cell) -> Cell:
        return replace(one, blocks=change(one.blocks))

    rows = tuple(replace(row, cells=tuple(cell(one) for one in row.cells)) for row in block.rows)
    return replace(block, rows=rows)


def _in_section(note: Note, section: SectionId | None, change: Callable[[NoteSection], NoteSection]) -> Note:
    return replace(note, sections=tuple(change(one) if one.id == section else one for one in note.sections))


def _taken_out(note: Note, change: ReturnedChange) -> Text:
    """The block to be moved; what withholds the section it leaves withholds it from now on."""
    there = next(one.severances for one in note.sections if one.id == change.section)
    for section in note.sections:
        for block in section.blocks:
            if block.id == change.block:
                held = section.severances - there
                return (replace(block, severances=block.severances | held) if held else block,)
    return ()


def _put(note: Note, change: ReturnedChange, new: Text) -> Note:
    """The note with blocks behind the nearest of those they followed that is there."""
    ids = {one.id for one in new}

    def put(section: NoteSection) -> NoteSection:
        blocks = tuple(one for one in section.blocks if one.id not in ids)
        if section.id != change.section:
            return replace(section, blocks=blocks)
        there = [one.id for one in blocks]
        at = next((there.index(one) + 1 for one in change.behind if one in there), 0)
        return replace(section, blocks=(*blocks[:at], *new, *blocks[at:]))

    return replace(note, sections=tuple(map(put, note.sections)))


def _in_table(note: Note, change: ReturnedChange, made: Callable[[Table, ReturnedChange], Table]) -> Note:
    def changed(block: Block) -> Block:
        return made(block, change) if isinstance(block, Table) and block.id == change.block else block

    return replace(
        note, sections=tuple(replace(one, blocks=map_blocks(one.blocks, changed)) for one in note.sections)
    )


def _with_cell(table: Table, change: ReturnedChange) -> Table:
    at = _row_of(table, change)
    if at is None or change.cell is None:
        return table
    cells = list(table.rows[at].cells)
    cell = cells[change.cell.column]
    there = [one.id for one in cell.blocks]
    place = next((there.index(one) + 1 for one in change.behind if one in there), 0)
    blocks = (*cell.blocks[:place], *change.after, *cell.blocks[place:])
    cells[change.cell.column] = replace(cell, blocks=blocks)
    return _with_rows(
        table, (*table.rows[:at], replace(table.rows[at], cells=tuple(cells)), *table.rows[at + 1 :])
    )


def _with_row(table: Table, change: ReturnedChange) -> Table:
    at = _row_of(table, change)
    if at is None or change.row is None:
        return table
    return _with_rows(table, (*table.rows[: at + 1], change.row, *table.rows[at + 1 :]))


def _without_row(table: Table, change: ReturnedChange) -> Table:
    if change.row not in table.rows:
        return table
    at = table.rows.index(change.row)
    return _with_rows(table, (*table.rows[:at], *table.rows[at + 1 :]))


def _with_rows(table: Table, rows: tuple[Row, ...]) -> Table:
    return replace(table, rows=rows, header_rows=min(table.header_rows, len(rows)))
