"""A table that a text edition printed is a table again, and its padding is nothing that was taken out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.documents.writers.text import write_text
from briefing_app.domain.reading import BlockKind, Reading
from briefing_app.domain.text import BlockId, Cell, Marker, Paragraph, Row, Run, Scope, Table, Withheld
from tests.documents.example_editions import paragraph, public, wording

Read = Callable[..., Reading]
GAP = " " * 12


def received(reading: Reading) -> int:
    return sum(block.withheld for block in reading.blocks)


def shown(text: str) -> int:
    return sum(text.count(word) for word in ("[REDACTED", "[CAVIARDÉ"))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_public_edition_has_as_many_redactions_as_it_shows(read: Read, language: str) -> None:
    text = write_text(public(language), wording(language), {}).decode()
    reading = read(text.encode(), name="a.txt")
    assert received(reading) == shown(text) == 7
    tables = [block for block in reading.blocks if block.kind is BlockKind.TABLE]
    assert [[cell.text for cell in block.rows[1]] for block in tables] == [
        ["When", "17 December 2026, 14:30 to 15:15"],
        ["Canada", "2025–2026", "$165,000"],
    ]


WORD = st.sampled_from(["", "Chair", "May 2020", "$1,240,000", "12", "Who came, and why", "x"])
REDACTED = Withheld(marker=Marker.REDACTED_CAPITALS, scope=Scope.CELL)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table of words, numbers, nothing and redactions; its first column names its rows."""
    width, height = draw(st.integers(2, 4)), draw(st.integers(2, 5))

    def cell(row: int, column: int) -> Cell:
        said = draw(st.one_of(st.just(REDACTED), WORD)) if column else f"Row {'n' * draw(st.integers(1, 9))}"
        if said == "":
            return Cell(blocks=())
        content = (said,) if isinstance(said, Withheld) else (Run(said),)
        return Cell(blocks=(Paragraph(id=BlockId(f"c{row}-{column}"), content=content),))

    rows = tuple(Row(tuple(cell(row, column) for column in range(width))) for row in range(height))
    return Table(id=BlockId("t"), rows=rows, columns=(frozenset(),) * width, header_rows=1)


@given(table=tables(), beside=st.booleans())
def test_no_padding_of_any_printed_table_is_counted(read: Read, table: Table, *, beside: bool) -> None:
    blocks = (paragraph("before", "Before."), table, *([paragraph("after", "After.")] if beside else []))
    text = write_text(public("en", blocks), wording("en"), {}).decode()
    assert received(read(text)) == shown(text), text


def test_rows_without_headings_are_a_table_where_all_begin_anew_in_one_column(read: Read) -> None:
    (block,) = read(b"With whom  Ms. Obi\nWhen       In May\nTo         (nobody)", name="a.txt").blocks
    assert [[cell.text for cell in row] for row in block.rows] == [
        ["With whom", "Ms. Obi"],
        ["When", "In May"],
        ["To", "(nobody)"],
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"The fee was paid by{GAP}in May.",
        f"The fee was paid by{GAP}in May.\nIt was agreed that{GAP}would go.",
        f"Paid.  It was all that was left of it\nand so we{GAP * 2}went home.",
        f"The fee of{GAP}was paid.\n\nThe fee of{GAP}was paid again.",
    ],
)
def test_white_space_that_stands_in_for_words_is_still_a_redaction(read: Read, text: str) -> None:
    assert received(read(text.encode(), name="a.txt")) == text.count(GAP + "i") + text.count(GAP + "w")


@pytest.mark.parametrize(
    "text",
    [
        "The chair said that  Canada would pay\nThe answer of        is not known yet",
        "Seats were promised to           30\nSeats were promised to           42",
        "Chair held by            2018\nChair held by            2019",
    ],
)
def test_two_lines_with_words_taken_out_at_the_same_place_are_no_table(read: Read, text: str) -> None:
    reading = read(text.encode(), name="a.txt")
    assert received(reading)
    assert "gap-in-line" in {one.code for one in reading.warnings}


@pytest.mark.parametrize("last", ["To         (nobody)", "To         30"])
def test_words_in_columns_that_no_line_shows_are_told(read: Read, last: str) -> None:
    reading = read(f"With whom  Ms. Obi\nWhen       In May\n{last}".encode(), name="a.txt")
    assert [one.line for one in reading.warnings if one.code == "columns-of-words"] == [1]


def test_columns_under_a_line_of_dashes_are_no_oddity(read: Read) -> None:
    reading = read(b"Who      When\n-------  --------\nMs. Obi  In May", name="a.txt")
    assert [block.rule for block in reading.blocks] == ["printed-table"]
    assert not reading.warnings


def test_blanks_in_every_line_cost_no_more_than_they_are_long(read: Read) -> None:
    text = "\n".join(["word   " + "x   " * (number % 3 + 1) for number in range(3000)])
    assert sum(block.last - block.first + 1 for block in read(text.encode(), name="a.txt").blocks) == 3000
