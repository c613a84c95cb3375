"""Dates as briefing documents write them: a wording, and the days it may mean.

"Fall 2020" is never a day, "2019/20" is a year span unless it is called a fiscal year, "last year" leans on
the date of the document. The words of months and seasons are data (:class:`DateWords`), the shapes of dates
are ours (``domain.date_forms``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import total_ordering
from typing import Any

from briefing_app.domain.errors import UnreadableError


class DateKind(StrEnum):
    """What a wording says about time."""

    DAY = "day"
    RANGE = "range"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    YEAR_SPAN = "year-span"
    FISCAL_YEAR = "fiscal-year"
    SINCE = "since"
    RELATIVE = "relative"
    UNKNOWN = "unknown"


@total_ordering
@dataclass(frozen=True, slots=True, kw_only=True)
class FuzzyDate:
    """A date as it was worded.

    ``edtf`` is the Extended Date/Time Format (levels 0 and 1) where it can say the wording, else None.
    ``earliest`` and ``latest`` bound what it may mean, None where open or unknown. ``document_date`` is what
    relative words ("last year") lean on. Dates sort by (earliest, latest), the unknown last.
    """

    wording: str
    kind: DateKind = DateKind.UNKNOWN
    edtf: str | None = None
    earliest: date | None = None
    latest: date | None = None
    document_date: date | None = None

    @property
    def sort_key(self) -> tuple[date, date]:
        """(earliest, latest), an open or unknown end as the last day there is."""
        return (self.earliest or date.max, self.latest or date.max)

    def __lt__(self, other: FuzzyDate) -> bool:
        """Whether this date sorts before the other; the wording decides between equal ones."""
        return (*self.sort_key, self.wording) < (*other.sort_key, other.wording)

    def as_json(self) -> dict[str, str | None]:
        """The date as plain values, days as ``YYYY-MM-DD``; :meth:`from_json` reads it back."""
        return {
            "wording": self.wording,
            "kind": self.kind.value,
            "edtf": self.edtf,
            "earliest": self.earliest.isoformat() if self.earliest else None,
            "latest": self.latest.isoformat() if self.latest else None,
            "document_date": self.document_date.isoformat() if self.document_date else None,
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> FuzzyDate:
        """The date :meth:`as_json` wrote.

        Raises:
            UnreadableError: a value is missing or is not what it should be.
        """
        try:
            return cls(
                wording=str(value["wording"]),
                kind=DateKind(value["kind"]),
                edtf=value["edtf"],
                earliest=_day(value["earliest"]),
                latest=_day(value["latest"]),
                document_date=_day(value["document_date"]),
            )
        except (KeyError, TypeError, ValueError) as fault:
            raise UnreadableError("A stored date is damaged; restore the library from a backup.") from fault


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value is not None else None


@dataclass(frozen=True, slots=True)
class Found:
    """A date found in a text: ``text[start:end]`` is its wording."""

    date: FuzzyDate
    start: int
    end: int


Words = tuple[str, ...]
Numbered = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DateWords:
    """The words of dates in one or more languages; compared by identity, so that a grammar is compiled once.

    ``months`` number 1 to 12, ``seasons`` 1 (spring) to 4 (winter), ``parts`` of a year 1 (early) to
    3 (late), ``relative`` how many years away, ``recurring_units`` are "year" and the like. Words are matched
    as given, capitalised and in capitals, so that "may" is no month in English where "May" is given.
    """

    months: Numbered = ()
    seasons: Numbered = ()
    parts: Numbered = ()
    relative: Numbered = ()
    to: Words = ()
    between: Words = ()
    both: Words = ()
    since: Words = ()
    fiscal: Words = ()
    of: Words = ()
    now: Words = ()
    recurring: Words = ()
    every: Words = ()
    recurring_units: Words = ()

    def joined(self, other: DateWords) -> DateWords:
        """The words of both."""
        names = self.__dataclass_fields__
        return replace(self, **{name: (*getattr(self, name), *getattr(other, name)) for name in names})


NO_WORDS = DateWords()
"""Digits only: ``2019-12-17``, ``2025-05``, ``2019/20``."""


def find_dates(
    text: str, document_date: date | None = None, *, words: DateWords = NO_WORDS
) -> tuple[Found, ...]:
    """Every date in *text*, in reading order, none overlapping another; linear in the length of the text."""
    from briefing_app.domain import date_forms  # the forms build the values defined here

    return tuple(date_forms.find(text, words, document_date))


def parse_date(wording: str, document_date: date | None = None, *, words: DateWords = NO_WORDS) -> FuzzyDate:
    """The one date a wording says; kind unknown, with the wording kept, where it says none or more."""
    found = find_dates(wording, document_date, words=words)
    if len(found) == 1 and wording.strip(" .,;:()") == found[0].date.wording:
        return replace(found[0].date, wording=wording)
    return FuzzyDate(wording=wording)
