"""Lists count as they should, and tables are tables."""

from __future__ import annotations

from dataclasses import replace

from briefing_app.domain.text import (
    Run,
    SeveranceId,
)
from tests.documents.docx_reading import (
    W,
    part,
    words,
)
from tests.documents.example_editions import (
    item,
    paragraph,
    public,
    table,
    template,
)
from tests.documents.writers.word.test_writer import body_paragraphs, of, written

# ---- lists


def numbers_of(data: bytes) -> list[tuple[str, str, str]]:
    """List, level and words of each item."""
    found = []
    for one in part(data).iter(f"{W}p"):
        place = one.find(f"{W}pPr/{W}numPr")
        if place is not None:
            level, number = place.find(f"{W}ilvl"), place.find(f"{W}numId")
            found.append((number.get(f"{W}val"), level.get(f"{W}val"), words(one)))
    return found


def starts_of(data: bytes) -> dict[str, tuple[str, str]]:
    """Level and first number of each list that has one of its own."""
    numbering = part(data, "word/numbering.xml")
    return {
        one.get(f"{W}numId"): (override.get(f"{W}ilvl"), override.find(f"{W}startOverride").get(f"{W}val"))
        for one in numbering.iter(f"{W}num")
        for override in one.iter(f"{W}lvlOverride")
    }


def test_each_numbered_list_begins_anew():
    data = of(
        item("a", 1, "one", numbered=True),
        item("b", 1, "two", numbered=True),
        paragraph("p", "Between."),
        item("c", 1, "one again", numbered=True),
    )
    lists = [number for number, _, _ in numbers_of(data)]
    assert lists[0] == lists[1] != lists[2]
    assert starts_of(data)[lists[2]] == ("0", "1")


def test_a_list_begins_at_the_number_it_states():
    data = of(item("a", 1, "seven", numbered=True, start=7), item("b", 1, "eight", numbered=True))
    lists = [number for number, _, _ in numbers_of(data)]
    assert lists[0] == lists[1]
    assert starts_of(data)[lists[0]] == ("0", "7")


def test_a_list_inside_a_list_is_on_a_deeper_level_and_begins_anew_under_each_item():
    data = of(
        item("a", 1, "first"),
        item("b", 2, "inside", numbered=True),
        item("c", 1, "second"),
        item("d", 2, "inside again", numbered=True),
    )
    found = numbers_of(data)
    assert [level for _, level, _ in found] == ["0", "1", "0", "1"]
    assert found[1][0] != found[3][0]
    assert starts_of(data)[found[3][0]] == ("1", "1")


def test_a_severed_item_keeps_its_number_in_both_editions():
    points = [
        one for one in numbers_of(written(public())) if one[2].startswith(("Thank", "Ask", "[REDACTED"))
    ]
    assert [words_ for *_, words_ in points] == [
        "Thank the Director General for the visit to Halifax.",
        "Ask for the draft of the work plan before 15 January.",
        "[REDACTED – s. 19(1)]",
    ]
    assert len({number for number, *_ in points}) == 1


# ---- tables


def test_the_header_row_repeats_and_rows_stay_whole():
    rows = list(part(of(table("t", [["A", "B"], ["1", "2"]]))).iter(f"{W}tr"))
    assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
    assert rows[1].find(f"{W}trPr/{W}tblHeader") is None
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_a_row_breaks_over_pages_where_one_of_its_cells_is_tall_and_not_where_all_together_are():
    tall, shorter = "word " * 150, "word " * 90
    data = of(table("t", [["A", "B"], [shorter, shorter], [tall, "1"]]))
    stays = [one.find(f"{W}trPr/{W}cantSplit") is not None for one in part(data).iter(f"{W}tr")]
    assert stays == [True, True, False]


def test_points_and_numbers_that_take_turns_on_one_level_keep_their_styles():
    data = of(*(item(one, 1, one, numbered=one in "bd") for one in "abcd"))
    assert [style for style, _ in body_paragraphs(data)] == ["ListBullet", "ListNumber"] * 2


def test_row_headings_are_bold_and_known_to_screen_readers():
    data = of(table("t", [["When", "Monday"], ["Where", "Ottawa"]], header_rows=0, header_columns=1))
    assert [style for style, _ in body_paragraphs(data)] == ["TableHeading", "TableText"] * 2
    assert "RowTitle_1" in {one.get(f"{W}name") for one in part(data).iter(f"{W}bookmarkStart")}


def test_a_caption_stands_above_its_table():
    data = of(table("t", [["A"], ["1"]], caption=(Run("What it costs"),)))
    assert body_paragraphs(data)[0] == ("Caption", "What it costs")


def test_numbers_stand_on_the_right_and_years_do_not():
    data = of(table("t", [["Amount", "Year"], ["$1,200", "2025"], ["", "2026"], ["30 000 $", "2027"]]))
    right = [words(one) for one in part(data).iter(f"{W}p") if one.find(f"{W}pPr/{W}jc") is not None]
    assert right == ["Amount", "$1,200", "", "30 000 $"]


def test_every_cell_ends_with_a_paragraph_and_the_grid_fits():
    inner = table("n", [["x", "y"]])
    outer = table("t", [["A", "B"], ["", "w"]])
    cell = replace(outer.rows[1].cells[0], blocks=(inner,))
    outer = replace(outer, rows=(outer.rows[0], replace(outer.rows[1], cells=(cell, outer.rows[1].cells[1]))))
    root = part(of(outer))
    assert all(one[-1].tag == f"{W}p" for one in root.iter(f"{W}tc"))
    for one in root.iter(f"{W}tbl"):
        columns = len(one.findall(f"{W}tblGrid/{W}gridCol"))
        assert {len(row.findall(f"{W}tc")) for row in one.findall(f"{W}tr")} == {columns}


def test_two_tables_one_after_the_other_stay_two():
    data = of(table("t", [["A"], ["1"]]), table("u", [["B"], ["2"]]))
    children = [one.tag for one in part(data).find(f"{W}body") if one.tag in (f"{W}tbl", f"{W}p")]
    assert children[3:] == [f"{W}tbl", f"{W}p", f"{W}tbl"]


def test_a_wide_table_is_set_smaller_and_keeps_to_the_page():
    wide = table("t", [["Country", *(f"Indicator{n}" for n in range(11))], ["Norland", *("12,345",) * 11]])
    data = of(wide)
    widths = [int(one.get(f"{W}w")) for one in part(data).iter(f"{W}gridCol")]
    assert sum(widths) == template().page.text_width
    assert min(widths) > 0
    assert {style for style, _ in body_paragraphs(data)} == {"TableHeadingSmall", "TableTextSmall"}


def test_the_widths_of_a_public_table_tell_nothing_of_what_was_severed():
    def widths(severed: str) -> list[str]:
        money = table("t", [["Payer", "Amount"], ["Norland", severed]])
        cell = replace(money.rows[1].cells[1], severances=frozenset({SeveranceId("s-amount")}))
        rows = (money.rows[0], replace(money.rows[1], cells=(money.rows[1].cells[0], cell)))
        data = written(public(blocks=(replace(money, rows=rows),)))
        return [one.get(f"{W}w") for one in part(data).iter(f"{W}gridCol")]

    assert widths("$1") == widths("one hundred and sixty-five thousand dollars, in two parts")
