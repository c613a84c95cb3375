"""Withheld figures of a table that the free ones in it tell: by a total, or by shares of one or of a hundred.

The program knows what is withheld, so it need not guess what a column is: a sum that comes out with the
withheld figure in its place is one, and it is told as soon as nothing else in it is withheld.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing_app.documents.gate_folding import folded_words
from briefing_app.domain.hint import Hint, HintKind
from briefing_app.domain.text import Table
from briefing_app.services.hinting.figures import Figure, only_figure
from briefing_app.services.hinting.sentences import figure_told

if TYPE_CHECKING:
    from briefing_app.services.hinting.considered import Considered
    from briefing_app.services.hinting.pieces import Piece
    from briefing_app.services.hinting.words import HintWords

Place = tuple[int, int]

_TELLING = 100
"""A sum that nothing calls a total may come out by chance, and hardly so from here on."""

_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell that is a figure: where it is, and whether it is withheld."""

    place: Place
    figure: Figure
    held: bool


@dataclass(frozen=True, slots=True)
class _Grid:
    """The figures of a table by row and column, counted from 1, and the rows and columns called totals."""

    cells: dict[Place, _Cell]
    total_rows: frozenset[int]
    total_columns: frozenset[int]

    def lines(self) -> Iterator[tuple[list[_Cell], frozenset[int], int]]:
        """Each row and column with what is called a total in it, by the axis along which it goes."""
        for axis, totals in ((1, self.total_columns), (0, self.total_rows)):
            by: dict[int, list[_Cell]] = {}
            for place in sorted(self.cells):
                by.setdefault(place[1 - axis], []).append(self.cells[place])
            for line in by.values():
                yield line, totals, axis


def figures_told(considered: Considered, words: HintWords) -> Iterator[Hint]:
    """A hint for each withheld figure of a table that the free ones tell."""
    pieces: dict[str, list[Piece]] = {}
    for piece in considered.pieces:
        if isinstance(piece.top, Table) and piece.row:
            pieces.setdefault(piece.top.id, []).append(piece)
    for said in pieces.values():
        if not any(one.held for one in said):
            continue
        for row, column in told_in(said, words):
            piece = next(one for one in said if (one.row, one.column) == (row, column))
            sentence = figure_told(considered, piece.top, row, column)
            yield Hint(HintKind.NUMBER, sentence, piece.top.id, piece.passage(0, len(piece.text)))


def told_in(pieces: Sequence[Piece], words: HintWords) -> tuple[Place, ...]:
    """The cells of a table whose withheld figures the free ones tell, one after the other."""
    grid = _grid(pieces, words)
    held = {one.place for one in grid.cells.values() if one.held}
    if not held:
        return ()
    sums = [places for places in _sums(grid) if places & held]
    told: set[Place] = set()
    while True:
        new = {next(iter(left)) for one in sums if len(left := (one & held) - told) == 1}
        if not new:
            return tuple(sorted(told))
        told |= new


def _grid(pieces: Sequence[Piece], words: HintWords) -> _Grid:
    table = pieces[0].top
    head_rows = table.header_rows if isinstance(table, Table) else 0
    head_columns = table.header_columns if isinstance(table, Table) else 0
    by: dict[Place, list[Piece]] = {}
    for piece in pieces:
        by.setdefault((piece.row, piece.column), []).append(piece)
    cells: dict[Place, _Cell] = {}
    rows, columns = set(), set()
    for (row, column), said in by.items():
        text = "\n".join(one.text for one in said)
        if _is_total(text, words):
            rows.add(row)
            columns |= {column} if row <= max(head_rows, 1) else set()
        if row <= head_rows or column <= head_columns:
            continue
        figure = only_figure(text, words)
        if figure is not None:
            held = any(one.held for one in said)
            cells[row, column] = _Cell((row, column), figure, held)
    return _Grid(cells, frozenset(row for row in rows if row > head_rows), frozenset(columns))


def _is_total(text: str, words: HintWords) -> bool:
    said = folded_words(text)
    return bool(said) and len(said) <= 4 and not words.totals.isdisjoint(said)


def _sums(grid: _Grid) -> Iterator[frozenset[Place]]:
    """The cells that tell each other: all but one of them tell that one."""
    for line, totals, axis in grid.lines():
        yield from _of_a_line(line, totals, axis)
    yield from _of_shares(grid)


def _of_a_line(line: list[_Cell], totals: frozenset[int], axis: int) -> Iterator[frozenset[Place]]:
    """The sums of a row or column: to a total in it, or of shares to a hundred."""
    if any(one.held for one in line) and len(line) > 1:
        if all(one.figure.percent for one in line) and _comes_to(line, _HUNDRED):
            yield frozenset(one.place for one in line)
        if all(one.figure.year for one in line):
            return
        yield from _to_totals(line, totals, axis)


def _to_totals(line: list[_Cell], totals: frozenset[int], axis: int) -> Iterator[frozenset[Place]]:
    called = [at for at, one in enumerate(line) if one.place[axis] in totals]
    plain = [one for at, one in enumerate(line) if at not in called]
    for before, at in pairwise((-1, *called)):
        yield from _sum(line[before + 1 : at], line[at], called=True)
        yield from _sum(plain, line[at], called=True)
    if len(called) > 2:  # the last one may be of the others
        yield from _sum([line[at] for at in called[:-1]], line[called[-1]], called=True)
    yield from _sum(line[:-1], line[-1], called=False)
    yield from _sum(line[1:], line[0], called=False)


def _sum(parts: Sequence[_Cell], total: _Cell, *, called: bool) -> Iterator[frozenset[Place]]:
    if len(parts) < 2 or any(one.figure.percent is not total.figure.percent for one in parts):
        return
    if not called and abs(total.figure.value) < _TELLING:
        return
    if _comes_to(parts, total.figure.value, total.figure.step):
        yield frozenset(one.place for one in (*parts, total))


def _comes_to(parts: Sequence[_Cell], total: Decimal, step: Decimal = Decimal(0)) -> bool:
    """Whether figures come to a total, each of them rounded where it is not whole."""
    off = abs(sum((one.figure.value for one in parts), Decimal(0)) - total)
    rounded = [one.figure for one in parts if one.figure.percent or one.figure.step != 1]
    return off <= sum((one.step for one in rounded), step if rounded else Decimal(0)) / 2


def _of_shares(grid: _Grid) -> Iterator[frozenset[Place]]:
    """A figure, its share, and the total it is a share of, where a column is of shares of another."""
    columns = sorted({column for _, column in grid.cells})
    for of in columns:
        amounts = _column(grid, of)
        total = _total_of(amounts, grid.total_rows)
        for share in columns:
            if total is None or share == of:
                continue
            shares = {one.place[0]: one for one in _column(grid, share) if one.figure.percent}
            both = [
                (one, shares[one.place[0]])
                for one in amounts
                if one.place[0] in shares and one is not total and not one.figure.percent
            ]
            if len(both) > 1 and all(_is_share(one, part, total) for one, part in both):
                yield from (frozenset((one.place, part.place, total.place)) for one, part in both)


def _column(grid: _Grid, column: int) -> list[_Cell]:
    return [grid.cells[place] for place in sorted(grid.cells) if place[1] == column]


def _total_of(amounts: list[_Cell], rows: frozenset[int]) -> _Cell | None:
    """The total of a column: what is called so, else its last figure where the others come to it."""
    called = [one for one in amounts if one.place[0] in rows]
    if called:
        return called[-1]
    if len(amounts) > 2 and _comes_to(amounts[:-1], amounts[-1].figure.value, amounts[-1].figure.step):
        return amounts[-1]
    return None


def _is_share(amount: _Cell, share: _Cell, total: _Cell) -> bool:
    whole = total.figure.value
    exact = share.figure.value * whole / _HUNDRED
    return abs(amount.figure.value - exact) <= (share.figure.step * whole / _HUNDRED + amount.figure.step) / 2
