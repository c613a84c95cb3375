"""What a Word reader or a page reader gives becomes a reading in which nothing of it is lost."""

from __future__ import annotations

from itertools import count

import pytest

from briefing_app.documents.readers import draft as made
from briefing_app.documents.readers.blocks import to_blocks
from briefing_app.documents.readers.headings import find_structured_headings
from briefing_app.documents.readers.lexicon import Lexicons
from briefing_app.documents.readers.structured.compose import Composer
from briefing_app.documents.readers.structured.drafts import (
    CellDraft,
    Draft,
    NoteDraft,
    PictureDraft,
    TableDraft,
    WordsDraft,
)
from briefing_app.documents.readers.structured.lines import number_lines
from briefing_app.documents.readers.structured.page import StructuredPage
from briefing_app.documents.readers.structured.parts import LINE_END, PLAIN, NoteMark, Said
from briefing_app.documents.readers.structured.reading import read_structured
from briefing_app.domain.reading import BlockKind, Reading, Source
from briefing_app.domain.steps import Steps
from briefing_app.domain.text import BlockId, Heading, Picture, Run, block_words


def words(text: str, **more: object) -> WordsDraft:
    return WordsDraft([Said(text, PLAIN)], **more)  # type: ignore[arg-type]  # what a caller names is passed on as it stands


def noted(text: str, key: str, **more: object) -> WordsDraft:
    return WordsDraft([Said(text, PLAIN), NoteMark(key, "", PLAIN)], **more)  # type: ignore[arg-type]  # what a caller names is passed on as it stands


def reading(lexicons: Lexicons, *drafts: Draft) -> Reading:
    ordered, lines = number_lines(list(drafts))
    source = Source(
        name="a.docx",
        format="docx",
        sha256="",
        encoding="utf-8",
        lines=tuple(lines),
        ends=("\n",) * len(lines),
    )
    page = StructuredPage(drafts=ordered, lines=lines)
    return read_structured(page, source, lexicons, "en", Steps())


def said(found: Reading) -> str:
    """All words of the blocks an import stores, in order."""
    return "\n".join(block_words(one) for one in to_blocks(found, map(str, count()).__next__).values())


def test_a_caption_and_a_picture_in_a_footnote_are_said_where_it_hangs(lexicons: Lexicons) -> None:
    note = NoteDraft(
        "n1",
        [
            words("See the table."),
            TableDraft(
                rows=[[CellDraft([words("left")]), CellDraft([words("right")])]], caption=[words("Sums")]
            ),
            PictureDraft(b"x", "image/png", "a curve"),
        ],
    )
    found = said(reading(lexicons, words("A plain paragraph, of some length."), noted("Text.", "n1"), note))
    for wanted in ("See the table.", "Sums", "left", "right", "[a curve]"):
        assert found.count(wanted) == 1


@pytest.mark.parametrize("carrier", ["title", "level", "boilerplate"])
def test_a_footnote_of_what_is_no_text_is_a_paragraph_of_its_own(lexicons: Lexicons, carrier: str) -> None:
    more = {"title": {"title": True}, "level": {"level": 2}, "boilerplate": {"boilerplate": True}}[carrier]
    found = reading(
        lexicons, noted("Carrier", "n1", **more), words("Text."), NoteDraft("n1", [words("The note.")])
    )
    assert said(found).count("The note.") == 1


def test_a_footnote_that_nothing_refers_to_is_said(lexicons: Lexicons) -> None:
    found = reading(lexicons, words("Text."), NoteDraft("n9", [words("Left alone.")]))
    assert said(found).count("Left alone.") == 1


def test_a_title_goes_on_over_few_lines_and_no_more(lexicons: Lexicons) -> None:
    found = reading(lexicons, *(words(f"Line {n}", title=True) for n in range(5)), words("Text."))
    assert found.title == "Line 0 Line 1 Line 2"
    headings = [block.text for block in found.blocks_of(BlockKind.HEADING)]
    assert headings == ["Line 3", "Line 4"]


def test_a_picture_is_a_block_and_its_bytes_come_along(lexicons: Lexicons) -> None:
    found = reading(lexicons, words("Text."), PictureDraft(b"bytes", "image/png", "A map"))
    (picture,) = [one for one in to_blocks(found, str).values() if isinstance(one, Picture)]  # type: ignore[arg-type]  # str makes an id of a number
    assert found.pictures[picture.digest] == b"bytes"
    assert picture.alternate == "A map"


def test_line_ends_in_a_heading_are_blanks(lexicons: Lexicons) -> None:
    draft = WordsDraft([Said("One", PLAIN), LINE_END, Said("two", PLAIN)], level=2)
    found = reading(lexicons, draft, words("Text."))
    (heading,) = [
        one for one in to_blocks(found, map(str, count()).__next__).values() if isinstance(one, Heading)
    ]
    assert block_words(heading) == "One two"
    assert found.source.lines[0] == "One\vtwo"


def test_bullets_typed_by_hand_are_items_and_leave_no_sign(lexicons: Lexicons) -> None:
    found = reading(lexicons, words("Points:"), words("\u2022\tFirst"), words("- Second"), words("3) Third"))
    assert [block.text for block in found.blocks_of(BlockKind.ITEM)] == ["First", "Second", "Third"]


def test_a_letter_in_brackets_is_a_marker_only_where_letters_are_counted(lexicons: Lexicons) -> None:
    found = reading(
        lexicons,
        words("(c) The publisher, 2019."),
        words("(s) stands for the plural."),
        words("a) One"),
        words("b) Two"),
        words("(d) Not the next."),
    )
    assert [block.text for block in found.blocks_of(BlockKind.ITEM)] == ["One", "Two"]


def test_a_footnote_is_told_as_newly_hung_once(lexicons: Lexicons) -> None:
    lines = [noted("One.", "n1"), noted("Two.", "n2"), words("Three.")]
    notes = [NoteDraft(key, [words(f"Words of {key}.")]) for key in ("n1", "n2")]
    composer = Composer([*lines, *notes], map(str, count()).__next__, lexicons.joined("en").redaction)
    told = []
    for line in lines:
        composer.content(line)
        told.append(composer.take_hung())
    assert told == [["n1"], ["n2"], []]


def test_a_title_wrapped_to_a_second_line_has_the_words_of_both(lexicons: Lexicons) -> None:
    texts = (
        "Binder of Harbours and",
        "Rivers 2020",
        "A sentence that says something, and is no heading at all.",
    )
    drafts = [
        made.Draft(first=n, last=n, pieces=[text], rule="paragraph", text=text, content=(Run(text),))
        for n, text in enumerate(texts, 1)
    ]
    wrapped = drafts[1]
    assert find_structured_headings(drafts, lexicons.joined("en")) == [wrapped]
    assert drafts[0].text == "Binder of Harbours and Rivers 2020"
    assert drafts[0].content is not None
    assert block_words(Heading(id=BlockId("h"), level=1, content=drafts[0].content)) == drafts[0].text
