"""The pages on the screen say what the edition says, in its order, with what is withheld told apart."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage, QPainter, QTextCharFormat, QTextDocument, QTextTable

from briefing_app.domain.edition import EditionKind
from briefing_app.domain.severance import Severances, SeveranceState
from briefing_app.domain.text import (
    FREE,
    BlockId,
    Cell,
    ListItem,
    Row,
    Run,
    SeveranceId,
    Table,
    Text,
    Withheld,
)
from briefing_app.services.catalogue import Catalogue
from briefing_app.ui import page_formats as formats
from briefing_app.ui.page_layout import lay_out
from briefing_app.ui.printed_pages import PrintedPages
from tests.ui.fakes import PB, PLEDGE, edition_of, everything, heading, item, paragraph, severance, table

HOSTILE = "<b>bold</b> <img src='file:///etc/hostname'> \u2029 \ufdd0 \ufdd1 \ufffc \u202e end\x00"


def pages_of(
    catalogue: Catalogue, blocks: Text, kind: EditionKind = EditionKind.INTERNAL, **more: object
) -> PrintedPages:
    severances = Severances.of([severance(SeveranceState.APPROVED)])
    edition = edition_of(blocks, kind, "Title of the note", catalogue, severances, **more)
    return lay_out(edition, catalogue.wording(edition.language))


def lines(document: QTextDocument) -> list[str]:
    block, found = document.begin(), []
    while block.isValid():
        if block.text().strip():
            found.append(block.text().replace("\u00a0", " "))
        block = block.next()
    return found


def stretches(document: QTextDocument) -> list[tuple[str, QTextCharFormat]]:
    found, block = [], document.begin()
    while block.isValid():
        fragments = block.begin()
        while not fragments.atEnd():
            found.append(
                (fragments.fragment().text().replace("\u00a0", " "), fragments.fragment().charFormat())
            )
            fragments += 1
        block = block.next()
    return found


def ground(document: QTextDocument, words: str) -> str:
    """The colour behind the stretch of these words."""
    return next(form.background().color().name() for text, form in stretches(document) if text == words)


def test_every_kind_of_block_is_printed_in_its_place(catalogue: Catalogue) -> None:
    printed = lines(pages_of(catalogue, everything()).document)
    assert printed == [
        "Title of the note",
        "A note of the tests",
        "Overview",
        "(PB) The agency protects refugees. Canada will pledge two million [s. 15(1) proposed]  next week; "
        "its site says more.1",
        "(U) Its head said [REDACTED] on the day.\u2028Then he left.",
        "Engagement",
        "•\tMet in spring",
        "–\tin Geneva",
        "•\t[REDACTED]",
        "3.\tFirst",
        "4.\tSecond",
        "[REDACTED]",
        "Contributions",
        "From",
        "Amount",
        "Canada",
        "$165,000",
        "Sweden",
        "70 000",
        "▧  Five flags",
        "Notes",
        "1  As of last spring.",
    ]


def test_severed_words_and_received_redactions_stand_on_their_own_grounds(catalogue: Catalogue) -> None:
    document = pages_of(catalogue, everything()).document
    assert ground(document, "Canada will pledge two million") == formats.SEVERED.lower()
    assert ground(document, " [s. 15(1) proposed] ") == formats.TAG.lower()
    assert ground(document, "[REDACTED]") == formats.RECEIVED.lower()


def test_the_public_pages_hold_a_marker_and_no_severed_word(catalogue: Catalogue) -> None:
    blocks = tuple(replace(block, portion=None) for block in everything())
    pages = pages_of(catalogue, blocks, EditionKind.PUBLIC)
    text = pages.document.toPlainText()
    assert "pledge" not in text
    assert "(PB)" not in text
    assert "15(1)" in text
    assert pages.banner == "UNCLASSIFIED"
    marker = next(text for text, _ in stretches(pages.document) if "15(1)" in text)
    assert ground(pages.document, marker) == formats.RELEASED_MARKER.lower()


@pytest.mark.parametrize("place", ["block", "row", "column", "cell", "footnote"])
def test_what_is_held_whole_is_shaded_and_tagged(catalogue: Catalogue, place: str) -> None:
    held = frozenset({PLEDGE})
    grid = table(("From", "Amount"), ("Canada", "$5"))
    top, body = grid.rows
    blocks: dict[str, Text] = {
        "block": (paragraph("$5", severances=held),),
        "row": (replace(grid, rows=(top, replace(body, severances=held))),),
        "column": (replace(grid, columns=(FREE, held)),),
        "cell": (replace(grid, rows=(top, Row((body.cells[0], replace(body.cells[1], severances=held))))),),
        "footnote": (paragraph("See", _footnote("$5", held)),),
    }
    document = pages_of(catalogue, blocks[place]).document
    assert ground(document, "$5") == formats.SEVERED.lower()
    assert ground(document, " [s. 15(1) proposed] ") == formats.TAG.lower()


def _footnote(words: str, held: frozenset[SeveranceId]) -> object:
    from briefing_app.domain.text import FootnoteReference

    return FootnoteReference((Run(words),), severances=held)


def test_an_empty_cell_that_is_severed_shows_its_tag(catalogue: Catalogue) -> None:
    cell = Cell(severances=frozenset({PLEDGE}))
    grid = Table(id=BlockId("t"), rows=(Row((cell,)),), columns=(FREE,), header_rows=0)
    assert "s. 15(1) proposed" in lines(pages_of(catalogue, (grid,)).document)[-1]


def test_a_portion_mark_is_bold_and_a_cell_has_its_own(catalogue: Catalogue) -> None:
    grid = table(("From", "Amount"), ("Canada", "$5"))
    marked = replace(grid.rows[1].cells[1], portion=PB)
    grid = replace(grid, rows=(grid.rows[0], Row((grid.rows[1].cells[0], marked))))
    document = pages_of(catalogue, (paragraph("Words", portion=PB), grid)).document
    assert "(PB) $5" in lines(document)
    marks = [form for text, form in stretches(document) if text == "(PB) "]
    assert len(marks) == 2
    assert all(form.fontWeight() >= 700 for form in marks)


def test_data_is_printed_letter_by_letter_and_never_obeyed(catalogue: Catalogue) -> None:
    pages = pages_of(
        catalogue, (paragraph(HOSTILE), table((HOSTILE, "x"), ("a", HOSTILE)), heading(1, HOSTILE))
    )
    text = pages.document.toPlainText()
    assert text.count("<b>bold</b> <img src='file:///etc/hostname'>") == 4
    assert "\u202e" not in text
    assert "\u2039U+202E\u203a" in text
    assert "\x00" not in text
    frames = pages.document.rootFrame().childFrames()
    assert [type(frame) for frame in frames] == [QTextTable]


def test_a_link_is_told_and_nothing_more(catalogue: Catalogue) -> None:
    pages = pages_of(catalogue, everything())
    anchors = {form.anchorHref() for _, form in stretches(pages.document) if form.isAnchor()}
    assert anchors == {"https://example.org/agency"}


def test_headings_are_never_deeper_than_their_place_allows(catalogue: Catalogue) -> None:
    pages = pages_of(catalogue, (heading(3, "First"), heading(5, "Below"), heading(3, "Second")))
    sizes = [
        form.fontPointSize()
        for text, form in stretches(pages.document)
        if text in ("First", "Below", "Second")
    ]
    assert sizes == [15, 13, 15]


def test_amounts_stand_at_the_right_and_years_do_not(catalogue: Catalogue) -> None:
    grid = table(("Who", "Since", "Amount"), ("Canada", "2018", "$165,000"), ("Chad", "2019", "70 000 CAD"))
    document = pages_of(catalogue, (grid,)).document
    block, aligned = document.begin(), {}
    while block.isValid():
        aligned[block.text()] = block.blockFormat().alignment().value & 0x2
        block = block.next()
    assert aligned["$165,000"]
    assert not aligned["2019"]


def test_an_empty_note_has_one_page(catalogue: Catalogue) -> None:
    pages = pages_of(catalogue, ())
    assert pages.count == 1
    assert pages.page_words == ("Page 1 of 1",)
    assert pages.text_of(0).startswith("Title of the note")


def test_french_pages_speak_french(catalogue: Catalogue) -> None:
    pages = pages_of(
        catalogue, (heading(1, "Aperçu"), paragraph(Withheld())), language="fr", contents_depth=1
    )
    printed = lines(pages.document)
    assert "[CAVIARDÉ]" in printed
    assert "Table des matières" in printed
    assert pages.page_words == ("Page 1 de 1",)
    assert pages.banner == "NON CLASSIFIÉ"


def long_note() -> Text:
    return tuple(
        block
        for number in range(40)
        for block in (
            heading(1, f"Part {number}"),
            *(paragraph("A line of words. " * 30, id=BlockId(f"{number}-{n}")) for n in range(3)),
        )
    )


def test_the_contents_list_names_the_page_each_part_is_on(catalogue: Catalogue) -> None:
    pages = pages_of(catalogue, long_note(), contents_depth=1)
    entries = dict(line.split("\t") for line in lines(pages.document) if "\t" in line)
    assert len(entries) == 40
    for part, page in entries.items():
        assert part in pages.text_of(int(page) - 1).split("\n")


def test_no_heading_stands_last_on_its_page(catalogue: Catalogue) -> None:
    pages = pages_of(catalogue, long_note())
    assert pages.count > 10
    for page in range(pages.count):
        assert not pages.text_of(page).split("\n")[-1].startswith("Part")


@pytest.mark.parametrize("lines_above", range(24, 34))
def test_a_heading_and_a_caption_stay_with_their_table(catalogue: Catalogue, lines_above: int) -> None:
    blocks = (
        *(paragraph(f"Line {number}.", id=BlockId(str(number))) for number in range(lines_above)),
        heading(1, "Key people"),
        table(("Name", "Post"), ("Ana Roy", "Delegate"), caption="Who comes"),
    )
    pages = pages_of(catalogue, blocks)
    place = {line: page for page in range(pages.count) for line in pages.text_of(page).split("\n")}
    assert place["Key people"] == place["Who comes"] == place["Name"]


def test_a_table_over_pages_repeats_its_heading_and_loses_no_row(catalogue: Catalogue) -> None:
    rows = [("Payer", "Amount"), *((f"Country {number}", f"${number}") for number in range(200))]
    pages = pages_of(catalogue, (table(*rows),))
    assert pages.count >= 4
    said = "\n".join(pages.text_of(page) for page in range(pages.count)).split("\n")
    assert all(f"Country {number}" in said for number in range(200))


def test_tables_in_tables_to_any_depth_are_printed_at_once(catalogue: Catalogue) -> None:
    inner: Table = table(("deepest", "x"))
    for depth in range(60):
        inner = Table(
            id=BlockId(f"t{depth}"), rows=(Row((Cell(blocks=(inner,)),)),), columns=(FREE,), header_rows=0
        )
    assert "deepest" in pages_of(catalogue, (inner,)).document.toPlainText()


def test_a_thousand_blocks_are_laid_out_in_linear_steps(catalogue: Catalogue) -> None:
    blocks = tuple(paragraph(f"Number {number} of many.", id=BlockId(str(number))) for number in range(1000))
    pages = pages_of(catalogue, blocks)
    assert pages.words == 4000
    assert list(pages.positions) == [BlockId(str(number)) for number in range(1000)]
    assert sorted(pages.positions.values()) == list(pages.positions.values())


def test_the_pages_can_be_drawn(catalogue: Catalogue) -> None:
    assert _is_drawn(pages_of(catalogue, everything()))


def _is_drawn(pages: PrintedPages) -> bool:
    picture = QImage(pages.paper.size.toSize(), QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    pages.draw(painter, 0)
    painter.end()
    return any(
        picture.pixelColor(x, y) != QColor("white") for x in range(100, 400, 3) for y in range(100, 300, 3)
    )


WORDS = st.text(st.characters(blacklist_categories=["Cs"]), max_size=30)
INLINE = st.one_of(st.builds(Run, WORDS, bold=st.booleans(), italic=st.booleans()), st.just(Withheld()))
CONTENT = st.lists(INLINE, max_size=4).map(tuple)
BLOCKS = st.lists(
    st.one_of(
        CONTENT.map(lambda content: paragraph(*content)),
        st.builds(lambda level, content: item(level, *content), st.integers(-2, 12), CONTENT),
        st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=3).map(lambda rows: table(*rows)),
    ),
    max_size=6,
).map(tuple)


@settings(max_examples=60)
@given(blocks=BLOCKS)
def test_any_text_is_printed_whole(catalogue_: Catalogue, blocks: Text) -> None:
    from briefing_app.ui.safe_document import printable

    text = pages_of(catalogue_, blocks).document.toPlainText().replace("\n", " ")
    for block in blocks:
        for part in block.content if not isinstance(block, Table) else ():
            if isinstance(part, Run) and any(isinstance(b, ListItem) or b is block for b in blocks):
                shown = QTextDocument()
                shown.setPlainText(printable(part.text))
                assert shown.toPlainText().replace("\n", " ").strip() in text


@pytest.fixture(scope="module")
def catalogue_() -> Catalogue:
    from tests.ui.fakes import FakeProgram

    return FakeProgram().catalogue
