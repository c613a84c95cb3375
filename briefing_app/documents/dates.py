"""Days and numbers as documents write them: the Canadian ways of a language where it has any."""

from __future__ import annotations

from datetime import date
from functools import cache

from babel import Locale, localedata
from babel.dates import format_date, format_skeleton

COUNTRY = "CA"


@cache
def locale_of(language: str) -> Locale:
    """The locale of a language: as it is written in Canada, else anywhere, else English."""
    bare = language.partition("-")[0].lower()
    wanted = (f"{bare}_{COUNTRY}", bare, "en")
    return Locale.parse(next(one for one in wanted if localedata.exists(one)))


def day_in_words(day: date | None, language: str) -> str:
    """A day ("December 17, 2019", "17 décembre 2019", "1er décembre 2019"); empty for none."""
    if day is None:
        return ""
    return _first_of_month(format_date(day, "long", locale=locale_of(language)), day, language)


def days_in_words(first: date, last: date, language: str) -> str:
    """A stretch of days, both written out: CLDR shortens the month of an interval."""
    return f"{day_in_words(first, language)} \u2013 {day_in_words(last, language)}"


def month_in_words(day: date, language: str) -> str:
    """The month of a day with its year ("December 2019", "décembre 2019")."""
    words: str = format_skeleton("yMMMM", day, locale=locale_of(language))
    return words


def _first_of_month(words: str, day: date, language: str) -> str:
    """French counts the first of a month as such; CLDR does not say so."""
    return words.replace("1", "1er", 1) if language.startswith("fr") and day.day == 1 else words
