"""Each correction by itself: what an officer asks for, and all that follows from it."""

from __future__ import annotations

from briefing_app.domain.corrected import corrected
from briefing_app.domain.corrected_homes import homes_as_read
from briefing_app.domain.corrections import (
    BY_OFFICER,
    Corrections,
    FactPlace,
    FactSort,
    Home,
    ProfileCorrection,
    kinds_for,
)
from briefing_app.domain.profile import ProfileKind
from briefing_app.domain.proposed_owners import Owners
from briefing_app.domain.reading import NOBODY, BlockKind
from tests.domain.binders import ROOT, TWO, at, fixture, key_of, line_of, profile, read, shape


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
