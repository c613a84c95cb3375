"""Which parts of one sequence stand in another, in order: what comparing texts word by word is made of.

The cost stays near the length of what is compared: equal beginnings and ends are taken off, what stands once
on both sides anchors the rest, and only small remainders are compared thoroughly.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

_WORDS = re.compile(r"\w+|\s+|[^\w\s]")

_THOROUGH: Final = 40_000
"""So many pairs of a remainder are compared one by one; a larger one is told as wholly changed."""

_DEEPEST: Final = 12
"""How often what lies between two anchors is anchored again."""


@dataclass(frozen=True, slots=True)
class Match:
    """A stretch that both sides have: where it begins on each, and its length."""

    before: int
    after: int
    size: int


def tokens(text: str) -> list[str]:
    """The words, spaces and signs of a text; joined they are the text."""
    return _WORDS.findall(text)


def matches(before: Sequence[Hashable], after: Sequence[Hashable]) -> tuple[Match, ...]:
    """The stretches both sides have, in order, neither side's overlapping, as long as they can be."""
    found: list[Match] = []
    for one in sorted(_found(before, after), key=lambda match: match.before):
        last = found[-1] if found else None
        if last and last.before + last.size == one.before and last.after + last.size == one.after:
            found[-1] = Match(last.before, last.after, last.size + one.size)
        else:
            found.append(one)
    return tuple(found)


def _found(before: Sequence[Hashable], after: Sequence[Hashable]) -> Iterator[Match]:
    waiting = [(0, len(before), 0, len(after), 0)]
    while waiting:
        b0, b1, a0, a1, depth = waiting.pop()
        start = b0
        while b0 < b1 and a0 < a1 and before[b0] == after[a0]:
            b0, a0 = b0 + 1, a0 + 1
        if b0 > start:
            yield Match(start, a0 - (b0 - start), b0 - start)
        end = b1
        while b0 < b1 and a0 < a1 and before[b1 - 1] == after[a1 - 1]:
            b1, a1 = b1 - 1, a1 - 1
        if end > b1:
            yield Match(b1, a1, end - b1)
        if b0 == b1 or a0 == a1:
            continue
        anchors = _anchors(before, after, (b0, b1), (a0, a1)) if depth < _DEEPEST else []
        if anchors:
            edges = [*anchors, (b1, a1)]
            for b, a in edges:
                waiting.append((b0, b, a0, a, depth + 1))
                b0, a0 = b, a
        else:
            yield from _thorough(before, after, (b0, b1), (a0, a1))


def _anchors(
    before: Sequence[Hashable], after: Sequence[Hashable], b: tuple[int, int], a: tuple[int, int]
) -> list[tuple[int, int]]:
    """The longest run, rising on both sides, of things that stand once on each side."""
    there, here = Counter(before[slice(*b)]), Counter(after[slice(*a)])
    places = {one: place for place, one in enumerate(after[slice(*a)], a[0]) if here[one] == 1}
    pairs = [
        (place, places[one])
        for place, one in enumerate(before[slice(*b)], b[0])
        if there[one] == 1 and one in places
    ]
    return rising(pairs)


def rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs, which rise on the left, that rises on the right too."""
    ends: list[int] = []  # the smallest right side a run of each length can end with
    chosen: list[int] = []  # which pair that is
    came_from: list[int | None] = []
    for number, (_, right) in enumerate(pairs):
        length = bisect_left(ends, right)
        came_from.append(chosen[length - 1] if length else None)
        ends[length : length + 1] = [right]
        chosen[length : length + 1] = [number]
    result = []
    at = chosen[-1] if chosen else None
    while at is not None:
        result.append(pairs[at])
        at = came_from[at]
    return result[::-1]


def _thorough(
    before: Sequence[Hashable], after: Sequence[Hashable], b: tuple[int, int], a: tuple[int, int]
) -> Iterator[Match]:
    if (b[1] - b[0]) * (a[1] - a[0]) > _THOROUGH:
        return
    matcher = SequenceMatcher(None, before[slice(*b)], after[slice(*a)], autojunk=False)
    for one in matcher.get_matching_blocks():
        if one.size:
            yield Match(b[0] + one.a, a[0] + one.b, one.size)
