"""The words of Word files: runs, fields, links, breaks, signs, languages (cases 35 and 37)."""

from __future__ import annotations

import pytest

from briefing_app.documents.readers.structured.parts import LINE_END, Look, Said
from tests.documents.readers.word.making import codes, everything, p, r, read, said, style, words

FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
BEGIN, SEPARATE, END = (FIELD.format(kind) for kind in ("begin", "separate", "end"))


def asks(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def field(text: str, *shown: str) -> str:
    return f"{BEGIN}{asks(text)}{SEPARATE}{''.join(shown)}{END}"


def one(*runs: str, **given: object) -> list[object]:
    """The parts of the one paragraph that some runs make."""
    (draft,) = read(p(*runs), **given).drafts
    return draft.parts


# ---- runs


def test_words_split_over_many_runs_are_one_stretch() -> None:
    runs = (
        '<w:r w:rsidR="00A1"><w:t>Mig</w:t></w:r><w:proofErr w:type="spellStart"/>'
        '<w:r w:rsidR="00A2"><w:t>ration</w:t></w:r><w:proofErr w:type="spellEnd"/>'
        '<w:r><w:lastRenderedPageBreak/><w:t xml:space="preserve"> Five</w:t></w:r>'
    )
    assert one(runs) == [Said("Migration Five", Look())]


def test_blanks_at_the_edges_of_a_run_count_only_where_they_are_kept() -> None:
    assert said(read(p("<w:r><w:t> one </w:t></w:r><w:r><w:t>two</w:t></w:r>"))) == ["onetwo"]
    assert said(read(p(r(" one "), r("two")))) == ["one two"]


def test_bold_and_italic_are_told_run_by_run() -> None:
    assert one(r("a", "<w:b/>"), r("b", "<w:i/>"), r("c", '<w:b w:val="0"/>')) == [
        Said("a", Look(bold=True)),
        Said("b", Look(italic=True)),
        Said("c", Look()),
    ]


def test_bold_of_a_style_and_of_the_style_it_stands_in_is_none() -> None:
    bold = "<w:rPr><w:b/></w:rPr>"
    styles = style("P", "Loud", bold) + style("C", "Strong", bold, "character") + style("Q", "Calm")
    body = p(r("a", '<w:rStyle w:val="C"/>'), r("b"), r("c", "<w:b/>"), style="P")
    looks = [part.look.bold for part in read(body, styles=styles).drafts[0].parts]
    assert looks == [False, True]
    calm = p(r("a", '<w:rStyle w:val="C"/>'), style="Q")
    assert read(calm, styles=styles).drafts[0].parts == [Said("a", Look(bold=True))]


def test_a_style_may_switch_off_what_its_base_switches_on() -> None:
    styles = style("A", "A", "<w:rPr><w:b/></w:rPr>", "character") + style(
        "B", "B", '<w:rPr><w:b w:val="0"/></w:rPr>', "character", based_on="A"
    )
    assert one(r("a", '<w:rStyle w:val="B"/>'), styles=styles) == [Said("a", Look())]


def test_looks_before_a_tracked_change_are_not_looks() -> None:
    change = '<w:rPrChange w:id="1" w:author="x"><w:rPr><w:b/><w:vanish/></w:rPr></w:rPrChange>'
    assert one(r("a", change)) == [Said("a", Look())]


def test_smart_tags_directions_and_marked_up_words_are_read() -> None:
    runs = (
        f'<w:smartTag w:uri="u" w:element="place"><w:smartTag w:element="city">{r("Geneva")}</w:smartTag>'
        f'</w:smartTag><w:customXml w:element="x">{r(", ")}</w:customXml><w:dir w:val="ltr">'
        f'<w:bdo w:val="ltr">{r("Bern")}</w:bdo></w:dir>'
    )
    assert said(read(p(runs))) == ["Geneva, Bern"]


def test_of_words_with_their_reading_above_both_are_read() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{r('toukyou')}</w:rt><w:rubyBase>{r('東京')}</w:rubyBase></w:ruby></w:r>"
    assert said(read(p(ruby, r(" today")))) == ["東京 (toukyou) today"]


@pytest.mark.parametrize("above", [r(" "), r("canary", "<w:vanish/>"), ""])
def test_where_nothing_is_to_be_seen_above_words_there_are_no_brackets(above: str) -> None:
    ruby = f"<w:r><w:ruby><w:rt>{above}</w:rt><w:rubyBase>{r('東京')}</w:rubyBase></w:ruby></w:r>"
    assert said(read(p(ruby))) == ["東京"]


# ---- signs


def test_tabs_line_ends_and_hyphens() -> None:
    runs = "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t></w:r>"
    hyphens = "<w:r><w:t>e</w:t><w:noBreakHyphen/><w:t>f</w:t><w:softHyphen/><w:t>g</w:t></w:r>"
    page = read(p(runs, hyphens))
    assert page.drafts[0].parts == [
        Said("a\tb", Look()),
        LINE_END,
        Said("c", Look()),
        LINE_END,
        Said("de\u2011fg", Look()),
    ]
    assert page.lines == ["a\tb\vc\vde\u2011fg"]


def test_a_page_break_parts_words_and_loses_none() -> None:
    page_break = '<w:r><w:br w:type="page"/></w:r>'
    assert said(read(p(r("a"), page_break, r("b")) + p(page_break, r("c")) + p(r("d"), page_break))) == [
        "a\nb",
        "c",
        "d",
    ]


def test_no_break_spaces_and_guillemets_stay() -> None:
    assert said(read(p("«\u00a0Cinq\u202f% »"))) == ["«\u00a0Cinq\u202f% »"]


def test_signs_of_known_fonts_are_told_in_unicode() -> None:
    def sign(font: str, code: str) -> str:
        return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'

    runs = (
        sign("Symbol", "F061"),
        sign("Wingdings", "F0FC"),
        sign("Wingdings", "F0E0"),
        sign("Symbol", "F0B7"),
    )
    page = read(p(*runs))
    assert said(page) == ["\u03b1✓→•"]
    assert not page.warnings


def test_a_sign_that_is_not_known_is_reported() -> None:
    page = read(p(r("a"), '<w:r><w:sym w:font="Ours" w:char="F0AA"/></w:r>'))
    assert said(page) == ["a\ufffd"]
    assert codes(page) == [(1, "unknown-symbol")]


def test_letters_set_in_a_font_of_signs_are_signs() -> None:
    assert said(read(p(r("ü", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'), r(" done")))) == [
        "✓ done"
    ]


# ---- links and languages


def test_links_lead_outside_and_nowhere_else() -> None:
    def link(rest: str, shown: str) -> str:
        return f"<w:hyperlink {rest}>{r(shown)}</w:hyperlink>"

    links = {"web": "https://example.org/a", "mail": "mailto:a@example.org", "file": "file:///etc/passwd"}
    body = p(
        link('r:id="web"', "a"),
        link('r:id="web" w:anchor="part"', "b"),
        link('r:id="mail"', "c"),
        link('r:id="file"', "d"),
        link('w:anchor="here"', "e"),
        link('r:id="none"', "f"),
    )
    found = [(part.text, part.look.link) for part in read(body, links=links).drafts[0].parts]
    assert found == [
        ("a", "https://example.org/a"),
        ("b", "https://example.org/a#part"),
        ("c", "mailto:a@example.org"),
        ("def", None),
    ]


def test_a_field_that_is_a_link_is_one() -> None:
    runs = field(' HYPERLINK "https://example.org/x" \\o "tip" ', r("a"), r("b", "<w:b/>")), r("c")
    assert one(*runs) == [
        Said("a", Look(link="https://example.org/x")),
        Said("b", Look(bold=True, link="https://example.org/x")),
        Said("c", Look()),
    ]


def test_a_field_that_leads_to_a_place_in_the_document_is_words() -> None:
    assert one(field(' HYPERLINK \\l "part" ', r("a"))) == [Said("a", Look())]


def test_languages_are_told_run_by_run() -> None:
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-CA"/></w:rPr></w:rPrDefault></w:docDefaults>'
    )
    runs = r("the "), r("bureau", '<w:lang w:val="fr-CA"/>')
    assert [part.look.language for part in one(*runs, styles=styles)] == ["en", "fr"]


def test_words_from_right_to_left_have_the_language_and_looks_of_their_script() -> None:
    look = '<w:bCs/><w:i/><w:rtl/><w:lang w:val="en-CA" w:bidi="ar-SA"/>'
    assert one(r("سلام", look)) == [Said("سلام", Look(bold=True, language="ar"))]


# ---- fields


def test_of_a_field_only_what_it_shows_is_read() -> None:
    runs = (
        r("Page "),
        field(" PAGE \\* MERGEFORMAT ", r("7")),
        f'<w:fldSimple w:instr=" NUMPAGES ">{r(" of 9")}</w:fldSimple>',
    )
    assert said(read(p(*runs))) == ["Page 7 of 9"]


def test_fields_in_what_a_field_asks_for_are_not_read() -> None:
    inner = field(" MERGEFIELD secret ", r("canary"))
    outer = f"{BEGIN}{asks(' IF ')}{inner}{asks(' = 1 ')}{SEPARATE}{field(' REF a ', r('shown'))}{END}"
    page = read(p(outer, r(" after")))
    assert said(page) == ["shown after"]
    assert "canary" not in everything(page)


def test_a_field_that_never_ends_swallows_nothing() -> None:
    page = read(p(BEGIN, asks(" REF a "), r("one")) + p("two") + p(SEPARATE, r("three")))
    assert said(page) == ["one", "two", "three"]


def test_a_field_over_paragraphs_shows_all_of_them() -> None:
    body = p(BEGIN, asks(" INCLUDETEXT x "), SEPARATE, r("one")) + p("two") + p(r("three"), END)
    assert said(read(body)) == ["one", "two", "three"]


@pytest.mark.parametrize(
    ("state", "shown"), [("<w:checked/>", "☒"), ('<w:checked w:val="0"/>', "☐"), ("", "☐")]
)
def test_a_box_to_tick_shows_whether_it_is(state: str, shown: str) -> None:
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/>'
        f"{state}</w:checkBox></w:ffData></w:fldChar></w:r>"
    )
    assert said(read(p(begin, asks(" FORMCHECKBOX "), END, r(" yes")))) == [f"{shown} yes"]


def test_a_list_to_choose_from_shows_what_was_chosen() -> None:
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/>'
        '<w:listEntry w:val="Bern"/><w:listEntry w:val="Geneva"/></w:ddList></w:ffData></w:fldChar></w:r>'
    )
    assert said(read(p(r("In "), begin, asks(" FORMDROPDOWN "), SEPARATE, END))) == ["In Geneva"]


def test_a_field_that_stores_nothing_is_reported() -> None:
    page = read(p(BEGIN, asks(" LISTNUM "), END, r("words")))
    assert said(page) == ["words"]
    assert codes(page) == [(1, "computed-field")]


def test_contents_are_apart_and_no_headings() -> None:
    styles = style("H", "heading 1") + style("TM1", "toc 1")
    number = f"<w:r><w:tab/></w:r>{field(' PAGEREF _Toc1 ', r('3'))}"
    entry = f'<w:hyperlink w:anchor="_Toc1">{r("Overview")}{number}</w:hyperlink>'
    body = (
        p(BEGIN, asks(' TOC \\o "1-3" '), SEPARATE, entry, style="H")
        + p(entry)
        + p(END, r("Overview"), style="H")
        + p("Old entry\t4", style="TM1")
    )
    page = read(body, styles=styles)
    assert [(words(draft), draft.boilerplate, draft.level) for draft in page.drafts] == [
        ("Overview\t3", True, 0),
        ("Overview\t3", True, 0),
        ("Overview", False, 1),
        ("Old entry\t4", True, 0),
    ]
    assert {draft.rule for draft in page.drafts} == {"word-contents", "word-heading-style"}


def test_contents_in_a_control_are_apart() -> None:
    control = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    )
    page = read(f"{control}<w:sdtContent>{p('Contents')}{p('Overview')}</w:sdtContent></w:sdt>{p('Text')}")
    assert [draft.boilerplate for draft in page.drafts] == [True, True, False]


def test_the_letters_of_an_equation_are_read_and_reported() -> None:
    gone = "<w:del><m:r><m:t>canary</m:t></m:r></w:del>"
    squared = "<m:sSup><m:e><m:r><m:t>c</m:t></m:r></m:e></m:sSup>"
    formula = f"<m:oMath><m:r><m:t>E=m</m:t></m:r>{gone}{squared}</m:oMath>"
    page = read(p(r("As "), formula))
    assert said(page) == ["As E=mc"]
    assert codes(page) == [(1, "equation"), (1, "tracked-deletion")]


def test_hidden_letters_of_an_equation_are_never_read() -> None:
    hidden = "<m:r><w:rPr><w:vanish/></w:rPr><m:t>canary</m:t></m:r>"
    page = read(p(r("As "), f"<m:oMath><m:r><m:t>a</m:t></m:r>{hidden}<m:r><m:t>b</m:t></m:r></m:oMath>"))
    assert said(page) == ["As ab"]
    assert codes(page) == [(1, "equation"), (1, "hidden-text")]


def test_hidden_words_with_their_reading_above_are_never_read() -> None:
    ruby = f"<w:ruby><w:rt>{r('above')}</w:rt><w:rubyBase>{r('canary')}</w:rubyBase></w:ruby>"
    page = read(p(r("As "), f"<w:r><w:rPr><w:vanish/></w:rPr>{ruby}</w:r>"))
    assert [one.rstrip() for one in said(page)] == ["As"]
    assert codes(page) == [(1, "hidden-text")]


# ---- controls


def control(inside: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def test_controls_in_controls_are_read_at_every_level() -> None:
    runs = control(control(r("deep") + control(r(" er"))))
    body = control(control(p(runs)) + control(p("Block")))
    assert said(read(body)) == ["deep er", "Block"]


def test_what_a_control_asks_for_is_no_answer() -> None:
    asking = "<w:showingPlcHdr/>"
    page = read(p(r("Name: "), control(r("canary"), asking)) + control(p("canary"), asking) + p("After"))
    assert said(page) == ["Name:", "After"]
    assert codes(page) == [(1, "placeholder-text"), (2, "placeholder-text")]
    assert "canary" not in everything(page)


def test_a_control_to_tick_shows_whether_it_is() -> None:
    ticked = '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>'
    assert said(read(p(control(r("x"), ticked), r(" yes")))) == ["☒ yes"]
