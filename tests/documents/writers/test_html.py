"""Web pages: self-contained, accessible, marked, and nothing in the words is markup."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from lxml import html as lxml_html

from briefing_app.documents.writers.characters import permitted
from briefing_app.documents.writers.html import write_html
from briefing_app.documents.writers.html_style import css_string
from briefing_app.domain.edition import InternalEdition, PublicEdition, internal_edition
from briefing_app.domain.text import HardBreak, Picture, Run, Text, Withheld, contents, walk
from tests import strategies
from tests.documents.docx_reading import squeezed
from tests.documents.example_editions import (
    CANARY,
    body,
    heading,
    internal,
    item,
    note,
    paragraph,
    pictures,
    public,
    table,
    wording,
)


def page(edition: InternalEdition | PublicEdition) -> str:
    return write_html(edition, wording(edition.language), pictures()).decode()


def tree(edition: InternalEdition | PublicEdition) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(
        page(edition).encode(), parser=lxml_html.HTMLParser(encoding="utf-8")
    )


def of(*blocks: object) -> lxml_html.HtmlElement:
    """The page of some blocks."""
    return tree(internal(blocks=blocks, contents_depth=0)).find(".//main")  # type: ignore[arg-type]  # blocks, built by the tests


def test_the_page_says_its_language_title_and_institution():
    root = tree(public("fr"))
    assert root.get("lang") == "fr-CA"
    assert root.findtext(".//title") == "Meeting with the Northern Migration Forum"
    assert root.find(".//meta[@name='author']").get("content") == "Department of Northern Affairs"


def test_the_banner_stands_above_below_and_on_every_printed_page():
    banners = [one.text for one in tree(internal()).iter("p") if one.get("class") == "banner"]
    assert banners == ["Marking: PROTECTED B", "PROTECTED B"]
    assert page(internal()).count('content: "PROTECTED B"') == 2


def test_nothing_is_fetched_and_nothing_runs():
    root = tree(internal())
    assert "default-src 'none'" in root.find(".//meta[@http-equiv]").get("content")
    assert not list(root.iter("script", "link", "iframe", "object"))
    assert all(one.get("src").startswith("data:image/png;base64,") for one in root.iter("img"))


def test_a_severed_word_is_not_in_the_public_page():
    assert CANARY in page(internal())
    assert CANARY not in page(public())


def test_severed_words_are_marked_and_flagged_in_the_internal_page():
    root = tree(internal())
    marked = [one.text_content() for one in root.iter("mark")]
    assert "Minister Halvorsen" in marked
    assert "Minister Halvorsen [s. 19(1) recommended]" in root.text_content()


def test_headings_are_below_the_title_and_the_contents_lead_to_them():
    root = tree(internal())
    levels = [one.tag for one in root.iter("h1", "h2", "h3", "h4")]
    assert levels == ["h1", "h2", "h3", "h3", "h2", "h2"]
    links = [one.get("href")[1:] for one in root.find(".//nav").iter("a")]
    assert [root.get_element_by_id(one).tag for one in links] == levels[1:]


def test_lists_are_nested_and_numbered():
    root = of(
        item("a", 1, "one", numbered=True, start=4),
        item("b", 2, "inside"),
        item("c", 1, "two", numbered=True),
        item("d", 1, "bullet"),
    )
    lists = [(one.tag, one.get("start"), one.getparent().tag) for one in root.iter("ol", "ul")]
    assert lists == [("ol", "4", "main"), ("ul", None, "li"), ("ul", None, "main")]
    assert [len(one.findall("li")) for one in root.iter("ol", "ul")] == [2, 1, 1]


def test_tables_have_headings_for_columns_and_rows():
    root = of(table("t", [["", "2025"], ["Norland", "$5"]], header_columns=1, caption=(Run("Pledges"),)))
    assert [(one.text_content(), one.get("scope")) for one in root.iter("th")] == [
        ("", "col"),
        ("2025", "col"),
        ("Norland", "row"),
    ]
    assert root.findtext(".//caption") == "Pledges"
    assert [one.text_content() for one in root.iter("td") if one.get("class") == "number"] == ["$5"]


def test_footnotes_lead_there_and_back():
    root = tree(internal())
    there = root.find(".//sup/a")
    target = root.get_element_by_id(there.get("href")[1:])
    assert target.text_content().startswith("Five staff")
    assert target.findall("a")[-1].get("href") == f"#{there.get('id')}"


def test_a_picture_has_its_alternate_text_and_a_missing_one_is_words():
    shown = next(block for block in body() if isinstance(block, Picture))
    assert of(shown).find(".//img").get("alt").startswith("Map of the twelve")
    assert "[Map of the twelve" in of(replace(shown, digest="0")).text_content()


@pytest.mark.parametrize(
    "words", ["<script>x</script>", "&lt;b&gt;", "</style><b>", "\" onload='x'", "a\x00b\ud800"]
)
def test_hostile_words_stay_words(words):
    edition = internal(blocks=(heading("h", 1, words), paragraph("p", words)), title=words, contents_depth=0)
    root = tree(replace(edition, banner=words, institution=words, number=words))
    assert not list(root.iter("script", "b"))
    assert root.find(".//h1").text_content() == permitted(words)
    assert root.findall(".//main/p")[-1].text_content() == permitted(words)


def test_a_string_of_the_style_sheet_cannot_be_left():
    assert css_string('a"b</style>\\') == '"a\\22 b\\3C \\2F style\\3E \\5C "'


@given(strategies.texts)
@settings(max_examples=60)
def test_any_text_is_on_the_page_word_for_word(text: Text):
    edition = internal_edition(note(blocks=text, contents_depth=2), strategies.SCHEME, {})
    said = squeezed(tree(edition).find(".//body").text_content())
    for block in walk(text):
        for piece in contents(block):
            for part in piece:
                if isinstance(part, Run) and part.text.strip():
                    assert squeezed(permitted(part.text)) in said
    assert re.search("PROTECTED|UNCLASSIFIED", said)


def test_a_hard_break_is_one_and_a_redaction_is_words():
    root = of(paragraph("p", "a", HardBreak(), "b ", Withheld()))
    assert len(list(root.iter("br"))) == 1
    assert root.find(".//span[@class='withheld']").text == "[REDACTED]"


def test_an_empty_note_is_a_page():
    assert tree(internal(blocks=())).findtext(".//h1") == "Meeting with the Northern Migration Forum"


def test_ids_of_the_library_are_not_on_the_public_page():
    blocks = (paragraph("0198f0a0-dead-7000-8000-000000000001", "Words."), heading("h", 1, "Heading"))
    assert "dead" not in page(public(blocks=blocks))
