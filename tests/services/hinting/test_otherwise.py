"""A withheld amount or day that stands free in other figures or words."""

from __future__ import annotations

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.note import Note
from briefing_app.ui.sentences import shown
from tests.services.test_editions import sever
from tests.services.test_free_words import add, obstacles, with_properties
from tests.services.test_notes import meeting

from .test_sums import told


@pytest.fixture
def note(desk: Desk) -> Note:
    return meeting(desk, "HC")


@pytest.mark.parametrize(
    ("held", "free"),
    [
        ("$1.2 million", "1,200,000 dollars"),
        ("1 200 000 $", "1.2 million dollars"),
        ("$40 million", "forty million dollars"),
        ("quarante millions de dollars", "$40 million"),
        ("40 000 000 $", "quarante millions"),
        ("two hundred and fifty thousand euros", "€250,000"),
        ("CAD 2000", "deux mille dollars"),
        ("quatre-vingt-dix-sept mille tonnes", "97 000 tonnes"),
        ("almost $1.25 million is for ports", "$1.25 million"),
        ("62.5 %", "62.50 %"),
    ],
)
def test_an_amount_in_another_scale_or_in_words_is_told(desk: Desk, note: Note, held: str, free: str) -> None:
    add(desk, note.number, "overview", f"They give {held} at once.")
    add(desk, note.number, "engagement", f"There it is {free} in all.")
    sever(desk, note, held, "overview")
    (hint,) = told(desk, note)
    assert str(hint).startswith("“Engagement”, passage ")
    assert str(hint).endswith(": word 4 tells an amount that is withheld in “Overview”, passage 2.")
    assert shown(str(hint), "fr").endswith(
        "\u00a0: le mot 4 indique un montant prélevé dans «\u00a0Overview\u00a0», passage 2."
    )


def test_an_amount_that_the_gate_finds_stops_and_is_no_hint(desk: Desk, note: Note) -> None:
    add(desk, note.number, "overview", "They give $1,200,000 at once.")
    add(desk, note.number, "overview", "It is 1 200 000 dollars in all.")
    sever(desk, note, "$1,200,000", "overview")
    assert len(obstacles(desk, note)) == 1
    assert desk.hints.of_note(note.number) == ()


@pytest.mark.parametrize(
    ("held", "free"),
    [
        ("$1.2 million", "$1.3 million"),
        ("some 40 delegates", "forty of them"),
        ("25 % of it", "25 % of that"),
        ("it was about 3 million people", "3 million boats"),
        ("in 2019 all", "two thousand and nineteen"),
        ("$1.2 million", "1.2 per cent"),
    ],
)
def test_other_amounts_are_not(desk: Desk, note: Note, held: str, free: str) -> None:
    add(desk, note.number, "overview", f"They give {held} at once.")
    add(desk, note.number, "engagement", f"It is {free} in all.")
    sever(desk, note, held, "overview")
    assert told(desk, note) == []


def test_an_amount_in_the_title_is_told_with_how_often_it_is(desk: Desk, note: Note) -> None:
    add(desk, note.number, "overview", "They give $40 million at once.")
    add(desk, note.number, "overview", "It is forty million dollars.")
    sever(desk, note, "$40 million", "overview")
    with_properties(desk, note, title="Forty million for boats")
    (hint,) = told(desk, note)
    assert str(hint) == (
        "The title: word 1 (one of 2 such words) tells an amount that is withheld in “Overview”, passage 2."
    )
    assert hint.block is not None
    assert shown(str(hint), "fr").startswith(
        "Le titre\u00a0: le mot 1 (un de 2 mots pareils) indique un montant"
    )


@pytest.mark.parametrize(
    ("held", "free"),
    [
        ("12 March", "le 12 mars"),
        ("12 March 2026", "March 12"),
        ("1er mai", "the 1st of May"),
        ("March 3", "3 Mar. 2031"),
    ],
)
def test_a_day_without_a_year_in_another_wording_is_told(
    desk: Desk, note: Note, held: str, free: str
) -> None:
    add(desk, note.number, "overview", f"They decide on {held} at once.")
    add(desk, note.number, "engagement", f"They come ({free}) again.")
    sever(desk, note, held, "overview")
    (hint,) = told(desk, note)
    assert " tells a day that is withheld in “Overview”, passage 2." in str(hint)
    assert " indique un jour prélevé dans " in shown(str(hint), "fr")


@pytest.mark.parametrize(
    ("held", "free"),
    [("12 March", "13 mars"), ("12 May", "they may 12 times"), ("12 March 2026", "on 12 mars 2027")],
)
def test_other_days_are_not(desk: Desk, note: Note, held: str, free: str) -> None:
    add(desk, note.number, "overview", f"They decide on {held} at once.")
    add(desk, note.number, "engagement", f"They come {free} again.")
    sever(desk, note, held, "overview")
    assert told(desk, note) == []
