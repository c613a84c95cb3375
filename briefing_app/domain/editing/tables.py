"""Severing parts of a table: cells, and rows and columns where all of their cells are chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from briefing_app.domain.editing.holding import with_holds
from briefing_app.domain.editing.sheet import Sheet
from briefing_app.domain.editing.writing import with_block
from briefing_app.domain.text import FREE, Block, BlockId, Cell, Holds, Row, SeveranceId, Table

Cells = frozenset[tuple[int, int]]
"""Cells by row and column."""


def sever_cells(table: Table, cells: Iterable[tuple[int, int]], severance: SeveranceId) -> Table:
    """The table with the severance holding whole rows and columns among the cells, and the other cells."""
    chosen = _inside(table, cells)
    rows = {row for row in range(len(table.rows)) if _row(table, row) <= chosen and table.columns}
    columns = {column for column in range(len(table.columns)) if _column(table, column) <= chosen}
    if len(rows) == len(table.rows):
        columns = set()  # the rows hold everything already
    alone = {(row, column) for row, column in chosen if row not in rows and column not in columns}

    def one(number: int, row: Row) -> Row:
        held = row.severances | {severance} if number in rows else row.severances
        cells_held = tuple(
            replace(cell, severances=cell.severances | {severance}) if (number, column) in alone else cell
            for column, cell in enumerate(row.cells)
        )
        return Row(cells_held, held)

    return replace(
        table,
        rows=tuple(one(number, row) for number, row in enumerate(table.rows)),
        columns=tuple(
            held | {severance} if column in columns else held for column, held in enumerate(table.columns)
        ),
    )


def free_cells(table: Table, cells: Iterable[tuple[int, int]]) -> Table:
    """The table with the cells free; what held a row, a column or all of it holds the other cells on."""
    chosen = _inside(table, cells)
    if not chosen:
        return table
    freed_rows = {row for row, _ in chosen}
    freed_columns = {column for _, column in chosen}
    all_of_it = table.severances

    def cell(number: int, column: int, row: Row, given: Cell) -> Cell:
        if (number, column) in chosen:
            return replace(given, severances=FREE, blocks=with_holds(given.blocks, lambda _held: FREE))
        held = given.severances | all_of_it
        held |= row.severances if number in freed_rows else FREE
        held |= table.columns[column] if column in freed_columns else FREE
        return replace(given, severances=held)

    rows = tuple(
        Row(
            tuple(cell(number, column, row, given) for column, given in enumerate(row.cells)),
            FREE if number in freed_rows else row.severances,
        )
        for number, row in enumerate(table.rows)
    )
    columns = tuple(FREE if column in freed_columns else held for column, held in enumerate(table.columns))
    return replace(_with_held_caption(table, all_of_it), rows=rows, columns=columns, severances=FREE)


def held_by_cell(table: Table, row: int, column: int) -> Holds:
    """Everything that holds a cell: its own severances, its row's, its column's and the table's."""
    line = table.rows[row]
    return table.severances | line.severances | table.columns[column] | line.cells[column].severances


def on_table(sheet: Sheet, table: BlockId, change: Callable[[Table], Block]) -> Sheet:
    """The sheet with *change* applied to a table of it."""
    for number, block in enumerate(sheet.blocks):
        if block.id == table and isinstance(block, Table):
            blocks = with_block(sheet.blocks, number, (change(block),))
            return replace(sheet, blocks=blocks, style=None, told=())
    return replace(sheet, told=())


def _with_held_caption(table: Table, held: Holds) -> Table:
    """The table with its caption held by what held all of it."""
    if not held or not table.caption:
        return table
    caption = with_holds((replace(table, rows=(), columns=(), severances=FREE),), lambda own: own | held)[0]
    return replace(table, caption=caption.caption) if isinstance(caption, Table) else table


def _inside(table: Table, cells: Iterable[tuple[int, int]]) -> Cells:
    size = len(table.rows), len(table.columns)
    return frozenset(one for one in cells if 0 <= one[0] < size[0] and 0 <= one[1] < size[1])


def _row(table: Table, row: int) -> Cells:
    return frozenset((row, column) for column in range(len(table.columns)))


def _column(table: Table, column: int) -> Cells:
    return frozenset((row, column) for row in range(len(table.rows)))
