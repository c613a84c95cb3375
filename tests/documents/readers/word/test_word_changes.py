"""Tracked changes (case 32): what was inserted or moved here is read, what is gone never."""

from __future__ import annotations

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

WHO = 'w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z"'


def ins(inside: str) -> str:
    return f"<w:ins {WHO}>{inside}</w:ins>"


def gone(words: str) -> str:
    return f'<w:del {WHO}><w:r><w:delText xml:space="preserve">{words}</w:delText></w:r></w:del>'


def mark(kind: str) -> str:
    return f"<w:rPr><w:{kind} {WHO}/></w:rPr>"


def test_inserted_words_are_read_and_deleted_ones_never() -> None:
    page = read(p(r("one "), gone("canary "), ins(r("two")), gone("canary"), ins(r(" three"))))
    assert said(page) == ["one two three"]
    assert codes(page) == [(1, "tracked-deletion"), (1, "tracked-insertion")]
    assert page.warnings[0].text.startswith("2 deletions")
    assert "canary" not in everything(page)


def test_words_deleted_as_words_are_never_read() -> None:
    page = read(p(r("a"), f"<w:del {WHO}>{r('canary')}<w:hyperlink>{r('canary')}</w:hyperlink></w:del>"))
    assert said(page) == ["a"]


def test_what_was_inserted_and_deleted_again_is_not_read() -> None:
    page = read(p(r("a"), ins(gone("canary")), ins(r("b"))))
    assert said(page) == ["ab"]
    assert "canary" not in everything(page)


def test_moved_words_are_read_where_they_are_now() -> None:
    body = p(r("a "), f"<w:moveFrom {WHO}>{r('moved')}</w:moveFrom>") + p(
        f'<w:moveToRangeStart {WHO} w:name="m"/>', f"<w:moveTo {WHO}>{r('moved')}</w:moveTo>", r(" b")
    )
    page = read(body)
    assert said(page) == ["a", "moved b"]
    assert codes(page) == [(2, "tracked-move")]


def test_a_paragraph_whose_mark_is_deleted_goes_on_in_the_next() -> None:
    styles = style("H", "heading 1")
    page = read(p("one ", properties=mark("del"), style="H") + p("two") + p("three"), styles=styles)
    assert said(page) == ["one two", "three"]
    assert [draft.level for draft in page.drafts] == [0, 0]
    assert page.lines == ["one two", "three"]


def test_a_deleted_paragraph_leaves_nothing() -> None:
    start = '<w:bookmarkStart w:id="9" w:name="_bGone"/><w:bookmarkEnd w:id="9"/>'
    page = read(p("one") + p(start, gone("canary"), properties=mark("del")) + p("two"))
    assert said(page) == ["one", "two"]
    assert page.lines == ["one", "two"]
    assert [draft.bookmarks for draft in page.drafts] == [(), ()]
    assert codes(page) == [(2, "tracked-deletion")]


def test_a_deleted_paragraph_at_the_end_is_reported_at_the_last_line() -> None:
    page = read(p("one") + p(gone("canary"), properties=mark("del")))
    assert said(page) == ["one"]
    assert codes(page) == [(1, "tracked-deletion")]


def test_a_paragraph_moved_away_leaves_nothing() -> None:
    body = p(f"<w:moveFrom {WHO}>{r('moved')}</w:moveFrom>", properties=mark("moveFrom")) + p("two")
    assert said(read(body)) == ["two"]


def test_an_inserted_mark_is_a_mark() -> None:
    page = read(p("one", properties=mark("ins")) + p("two"))
    assert said(page) == ["one", "two"]
    assert codes(page) == [(1, "tracked-insertion")]


def test_a_paragraph_without_mark_ends_at_a_table_all_the_same() -> None:
    page = read(p("one", properties=mark("del")) + table(["a", "b"], ["c", "d"]) + p("two"))
    assert said(page) == ["one", "a", "b", "c", "d", "two"]


def test_deleted_rows_are_not_read_and_inserted_ones_are() -> None:
    rows = (
        tr("a", "b"),
        tr(tc(p(gone("canary"))), "canary", properties=f"<w:del {WHO}/>"),
        tr("c", "d", properties=f"<w:ins {WHO}/>"),
    )
    page = read(table(*rows))
    assert cells(page.drafts[0]) == [[("a", 1, 1), ("b", 1, 1)], [("c", 1, 1), ("d", 1, 1)]]
    assert {code for _, code in codes(page)} == {"tracked-deletion", "tracked-insertion"}
    assert "canary" not in everything(page)


def test_deleted_cells_are_not_read() -> None:
    canary = tc(p("canary"), f"<w:cellDel {WHO}/>")
    page = read(table(tr("a", canary, "b"), tr("c", canary, "d")))
    assert said(page) == ["a", "b", "c", "d"]


def test_a_field_deleted_in_part_leaves_the_words_around_it() -> None:
    begin = (
        f'<w:del {WHO}><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        "<w:r><w:delInstrText>REF</w:delInstrText></w:r>"
    )
    separate = '<w:r><w:fldChar w:fldCharType="separate"/></w:r></w:del>'
    end = f'<w:del {WHO}><w:r><w:fldChar w:fldCharType="end"/></w:r></w:del>'
    assert said(read(p(r("a "), begin + separate, r("shown"), end, r(" b")))) == ["a shown b"]


def test_properties_before_a_change_are_never_read() -> None:
    before = f'<w:pPrChange {WHO}><w:pPr><w:pStyle w:val="H"/><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange>'
    page = read(p("a", properties=before), styles=style("H", "heading 1"))
    assert page.drafts[0].level == 0


def test_a_note_that_only_deleted_words_refer_to_is_never_read() -> None:
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    page = read(
        p(r("a"), f"<w:del {WHO}>{reference}</w:del>"),
        footnotes=f'<w:footnote w:id="2">{p("canary")}</w:footnote>',
    )
    assert said(page) == ["a"]
    assert "canary" not in everything(page)
