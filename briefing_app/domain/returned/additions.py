"""What is new in a file that came back: passages, rows, tables, words in what the program prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefing_app.domain.returned.changes import ReturnedChange, ReturnedKind
from briefing_app.domain.returned.copies import block_of
from briefing_app.domain.returned.layout import Layout, listed
from briefing_app.domain.returned.losses import at_stake
from briefing_app.domain.returned.remarks import Remark
from briefing_app.domain.returned.shown import CellPlace, Shown
from briefing_app.domain.returned.tables import CameTable, same_columns
from briefing_app.domain.text import (
    FREE,
    Block,
    BlockId,
    Cell,
    Row,
    SectionId,
    Table,
    block_words,
    walk,
)


def added(layout: Layout) -> None:
    """Tell of passages and tables that are new, and of what is new and not read."""
    known = set(layout.pairs.of) | layout.pairs.parts
    for here, shown in enumerate(layout.came):
        if here in known:
            continue
        if shown.place:
            _added_in_cell(layout, here, shown)
        elif shown.picture:
            layout.told(here, Remark.PICTURE)
        elif shown.says:
            _added_paragraph(layout, here, shown)
    for table in layout.tables.values():
        if table.table is None and not table.printed:
            _added_table(layout, table)


def _added_paragraph(layout: Layout, here: int, shown: Shown) -> None:
    section = layout.where[here]
    if section is None:
        if listed(shown.says) not in (layout.contents if shown.level else layout.listed):
            layout.told(here, Remark.OUTSIDE)
        return
    depth = next((one.level for one in layout.sent.sections if one.id == section), 0)
    made = block_of(layout, shown, depth)
    put_in(layout, here, section, made.block, made.remarks)


def put_in(layout: Layout, here: int, section: SectionId, block: Block, remarks: frozenset[Remark]) -> None:
    """Tell of a block that is new in a section."""
    shown = layout.came[here]
    change = ReturnedChange(
        kind=ReturnedKind.ADDED, section=section, after=(block,), remarks=remarks, line=shown.line,
        comments=shown.comments,
    )  # fmt: skip
    layout.new[here] = block.id
    layout.add(here, change, block_words(block))


def _added_in_cell(layout: Layout, here: int, shown: Shown) -> None:
    number, row, column = shown.place[:3]
    table = layout.tables[number]
    if table.printed or table.table is None:
        if table.printed and shown.says:
            layout.told(here, Remark.DERIVED)
        return
    there = table.rows.get(row)
    form = same_columns(table, layout.own[table.table])
    if there is None and form:
        return  # told with its row
    if shown.picture or not shown.says:
        return
    section = layout.section_of(table.table)
    if there is None or not form:
        layout.told(here, Remark.TABLE_FORM)
        return
    made = block_of(layout, replace(shown, level=0), 0)
    block = made.block
    change = ReturnedChange(
        kind=ReturnedKind.ADDED, section=section, block=table.table, after=(block,), line=shown.line,
        base=(layout.own[table.table],), cell=CellPlace(table.table, there, column),
        behind=tuple(_in_cell_before(layout, here)),
        comments=shown.comments, remarks=made.remarks,
    )  # fmt: skip
    layout.new[here] = block.id
    layout.add(here, change, block_words(block))


def _in_cell_before(layout: Layout, here: int) -> Iterator[BlockId]:
    """The passages before one in its cell, the nearest first."""
    place = layout.came[here].place
    for number in range(here - 1, -1, -1):
        if layout.came[number].place != place:
            return
        partner = layout.partner.get(number)
        if number in layout.new:
            yield layout.new[number]
        elif partner is not None and partner.block is not None:
            yield partner.block.id


def _added_table(layout: Layout, table: CameTable) -> None:
    numbers = [one for row in table.cells.values() for some in row.values() for one in some]
    here = min(numbers)
    if not any(layout.came[one].says for one in numbers):
        return
    if any(one in layout.partner for one in numbers):
        layout.told(here, Remark.TABLE_FORM)  # text of the note was made a table
        return
    section = layout.where[here]
    width = max(map(len, table.cells.values()))
    if section is None or any(len(row) != width for row in table.cells.values()):
        layout.told(here, Remark.OUTSIDE if section is None else Remark.TABLE_FORM)
        return
    remarks: set[Remark] = set()
    rows = tuple(_row(layout, table, row, remarks) for row in sorted(table.cells))
    block = Table(id=BlockId(layout.new_id()), rows=rows, columns=(FREE,) * width)
    put_in(layout, here, section, block, frozenset(remarks))


def _row(layout: Layout, table: CameTable, row: int, remarks: set[Remark]) -> Row:
    """A row that is new; what is to be said of its passages is put to the remarks."""
    cells = table.cells[row]
    return Row(tuple(_cell(layout, cells[column], remarks) for column in sorted(cells)))


def _cell(layout: Layout, numbers: Iterable[int], remarks: set[Remark]) -> Cell:
    said = [replace(layout.came[one], level=0) for one in numbers if layout.came[one].says]
    made = [block_of(layout, one, 0) for one in said]
    for one in made:
        # a bookmark alone tells nothing: Writer puts that of the table into rows
        remarks |= one.remarks if Remark.COPIED in one.remarks else one.remarks - {Remark.FOREIGN}
    return Cell(blocks=tuple(one.block for one in made))


def rows(layout: Layout) -> None:
    """Tell of rows that came and went in tables of the note."""
    told: set[BlockId] = set()
    for found in layout.tables.values():
        if found.table is None:
            continue
        table = layout.own[found.table]
        here = min(one for some in found.cells[min(found.cells)].values() for one in some)
        cut = layout.is_cut_up(found.table)
        if cut or not same_columns(found, table):
            if found.table not in told:
                layout.told(here, Remark.TABLE_FORM)
            told.add(found.table)
            continue
        kept = [row for _, row in sorted(found.rows.items()) if row is not None]
        if kept != sorted(kept):
            layout.told(here, Remark.TABLE_FORM)
        _rows_added(layout, found, table)
        for row in sorted(set(range(len(table.rows))) - set(kept)):
            layout.add(here, _row_deleted(layout, table, row), behind=row + 1)


def _rows_added(layout: Layout, found: CameTable, table: Table) -> None:
    before = -1
    for row, there in sorted(found.rows.items()):
        if there is not None:
            before = there
            continue
        numbers = [one for some in found.cells[row].values() for one in some]
        if not any(layout.came[one].says for one in numbers):
            continue
        if any(one in layout.partner for one in numbers):
            layout.told(min(numbers), Remark.TABLE_FORM)  # cells of the note were put into a row of their own
            continue
        remarks: set[Remark] = set()
        made = _row(layout, found, row, remarks)
        words = " ".join(block_words(block) for cell in made.cells for block in cell.blocks)
        change = ReturnedChange(
            kind=ReturnedKind.ROW_ADDED, section=layout.section_of(table.id), block=table.id, row=made,
            base=(table,),
            after=tuple(block for cell in made.cells for block in cell.blocks),
            cell=CellPlace(table.id, before, -1), line=layout.came[min(numbers)].line,
            remarks=frozenset(remarks),
        )  # fmt: skip
        layout.add(min(numbers), change, words)


def _row_deleted(layout: Layout, table: Table, row: int) -> ReturnedChange:
    gone = table.rows[row]
    blocks = tuple(block for cell in gone.cells for block in cell.blocks)
    held = table.severances.union(gone.severances, *(one.severances for one in gone.cells), *table.columns)
    ids = {block.id for one in blocks for block in walk((one,))}
    there = any(
        place.block.id in ids for place in layout.partner.values() if place is not None and place.block
    )
    elsewhere = frozenset({Remark.PLACE} if there else ())
    return ReturnedChange(
        kind=ReturnedKind.ROW_DELETED, section=layout.section_of(table.id), block=table.id, row=gone,
        base=blocks, before=blocks, cell=CellPlace(table.id, row, -1),
        remarks=at_stake(blocks, bool(held)) | elsewhere,
    )  # fmt: skip
