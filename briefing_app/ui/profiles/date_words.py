"""How a date in words is understood, said back in words: "a season: March 2020 – June 2020"."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QObject

from briefing_app.domain.fuzzy_date import DateKind, FuzzyDate
from briefing_app.ui.days import day_in

translate = QCoreApplication.translate

_MONTHS_AT_LEAST = 27
"""A stretch of so many days that begins and ends with a month is said in months."""

_YEARS_FROM = 2
"""From so many years on months are not counted."""


def understood(when: FuzzyDate) -> str:
    """What the words were taken for, so that a misunderstanding is seen before it is saved."""
    return _said(when).format(days=_days(when), day=_day(when.earliest))


def _said(when: FuzzyDate) -> str:
    match when.kind:
        case DateKind.DAY:
            return translate("DateWords", "a day: {days}")
        case DateKind.RANGE:
            return translate("DateWords", "a stretch of days: {days}")
        case DateKind.MONTH:
            return translate("DateWords", "a month: {days}")
        case DateKind.SEASON:
            return translate("DateWords", "a season: {days}")
        case DateKind.YEAR:
            return translate("DateWords", "a year or a part of it: {days}")
        case DateKind.YEAR_SPAN:
            return translate("DateWords", "some time from one year to another: {days}")
        case DateKind.FISCAL_YEAR:
            return translate("DateWords", "a fiscal year: {days}")
        case DateKind.SINCE:
            return translate("DateWords", "from then on: {day}")
        case DateKind.RELATIVE:
            return translate("DateWords", "counted from today: {days}")
        case DateKind.UNKNOWN:
            return translate("DateWords", "no date can be told from this")


def _days(when: FuzzyDate) -> str:
    first, last = when.earliest, when.latest
    if first is None or last is None or first == last:
        return _day(first or last)
    if first.day == 1 and _ends_a_month(last) and (last - first).days >= _MONTHS_AT_LEAST:
        begin, end = _month(first), _month(last)
        return begin if begin == end else f"{begin} \u2013 {end}"
    return f"{_day(first)} \u2013 {_day(last)}"


def _ends_a_month(day: date) -> bool:
    return QDate(day.year, day.month, day.day).daysInMonth() == day.day


def _day(day: date | None) -> str:
    return "" if day is None else day_in("d MMMM yyyy", day, QLocale())


def _month(day: date) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), "MMMM yyyy")


def reviewed_words(reviewed: date | None, today: date) -> str:
    """How long ago a profile was looked through."""
    return _Since().words(reviewed, today)


class _Since(QObject):
    """Counts in words; plurals are read from the sources in methods alone."""

    def words(self, reviewed: date | None, today: date) -> str:
        if reviewed is None:
            return self.tr("never reviewed")
        months = (today.year - reviewed.year) * 12 + today.month - reviewed.month
        months -= today.day < reviewed.day
        years, days = divmod(months, 12)[0], (today - reviewed).days
        if years >= _YEARS_FROM:
            return self.tr("reviewed %n year(s) ago", "", years)
        if months >= 1:
            return self.tr("reviewed %n month(s) ago", "", months)
        return self.tr("reviewed %n day(s) ago", "", days) if days > 0 else self.tr("reviewed today")
