"""The normal form: one way to say one thing, and nothing lost on the way to it."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given

from briefing_app.domain.normal_form import normal_content, normalise
from briefing_app.domain.text import (
    Block,
    BlockId,
    FootnoteReference,
    HardBreak,
    Heading,
    ListItem,
    Paragraph,
    Run,
    SeveranceId,
    Text,
    Withheld,
    contents,
    walk,
)
from tests.strategies import PROVED, texts

HELD = frozenset({SeveranceId("s")})


def letters_with_properties(text: Text) -> list[object]:
    """Every letter in reading order with the properties of its run, and every other inline object."""
    found: list[object] = []
    for block in text:
        for part in (part for piece in contents(block) for part in piece):
            if isinstance(part, Run):
                properties = (part.bold, part.italic, part.link, part.language, part.severances)
                found += [(letter, properties) for letter in part.text]
            elif not isinstance(part, FootnoteReference):  # its content comes by itself
                found.append(part)
    return found


@PROVED
@given(texts)
def test_normal_form_is_reached_in_one_step(text: Text) -> None:
    once = normalise(text)
    assert normalise(once) == once


@PROVED
@given(texts)
def test_every_letter_redaction_and_break_is_kept_in_order_with_its_properties(text: Text) -> None:
    assert letters_with_properties(normalise(text)) == letters_with_properties(text)


@PROVED
@given(texts)
def test_received_redactions_keep_their_number_and_order_and_never_merge(text: Text) -> None:
    def redactions(blocks: Text) -> list[Withheld]:
        parts = (part for block in blocks for piece in contents(block) for part in piece)
        return [part for part in parts if isinstance(part, Withheld)]

    assert redactions(normalise(text)) == redactions(text)


@PROVED
@given(texts)
def test_a_block_that_says_anything_keeps_its_severances_marking_and_place(text: Text) -> None:
    def kept(blocks: Text) -> list[object]:
        return [
            (block.id, block.severances, block.portion, block.origin, block.pair)
            for block in walk(blocks)
            if not isinstance(block, Heading | Paragraph | ListItem) or normal_content(block.content)
        ]

    assert kept(normalise(text)) == kept(text)


@given(texts)
def test_no_run_is_empty_and_no_neighbours_are_alike(text: Text) -> None:
    for block in normalise(text):
        for piece in contents(block):
            runs = [part for part in piece if isinstance(part, Run)]
            assert all(run.text for run in runs)
            for first, second in pairwise(piece):
                if isinstance(first, Run) and isinstance(second, Run):
                    assert normal_content((first, second)) == (first, second)


@given(texts)
def test_levels_of_items_grow_by_one_at_most(text: Text) -> None:
    before: Block | None = None
    for block in normalise(text):
        if isinstance(block, ListItem):
            assert 1 <= block.level <= (before.level if isinstance(before, ListItem) else 0) + 1
            assert block.numbered or block.start is None
        before = block


@pytest.mark.parametrize(
    ("given_", "normal"),
    [
        ((), ()),
        ((Run(""),), ()),
        ((Run("a"), Run("b")), (Run("ab"),)),
        ((Run("a"), Run("", bold=True), Run("b")), (Run("ab"),)),
        ((Run("a"), Run("b", severances=HELD)), (Run("a"), Run("b", severances=HELD))),
        ((Withheld(), Run(""), Withheld()), (Withheld(), Withheld())),
        ((HardBreak(), HardBreak()), (HardBreak(), HardBreak())),
        ((FootnoteReference((Run("a"), Run("b"))),), (FootnoteReference((Run("ab"),)),)),
        ((FootnoteReference(()),), (FootnoteReference(()),)),
    ],
)
def test_content_is_joined_where_it_is_alike_and_only_there(given_: Any, normal: Any) -> None:
    assert normal_content(given_) == normal


def test_an_empty_block_goes_and_a_redacted_one_stays() -> None:
    empty = Paragraph(id=BlockId("a"), content=(Run(""),), severances=HELD)
    redacted = Paragraph(id=BlockId("b"), content=(Run(""), Withheld()))
    assert [block.id for block in normalise((empty, redacted))] == ["b"]


def test_an_item_deeper_than_its_parent_allows_is_drawn_back() -> None:
    items = tuple(
        ListItem(id=BlockId(str(level)), level=level, content=(Run("a"),)) for level in (3, 4, 1, 3, 2)
    )
    assert [block.level for block in normalise(items) if isinstance(block, ListItem)] == [1, 2, 1, 2, 2]
