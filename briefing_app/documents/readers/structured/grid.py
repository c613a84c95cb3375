"""The cells of a table laid out in a grid: cells that reach over others leave those empty."""

from __future__ import annotations

from briefing_app.documents.readers.structured.drafts import CellDraft, Draft, TableDraft

WIDEST = 64
LONGEST = 5_000
_MOST_CELLS = 20_000


def is_layout(table: TableDraft) -> bool:
    """Whether the table only places its words on a page: it holds another, or one cell, or is too much."""
    cells = sum(bool(cell.drafts) for row in table.rows for cell in row)
    if table.layout or cells <= 1 or max(map(len, table.rows)) > WIDEST:
        return True
    return len(table.rows) > LONGEST or len(table.rows) * _width(table.rows) > _MOST_CELLS


def in_reading_order(table: TableDraft) -> list[Draft]:
    """Everything in the table, one thing after the other."""
    found = [*table.caption, *table.stray]
    for row in table.rows:
        for cell in row:
            found += cell.drafts
    return found


def grid(table: TableDraft) -> list[list[CellDraft]]:
    """The rows, all of one length; a column in which no cell begins is none."""
    rows = [row for row in table.rows if row]
    width = _width(rows)
    begun: set[int] = set()
    lines = []
    taken = [0] * width
    for row in rows:
        line, taken = _line(row, taken, begun)
        lines.append(line)
    return [[line[column] for column in sorted(begun)] for line in lines]


def _line(row: list[CellDraft], taken: list[int], begun: set[int]) -> tuple[list[CellDraft], list[int]]:
    """One row of the grid, and over how many rows below its columns are taken."""
    width = len(taken)
    line = [CellDraft() for _ in range(width)]
    left = [max(rows - 1, 0) for rows in taken]
    column = 0
    for cell in row:
        while column < width and taken[column]:
            column += 1
        if column >= width:  # no column is left for it: its words are kept all the same
            line[max(begun)].drafts += cell.drafts
            continue
        begun.add(column)
        line[column].drafts += cell.drafts
        for place in range(column, min(column + cell.columns, width)):
            line[place].heading = cell.heading
            left[place] = max(left[place], cell.rows - 1)
        column += cell.columns
    return line, left


def _width(rows: list[list[CellDraft]]) -> int:
    """How many columns the rows need, those that reach down from above counted; no more than the widest."""
    width = 0
    reaching: list[tuple[int, int]] = []
    for row in rows:
        width = max(width, sum(cell.columns for cell in row) + sum(columns for _, columns in reaching))
        if width >= WIDEST:
            return WIDEST
        reaching = [(left - 1, columns) for left, columns in reaching if left > 1]
        reaching += [(cell.rows - 1, cell.columns) for cell in row if cell.rows > 1]
    return width
