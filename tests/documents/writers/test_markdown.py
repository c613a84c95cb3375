"""Markdown: what another reader of Markdown makes of it is the text, word for word."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from briefing_app.documents.writers.characters import permitted
from briefing_app.documents.writers.markdown import escaped, write_markdown
from briefing_app.domain.edition import InternalEdition, PublicEdition, internal_edition
from briefing_app.domain.text import HardBreak, Run, SeveranceId, Text, Withheld, contents, walk
from tests import strategies
from tests.documents.docx_reading import squeezed
from tests.documents.example_editions import (
    CANARY,
    heading,
    internal,
    item,
    note,
    paragraph,
    public,
    table,
    wording,
)

markdown_it = pytest.importorskip("markdown_it", reason="markdown-it-py, the other reader, is not installed")


def source(edition: InternalEdition | PublicEdition) -> str:
    return write_markdown(edition, wording(edition.language), {}).decode()


def read(text: str) -> lxml_html.HtmlElement:
    """What a strict reader of Markdown makes of a text."""
    parser = markdown_it.MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    rendered = f"<html><body>{parser.render(text)}</body></html>".encode()
    return lxml_html.document_fromstring(rendered, parser=lxml_html.HTMLParser(encoding="utf-8")).find("body")


def of(*blocks: object) -> str:
    """The Markdown of some blocks, without what stands above and below."""
    text = source(internal(blocks=blocks, contents_depth=0))  # type: ignore[arg-type]  # blocks, built by the tests
    return text.split("December 2, 2026\n\n")[1].removesuffix("\n\n**PROTECTED B**\n")


def test_the_banner_is_the_first_and_the_last_line():
    lines = source(public("fr")).splitlines()
    assert lines[0] == lines[-1] == "**NON CLASSIFIÉ**"
    assert lines[2] == "# Meeting with the Northern Migration Forum"


def test_a_severed_word_is_not_in_the_public_text():
    assert CANARY in source(internal())
    assert CANARY not in source(public())


def test_headings_lists_and_tables_are_read_as_such():
    root = read(source(internal()))
    assert [one.tag for one in root.iter("h1", "h2", "h3")] == ["h1", "h2", "h3", "h3", "h2", "h2"]
    assert [len(one.findall("li")) for one in root.iter("ol")] == [3, 2, 1]
    assert [one.text_content() for one in root.iter("th")][-3:] == ["Payer", "Period", "Amount"]
    assert [one.get("href") for one in root.iter("a")][:1] == ["https://example.org/nmf"]


@pytest.mark.parametrize(
    "words",
    [
        "# no heading",
        "- no item",
        "+ no item",
        "* no item",
        "1. no item",
        "12) no item",
        "> no quote",
        "===",
        "---",
        "    no code",
        "\tno code",
        "```",
        "~~~",
        "`no code`",
        "**no bold**",
        "_no italic_",
        "|---|",
        "a | b",
        "~~no strike~~",
        "[no](http://link)",
        "![no](picture)",
        "<b>no tag</b>",
        "<!-- no comment -->",
        "\\",
        "\\*",
        "&amp; &#65;",
        "[^1]: no note",
        "[no]: http://reference",
        "no\\\nbreak",
        ":--- | ---:",
        "$300,000",
        "http://no.link",
        "trailing  ",
        "<http://no.link>",
    ],
)
def test_nothing_in_the_words_becomes_markup(words):
    root = read(of(paragraph("p", words)))
    assert [one.tag for one in root.iterdescendants() if one.tag not in ("p", "br")] == []
    assert squeezed(root.text_content()) == squeezed(words)
    root = read(of(paragraph("p", "Before.", HardBreak(), words)))
    assert [one.tag for one in root.iterdescendants() if one.tag not in ("p", "br")] == []
    assert squeezed(root.text_content()) == "Before." + squeezed(words)


@pytest.mark.parametrize("words", ["a | b", "a\nb", "\\|", "`x|y`", "- a", "<b>"])
def test_words_in_a_cell_stay_in_it(words):
    root = read(of(table("t", [["A", "B"], [words, "z"]])))
    assert [squeezed(one.text_content()) for one in root.iter("td")] == [squeezed(words), "z"]


def test_a_numbered_list_after_another_is_a_list_of_its_own():
    root = read(of(item("a", 1, "one", numbered=True, start=4), item("b", 1, "anew", numbered=True, start=1)))
    assert [(one.get("start"), len(one)) for one in root.iter("ol")] == [("4", 1), (None, 1)]


def test_items_are_nested():
    text = of(
        item("a", 1, "one"),
        item("b", 2, "inside", numbered=True),
        item("c", 3, "deeper"),
        item("d", 1, "two"),
    )
    root = read(text)
    assert [(one.tag, one.getparent().tag, len(one.findall("li"))) for one in root.iter("ul", "ol")] == [
        ("ul", "body", 2),
        ("ol", "li", 1),
        ("ul", "li", 1),
    ]


def test_bold_and_italic_are_marked_where_a_reader_can_see_it():
    root = read(
        of(
            paragraph(
                "p",
                "a",
                Run("b ", bold=True),
                Run("c", italic=True),
                Run(" (d) ", bold=True, italic=True),
                "e",
            )
        )
    )
    assert [(one.tag, one.text_content()) for one in root.iter("strong", "em")][:2] == [
        ("strong", "b"),
        ("em", "c"),
    ]
    assert root.text_content().strip() == "ab c (d) e"


def test_severed_words_and_flags_are_seen():
    held = frozenset({SeveranceId("s-amount")})
    root = read(of(paragraph("p", "To ", Run("five", severances=held), ".")))
    assert root.text_content().strip() == "To ⟦five⟧ [s. 15(1) proposed]."


def test_a_hard_break_is_one_in_a_paragraph_a_cell_and_a_heading():
    blocks = (
        paragraph("p", "a", HardBreak(), "b"),
        heading("h", 1, "c", HardBreak(), "d"),
        table("t", [["e\nf"], ["g"]]),
    )
    assert len(list(read(of(*blocks)).iter("br"))) == 3


def test_a_redaction_reads_as_a_word():
    assert read(of(paragraph("p", "a ", Withheld(), " b"))).text_content().strip() == "a [REDACTED] b"


@given(st.text(st.characters(codec="utf-8"), max_size=60))
@settings(max_examples=300)
def test_escaped_words_are_read_as_they_were(text):
    said = permitted(text).strip(" \t\n")
    root = read("\n".join(line.strip(" \t") for line in escaped(said).split("\n")))
    tags = {one.tag for one in root.iterdescendants()}
    assert tags <= {"p", "br"}
    assert squeezed(root.text_content()) == squeezed(said)


@given(strategies.texts)
@settings(max_examples=60)
def test_any_text_is_read_word_for_word(text: Text):
    edition = internal_edition(note(blocks=text, contents_depth=2), strategies.SCHEME, {})
    said = squeezed(read(source(edition)).text_content())
    for block in walk(text):
        for piece in contents(block):
            for part in piece:
                if isinstance(part, Run) and part.text.strip():
                    assert squeezed(permitted(part.text)) in said
