"""Plain text: readable as it is, marked above and below, every word in it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

from briefing_app.documents.writers.characters import permitted
from briefing_app.documents.writers.text import write_text
from briefing_app.domain.edition import InternalEdition, PublicEdition, internal_edition
from briefing_app.domain.text import HardBreak, Run, SeveranceId, Text, Withheld, contents, walk
from tests import strategies
from tests.documents.docx_reading import squeezed
from tests.documents.example_editions import (
    CANARY,
    front,
    internal,
    item,
    note,
    paragraph,
    public,
    table,
    wording,
)


def sheet(edition: InternalEdition | PublicEdition) -> str:
    return write_text(edition, wording(edition.language), {}).decode()


def of(*blocks: object) -> str:
    """The text of some blocks, without what stands above and below."""
    text = sheet(internal(blocks=blocks, contents_depth=0))  # type: ignore[arg-type]  # blocks, built by the tests
    return text.split("December 2, 2026\n\n")[1].removesuffix("\n\nPROTECTED B\n")


def test_the_banner_is_the_first_and_the_last_line():
    lines = sheet(public("fr")).splitlines()
    assert lines[0] == lines[-1] == "NON CLASSIFIÉ"
    assert lines[2:6] == [
        "Meeting with the Northern Migration Forum",
        "=" * 41,
        "Geneva, 17 December 2026",
        "2026-0042 · 2 décembre 2026",
    ]


def test_a_severed_word_is_not_in_the_public_text():
    assert CANARY in sheet(internal())
    assert CANARY not in sheet(public())


def test_severed_words_stand_between_signs_with_their_flag_behind():
    held = frozenset({SeveranceId("s-amount")})
    assert of(paragraph("p", "To ", Run("five ", severances=held), Run("million", severances=held), ".")) == (
        "To ⟦five million⟧ [s. 15(1) proposed]."
    )


def test_items_are_numbered_and_indented():
    said = of(
        item("a", 1, "one", numbered=True, start=3),
        item("b", 2, "inside"),
        item("c", 1, "two", HardBreak(), "lines", numbered=True),
        paragraph("p", "After."),
        item("d", 1, "anew", numbered=True),
    )
    assert said.splitlines() == ["3. one", "   - inside", "4. two", "   lines", "", "After.", "", "1. anew"]


def test_a_narrow_table_is_set_in_columns_with_numbers_on_the_right():
    said = of(table("t", [["Payer", "Amount"], ["Norland", "$5"], ["Sudland", "$1,200"]]))
    assert said.splitlines() == ["Payer    Amount", "-------  ------", "Norland      $5", "Sudland  $1,200"]


def test_a_wide_table_is_a_record_for_each_row():
    said = of(table("t", [["Name", "Post", "Words"], ["A", "B", "w " * 60], ["C", "", "x"]]))
    assert said.splitlines() == [
        "Name: A",
        "Post: B",
        f"Words: {('w ' * 60).strip()}",
        "",
        "Name: C",
        "Words: x",
    ]


def test_a_table_of_two_columns_without_a_header_reads_as_label_and_value():
    wide = table("t", [["When", "Monday"], ["Purpose", "p" * 120]], header_rows=0, header_columns=1)
    assert of(wide).splitlines() == ["When: Monday", f"Purpose: {'p' * 120}"]
    assert "With whom       Ms. Adaeze Obi" in sheet(internal(blocks=front(), contents_depth=0))


def test_footnotes_stand_at_the_end():
    text = sheet(internal())
    assert "sits in Geneva[1]." in text
    assert "Notes\n-----\n[1] Five staff, two of them seconded; see the charter (https://example.org/" in text


def test_an_address_is_printed_behind_the_words_that_lead_there():
    assert of(paragraph("p", Run("site", link="https://a.org/x"))) == "site (https://a.org/x)"
    assert of(paragraph("p", Run("https://a.org/x", link="https://a.org/x"))) == "https://a.org/x"
    assert of(paragraph("p", Run("x", link="javascript:y"))) == "x"


def test_a_redaction_reads_as_a_word():
    assert of(paragraph("p", "a ", Withheld(), " b")) == "a [REDACTED] b"


def test_an_empty_note_is_its_title():
    assert sheet(replace(internal(blocks=()), banner="", subtitle="", number="", date="")) == (
        "Meeting with the Northern Migration Forum\n" + "=" * 41 + "\n"
    )


@given(strategies.texts)
@settings(max_examples=60)
def test_any_text_is_there_word_for_word(text: Text):
    edition = internal_edition(note(blocks=text, contents_depth=2), strategies.SCHEME, {})
    said = squeezed(sheet(edition))
    for block in walk(text):
        for piece in contents(block):
            for part in piece:
                if isinstance(part, Run) and part.text.strip():
                    assert squeezed(permitted(part.text)) in said
