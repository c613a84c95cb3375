"""Tables of Word files (case 36): header rows, merged cells, lists and tables in cells, layout tables."""

from __future__ import annotations

from briefing_app.documents.readers.structured.drafts import TableDraft
from briefing_app.documents.readers.structured.grid import grid
from tests.documents.readers.word.making import (
    cells,
    codes,
    everything,
    p,
    r,
    read,
    said,
    style,
    table,
    tc,
    tr,
)

SPAN = '<w:gridSpan w:val="2"/>'
BEGINS, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
HEAD = "<w:tblHeader/>"


def test_rows_that_are_repeated_on_every_page_are_the_head() -> None:
    page = read(table(tr("A", "B", properties=HEAD), tr("c", "d"), tr("e", "f", properties=HEAD)))
    (draft,) = page.drafts
    assert isinstance(draft, TableDraft)
    assert draft.head == 1
    assert [[cell.heading for cell in row] for row in draft.rows] == [[True] * 2, [False] * 2, [False] * 2]


def test_a_switch_set_off_is_off() -> None:
    page = read(table(tr("A", "B", properties='<w:tblHeader w:val="0"/>'), tr("c", "d")))
    assert page.drafts[0].head == 0


def test_the_first_row_is_the_head_where_the_style_sets_it_off() -> None:
    first = '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>'
    styles = style("T", "Grid", first, "table") + style("U", "Plain", "", "table")

    def look(name: str, on: str) -> str:
        return f'<w:tblStyle w:val="{name}"/><w:tblLook w:val="{on}"/>'

    body = (
        table(["A", "B"], ["c", "d"], properties=look("T", "0420"))
        + p("x")
        + table(["A", "B"], ["c", "d"], properties=look("T", "0400"))
        + p("x")
        + table(["A", "B"], ["c", "d"], properties=look("U", "0420"))
    )
    assert [draft.head for draft in read(body, styles=styles).drafts if isinstance(draft, TableDraft)] == [
        1,
        0,
        0,
    ]


def test_cells_reach_over_columns_and_rows() -> None:
    page = read(
        table(
            tr(tc(p("A"), SPAN), tc(p("B"), BEGINS)),
            tr("c", "d", tc("", GOES_ON)),
            tr("e", "f", tc("", '<w:vMerge w:val="continue"/>')),
        )
    )
    (draft,) = page.drafts
    assert cells(draft) == [
        [("A", 1, 2), ("B", 3, 1)],
        [("c", 1, 1), ("d", 1, 1)],
        [("e", 1, 1), ("f", 1, 1)],
    ]
    assert [[said(cell.drafts) for cell in row] for row in grid(draft)][1] == [["c"], ["d"], []]


def test_words_in_a_cell_that_another_covers_are_hidden() -> None:
    page = read(table(tr(tc(p("A"), BEGINS), "b"), tr(tc(p("canary words"), GOES_ON), "c")))
    assert said(page) == ["A", "b", "c"]
    assert "canary" not in everything(page)
    assert [code for _, code in codes(page)] == ["hidden-text"]


def test_a_row_may_begin_and_end_inside_the_grid() -> None:
    late = '<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'
    page = read(table(tr("a", "b", "c"), tr("d", properties=late)))
    assert cells(page.drafts[0])[1] == [("", 1, 1), ("d", 1, 1), ("", 1, 1)]


def test_a_cell_holds_lists_and_tables() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
        '<w:lvlText w:val="-"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    listed = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    inner = table(["x", "y"], ["z", "w"])
    body = table(
        ["Issue", tc(p("[REDACTED]", properties=listed) + p("two", properties=listed))],
        ["a", tc(inner + p())],
    )
    (draft,) = read(body, numbering=numbering).drafts
    assert [item.item.shown for item in draft.rows[0][1].drafts] == ["-", "-"]
    assert isinstance(draft.rows[1][1].drafts[0], TableDraft)
    assert said([draft]) == ["Issue", "[REDACTED]", "two", "a", "x", "y", "z", "w"]


def test_controls_around_rows_and_cells_are_nothing() -> None:
    def control(inside: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>"

    body = table(control(control(tr("a", control(tc(p("b"))))) + tr("c", "d")))
    assert cells(read(body).drafts[0]) == [[("a", 1, 1), ("b", 1, 1)], [("c", 1, 1), ("d", 1, 1)]]


def test_a_table_of_one_cell_only_lays_out_a_page() -> None:
    page = read(table([tc(p("one") + p("two"))]))
    assert said(page) == ["one", "two"]
    assert not any(isinstance(draft, TableDraft) for draft in page.drafts)


def test_the_caption_above_a_table_is_its_own() -> None:
    caption = p(
        r("Table "), f'<w:fldSimple w:instr=" SEQ Table ">{r("3")}</w:fldSimple>', r(" Partners"), style="C"
    )
    page = read(p("Before") + caption + table(["a", "b"], ["c", "d"]), styles=style("C", "caption"))
    before, draft = page.drafts
    assert said([before]) == ["Before"]
    assert said(draft.caption) == ["Table 3 Partners"]
    assert (draft.first, draft.last) == (2, 6)


def test_lines_are_counted_through_cells_in_reading_order() -> None:
    page = read(p("0") + table(["a", "b"], ["c", ""]) + p("e"))
    assert page.lines == ["0", "a", "b", "c", "", "e"]
    assert (page.drafts[1].first, page.drafts[1].last, page.drafts[2].line) == (2, 5, 6)


def test_hidden_rows_are_not_read() -> None:
    page = read(table(tr("a", "b"), tr("canary", "canary", properties="<w:hidden/>"), tr("c", "d")))
    assert said(page) == ["a", "b", "c", "d"]
    assert [code for _, code in codes(page)] == ["hidden-text"]


def test_a_table_carries_the_bookmark_before_it() -> None:
    start = '<w:bookmarkStart w:id="1" w:name="_bTable"/>'
    end = '<w:bookmarkEnd w:id="1"/>'
    page = read(p("x") + start + table(["a", "b"], ["c", "d"]) + end + p("y"))
    assert [draft.bookmarks for draft in page.drafts] == [(), ("_bTable",), ()]


def test_one_cell_may_reach_over_rows_that_part_it_otherwise() -> None:
    both = SPAN + BEGINS
    page = read(table(tr(tc(p("A"), both), "b"), tr(tc("", GOES_ON), tc("", GOES_ON), "c"), ["d", "e", "f"]))
    assert cells(page.drafts[0])[:2] == [[("A", 2, 2), ("b", 1, 1)], [("c", 1, 1)]]
    assert [[said(cell.drafts) for cell in row] for row in grid(page.drafts[0])] == [
        [["A"], [], ["b"]],
        [[], [], ["c"]],
        [["d"], ["e"], ["f"]],
    ]


def test_tables_in_many_others_are_words_of_their_cell() -> None:
    def deep(draft: TableDraft) -> int:
        inner = [
            one for row in draft.rows for cell in row for one in cell.drafts if isinstance(one, TableDraft)
        ]
        return 1 + max(map(deep, inner), default=0)

    body = p("deepest")
    for _ in range(12):
        body = table(tr(tc(body + p()), "x"))
    (draft,) = read(body).drafts
    assert deep(draft) == 6
    assert said([draft]) == ["deepest", *["x"] * 12]


def test_a_bookmark_around_a_table_is_the_tables_where_word_begins_it_in_the_first_cell() -> None:
    table_start, start = (f'<w:bookmarkStart w:id="{n}" w:name="_b{n}"/>' for n in (1, 2))
    table_end, end = (f'<w:bookmarkEnd w:id="{n}"/>' for n in (1, 2))
    first = tc(p(table_start, start, r("a"), end))
    page = read(table(tr(first, "b"), ["c", "d"]) + p(table_end, r("y")))
    (draft, _) = page.drafts
    assert draft.bookmarks == ("_b1",)
    assert draft.rows[0][0].drafts[0].bookmarks == ("_b2",)
