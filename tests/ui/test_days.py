"""Days in the window: the first of a month is one in French, whatever Qt makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QLocale

from briefing_app.domain.fuzzy_date import DateKind, FuzzyDate
from briefing_app.ui import descriptions
from briefing_app.ui.days import day_in
from briefing_app.ui.profiles.date_words import understood

FRENCH, ENGLISH = QLocale("fr_CA"), QLocale("en_CA")


@pytest.fixture
def french() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(FRENCH)
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("day", "locale", "said"),
    [
        (date(2026, 11, 1), FRENCH, "1er nov. 2026"),
        (date(2026, 11, 11), FRENCH, "11 nov. 2026"),
        (date(2026, 11, 21), FRENCH, "21 nov. 2026"),
        (date(2026, 12, 1), ENGLISH, "1 Dec 2026"),
    ],
)
def test_the_first_of_a_month_alone_is_written_as_its_language_does(
    day: date, locale: QLocale, said: str
) -> None:
    assert day_in("d MMM yyyy", day, locale).replace("Dec.", "Dec") == said


def test_the_name_of_the_day_before_it_stays() -> None:
    assert day_in("dddd d MMMM yyyy", date(2026, 11, 1), FRENCH) == "dimanche 1er novembre 2026"


@pytest.mark.usefixtures("french")
def test_lists_and_what_a_date_was_taken_for_say_it_so() -> None:
    day = date(2026, 12, 1)
    assert descriptions.day(day) == "1er déc. 2026"
    when = FuzzyDate(wording="", kind=DateKind.DAY, edtf="2026-12-01", earliest=day, latest=day)
    assert "1er décembre 2026" in understood(when)
