"""Word files: what they hold, what they must not, and that two of the same are the same."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import docx
import pytest
from hypothesis import given, settings

from briefing_app.documents.writers.characters import permitted
from briefing_app.documents.writers.printing import printable
from briefing_app.documents.writers.word.body import bookmark_name
from briefing_app.documents.writers.word.writer import write_word
from briefing_app.domain.edition import InternalEdition, PublicEdition, internal_edition
from briefing_app.domain.text import (
    BlockId,
    Content,
    FootnoteReference,
    HardBreak,
    Run,
    SeveranceId,
    Table,
    Text,
    Withheld,
    contents,
    walk,
)
from tests import strategies
from tests.documents.docx_reading import (
    W,
    authored_words,
    paragraphs,
    part,
    parts,
    squeezed,
    style_of,
    words,
)
from tests.documents.example_editions import (
    CANARY,
    PROTECTED_B,
    body,
    heading,
    internal,
    item,
    long_body,
    note,
    paragraph,
    pictures,
    plain_blocks,
    public,
    table,
    template,
    wording,
)


def written(edition: InternalEdition | PublicEdition, **given_pictures: bytes) -> bytes:
    return write_word(edition, template(), wording(edition.language), given_pictures or pictures())


def of(*blocks: object, language: str = "en", **properties: object) -> bytes:
    """The internal edition of some blocks without a contents list, as a Word file."""
    stated = {"contents_depth": 0} | properties
    return written(internal(language, blocks, **stated))  # type: ignore[arg-type]  # what a caller names is passed on as it stands


def body_paragraphs(data: bytes) -> list[tuple[str, str]]:
    """Style and words of each paragraph after marking, title and subtitle."""
    return paragraphs(data)[3:]


# ---- nothing is lost, nothing is added


def expected_words(blocks: Text) -> tuple[str, str]:
    """The words of the text and of its footnotes, without white space."""
    text, notes = "", ""
    for block in printable(blocks):
        pieces = list(contents(block))
        for piece in pieces:
            inside = any(
                piece is part.content
                for other in pieces
                for part in other
                if isinstance(part, FootnoteReference)
            )
            said = "".join(permitted(part.text) for part in piece if isinstance(part, Run))
            if inside:
                notes += said
            else:
                text += said
    return squeezed(text), squeezed(notes)


def test_every_word_of_the_example_is_in_the_body_in_its_order():
    data = of(*body())
    expected, notes = expected_words(body())
    assert expected in authored_words(data)
    assert authored_words(data, "word/footnotes.xml") == notes


@given(strategies.texts)
@settings(max_examples=60)
def test_any_text_is_printed_word_for_word(text: Text):
    edition = internal_edition(
        note(blocks=text, contents_depth=0, title="", subtitle=""), strategies.SCHEME, {}
    )
    edition = replace(edition, banner="")
    data = written(edition, none=b"")
    expected, notes = expected_words(text)
    assert authored_words(data) == expected
    assert sorted(authored_words(data, "word/footnotes.xml")) == sorted(notes)


@given(strategies.texts)
@settings(max_examples=30)
def test_any_text_gives_a_file_that_python_docx_opens(text: Text):
    edition = internal_edition(note(blocks=text, contents_depth=3), strategies.SCHEME, {})
    opened = docx.Document(io.BytesIO(written(edition, none=b"")))
    assert opened.paragraphs[1].text == edition.title


def test_python_docx_reads_title_styles_and_table():
    opened = docx.Document(io.BytesIO(written(internal())))
    named = [(one.style.name, one.text) for one in opened.paragraphs]
    assert ("Title", "Meeting with the Northern Migration Forum") in named
    assert ("Heading 1", "(U) Overview") in named
    assert ("List Bullet 2", "read access from June, for four officials") in named
    cells = [[cell.text for cell in row.cells] for row in opened.tables[1].rows]
    assert cells[1] == ["Canada", "2025–2026", "$165,000"]


def test_an_empty_note_is_a_document_with_its_title():
    data = of()
    assert [words_ for _, words_ in paragraphs(data)] == [
        "Marking: PROTECTED B",
        "Meeting with the Northern Migration Forum",
        "Geneva, 17 December 2026",
    ]
    assert docx.Document(io.BytesIO(data)).sections


def test_blocks_without_words_print_nothing():
    data = of(
        heading("h", 1, "  "),
        paragraph("p"),
        item("i", 1, ""),
        paragraph("q", HardBreak()),
        paragraph("r", "Words."),
    )
    assert body_paragraphs(data) == [("", "Words.")]


def test_five_thousand_paragraphs_are_all_there():
    data = written(internal(blocks=plain_blocks(5000)))
    said = [words_ for _, words_ in body_paragraphs(data)]
    assert len(said) == 5000
    assert said[4999] == "Paragraph 4999 of a long text."


@pytest.mark.parametrize(
    "title",
    [
        '<w:p>&amp; "quoted" \' ]]>',
        "two\nlines\tand\x00nul \ud800",
        "a" * 3000,
        "",
        "\u202eright to left",
        "../../etc/passwd",
    ],
)
def test_a_hostile_title_stays_words(title):
    data = of(paragraph("p", title), title=title)
    expected = squeezed(permitted(title))
    assert squeezed("".join(words_ for style, words_ in paragraphs(data) if style == "Title")) == expected
    core = part(data, "docProps/core.xml")
    assert squeezed(core.findtext("{http://purl.org/dc/elements/1.1/}title") or "") == expected


def test_line_feeds_and_tabs_inside_words_are_real_ones():
    data = of(paragraph("p", "one\ntwo\tthree", HardBreak(), "four"))
    assert body_paragraphs(data) == [("", "one\ntwo\tthree\nfour")]


# ---- the same content gives the same bytes


def test_the_same_edition_gives_the_same_bytes():
    assert written(internal()) == written(internal())
    assert written(public("fr")) == written(public("fr"))


def test_no_time_of_making_is_in_the_package():
    data = written(internal())
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert {one.date_time for one in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.infolist()[0].filename == "[Content_Types].xml"
        assert not any(one.extra or one.comment for one in package.infolist())
        assert package.testzip() is None


# ---- the public edition


def test_a_severed_word_is_in_no_part_of_the_public_file():
    data = written(public(contents_depth=3))
    assert CANARY in words(part(written(internal())))
    for name, content in parts(data).items():
        assert CANARY.lower().encode() not in content.lower(), name


def test_a_severed_amount_is_gone_from_the_table_and_marked_there():
    cells = [words(one) for one in part(written(public())).iter(f"{W}tc")]
    assert "[REDACTED – s. 15(1)]" in cells
    assert not any("900" in cell for cell in cells)


def test_the_public_file_says_nothing_of_portions_ids_or_flags():
    data = written(public())
    text = words(part(data))
    assert not re.search(r"\((U|PA|PB)\)", text)
    assert "proposed" not in text
    names = [one.get(f"{W}name") for one in part(data).iter(f"{W}bookmarkStart")]
    assert all(re.fullmatch(r"_Toc\d{6}|RowTitle_\d+", name) for name in names)
    for content in parts(data).values():
        assert b"h-over" not in content
        assert b"s-amount" not in content


def test_markers_of_ours_do_not_run_into_the_words_beside_them():
    text = words(part(written(public())))
    assert "raise its share to [REDACTED – s. 15(1)] provided that [REDACTED – s. 19(1)] confirms" in text


def test_a_link_of_severed_words_is_in_no_relationship_of_the_public_file():
    secret = Run(
        "the draft", link="https://example.org/secret-draft", severances=frozenset({SeveranceId("s-amount")})
    )
    blocks = (paragraph("p", "See ", secret, " and ", Run("this", link="https://example.org/open"), "."),)
    rels = parts(written(public(blocks=blocks)))["word/_rels/document.xml.rels"]
    assert b"secret-draft" not in rels
    assert b"https://example.org/open" in rels


@pytest.mark.parametrize(("language", "marker"), [("en", "[REDACTED]"), ("fr", "[CAVIARDÉ]")])
def test_received_redactions_read_alike_in_both_editions(language, marker):
    blocks = (paragraph("p", "Before ", Withheld(), " after."),)
    for edition in (internal(language, blocks, contents_depth=0), public(language, blocks, contents_depth=0)):
        assert body_paragraphs(written(edition)) == [("", f"Before {marker} after.")]


# ---- the internal edition


def test_every_block_carries_its_id_in_a_bookmark():
    data = written(internal())
    names = {one.get(f"{W}name") for one in part(data).iter(f"{W}bookmarkStart")}
    expected = {bookmark_name(block.id) for block in walk(body())}
    assert expected <= names
    assert all(re.fullmatch(r"[A-Za-z_]\w{0,39}", name) for name in names)


@pytest.mark.parametrize("block", ["0198f0a0-0000-7000-8000-000000000001", "x" * 300, "été", "", "a b/c"])
def test_a_bookmark_name_is_one_word_keeps(block):
    assert re.fullmatch(r"_b[A-Za-z0-9]{0,38}", bookmark_name(BlockId(block)))


def test_blocks_of_one_id_give_one_bookmark():
    data = of(paragraph("same", "One."), paragraph("same", "Two."))
    names = [one.get(f"{W}name") for one in part(data).iter(f"{W}bookmarkStart")]
    assert names == ["_bsame"]


def test_a_severed_stretch_is_shaded_and_says_why_behind_it():
    data = written(internal())
    runs = [one for one in part(data).iter(f"{W}r") if "Halvorsen" in words(one)]
    assert runs[0].find(f"{W}rPr/{W}shd").get(f"{W}fill") == "FFE8A3"
    assert "Minister Halvorsen [s. 19(1) recommended] confirms" in words(part(data))


def test_a_portion_mark_stands_bold_at_the_start_of_its_block():
    first = next(
        one
        for one in part(of(paragraph("p", "Words.", portion=PROTECTED_B))).iter(f"{W}p")
        if "Words" in words(one)
    )
    runs = list(first.iter(f"{W}r"))
    assert words(runs[0]) == "(PB) "
    assert runs[0].find(f"{W}rPr/{W}rStyle").get(f"{W}val") == "PortionMarking"


def test_a_severed_row_flags_each_of_its_cells():
    money = table("t", [["A", "B"], ["one", "two"]])
    severed = replace(
        money, rows=(money.rows[0], replace(money.rows[1], severances=frozenset({SeveranceId("s-amount")})))
    )
    cells = [words(one) for one in part(of(severed)).iter(f"{W}tc")]
    assert cells == ["A", "B", "one [s. 15(1) proposed]", "two [s. 15(1) proposed]"]


# ---- headings and contents


def test_heading_levels_begin_at_one_and_never_jump():
    data = of(
        heading("a", 2, "First"),
        heading("b", 5, "Inside"),
        heading("c", 5, "Beside"),
        heading("d", 2, "Second"),
    )
    assert [style for style, _ in body_paragraphs(data)] == ["Heading1", "Heading2", "Heading2", "Heading1"]


def test_the_contents_list_says_what_the_headings_say_and_leads_to_them():
    data = written(internal())
    root = part(data)
    entries = [
        one for one in root.iter(f"{W}p") if style_of(one).startswith("TOC") and style_of(one) != "TOCHeading"
    ]
    headings = [(style, said) for style, said in paragraphs(data) if re.fullmatch("Heading[12]", style)]
    assert [words(one) for one in entries] == [said for _, said in headings]
    assert [style_of(one)[-1] for one in entries] == [style[-1] for style, _ in headings]
    targets = [one.get(f"{W}anchor") for one in root.iter(f"{W}hyperlink") if one.get(f"{W}anchor")]
    bookmarks = {one.get(f"{W}name") for one in root.iter(f"{W}bookmarkStart")}
    assert set(targets) <= bookmarks
    assert "updateFields" not in parts(data)["word/settings.xml"].decode()


def test_a_note_without_headings_has_no_contents_list():
    assert not list(part(written(internal(blocks=plain_blocks(2)))).iter(f"{W}sdt"))


def test_fields_are_balanced():
    for name in ("word/document.xml", "word/footer1.xml"):
        kinds = [one.get(f"{W}fldCharType") for one in part(written(internal()), name).iter(f"{W}fldChar")]
        assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") > 0


# ---- order and cost


_ORDER = {
    "pPr": ["pStyle", "keepNext", "keepLines", "widowControl", "numPr", "tabs", "spacing", "ind", "jc"],
    "rPr": ["rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "color", "sz", "szCs", "u", "shd"],
    "tblPr": ["tblStyle", "tblW", "tblBorders", "tblLayout", "tblCellMar", "tblLook", "tblCaption"],
    "trPr": ["cantSplit", "trHeight", "tblHeader"],
    "tcPr": ["tcW", "shd", "vAlign"],
    "sectPr": ["headerReference", "footerReference", "pgSz", "pgMar", "cols", "titlePg"],
}
_LAST = {"pPr": ["outlineLvl", "sectPr"], "rPr": ["vertAlign", "lang"]}


def test_properties_stand_in_the_order_of_the_schema():
    data = written(internal(blocks=long_body(1)))
    checked = 0
    for name in (one for one in parts(data) if one.endswith(".xml") and one.startswith("word/")):
        for element in part(data, name).iter():
            kind = str(element.tag).removeprefix(W)
            order = _ORDER.get(kind, []) + _LAST.get(kind, [])
            if order and name != "word/numbering.xml":
                children = [str(one.tag).removeprefix(W) for one in element if str(one.tag).startswith(W)]
                places = [0 if child == "footerReference" else order.index(child) for child in children]
                assert places == sorted(places), (name, children)
                checked += 1
    assert checked > 100


def test_tables_inside_tables_print_every_word():
    inner = table("n", [["deep", "words"]], header_rows=0)
    outer = table("t", [["A", "B"], ["x", "y"]])
    cell = replace(outer.rows[1].cells[0], blocks=(inner,))
    outer = replace(outer, rows=(outer.rows[0], replace(outer.rows[1], cells=(cell, outer.rows[1].cells[1]))))
    assert isinstance(outer, Table)
    assert authored_words(of(outer)).endswith("ABdeepwordsy")


def test_content_is_a_tuple_of_inline_parts():
    content: Content = (Run("a", bold=True), HardBreak(), Run("b", italic=True))
    root = part(of(paragraph("p", *content)))
    bold = [words(one) for one in root.iter(f"{W}r") if one.find(f"{W}rPr/{W}b") is not None]
    italic = [words(one) for one in root.iter(f"{W}r") if one.find(f"{W}rPr/{W}i") is not None]
    assert (bold, italic) == (["a"], ["b"])
