"""What is typed into the form of a fact: read, or refused with the field and the reason."""

from __future__ import annotations

from dataclasses import fields
from decimal import Decimal
from typing import get_args

import pytest

from briefing_app.domain.fact_fields import (
    SORTS,
    changed_fact,
    empty,
    new_fact,
    redacted_fields,
    sort_named,
    typed,
)
from briefing_app.domain.facts import (
    Contribution,
    Engagement,
    Fact,
    FactId,
    FactProperties,
    Payer,
    ProfileId,
    Statement,
)
from briefing_app.domain.fuzzy_date import DateKind, FuzzyDate
from briefing_app.domain.text import BlockId, Withheld
from briefing_app.domain.typed_values import Problem, Reader, TypedError, amount, payers
from tests.domain.test_fuzzy_date import WORDS

READER = Reader(words=WORDS, currencies=frozenset({"CAD", "EUR"}))
SOME = {
    "people": {"person": "Ana Roy", "since": "spring 2019", "acting": True},
    "chairs": {"holder": "Lisbon", "when": "2019/20"},
    "memberships": {"member": "Lisbon", "standing": "observer"},
    "engagements": {"name": "Harbour Talks", "when": "17 December 2019", "place_certain": False},
    "next-steps": {"action": "Answer the invitation", "due": "fall 2020", "state": "done"},
    "contributions": {"amount": "165,000", "currency": "cad", "payers": "Lisbon 60 %; Porto 40 %"},
    "projects": {"title": "Lighthouses", "countries": "Portugal; Spain"},
}


def made(sort: str, **given: str | bool) -> Fact:
    form = {**empty(sort_named(sort)), **SOME[sort], **given}
    return new_fact(sort_named(sort), FactId("f"), ProfileId("p"), form, READER)


def refusal(sort: str, **given: str | bool) -> tuple[Problem, str]:
    with pytest.raises(TypedError) as refused:
        made(sort, **given)
    assert str(refused.value).endswith(".")
    return refused.value.problem, refused.value.field


def test_every_sort_of_fact_has_a_form_with_all_its_own_fields():
    assert {one.type for one in SORTS} == set(get_args(Fact))
    common = {one.name for one in fields(FactProperties)}
    for sort in SORTS:
        assert {one.name for one in sort.fields} == {one.name for one in fields(sort.type)} - common


@pytest.mark.parametrize("sort", SOME)
def test_what_was_typed_is_typed_again_when_nothing_was_touched(sort):
    fact = made(sort)
    assert fact.confirmed
    assert changed_fact(fact, typed(fact), READER) == fact
    again = new_fact(sort_named(sort), fact.id, ProfileId("p"), typed(fact), READER)
    assert again == fact


@pytest.mark.parametrize("sort", SOME)
def test_an_empty_form_is_refused(sort):
    with pytest.raises(TypedError) as refused:
        new_fact(sort_named(sort), FactId("f"), ProfileId("p"), empty(sort_named(sort)), READER)
    assert refused.value.problem in (Problem.MISSING, Problem.NOTHING)


@pytest.mark.parametrize(
    ("sort", "given", "problem"),
    [
        ("engagements", {"when": "some day"}, Problem.NO_DATE),
        ("engagements", {"when": "31 June 2020"}, Problem.NO_DATE),
        ("engagements", {"when": "May 2019, June 2020"}, Problem.NO_DATE),
        ("engagements", {"when": ""}, Problem.MISSING),
        ("engagements", {"name": "  "}, Problem.MISSING),
        ("engagements", {"name": "x" * 301}, Problem.TOO_LONG),
        ("engagements", {"place": "one\ntwo"}, Problem.SEVERAL_LINES),
        ("people", {"until": "2017"}, Problem.BACKWARDS),
        ("contributions", {"amount": "a lot"}, Problem.NO_NUMBER),
        ("contributions", {"amount": "-5"}, Problem.NO_NUMBER),
        ("contributions", {"amount": "1e9"}, Problem.NO_NUMBER),
        ("contributions", {"amount": "NaN"}, Problem.NO_NUMBER),
        ("contributions", {"amount": "9" * 40}, Problem.NO_NUMBER),
        ("contributions", {"currency": "ZZZ"}, Problem.CURRENCY),
        ("contributions", {"payers": "Lisbon 101 %"}, Problem.SHARE),
        ("contributions", {"payers": "Lisbon -1 %"}, Problem.SHARE),
        ("contributions", {"payers": "40 %"}, Problem.SHARE),
        ("contributions", {"payers": "Lisbon much %"}, Problem.SHARE),
        ("contributions", {"payers": "Lisbon 60 %; Porto 50 %"}, Problem.SHARES),
        ("memberships", {"count": "five"}, Problem.NO_COUNT),
        ("memberships", {"member": "", "count": ""}, Problem.NOTHING),
        ("next-steps", {"state": "perhaps"}, Problem.UNKNOWN_CHOICE),
    ],
)
def test_what_is_wrong_is_refused_with_its_field_and_reason(sort, given, problem):
    found, field = refusal(sort, **given)
    assert found is problem
    assert field in {*given, "member"}


@pytest.mark.parametrize(
    ("wording", "value"),
    [
        ("165000", "165000"),
        ("165,000", "165000"),
        ("1,165,000.50", "1165000.50"),
        ("165 000,5", "165000.5"),
        ("165\u00a0000", "165000"),
        ("$165,000", "165000"),
        ("0.5", "0.5"),
    ],
)
def test_amounts_are_read_as_both_languages_write_them(wording, value):
    assert amount("amount", wording) == Decimal(value)


def test_payers_are_names_with_a_share_where_one_is_known():
    found = payers("payers", "Lisbon: 60%; Porto (2,5 %)\nFaro")
    assert found == (Payer("Lisbon", Decimal(60)), Payer("Porto", Decimal("2.5")), Payer("Faro"))


def test_a_date_that_says_none_stays_while_it_is_not_touched():
    when = FuzzyDate(wording="to be told", kind=DateKind.UNKNOWN)
    fact = Engagement(id=FactId("f"), profile=None, name="Talks", when=when, confirmed=False)
    changed = changed_fact(fact, {**typed(fact), "place": "Faro"}, READER)
    assert changed.when is when
    assert (changed.place, changed.confirmed) == ("Faro", True)


def test_a_redacted_field_stays_redacted_and_takes_no_words():
    said = (Statement(BlockId("b"), "Canada paid"),)
    fact = Contribution(id=FactId("f"), profile=None, amount=Withheld(), statements=said)
    assert redacted_fields(fact) == ("amount",)
    assert "amount" not in typed(fact)
    changed = changed_fact(fact, {**typed(fact), "purpose": "dues"}, READER)
    assert changed.amount == Withheld()
    assert changed.statements == said
    with pytest.raises(TypedError) as refused:
        changed_fact(fact, {**typed(fact), "amount": "5"}, READER)
    assert refused.value.problem is Problem.REDACTED
