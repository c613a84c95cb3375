"""A withheld figure of a table that the figures left in it tell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing_app.bootstrap import Desk
from briefing_app.domain.hint import HintKind
from briefing_app.domain.text import SeveranceId, Table
from briefing_app.paths import resources_folder
from briefing_app.services.hinting.pieces import pieces_of
from briefing_app.services.hinting.tables import told_in
from briefing_app.services.hinting.words import HintWords, load_hint_words
from briefing_app.ui.sentences import shown
from tests.effort import seconds
from tests.services.test_editions import sever
from tests.services.test_free_words import obstacles
from tests.services.test_notes import meeting

from .tables import a_table, add_table, cells_held

HELD = SeveranceId("s")
PAID = [
    ["Country", "2024", "2025", "Total"],
    ["Norway", "1,200", "300", "1,500"],
    ["Chile", "450", "55", "505"],
    ["Ghana", "70", "7", "77"],
    ["Total", "1,720", "362", "2,082"],
]


@pytest.fixture(scope="module")
def words() -> HintWords:
    return load_hint_words(resources_folder() / "lexicon")


def told(table: Table, held: list[tuple[int, int]], words: HintWords) -> tuple[tuple[int, int], ...]:
    return told_in(tuple(pieces_of((cells_held(table, held, HELD),))), words)


def test_nothing_is_told_where_nothing_is_withheld(words: HintWords) -> None:
    assert told(a_table(PAID), [], words) == ()


def test_a_cell_is_told_by_the_total_of_its_row_or_column(words: HintWords) -> None:
    assert told(a_table(PAID), [(3, 2)], words) == ((3, 2),)


def test_two_cells_of_a_row_are_told_by_the_totals_of_their_columns(words: HintWords) -> None:
    assert told(a_table(PAID), [(3, 2), (3, 3)], words) == ((3, 2), (3, 3))


def test_a_withheld_total_is_told_by_what_it_is_of(words: HintWords) -> None:
    assert told(a_table(PAID), [(5, 2)], words) == ((5, 2),)


def test_one_cell_after_the_other_is_told(words: HintWords) -> None:
    """The second is told only once the first is known."""
    assert told(a_table(PAID), [(3, 2), (3, 3), (4, 3)], words) == ((3, 2), (3, 3), (4, 3))


def test_a_square_of_cells_is_not_told(words: HintWords) -> None:
    assert told(a_table(PAID), [(3, 2), (3, 3), (4, 2), (4, 3)], words) == ()


def test_where_the_total_is_withheld_too_nothing_is_told(words: HintWords) -> None:
    one_column = [[row[0], row[1]] for row in PAID]
    assert told(a_table(one_column), [(3, 2), (5, 2)], words) == ()
    assert told(a_table(one_column), [(3, 2)], words) == ((3, 2),)


def test_a_whole_column_without_totals_of_rows_is_not_told(words: HintWords) -> None:
    three = [row[:3] for row in PAID]
    assert told(a_table(three), [(y, 3) for y in range(2, 6)], words) == ()


@pytest.mark.parametrize(
    ("rows", "held"),
    [
        ([["Pays", "Part"], ["A", "45 %"], ["B", "30 %"], ["C", "25 %"]], (3, 2)),
        ([["Pays", "Part"], ["A", "45,5 %"], ["B", "54,5 %"]], (2, 2)),
        ([["Country", "Share"], ["A", "33%"], ["B", "33%"], ["C", "33%"]], (4, 2)),
    ],
)
def test_shares_of_a_hundred_tell_the_one_that_is_withheld(
    rows: list[list[str]], held: tuple[int, int], words: HintWords
) -> None:
    assert told(a_table(rows), [held], words) == (held,)


def test_percentages_that_are_no_shares_of_a_hundred_tell_nothing(words: HintWords) -> None:
    rows = [["Country", "Agree"], ["A", "45%"], ["B", "70%"], ["C", "25%"]]
    assert told(a_table(rows), [(3, 2)], words) == ()


def test_an_amount_is_told_by_its_share_of_a_total(words: HintWords) -> None:
    rows = [
        ["Country", "Amount", "Share"],
        ["A", "1,234", "41%"],
        ["B", "1,076", "36%"],
        ["C", "689", "23%"],
        ["Total", "2,999", ""],
    ]
    assert told(a_table(rows), [(2, 2), (3, 2)], words) == ((2, 2), (3, 2))
    assert told(a_table(rows), [(2, 2), (3, 2), (2, 3), (3, 3)], words) == ()


def test_small_figures_that_happen_to_add_up_tell_nothing(words: HintWords) -> None:
    rows = [["Item", "a", "b", "c"], ["A", "1", "2", "3"], ["B", "4", "9", "5"]]
    assert told(a_table(rows), [(2, 2)], words) == ()


def test_a_total_of_one_row_is_no_sum(words: HintWords) -> None:
    """What is withheld stands free as its total, which stops the edition: that is no hint."""
    assert told(a_table([["Country", "2024"], ["A", "4,500"], ["Total", "4,500"]]), [(2, 2)], words) == ()


def test_subtotals_and_a_grand_total_tell(words: HintWords) -> None:
    rows = [["", "CAD"], ["A", "10"], ["B", "20"], ["Subtotal", "30"], ["C", "5"], ["D", "6"],
            ["Subtotal", "11"], ["Grand total", "41"]]  # fmt: skip
    assert told(a_table(rows), [(5, 2)], words) == ((5, 2),)
    assert told(a_table(rows), [(2, 2), (5, 2)], words) == ((2, 2), (5, 2))
    assert told(a_table(rows), [(2, 2), (4, 2)], words) == ((2, 2), (4, 2))
    assert told(a_table(rows), [(2, 2), (3, 2), (4, 2)], words) == ((4, 2),)
    assert told(a_table(rows), [(2, 2), (3, 2)], words) == ()


def test_years_are_no_sums(words: HintWords) -> None:
    assert told(a_table([["a", "b", "c"], ["1900", "1901", "2020"]]), [(2, 2)], words) == ()


def test_tables_without_figures_with_empty_cells_and_of_one_cell_tell_nothing(words: HintWords) -> None:
    assert told(a_table([["x"]], header_rows=0), [(1, 1)], words) == ()
    assert told(a_table([["a", ""], ["", "b"]]), [(2, 2)], words) == ()
    assert told(a_table([["100"], ["200"]], header_rows=0), [(1, 1)], words) == ()


def test_several_passages_in_a_cell_are_no_figure(words: HintWords) -> None:
    table = a_table(PAID)
    first = table.rows[1].cells[1]
    twice = replace(first, blocks=(*first.blocks, *a_table([["and 5"]]).rows[0].cells[0].blocks))
    rows = list(table.rows)
    rows[1] = replace(rows[1], cells=(rows[1].cells[0], twice, *rows[1].cells[2:]))
    assert told(replace(table, rows=tuple(rows)), [(2, 3)], words) == ((2, 3),)
    assert told(replace(table, rows=tuple(rows)), [(2, 2)], words) == ()


def test_a_table_in_a_cell_is_read_as_words_of_that_cell(words: HintWords) -> None:
    table = a_table(PAID)
    inner = replace(table.rows[1].cells[1], blocks=(a_table([["5", "6"]]),))
    rows = list(table.rows)
    rows[1] = replace(rows[1], cells=(rows[1].cells[0], inner, *rows[1].cells[2:]))
    assert told(replace(table, rows=tuple(rows)), [(3, 2)], words) == ((3, 2),)


def test_a_huge_table_costs_no_more_than_its_cells(words: HintWords) -> None:
    rows = [["n", *(f"c{x}" for x in range(20))]]
    rows += [[str(y), *(str(1000 + 7 * x + y) for x in range(20))] for y in range(500)]
    rows.append(["Total", *(str(sum(1000 + 7 * x + y for y in range(500))) for x in range(20))])
    table = a_table(rows)
    assert told(table, [(30, 5)], words) == ((30, 5),)
    assert seconds(lambda: told(table, [(30, 5)], words), 5) < 5


def test_in_a_note_the_cell_is_told_and_led_to(desk: Desk) -> None:
    note = meeting(desk, "HC")
    table = add_table(desk, note.number, "engagement", PAID)
    sever(desk, note, "450", "engagement")
    assert obstacles(desk, note) == []
    (hint,) = desk.hints.of_note(note.number)
    assert (hint.kind, hint.block) == (HintKind.NUMBER, table)
    assert hint.passage is not None
    assert str(hint) == (
        "“Engagement”, passage 2: what is withheld in row 3, column 2 can be worked out from the figures "
        "left in the table."
    )
    assert shown(str(hint), "fr") == (
        "«\u00a0Engagement\u00a0», passage 2\u00a0: ce qui est prélevé à la ligne 3, colonne 2 peut se "
        "déduire des chiffres laissés dans le tableau."
    )


def test_a_row_withheld_whole_is_told_too(desk: Desk) -> None:
    note = meeting(desk, "HC")
    add_table(desk, note.number, "engagement", PAID)
    for said in ("1,200", "1,500"):
        sever(desk, note, said, "engagement")
    assert [one.kind for one in desk.hints.of_note(note.number)] == [HintKind.NUMBER] * 2
