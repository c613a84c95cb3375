"""A withheld amount that free amounts beside it tell: their sum, their difference, what is left of a total.

As with tables the program knows what is withheld, so that only what really comes out is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from briefing_app.domain.facts import Contribution
from briefing_app.domain.hint import Hint, HintKind
from briefing_app.domain.text import Table
from briefing_app.services.hinting.figures import Figure
from briefing_app.services.hinting.sentences import amount_told, fact_told

if TYPE_CHECKING:
    from briefing_app.services.hinting.considered import Considered
    from briefing_app.services.hinting.pieces import Piece
    from briefing_app.services.hinting.words import HintWords
    from briefing_app.services.needles import KnownFact

_LEAST = 100
"""Smaller amounts are sums of others by chance."""

_MOST = 40
"""Among more amounts than these in a section some come out by chance."""

_DIGITS = 3
"""So many digits before its zeros has an amount that is no round one."""

_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class _Amount:
    """A number in a passage."""

    piece: Piece
    figure: Figure

    @property
    def is_telling(self) -> bool:
        """Whether it is large enough to be no number of things, or money, and no year."""
        one = self.figure
        return not one.year and (one.percent or one.money or abs(one.value) >= _LEAST)


def amounts_told(considered: Considered, words: HintWords) -> Iterator[Hint]:
    """A hint for each withheld amount that others in its section tell."""
    for section in considered.sections:
        pieces = [one for one in considered.pieces_in(section) if not isinstance(one.top, Table)]
        if not any(one.held for one in pieces):
            continue
        found = [_Amount(one, figure) for one in pieces for figure in considered.figures_in(one.text, words)]
        telling = [one for one in found if one.is_telling]
        held = [one for one in telling if not _is_free(one)]
        free = [one for one in telling if _is_free(one)]
        for one in held:
            if _is_told(one, held, free):
                block = one.piece.top
                passage = one.piece.passage(one.figure.start, one.figure.end)
                yield Hint(HintKind.NUMBER, amount_told(considered, block), block.id, passage)


def _is_free(amount: _Amount) -> bool:
    return amount.piece.is_free(amount.figure.start, amount.figure.end)


def _is_told(amount: _Amount, held: Sequence[_Amount], free: Sequence[_Amount]) -> bool:
    """Whether free amounts of the same sort tell a withheld one."""
    sort = [one for one in free if one.figure.percent is amount.figure.percent]
    near = [one for one in sort if one.piece.top.id == amount.piece.top.id]
    beside = [one for one in held if one.piece.top.id == amount.piece.top.id]
    values = {one.figure.value for one in sort}
    if amount.figure.value in values or len(values) > _MOST:
        return False
    if len(beside) == 1 and _is_rest(amount.figure, [one.figure for one in near]):
        return True
    exact = amount.figure
    if exact.percent:
        return False
    wanted = values if _is_unlikely(exact) else {one.figure.value for one in near}
    return any(
        exact.value in (abs(one - other), one + other) for one, other in combinations(sorted(wanted), 2)
    )


def _is_unlikely(figure: Figure) -> bool:
    """Whether a number has digits enough not to be the sum of two others by chance."""
    return len(figure.value.normalize().as_tuple().digits) >= _DIGITS


def _is_rest(amount: Figure, near: Sequence[Figure]) -> bool:
    """Whether an amount is what the others in its passage leave of the largest, or of a hundred per cent."""
    if amount.percent and near:
        slack = sum((one.step for one in near), Decimal(0)) / 2
        return amount.is_about(_HUNDRED - sum((one.value for one in near), Decimal(0)), slack)
    if len(near) < 2:
        return False
    total, *parts = sorted((one.value for one in near), reverse=True)
    return amount.value in (total - sum(parts), total + sum(parts))


# ---- facts


def contributions_told(considered: Considered, words: HintWords) -> Iterator[Hint]:
    """A hint for each total in the note that, with the contributions shown, tells the one that is not."""
    by: dict[tuple[object, str | None], list[KnownFact]] = {}
    for one in considered.withheld.facts:
        if isinstance(one.fact, Contribution) and isinstance(one.fact.amount, Decimal):
            by.setdefault((one.fact.profile, one.fact.currency), []).append(one)
    released = set(considered.withheld.released)
    for some in by.values():
        left = [one for one in some if one.fact in released]
        if len(some) - len(left) != 1 or not left:
            continue
        total = sum((_amount(one) for one in some), Decimal(0))
        for piece in considered.pieces:
            for figure in considered.figures_in(piece.text, words):
                if figure.value == total and piece.is_free(figure.start, figure.end) and not piece.row:
                    passage = piece.passage(figure.start, figure.end) if piece.number >= 0 else None
                    said = fact_told(considered, piece.top)
                    yield Hint(HintKind.NUMBER, said, piece.top.id, passage)


def _amount(one: KnownFact) -> Decimal:
    found = one.fact.amount if isinstance(one.fact, Contribution) else None
    return found if isinstance(found, Decimal) else Decimal(0)
