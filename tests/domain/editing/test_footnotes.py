"""Footnotes: made behind what is chosen, set anew where one stands beside; a redaction in one stays."""

from __future__ import annotations

from itertools import count

import pytest

from briefing_app.domain.editing.footnotes import footnote_here, put_footnote
from briefing_app.domain.editing.sheet import Means, Notice, Place, Sheet
from briefing_app.domain.text import (
    FREE,
    BlockId,
    FootnoteReference,
    Marker,
    Paragraph,
    Picture,
    Run,
    SeveranceId,
    Withheld,
    block_words,
)
from tests.strategies import SCHEME

HELD = frozenset({SeveranceId("s1")})
BAR = Withheld(marker=Marker.BAR)


@pytest.fixture
def means() -> Means:
    numbers = count(1)
    return Means(lambda: f"new{next(numbers)}", SCHEME.floor)


def sheet(*parts, anchor: int | None = None, head: int) -> Sheet:
    block = Paragraph(id=BlockId("p"), content=parts)
    return Sheet((block,), Place(0, head if anchor is None else anchor), Place(0, head))


def note(*parts, severances=FREE) -> FootnoteReference:
    return FootnoteReference(parts, severances)


def content(made: Sheet):
    (block,) = made.blocks
    return block.content


def test_a_new_footnote_hangs_behind_what_is_chosen_and_takes_no_word_away(means):
    made = put_footnote(sheet(Run("one two"), anchor=0, head=3), (Run("so said they"),), means)
    assert content(made) == (Run("one"), note(Run("so said they")), Run(" two"))
    backwards = put_footnote(sheet(Run("one two"), anchor=3, head=0), (Run("so said they"),), means)
    assert content(backwards) == content(made)


def test_a_new_footnote_among_severed_words_is_severed_with_them(means):
    made = put_footnote(sheet(Run("severed", severances=HELD), head=3), (Run("source"),), means)
    assert content(made)[1] == note(Run("source"), severances=HELD)


@pytest.mark.parametrize("beside", [3, 4])
def test_the_footnote_stood_beside_says_something_else_and_stays_severed(means, beside):
    before = sheet(Run("one"), note(Run("old"), severances=HELD), Run(" two"), head=beside)
    assert footnote_here(before) == (3, note(Run("old"), severances=HELD))
    made = put_footnote(before, (Run("new"),), means)
    assert content(made) == (Run("one"), note(Run("new"), severances=HELD), Run(" two"))
    assert made.anchor == made.head == Place(0, 4)


def test_of_two_footnotes_in_a_row_the_first_is_the_one_stood_between(means):
    before = sheet(Run("one"), note(Run("a")), note(Run("b")), head=4)
    made = put_footnote(before, (Run("c"),), means)
    assert content(made) == (Run("one"), note(Run("c")), note(Run("b")))


def test_a_footnote_without_words_goes_and_nothing_else_does(means):
    made = put_footnote(sheet(Run("one"), note(Run("old")), Run(" two"), head=4), (), means)
    assert block_words(made.blocks[0]) == "one two"
    assert footnote_here(made) is None
    assert made.head == Place(0, 3)


def test_no_words_make_no_footnote(means):
    before = sheet(Run("one"), head=3)
    assert put_footnote(before, (Run(""),), means) == before


def test_a_received_redaction_in_a_footnote_is_never_written_over(means):
    before = sheet(Run("one"), note(Run("by "), BAR, Run(" and "), BAR), head=4)
    for words, lost in (((), 2), ((Run("by them"),), 2), ((Run("by "), BAR), 1)):
        made = put_footnote(before, words, means)
        assert content(made) == content(before)
        assert made.told == ((Notice.REDACTION_STANDS, lost),)


def test_words_around_a_received_redaction_in_a_footnote_can_be_written_anew(means):
    before = sheet(Run("one"), note(Run("by "), BAR), head=4)
    made = put_footnote(before, (BAR, Run(" said so")), means)
    assert content(made) == (Run("one"), note(BAR, Run(" said so")))
    assert not made.told


def test_there_is_no_footnote_beside_a_picture():
    picture = Picture(id=BlockId("i"), digest="d", media_type="image/png", alternate="A map")
    assert footnote_here(Sheet((picture,))) is None
