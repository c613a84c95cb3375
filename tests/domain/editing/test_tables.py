"""Cells, rows and columns of a table severed and freed: nothing else is, whatever held it before."""

from __future__ import annotations

from itertools import compress, product

from hypothesis import given

from briefing_app.domain.editing.sheet import Place, Sheet
from briefing_app.domain.editing.tables import free_cells, held_by_cell, on_table, sever_cells
from briefing_app.domain.text import FREE, BlockId, Cell, Paragraph, Row, Run, SeveranceId, Table
from tests.strategies import HELD, PROVED, are_there, one_of, some_bytes

NEW = SeveranceId("new")


def _table(drawn):
    """A table of one to three rows and columns; 0 is the smallest, with nothing severed."""
    by = (one_of(HELD, byte) for byte in drawn[2:])
    height, width = 1 + drawn[0] % 3, 1 + drawn[1] % 3
    words = (Paragraph(id=BlockId("p"), content=(Run("word"),)),)
    rows = tuple(
        Row(tuple(Cell(blocks=words, severances=next(by)) for _ in range(width)), next(by))
        for _ in range(height)
    )
    columns = tuple(next(by) for _ in range(width))
    return Table(id=BlockId("t"), rows=rows, columns=columns, severances=next(by), caption=(Run("title"),))


tables = some_bytes(18).map(_table)
_PLACES = tuple(product(range(4), range(4)))
cells = some_bytes(1 + len(_PLACES)).map(
    lambda drawn: frozenset(compress(_PLACES, are_there(drawn[0], drawn[1:])))
)
"""Any cells at all, and some that are outside."""


def holds_of(table):
    return {
        (row, column): held_by_cell(table, row, column)
        for row in range(len(table.rows))
        for column in range(len(table.columns))
    }


@given(table=tables, chosen=cells)
@PROVED
def test_the_chosen_cells_are_severed_and_no_others(table, chosen):
    before, after = holds_of(table), holds_of(sever_cells(table, chosen, NEW))
    assert after == {cell: held | {NEW} if cell in chosen else held for cell, held in before.items()}


@given(table=tables, chosen=cells)
@PROVED
def test_the_chosen_cells_are_freed_and_no_others(table, chosen):
    before, freed = holds_of(table), free_cells(table, chosen)
    assert holds_of(freed) == {cell: FREE if cell in chosen else held for cell, held in before.items()}
    caption = freed.severances.union(*(part.severances for part in freed.caption))
    assert caption == table.severances


def test_a_whole_row_and_a_whole_column_are_severed_as_such():
    rows = tuple(Row((Cell(), Cell())) for _ in range(2))
    table = Table(id=BlockId("t"), rows=rows, columns=(FREE, FREE))
    by_row = sever_cells(table, {(0, 0), (0, 1)}, NEW)
    assert by_row.rows[0] == Row((Cell(), Cell()), frozenset({NEW}))
    by_column = sever_cells(table, {(0, 1), (1, 1)}, NEW)
    assert by_column.columns == (FREE, frozenset({NEW}))


def test_cells_outside_the_table_are_no_cells_of_it():
    table = Table(id=BlockId("t"), rows=(Row((Cell(),), frozenset({NEW})),), columns=(FREE,))
    assert sever_cells(table, {(1, 0), (0, -1)}, SeveranceId("other")) == table
    assert free_cells(table, {(1, 0), (0, -1)}) == table


def test_freeing_a_cell_frees_the_words_severed_in_it():
    severed = Paragraph(id=BlockId("p"), content=(Run("word", severances=frozenset({NEW})),))
    table = Table(id=BlockId("t"), rows=(Row((Cell(blocks=(severed,)),)),), columns=(FREE,))
    (freed,) = free_cells(table, {(0, 0)}).rows[0].cells[0].blocks
    assert freed == Paragraph(id=BlockId("p"), content=(Run("word"),))


def test_a_change_of_a_table_changes_that_table_alone():
    first, second = (Table(id=BlockId(one), rows=(Row((Cell(),)),), columns=(FREE,)) for one in "ab")
    words = Paragraph(id=BlockId("p"), content=(Run("word"),))
    before = Sheet((first, words, second), head=Place(1, 2), anchor=Place(1, 2))
    made = on_table(before, BlockId("b"), lambda table: sever_cells(table, {(0, 0)}, NEW))
    assert made.blocks == (first, words, sever_cells(second, {(0, 0)}, NEW))
    assert (made.anchor, made.head) == (before.anchor, before.head)


def test_a_table_that_went_and_a_block_that_is_none_are_left_alone():
    words = Paragraph(id=BlockId("p"), content=(Run("word"),))
    before = Sheet((words,))
    for name in ("gone", "p"):
        assert on_table(before, BlockId(name), lambda table: sever_cells(table, {(0, 0)}, NEW)) == before
