"""A number beside a list of which some are withheld: "17 countries" and sixteen names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.facts import FactId, Incumbency
from briefing_app.domain.hint import Hint, HintKind
from briefing_app.domain.note import Note
from briefing_app.paths import resources_folder
from briefing_app.services.hinting.figures import counts, figures
from briefing_app.services.hinting.words import HintWords, load_hint_words
from briefing_app.services.texts import TextPlace
from briefing_app.storage.records import ActKind, new_id
from briefing_app.ui.sentences import shown
from tests.services.conftest import item
from tests.services.test_editions import sever
from tests.services.test_free_words import add, obstacles, section_of
from tests.services.test_notes import meeting

from .tables import add_table

COUNTRIES = ("Chile", "Ghana", "Norway", "Peru", "Japan")


@pytest.fixture
def note(desk: Desk) -> Note:
    return meeting(desk, "HC")


@pytest.fixture(scope="module")
def words() -> HintWords:
    return load_hint_words(resources_folder() / "lexicon")


def add_items(desk: Desk, note: Note, *said: str, key: str = "overview", level: int = 1) -> None:
    place = TextPlace(section_of(note, key), "en")
    opened = desk.texts.open(place)
    desk.texts.save(place, (*opened.blocks, *(item(one, level) for one in said)), opened.revision)


def told(desk: Desk, note: Note) -> list[Hint]:
    found = [one for one in desk.hints.of_note(note.number) if one.kind is HintKind.COUNT]
    assert obstacles(desk, note) == []
    return found


def test_a_number_beside_a_list_of_which_nothing_is_withheld_is_not_told(desk: Desk, note: Note) -> None:
    add(desk, note.number, "overview", "Five countries pay.")
    add_items(desk, note, *COUNTRIES)
    sever(desk, note, "nobody decides anything", "overview")
    assert told(desk, note) == []


@pytest.mark.parametrize("said", ["Five countries", "5 countries", "five paying members", "Cinq pays"])
def test_a_number_as_long_as_a_list_is_with_what_is_withheld_is_told(
    desk: Desk, note: Note, said: str
) -> None:
    add(desk, note.number, "overview", f"{said} are there.")
    add_items(desk, note, *COUNTRIES)
    sever(desk, note, "Ghana", "overview")
    (hint,) = told(desk, note)
    assert str(hint) == f"“Overview”, passage 2: “{said}” stands beside a list of which 4 are left."
    assert shown(str(hint), "fr") == (
        f"«\u00a0Overview\u00a0», passage 2\u00a0: «\u00a0{said}\u00a0» figure près d’une liste "
        "dont il reste 4."
    )


def test_another_number_or_another_section_is_not_told(desk: Desk, note: Note) -> None:
    add(desk, note.number, "overview", "Six countries pay, for five years, of 2005 states.")
    add(desk, note.number, "engagement", "Five countries pay.")
    add_items(desk, note, *COUNTRIES)
    sever(desk, note, "Ghana", "overview")
    assert told(desk, note) == []


def test_a_number_that_is_withheld_itself_is_not_told(desk: Desk, note: Note) -> None:
    add(desk, note.number, "overview", "Five countries pay.")
    add_items(desk, note, *COUNTRIES)
    sever(desk, note, "Ghana", "overview")
    sever(desk, note, "Five countries", "overview")
    assert told(desk, note) == []


def test_an_item_of_which_the_end_alone_is_withheld_is_left(desk: Desk, note: Note) -> None:
    add(desk, note.number, "overview", "Five countries pay.")
    add_items(desk, note, *(f"{one} since Q{at}" for at, one in enumerate(COUNTRIES)))
    sever(desk, note, "since Q2", "overview")
    assert told(desk, note) == []


def test_items_below_others_are_a_list_of_their_own(desk: Desk, note: Note) -> None:
    add(desk, note.number, "overview", "Five countries pay.")
    add_items(desk, note, "These are paying:")
    add_items(desk, note, *COUNTRIES, level=2)
    sever(desk, note, "Ghana", "overview")
    assert len(told(desk, note)) == 1


def test_the_rows_of_a_table_are_a_list(desk: Desk, note: Note) -> None:
    add(desk, note.number, "overview", "Five countries pay.")
    add_table(desk, note.number, "overview", [["Country"], *([one] for one in COUNTRIES)])
    sever(desk, note, "Ghana", "overview")
    assert len(told(desk, note)) == 1


@pytest.mark.parametrize(
    "said",
    [
        "Five countries pay: Chile, Ghana, Norway, Peru and Japan.",
        "Five countries (Chile, Ghana, Norway, Peru and Japan) pay.",
        "Cinq pays – Chile, Ghana, Norway, Peru et Japan.",
    ],
)
def test_what_is_listed_in_the_sentence_is_a_list(desk: Desk, note: Note, said: str) -> None:
    add(desk, note.number, "overview", said)
    sever(desk, note, "Ghana, Norway", "overview")
    (hint,) = told(desk, note)
    assert "of which 3 are left" in str(hint)


@pytest.mark.parametrize(
    "said",
    [
        "Five countries decide, and Chile, Ghana, Norway, Peru and Japan pay.",
        "Five countries meet where, among others: Chile, Ghana, Norway, Peru and Japan pay.",
        "Five countries (Chile, Ghana, Norway), then Peru and Japan.",
    ],
)
def test_what_is_not_listed_right_behind_a_number_is_another_list(desk: Desk, note: Note, said: str) -> None:
    add(desk, note.number, "overview", said)
    sever(desk, note, "Ghana, Norway", "overview")
    assert told(desk, note) == []


def test_a_table_drawn_from_facts_has_lost_rows_without_a_trace(desk: Desk, note: Note) -> None:
    profile = desk.profiles.find("HC")
    people = [
        Incumbency(id=FactId(new_id()), profile=profile.id, person=f"{one} Sample", post="envoy")
        for one in COUNTRIES[1:]
    ]
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        unit.profiles.save(replace(unit.profiles.get(profile.id), facts=(*profile.facts, *people)))
    drawn = next(one for one in note.sections if one.derived == "people")
    add(desk, note.number, drawn.key, "These are five people.")
    assert told(desk, note) == []
    sever(desk, note, "Ana Roy", "engagement", "19(1)")
    (hint,) = told(desk, note)
    assert "“five people” stands beside a list of which 4 are left" in str(hint)


def test_a_number_that_may_not_be_quoted_is_not(desk: Desk, note: Note) -> None:
    add(desk, note.number, "overview", "They are 121 countries.")
    add(desk, note.number, "engagement", "They are 121.")
    add_items(desk, note, *(f"Name {chr(97 + at % 26)}{at}x" for at in range(121)))
    sever(desk, note, "Name b1x", "overview")
    sever(desk, note, "121", "engagement")
    (hint,) = desk.hints.of_note(note.number)
    assert "a number stands beside a list of which 120 are left" in str(hint)
    assert "121" not in str(hint)
    assert "un nombre figure" in shown(str(hint), "fr")


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("17 countries", 17),
        ("seventeen member countries", 17),
        ("vingt et un pays", 21),
        ("quatre-vingt-dix-sept pays", 97),
        ("soixante-dix-sept organisations", 77),
        ("twenty-one ministers", 21),
        ("17\u00a0États", 17),
        ("the two of us", None),
        ("three years", None),
        ("in 2019 countries", None),
        ("G7 countries", None),
        ("1,200 people", None),
        ("17-18 members", None),
        ("", None),
    ],
)
def test_numbers_of_things(said: str, number: int | None, words: HintWords) -> None:
    assert next((one.number for one in counts(said, words)), None) == number


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("$1.2 million", 1_200_000), ("1,2 million d’euros", 1_200_000), ("165,000 CAD", 165_000),
        ("12\u202f000 $", 12_000), ("5 M$", 5_000_000), ("3,5 milliards", 3_500_000_000),
        ("1,234,567.5", 1_234_567.5), ("1.234.567", 1_234_567), ("EUR 500", 500), ("25 p. 100", 25),
    ],
)  # fmt: skip
def test_figures_of_both_languages(said: str, value: float, words: HintWords) -> None:
    (found,) = figures(said, words)
    assert float(found.value) == value


@pytest.mark.parametrize("said", ["613-555-0142", "17-18 December", "12/17", "G20", "10:30", "v1.2.3", ""])
def test_what_is_no_figure(said: str, words: HintWords) -> None:
    assert list(figures(said, words)) == []
