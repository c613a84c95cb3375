"""A profile whose name is withheld and that stands free under another of its names."""

from __future__ import annotations

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.facts import ProfileId
from briefing_app.domain.hint import Hint, HintKind
from briefing_app.domain.note import Note
from briefing_app.domain.profile import Name, NameRole, Profile, ProfileKind
from briefing_app.storage.records import ActKind, new_id
from briefing_app.ui.sentences import shown
from tests.services.test_editions import sever
from tests.services.test_free_words import add, obstacles, with_properties
from tests.services.test_notes import meeting

from .test_severed_names import selected


@pytest.fixture
def note(desk: Desk) -> Note:
    """A note about a forum, in a library that knows an organization it is not about."""
    names = (
        Name(text="Who Harbours Oceans", language="en"),
        Name(text="Océans du port", language="fr"),
        Name(text="WHO", role=NameRole.ACRONYM),
    )
    with desk.library.database.begin(desk.actor.act(ActKind.CREATE)) as unit:
        unit.profiles.add(Profile(id=ProfileId(new_id()), kind=ProfileKind.ORGANIZATION, names=names))
    return meeting(desk, "HC")


def hints(desk: Desk, note: Note) -> tuple[Hint, ...]:
    found = tuple(one for one in desk.hints.of_note(note.number) if one.kind is HintKind.NAME)
    assert obstacles(desk, note) == []
    return found


def test_an_acronym_left_where_the_name_is_severed_is_told_of(desk: Desk, note: Note) -> None:
    add(desk, note.number, "overview", "We think that Who Harbours Oceans will pay.")
    sever(desk, note, "Who Harbours Oceans will pay", "overview")
    add(desk, note.number, "engagement", "Ask those who pay, and the WHO.")
    (told,) = hints(desk, note)
    assert str(told) == (
        "“Engagement”, passage 2: word 7 begins another name of what is withheld in “Overview”, passage 2."
    )
    assert selected(desk, note, told) == "WHO"
    assert shown(str(told), "fr").endswith(
        "le mot 7 commence un autre nom de ce qui est prélevé dans «\u00a0Overview\u00a0», passage 2."
    )


def test_the_name_left_where_the_acronym_is_severed_is_told_of(desk: Desk, note: Note) -> None:
    add(desk, note.number, "overview", "We think that WHO will pay.")
    sever(desk, note, "WHO will pay", "overview")
    with_properties(desk, note, title="Talks with the OCEANS DU PORT")
    (told,) = hints(desk, note)
    assert str(told).startswith("The title: word 4 begins another name of what is withheld in “Overview”")


def test_a_name_that_stands_free_itself_is_not_withheld(desk: Desk, note: Note) -> None:
    add(desk, note.number, "overview", "The WHO resigns, and Océans du port.")
    add(desk, note.number, "engagement", "We think that WHO will pay.")
    sever(desk, note, "WHO will pay", "engagement")
    assert hints(desk, note) == ()


def test_the_names_of_whom_the_note_is_about_are_open(desk: Desk, note: Note) -> None:
    add(desk, note.number, "overview", "We think that Harbour Consultations will pay.")
    sever(desk, note, "Harbour Consultations will pay", "overview")
    add(desk, note.number, "engagement", "Ask the HC.")
    assert hints(desk, note) == ()


def test_a_profile_in_the_trash_has_no_names(desk: Desk, note: Note) -> None:
    add(desk, note.number, "overview", "We think that Who Harbours Oceans will pay.")
    sever(desk, note, "Who Harbours Oceans will pay", "overview")
    add(desk, note.number, "engagement", "Ask the WHO.")
    desk.trash.trash_profile(desk.profiles.find("WHO").id)
    assert hints(desk, note) == ()
