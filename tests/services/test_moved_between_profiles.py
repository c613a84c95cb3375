"""Words that went from one profile into another: what is severed in either place reaches their copies."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.sources import copied_from
from briefing_app.domain.text import Block, BlockId, Run, SeveranceId, block_words, walk
from briefing_app.domain.withheld_places import held_words
from briefing_app.services.texts import TextPlace
from briefing_app.storage.records import new_id

from .conftest import paragraph
from .moving_texts import (
    LINE,
    OTHER,
    PHRASE,
    copy_,
    cut,
    edit,
    free_all,
    hold,
    public,
    say,
    split,
    words_held,
)
from .test_deleted_sources import delete_passage, told
from .typing_texts import place_of, record, sever


def here(desk: Desk) -> TextPlace:
    return place_of(desk, "engagement")


def there(desk: Desk) -> TextPlace:
    """A section of another profile."""
    return place_of(desk, "engagement", "AFS")


def bring(desk: Desk, words: str = "", *, joined: bool = False) -> None:
    """Put what was copied of the first passage of one profile into another one, as its editor does."""
    source = desk.texts.open(here(desk))
    (copied, *_) = copied_from(source.blocks, here(desk).section, source.revision)
    opened = desk.texts.open(there(desk))
    if joined:
        first = opened.blocks[0]
        said = f"{block_words(first)} {words}"
        blocks: list[Block] = [replace(first, content=(Run(said),), origin=copied.origin)]
    else:
        content = (Run(words),) if words else copied.content
        blocks = [*opened.blocks, replace(copied, id=BlockId(new_id()), content=content)]
    desk.texts.save(opened.place, tuple(blocks), opened.revision)


def held_there(desk: Desk) -> list[str]:
    blocks = desk.texts.open(there(desk)).blocks
    return [word for words in held_words(blocks).values() for word in words]


def source_of(desk: Desk, blocks: tuple[Block, ...]) -> set[SeveranceId | None]:
    return {record(desk, one).source for one in held_words(blocks)}


def test_what_is_severed_where_they_came_from_is_proposed_where_they_went(desk: Desk) -> None:
    say(desk, LINE, OTHER)
    bring(desk)
    one = sever(desk, here(desk), PHRASE)
    assert held_there(desk) == [PHRASE]
    assert source_of(desk, desk.texts.open(there(desk)).blocks) == {one}


def test_a_profile_remembers_no_source_in_its_text(desk: Desk) -> None:
    say(desk, LINE)
    bring(desk)
    assert not any(block.origin for block in walk(desk.texts.open(there(desk)).blocks))


def test_what_was_severed_between_copying_and_pasting_is_proposed_there(desk: Desk) -> None:
    say(desk, LINE)
    source = desk.texts.open(here(desk))
    (copied,) = copied_from(source.blocks, here(desk).section, source.revision)
    sever(desk, here(desk), PHRASE)
    opened = desk.texts.open(there(desk))
    blocks = (*opened.blocks, replace(copied, id=BlockId(new_id())))
    desk.texts.save(opened.place, blocks, opened.revision)
    assert held_there(desk) == [PHRASE]


@pytest.mark.parametrize("joined", [False, True], ids=["a passage", "words in a passage"])
@pytest.mark.parametrize("moved", [False, True], ids=["copied", "moved"])
def test_what_is_severed_where_they_went_is_proposed_in_the_copies_of_where_they_came_from(
    desk: Desk, joined: bool, moved: bool
) -> None:
    say(desk, LINE, OTHER)
    hold(desk, copy_(desk))
    bring(desk, LINE, joined=joined)
    if moved:
        delete_passage(desk)
    one = sever(desk, there(desk), PHRASE)
    assert words_held(desk) == [PHRASE]
    assert PHRASE not in public(desk)
    free_all(desk)
    assert any(f"({one})" in said for said in told(desk))


def test_it_is_so_for_a_part_of_a_passage(desk: Desk) -> None:
    part = "the ledger of harbour dues"
    say(desk, LINE, OTHER)
    hold(desk, copy_(desk))
    edit(desk, cut(part))
    bring(desk, f"It has {part} in it", joined=True)
    sever(desk, there(desk), part)
    assert words_held(desk) == [part]


def test_words_beside_them_where_they_went_are_no_concern_of_the_copies(desk: Desk) -> None:
    say(desk, LINE, OTHER)
    hold(desk, copy_(desk))
    bring(desk, LINE, joined=True)
    sever(desk, there(desk), "meet often")
    assert words_held(desk) == []
    assert PHRASE in public(desk)


def test_it_is_so_for_words_that_were_divided_where_they_went(desk: Desk) -> None:
    say(desk, LINE, OTHER)
    hold(desk, copy_(desk))
    bring(desk)
    edit(desk, split("and the envoy"), place=there(desk))
    sever(desk, there(desk), "sealed copy")
    assert words_held(desk) == ["sealed copy"]


def test_one_decision_is_proposed_once_in_a_note_of_both_places(desk: Desk) -> None:
    say(desk, LINE, OTHER)
    bring(desk)
    opened = desk.texts.open(there(desk))
    place = next(number for number, one in enumerate(opened.blocks) if block_words(one) == LINE)
    hold(desk, copy_(desk), copy_(desk, of=place, place=there(desk)))
    sever(desk, here(desk), PHRASE)
    assert words_held(desk) == [PHRASE, PHRASE]
    assert len(desk.severances.of_note("1")) == 1
    assert PHRASE not in public(desk)


def test_a_severance_that_is_deleted_where_they_went_still_counts(desk: Desk) -> None:
    say(desk, LINE, OTHER)
    hold(desk, copy_(desk))
    bring(desk)
    delete_passage(desk)
    one = sever(desk, there(desk), PHRASE)
    opened = desk.texts.open(there(desk))
    desk.texts.save(opened.place, (paragraph("We meet often."),), opened.revision)
    free_all(desk)
    assert any(f"({one})" in said for said in told(desk))


def test_a_copy_of_either_place_is_asked_about_by_itself(desk: Desk) -> None:
    say(desk, LINE, OTHER)
    bring(desk)
    opened = desk.texts.open(there(desk))
    place = next(number for number, one in enumerate(opened.blocks) if block_words(one) == LINE)
    hold(desk, copy_(desk), copy_(desk, of=place, place=there(desk)))
    one = sever(desk, there(desk), PHRASE)
    assert words_held(desk) == [PHRASE, PHRASE]
    free_all(desk)
    assert len([said for said in told(desk) if f"({one})" in said]) == 2
