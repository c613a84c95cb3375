"""Words joined in a note are of every passage they came from: what is decided in any of them follows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.editing.erasing import joined
from briefing_app.domain.editing.footnotes import put_footnote
from briefing_app.domain.editing.sheet import Means, Place, Sheet
from briefing_app.domain.edition import EditionKind
from briefing_app.domain.errors import EditionRefusedError, UnreadableError
from briefing_app.domain.note import Note
from briefing_app.domain.severance import SeveranceState
from briefing_app.domain.sources import copied_from
from briefing_app.domain.text import Block, BlockId, Origin, Paragraph, Run, block_words, holds, origins_of
from briefing_app.domain.text_json import text_from_json, text_to_json
from briefing_app.domain.withheld_places import held_words
from briefing_app.services.taking_over import Outcome
from briefing_app.services.texts import TextPlace
from briefing_app.storage.records import new_id

from .conftest import FEE
from .test_notes import meeting
from .typing_texts import marked, place_of, record, say, sever, typed


@pytest.fixture
def note(desk: Desk) -> Note:
    """A note in which what two sections of a profile say, and one of another, was joined."""
    made = meeting(desk, "HC")
    section = next(one for one in made.sections if one.key == "overview")
    opened = desk.texts.open(TextPlace(section.id, "en"))
    means = Means(new_id, desk.catalogue.scheme.floor)
    whole = opened.blocks[0]
    for place in (place_of(desk, "engagement"), place_of(desk, "engagement", "AFS")):
        other = desk.texts.open(place)
        (copy,) = copied_from(other.blocks, place.section, other.revision)
        whole = joined(whole, copy, means)
    desk.texts.save(opened.place, (whole,), opened.revision)
    return desk.notes.get(made.number)


def block(desk: Desk) -> Block:
    (found,) = next(one.blocks for one in desk.notes.get("1").sections if one.key == "overview")
    return found


def test_each_of_them_is_remembered(desk: Desk, note: Note) -> None:
    sections = [place_of(desk, "overview"), place_of(desk, "engagement"), place_of(desk, "engagement", "AFS")]
    assert [one.section for one in origins_of(block(desk))] == [one.section for one in sections]
    assert block_words(block(desk)).startswith("Seventeen")
    assert block_words(block(desk)).endswith("We meet often.")


def test_a_severance_in_any_of_them_is_proposed(desk: Desk, note: Note) -> None:
    made = [
        sever(desk, place_of(desk, "overview"), "nobody decides"),
        sever(desk, place_of(desk, "engagement"), FEE),
        sever(desk, place_of(desk, "engagement", "AFS"), "often"),
    ]
    held = held_words((block(desk),))
    assert {record(desk, one).source: words for one, words in held.items()} == dict(
        zip(made, [("nobody decides",), (FEE,), ("often",)], strict=True)
    )
    assert {record(desk, one).state for one in held} == {SeveranceState.PROPOSED}


def test_a_marking_raised_in_any_of_them_raises_it(desk: Desk, note: Note) -> None:
    place = place_of(desk, "engagement", "AFS")
    opened = desk.texts.open(place)
    desk.texts.save(place, marked(desk, opened.blocks, "PROTECTED A"), opened.revision)
    assert block(desk).portion == desk.catalogue.marking("PROTECTED A")


def test_what_was_severed_in_the_second_stops_the_edition_when_freed_here(desk: Desk, note: Note) -> None:
    sever(desk, place_of(desk, "engagement", "AFS"), "often")
    here = next(one for one in note.sections if one.key == "overview")
    opened = desk.texts.open(TextPlace(here.id, "en"))
    bare = tuple(
        replace(one, content=tuple(replace(part, severances=frozenset()) for part in one.content))
        for one in opened.blocks
    )
    desk.texts.save(opened.place, bare, opened.revision)
    assert holds(block(desk)) == frozenset()
    with pytest.raises(EditionRefusedError) as refused:
        desk.exports.edition_of_note(note.number, EditionKind.PUBLIC)
    assert "severed in the profile since under s. 15(1)" in refused.value.obstacles[0]


def test_taking_a_change_over_keeps_the_others(desk: Desk, note: Note) -> None:
    place = place_of(desk, "overview")
    opened = desk.texts.open(place)
    (run,) = opened.blocks[0].content
    more = replace(run, text=run.text.replace("Seventeen", "Eighteen"))
    desk.texts.save(place, (replace(opened.blocks[0], content=(more,)),), opened.revision)
    desk.note_editing.take_over("1", desk.note_editing.updates("1"))
    assert block_words(block(desk)).startswith("Eighteen")
    assert len(origins_of(block(desk))) == 3
    sever(desk, place_of(desk, "engagement", "AFS"), "often")
    assert list(held_words((block(desk),)).values()) == [("often",)]


def test_a_source_that_is_gone_takes_no_word_of_the_others_along(desk: Desk, note: Note) -> None:
    place = place_of(desk, "overview")
    opened = desk.texts.open(place)
    desk.texts.save(place, opened.blocks[1:], opened.revision)
    before = block(desk)
    (update,) = (one for one in desk.note_editing.updates("1") if one.change.block)
    assert update.outcome is Outcome.PARTED
    kept = desk.note_editing.take_over("1", (), (update,))
    assert block_words(block(desk)) == block_words(before)
    assert not [one for one in desk.note_editing.updates("1") if one.change.block]
    desk.note_editing.undo(kept)
    desk.note_editing.take_over("1", (update,))
    assert block_words(block(desk)) == block_words(before)
    assert origins_of(block(desk)) == origins_of(before)[1:]
    sever(desk, place_of(desk, "engagement", "AFS"), "often")
    assert list(held_words((block(desk),)).values()) == [("often",)]


def test_the_same_words_changed_here_and_there_replace_no_word_of_the_others(desk: Desk, note: Note) -> None:
    section = next(one for one in note.sections if one.key == "overview")
    opened = desk.texts.open(TextPlace(section.id, "en"))
    ours = block_words(opened.blocks[0]).replace("Seventeen", "Twelve")
    desk.texts.save(opened.place, typed(opened.blocks, ours), opened.revision)
    say(desk, place_of(desk, "overview"), "Eighteen states talk here, and nobody decides anything.")
    (update,) = desk.note_editing.updates("1")
    assert update.outcome is Outcome.LOOK
    desk.note_editing.take_over("1", (update,))
    assert block_words(block(desk)) == ours
    assert len(origins_of(block(desk))) == 3
    assert desk.note_editing.updates("1") == ()


@pytest.mark.parametrize("is_taken", [True, False])
def test_a_change_of_the_second_is_offered_until_somebody_looked(
    desk: Desk, note: Note, is_taken: bool
) -> None:
    before = block_words(block(desk))
    say(desk, place_of(desk, "engagement", "AFS"), "We never meet any more.")
    (update,) = desk.note_editing.updates("1")
    assert (update.outcome, update.change.origin) == (Outcome.LOOK, origins_of(block(desk))[2])
    desk.note_editing.take_over("1", *(((update,), ()) if is_taken else ((), (update,))))
    assert block_words(block(desk)) == before
    assert desk.note_editing.updates("1") == ()
    say(desk, place_of(desk, "engagement", "AFS"), "We meet once more.")
    assert len(desk.note_editing.updates("1")) == 1


def test_changes_of_several_are_decided_one_by_one(desk: Desk, note: Note) -> None:
    say(desk, place_of(desk, "overview"), "Eighteen states talk here, and nobody decides anything.")
    say(desk, place_of(desk, "engagement", "AFS"), "We never meet any more.")
    first, second = desk.note_editing.updates("1")
    assert (first.outcome, second.outcome) == (Outcome.BOTH, Outcome.LOOK)
    act = desk.note_editing.take_over("1", (first,))
    assert block_words(block(desk)).startswith("Eighteen")
    assert [one.outcome for one in desk.note_editing.updates("1")] == [Outcome.LOOK]
    desk.note_editing.undo(act)
    desk.note_editing.take_over("1", (first, second))
    assert block_words(block(desk)).startswith("Eighteen")
    assert len(origins_of(block(desk))) == 3
    assert desk.note_editing.updates("1") == ()


def test_words_put_into_a_footnote_follow_their_profile(desk: Desk, note: Note) -> None:
    section = next(one for one in note.sections if one.key == "key-people")
    opened = desk.texts.open(TextPlace(section.id, "en"))
    source = place_of(desk, "engagement")
    there = desk.texts.open(source)
    line = Paragraph(id=BlockId(new_id()), content=(Run("Typed here."),))
    mine = Sheet((line,), Place(0, 11), Place(0, 11))
    origin = Origin(source.section, there.revision, there.blocks[0].id)
    words = (Run(f"It is {FEE} a year."),)
    made = put_footnote(mine, words, Means(new_id, desk.catalogue.scheme.floor), origin)
    desk.texts.save(opened.place, made.blocks, opened.revision)
    sever(desk, source, FEE)
    assert list(held_words(desk.texts.open(opened.place).blocks).values()) == [(FEE,)]


@pytest.mark.parametrize("others", [[["s", "r"]], [["s", "r", "b", []]], [["s", "r", "b"], []], 1])
def test_origins_that_are_none_are_refused(desk: Desk, note: Note, others: object) -> None:
    data = text_to_json((block(desk),))
    data["blocks"][0]["origin"][3:] = [others] if others != 1 else [[], []]
    with pytest.raises(UnreadableError):
        text_from_json(data)
