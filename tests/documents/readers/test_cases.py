"""The list of cases an import has to handle, each with the tests that show it; every one of them is there.

The numbers are those of the catalogue of cases the readers were built by: structure 1 to 12, redaction 13 to
20, facts 21 to 30, Word files 31 to 40, encodings and editions 41 to 44.
"""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[2]
READERS = "documents/readers"
WORD = f"{READERS}/word"

CASES: dict[str, tuple[str, ...]] = {
    "1 headings without mark-up": (
        f"{READERS}/test_structure.py::test_a_binder_without_mark_up_shows_its_headings",
        f"{READERS}/test_structure.py::test_every_block_names_its_rule",
    ),
    "2 an introduction without a heading": (
        f"{READERS}/test_profiles.py::test_an_introduction_runs_from_the_name_to_the_first_section",
    ),
    "3 flattened nesting": (
        f"{READERS}/test_structure.py::test_siblings_after_one_indented_child_belong_to_the_same_parent_until_a_spacer",
        f"{READERS}/test_structure.py::test_parallel_openings_end_where_another_opening_begins",
        f"{READERS}/test_published_binders.py::test_flattened_items_stay_at_level_one_and_find_their_parents",
    ),
    "4 orphans": (f"{READERS}/test_oddities.py::test_an_odd_line_is_flagged_where_it_is",),
    "5 mixed bullets and indents, escapes": (
        f"{READERS}/test_structure.py::test_mixed_bullets_and_indents_give_levels_as_shown",
        f"{READERS}/test_structure.py::test_black_circles_without_a_legend_are_bullets",
        f"{READERS}/test_inline.py::test_in_plain_text_only_the_escapes_of_converters_go",
    ),
    "6 numbered headings whose bullets are not their items": (
        f"{READERS}/test_structure.py::test_numbered_headings_do_not_own_the_bullets_under_them",
    ),
    "7 a wrapped title, an edition": (
        f"{READERS}/test_structure.py::test_a_wrapped_title_is_joined_by_a_space",
        f"{READERS}/test_published_binders.py::test_edition_and_notice_are_read_from_the_first_lines",
    ),
    "8 a paragraph in parentheses": (
        f"{READERS}/test_structure.py::test_a_paragraph_in_parentheses_under_a_heading_is_a_paragraph",
    ),
    "9 boilerplate": (
        f"{READERS}/test_structure.py::test_page_boilerplate_is_kept_and_is_no_content",
        f"{READERS}/test_structure.py::test_a_date_alone_under_date_modified_is_its_value",
        f"{READERS}/html/test_web_page.py::test_menus_breadcrumbs_and_the_foot_of_the_site_are_no_content",
    ),
    "10 an attachment whose target is lost": (
        f"{READERS}/test_structure.py::test_an_attachment_needs_a_kind_of_file_and_a_size",
    ),
    "11 blank lines and a missing last line end": (
        f"{READERS}/test_structure.py::test_a_line_without_an_end_and_lines_of_one_space_are_kept",
        f"{READERS}/test_source.py::test_lines_and_ends_joined_are_the_text",
    ),
    "12 the same content twice": (
        f"{READERS}/test_profiles.py::test_a_heading_that_names_a_stakeholder_again_is_a_mention",
        f"{READERS}/test_oddities.py::test_the_same_words_twice_are_flagged_the_second_time",
    ),
    "13 the notice is no redaction": (f"{READERS}/test_redactions.py::test_a_notice_holds_no_redaction",),
    "14 spellings of a redaction": (
        f"{READERS}/test_redactions.py::test_a_line_of_its_own_is_withheld_in_every_spelling",
        f"{READERS}/test_redactions.py::test_a_stamp_names_its_provision",
    ),
    "15 no full stop is added": (f"{READERS}/test_redactions.py::test_no_full_stop_is_added_or_taken",),
    "16 a line of unknown kind": (
        f"{READERS}/test_blocks.py::test_a_line_of_its_own_is_a_block_of_unknown_kind",
    ),
    "17 neighbours never merge": (f"{READERS}/test_redactions.py::test_neighbours_are_never_merged",),
    "18 a redacted field is withheld": (
        f"{READERS}/test_facts.py::test_a_redacted_amount_is_withheld_and_not_absent",
        f"{READERS}/test_facts.py::test_a_redacted_date_or_place_is_withheld",
        f"{READERS}/test_facts.py::test_a_redacted_name_beside_a_post_is_withheld",
    ),
    "19 received redactions cannot be toggled off": (
        "services/test_received_machine.py::test_received_redactions_stay_what_they_are_through_everything",
    ),
    "20 a document wholly withheld": (
        f"{READERS}/test_redactions.py::test_a_document_that_is_all_withheld_is_read",
    ),
    "21 money in every form": (f"{READERS}/test_facts.py::test_an_amount_is_read_in_every_spelling",),
    "22 dates in every form": ("domain/test_fuzzy_date.py::*",),
    "23 countries and places": (
        f"{READERS}/test_facts.py::test_projects_have_countries_titles_and_implementers",
        f"{READERS}/test_facts.py::test_a_country_named_twice_in_two_ways_is_one",
    ),
    "24 two projects on a line": (
        f"{READERS}/test_published_binders.py::test_projects_and_their_countries_are_all_found",
    ),
    "25 who carries a project out": (
        f"{READERS}/test_facts.py::test_projects_have_countries_titles_and_implementers",
    ),
    "26 name variants and misspelled acronyms": (
        f"{READERS}/test_oddities.py::test_one_slip_is_one_change_or_one_swap",
        f"{READERS}/test_oddities.py::test_an_acronym_that_is_not_its_initials_is_flagged",
    ),
    "27 numbers that are no facts": (
        f"{READERS}/test_facts.py::test_a_number_without_a_currency_is_no_money",
    ),
    "28 ministers by surname, portfolios": (
        f"{READERS}/test_facts.py::test_a_title_in_parentheses_is_a_portfolio_and_no_post",
        f"{READERS}/test_facts.py::test_a_surname_later_is_the_same_person",
    ),
    "29 quotations": (f"{READERS}/test_blocks.py::test_words_outside_redactions_are_verbatim",),
    "30 an address followed by a full stop": (
        f"{READERS}/test_blocks.py::test_an_unsafe_address_is_no_link_but_its_words_stay",
    ),
    "31 body, headers, notes, boxes, controls, cells": (
        f"{WORD}/test_word_around.py::test_notes_hang_where_they_are_referred_to_and_come_after_the_body",
        f"{WORD}/test_word_around.py::test_headers_and_footers_are_apart_and_each_text_once",
        f"{WORD}/test_word_around.py::test_a_text_box_is_read_once_after_the_paragraph_it_hangs_on",
        f"{WORD}/test_word_words.py::test_controls_in_controls_are_read_at_every_level",
        f"{WORD}/test_word_unseen.py::test_of_alternate_content_one_branch_is_read",
        f"{WORD}/test_word_unseen.py::test_a_comment_is_reported_and_never_read",
        f"{WORD}/test_word_tables.py::test_a_cell_holds_lists_and_tables",
    ),
    "32 tracked changes": (
        f"{WORD}/test_word_changes.py::test_inserted_words_are_read_and_deleted_ones_never",
        f"{WORD}/test_word_changes.py::test_moved_words_are_read_where_they_are_now",
        f"{WORD}/test_word_changes.py::test_a_paragraph_whose_mark_is_deleted_goes_on_in_the_next",
        f"{WORD}/test_word_changes.py::test_deleted_rows_are_not_read_and_inserted_ones_are",
        f"{WORD}/test_word_property.py::test_the_words_of_any_nest_are_those_that_are_shown",
    ),
    "33 lists by definition, level and restart": (
        f"{WORD}/test_word_structure.py::test_items_are_told_by_the_list_and_not_by_a_sign",
        f"{WORD}/test_word_structure.py::test_a_list_begins_anew_where_it_says_so",
        f"{WORD}/test_word_structure.py::test_a_list_is_inherited_from_a_style_and_its_base",
        f"{WORD}/test_word_structure.py::test_a_numbered_heading_keeps_its_number_as_words",
        f"{WORD}/test_word_structure.py::test_a_bullet_typed_by_hand_stays_in_the_words",
    ),
    "34 headings by style, level and look": (
        f"{WORD}/test_word_structure.py::test_headings_are_told_by_the_names_of_their_styles_whatever_the_ids",
        f"{WORD}/test_word_structure.py::test_a_style_is_a_heading_by_its_outline_level_alone",
        f"{WORD}/test_word_structure.py::test_departmental_styles_are_headings_by_the_style_they_are_based_on",
        f"{WORD}/test_word_structure.py::test_a_paragraph_in_bold_is_no_heading_but_its_words_say_that_they_are_bold",
    ),
    "35 split runs, fields, breaks, signs, hidden text": (
        f"{WORD}/test_word_words.py::test_words_split_over_many_runs_are_one_stretch",
        f"{WORD}/test_word_words.py::test_of_a_field_only_what_it_shows_is_read",
        f"{WORD}/test_word_words.py::test_tabs_line_ends_and_hyphens",
        f"{WORD}/test_word_words.py::test_signs_of_known_fonts_are_told_in_unicode",
        f"{WORD}/test_word_unseen.py::test_hidden_words_are_counted_and_never_said",
        f"{WORD}/test_word_words.py::test_smart_tags_directions_and_marked_up_words_are_read",
    ),
    "36 tables": (
        f"{WORD}/test_word_tables.py::test_rows_that_are_repeated_on_every_page_are_the_head",
        f"{WORD}/test_word_tables.py::test_cells_reach_over_columns_and_rows",
        f"{WORD}/test_word_tables.py::test_a_table_of_one_cell_only_lays_out_a_page",
    ),
    "37 languages": (
        f"{WORD}/test_word_words.py::test_languages_are_told_run_by_run",
        f"{WORD}/test_word_words.py::test_words_from_right_to_left_have_the_language_and_looks_of_their_script",
        f"{WORD}/test_word_words.py::test_no_break_spaces_and_guillemets_stay",
    ),
    "38 markings that are there": (
        f"{WORD}/test_word_around.py::test_labels_and_properties_are_told_verbatim",
        f"{WORD}/test_word_around.py::test_a_watermark_is_told_as_one",
        "services/test_document_markings.py::test_what_has_no_mark_of_its_own_is_marked_as_the_document_is",
    ),
    "39 encrypted files, macros, what lies elsewhere": (
        f"{READERS}/test_formats.py::test_another_kind_of_file_is_told_and_what_to_do",
        f"{WORD}/test_word_around.py::test_a_picture_elsewhere_is_never_fetched",
        f"{READERS}/hostile/test_hostile.py::*",
    ),
    "40 other formats, bombs, path tricks": (
        f"{WORD}/test_container.py::test_what_is_no_plain_word_document_is_refused",
        f"{WORD}/test_container.py::test_more_than_is_read_at_once_is_refused_while_it_is_unpacked",
        f"{READERS}/hostile/test_hostile.py::*",
    ),
    "41 encodings and signs": (
        f"{READERS}/test_source.py::test_the_encoding_is_found_and_the_words_are_the_same",
        f"{READERS}/test_oddities.py::test_mixed_line_ends_are_flagged_where_they_change",
        f"{READERS}/test_oddities.py::test_a_header_repeated_on_every_page_is_flagged",
        f"{READERS}/html/test_web_page.py::test_a_page_is_read_in_the_encoding_it_states",
    ),
    "42 an empty section is a probable loss": (
        f"{READERS}/test_profiles.py::test_lost_sections_are_reported_not_taken_for_empty",
    ),
    "43 redacted bullets in cells, fused footnote signs": (
        f"{READERS}/test_structure.py::test_two_redacted_bullets_in_one_cell_are_two",
        f"{READERS}/html/test_web_page.py::test_lists_keep_level_and_number_and_redactions_their_scope",
        f"{READERS}/test_oddities.py::test_an_odd_line_is_flagged_where_it_is",
    ),
    "44 a newer edition of the same": (
        "services/test_imports.py::test_a_newer_edition_updates_and_keeps_what_says_the_same",
        "services/test_imports.py::test_a_text_an_officer_worked_on_is_left_as_it_is",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_every_case_has_tests_and_they_are_there(case: str) -> None:
    assert CASES[case]
    for named in CASES[case]:
        path, _, test = named.partition("::")
        assert test in names(path) or (test == "*" and names(path)), named


def test_no_case_is_forgotten() -> None:
    assert [int(case.split()[0]) for case in CASES] == list(range(1, 45))


@cache
def names(path: str) -> frozenset[str]:
    """The tests of a file and its classes of tests."""
    tree = ast.parse((TESTS / path).read_text(encoding="utf-8"))
    found = (node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef))
    return frozenset(name for name in found if name.lower().startswith("test"))
