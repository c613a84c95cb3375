"""Corrections of a reading: whatever an officer decides, no line, no redaction and no word gets lost."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.documents.readers.blocks import to_blocks
from briefing_app.domain.corrected import corrected
from briefing_app.domain.corrections import (
    CONTENT,
    LEFT_WITH_THE_SOURCE,
    Corrections,
    FactPlace,
    FactSort,
    Home,
    ProfileCorrection,
)
from briefing_app.domain.facts import ProfileId
from briefing_app.domain.profile import ProfileKind
from briefing_app.domain.proposed_owners import Owners
from briefing_app.domain.reading import NOBODY, BlockKind, Reading
from briefing_app.domain.text import Withheld, block_words, contents
from tests.domain.binders import BINDERS, TWO, fixture, key_of, read


def withheld_in(blocks) -> int:
    return sum(isinstance(part, Withheld) for block in blocks for piece in contents(block) for part in piece)


def corrections_of(reading: Reading) -> st.SearchStrategy[Corrections]:
    """Anything an officer may ask for, and lines that are not there."""
    lines = [block.first for block in reading.blocks]
    line = st.sampled_from([*lines, NOBODY, 99_999])
    homes = st.none() | st.builds(Home, line, line)
    facts = st.builds(FactPlace, st.sampled_from(FactSort), st.integers(0, 6))
    change = st.builds(
        ProfileCorrection,
        name=st.none() | st.sampled_from(["", " ", "Snow Board"]),
        acronym=st.none() | st.sampled_from(["", "SB"]),
        kind=st.none() | st.sampled_from(ProfileKind),
        left_out=st.booleans(),
        meant=st.none() | st.just(ProfileId("known")),
        apart=st.booleans(),
    )

    def some(values):
        return st.dictionaries(line, values, max_size=6)

    return st.builds(
        Corrections,
        kinds=some(st.sampled_from(BlockKind)),
        levels=some(st.integers(-1, 12)),
        parents=some(line),
        homes=some(homes),
        stakeholders=some(st.sampled_from(ProfileKind)),
        profiles=some(change),
        rejected=st.frozensets(facts, max_size=4),
        owners=st.dictionaries(facts, line, max_size=4),
    )


@cache
def readings() -> tuple[tuple[Reading, st.SearchStrategy[Corrections]], ...]:
    """Every reading with what may be asked of it: made once, for making strategies is what takes time."""
    return tuple((one, corrections_of(one)) for one in (read(TWO), *map(fixture, BINDERS)))


@st.composite
def corrected_readings(draw: st.DrawFn) -> tuple[Reading, Corrections, Reading]:
    reading, asked = readings()[draw(st.integers(0, len(BINDERS)))]
    wanted = draw(asked)
    return reading, wanted, corrected(reading, wanted, key_of(reading))


@pytest.mark.parametrize("path", BINDERS, ids=lambda path: path.name)
def test_no_corrections_change_nothing(path: Path) -> None:
    assert corrected(fixture(path), Corrections()) == fixture(path)


def test_no_corrections_change_nothing_in_the_published_binders(seeds: Path) -> None:
    for path in sorted(seeds.glob("*.txt")):
        assert corrected(fixture(path), Corrections(), key_of(fixture(path))) == fixture(path)


@given(corrected_readings())
def test_every_line_stays_in_its_block_and_the_source_is_the_same(made) -> None:
    before, _, after = made
    assert after.source == before.source
    assert after.source.as_text() == before.source.as_text()
    assert [(one.first, one.last, one.raw) for one in after.blocks] == [
        (one.first, one.last, one.raw) for one in before.blocks
    ]


@given(corrected_readings())
def test_no_received_redaction_is_lost_merged_or_given_words(made) -> None:
    before, _, after = made
    for old, new in zip(before.blocks, after.blocks, strict=True):
        marks = old.redactions if old.kind is new.kind else old.redactions or old.explained
        assert [one.marker for one in new.redactions] == [one.marker for one in marks]
        assert [new.text[one.start : one.end] for one in new.redactions] == [
            old.text[one.start : one.end] for one in marks
        ]


@given(corrected_readings())
def test_every_redaction_and_every_word_reaches_the_text_model(made) -> None:
    _, _, after = made
    blocks = to_blocks(after, iter(map(str, range(100_000))).__next__)
    for place, found in enumerate(after.blocks):
        expected = len(found.redactions)
        if found.kind is BlockKind.TABLE:
            expected = sum(len(cell.redactions) for row in found.rows for cell in row)
        made_block = blocks.get(place)
        assert withheld_in([made_block] if made_block else []) == expected
        if found.kind is not BlockKind.TABLE and made_block is not None and not found.redactions:
            assert block_words(made_block).split() == found.text.split()


@given(corrected_readings())
def test_each_block_belongs_to_one_section_at_most_and_headings_to_one_profile(made) -> None:
    _, _, after = made
    places = [place for one in after.profiles for part in one.sections for place in part.blocks]
    heads = [
        part.heading_block
        for one in after.profiles
        for part in one.sections
        if part.heading_block is not None
    ]
    assert max(Counter(places).values(), default=0) <= 1
    assert max(Counter(heads).values(), default=0) <= 1
    assert not set(heads) & set(places)
    assert all(after.blocks[place].kind in CONTENT for place in places)
    for one in after.profiles:
        keys = [part.key for part in one.sections]
        assert len(keys) == len(set(keys))
        assert one.name.strip()


@given(corrected_readings())
def test_what_leaves_the_text_holds_no_redaction_it_did_not_hold_before(made) -> None:
    before, _, after = made
    for old, new in zip(before.blocks, after.blocks, strict=True):
        if new.kind in LEFT_WITH_THE_SOURCE and old.kind is not new.kind:
            assert not new.redactions


@given(corrected_readings())
def test_items_grow_by_one_level_and_belong_to_items_before_them(made) -> None:
    _, _, after = made
    items = {block.first: block for block in after.blocks if block.kind is BlockKind.ITEM}
    for block in after.blocks:
        assert block.parent is None or (block.parent in items and block.parent < block.first)
        assert (block.level is not None) == (
            block.kind in (BlockKind.ITEM, BlockKind.HEADING, BlockKind.TITLE)
        )


@given(corrected_readings())
def test_the_same_corrections_give_the_same_reading_again(made) -> None:
    before, wanted, after = made
    assert corrected(before, wanted, key_of(before)) == after


@given(corrected_readings())
def test_a_document_keeps_one_title_and_its_facts_point_at_lines_that_state(made) -> None:
    before, _, after = made
    assert len(list(after.blocks_of(BlockKind.TITLE))) <= 1
    names = {one.lines[0] for one in after.profiles}
    for sort in FactSort:
        assert len(getattr(after, sort.value)) <= len(getattr(before, sort.value))
        for fact in getattr(after, sort.value):
            assert fact.lines
            assert fact.of is None or fact.of in names | {NOBODY}
            owner = Owners(after).of(fact)
            assert owner is None or owner in after.profiles
