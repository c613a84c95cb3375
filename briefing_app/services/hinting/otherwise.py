"""A withheld amount or day that stands free in other figures or words, where the gate does not know it again.

The gate looks for digits: it finds "1,200,000" in whatever way it is grouped, and not as "1.2 million".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from briefing_app.documents.gate_folding import folded_words
from briefing_app.documents.gate_numbers import long_numbers, numbers
from briefing_app.domain.hint import Hint, HintKind
from briefing_app.domain.released_facts import values_of
from briefing_app.services.free_words import is_of_lines
from briefing_app.services.hinting.figures import Figure
from briefing_app.services.hinting.sentences import (
    AMOUNT,
    DAY,
    FACT,
    PROFILE,
    counted,
    spot_in,
    spot_of,
    there_of,
    told_otherwise,
    told_otherwise_in_line,
)
from briefing_app.services.hinting.spelled import NamedDay, named_days, spelled

if TYPE_CHECKING:
    from briefing_app.services.free_words import Line
    from briefing_app.services.hinting.considered import Considered
    from briefing_app.services.hinting.pieces import Piece
    from briefing_app.services.hinting.words import HintWords

What = TypeVar("What", Figure, NamedDay)

_LEAST = 100
"""Smaller amounts are the same by chance."""

_OF_A_SHARE, _OF_AN_AMOUNT = 3, 2
"""So many digits before its zeros has one that is the same by no chance, however it is written."""


@dataclass(slots=True)
class _Told(Generic[What]):
    """Something withheld, where that is, and where it stands free: in lines and in pieces."""

    what: What
    words: list[str]
    needle: str
    held: Piece | None = None
    lines: list[tuple[Line, int]] = field(default_factory=list)
    free: list[tuple[Piece, int, int]] = field(default_factory=list)


def amounts_again(considered: Considered, words: HintWords) -> Iterator[Hint]:
    """A hint for each withheld amount that stands free in another scale or in words."""

    def read(text: str) -> Iterable[Figure]:
        return (*considered.figures_in(text, words), *spelled(text, words))

    needles = considered.withheld.needles
    searched = {one for needle in needles for one in (*numbers(needle), *long_numbers(needle))}

    def is_told(held: Figure, said: list[str], free: Figure, otherwise: list[str]) -> bool:
        if held.value != free.value or held.percent is not free.percent or held.year or free.year:
            return False
        if "".join(filter(str.isdecimal, otherwise)) in searched:
            return False
        if held.percent:
            return _digits(held) >= _OF_A_SHARE
        if said != otherwise or (held.money and free.money):
            return held.value >= _LEAST
        return held.value >= _LEAST and _digits(held) >= _OF_AN_AMOUNT

    yield from _hints(considered, _found(considered, read, is_told), AMOUNT)


def days_again(considered: Considered, words: HintWords) -> Iterator[Hint]:
    """A hint for each withheld day that stands free in another wording and of which nobody says the year."""

    def read(text: str) -> Iterable[NamedDay]:
        return named_days(text, words)

    def is_told(held: NamedDay, said: list[str], free: NamedDay, otherwise: list[str]) -> bool:
        return said != otherwise and held.is_other_wording(free)

    yield from _hints(considered, _found(considered, read, is_told), DAY)


def _digits(figure: Figure) -> int:
    """How many digits a number has before its zeros."""
    return len(figure.value.normalize().as_tuple().digits)


# ---- looking


def _found(
    considered: Considered,
    read: Callable[[str], Iterable[What]],
    is_told: Callable[[What, list[str], What, list[str]], bool],
) -> Iterable[_Told[What]]:
    """What is withheld, with the places in which it is told."""
    held: dict[tuple[str, ...], _Told[What]] = {}
    for needle in considered.withheld.needles:
        for one in read(needle):
            said = folded_words(needle[one.start : one.end])
            held.setdefault(tuple(said), _Told(one, said, needle))
    if not held:
        return ()

    def told(one: What, otherwise: list[str]) -> Iterator[_Told[What]]:
        return (known for known in held.values() if is_told(known.what, known.words, one, otherwise))

    for line in considered.lines:
        for one in read(line.said):
            for known in told(one, folded_words(line.said[one.start : one.end])):
                known.lines.append((line, one.start))
    for piece in considered.pieces:
        if is_of_lines(piece.top, considered.lines):
            continue
        for one in read(piece.text):
            said = folded_words(piece.text[one.start : one.end])
            if piece.is_free(one.start, one.end):
                for known in told(one, said):
                    known.free.append((piece, one.start, one.end))
            elif (here := held.get(tuple(said))) is not None and here.held is None:
                here.held = piece
    return held.values()


def _hints(considered: Considered, found: Iterable[_Told[What]], what: str) -> Iterator[Hint]:
    """The hint about each thing that is told, at the first place it stands free in."""
    for one in found:
        count = len(one.lines) + len(one.free)
        if one.lines:
            line, start = one.lines[0]
            spot = counted(spot_in(line.said, start), count)
            said = told_otherwise_in_line(line, spot, what, _there(considered, one))
            yield Hint(HintKind.NUMBER, said, line.place)
        elif one.free:
            piece, start, end = one.free[0]
            spot = counted(spot_of(piece, start), count)
            said = told_otherwise(considered, piece.top, spot, what, _there(considered, one))
            passage = piece.passage(start, end) if piece.number >= 0 else None
            yield Hint(HintKind.NUMBER, said, piece.top.id, passage)


def _there(considered: Considered, one: _Told[What]) -> str:
    """Where it is withheld."""
    if one.held is not None:
        return there_of(considered, one.held)
    stated = (fact.fact for fact in considered.withheld.facts if fact.is_withheld)
    return FACT if any(one.needle in values_of(fact) for fact in stated) else PROFILE
