"""Marks that a text from elsewhere states about itself become markings, never words; other brackets stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.marking import Marking, MarkingId
from briefing_app.domain.stated_markings import with_stated_markings
from briefing_app.domain.text import BlockId, Cell, Paragraph, Row, Run, Table, block_words
from briefing_app.paths import resources_folder
from briefing_app.services.catalogue import load_catalogue

SCHEME = load_catalogue(resources_folder()).scheme
PA = Marking(frozenset({MarkingId("ca:PA")}))
PB = Marking(frozenset({MarkingId("ca:PB")}))
SECRET = Marking(frozenset({MarkingId("ca:S")}))


def said(*texts: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(id=BlockId(str(n)), content=(Run(text),)) for n, text in enumerate(texts))


@pytest.mark.parametrize(
    ("text", "marking", "left"),
    [
        ("(PB) Canada will answer.", PB, "Canada will answer."),
        ("(PA)\u00a0La réponse suivra.", PA, "La réponse suivra."),
        ("(S) Even more.", SECRET, "Even more."),
        ("PROTECTED B", PB, "PROTECTED B"),
        ("PROTECTED B / PROTÉGÉ B", PB, "PROTECTED B / PROTÉGÉ B"),
    ],
)
def test_a_mark_marks_its_block(text, marking, left) -> None:
    (block,) = with_stated_markings(said(text), SCHEME)
    assert block.portion == marking
    assert block_words(block) == left


@pytest.mark.parametrize(
    "text",
    [
        "(pb) as in lead",
        "(UNHCR) met",
        "(PBX) line",
        "The secret of success",
        "Secret",
        "(2) Second",
        "()",
        "(C) is a mark, or is not",
    ],
)
def test_other_words_are_no_marks(text) -> None:
    assert with_stated_markings(said(text), SCHEME) == said(text)


def test_letters_that_count_passages_are_no_marks() -> None:
    counted = said("(A) First", "(B) Second", "(C) Third")
    assert with_stated_markings(counted, SCHEME) == counted


def test_a_mark_split_over_runs_is_found() -> None:
    split = Paragraph(id=BlockId("p"), content=(Run("(P", bold=True), Run("B) ", bold=True), Run("Words.")))
    (block,) = with_stated_markings((split,), SCHEME)
    assert block.portion == PB
    assert block.content == (Run("Words."),)


def test_a_marking_that_is_there_is_never_lowered() -> None:
    marked = Paragraph(id=BlockId("p"), content=(Run("(PA) Words."),), portion=PB)
    (block,) = with_stated_markings((marked,), SCHEME)
    assert block.portion == PB


def test_a_cell_is_marked_too() -> None:
    table = Table(id=BlockId("t"), rows=(Row((Cell(blocks=said("(PB) 165,000")),)),), columns=(frozenset(),))
    (marked,) = with_stated_markings((table,), SCHEME)
    assert marked.rows[0].cells[0].blocks[0].portion == PB


@given(st.lists(st.text(max_size=30), max_size=5))
def test_no_other_word_is_lost(texts) -> None:
    before = said(*texts)
    after = with_stated_markings(before, SCHEME)
    assert [one.id for one in after] == [one.id for one in before]
    for was, now in zip(before, after, strict=True):
        assert block_words(was).endswith(block_words(now))
