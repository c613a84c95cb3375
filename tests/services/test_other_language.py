"""What is severed in one language of a profile is not let free in the other by a note nobody looked at."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.edition import EditionKind, Obstacle
from briefing_app.domain.note import Note
from briefing_app.domain.passages import find, withhold
from briefing_app.domain.text import PairId, SeveranceId
from briefing_app.services.texts import TextPlace
from briefing_app.storage.records import ActKind, new_id
from briefing_app.ui.sentences import shown

from .conftest import paragraph
from .test_editions import words_of
from .typing_texts import place_of, sever

FREE = "Dix-sept États parlent ici, et personne ne décide rien."


@pytest.fixture
def french(desk: Desk) -> Note:
    """A French note of a profile whose overview is there in both languages."""
    profile = desk.profiles.find("HC")
    section = next(one for one in profile.sections if one.key == "overview")
    pair = PairId(new_id())
    english = tuple(replace(block, pair=pair) for block in section.texts["en"])
    texts = {"en": english, "fr": (replace(paragraph(FREE), pair=pair),)}
    sections = tuple(
        replace(one, texts=texts, revisions=section.revisions) if one.key == "overview" else one
        for one in profile.sections
    )
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        unit.profiles.save(replace(profile, sections=sections))
    return desk.notes.create(kind="meeting-note", title="Rencontre", names=["HC"], language="fr")


def obstacles(desk: Desk, note: Note) -> tuple[Obstacle, ...]:
    return desk.previews.of_note(note.number, EditionKind.PUBLIC).obstacles


def approved(desk: Desk, place: TextPlace, words: str) -> SeveranceId:
    one = sever(desk, place, words)
    desk.severances.approve([one], "Their confidence.")
    return one


def test_nothing_stops_a_note_of_what_is_free_in_both(desk: Desk, french: Note) -> None:
    assert obstacles(desk, french) == ()
    assert FREE in words_of(desk.exports.edition_of_note(french.number, EditionKind.PUBLIC))


def test_a_passage_severed_in_the_other_language_alone_stops_the_public_edition(
    desk: Desk, french: Note
) -> None:
    approved(desk, place_of(desk, "overview"), "nobody decides anything")
    (told,) = obstacles(desk, french)
    assert told.endswith("this passage is severed under s. 15(1) in the other language; sever it here too.")
    assert "ce passage est prélevé en vertu de l’art.\u00a015(1)" in shown(told, "fr")
    overview = next(one for one in desk.notes.get(french.number).sections if one.key == "overview")
    assert told.block == overview.blocks[0].id


def test_one_severance_of_its_own_for_each_lets_it_be_made(desk: Desk, french: Note) -> None:
    english = place_of(desk, "overview")
    approved(desk, english, "nobody decides anything")
    overview = next(one for one in french.sections if one.key == "overview")
    here = TextPlace(overview.id, "fr")
    approved(desk, here, "personne ne décide rien")
    assert obstacles(desk, french) == ()
    approved(desk, english, "Seventeen states")
    assert len(obstacles(desk, french)) == 1
    approved(desk, here, "Dix-sept États")
    assert obstacles(desk, french) == ()


def test_one_severance_for_both_languages_lets_it_be_made(desk: Desk, french: Note) -> None:
    one = approved(desk, place_of(desk, "overview"), "nobody decides anything")
    place = replace(place_of(desk, "overview"), language="fr")
    opened = desk.texts.open(place)
    blocks = withhold(opened.blocks, find(opened.blocks, "personne ne décide rien"), one)
    desk.texts.save(place, blocks, opened.revision)
    for view in desk.severances.of_note(french.number):
        desk.severances.approve([view.severance.id], "In both.")
    assert obstacles(desk, french) == ()


def test_the_french_profile_by_itself_is_stopped_too(desk: Desk, french: Note) -> None:
    approved(desk, place_of(desk, "overview"), "nobody decides anything")
    profile = desk.profiles.find("HC").id
    with pytest.raises(Exception, match="in the other language"):
        desk.exports.edition_of_profile(profile, EditionKind.PUBLIC, "fr")
    desk.exports.edition_of_profile(profile, EditionKind.PUBLIC, "en")
