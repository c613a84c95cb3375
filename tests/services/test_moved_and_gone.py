"""Words that went elsewhere in their profile, and were deleted there or went on: copies stay followed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.sources import copied_from
from briefing_app.domain.text import BlockId
from briefing_app.services.texts import TextPlace
from briefing_app.storage.records import new_id

from .conftest import paragraph
from .moving_texts import (
    OTHER,
    PHRASE,
    copy_,
    cut,
    edit,
    free_all,
    hold,
    paste,
    public,
    say,
    words_held,
)
from .test_deleted_sources import told
from .test_moved_between_profiles import there
from .test_moved_between_sections import SENTENCE, overview
from .typing_texts import sever

ELSEWHERE = "A ferry was late."


def empty(desk: Desk, place: TextPlace) -> None:
    """Take the passages of a text away."""
    opened = desk.texts.open(place)
    desk.texts.save(place, (paragraph(OTHER),), opened.revision)


def delete_section(desk: Desk, key: str) -> None:
    profile = desk.profiles.find("HC")
    section = profile.section(key)
    assert section is not None
    desk.profile_editing.delete_section(profile.id, section)


def moved(desk: Desk, *, joined: bool = False) -> TextPlace:
    """A note's words go from one section of their profile to another."""
    say(desk, f"{SENTENCE} {OTHER}")
    place = say(desk, ELSEWHERE, place=overview(desk))
    hold(desk, copy_(desk))
    edit(desk, cut(f"{SENTENCE} "))
    if joined:
        edit(desk, paste(f" {SENTENCE}", behind="late."), place=place)
    else:
        opened = desk.texts.open(place)
        desk.texts.save(place, (*opened.blocks, paragraph(SENTENCE)), opened.revision)
    return place


@pytest.mark.parametrize("joined", [False, True], ids=["a passage", "words in a passage"])
@pytest.mark.parametrize("what", ["passage", "words", "section"])
@pytest.mark.parametrize("first", ["freed", "deleted"])
def test_what_was_severed_where_words_went_and_deleted_there_stops_a_copy_that_was_freed(
    desk: Desk, joined: bool, what: str, first: str
) -> None:
    place = moved(desk, joined=joined)
    one = sever(desk, place, PHRASE)
    assert words_held(desk) == [PHRASE]
    steps = [lambda: free_all(desk), lambda: delete(desk, place, what)]
    for step in steps if first == "freed" else reversed(steps):
        step()
    assert any(f"and deleted there ({one})" in said for said in told(desk))


def delete(desk: Desk, place: TextPlace, what: str) -> None:
    if what == "section":
        delete_section(desk, "overview")
    elif what == "words":
        edit(desk, cut(PHRASE), place=place)
    else:
        empty(desk, place)


@pytest.mark.parametrize("what", ["passage", "words", "section"])
def test_a_copy_that_withholds_it_is_published_without_it(desk: Desk, what: str) -> None:
    place = moved(desk)
    sever(desk, place, PHRASE)
    delete(desk, place, what)
    said = public(desk)
    assert PHRASE not in said
    assert "The minister asked for the ledger of" in said


@pytest.mark.parametrize("what", ["passage", "words"])
def test_what_stood_beside_them_there_and_is_deleted_stops_no_copy(desk: Desk, what: str) -> None:
    place = moved(desk, joined=True)
    sever(desk, place, "was late")
    if what == "words":
        edit(desk, cut("was late"), place=place)
    else:
        empty(desk, place)
    assert PHRASE in public(desk)


def test_what_was_freed_where_they_went_before_it_was_deleted_stops_no_copy(desk: Desk) -> None:
    place = moved(desk)
    sever(desk, place, PHRASE)
    free_all(desk)
    opened = desk.texts.open(place)
    desk.texts.save(
        place,
        tuple(
            replace(b, content=tuple(replace(part, severances=frozenset()) for part in b.content))
            for b in opened.blocks
        ),
        opened.revision,
    )
    empty(desk, place)
    assert PHRASE in public(desk)


# ---- moved within a profile, then copied to another


def bring(desk: Desk, place: TextPlace) -> None:
    """Put what was copied of the last passage of a section into another profile, as its editor does."""
    source = desk.texts.open(place)
    copied = copied_from(source.blocks, place.section, source.revision)[-1]
    opened = desk.texts.open(there(desk))
    blocks = (*opened.blocks, replace(copied, id=BlockId(new_id())))
    desk.texts.save(opened.place, blocks, opened.revision)


def test_what_is_severed_in_another_profile_they_went_on_to_stops_a_copy(desk: Desk) -> None:
    place = moved(desk)
    bring(desk, place)
    one = sever(desk, there(desk), PHRASE)
    free_all(desk)
    assert any(f"({one})" in said for said in told(desk))


@pytest.mark.parametrize("gone", [False, True], ids=["still there", "deleted there"])
def test_it_is_so_when_they_are_deleted_on_the_way(desk: Desk, gone: bool) -> None:
    place = moved(desk)
    bring(desk, place)
    empty(desk, place)
    one = sever(desk, there(desk), PHRASE)
    if gone:
        empty(desk, there(desk))
    free_all(desk)
    assert any(f"({one})" in said for said in told(desk))


def test_words_that_have_nothing_to_do_with_them_stop_no_copy(desk: Desk) -> None:
    place = moved(desk)
    bring(desk, place)
    sever(desk, there(desk), "We meet often")
    assert PHRASE in public(desk)
