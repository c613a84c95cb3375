"""Blocks of plain text and Markdown: what each line is taken for, and by which rule."""

from __future__ import annotations

import pytest

from briefing_app.documents.readers.markers import line_start
from briefing_app.domain.reading import BlockKind


def lines_of(reading, kind):
    return [block.first for block in reading.blocks if block.kind is BlockKind(kind)]


def test_a_binder_without_mark_up_shows_its_headings(binder, kinds):
    assert kinds(binder("rivers.txt"))[:12] == [
        (1, "title"),
        (2, "notice"),
        (3, "heading"),
        (10, "heading"),
        (11, "heading"),
        (14, "heading"),
        (16, "heading"),
        (19, "heading"),
        (21, "heading"),
        (23, "heading"),
        (26, "heading"),
        (27, "attachment"),
    ]


def test_every_block_names_its_rule(binder, at):
    reading = binder("rivers.txt")
    assert {n: at(reading, n).rule for n in (1, 2, 3, 4, 6, 10, 11, 18, 27, 28, 29, 30, 62, 63)} == {
        1: "title-first-line",
        2: "notice",
        3: "known-section-name",
        4: "bullet",
        6: "item-under-colon",
        10: "short-line-before-heading",
        11: "short-line-before-text",
        18: "bullet",
        27: "attachment-size",
        28: "paragraph",
        29: "question-before-text",
        30: "bullet",
        62: "boilerplate-page-details",
        63: "boilerplate-date-modified",
    }


def test_a_wrapped_title_is_joined_by_a_space(binder):
    title = binder("wrapped_title.txt").blocks[0]
    assert (title.first, title.last, title.rule) == (1, 2, "title-continues")
    assert title.text == title.raw.replace("\n", " ")


def test_a_short_title_is_not_joined_with_the_heading_under_it(read):
    reading = read(
        "Rivers of the North\nRiver Partners\nFour River Ministerial\nIt is a meeting of ministers.\n"
    )
    assert [block.kind.value for block in reading.blocks] == ["title", "heading", "heading", "paragraph"]


def test_numbered_headings_do_not_own_the_bullets_under_them(binder, at):
    reading = binder("lakes.txt")
    assert lines_of(reading, "heading") == [7, 11, 16, 20, 21, 28]
    heading = at(reading, 11)
    assert (heading.rule, heading.marker, heading.text) == ("numbered-heading", "1.", "1. Lakes in the north")
    assert [at(reading, n).parent for n in (12, 13, 17)] == [None, None, None]


def test_a_withheld_numbered_heading_keeps_its_number_and_place(binder, at):
    heading = at(binder("lakes.txt"), 20)
    assert (heading.kind, heading.wholly, heading.text) == (BlockKind.HEADING, True, "3. [Redacted]")


def test_numbers_with_nothing_between_them_are_a_list(binder, at):
    reading = binder("lakes.txt")
    assert [(at(reading, n).kind.value, at(reading, n).marker) for n in (30, 31)] == [
        ("item", "1."),
        ("item", "2."),
    ]
    assert at(reading, 30).text == "Read the gauges"


def test_mixed_bullets_and_indents_give_levels_as_shown(binder, at):
    reading = binder("lakes.txt")
    assert [
        (at(reading, n).marker, at(reading, n).level, at(reading, n).parent) for n in (13, 14, 15, 17)
    ] == [
        ("*", 1, None),
        ("•", 2, 13),
        ("•", 2, 13),
        ("–", 1, None),
    ]


def test_siblings_after_one_indented_child_belong_to_the_same_parent_until_a_spacer(binder, at):
    reading = binder("canals.txt")
    found = [(at(reading, n).level, at(reading, n).parent, at(reading, n).rule) for n in (12, 13, 14, 16)]
    assert found == [
        (2, 11, "bullet"),
        (1, 11, "item-after-one-indented"),
        (1, 11, "item-after-one-indented"),
        (1, None, "bullet"),
    ]


def test_four_spaces_and_deeper_ones_nest(binder, at):
    reading = binder("canals.txt")
    assert [(at(reading, n).level, at(reading, n).parent) for n in (18, 19, 20)] == [
        (2, 17),
        (2, 17),
        (3, 19),
    ]


def test_items_after_a_spacer_stand_by_themselves_however_many_spacers_there_are(read, at):
    reading = read("Title of It\n\n- Head:\n  - one\n- two\n \n- B\n \n- C\n \n- D\n")
    assert [at(reading, n).parent for n in (3, 4, 5, 7, 9, 11)] == [None, 3, 3, None, None, None]


def test_a_second_line_before_the_notice_is_a_heading(read, at):
    notice = "[Redacted] appears where information was removed under the Privacy Act."
    reading = read(
        f"Binder 2025-05\n\nKey Partners\n\n{notice}\n\nPartners are many, and this is about them.\n"
    )
    assert [block.kind.value for block in reading.blocks] == ["title", "heading", "notice", "paragraph"]


@pytest.mark.parametrize(
    ("marker", "numbers"),
    [("1.", (1,)), ("2)", (2,)), ("(3)", (3,)), ("b)", (2,)), ("(iv)", (4,)), ("2.1", (2, 1))],
)
def test_numbers_letters_and_roman_numerals_are_markers(marker, numbers):
    start = line_start(f"  {marker} Words")
    assert (start.marker, start.numbers, start.rest, start.indent) == (marker, numbers, "Words", 2)


@pytest.mark.parametrize(
    "line", ["(C) words", "-words", "*words*", "a. words", "2.4 million", "1.21 MB", "2019. Words"]
)
def test_what_only_looks_like_a_marker_is_none(line):
    assert line_start(line).marker is None


def test_a_line_under_the_title_before_the_notice_is_a_heading(read):
    notice = "[Redacted] appears where information was removed under the Privacy Act."
    reading = read(
        f"Minister Transition Binder 2022\nInternational Relations\n{notice}\nWords of a paragraph.\n"
    )
    assert [block.kind.value for block in reading.blocks] == ["title", "heading", "notice", "paragraph"]


def test_shown_children_are_not_joined_by_inferred_ones(read, at):
    reading = read("Title of It\n\n- Head:\n  - one\n  - two\n- sibling of the head\n")
    assert [at(reading, n).parent for n in (3, 4, 5, 6)] == [None, 3, 3, None]


def test_parallel_openings_end_where_another_opening_begins(binder, at):
    reading = binder("rivers.txt")
    assert [at(reading, n).parent for n in (6, 7, 8, 9)] == [5, 5, None, None]


def test_projects_and_places_head_what_stands_under_them(binder, at):
    reading = binder("rivers.txt")
    assert [at(reading, n).parent for n in (43, 50, 51, 52)] == [42, 42, None, 51]
    assert [at(reading, n).parent for n in (57, 58, 59, 60, 61)] == [None, 57, None, 59, None]


def test_a_plain_list_of_countries_heads_nothing(read, at):
    reading = read("Where Boats Go\n- Canada\n- Mexico\n- The open sea\n")
    assert [at(reading, n).parent for n in (2, 3, 4)] == [None, None, None]


def test_a_line_without_an_end_and_lines_of_one_space_are_kept(binder):
    source = binder("lakes.txt").source
    assert source.ends[-1] == ""
    assert source.lines[0] == ""
    assert " " in source.lines


def test_the_first_sign_heading_is_the_title_and_text_is_unescaped(binder, at):
    reading = binder("poster.md")
    assert (reading.source.format, reading.title) == ("markdown", "Canada's Bridges Abroad")
    assert at(reading, 17).text == "Fees (approximately $300,000)."
    assert at(reading, 26).text == "Canada chairs the FRM in 2019, see the page for *more*."
    assert at(reading, 26).raw.startswith("- Canada chairs the FRM in **2019**")


def test_a_legend_is_known_by_its_word_and_goes_on_by_its_symbol(binder):
    assert lines_of(binder("poster.md"), "legend") == [28, 30]


def test_black_circles_without_a_legend_are_bullets(read):
    reading = read("Ports We Know\n● Halifax\n● Vancouver\n")
    assert lines_of(reading, "item") == [2, 3]


def test_a_txt_is_markdown_only_with_sign_headings(read):
    assert read("# Rivers\n\ntext\n").source.format == "markdown"
    assert read("#1 choice of rivers\ntext *as it is*\n").source.format == "text"
    assert read("No headings\n", "notes.md").source.format == "markdown"


def test_a_paragraph_in_parentheses_under_a_heading_is_a_paragraph(binder, at):
    assert at(binder("poster.md"), 14).kind is BlockKind.PARAGRAPH


def test_tables_quotes_fences_and_underlined_headings_are_each_one_block(binder, at):
    reading = binder("tables.md")
    assert [(b.first, b.last, b.kind.value) for b in reading.blocks] == [
        (1, 1, "title"),
        (3, 6, "table"),
        (8, 8, "paragraph"),
        (10, 11, "paragraph"),
        (13, 15, "paragraph"),
        (17, 18, "heading"),
        (20, 21, "item"),
        (23, 23, "paragraph"),
    ]
    assert at(reading, 23).parent == 20
    assert [[cell.text for cell in row] for row in at(reading, 3).rows][2] == ["Roads", "Paved | dry"]


def test_two_redacted_bullets_in_one_cell_are_two(binder, at):
    table = at(binder("tables.md"), 3)
    assert table.withheld == 2
    assert len(table.rows[1][1].redactions) == 2


def test_lines_with_the_same_number_of_tabs_are_a_table(read):
    reading = read("Boats and Owners\n\nBoat\tOwner\nAda\t[REDACTED]\n")
    table = reading.blocks[1]
    assert (table.kind, table.first, table.last, table.withheld) == (BlockKind.TABLE, 3, 4, 1)


def test_a_text_wrapped_by_hand_is_joined_and_its_headings_are_found(binder):
    reading = binder("hard_wrapped.txt")
    assert [(b.first, b.last, b.kind.value) for b in reading.blocks] == [
        (1, 1, "title"),
        (3, 5, "paragraph"),
        (7, 8, "item"),
        (9, 9, "item"),
        (11, 11, "heading"),
        (12, 13, "paragraph"),
    ]


def test_long_lines_are_paragraphs_each(read):
    long = "The river goes on and on, " * 30
    reading = read(f"Rivers\n{long}end.\n{long}end.\n")
    assert [block.kind.value for block in reading.blocks] == ["title", "paragraph", "paragraph"]


def test_a_portion_mark_is_never_a_list_marker(read, at):
    reading = read(
        "Some Marks\n(C) A paragraph with a mark before it, or perhaps with none at all.\n(U) Another.\n"
    )
    assert [(at(reading, n).kind.value, at(reading, n).marker) for n in (2, 3)] == [
        ("paragraph", None),
        ("paragraph", None),
    ]


def test_a_decimal_number_at_a_lines_start_is_no_list_marker(read, at):
    reading = read(
        "Money of Rivers\n2.4 million people live on rivers, and nobody has counted the boats yet.\n"
    )
    assert at(reading, 2).marker is None


def test_a_dash_without_a_space_is_a_word(read, at):
    assert (
        at(
            read("Rivers\n–Coordination of boats is hard work, as everybody who has tried it knows.\n"), 2
        ).marker
        is None
    )


def test_a_lead_ending_in_a_colon_is_no_heading(read, at):
    reading = read("Rivers\nThe Department wants boats to be:\n- slow\n")
    assert at(reading, 2).kind is BlockKind.PARAGRAPH


def test_a_run_of_short_lines_is_not_a_run_of_headings(read):
    lines = "Halifax\nVancouver\nMontreal\nToronto\nQuebec City\nWinnipeg\n"
    about = "The ports above are those of the country, and all of them have a master."
    text = f"Ports of Canada\n{lines}{about}\n"
    assert len(lines_of(read(text), "heading")) <= 3


@pytest.mark.parametrize(
    "line", ["Page details", "- Date modified:", "Date Modified: 2022-08-25", "Page 3 of 12"]
)
def test_page_boilerplate_is_kept_and_is_no_content(line, read):
    reading = read(f"Rivers\nText about rivers and how they flow, which is mostly downhill.\n{line}\n")
    assert lines_of(reading, "boilerplate") == [3]


def test_a_date_alone_under_date_modified_is_its_value(read):
    reading = read("Rivers\nText about rivers and how they flow downhill.\nDate modified:\n2022-08-25\n")
    assert lines_of(reading, "boilerplate") == [3, 4]


def test_separators_are_kept_and_are_no_content(read):
    assert lines_of(read("# A\n\ntext\n\n---\n\n* * *\n", "a.md"), "boilerplate") == [5, 7]


def test_bold_lines_and_known_names_are_headings_in_markdown(read):
    reading = read("# A\n\n**Where boats go**\n\nEverywhere.\n\nNext steps\n\n- Go\n", "a.md")
    assert [(b.first, b.rule) for b in reading.blocks if b.kind is BlockKind.HEADING] == [
        (3, "bold-line"),
        (7, "known-section-name"),
    ]


def test_an_empty_item_is_kept_and_flagged(read, codes):
    reading = read("Rivers\n- \n- one\n")
    assert lines_of(reading, "item") == [2, 3]
    assert (2, "empty-item") in codes(reading)


def test_an_attachment_needs_a_kind_of_file_and_a_size(read):
    assert lines_of(read("Rivers\nPDF: The poster (1.21 MB)\n"), "attachment") == [2]
    assert lines_of(read("Rivers\nThe poster (PDF, 640 KB)\n"), "attachment") == [2]
    assert lines_of(read("Rivers\nThe flow of data in the river office (in MB)\n"), "attachment") == []


def test_the_notice_may_be_anywhere_near_the_top_and_is_no_redaction(read):
    notice = "Note: information was removed under the Access to Information Act."
    reading = read(f"Rivers\n\n{notice}\n\nText.\n")
    assert reading.notice == notice
    assert lines_of(reading, "notice") == [3]


def test_a_sentence_about_the_act_further_down_is_no_notice(read):
    body = "\n\n".join(f"Paragraph {n} is about the flow of water in one of our rivers." for n in range(8))
    reading = read(f"Rivers\n\n{body}\n\nSome names were removed under the Privacy Act last year.\n")
    assert reading.notice is None


def test_a_first_line_that_is_a_section_or_a_sentence_is_no_title(read):
    assert read("Overview\n- one\n").title is None
    assert read("Rivers are long.\nThey flow.\n").title is None
