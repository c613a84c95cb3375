"""Cells, rows and columns of a table severed and freed: nothing else is, whatever held it before."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.editing.tables import free_cells, held_by_cell, sever_cells
from briefing_app.domain.text import FREE, BlockId, Cell, Paragraph, Row, Run, SeveranceId, Table
from tests.strategies import PROVED, held

NEW = SeveranceId("new")


@st.composite
def tables(draw):
    width = draw(st.integers(1, 3))
    cell = st.builds(
        Cell, blocks=st.just((Paragraph(id=BlockId("p"), content=(Run("word"),)),)), severances=held
    )
    rows = draw(
        st.lists(st.builds(Row, st.tuples(*(cell,) * width), held), min_size=1, max_size=3).map(tuple)
    )
    columns = draw(st.tuples(*(held,) * width))
    return Table(id=BlockId("t"), rows=rows, columns=columns, severances=draw(held), caption=(Run("title"),))


cells = st.frozensets(st.tuples(st.integers(0, 3), st.integers(0, 3)))


def holds_of(table):
    return {
        (row, column): held_by_cell(table, row, column)
        for row in range(len(table.rows))
        for column in range(len(table.columns))
    }


@given(table=tables(), chosen=cells)
@PROVED
def test_the_chosen_cells_are_severed_and_no_others(table, chosen):
    before, after = holds_of(table), holds_of(sever_cells(table, chosen, NEW))
    assert after == {cell: held | {NEW} if cell in chosen else held for cell, held in before.items()}


@given(table=tables(), chosen=cells)
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
