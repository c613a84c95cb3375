"""Corrections of a reading: whatever an officer decides, no line, no redaction and no word gets lost."""

from __future__ import annotations

from collections import Counter
from functools import cache, partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.documents.readers import read_source
from briefing_app.documents.readers.blocks import to_blocks
from briefing_app.documents.readers.lexicon import Lexicons, load_lexicons
from briefing_app.documents.readers.recognise import section_key
from briefing_app.domain.corrected import corrected
from briefing_app.domain.corrected_homes import homes_as_read
from briefing_app.domain.corrections import (
    BY_OFFICER,
    CONTENT,
    LEFT_WITH_THE_SOURCE,
    Corrections,
    FactPlace,
    FactSort,
    Home,
    ProfileCorrection,
    kinds_for,
)
from briefing_app.domain.facts import ProfileId
from briefing_app.domain.profile import ProfileKind
from briefing_app.domain.proposed_owners import Owners
from briefing_app.domain.reading import NOBODY, BlockKind, Reading
from briefing_app.domain.text import Withheld, block_words, contents

ROOT = Path(__file__).parents[2]
BINDERS = sorted((ROOT / "tests" / "fixtures" / "binders").iterdir())

TWO = """Mountain Book 2019

[REDACTED] appears where text was removed under the Access to Information Act.

Alpine Forum

The Alpine Forum (AF) is a forum of mountain states.

Engagement

- Talks on huts:
- October 2019: the first round in Bern, Switzerland
- [REDACTED]
- [REDACTED]

Next Steps

- Canada will give $20,000 to the Alpine Forum.

Glacier Council

The Glacier Council (GC) is a council of ten countries.

Engagement

1. Minister Roy met the Council in May 2019.
2. [REDACTED] pays for the office.

Next Steps

- [ REDACTED ]

Date modified: 2019-05-01
"""


@cache
def lexicons() -> Lexicons:
    return load_lexicons(ROOT / "resources" / "lexicon")


@cache
def read(text: str, name: str = "binder.txt") -> Reading:
    return read_source(name, text.encode(), lexicons())


@cache
def fixture(path: Path) -> Reading:
    return read_source(path.name, path.read_bytes(), lexicons())


def key_of(reading: Reading):
    return partial(section_key, lexicon=lexicons().joined(reading.language))


def line_of(reading: Reading, words: str, nth: int = 0) -> int:
    return [block.first for block in reading.blocks if words in block.text][nth]


def at(reading: Reading, line: int):
    return next(block for block in reading.blocks if block.first <= line <= block.last)


def profile(reading: Reading, name: str):
    return next(one for one in reading.profiles if one.name == name)


def shape(reading: Reading, name: str) -> dict[str, list[str]]:
    """The sections of a profile with the words of their blocks."""
    return {
        one.key: [reading.blocks[place].text for place in one.blocks]
        for one in profile(reading, name).sections
    }


def withheld_in(blocks) -> int:
    return sum(isinstance(part, Withheld) for block in blocks for piece in contents(block) for part in piece)


@st.composite
def corrections_of(draw: st.DrawFn, reading: Reading) -> Corrections:
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

    return Corrections(
        kinds=draw(some(st.sampled_from(BlockKind))),
        levels=draw(some(st.integers(-1, 12))),
        parents=draw(some(line)),
        homes=draw(some(homes)),
        stakeholders=draw(some(st.sampled_from(ProfileKind))),
        profiles=draw(some(change)),
        rejected=draw(st.frozensets(facts, max_size=4)),
        owners=draw(st.dictionaries(facts, line, max_size=4)),
    )


@st.composite
def corrected_readings(draw: st.DrawFn) -> tuple[Reading, Corrections, Reading]:
    reading = draw(st.sampled_from([read(TWO), *map(fixture, BINDERS)]))
    wanted = draw(corrections_of(reading))
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


class TestKinds:
    def test_a_withheld_line_may_not_hide_words(self) -> None:
        reading = read(TWO)
        item = at(reading, line_of(reading, "pays for the office"))
        assert item.redactions
        assert not {BlockKind.WITHHELD, BlockKind.TITLE, BlockKind.BOILERPLATE, BlockKind.TABLE} & set(
            kinds_for(item)
        )
        assert BlockKind.PARAGRAPH in kinds_for(item)

    def test_what_cannot_be_is_passed_over(self) -> None:
        reading = read(TWO)
        line = line_of(reading, "pays for the office")
        after = corrected(reading, Corrections(kinds={line: BlockKind.WITHHELD}))
        assert at(after, line).kind is BlockKind.ITEM

    def test_a_number_becomes_words_when_its_item_becomes_a_paragraph(self) -> None:
        reading = read(TWO)
        line = line_of(reading, "pays for the office")
        after = at(corrected(reading, Corrections(kinds={line: BlockKind.PARAGRAPH})), line)
        assert after.text.startswith("2. [REDACTED]")
        (mark,) = after.redactions
        assert after.text[mark.start : mark.end] == "[REDACTED]"
        assert after.rule == BY_OFFICER

    def test_a_numbered_heading_becomes_an_item_with_its_number(self) -> None:
        reading = fixture(ROOT / "tests" / "fixtures" / "binders" / "lakes.txt")
        heading = next(block for block in reading.blocks if block.rule == "numbered-heading")
        after = at(corrected(reading, Corrections(kinds={heading.first: BlockKind.ITEM})), heading.first)
        assert f"{after.marker} {after.text}" == heading.text

    def test_a_notice_that_is_none_gives_its_marker_back_as_a_redaction(self) -> None:
        reading = read(TWO)
        line = line_of(reading, "appears where")
        assert at(reading, line).kind is BlockKind.NOTICE
        after = corrected(reading, Corrections(kinds={line: BlockKind.PARAGRAPH}))
        assert len(at(after, line).redactions) == 1
        assert after.notice is None

    def test_the_title_chosen_last_is_the_title(self) -> None:
        reading = read(TWO)
        line = line_of(reading, "Glacier Council")
        after = corrected(reading, Corrections(kinds={line: BlockKind.TITLE}))
        assert after.title == "Glacier Council"
        assert at(after, 1).kind is BlockKind.HEADING


class TestLevels:
    def test_an_item_goes_under_the_one_before_it(self) -> None:
        reading = read(TWO)
        first, second = line_of(reading, "Minister Roy"), line_of(reading, "pays for")
        after = at(corrected(reading, Corrections(levels={second: 2})), second)
        assert (after.level, after.parent) == (2, first)

    def test_no_item_is_deeper_than_one_below_the_item_before_it(self) -> None:
        reading = read(TWO)
        line = line_of(reading, "Minister Roy")
        assert at(corrected(reading, Corrections(levels={line: 5})), line).level == 1

    def test_what_belongs_to_an_item_moves_with_it(self) -> None:
        reading = read("Lists of things here\n\n- a first\n- a second\n  - inside the second\n")
        second, inside = line_of(reading, "a second"), line_of(reading, "inside")
        after = corrected(reading, Corrections(levels={second: 2}))
        assert (at(after, inside).level, at(after, inside).parent) == (3, second)

    def test_an_inferred_parent_can_be_made_real(self) -> None:
        reading = read(TWO)
        parent, child = line_of(reading, "Talks on huts"), line_of(reading, "the first round")
        assert (at(reading, child).level, at(reading, child).parent) == (1, parent)
        after = corrected(reading, Corrections(parents={child: parent}))
        assert (at(after, child).level, at(after, child).parent) == (2, parent)


class TestHomes:
    def test_a_paragraph_made_a_heading_begins_a_section(self) -> None:
        reading = read(TWO)
        line = line_of(reading, "the first round")
        after = corrected(reading, Corrections(kinds={line: BlockKind.HEADING}))
        assert shape(after, "Alpine Forum")["engagement"] == ["Talks on huts:"]
        key = next(one for one in shape(after, "Alpine Forum") if one.startswith("october-2019"))
        assert shape(after, "Alpine Forum")[key] == ["[REDACTED]", "[REDACTED]"]

    def test_a_heading_made_a_paragraph_goes_on_with_the_section_before(self) -> None:
        reading = read(TWO)
        line = line_of(reading, "Next Steps")
        after = corrected(reading, Corrections(kinds={line: BlockKind.PARAGRAPH}))
        assert list(shape(after, "Alpine Forum")) == ["overview", "engagement"]
        assert shape(after, "Alpine Forum")["engagement"][-2:] == [
            "Next Steps",
            "Canada will give $20,000 to the Alpine Forum.",
        ]

    def test_a_heading_takes_its_section_to_another_profile(self) -> None:
        reading = read(TWO)
        line, other = line_of(reading, "Next Steps"), line_of(reading, "Glacier Council")
        after = corrected(reading, Corrections(homes={line: Home(other)}), key_of(reading))
        assert list(shape(after, "Alpine Forum")) == ["overview", "engagement"]
        assert shape(after, "Glacier Council")["next-steps-2"] == [
            "Canada will give $20,000 to the Alpine Forum."
        ]

    def test_a_block_of_no_profile_is_left_for_the_note(self) -> None:
        reading = read(TWO)
        line = line_of(reading, "Talks on huts")
        after = corrected(reading, Corrections(homes={line: None}))
        assert "Talks on huts:" not in shape(after, "Alpine Forum")["engagement"]
        assert homes_as_read(after).of[after.blocks.index(at(after, line))] is None

    def test_a_profile_left_out_leaves_all_its_blocks(self) -> None:
        reading = read(TWO)
        line = line_of(reading, "Alpine Forum")
        after = corrected(reading, Corrections(profiles={line: ProfileCorrection(left_out=True)}))
        assert [one.name for one in after.profiles] == ["Glacier Council"]
        assert all(home is None or home.profile != line for home in homes_as_read(after).of)

    def test_a_heading_can_be_named_a_stakeholder_with_the_sections_under_it(self) -> None:
        text = (
            "Book of things 2019\n\nHarvest Table\n\nIt is a table.\n\nBackground\n\nIt was made in 2001.\n"
        )
        reading = read(text)
        assert not reading.profiles
        line = line_of(reading, "Harvest Table")
        wanted = Corrections(
            stakeholders={line: ProfileKind.FORUM}, kinds={line: BlockKind.HEADING}, levels={line: 2}
        )
        after = corrected(reading, wanted, key_of(reading))
        assert shape(after, "Harvest Table") == {
            "overview": ["It is a table."],
            "background": ["It was made in 2001."],
        }
        assert after.profiles[0].kind is ProfileKind.FORUM


class TestProfilesAndFacts:
    def test_a_renamed_profile_keeps_the_name_the_source_has_as_a_variant(self) -> None:
        reading = read(TWO)
        line = line_of(reading, "Alpine Forum")
        wanted = Corrections(profiles={line: ProfileCorrection(name="Forum of the Alps", acronym="")})
        renamed = profile(corrected(reading, wanted), "Forum of the Alps")
        assert (renamed.variants, renamed.acronym) == (("Alpine Forum",), None)

    def test_a_rejected_fact_is_gone_and_another_profile_may_own_one(self) -> None:
        reading = read(TWO)
        assert len(reading.contributions) == 1
        place = FactPlace(FactSort.CONTRIBUTIONS, 0)
        assert not corrected(reading, Corrections(rejected=frozenset({place}))).contributions
        other = line_of(reading, "Glacier Council")
        given = corrected(reading, Corrections(owners={place: other}))
        assert Owners(given).of(given.contributions[0]) is profile(given, "Glacier Council")
        loose = corrected(reading, Corrections(owners={place: NOBODY}))
        assert Owners(loose).of(loose.contributions[0]) is None

    def test_a_fact_follows_its_line_into_another_profile(self) -> None:
        reading = read(TWO)
        line, other = line_of(reading, "Canada will give"), line_of(reading, "Glacier Council")
        after = corrected(reading, Corrections(homes={line: Home(other)}))
        assert Owners(after).of(after.contributions[0]) is profile(after, "Glacier Council")

    def test_a_line_that_is_part_of_the_page_states_no_fact(self) -> None:
        reading = read(TWO)
        line = line_of(reading, "Canada will give")
        after = corrected(reading, Corrections(kinds={line: BlockKind.BOILERPLATE}))
        assert not after.contributions
