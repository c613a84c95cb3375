"""Tables that came back: which table of the note each is, and which of its rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from briefing_app.domain.returned.shown import NotePlace, Piece, Shown
from briefing_app.domain.text import BlockId, Table


@dataclass(slots=True)
class CameTable:
    """A table of a file: its rows as numbers of paragraphs by column, and which of the note it is.

    ``rows`` gives for each of its rows which of the note's it is, None for a new one. ``printed`` says that
    the program draws it.
    """

    cells: dict[int, dict[int, list[int]]] = field(default_factory=dict)
    table: BlockId | None = None
    printed: bool = False
    rows: dict[int, int | None] = field(default_factory=dict)


def came_tables(
    came: Sequence[Shown], partner: Mapping[int, NotePlace | None], tables: Mapping[BlockId, Table]
) -> dict[int, CameTable]:
    """The tables of a file by their numbers."""
    found: dict[int, CameTable] = {}
    for number, one in enumerate(came):
        if one.place:
            table, row, column = one.place[:3]
            cells = found.setdefault(table, CameTable()).cells
            cells.setdefault(row, {}).setdefault(column, []).append(number)
    for made in found.values():
        places = [partner[number] for number in _numbers(made) if number in partner]
        votes = Counter(place.cell.table for place in places if place is not None and place.cell is not None)
        of_program = sum(1 for place in places if place is None or place.piece is Piece.PRINTED)
        made.table = max(votes, key=lambda table: votes[table], default=None)
        if made.table is None or of_program > votes[made.table]:
            made.table, made.printed = None, bool(of_program)
        if made.table is not None:
            made.rows = _rows(made, partner, tables[made.table])
    return found


def _numbers(table: CameTable) -> Iterator[int]:
    for row in table.cells.values():
        for numbers in row.values():
            yield from numbers


def _rows(found: CameTable, partner: Mapping[int, NotePlace | None], table: Table) -> dict[int, int | None]:
    """Which row of the note each is: by what stands in it; one that says nothing by its place."""
    rows: dict[int, int | None] = {}
    taken: set[int] = set()
    before = -1
    for row, cells in sorted(found.cells.items()):
        votes: Counter[int] = Counter()
        for number in (one for numbers in cells.values() for one in numbers):
            place = partner.get(number)
            if place is not None and place.cell is not None and place.cell.table == found.table:
                votes[place.cell.row] += 1
        free = [one for one in votes if one not in taken]
        best = max(free, key=lambda one: (votes[one], one == before + 1, -one), default=None)
        rows[row] = best
        taken |= set() if best is None else {best}
        before = before if best is None else best
    for row in sorted(rows):
        if rows[row] is None:
            above = rows.get(row - 1, -1) if row else -1
            following = None if above is None else above + 1
            known = {one for one in rows.values() if one is not None}
            if following is None or following >= len(table.rows) or following in known:
                continue
            if _is_blank(table, following):
                rows[row] = following
    return rows


def _is_blank(table: Table, row: int) -> bool:
    return not any(cell.blocks for cell in table.rows[row].cells)


def same_columns(found: CameTable, table: Table) -> bool:
    """Whether every row has as many cells as the table of the note has columns."""
    return all(len(cells) == len(table.columns) for cells in found.cells.values())
