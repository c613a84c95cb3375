"""What is severed in a profile after a note took the words is told by provision and section."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.edition import EditionKind
from briefing_app.domain.errors import EditionRefusedError
from briefing_app.domain.note import Note
from briefing_app.domain.text import Run, block_words
from briefing_app.services.texts import TextPlace
from briefing_app.ui.sentences import shown

from .conftest import FEE
from .test_notes import meeting
from .typing_texts import place_of, sever, severed, typed


def free_again(desk: Desk, note: Note, key: str = "engagement") -> None:
    """Take off in the note whatever withholds words of a section."""
    section = next(one for one in desk.notes.get(note.number).sections if one.key == key)
    place = TextPlace(section.id, "en")
    opened = desk.texts.open(place)
    bare = tuple(
        replace(block, content=(Run(block_words(block)),), severances=frozenset()) for block in opened.blocks
    )
    desk.texts.save(place, bare, opened.revision)


def refusal(desk: Desk, note: Note) -> list[str]:
    with pytest.raises(EditionRefusedError) as refused:
        desk.exports.edition_of_note(note.number, EditionKind.PUBLIC)
    return [str(one) for one in refused.value.obstacles]


def test_it_is_told_with_its_provision(desk: Desk) -> None:
    note = meeting(desk, "HC")
    one = sever(desk, place_of(desk, "engagement"), FEE)
    free_again(desk, note)
    (said,) = refusal(desk, note)
    heading = next(part.heading for part in note.sections if part.key == "engagement")
    assert said == f"“{heading}”: severed in the profile since under s. 15(1) ({one}); do so here too."
    assert shown(said, "en").endswith("severed in the profile since under s.\u00a015(1); do so here too.")
    assert "en vertu de l’art.\u00a015(1) a été fait depuis dans le profil" in shown(said, "fr")


def test_each_one_is_told_also_one_without_a_provision(desk: Desk) -> None:
    note = meeting(desk, "HC")
    place = place_of(desk, "engagement")
    sever(desk, place, FEE)
    opened = desk.texts.open(place)
    blocks, new = severed(opened.blocks, "Ana Roy")
    desk.texts.save(place, blocks, opened.revision, [replace(new, exemptions=frozenset())])
    free_again(desk, note)
    said = [shown(one, "en") for one in refusal(desk, note)]
    assert len(said) == 2
    assert any("under s.\u00a015(1)" in one for one in said)
    assert any("naming no provision; do so here too" in one for one in said)


def test_one_that_holds_blanks_alone_stops_nothing(desk: Desk) -> None:
    note = meeting(desk, "HC")
    engagement = next(one for one in note.sections if one.key == "engagement")
    place = TextPlace(engagement.id, "en")
    opened = desk.texts.open(place)
    desk.texts.save(place, typed(opened.blocks, "Wepay."), opened.revision)
    sever(desk, place_of(desk, "engagement"), FEE)
    opened = desk.texts.open(place_of(desk, "engagement"))
    first, second, third = opened.blocks[0].content
    moved = replace(second, text=" ")
    desk.texts.save(
        place_of(desk, "engagement"),
        (replace(opened.blocks[0], content=(first, moved, third)),),
        opened.revision,
    )
    free_again(desk, note)
    desk.exports.edition_of_note(note.number, EditionKind.PUBLIC)
