"""Headings and lists of Word files: cases 33 and 34 of the import, each by its own words."""

from __future__ import annotations

import pytest

from briefing_app.documents.readers.structured.drafts import WordsDraft
from tests.documents.readers.word.making import p, r, read, said, style, words

BULLETS = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="&#xF0B7;"/><w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>'
)


def level(at: int, form: str = "decimal", text: str = "", rest: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{rest}'
        f'<w:lvlText w:val="{text or f"%{at + 1}."}"/></w:lvl>'
    )


def definition(identity: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{identity}">{"".join(levels)}</w:abstractNum>'


def num(identity: int, of: int, rest: str = "") -> str:
    return f'<w:num w:numId="{identity}"><w:abstractNumId w:val="{of}"/>{rest}</w:num>'


def item(text: str, number: int, at: int = 0, **given: str) -> str:
    return p(
        text,
        properties=f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr>',
        **given,
    )


def shown(page) -> list[tuple[str, str]]:
    """What is printed before each paragraph, and its words."""
    return [(draft.item.shown if draft.item else "", words(draft)) for draft in page.drafts]


def headings(page) -> list[tuple[int, str]]:
    return [(draft.level, words(draft)) for draft in page.drafts if isinstance(draft, WordsDraft)]


# ---- headings (case 34)


def test_headings_are_told_by_the_names_of_their_styles_whatever_the_ids() -> None:
    styles = style("Titre1", "heading 1") + style("Ueber2", "Heading 2") + style("T", "Titre 3")
    page = read(p("A", style="Titre1") + p("B", style="Ueber2") + p("C", style="T") + p("D"), styles=styles)
    assert headings(page) == [(1, "A"), (2, "B"), (3, "C"), (0, "D")]
    assert page.drafts[0].rule == "word-heading-style"


def test_a_heading_is_told_by_an_alias() -> None:
    styles = style("X", "Ministry", '<w:aliases w:val="Titre 2,H2"/>')
    assert headings(read(p("A", style="X"), styles=styles)) == [(2, "A")]


def test_departmental_styles_are_headings_by_the_style_they_are_based_on() -> None:
    styles = (
        style("H1", "heading 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')
        + style("Dept", "Section of the branch", based_on="H1")
        + style("Deep", "Chapter", based_on="Dept")
    )
    assert headings(read(p("A", style="Deep"), styles=styles)) == [(1, "A")]


def test_a_style_is_a_heading_by_its_outline_level_alone() -> None:
    styles = style("S", "Rubric", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>')
    page = read(p("A", style="S"), styles=styles)
    assert headings(page) == [(3, "A")]
    assert page.drafts[0].rule == "word-outline-level"


def test_a_paragraph_is_a_heading_by_its_own_outline_level() -> None:
    assert headings(read(p("A", properties='<w:outlineLvl w:val="1"/>'))) == [(2, "A")]


def test_body_text_of_a_heading_style_is_no_heading() -> None:
    styles = style("H1", "heading 1") + style(
        "TOCHeading", "Not a heading", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>', based_on="H1"
    )
    body = p("A", style="TOCHeading") + p("B", style="H1", properties='<w:outlineLvl w:val="9"/>')
    assert headings(read(body, styles=styles)) == [(0, "A"), (0, "B")]


def test_styles_based_on_each_other_in_a_ring_end() -> None:
    styles = style("A", "One", based_on="B") + style("B", "Two", based_on="A")
    assert headings(read(p("Words", style="A"), styles=styles)) == [(0, "Words")]


@pytest.mark.parametrize("name", ["Title", "Titre"])
def test_the_title_is_told_by_its_style(name: str) -> None:
    page = read(p("The binder", style="T"), styles=style("T", name))
    assert page.drafts[0].title
    assert page.drafts[0].level == 0


def test_a_subtitle_is_no_title_though_its_style_is_based_on_that() -> None:
    styles = style("T", "Title") + style("S", "Subtitle", based_on="T") + style("D", "Ours", based_on="T")
    page = read(p("A", style="S") + p("B", style="D"), styles=styles)
    assert [draft.title for draft in page.drafts] == [False, True]


def test_a_paragraph_in_bold_is_no_heading_but_its_words_say_that_they_are_bold() -> None:
    draft = read(p(r("Engagement", "<w:b/>"))).drafts[0]
    assert draft.level == 0
    assert all(part.look.bold for part in draft.parts)


def test_a_numbered_heading_keeps_its_number_as_words() -> None:
    numbering = definition(
        0, level(0, rest='<w:pStyle w:val="H1"/>'), level(1, text="%1.%2", rest='<w:pStyle w:val="H2"/>')
    ) + num(1, 0)
    listed = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = style("H1", "heading 1", listed) + style("H2", "heading 2", listed)
    body = (
        p("A", style="H1") + p("B", style="H2") + p("C", style="H2") + p("D", style="H1") + p("E", style="H2")
    )
    page = read(body, styles=styles, numbering=numbering)
    assert headings(page) == [(1, "1. A"), (2, "1.1 B"), (2, "1.2 C"), (1, "2. D"), (2, "2.1 E")]
    assert page.lines == ["1. A", "1.1 B", "1.2 C", "2. D", "2.1 E"]


def test_words_that_a_list_prints_before_a_paragraph_are_words() -> None:
    numbering = definition(0, level(0, "upperLetter", "Annex %1:")) + num(1, 0)
    assert said(read(item("Maps", 1) + item("Lists", 1), numbering=numbering)) == [
        "Annex A: Maps",
        "Annex B: Lists",
    ]


# ---- lists (case 33)


def test_items_are_told_by_the_list_and_not_by_a_sign() -> None:
    page = read(item("A", 1) + item("B", 1, 1) + p("C"), numbering=BULLETS + num(1, 0))
    assert shown(page) == [("•", "A"), ("o", "B"), ("", "C")]
    assert [draft.item and (draft.item.level, draft.item.numbered) for draft in page.drafts] == [
        (1, False),
        (2, False),
        None,
    ]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("decimal", ["1.", "2.", "3."]),
        ("lowerLetter", ["a.", "b.", "c."]),
        ("upperLetter", ["A.", "B.", "C."]),
        ("lowerRoman", ["i.", "ii.", "iii."]),
        ("upperRoman", ["I.", "II.", "III."]),
        ("decimalZero", ["01.", "02.", "03."]),
    ],
)
def test_numbers_are_printed_as_the_list_says(form: str, expected: list[str]) -> None:
    page = read(
        item("A", 1) + item("B", 1) + item("C", 1), numbering=definition(0, level(0, form)) + num(1, 0)
    )
    assert [sign for sign, _ in shown(page)] == expected
    assert [draft.item.number for draft in page.drafts] == [1, 2, 3]


def test_a_list_goes_on_after_a_paragraph_between() -> None:
    page = read(item("A", 1) + p("Between") + item("B", 1), numbering=definition(0, level(0)) + num(1, 0))
    assert shown(page) == [("1.", "A"), ("", "Between"), ("2.", "B")]


def test_a_list_begins_anew_where_it_says_so() -> None:
    again = num(2, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>')
    numbering = definition(0, level(0)) + num(1, 0) + again + num(3, 0)
    body = item("A", 1) + item("B", 1) + item("C", 2) + item("D", 2) + item("E", 3)
    assert [sign for sign, _ in shown(read(body, numbering=numbering))] == ["1.", "2.", "5.", "6.", "7."]


def test_a_lower_level_begins_anew_under_each_item() -> None:
    numbering = definition(0, level(0), level(1, "lowerLetter", "%2)")) + num(1, 0)
    body = item("A", 1) + item("a", 1, 1) + item("b", 1, 1) + item("B", 1) + item("c", 1, 1)
    assert [sign for sign, _ in shown(read(body, numbering=numbering))] == ["1.", "a)", "b)", "2.", "a)"]


def test_a_lower_level_that_never_begins_anew_counts_on() -> None:
    numbering = definition(0, level(0), level(1, rest='<w:lvlRestart w:val="0"/>')) + num(1, 0)
    body = item("A", 1) + item("a", 1, 1) + item("B", 1) + item("b", 1, 1)
    assert [sign for sign, _ in shown(read(body, numbering=numbering))] == ["1.", "1.", "2.", "2."]


def test_a_level_of_one_list_can_be_another_than_its_definition_says() -> None:
    other = num(1, 0, f'<w:lvlOverride w:ilvl="0">{level(0, "upperRoman")}</w:lvlOverride>')
    assert shown(read(item("A", 1), numbering=definition(0, level(0)) + other)) == [("I.", "A")]


def test_a_list_is_inherited_from_a_style_and_its_base() -> None:
    listed = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = style("ListBullet", "List Bullet", listed) + style("Dept", "Ours", based_on="ListBullet")
    assert shown(read(p("A", style="Dept"), styles=styles, numbering=BULLETS + num(1, 0))) == [("•", "A")]


def test_a_paragraph_that_says_it_is_in_no_list_is_in_none() -> None:
    listed = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    page = read(item("A", 0, style="L"), styles=style("L", "List", listed), numbering=BULLETS + num(1, 0))
    assert shown(page) == [("", "A")]


def test_a_list_is_found_by_way_of_a_numbering_style() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="Ours"/></w:abstractNum>'
        + definition(1, '<w:styleLink w:val="Ours"/>', level(0, "lowerRoman", "(%1)"))
        + num(1, 0)
        + num(2, 1)
    )
    styles = style("Ours", "Our list", '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>', "numbering")
    assert shown(read(item("A", 1), styles=styles, numbering=numbering)) == [("(i)", "A")]


def test_a_list_without_signs_shows_none() -> None:
    page = read(item("A", 1), numbering=definition(0, level(0, "none", " ")) + num(1, 0))
    assert page.drafts[0].item is None


def test_an_empty_item_counts_and_says_nothing() -> None:
    page = read(item("A", 1) + item("", 1) + item("B", 1), numbering=definition(0, level(0)) + num(1, 0))
    assert shown(page) == [("1.", "A"), ("3.", "B")]


def test_a_bullet_typed_by_hand_stays_in_the_words() -> None:
    page = read(p("•\tFirst") + p("- second", properties='<w:ind w:left="720"/>'))
    assert said(page) == ["•\tFirst", "- second"]
    assert [draft.indent for draft in page.drafts] == [0, 4]


def test_a_tracked_change_of_a_list_counts_as_it_is_now() -> None:
    numbered = (
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:ins w:id="1" w:author="x"/></w:numPr>'
        '<w:pPrChange w:id="2" w:author="x"><w:pPr><w:pStyle w:val="H1"/></w:pPr></w:pPrChange>'
    )
    page = read(
        p("A", properties=numbered),
        styles=style("H1", "heading 1"),
        numbering=definition(0, level(0)) + num(1, 0),
    )
    assert shown(page) == [("1.", "A")]
    assert page.drafts[0].level == 0


def test_a_hidden_paragraph_does_not_count() -> None:
    hidden = '<w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:vanish/></w:rPr>'
    body = item("A", 1) + p(r("canary", "<w:vanish/>"), properties=hidden) + item("B", 1)
    assert shown(read(body, numbering=definition(0, level(0)) + num(1, 0))) == [("1.", "A"), ("2.", "B")]


def test_a_large_first_letter_is_of_its_word() -> None:
    frame = '<w:framePr w:dropCap="drop" w:lines="3"/>'
    assert said(read(p("T", properties=frame) + p("he binder"))) == ["The binder"]
