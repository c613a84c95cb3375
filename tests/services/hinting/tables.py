"""Notes with tables of figures, for tests of what can be worked out from them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from briefing_app.bootstrap import Desk
from briefing_app.domain.passages import map_blocks
from briefing_app.domain.text import (
    FREE,
    Block,
    BlockId,
    Cell,
    Paragraph,
    Row,
    Run,
    SeveranceId,
    Table,
)
from briefing_app.services.texts import TextPlace
from briefing_app.storage.records import new_id
from tests.services.test_free_words import section_of


def a_table(rows: Iterable[Iterable[str]], header_rows: int = 1) -> Table:
    made = tuple(
        Row(
            tuple(
                Cell(blocks=(Paragraph(id=BlockId(new_id()), content=(Run(said),)),)) if said else Cell()
                for said in row
            )
        )
        for row in rows
    )
    columns = (FREE,) * len(made[0].cells)
    return Table(id=BlockId(new_id()), rows=made, columns=columns, header_rows=header_rows)


def add_table(
    desk: Desk, number: str, key: str, rows: Iterable[Iterable[str]], header_rows: int = 1
) -> BlockId:
    """A table at the end of a section of a note."""
    place = TextPlace(section_of(desk.notes.get(number), key), "en")
    opened = desk.texts.open(place)
    table = a_table(rows, header_rows)
    desk.texts.save(place, (*opened.blocks, table), opened.revision)
    return table.id


def cells_held(table: Table, held: Iterable[tuple[int, int]], severance: SeveranceId) -> Table:
    """The table with some cells withheld, rows and columns counted from 1."""
    wanted = set(held)
    rows = tuple(
        replace(
            row,
            cells=tuple(
                replace(cell, severances=frozenset({severance})) if (y, x) in wanted else cell
                for x, cell in enumerate(row.cells, 1)
            ),
        )
        for y, row in enumerate(table.rows, 1)
    )
    return replace(table, rows=rows)


def replaced(blocks: tuple[Block, ...], made: Block) -> tuple[Block, ...]:
    return map_blocks(blocks, lambda block: made if block.id == made.id else block)
