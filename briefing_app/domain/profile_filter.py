"""Which profiles of a list are wanted: by kind, by what their markings come to, by tag, by last review."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce

from briefing_app.domain.marking import Marking
from briefing_app.domain.profile_summary import ProfileKind, ProfileSummary
from briefing_app.domain.staleness import is_stale

Markings = tuple[Marking, ...]
"""The different markings of a profile, as its row of the list has them."""

Wanted = Callable[[ProfileSummary], bool]


@dataclass(frozen=True, slots=True)
class Facets:
    """What the profiles of a list differ in: how many there are of each kind, tag and set of markings."""

    kinds: Mapping[ProfileKind, int]
    tags: Mapping[str, int]
    markings: Mapping[Markings, int]


def facets_of(profiles: Iterable[ProfileSummary]) -> Facets:
    """The facets of a list, read once through."""
    kinds: dict[ProfileKind, int] = {}
    markings: dict[Markings, int] = {}
    tags: Counter[str] = Counter()
    plain = 0
    for one in profiles:
        kinds[one.kind] = kinds.get(one.kind, 0) + 1
        if one.markings:
            markings[one.markings] = markings.get(one.markings, 0) + 1
        else:
            plain += 1
        if one.tags:
            tags.update(one.tags)
    if plain:
        markings[()] = plain
    return Facets(kinds, tags, markings)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileFilter:
    """What is wanted of profiles; an empty set wants any. Of each set one has to fit, of the sets all.

    ``markings`` holds the sets of markings that come to one of the wanted; () stands for no marking at all.
    """

    kinds: frozenset[ProfileKind] = frozenset()
    markings: frozenset[Markings] = frozenset()
    tags: frozenset[str] = frozenset()
    stale_on: date | None = None

    def wanted(self) -> Wanted | None:
        """Whether a profile is wanted, or None where every one is; only what is asked for is looked at."""
        tests: list[Wanted] = []
        if self.kinds:
            kinds = tuple(self.kinds)  # few, and compared by identity: an enum is slow to hash
            tests.append(lambda one: one.kind in kinds)
        if self.tags:
            without = self.tags.isdisjoint
            tests.append(lambda one: not without(one.tags))
        if self.markings:
            markings, plain = self.markings - {()}, () in self.markings
            tests.append(lambda one: one.markings in markings if one.markings else plain)
        if self.stale_on is not None:
            tests.append(_stale(self.stale_on))
        return reduce(_both, tests) if tests else None


def _both(first: Wanted, second: Wanted) -> Wanted:
    return lambda one: first(one) and second(one)


def _stale(today: date) -> Wanted:
    known: dict[date | None, bool] = {}

    def wanted(one: ProfileSummary) -> bool:
        found = known.get(one.reviewed_on)
        if found is None:
            found = known[one.reviewed_on] = is_stale(one.reviewed_on, today)
        return found

    return wanted
