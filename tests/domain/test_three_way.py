"""Three-way updates: both sides' words where they do not meet, and never a severance or redaction less."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.marking import Marking
from briefing_app.domain.passages import find, withhold
from briefing_app.domain.sources import bare
from briefing_app.domain.text import (
    FREE,
    Block,
    BlockId,
    FootnoteReference,
    Heading,
    ListItem,
    Paragraph,
    Run,
    SeveranceId,
    Withheld,
    block_words,
    contents,
    holds,
    portions,
)
from briefing_app.domain.three_way import merged, taken
from briefing_app.domain.withheld_places import severed_phrases
from tests.strategies import MARKINGS, PROVED, SCHEME, SEVERANCES, normal_texts

ONE, TWO, THREE, _ = SEVERANCES
blocks = normal_texts.filter(bool).map(lambda text: text[0])


def paragraph(words: str, *severed: str, by: SeveranceId = ONE, **properties: Any) -> Paragraph:
    """A paragraph in which the named words are severed."""
    made: tuple[Block, ...] = (Paragraph(id=BlockId("p"), content=(Run(words),), **properties),)
    for phrase in severed:
        made = withhold(made, find(made, phrase), by)
    (block,) = made
    assert isinstance(block, Paragraph)
    return block


def update(before: Block | None, theirs: Block, ours: Block) -> Block | None:
    return merged(before, theirs, ours, SCHEME.floor)


def redactions(block: Block) -> Counter[Withheld]:
    return Counter(part for piece in contents(block) for part in piece if isinstance(part, Withheld))


# ---- words


def test_words_nobody_touched_here_become_those_of_the_source() -> None:
    was = paragraph("We met in May.")
    now = paragraph("We met in June.")
    assert block_words(update(was, now, was)) == "We met in June."


def test_words_changed_in_different_places_are_both_kept() -> None:
    was = paragraph("We met in May and spoke of fish.")
    now = paragraph("We met in June and spoke of fish.")
    ours = paragraph("We met in May and spoke of salmon.")
    assert block_words(update(was, now, ours)) == "We met in June and spoke of salmon."


def test_words_changed_in_one_place_differently_are_for_a_person_to_choose() -> None:
    was, now, ours = (paragraph(f"We met in {month}.") for month in ("May", "June", "July"))
    assert update(was, now, ours) is None
    assert block_words(taken(now, ours, SCHEME.floor)) == "We met in June."


def test_the_same_change_on_both_sides_is_made_once() -> None:
    was, now = paragraph("We met in May."), paragraph("We met in June.")
    assert block_words(update(was, now, now)) == "We met in June."


def test_words_typed_at_both_ends_do_not_meet() -> None:
    was = paragraph("talks")
    assert block_words(update(was, paragraph("new talks"), paragraph("talks end"))) == "new talks end"


def test_a_changed_kind_is_kept_beside_changed_words() -> None:
    was = Paragraph(id=BlockId("p"), content=(Run("Host two meetings."),))
    now = ListItem(id=BlockId("p"), level=1, content=was.content)
    ours = replace(was, content=(Run("Host three meetings."),))
    made = update(was, now, ours)
    assert isinstance(made, ListItem)
    assert block_words(made) == "Host three meetings."


def test_two_different_changes_of_kind_are_for_a_person_to_choose() -> None:
    was = Paragraph(id=BlockId("p"), content=(Run("Talks."),))
    now = ListItem(id=BlockId("p"), level=1, content=was.content)
    ours = Heading(id=BlockId("p"), level=1, content=was.content)
    assert update(was, now, ours) is None


def test_without_the_source_as_it_was_only_equal_words_merge() -> None:
    now, ours = paragraph("June."), paragraph("July.")
    assert update(None, now, ours) is None
    assert update(None, now, now) is not None


# ---- what is withheld


def test_words_severed_here_stay_severed_under_the_new_words_of_the_source() -> None:
    was = paragraph("We met in May. The price is low.")
    ours = paragraph("We met in May. The price is low.", "price is low")
    now = paragraph("We met in June. The price is low.")
    made = update(was, now, ours)
    assert block_words(made) == "We met in June. The price is low."
    assert severed_phrases((made,)) == ("price is low",)


def test_what_replaces_severed_words_is_severed_too() -> None:
    was = paragraph("The price is low.")
    ours = paragraph("The price is low.", "low")
    made = update(was, paragraph("The price is high."), ours)
    assert severed_phrases((made,)) == ("high",)


def test_when_the_severed_words_are_gone_the_block_is_withheld_whole() -> None:
    was = paragraph("The price is low. Talks go on.")
    ours = paragraph("The price is low. Talks go on.", "The price is low. ")
    made = update(was, paragraph("Talks go on."), ours)
    assert made.severances == {ONE}


def test_a_severance_that_begins_inside_a_word_is_kept_to_the_letter() -> None:
    was = paragraph("redacted words")
    ours = paragraph("redacted words", "dact")
    made = update(was, paragraph("redacted new words"), ours)
    assert severed_phrases((made,)) == ("dact",)


def test_severances_of_both_sides_meet_on_the_same_words() -> None:
    was = paragraph("The price is low today.")
    ours = paragraph("The price is low today.", "price is")
    now = paragraph("The price is low tonight.", "is low", by=TWO)
    made = update(was, now, ours)
    assert holds(made) == {ONE, TWO}
    assert severed_phrases((made,)) == ("price is low",)


def test_a_received_redaction_the_source_lost_is_kept() -> None:
    was = Paragraph(id=BlockId("p"), content=(Withheld(), Run(" told us.")))
    now = paragraph("They told us.")
    made = update(was, now, was)
    assert redactions(made) == {Withheld(): 1}


def test_a_severed_footnote_stays_severed() -> None:
    note = FootnoteReference((Run("a source"),))
    was = Paragraph(id=BlockId("p"), content=(Run("Talks"), note))
    ours = Paragraph(
        id=BlockId("p"),
        content=(Run("Talks"), FootnoteReference((Run("a source", severances=frozenset({ONE})),))),
    )
    now = Paragraph(id=BlockId("p"), content=(Run("New talks"), note))
    made = update(was, now, ours)
    assert "a source" in severed_phrases((made,))


@pytest.mark.parametrize(
    ("theirs", "ours", "made"), [("PA", "PB", "PB"), ("PB", "PA", "PB"), ("S", "PB", "S/PB")]
)
def test_markings_are_joined(theirs: str, ours: str, made: str) -> None:
    was = paragraph("May", portion=SCHEME.parse(ours))
    found = update(was, paragraph("June", portion=SCHEME.parse(theirs)), was)
    assert found.portion == SCHEME.parse(made)


# ---- whatever the blocks are


def floor(*some: Block) -> Marking:
    return SCHEME.floor(portions(some))


@PROVED
@given(blocks, blocks, blocks)
def test_a_merge_loses_no_severance_redaction_or_marking(was: Block, now: Block, ours: Block) -> None:
    for made in (update(was, now, ours), update(None, now, ours), taken(now, ours, SCHEME.floor)):
        if made is None:
            continue
        assert made.id == ours.id
        assert holds(made) >= holds(now) | holds(ours)
        assert redactions(made) >= redactions(now) | redactions(ours)
        assert SCHEME.at_most(floor(now, ours), floor(made))


@st.composite
def _versions(draw: st.DrawFn) -> tuple[Block, Block, Block]:
    """A block and two that were made of it, each with words changed, severed, or marked."""
    was = draw(blocks)

    def changed() -> Block:
        made = was
        words = [word for word in block_words(made).split() if any(map(str.isalnum, word))]
        if words and draw(st.booleans()):
            severance = draw(st.sampled_from(SEVERANCES))
            (made,) = withhold((made,), find((made,), draw(st.sampled_from(words))), severance)
        if isinstance(made, Paragraph | Heading | ListItem) and draw(st.booleans()):
            more = Run(draw(st.sampled_from(("new ", "words"))))
            content = (more, *made.content) if draw(st.booleans()) else (*made.content, more)
            made = replace(made, content=content)
        return replace(made, portion=draw(st.sampled_from((made.portion, *MARKINGS))))

    return was, changed(), changed()


@PROVED
@given(_versions())
def test_what_two_officers_made_of_one_block_is_united(versions: tuple[Block, Block, Block]) -> None:
    was, now, ours = versions
    made = update(was, now, ours)
    for one in (made, taken(now, ours, SCHEME.floor)):
        if one is not None:
            assert holds(one) >= holds(now) | holds(ours)
            assert redactions(one) >= redactions(now) | redactions(ours)
            assert SCHEME.at_most(floor(now, ours), floor(one))
    if bare(was) == bare(ours):
        assert bare(made) == bare(now)


@PROVED
@given(blocks)
def test_taking_over_what_is_there_already_changes_nothing(block: Block) -> None:
    assert taken(block, block, SCHEME.floor) == block
    assert holds(block) or holds(taken(block, block, SCHEME.floor)) == FREE
