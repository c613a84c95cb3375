"""Dates as documents word them: what is found, what it means, what is never made more exact."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.documents.readers.lexicon import load_lexicons
from briefing_app.domain.errors import UnreadableError
from briefing_app.domain.fuzzy_date import NO_WORDS, DateKind, FuzzyDate, find_dates, parse_date

WORDS = load_lexicons(Path(__file__).parents[2] / "resources" / "lexicon").joined("en").dates


def said(text, document_date=None):
    """Wording, kind and EDTF of every date found."""
    found = find_dates(text, document_date, words=WORDS)
    return [(one.date.wording, one.date.kind.value, one.date.edtf) for one in found]


@pytest.mark.parametrize(
    ("wording", "kind", "edtf"),
    [
        ("May 29, 2019", "day", "2019-05-29"),
        ("29 May 2019", "day", "2019-05-29"),
        ("2019-05-29", "day", "2019-05-29"),
        ("17 décembre 2019", "day", "2019-12-17"),
        ("1er juin 2020", "day", "2020-06-01"),
        ("October 10-11, 2019", "range", "2019-10-10/2019-10-11"),
        ("17-18 December 2019", "range", "2019-12-17/2019-12-18"),
        ("July 29 to 30, 2019", "range", "2019-07-29/2019-07-30"),
        ("June 30 to July 2, 2019", "range", "2019-06-30/2019-07-02"),
        ("December 30, 2019 to January 2, 2020", "range", "2019-12-30/2020-01-02"),
        ("17 au 18 décembre 2019", "range", "2019-12-17/2019-12-18"),
        ("June-July 2020", "range", "2020-06/2020-07"),
        ("May 2019 to June 2020", "range", "2019-05/2020-06"),
        ("2019-12-17/2019-12-18", "range", "2019-12-17/2019-12-18"),
        ("November 2019", "month", "2019-11"),
        ("November, 2019", "month", "2019-11"),
        ("2025-05", "month", "2025-05"),
        ("Fall 2020", "season", "2020-23"),
        ("summer of 2019", "season", "2019-22"),
        ("automne 2020", "season", "2020-23"),
        ("winter and spring 2020", "season", None),
        ("winter 2019-20", "season", None),
        ("2019", "year", "2019"),
        ("late 2018", "year", None),
        ("mid-2019", "year", None),
        ("2019/20", "year-span", "2019/2020"),
        ("2019/2020", "year-span", "2019/2020"),
        ("2019-2020", "year-span", "2019/2020"),
        ("2019–20", "year-span", "2019/2020"),
        ("2011-12", "year-span", "2011/2012"),
        ("2019 to 2020", "year-span", "2019/2020"),
        ("between 2016 and 2019", "year-span", "2016/2019"),
        ("November 2019-2020", "year-span", "2019-11/2020"),
        ("fiscal year 2019-20", "fiscal-year", "2019-04-01/2020-03-31"),
        ("exercice 2019-2020", "fiscal-year", "2019-04-01/2020-03-31"),
        ("FY 1999-00", "fiscal-year", "1999-04-01/2000-03-31"),
        ("since 2010", "since", "2010/.."),
        ("starting in November 2019", "since", "2019-11/.."),
        ("depuis 2010", "since", "2010/.."),
        ("last year", "relative", None),
        ("this year’s", "relative", None),
        ("currently", "relative", None),
        ("annually", "unknown", None),
        ("every four years", "unknown", None),
    ],
)
def test_every_form_is_one_date(wording, kind, edtf):
    assert said(f"It was said of {wording} that it is so.") == [(wording, kind, edtf)]
    assert parse_date(wording, words=WORDS).kind.value == kind


@pytest.mark.parametrize(
    "text", ["$2019", "12,019", "20190", "2019.5", "may 2019 come", "B2019", "March to the sea", ""]
)
def test_what_only_looks_like_a_date_is_none_or_less(text):
    assert all(kind in ("year", "unknown") for _, kind, _ in said(text))
    assert said(text) in ([], [("2019", "year", "2019")])


def test_a_season_is_never_a_day():
    found = parse_date("Fall 2020", words=WORDS)
    assert (found.earliest, found.latest) == (date(2020, 9, 1), date(2020, 12, 31))


def test_a_day_that_is_none_keeps_its_wording_and_is_unknown():
    assert said("on 31 June 2019 or June 5-3, 2019") == [
        ("31 June 2019", "unknown", None),
        ("June 5-3, 2019", "unknown", None),
    ]


def test_a_fiscal_year_named_by_one_year_may_be_either():
    found = parse_date("FY 2024", words=WORDS)
    assert (found.edtf, found.earliest, found.latest) == (None, date(2023, 4, 1), date(2025, 3, 31))


def test_relative_words_lean_on_the_document_date():
    last = parse_date("last year", date(2019, 11, 1), words=WORDS)
    assert (last.earliest, last.latest, last.document_date) == (
        date(2018, 1, 1),
        date(2018, 12, 31),
        date(2019, 11, 1),
    )
    now = parse_date("currently", date(2019, 11, 1), words=WORDS)
    assert (now.earliest, now.latest) == (date(2019, 11, 1), date(2019, 11, 1))
    assert parse_date("last year", words=WORDS).earliest is None


def test_several_dates_are_found_with_their_places():
    text = "from 2018/2019 and 2019/2020, and December 2019 (Geneva) and May 2020 (Ottawa)"
    found = find_dates(text, words=WORDS)
    assert [text[one.start : one.end] for one in found] == [
        "2018/2019",
        "2019/2020",
        "December 2019",
        "May 2020",
    ]


def test_dates_sort_by_earliest_then_latest_and_the_unknown_last():
    wordings = ["currently", "2020", "May 2020", "May 29, 2019", "since 2010", "2019", "Fall 2020"]
    dates = sorted(parse_date(wording, words=WORDS) for wording in wordings)
    assert [one.wording for one in dates] == [
        "since 2010",
        "2019",
        "May 29, 2019",
        "2020",
        "May 2020",
        "Fall 2020",
        "currently",
    ]


def test_a_wording_with_two_dates_or_other_words_is_unknown():
    assert parse_date("2019 and May 2020", words=WORDS).kind is DateKind.UNKNOWN
    assert parse_date("some time in 2019", words=WORDS).kind is DateKind.UNKNOWN
    assert parse_date("", words=WORDS) == FuzzyDate(wording="")


def test_without_words_digits_are_still_read():
    assert parse_date("2019-12-17").kind is DateKind.DAY
    assert parse_date("2025-05").kind is DateKind.MONTH
    assert parse_date("December 2019").kind is DateKind.UNKNOWN
    assert NO_WORDS.months == ()


@pytest.mark.parametrize("wording", ["May 29, 2019", "Fall 2020", "since 2010", "last year", "", "2019/20"])
def test_a_date_survives_its_json(wording):
    found = parse_date(wording, date(2019, 1, 1), words=WORDS)
    assert FuzzyDate.from_json(found.as_json()) == found


@pytest.mark.parametrize("damage", [{"kind": "no kind"}, {"earliest": "2019-13-01"}, {"latest": 5}])
def test_a_damaged_stored_date_is_refused_in_a_sentence(damage):
    value = parse_date("2019-12-17").as_json() | damage
    with pytest.raises(UnreadableError, match="restore the library"):
        FuzzyDate.from_json(value)


@given(st.text(alphabet="0123456789 -/,.–toandMayJune$ springFYsince", max_size=60))
def test_finding_never_fails_never_overlaps_and_keeps_the_wording(text):
    end = 0
    for one in find_dates(text, date(2019, 1, 1), words=WORDS):
        assert one.start >= end
        assert text[one.start : one.end] == one.date.wording
        assert one.date.earliest is None or one.date.latest is None or one.date.earliest <= one.date.latest
        end = one.end


@given(st.dates(min_value=date(1800, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_is_read_in_both_orders_and_both_languages(day):
    month = next(word for word, number in WORDS.months if number == day.month)
    mois = next(word for word, number in WORDS.months if number == day.month and word[0].islower())
    for wording in (day.isoformat(), f"{month} {day.day}, {day.year}", f"{day.day} {mois} {day.year}"):
        assert parse_date(wording, words=WORDS).edtf == day.isoformat()
