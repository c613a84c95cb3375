"""Passages a profile got after a note took its section: offered one by one, put in at their place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.errors import NotAllowedError
from briefing_app.domain.note import Note
from briefing_app.domain.text import BlockId, Text, block_words, holds
from briefing_app.services.taking_over import Outcome, SourceUpdate
from briefing_app.services.texts import TextPlace
from briefing_app.storage.records import ActKind, new_id

from .conftest import item, paragraph
from .test_notes import meeting
from .typing_texts import place_of, say, sever, words_of

FIRST, SECOND = "Host two meetings.", "In Geneva first."


@pytest.fixture
def note(desk: Desk) -> Note:
    return meeting(desk, "HC")


def steps(desk: Desk) -> Text:
    return next(one.blocks for one in desk.notes.get("1").sections if one.key == "next-steps")


def put_in(desk: Desk, words: str, at: int) -> BlockId:
    """Put an item into the next steps of the profile."""
    place = place_of(desk, "next-steps")
    opened = desk.texts.open(place)
    new = item(words)
    desk.texts.save(place, (*opened.blocks[:at], new, *opened.blocks[at:]), opened.revision)
    return new.id


def offered(desk: Desk) -> tuple[SourceUpdate, ...]:
    return desk.note_editing.updates("1")


def test_they_are_offered_and_never_put_in_by_themselves(desk: Desk, note: Note) -> None:
    put_in(desk, "Ask for the minutes.", 1)
    (update,) = offered(desk)
    assert (update.outcome, update.change.block, update.change.before) == (Outcome.NEW, None, None)
    assert block_words(update.change.now) == "Ask for the minutes."
    assert words_of(steps(desk)) == [FIRST, SECOND]
    assert desk.notes.changes(desk.notes.get("1")) == (update.change,)


@pytest.mark.parametrize("at", [0, 1, 2])
def test_one_that_is_taken_over_goes_to_its_place(desk: Desk, note: Note, at: int) -> None:
    source = put_in(desk, "Ask for the minutes.", at)
    act = desk.note_editing.take_over("1", offered(desk))
    expected = [FIRST, SECOND]
    expected.insert(at, "Ask for the minutes.")
    assert words_of(steps(desk)) == expected
    assert steps(desk)[at].origin.block == source
    assert steps(desk)[at].id != source
    assert offered(desk) == ()
    desk.note_editing.undo(act)
    assert words_of(steps(desk)) == [FIRST, SECOND]
    assert len(offered(desk)) == 1


def test_several_keep_the_order_of_the_profile_whichever_is_taken_first(desk: Desk, note: Note) -> None:
    for words in ("D.", "C.", "B."):
        put_in(desk, words, 1)
    first, second, third = offered(desk)
    desk.note_editing.take_over("1", (third,))
    desk.note_editing.take_over("1", (first,))
    desk.note_editing.take_over("1", (second,))
    assert words_of(steps(desk)) == [FIRST, "B.", "C.", "D.", SECOND]


def test_what_is_left_out_is_not_offered_again(desk: Desk, note: Note) -> None:
    put_in(desk, "Ask for the minutes.", 1)
    desk.note_editing.take_over("1", (), offered(desk))
    assert (offered(desk), words_of(steps(desk))) == ((), [FIRST, SECOND])
    put_in(desk, "Ask for coffee.", 0)
    (update,) = offered(desk)
    assert block_words(update.change.now) == "Ask for coffee."


def test_what_was_deleted_from_the_note_is_not_offered_again(desk: Desk, note: Note) -> None:
    put_in(desk, "Ask for the minutes.", 1)
    desk.note_editing.take_over("1", offered(desk))
    section = next(one for one in desk.notes.get("1").sections if one.key == "next-steps")
    place = TextPlace(section.id, "en")
    opened = desk.texts.open(place)
    desk.texts.save(place, opened.blocks[2:], opened.revision)
    assert offered(desk) == ()


def test_keeping_the_words_of_a_changed_passage_leaves_a_new_one_on_offer(desk: Desk, note: Note) -> None:
    say(desk, place_of(desk, "next-steps"), "Host three meetings.")
    put_in(desk, "Ask for the minutes.", 2)
    changed, new = offered(desk)
    desk.note_editing.take_over("1", (), (changed,))
    assert [one.change for one in offered(desk)] == [new.change]


def test_a_severed_one_is_severed_here(desk: Desk, note: Note) -> None:
    put_in(desk, "Ask for the minutes.", 1)
    one = sever(desk, place_of(desk, "next-steps"), "minutes")
    desk.note_editing.take_over("1", offered(desk))
    assert [holds(block) for block in steps(desk)] == [frozenset(), {one}, frozenset()]


def test_one_that_was_changed_since_it_was_shown_is_refused(desk: Desk, note: Note) -> None:
    put_in(desk, "Ask for the minutes.", 0)
    shown = offered(desk)
    say(desk, place_of(desk, "next-steps"), "Ask for coffee.")
    with pytest.raises(NotAllowedError, match="changed again"):
        desk.note_editing.take_over("1", shown)


def test_a_note_of_an_earlier_version_is_offered_them_too(desk: Desk, note: Note) -> None:
    older = tuple(replace(one, taken=None) for one in note.sections)
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        unit.notes.save(replace(note, sections=older))
    put_in(desk, "Ask for the minutes.", 1)
    assert [one.outcome for one in offered(desk)] == [Outcome.NEW]


def test_what_was_moved_to_another_section_of_the_note_is_not_new(desk: Desk, note: Note) -> None:
    source = put_in(desk, "Ask for the minutes.", 1)
    desk.note_editing.take_over("1", offered(desk))
    now = desk.notes.get("1")
    moved = next(one for one in steps(desk) if one.origin.block == source)
    sections = tuple(
        replace(one, blocks=tuple(block for block in one.blocks if block != moved), seen=frozenset())
        if one.key == "next-steps"
        else replace(one, blocks=(*one.blocks, replace(moved, id=BlockId(new_id()))))
        if one.key == "overview"
        else one
        for one in now.sections
    )
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        unit.notes.save(replace(now, sections=sections))
    assert offered(desk) == ()


def test_a_section_without_its_source_is_offered_nothing(desk: Desk, note: Note) -> None:
    profile = desk.profiles.find("HC")
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        unit.profiles.save(replace(profile, sections=profile.sections[:1]))
    assert offered(desk) == ()


def test_paragraphs_are_put_in_among_items(desk: Desk, note: Note) -> None:
    place = place_of(desk, "next-steps")
    opened = desk.texts.open(place)
    desk.texts.save(place, (*opened.blocks, paragraph("That is all.")), opened.revision)
    desk.note_editing.take_over("1", offered(desk))
    assert words_of(steps(desk)) == [FIRST, SECOND, "That is all."]
