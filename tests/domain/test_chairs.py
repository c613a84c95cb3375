"""Who chairs on a day, for certain or perhaps."""

from __future__ import annotations

from datetime import date

import pytest

from briefing_app.domain.chairs import in_office
from briefing_app.domain.facts import FactId, Membership, Tenure
from briefing_app.domain.fuzzy_date import FuzzyDate, parse_date
from briefing_app.domain.text import Withheld
from tests.domain.test_fuzzy_date import WORDS


def tenure(holder: object, when: object, office: str = "chair") -> Tenure:
    said = parse_date(when, words=WORDS) if isinstance(when, str) else when
    return Tenure(id=FactId(f"{holder} {when}"), profile=None, holder=holder, office=office, when=said)


def chairs(day: str, *tenures: Tenure) -> list[tuple[object, bool]]:
    found = in_office(tenures, date.fromisoformat(day))
    return [(one.tenure.holder, one.certain) for one in found]


@pytest.mark.parametrize(
    ("when", "day", "expected"),
    [
        ("2020", "2020-01-01", True),
        ("2020", "2020-12-31", True),
        ("2020", "2021-01-01", None),
        ("May 2019", "2019-05-31", True),
        ("2019/20", "2019-06-01", False),
        ("2019/20", "2020-11-30", False),
        ("2019/20", "2021-01-01", None),
        ("2018-2021", "2019-07-01", True),
        ("2018-2021", "2018-07-01", False),
        ("spring 2019", "2019-04-01", False),
        ("1 May 2019 to 30 April 2020", "2019-05-01", True),
        ("1 May 2019 to 30 April 2020", "2020-04-30", True),
        ("1 May 2019 to 30 April 2020", "2020-05-01", None),
        ("May 2019 to April 2020", "2019-05-15", False),
        ("May 2019 to April 2020", "2019-06-15", True),
        ("since 2018", "2018-06-01", False),
        ("since 2018", "2031-06-01", True),
        ("since 2018", "2017-12-31", None),
        ("since spring 2018", "2018-06-01", False),
        ("since spring 2018", "2019-01-01", True),
        ("fiscal year 2019-20", "2020-03-31", True),
        ("late 2018", "2018-10-01", False),
    ],
)
def test_a_tenure_holds_a_day_for_certain_perhaps_or_not(when, day, expected):
    found = chairs(day, tenure("Lisbon", when))
    assert found == ([] if expected is None else [("Lisbon", expected)])


def test_the_one_who_followed_makes_an_open_tenure_a_perhaps():
    first, second = tenure("Lisbon", "since 2016"), tenure("Porto", "2019/20")
    assert chairs("2018-05-01", first, second) == [("Lisbon", True)]
    assert chairs("2019-05-01", first, second) == [("Lisbon", False), ("Porto", False)]


def test_those_who_chair_together_are_both_named_and_the_certain_come_first():
    both = tenure("Lisbon", "2020"), tenure("Porto", "2020"), tenure("Faro", "2019/20")
    assert chairs("2020-03-01", *both) == [("Lisbon", True), ("Porto", True), ("Faro", False)]


def test_a_time_or_a_holder_that_was_redacted_is_a_perhaps_and_never_a_name():
    unknown = tenure(Withheld(), "2020")
    hidden = tenure("Faro", Withheld())
    assert chairs("2020-03-01", unknown, hidden) == [(Withheld(), True), ("Faro", False)]


def test_a_time_without_days_is_a_perhaps():
    assert chairs("2020-03-01", tenure("Faro", FuzzyDate(wording="in turn"))) == [("Faro", False)]


def test_hosts_are_no_chairs_and_other_facts_are_nothing():
    host = tenure("Faro", "2020", office="host")
    member = Membership(id=FactId("m"), profile=None, standing="member", member="Faro")
    assert in_office((host, member), date(2020, 3, 1)) == ()
    assert [one.tenure for one in in_office((host, member), date(2020, 3, 1), "host")] == [host]
