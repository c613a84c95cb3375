"""Sources: a note says when a profile says something else, and never misses a severance made there."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given

from briefing_app.domain.note import Note, NoteId, NoteSection
from briefing_app.domain.passages import map_blocks
from briefing_app.domain.sources import bare, pulled, source_changes, undecided_here
from briefing_app.domain.text import (
    Block,
    BlockId,
    Origin,
    PairId,
    Paragraph,
    RevisionId,
    Run,
    SectionId,
    SeveranceId,
    Table,
    Text,
    block_words,
    holds,
    map_content,
    portions,
    received_redactions,
    walk,
)
from tests.strategies import PROVED, SCHEME, SEVERANCES, normal_texts, texts

ONE, TWO, THREE, _ = SEVERANCES
ORIGIN = Origin(SectionId("section"), RevisionId("r1"), BlockId("source"))


def paragraph(text: str, name: str = "source", **properties: Any) -> Paragraph:
    return Paragraph(id=BlockId(name), content=(Run(text),), **properties)


def section(*blocks: Block, severances: frozenset[SeveranceId] = frozenset()) -> NoteSection:
    return NoteSection(
        id=SectionId("mine"), key="overview", heading="Overview", blocks=blocks, severances=severances
    )


def note(*blocks: Block, severances: frozenset[SeveranceId] = frozenset()) -> Note:
    return Note(
        id=NoteId("n"),
        number="2019-1",
        kind="meeting-note",
        title="Meeting",
        language="en",
        sections=(section(*blocks, severances=severances),),
    )


# ---- what a block only says


@PROVED
@given(texts)
def test_a_bare_block_keeps_every_word_and_redaction_and_nothing_of_ours(text: Text) -> None:
    for block in text:
        said = bare(block)
        assert block_words(said) == block_words(block)
        assert received_redactions(said) == received_redactions(block)
        assert not holds(said)
        assert not list(portions((said,)))
        assert all((one.id, one.origin, one.pair) == ("", None, None) for one in walk((said,)))


@given(normal_texts)
def test_what_officers_add_to_a_block_does_not_change_what_it_says(text: Text) -> None:
    added = frozenset({SeveranceId("added")})

    def marked(block: Block) -> Block:
        block = replace(
            block, id=BlockId("other"), portion=SCHEME.parse("S"), severances=block.severances | added
        )
        if isinstance(block, Table):
            rows = tuple(
                replace(
                    row,
                    severances=added,
                    cells=tuple(replace(c, severances=added, portion=SCHEME.parse("PB")) for c in row.cells),
                )
                for row in block.rows
            )
            block = replace(block, rows=rows, columns=(added,) * len(block.columns))
        return block

    assert list(map(bare, map_blocks(text, marked))) == list(map(bare, text))


@given(normal_texts)
def test_other_words_are_another_saying(text: Text) -> None:
    for block in text:
        said_more = map_content(block, lambda content: (*content, Run("more")))
        assert (bare(said_more) == bare(block)) == (said_more == block)


# ---- changes


def test_a_pulled_block_is_the_notes_own_and_remembers_where_it_came_from() -> None:
    source = paragraph("a", pair=PairId("fr"), portion=SCHEME.parse("PB"), severances=frozenset({ONE}))
    mine = pulled(source, ORIGIN, BlockId("mine"))
    assert (mine.id, mine.origin, mine.pair) == ("mine", ORIGIN, None)
    assert (mine.portion, mine.severances) == (source.portion, source.severances)


def test_a_change_says_what_was_pulled_and_what_is_there_now() -> None:
    before, now = paragraph("before"), paragraph("now")
    mine = pulled(before, ORIGIN, BlockId("mine"))
    (change,) = source_changes(section(paragraph("typed", "typed"), mine), {ORIGIN: before}, {before.id: now})
    assert (change.section, change.block, change.before, change.now) == ("mine", mine, before, now)


def test_a_source_that_is_gone_or_was_never_known_is_a_change() -> None:
    before = paragraph("before")
    mine = pulled(before, ORIGIN, BlockId("mine"))
    assert [one.now for one in source_changes(section(mine), {ORIGIN: before}, {})] == [None]
    assert [one.before for one in source_changes(section(mine), {}, {before.id: before})] == [None]


def test_a_source_that_was_only_marked_or_severed_says_the_same() -> None:
    before = paragraph("before")
    mine = pulled(before, ORIGIN, BlockId("mine"))
    now = replace(before, portion=SCHEME.parse("S"), severances=frozenset({ONE}))
    assert source_changes(section(mine), {ORIGIN: before}, {before.id: now}) == ()
    assert (
        source_changes(section(replace(mine, content=(Run("edited"),))), {ORIGIN: before}, {before.id: now})
        == ()
    )


# ---- severances made in a profile


def test_a_severance_made_in_the_profile_stops_the_note_until_it_is_taken_over() -> None:
    before = paragraph("before", severances=frozenset({ONE}))
    mine = pulled(replace(before, severances=frozenset()), ORIGIN, BlockId("mine"))
    sources = {before.id: before}
    assert undecided_here(note(mine), sources, {}) == {"mine": {ONE}}
    assert undecided_here(note(mine, severances=frozenset({THREE})), sources, {}) == {"mine": {ONE}}
    same = replace(mine, severances=frozenset({ONE}))
    following = replace(mine, severances=frozenset({TWO}))
    assert undecided_here(note(same), sources, {}) == {}
    assert undecided_here(note(following), sources, {TWO: ONE}) == {}
    assert undecided_here(note(following), sources, {TWO: THREE}) == {"mine": {ONE}}
    assert undecided_here(note(mine, severances=frozenset({TWO})), sources, {TWO: ONE}) == {}


def test_a_severance_on_words_inside_the_source_counts_as_one_on_it() -> None:
    inside = Paragraph(id=BlockId("source"), content=(Run("a"), Run("b", severances=frozenset({ONE}))))
    mine = pulled(paragraph("ab"), ORIGIN, BlockId("mine"))
    assert undecided_here(note(mine), {inside.id: inside}, {}) == {"mine": {ONE}}


def test_blocks_without_an_origin_or_with_a_lost_source_have_nothing_to_take_over() -> None:
    mine = pulled(paragraph("a"), ORIGIN, BlockId("mine"))
    assert undecided_here(note(paragraph("typed", "typed"), mine), {}, {}) == {}
