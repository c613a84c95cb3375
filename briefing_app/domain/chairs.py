"""Who chairs or hosts on a day: what the tenures of a profile say, and how surely.

A tenure names a time in words. It holds a day for certain where every reading of the words does: "2018/19"
begins somewhere in 2018 and ends somewhere in 2019, so that any day of the two is only a perhaps, while a
"2020" by itself is the whole of 2020.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from briefing_app.domain.facts import Fact, Tenure
from briefing_app.domain.fuzzy_date import DateKind, FuzzyDate

_WHOLE = frozenset({DateKind.DAY, DateKind.MONTH, DateKind.YEAR, DateKind.FISCAL_YEAR})
_MONTH, _YEAR = len("2019-12"), len("2019")
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class InOffice:
    """A tenure that holds a day, for certain or perhaps."""

    tenure: Tenure
    certain: bool


def in_office(facts: Iterable[Fact], on: date, office: str = "chair") -> tuple[InOffice, ...]:
    """The tenures that hold the day, certain ones first, then as they begin; none where nobody is known."""
    tenures = [one for one in facts if isinstance(one, Tenure) and one.office == office]
    found = [held for one in tenures if (held := _held(one, on, tenures)) is not None]
    return tuple(sorted(found, key=lambda one: (not one.certain, _start(one.tenure))))


def _held(tenure: Tenure, on: date, others: Iterable[Tenure]) -> InOffice | None:
    when = tenure.when
    if not isinstance(when, FuzzyDate):
        return InOffice(tenure, certain=False)  # withheld before us: nobody here can say
    if when.earliest is None and when.latest is None:
        return InOffice(tenure, certain=False)
    if (when.earliest and on < when.earliest) or (when.latest and on > when.latest):
        return None
    first, last = _inner(when)
    certain = first is not None and first <= on and (last is None or on <= last)
    if certain and last is None:
        certain = not _succeeded(tenure, on, others)
    return InOffice(tenure, certain)


def _succeeded(tenure: Tenure, on: date, others: Iterable[Tenure]) -> bool:
    """Whether somebody may have followed by then on a tenure that is only known to have begun."""
    return any(_start(tenure) < _start(one) <= on for one in others if one is not tenure)


def _start(tenure: Tenure) -> date:
    when = tenure.when
    return when.earliest or date.min if isinstance(when, FuzzyDate) else date.min


def _inner(when: FuzzyDate) -> tuple[date | None, date | None]:
    """The days that every reading of the words holds, none where no day is sure; "since" has no last one."""
    if when.kind in _WHOLE and when.edtf is not None:
        return when.earliest, when.latest
    begin, slash, end = (when.edtf or "").partition("/")
    if not slash or when.earliest is None:
        return None, None
    first = _end_of_part(begin, when.earliest)
    if when.kind is DateKind.SINCE:
        return first, None
    return first, None if when.latest is None else _start_of_part(end, when.latest)


def _end_of_part(part: str, earliest: date) -> date:
    """The last day on which what begins in this part may begin."""
    if len(part) == _YEAR or _is_season(part):
        return date(earliest.year, 12, 31)
    if len(part) == _MONTH:
        return (earliest.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return earliest


def _start_of_part(part: str, latest: date) -> date:
    """The first day on which what ends in this part may end."""
    if len(part) == _YEAR or _is_season(part):
        return date(latest.year, 1, 1)
    return latest.replace(day=1) if len(part) == _MONTH else latest


def _is_season(part: str) -> bool:
    """Whether EDTF says a season ("2018-21" is spring), of which nobody knows the first day."""
    return len(part) == _MONTH and int(part[-2:]) > _MONTHS
