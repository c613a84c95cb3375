"""A withheld amount that free amounts beside it tell."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.facts import Contribution, FactId
from briefing_app.domain.hint import Hint, HintKind
from briefing_app.domain.note import Note
from briefing_app.storage.records import ActKind, new_id
from briefing_app.ui.sentences import shown
from tests.services.test_editions import sever
from tests.services.test_free_words import add, obstacles
from tests.services.test_notes import meeting


@pytest.fixture
def note(desk: Desk) -> Note:
    return meeting(desk, "HC")


def told(desk: Desk, note: Note) -> list[Hint]:
    found = [one for one in desk.hints.of_note(note.number) if one.kind is HintKind.NUMBER]
    assert obstacles(desk, note) == []
    return found


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("Of $500,000 some $200,000 goes to ports and $300,000 to boats.", "$300,000"),
        ("They give 12 000 $ and 3 500 $, soit 15 500 $ en tout.", "15 500 $"),
        ("Ports 120 km, boats 340, roads 211: 671 in all.", "211"),
        ("Ports get 45 %, boats 30 % and roads 25 %.", "25 %"),
        ("They pay $1.2 million, $700,000 for ports and $500,000 for boats.", "$1.2 million"),
    ],
)
def test_the_rest_the_difference_and_the_sum_are_told(desk: Desk, note: Note, said: str, held: str) -> None:
    add(desk, note.number, "overview", said)
    sever(desk, note, held, "overview")
    (hint,) = told(desk, note)
    assert str(hint) == (
        "“Overview”, passage 2: a withheld amount can be worked out from amounts that are left in the "
        "section."
    )
    assert "un montant prélevé peut se déduire" in shown(str(hint), "fr")


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("Of $500,000 some $210,000 goes to ports and $300,000 to boats.", "$300,000"),
        ("They met in 2019 for 3 days, with 2022 people; some 2016 came.", "3 days"),
        ("45 % agree, 70 % came, 25 % slept.", "25 %"),
        ("It was 7 of 12, and 5 left.", "5 left"),
        ("They pay $300,000.", "$300,000"),
    ],
)
def test_other_numbers_are_not(desk: Desk, note: Note, said: str, held: str) -> None:
    add(desk, note.number, "overview", said)
    sever(desk, note, held, "overview")
    assert told(desk, note) == []


def test_in_another_passage_of_the_section_a_round_amount_may_be_chance(desk: Desk, note: Note) -> None:
    add(desk, note.number, "overview", "Boats get $300,000.")
    add(desk, note.number, "overview", "Ports had $500,000 in spring, $200,000 in fall.")
    sever(desk, note, "$300,000", "overview")
    assert told(desk, note) == []


def test_in_another_passage_of_the_section_an_amount_of_many_digits_is_not(desk: Desk, note: Note) -> None:
    add(desk, note.number, "overview", "Boats get $312,450.")
    add(desk, note.number, "overview", "Ports had $512,450 in spring, $200,000 in fall.")
    sever(desk, note, "$312,450", "overview")
    assert len(told(desk, note)) == 1


def test_a_total_less_the_contributions_that_are_shown_tells_the_other(desk: Desk, note: Note) -> None:
    profile = desk.profiles.find("HC")
    more = [
        Contribution(id=FactId(new_id()), profile=profile.id, amount=Decimal(one), currency="CAD")
        for one in (20_000, 1_500)
    ]
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        unit.profiles.save(replace(unit.profiles.get(profile.id), facts=(*profile.facts, *more)))
    add(desk, note.number, "overview", "In all they get 186,500 dollars.")
    assert told(desk, note) == []
    sever(desk, note, "165,000 Canadian dollars")
    (hint,) = told(desk, note)
    assert "this total less the contributions that are left" in str(hint)
    assert "ce total, moins les contributions laissées" in shown(str(hint), "fr")
