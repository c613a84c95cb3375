"""Facts, names and their like as JSON: what is written is read again, and damage is told."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.errors import UnreadableError
from briefing_app.domain.facts import (
    Contribution,
    Engagement,
    Fact,
    FactId,
    Incumbency,
    Membership,
    NextStep,
    Payer,
    ProfileId,
    Project,
    Statement,
    Tenure,
)
from briefing_app.domain.fuzzy_date import DateKind, FuzzyDate
from briefing_app.domain.marking import Uplift
from briefing_app.domain.profile import Name
from briefing_app.domain.text import BlockId
from briefing_app.storage.record_json import checked, fields_to_json, from_json, stamped, to_json
from tests.strategies import MARKINGS, held, redactions

words = st.text(st.characters(codec="utf-8"), max_size=20)
decimals = st.decimals(allow_nan=False, allow_infinity=False)
days = st.one_of(st.none(), st.dates())
fuzzy = st.builds(
    FuzzyDate,
    wording=words,
    kind=st.sampled_from(DateKind),
    edtf=st.one_of(st.none(), words),
    earliest=days,
    latest=days,
    document_date=days,
)
common = {
    "id": words.map(FactId),
    "profile": words.map(ProfileId),
    "statements": st.lists(st.builds(Statement, words.map(BlockId), words), max_size=2).map(tuple),
    "portion": st.one_of(st.none(), st.sampled_from(MARKINGS)),
    "severances": held,
    "lines": st.lists(st.integers(1), max_size=3).map(tuple),
}
name = st.one_of(words, redactions)
when = st.one_of(fuzzy, redactions)
maybe_when = st.one_of(st.none(), when)
facts: st.SearchStrategy[Fact] = st.one_of(
    st.builds(
        Contribution,
        **common,
        amount=st.one_of(st.none(), decimals, redactions),
        payers=st.lists(st.builds(Payer, words, st.one_of(st.none(), decimals)), max_size=2).map(tuple),
    ),
    st.builds(Engagement, **common, name=name, when=when, place=st.one_of(st.none(), name)),
    st.builds(NextStep, **common, action=name, due=maybe_when),
    st.builds(Incumbency, **common, person=name, since=maybe_when, until=maybe_when),
    st.builds(Tenure, **common, holder=name, office=words, when=when),
    st.builds(Membership, **common, standing=words, member=st.one_of(st.none(), name), count=st.integers()),
    st.builds(Project, **common, title=name, countries=st.lists(words, max_size=3).map(tuple)),
)


@given(facts)
def test_every_fact_is_read_as_it_was_written(fact):
    written = json.loads(json.dumps(stamped(fields_to_json(fact))))
    assert from_json(type(fact), checked(written)) == fact


@given(st.builds(Name, text=words, valid_from=st.one_of(st.none(), fuzzy)))
def test_every_name_is_read_as_it_was_written(one):
    assert from_json(Name, json.loads(json.dumps(to_json(one)))) == one


def test_a_time_is_read_as_it_was_written():
    uplift = Uplift(MARKINGS[2], "together", "me", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC))
    assert from_json(Uplift, json.loads(json.dumps(to_json(uplift)))) == uplift


def test_what_is_at_its_default_is_not_written():
    step = NextStep(id=FactId("f"), profile=ProfileId("p"), action="call")
    assert fields_to_json(step, frozenset({"id", "profile"})) == {"action": "call"}


@pytest.mark.parametrize(
    "damaged",
    [
        {},
        {"text": 3},
        {"text": None},
        {"text": "x", "role": "nickname"},
        {"text": "x", "colour": "red"},
        {"text": "x", "valid_from": {"wording": "x"}},
        {"text": "x", "valid_from": "x"},
    ],
)
def test_damage_is_told(damaged):
    with pytest.raises(UnreadableError, match="is damaged; restore"):
        from_json(Name, damaged)


@pytest.mark.parametrize(("field", "value"), [("share", "many"), ("share", 5), ("name", ["x"])])
def test_a_value_of_another_type_is_damage(field, value):
    with pytest.raises(UnreadableError):
        from_json(Payer, {"name": "x", field: value})


def test_a_form_of_a_newer_version_is_refused():
    with pytest.raises(UnreadableError, match="newer version"):
        checked({"format": 2})


def test_what_has_no_form_is_a_bug():
    with pytest.raises(TypeError, match="object"):
        to_json(object())


def test_numbers_and_days_keep_their_worth():
    assert to_json((Decimal("1.50"), date(2026, 1, 2), True, None, 7)) == [
        "1.50",
        "2026-01-02",
        True,
        None,
        7,
    ]
