"""A severance that comes to hold more words in the profile holds them in copies made before, too."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.editing.holding import renamed
from briefing_app.domain.editing.pasting import insert
from briefing_app.domain.editing.session import EditingSession
from briefing_app.domain.editing.sheet import Means
from briefing_app.domain.edition import EditionKind
from briefing_app.domain.errors import EditionRefusedError
from briefing_app.domain.passages import find, map_blocks, withhold
from briefing_app.domain.sources import copied_from
from briefing_app.domain.text import FREE, Run, SeveranceId, Text, block_words, map_content
from briefing_app.domain.withheld_places import held_words
from briefing_app.services.texts import SavedText, TextPlace
from briefing_app.storage.records import new_id

from .conftest import FEE
from .test_notes import meeting
from .typing_texts import PRESS, place_of, record, sever

NAME = "Ana Roy"


@dataclass(frozen=True)
class Clip:
    """Blocks copied from the profile, and the severance they were held by."""

    blocks: Text
    severance: SeveranceId


def said_otherwise(blocks: Text, old: str, new: str) -> Text:
    def one(content):
        return tuple(replace(p, text=p.text.replace(old, new)) if isinstance(p, Run) else p for p in content)

    return map_blocks(blocks, lambda block: map_content(block, one))


@pytest.fixture
def clip(desk: Desk) -> Clip:
    """What was copied while the fee alone was severed."""
    place = place_of(desk, "engagement")
    severance = sever(desk, place, FEE)
    opened = desk.texts.open(place)
    return Clip(copied_from(opened.blocks, place.section, opened.revision), severance)


def extend(desk: Desk, severance: SeveranceId) -> None:
    """Let the severance hold the name as well, in the profile."""
    place = place_of(desk, "engagement")
    opened = desk.texts.open(place)
    desk.texts.save(place, withhold(opened.blocks, find(opened.blocks, NAME), severance), opened.revision)


def put(desk: Desk, clip: Clip, then: Callable[[Text], Text] = lambda text: text) -> SavedText:
    """Paste it, or drop it, which is the same, into an empty section of a note about somebody else."""
    note = meeting(desk, "AFS")
    section = next(one for one in note.sections if not one.blocks)
    opened = desk.texts.open(TextPlace(section.id, "en"))
    session = EditingSession(Means(new_id, desk.catalogue.scheme.floor), opened.blocks)
    mine = session.new_severance(PRESS, clip.severance)
    session.do(lambda sheet, means: insert(sheet, renamed(clip.blocks, {clip.severance: mine.id}), means))
    return desk.texts.save(opened.place, then(session.text()), opened.revision, session.new_severances())


def words_held(desk: Desk, place: TextPlace) -> dict[SeveranceId, tuple[str, ...]]:
    return held_words(desk.texts.open(place).blocks)


def public(desk: Desk, place: TextPlace) -> str:
    desk.severances.approve(list(words_held(desk, place)), "harm")
    edition = desk.exports.edition_of_note("1", EditionKind.PUBLIC)
    return " ".join(map(block_words, edition.blocks))


def test_the_severance_of_the_copy_holds_the_further_words(desk: Desk, clip: Clip) -> None:
    extend(desk, clip.severance)
    saved = put(desk, clip)
    ((mine, words),) = words_held(desk, saved.place).items()
    assert words == (FEE, NAME)
    assert record(desk, mine).source == clip.severance
    assert saved.overtaken
    assert NAME not in public(desk, saved.place)


def test_words_put_otherwise_before_it_is_saved_are_withheld_whole(desk: Desk, clip: Clip) -> None:
    extend(desk, clip.severance)
    saved = put(desk, clip, lambda text: said_otherwise(text, NAME, "Ms. A. R."))
    ((_, (words,)),) = words_held(desk, saved.place).items()
    assert FEE in words
    assert "Ms. A. R." in words
    assert "Ms. A. R." not in public(desk, saved.place)


def test_what_is_put_in_before_is_followed_when_it_is_extended(desk: Desk, clip: Clip) -> None:
    saved = put(desk, clip)
    extend(desk, clip.severance)
    held = words_held(desk, saved.place).values()
    assert {word for words in held for word in words} == {FEE, NAME}
    assert NAME not in public(desk, saved.place)


def test_a_copy_that_holds_all_of_it_is_left_as_it_is(desk: Desk, clip: Clip) -> None:
    saved = put(desk, clip)
    assert not saved.overtaken
    assert list(words_held(desk, saved.place).values()) == [(FEE,)]


@pytest.mark.parametrize("of_clip", [False, True])
def test_taking_a_change_over_brings_the_further_words_along(desk: Desk, clip: Clip, of_clip: bool) -> None:
    if of_clip:
        place = put(desk, clip).place
    else:
        section = next(one for one in meeting(desk, "HC").sections if one.key == "engagement")
        place = TextPlace(section.id, "en")
    extend(desk, clip.severance)
    source = place_of(desk, "engagement")
    opened = desk.texts.open(source)
    desk.texts.save(source, said_otherwise(opened.blocks, "delegate", "envoy"), opened.revision)
    desk.note_editing.take_over("1", desk.note_editing.updates("1"))
    assert "envoy" in " ".join(map(block_words, desk.texts.open(place).blocks))
    assert NAME not in public(desk, place)


@pytest.mark.parametrize("reworded", [False, True])
def test_the_edition_waits_while_a_further_word_is_free_under_a_known_severance(
    desk: Desk, clip: Clip, reworded: bool
) -> None:
    saved = put(desk, clip)
    before = desk.texts.open(saved.place)
    extend(desk, clip.severance)
    now = desk.texts.open(saved.place)
    old = said_otherwise(before.blocks, NAME, "Ms. A. R.") if reworded else before.blocks
    desk.texts.save(saved.place, old, now.revision)  # as it was: the further words are free again
    with pytest.raises(EditionRefusedError) as refused:
        public(desk, saved.place)
    (why,) = refused.value.obstacles
    assert "severed in the profile since" in str(why)


def test_held_words_that_are_edited_in_the_note_stop_nothing(desk: Desk, clip: Clip) -> None:
    saved = put(desk, clip)
    extend(desk, clip.severance)
    opened = desk.texts.open(saved.place)
    desk.texts.save(saved.place, said_otherwise(opened.blocks, "Ana ", "Anna "), opened.revision)
    assert "Roy" not in public(desk, saved.place)


def test_nothing_held_by_something_else_counts_as_free(desk: Desk, clip: Clip) -> None:
    saved = put(desk, clip)
    extend(desk, clip.severance)
    opened = desk.texts.open(saved.place)
    bare = map_blocks(
        opened.blocks,
        lambda block: map_content(block, lambda some: tuple(replace(p, severances=FREE) for p in some)),
    )
    mine = next(one for one, words in held_words(opened.blocks).items() if FEE in words)
    held = withhold(bare, find(bare, "pays a yearly fee of 165,000 Canadian dollars and sends Ana Roy"), mine)
    desk.texts.save(saved.place, held, opened.revision)
    assert NAME not in public(desk, saved.place)
