"""The sentences of hints, in every way they are said: each has its French, and none quotes what tells."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from types import SimpleNamespace

import pytest

from briefing_app.domain.edition import EditionKind
from briefing_app.domain.text import BlockId, Paragraph, Run
from briefing_app.services.hinting import sentences
from briefing_app.ui.sentences import shown

SECRET = "seven berths"
BLOCK = Paragraph(id=BlockId("b"), content=(Run(SECRET),))
SPOT, THERE = sentences.counted("word 3", 2), "in “Overview”, passage 1"
LABELS = ("", "Place")
IN_PASSAGES = (sentences.word_free, sentences.part_free, sentences.name_begins, sentences.run_free)
IN_LINES = (
    sentences.word_free_in_line,
    sentences.part_free_in_line,
    sentences.name_begins_in_line,
    sentences.run_free_in_line,
)


def considered(*, tells: bool) -> SimpleNamespace:
    """What hints are made of, as far as their sentences ask; *tells* whether a name is not to be said."""
    place = SimpleNamespace(name="Overview", passage=2)
    places = SimpleNamespace(number=lambda _id: 3, of=lambda _id: place)
    return SimpleNamespace(places=places, free=SimpleNamespace(tells=lambda _words: tells))


def ways() -> Iterator[Callable[[], str]]:
    for tells in (False, True):
        it = considered(tells=tells)
        for say in IN_PASSAGES:
            yield lambda say=say, it=it: say(it, BLOCK, SPOT, THERE)
        for what in (sentences.AMOUNT, sentences.DAY):
            yield lambda it=it, what=what: sentences.told_otherwise(it, BLOCK, SPOT, what, THERE)
        yield lambda it=it: sentences.figure_told(it, BLOCK, 2, 3)
        yield lambda it=it: sentences.count_told(it, BLOCK, "12", 11)
        yield lambda it=it: sentences.amount_told(it, BLOCK)
        yield lambda it=it: sentences.fact_told(it, BLOCK)
        for language in ("en", "fr"):
            for in_other in (sentences.translation_free, sentences.section_unpaired):
                yield lambda it=it, s=in_other, of=language: s(it, BLOCK, of, "Harbour Talks")
        for edition in (EditionKind.PUBLIC, EditionKind.PARTNER):
            other = SimpleNamespace(note=SimpleNamespace(number="7"), on=date(2030, 4, 2), edition=edition)
            yield lambda it=it, other=other: sentences.words_published(it, BLOCK, other)
            yield lambda it=it, other=other: sentences.fact_published(it, "Harbour Talks", other)


@pytest.mark.parametrize("is_heading", [True, False])
def test_each_sentence_about_a_passage_has_its_french_and_says_nothing_withheld(
    monkeypatch: pytest.MonkeyPatch, *, is_heading: bool
) -> None:
    monkeypatch.setattr(sentences, "begins_section", lambda _block: is_heading)
    said = [way() for way in ways()]
    assert [one for one in said if SECRET in one] == []
    assert [one for one in said if shown(one, "fr") == one] == []


@pytest.mark.parametrize("label", LABELS)
def test_each_sentence_about_a_line_has_its_french(label: str) -> None:
    line = SimpleNamespace(label=label)
    said = [say(line, SPOT, THERE) for say in IN_LINES]
    said += [
        sentences.told_otherwise_in_line(line, SPOT, what, THERE)
        for what in (sentences.AMOUNT, sentences.DAY)
    ]
    assert [one for one in said if shown(one, "fr") == one] == []


def test_a_name_that_tells_is_not_said() -> None:
    named = [
        say(considered(tells=True), BLOCK, "fr", "Harbour Talks")
        for say in (sentences.translation_free, sentences.section_unpaired)
    ]
    assert [one for one in named if "Harbour" in one] == []


@pytest.mark.parametrize(
    ("row", "number", "spot"),
    [(2, 0, "a word in row 2, column 3"), (0, 1, "a word of a footnote or a picture"), (0, 0, "word 2")],
)
def test_a_word_is_told_by_where_it_stands(row: int, number: int, spot: str) -> None:
    piece = SimpleNamespace(row=row, column=3, number=number, text="in May")
    assert sentences.spot_of(piece, 3) == spot
