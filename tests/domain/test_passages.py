"""Passages: words are found wherever runs split them, and what is done to them touches nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import count, pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.normal_form import normalise
from briefing_app.domain.passages import (
    Passage,
    find,
    map_blocks,
    pieces,
    searchable,
    set_portion,
    severances_at,
    withhold,
    withhold_blocks,
    words_at,
)
from briefing_app.domain.release import release
from briefing_app.domain.severance import Severances
from briefing_app.domain.text import (
    FREE,
    BlockId,
    Cell,
    Content,
    FootnoteReference,
    HardBreak,
    Holds,
    Inline,
    Paragraph,
    Picture,
    Row,
    Run,
    SeveranceId,
    Table,
    Text,
    Withheld,
    WithheldBlock,
    block_words,
    holds,
    received_redactions,
    walk,
)
from briefing_app.domain.withheld_places import (
    free_passages,
    held_words,
    holds_from_above,
    severed_phrases,
    withheld_passages,
)
from tests.retelling import as_authored, things_in, told_apart
from tests.strategies import PROVED, SCHEME, SEVERANCES, hostile_words, normal_texts, texts

NEW = SeveranceId("new")
HELD = frozenset({SEVERANCES[0]})


def paragraph(*content: Inline, **properties: Any) -> Paragraph:
    return Paragraph(id=BlockId("p"), content=content, **properties)


def found(wanted: str, *content: Inline) -> list[str]:
    blocks = (paragraph(*content),)
    return [words_at(blocks, passage) for passage in find(blocks, wanted)]


# ---- finding


@pytest.mark.parametrize(
    ("wanted", "content", "words"),
    [
        ("165 000", (Run("paid 165"), Run(" 000", bold=True)), ["165 000"]),
        ("165 000", (Run("paid 165\u00a0000 and 165\u202f000"),), ["165\u00a0000", "165\u202f000"]),
        ('Canada\'s "aim"', (Run("Canada’s “aim”"),), ["Canada’s “aim”"]),
        ('the "aim"', (Run("the «aim»"),), ["the «aim»"]),
        ("2017-2019", (Run("2017–2019"),), ["2017–2019"]),
        ("one two", (Run("one"), HardBreak(), Run("two")), ["one\ntwo"]),
        ("  one  ", (Run("one two"),), ["one"]),
        ("aa", (Run("aaaaa"),), ["aa", "aa"]),
        ("note", (Run("a"), FootnoteReference((Run("a note"),)), Run("b note")), ["note", "note"]),
        ("ab", (Run("a"), FootnoteReference((Run("x"),)), Run("b")), ["ab"]),
        ("One", (Run("one"),), []),
        ("onetwo", (Run("one"), Withheld(), Run("two")), []),
        ("", (Run("one"),), []),
        (" \n ", (Run("one  two"),), []),
    ],
)
def test_words_are_found_across_runs_and_look_alikes_and_never_across_a_redaction(
    wanted: str, content: Content, words: list[str]
) -> None:
    assert found(wanted, *content) == words


def test_words_are_found_in_cells_captions_and_headings_in_reading_order() -> None:
    cell = Cell(blocks=(Paragraph(id=BlockId("c"), content=(Run("aid"),)),))
    table = Table(id=BlockId("t"), rows=(Row((cell,)),), columns=(FREE,), caption=(Run("aid"),))
    assert [passage.block for passage in find((table, paragraph(Run("aid"))), "aid")] == ["t", "c", "p"]


def test_a_redacted_line_has_no_words_to_find() -> None:
    assert find((WithheldBlock(id=BlockId("w"), withheld=Withheld()),), "a") == ()


@PROVED
@given(texts, st.data())
def test_every_word_that_stands_somewhere_is_found_there(text: Text, data: st.DataObject) -> None:
    wanted = data.draw(st.one_of(hostile_words, st.sampled_from(["a", "*", "word", "{x}"])))
    passages = find(text, wanted)
    alike = searchable((Run(wanted.strip()),))
    assert all(searchable((Run(words_at(text, passage)),)) == alike for passage in passages)
    for first, second in pairwise(passages):
        assert (first.block, first.piece) != (second.block, second.piece) or first.end <= second.start
    counts = (searchable(piece).count(alike) for block in walk(text) for piece in pieces(block))
    assert len(passages) == (sum(counts) if alike else 0)


# ---- withholding


@dataclass(frozen=True)
class Letter:
    """A letter of a text, or the one sign that a hard break or a redaction is in a passage's offsets."""

    place: tuple[BlockId, int, int]
    letter: str
    thing: Inline
    """The run, break or redaction it belongs to, without words and severances."""

    held: Holds


def letters_of(text: Text) -> list[Letter]:
    letters = []
    for block in walk(text):
        for number, piece in enumerate(pieces(block)):
            offset = count()
            for part in (one for one in piece if not isinstance(one, FootnoteReference)):
                held = FREE if isinstance(part, Withheld) else part.severances
                bare = part if isinstance(part, Withheld) else replace(part, severances=FREE)
                thing = replace(bare, text="") if isinstance(bare, Run) else bare
                for letter in part.text if isinstance(part, Run) else "\n":
                    letters.append(Letter((block.id, number, next(offset)), letter, thing, held))
    return letters


@st.composite
def texts_with_passages(draw: st.DrawFn) -> tuple[Text, tuple[Passage, ...]]:
    text = draw(normal_texts)
    places = [
        (block.id, number, len(searchable(piece)))
        for block in walk(text)
        for number, piece in enumerate(pieces(block))
        if searchable(piece)
    ]
    chosen: set[Passage] = set()
    for block, number, length in draw(st.lists(st.sampled_from(places), max_size=3)) if places else []:
        start, end = sorted((draw(st.integers(0, length)), draw(st.integers(0, length))))
        if start < end:
            chosen.add(Passage(block, number, start, end))
    return text, tuple(sorted(chosen))


@PROVED
@given(texts_with_passages())
def test_withholding_holds_exactly_the_letters_of_the_passages(
    given_: tuple[Text, tuple[Passage, ...]],
) -> None:
    text, passages = given_
    inside = {(p.block, p.piece, offset) for p in passages for offset in range(p.start, p.end)}
    expected = [
        replace(one, held=one.held | {NEW})
        if one.place in inside and not isinstance(one.thing, Withheld)
        else one
        for one in letters_of(text)
    ]
    assert letters_of(withhold(text, passages, NEW)) == expected


@PROVED
@given(texts_with_passages())
def test_withholding_leaves_redactions_blocks_and_normal_form_alone(
    given_: tuple[Text, tuple[Passage, ...]],
) -> None:
    text, passages = given_
    after = withhold(text, passages, NEW)
    assert [block.id for block in walk(after)] == [block.id for block in walk(text)]
    assert list(map(received_redactions, after)) == list(map(received_redactions, text))
    assert normalise(withhold(after, passages, NEW)) == normalise(after)
    assert withhold(text, (), NEW) == text


@given(texts_with_passages())
def test_what_was_withheld_is_known_at_its_place(given_: tuple[Text, tuple[Passage, ...]]) -> None:
    text, passages = given_
    after = withhold(text, passages, NEW)
    for passage in passages:
        letters = words_at(text, passage)
        assert words_at(after, passage) == letters
        if letters.replace("\ufffc", ""):
            assert NEW in severances_at(after, passage)


def test_a_footnote_that_hangs_on_withheld_words_goes_with_them() -> None:
    content = (
        Run("Canada paid"),
        FootnoteReference((Run("165 000"),)),
        Run(" late"),
        FootnoteReference((Run("x"),)),
    )
    blocks = withhold((paragraph(*content),), find((paragraph(*content),), "paid"), NEW)
    (released,) = release(blocks, Severances())
    assert block_words(released) == "Canada  late\nx"


def test_words_in_a_withheld_footnote_are_withheld() -> None:
    blocks = (paragraph(Run("paid"), FootnoteReference((Run("165 000", link="https://a.example"),), HELD)),)
    assert free_passages(blocks, "165 000") == ()
    (passage,) = withheld_passages(blocks, "165 000")
    assert severances_at(blocks, passage) == HELD
    assert set(severed_phrases(blocks)) == {"165 000", "https://a.example"}
    assert held_words(blocks) == {SEVERANCES[0]: ("165 000",)}


def test_the_footnote_named_is_the_one_changed() -> None:
    notes = [FootnoteReference((Run(f"note {number}"),)) for number in (1, 2, 3)]
    blocks = (paragraph(*notes),)
    (after,) = withhold(blocks, find(blocks, "note 2"), NEW)
    held = [bool(part.content[0].severances) for part in after.content]  # type: ignore[union-attr]  # a block of another kind fails right here
    assert held == [False, True, False]


# ---- marking and withholding blocks


@given(texts, st.data())
def test_marking_and_withholding_blocks_touch_the_named_ones_alone(text: Text, data: st.DataObject) -> None:
    ids = [block.id for block in walk(text)]
    chosen = frozenset(data.draw(st.lists(st.sampled_from(ids), max_size=3)) if ids else [])
    marking = SCHEME.parse("PB")
    marked = {block.id: block for block in walk(set_portion(text, chosen, marking))}
    held = {block.id: block for block in walk(withhold_blocks(text, chosen, NEW))}
    assert list(marked) == list(held) == ids
    for block in walk(text):
        assert marked[block.id].portion == (marking if block.id in chosen else block.portion)
        assert held[block.id].severances == block.severances | ({NEW} if block.id in chosen else set())
    assert map_blocks(text, lambda block: block) == text


# ---- where words are withheld


@given(normal_texts)
def test_every_block_knows_what_withholds_it_from_above(text: Text) -> None:
    around = holds_from_above(text)
    assert set(around) == {block.id for block in walk(text)}
    for block in text:
        assert around[block.id] == block.severances
        assert frozenset().union(*(around[inner.id] for inner in walk((block,)))) <= holds(block)


def test_a_row_a_column_and_a_cell_withhold_the_words_in_them() -> None:
    ids = [frozenset({one}) for one in SEVERANCES]
    words = iter(("free", "column", "row", "both", "cell", "column too"))

    def cell(severances: Holds = FREE) -> Cell:
        word = next(words)
        return Cell(blocks=(Paragraph(id=BlockId(word), content=(Run(word),)),), severances=severances)

    rows = (Row((cell(), cell())), Row((cell(), cell()), ids[0]), Row((cell(ids[1]), cell())))
    table = Table(id=BlockId("t"), rows=rows, columns=(FREE, ids[2]))
    assert severed_phrases((table,)) == ("column", "row", "both", "cell", "column too")
    assert len(free_passages((table,), "free")) == 1
    assert held_words((table,)) == {
        SEVERANCES[0]: ("row", "both"),
        SEVERANCES[1]: ("cell",),
        SEVERANCES[2]: ("column", "both", "column too"),
    }


@PROVED
@given(normal_texts)
def test_the_severed_phrases_are_all_that_is_withheld_and_nothing_free(text: Text) -> None:
    told = told_apart(as_authored(text))
    withheld = [thing for thing, held in things_in(told) if held]
    shown = [thing.text for thing in withheld if isinstance(thing, Run)]
    shown += [thing.link for thing in withheld if isinstance(thing, Run) and thing.link is not None]
    shown += [thing.alternate for thing in withheld if isinstance(thing, Picture)]
    canaries = set(re.findall(r"canary[0-9]+", " ".join(shown)))
    phrases = " ".join(severed_phrases(told))
    assert set(re.findall(r"canary[0-9]+", phrases)) == canaries
    assert "free" not in phrases


@PROVED
@given(normal_texts)
def test_what_each_severance_holds_is_told_of_it_and_of_no_other(text: Text) -> None:
    told = told_apart(as_authored(text))
    found = held_words(told)
    assert set(found) <= frozenset().union(*map(holds, told))
    words = " ".join(phrase for phrases in found.values() for phrase in phrases)
    withheld = [thing for thing, held in things_in(told) if held]
    shown = [thing.text for thing in withheld if isinstance(thing, Run)]
    shown += [thing.alternate for thing in withheld if isinstance(thing, Picture)]
    assert set(words.split()) == set(" ".join(shown).split())
