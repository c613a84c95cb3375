"""Received redactions: every spelling is known, none is guessed, none is merged."""

from __future__ import annotations

import pytest

from briefing_app.documents.readers.redactions import find_redactions
from briefing_app.domain.reading import BlockKind
from briefing_app.domain.text import Marker


@pytest.fixture(scope="module")
def lexicon(lexicons):
    return lexicons.joined("en")


@pytest.mark.parametrize(
    ("spelled", "marker"),
    [
        ("[REDACTED]", Marker.REDACTED_CAPITALS),
        ("[Redacted]", Marker.REDACTED_TITLE),
        ("[redacted]", Marker.REDACTED_SMALL),
        ("[ REDACTED ]", Marker.REDACTED_SPACED),
        ("Redacted", Marker.REDACTED_BARE),
        ("[CAVIARDÉ]", Marker.CAVIARDE_CAPITALS),
        ("[CAVIARDE\u0301]", Marker.CAVIARDE_CAPITALS),
        ("[Caviardé]", Marker.CAVIARDE_TITLE),
        ("[caviardé]", Marker.CAVIARDE_SMALL),
        ("[EXPURGÉ]", Marker.EXPURGE),
        ("██████", Marker.BAR),
        ("XXXX", Marker.CROSSES),
        ("***", Marker.ASTERISKS),
        ("s.21(1)(a)", Marker.STAMP),
        ("21(1)(a)", Marker.STAMP),
        ("s. 19(1)", Marker.STAMP),
        ("15(1) - Int'l", Marker.STAMP),
        ("b5", Marker.STAMP),
        ("(b)(6)", Marker.STAMP),
    ],
)
def test_a_line_of_its_own_is_withheld_in_every_spelling(spelled, marker, read, at):
    block = at(
        read(f"A Title Here\n{spelled}\nWords of a paragraph that goes on for long enough to be one.\n"), 2
    )
    assert (block.kind, block.withheld, block.wholly, block.text) == (BlockKind.WITHHELD, 1, True, spelled)
    assert block.redactions[0].marker is marker


def test_a_redacted_item_is_an_item(binder, at):
    block = at(binder("redaction_forms.txt"), 19)
    assert (block.kind, block.wholly, block.text) == (BlockKind.ITEM, True, "[REDACTED].")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The plan is [REDACTED] and [REDACTED], as it was.", 2),
        ("[REDACTED][REDACTED]", 2),
        ("The sum of ████ was paid to XXXX in spring.", 2),
        ("The reason [s.21(1)(a)] was given.", 1),
        ("The reason is s.21(1)(a) for now.", 1),
        ("Call (b)(6) at noon.", 1),
        ("The REDACTED was shown.", 1),
        ("[REDACTED – s.15(1)] was here.", 1),
        ("[REDACTED without an end", 1),
        ("The answer was          and nobody minded.", 1),
        ("Under s. 19(1) of the Act names are kept.", 0),
        ("pursuant to s.15(1) names are kept", 0),
        ("see section 21(1)(a) for more", 0),
        ("It was redacted by hand.", 0),
        ("(C) and (U) are marks.", 0),
        ("X" * 3 + " Olympic games and XX of them", 0),
        ("**bold** and *italic*", 0),
        ("Vitamin b5 is one.", 0),
        ("Two  spaces   only", 0),
    ],
)
def test_inline_redactions_are_counted_and_law_is_left_alone(text, count, lexicon):
    assert len(find_redactions(text, lexicon)) == count


def test_neighbours_are_never_merged(binder, at):
    reading = binder("lakes.txt")
    assert [(at(reading, n).kind, at(reading, n).first, at(reading, n).last) for n in (24, 26)] == [
        (BlockKind.WITHHELD, 24, 24),
        (BlockKind.WITHHELD, 26, 26),
    ]


def test_neighbouring_lines_are_not_merged_in_markdown_either(read):
    reading = read("# A\n\n[REDACTED]\n[REDACTED]\nWords after it.\n", "a.md")
    assert [block.kind.value for block in reading.blocks] == ["title", "withheld", "withheld", "paragraph"]


def test_a_stamp_names_its_provision(lexicon):
    (mark,) = find_redactions("[REDACTED – s.21(1)(a)]", lexicon)
    assert mark.exemptions == {"atia:21(1)(a)"}


def test_a_notice_holds_no_redaction(binder):
    for name in ("rivers.txt", "lakes.txt", "canals.txt", "cahier.txt"):
        (notice,) = binder(name).blocks_of(BlockKind.NOTICE)
        assert (notice.withheld, notice.wholly) == (0, False)


def test_escaped_brackets_in_markdown_are_a_redaction(binder, at):
    block = at(binder("poster.md"), 40)
    assert (block.text, block.wholly, block.raw) == ("[REDACTED]", True, "- \\[REDACTED\\]")


def test_a_document_that_is_all_withheld_is_read(binder):
    assert [(b.kind.value, b.withheld) for b in binder("all_withheld.txt").blocks] == [
        ("withheld", 1),
        ("item", 1),
        ("withheld", 1),
    ]


def test_no_full_stop_is_added_or_taken(binder, at):
    reading = binder("rivers.txt")
    assert at(reading, 13).text.endswith("gates”, [REDACTED]")


@pytest.mark.parametrize(
    ("spelled", "marker"),
    [
        ("[Severed]", Marker.REDACTED_TITLE),
        ("(withheld)", Marker.REDACTED_SMALL),
        ("[WITHHELD – s. 15(1)]", Marker.REDACTED_CAPITALS),
        ("[\u00a0SEVERED ]", Marker.REDACTED_SPACED),
        ("REDACTED", Marker.REDACTED_CAPITALS),
        ("[expurgée]", Marker.EXPURGE),
        ("[caviardées]", Marker.CAVIARDE_SMALL),
        ("[Caviardée – art. 15(1)]", Marker.CAVIARDE_TITLE),
        ("[ CAVIARDÉS ]", Marker.CAVIARDE_CAPITALS),
    ],
)
def test_a_spelling_that_is_not_in_the_closed_list_is_known_by_the_nearest_that_is(spelled, marker, lexicon):
    text = f"The sum of {spelled} was paid."
    (mark,) = find_redactions(text, lexicon)
    assert (text[mark.start : mark.end], mark.marker) == (spelled, marker)


@pytest.mark.parametrize("spelled", ["redacted", "Redacted.", "  redacted ;"])
def test_the_bare_word_is_a_redaction_only_where_it_stands_alone(spelled, lexicon):
    (mark,) = find_redactions(spelled, lexicon)
    assert mark.marker is Marker.REDACTED_BARE
    assert spelled[mark.start : mark.end].casefold() == "redacted"
    assert find_redactions(f"It was {spelled} by hand", lexicon) == ()
