"""Saved web pages as an import reads them: the text, and what is only part of the site."""

from __future__ import annotations

import pytest

from briefing_app import paths
from briefing_app.documents.readers import read_source
from briefing_app.documents.readers.blocks import to_blocks
from briefing_app.documents.readers.lexicon import load_lexicons
from briefing_app.domain.errors import UnreadableError
from briefing_app.domain.reading import BlockKind, Reading
from briefing_app.domain.text import (
    FootnoteReference,
    HardBreak,
    ListItem,
    Paragraph,
    Run,
    Scope,
    Table,
    Withheld,
    block_words,
    words,
)
from briefing_app.services.clipboard import paste_html

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Binder - A government</title></head><body>
<nav><ul id="wb-tphp"><li><a href="#wb-cont">Skip to main content</a></li></ul></nav>
<header><div id="wb-bnr"><section id="wb-lng">
<h2>Language selection</h2><ul><li>Français</li></ul></section></div>
<nav id="wb-bc"><h2>You are here:</h2><ol><li><a href="/">Home</a></li></ol></nav></header>
<main class="container"><h1 id="wb-cont">Forums binder, 2019</h1>
<p>[REDACTED] appears where words were taken out under the Access to Information Act.</p>
<h2>Arctic Rivers Forum (ARF)</h2>
<p>The Arctic Rivers Forum (<abbr>ARF</abbr>) is <strong>yearly</strong>.<sup><a href="#note1">[1]</a></sup>
It met in <span lang="fr">Trois-Rivières</span>.<br>Second line.</p>
<h3>Engagement</h3><ul>
<li>The Minister attended in June 2019:<ul><li>Nested [REDACTED]</li></ul></li><li>[REDACTED]</li></ul>
<h3>Next Steps</h3><ol start="3"><li>Third</li><li>Fourth</li></ol>
<table><thead><tr><th>Country</th><th>Sum</th></tr></thead>
<tbody><tr><td>Chile</td><td><ul><li>$10,000</li><li>[REDACTED]</li></ul></td></tr></tbody></table>
<img src="https://example.org/x.png" alt="A map of rivers"><div style="display:none">not to be seen</div>
<div id="note1"><p>Held by the secretariat.</p></div>
<section class="pagedetails"><dl><dt>Date modified:</dt><dd><time>2019-12-01</time></dd></dl></section></main>
<footer id="wb-info"><nav><h2>About this site</h2><ul><li>Contact us</li></ul></nav></footer></body></html>"""


def read(page: str | bytes, name: str = "page.html") -> Reading:
    """What an import finds in a page."""
    data = page.encode("utf-8") if isinstance(page, str) else page
    return read_source(name, data, load_lexicons(paths.resources_folder() / "lexicon"))


def texts(reading: Reading, kind: BlockKind) -> list[str]:
    """The words of the blocks of one kind."""
    return [block.text for block in reading.blocks_of(kind)]


@pytest.fixture(scope="module")
def page() -> Reading:
    return read(PAGE)


def test_menus_breadcrumbs_and_the_foot_of_the_site_are_no_content(page: Reading) -> None:
    assert texts(page, BlockKind.BOILERPLATE) == [
        "Skip to main content",
        "Language selection",
        "Français",
        "You are here:",
        "Home",
        "Date modified:",
        "2019-12-01",
        "About this site",
        "Contact us",
    ]


def test_every_line_that_is_not_blank_is_in_exactly_one_block(page: Reading) -> None:
    covered = [line for block in page.blocks for line in block.lines]
    assert sorted(set(covered)) == sorted(covered)
    told = {n for n, line in enumerate(page.source.lines, 1) if line.strip()}
    assert told <= set(covered)


def test_the_profile_of_a_page_has_its_sections(page: Reading) -> None:
    (profile,) = page.profiles
    assert (profile.name, profile.acronym) == ("Arctic Rivers Forum", "ARF")
    assert [section.key for section in profile.sections] == ["overview", "engagement", "next-steps"]
    assert page.title == "Forums binder, 2019"
    assert page.notice is not None


def test_words_keep_what_hangs_on_them(page: Reading) -> None:
    blocks = to_blocks(page, iter(map(str, range(1000))).__next__)
    intro = next(
        one for one in blocks.values() if isinstance(one, Paragraph) and "yearly" in words(one.content)
    )
    assert Run("yearly", bold=True) in intro.content
    assert Run("Trois-Rivières", language="fr") in intro.content
    assert HardBreak() in intro.content
    (note,) = [part for part in intro.content if isinstance(part, FootnoteReference)]
    assert words(note.content) == "Held by the secretariat."
    said = [words(one.content) for one in blocks.values() if isinstance(one, Paragraph)]
    assert said.count("Held by the secretariat.") == 0, "a footnote is said once"


def test_lists_keep_level_and_number_and_redactions_their_scope(page: Reading) -> None:
    blocks = to_blocks(page, iter(map(str, range(1000))).__next__)
    items = [one for one in blocks.values() if isinstance(one, ListItem)]
    assert [(one.level, one.numbered, one.start) for one in items] == [
        (1, False, None),
        (2, False, None),
        (1, False, None),
        (1, True, 3),
        (1, True, None),
    ]
    assert [part.scope for one in items for part in one.content if isinstance(part, Withheld)] == [
        Scope.INLINE,
        Scope.ITEM,
    ]
    (table,) = [one for one in blocks.values() if isinstance(one, Table)]
    assert table.header_rows == 1
    cell = table.rows[1].cells[1]
    assert [type(one) for one in cell.blocks] == [ListItem, ListItem]
    assert sum(block.withheld for block in page.blocks) == 3


def test_what_is_not_read_is_told(page: Reading) -> None:
    assert {warning.code for warning in page.warnings} >= {"picture-not-read", "hidden-text"}
    assert not any("not to be seen" in line for line in page.source.lines)
    assert texts(page, BlockKind.PARAGRAPH)[-2] == "[A map of rivers]"


def test_a_page_without_a_main_part_keeps_its_text() -> None:
    page = (
        "<body><header><p>A site</p></header><nav><p>Menu</p></nav>"
        "<article><header><h1>Title</h1></header><p>Words.</p></article></body>"
    )
    reading = read(page)
    assert texts(reading, BlockKind.BOILERPLATE) == ["A site", "Menu"]
    assert reading.title == "Title"


def test_a_part_whose_name_begins_like_a_menu_stays_text() -> None:
    reading = read('<body><div class="menu-of-options"><p>The first option is to wait.</p></div></body>')
    assert not texts(reading, BlockKind.BOILERPLATE)


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="windows-1252">', "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">', "cp1252"),
    ],
)
def test_a_page_is_read_in_the_encoding_it_states(head: str, encoding: str) -> None:
    reading = read(f"<html><head>{head}</head><body><p>L’été à Québec</p></body></html>".encode(encoding))
    assert reading.source.lines == ("L’été à Québec",)


def test_a_page_too_large_is_refused_and_never_read_in_part() -> None:
    with pytest.raises(UnreadableError, match="larger"):
        read("<p>x</p>" * 70_000)


def test_a_footnote_of_a_heading_is_a_paragraph_of_its_own() -> None:
    page = (
        '<body><h1>T</h1><h2>A heading<sup><a href="#note1">1</a></sup></h2><p>Text.</p>'
        '<div id="note1"><p>Said below.</p></div></body>'
    )
    blocks = to_blocks(read(page), iter(map(str, range(1000))).__next__)
    assert "Said below." in [words(one.content) for one in blocks.values() if isinstance(one, Paragraph)]


def test_a_page_that_says_nothing_is_read_as_empty() -> None:
    assert [warning.code for warning in read("<html><body></body></html>").warnings] == ["empty-document"]


@pytest.mark.parametrize(
    "definitions",
    [
        '<!DOCTYPE html [<!ENTITY x "canary"><!ELEMENT a ANY>]>',
        '<!DOCTYPE html [ <!ENTITY x "canary]"> ]>',
        "<!doctype html SYSTEM 'a[b>c' [\n<!ENTITY x '<b>canary</b>'>\n<!-- don't ]> canary -->\n]\n>",
        '<?xml version="1.0"?>\n<!-- x -->\n<!DOCTYPE html PUBLIC "-//W3C" "a.dtd" [<!ENTITY x "y">]>',
    ],
)
def test_definitions_of_a_page_are_no_words_of_it(definitions: str) -> None:
    page = f"{definitions}<html><body><h1>T</h1><p>Words &x;.</p></body></html>"
    assert block_words(paste_html(page, iter("abc").__next__).blocks[0]) == "T"
    reading = read(page)
    assert reading.title == "T"
    assert not any("]>" in line or "canary" in line for line in reading.source.lines)
