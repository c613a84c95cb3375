"""A word severed by itself, or a part of a severed name, that stands free somewhere else in the note."""

from __future__ import annotations

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.hint import Hint, HintKind
from briefing_app.domain.note import Note
from briefing_app.domain.passages import words_at
from briefing_app.ui.sentences import shown
from tests.services.test_editions import sever
from tests.services.test_free_words import add, obstacles, with_properties
from tests.services.test_notes import meeting


@pytest.fixture
def note(desk: Desk) -> Note:
    return meeting(desk, "HC")


def hints(desk: Desk, note: Note) -> tuple[Hint, ...]:
    """What is told of names; it never stops anything."""
    found = tuple(one for one in desk.hints.of_note(note.number) if one.kind is HintKind.NAME)
    assert obstacles(desk, note) == []
    return found


def selected(desk: Desk, note: Note, hint: Hint) -> str:
    """The words a hint leads to."""
    assert hint.passage is not None
    blocks = [block for section in desk.notes.get(note.number).sections for block in section.blocks]
    return words_at(blocks, hint.passage)


def test_nothing_is_told_of_a_note_in_which_nothing_is_withheld(desk: Desk, note: Note) -> None:
    assert desk.hints.of_note(note.number) == ()


def test_nothing_is_told_of_an_empty_note(desk: Desk) -> None:
    empty = desk.notes.create(kind="meeting-note", title="Empty")
    assert desk.hints.of_note(empty.number) == ()


def test_a_word_that_stands_nowhere_else_is_not_told_of(desk: Desk, note: Note) -> None:
    add(desk, note.number, "overview", "The talks were led by Hamilton.")
    sever(desk, note, "Hamilton", "overview")
    assert hints(desk, note) == ()


def test_a_word_severed_here_and_free_there_is_told_with_its_place_and_not_quoted(
    desk: Desk, note: Note
) -> None:
    add(desk, note.number, "overview", "The talks were led by Hamilton.")
    add(desk, note.number, "engagement", "We think that HÁMILTON will stay.")
    sever(desk, note, "Hamilton", "overview")
    (told,) = hints(desk, note)
    assert str(told) == (
        "“Engagement”, passage 2: word 4 stands free and is withheld in “Overview”, passage 2."
    )
    assert selected(desk, note, told) == "HÁMILTON"
    assert shown(str(told), "fr") == (
        "«\u00a0Engagement\u00a0», passage 2\u00a0: le mot 4 y est libre et est prélevé "
        "dans «\u00a0Overview\u00a0», passage 2."
    )


def test_a_word_that_stands_free_more_than_once_is_told_once(desk: Desk, note: Note) -> None:
    add(desk, note.number, "overview", "The talks were led by Hamilton.")
    add(desk, note.number, "engagement", "Hamilton will stay, and Hamilton decides.")
    sever(desk, note, "Hamilton", "overview")
    (told,) = hints(desk, note)
    assert "word 1 (one of 2 such words)" in told.sentence


def test_small_words_and_figures_are_not_told_of(desk: Desk, note: Note) -> None:
    add(desk, note.number, "overview", "And 12 with dont.")
    for word in ("And", "12", "with", "dont"):
        sever(desk, note, word, "overview")
    add(desk, note.number, "engagement", "The 12, and with them, dont.")
    assert hints(desk, note) == ()


def test_a_surname_left_where_the_name_is_severed_is_told_of(desk: Desk, note: Note) -> None:
    add(desk, note.number, "overview", "They were led by Jane Hamilton of the harbour.")
    sever(desk, note, "Jane Hamilton", "overview")
    add(desk, note.number, "engagement", "Write to j.hamilton@port.example on Monday, as Jane said.")
    (told,) = hints(desk, note)
    assert "part of a name withheld in “Overview”, passage 2" in told.sentence
    assert selected(desk, note, told) == "hamilton"


def test_a_name_behind_an_honorific_in_a_longer_passage_is_looked_for(desk: Desk, note: Note) -> None:
    add(desk, note.number, "overview", "It is said that Mr. Hamilton resigns soon.")
    sever(desk, note, "that Mr. Hamilton resigns", "overview")
    add(desk, note.number, "engagement", "Everybody likes Hamilton, and someone resigns.")
    (told,) = hints(desk, note)
    assert selected(desk, note, told) == "Hamilton"


def test_a_person_of_a_fact_is_known_by_name_in_severed_words(desk: Desk, note: Note) -> None:
    add(desk, note.number, "overview", "The delegate Ana Roy wants to leave.")
    sever(desk, note, "delegate Ana Roy wants to leave", "overview")
    sever(desk, note, "Ana Roy", "engagement", "19(1)")
    add(desk, note.number, "engagement", "Roy is here.")
    assert [selected(desk, note, one) for one in hints(desk, note)] == ["Roy"]


def test_common_words_of_long_passages_are_not_told_of(desk: Desk, note: Note) -> None:
    add(desk, note.number, "overview", "The Working Group will ask the Minister for Harbour money in March.")
    sever(desk, note, "Working Group will ask the Minister for Harbour money in March", "overview")
    add(desk, note.number, "engagement", "Another Group, the Minister, some money, March.")
    assert hints(desk, note) == ()


def test_what_is_a_name_here_and_a_word_there_is_not_told_of(desk: Desk, note: Note) -> None:
    add(desk, note.number, "overview", "They were led by Robin Sample of the harbour.")
    sever(desk, note, "Robin Sample", "overview")
    add(desk, note.number, "engagement", "Send a sample, please. Sample sent.")
    assert hints(desk, note) == ()


def test_the_title_and_properties_come_first(desk: Desk, note: Note) -> None:
    add(desk, note.number, "overview", "The talks were led by Hamilton.")
    sever(desk, note, "Hamilton", "overview")
    with_properties(desk, note, title="Talks with Hamilton", place="Hamilton")
    (told,) = hints(desk, note)
    assert told.sentence.startswith("The title: word 3 (one of 2 such words) stands free")
    assert shown(told.sentence, "fr").startswith("Le titre\u00a0: le mot 3 (un de 2 mots pareils)")


def test_in_a_table_the_row_and_the_column_are_told(desk: Desk, note: Note) -> None:
    from .tables import add_table

    add(desk, note.number, "overview", "The talks were led by Hamilton.")
    sever(desk, note, "Hamilton", "overview")
    add_table(desk, note.number, "engagement", [["Who", "What"], ["Someone", "by Hamilton"]])
    (told,) = hints(desk, note)
    assert "a word in row 2, column 2 stands free" in told.sentence
    assert "un mot de la ligne 2, colonne 2 y est libre" in shown(told.sentence, "fr")


def test_the_surname_of_somebody_else_is_not_told_of(desk: Desk, note: Note) -> None:
    add(desk, note.number, "overview", "They were led by Jane Hamilton of the harbour.")
    sever(desk, note, "Jane Hamilton", "overview")
    add(desk, note.number, "engagement", "We met Lewis Hamilton there.")
    assert hints(desk, note) == ()
    add(desk, note.number, "engagement", "We met Minister Hamilton there.")
    assert len(hints(desk, note)) == 1


def test_a_severed_name_that_stands_in_full_stops_the_edition_and_is_no_hint(desk: Desk, note: Note) -> None:
    add(desk, note.number, "overview", "They were led by Jane Hamilton of the harbour.")
    sever(desk, note, "Jane Hamilton", "overview")
    add(desk, note.number, "engagement", "Ask Jane Hamilton.")
    assert len(obstacles(desk, note)) == 1
    assert desk.hints.of_note(note.number) == ()


def test_the_first_word_of_a_severed_name_is_told_of_in_the_title_alone(desk: Desk, note: Note) -> None:
    add(desk, note.number, "overview", "They bought Zanzibar Holdings Limited and left.")
    add(desk, note.number, "engagement", "The boats from Zanzibar are late.")
    sever(desk, note, "Zanzibar Holdings Limited", "overview")
    assert hints(desk, note) == ()
    with_properties(desk, note, title="Talks about Zanzibar")
    (told,) = hints(desk, note)
    assert str(told).startswith("The title: word 3")
    assert "Zanzibar" not in str(told)
