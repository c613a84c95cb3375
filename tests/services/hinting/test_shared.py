"""A run of words that stands free and is a part of what is withheld."""

from __future__ import annotations

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.hint import Hint, HintKind
from briefing_app.domain.note import Note
from briefing_app.ui.sentences import shown
from tests.services.test_editions import sever
from tests.services.test_free_words import add, obstacles, with_properties
from tests.services.test_notes import meeting

OFFER = "Canada will offer forty boats to the harbour fund during the March session."


@pytest.fixture
def note(desk: Desk) -> Note:
    return meeting(desk, "HC")


def told(desk: Desk, note: Note) -> list[Hint]:
    found = [one for one in desk.hints.of_note(note.number) if one.kind is HintKind.WORDS]
    assert obstacles(desk, note) == []
    return found


def test_a_withheld_sentence_with_one_word_changed_is_told(desk: Desk, note: Note) -> None:
    add(desk, note.number, "overview", OFFER)
    add(desk, note.number, "engagement", "So it is: " + OFFER.replace("March", "April"))
    sever(desk, note, OFFER, "overview")
    (hint,) = told(desk, note)
    assert str(hint).startswith("“Engagement”, passage ")
    assert str(hint).endswith(": word 4 begins a run of words withheld in “Overview”, passage 2.")
    assert shown(str(hint), "fr").endswith(
        "\u00a0: le mot 4 commence une suite de mots prélevée dans «\u00a0Overview\u00a0», passage 2."
    )
    assert hint.passage is not None


def test_a_run_in_the_title_is_told(desk: Desk, note: Note) -> None:
    add(desk, note.number, "overview", OFFER)
    sever(desk, note, OFFER, "overview")
    with_properties(desk, note, title="Forty boats to the harbour fund")
    (hint,) = told(desk, note)
    assert str(hint) == "The title: word 1 begins a run of words withheld in “Overview”, passage 2."


@pytest.mark.parametrize(
    "free",
    [
        "They give forty boats to the harbour at once.",
        "Canada will offer forty ships; boats to the harbour fund.",
        "It is said that it would be of the same sort.",
        "They met with the Harbour Consultations and they were there.",
    ],
)
def test_shorter_runs_small_words_and_names_are_not(desk: Desk, note: Note, free: str) -> None:
    held = OFFER + " So it would be of the same kind, with the Harbour Consultations and they did."
    add(desk, note.number, "overview", held)
    add(desk, note.number, "engagement", free)
    sever(desk, note, held, "overview")
    assert told(desk, note) == []


def test_words_beside_withheld_ones_in_the_same_passage_are_no_run_with_these(desk: Desk, note: Note) -> None:
    add(desk, note.number, "overview", OFFER)
    sever(desk, note, "to the harbour fund during the March session", "overview")
    assert told(desk, note) == []
