"""A passage that is withheld here, and free in the other language of its profile."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.hint import Hint, HintKind
from briefing_app.domain.note import Note
from briefing_app.domain.text import PairId
from briefing_app.services.texts import TextPlace
from briefing_app.storage.records import ActKind, new_id
from briefing_app.ui.sentences import shown
from tests.services.conftest import paragraph
from tests.services.test_editions import sever
from tests.services.test_free_words import obstacles
from tests.services.test_notes import meeting

FRENCH = "Dix-sept États parlent ici, et personne ne décide rien."


@pytest.fixture
def note(desk: Desk) -> Note:
    """An English note of a profile whose overview is there in both languages."""
    profile = desk.profiles.find("HC")
    pair = PairId(new_id())
    sections = tuple(
        replace(
            one,
            texts={
                "en": tuple(replace(block, pair=pair) for block in one.texts["en"]),
                "fr": (replace(paragraph(FRENCH), pair=pair),),
            },
        )
        if one.key == "overview"
        else one
        for one in profile.sections
    )
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        unit.profiles.save(replace(profile, sections=sections))
    return meeting(desk, "HC")


def told(desk: Desk, note: Note) -> list[Hint]:
    found = [one for one in desk.hints.of_note(note.number) if one.kind is HintKind.TRANSLATION]
    assert obstacles(desk, note) == []
    return found


def approve_all(desk: Desk, note: Note) -> None:
    desk.severances.approve([one.severance.id for one in desk.severances.of_note(note.number)], "Decided.")


def test_nothing_is_told_where_the_passage_is_free_too(desk: Desk, note: Note) -> None:
    sever(desk, note, "yearly fee")
    assert told(desk, note) == []


def test_what_the_note_withholds_and_the_other_language_does_not_is_told(desk: Desk, note: Note) -> None:
    sever(desk, note, "nobody decides anything", "overview")
    (hint,) = told(desk, note)
    assert str(hint) == (
        "“Overview”, passage 1: what is withheld here is free in the French text of “Harbour Consultations”."
    )
    (in_french,) = (one for one in desk.hints.of_note(note.number, "fr"))
    assert shown(str(in_french), "fr") == (
        "«\u00a0Overview\u00a0», passage 1\u00a0: ce qui est prélevé ici est libre dans le texte français de "
        "«\u00a0Consultations du port\u00a0»."
    )


def test_what_is_withheld_in_both_languages_is_not_told(desk: Desk, note: Note) -> None:
    section = next(one for one in desk.profiles.find("HC").sections if one.key == "overview")
    place = TextPlace(section.id, "fr")
    opened = desk.texts.open(place)
    sever(desk, note, "nobody decides anything", "overview")
    one = desk.severances.of_note(note.number)[0].severance.id
    desk.texts.save(
        place,
        tuple(replace(block, severances=frozenset({one})) for block in opened.blocks),
        opened.revision,
    )
    approve_all(desk, note)
    assert told(desk, note) == []
