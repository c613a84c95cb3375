"""Any page is read: in bounded time, without opening anything, and no word of it is lost in silence."""

from __future__ import annotations

import re
import sys
from collections import Counter
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.links import safe_address
from briefing_app.domain.normal_form import normalise
from briefing_app.domain.pasted import LeftOut
from briefing_app.domain.text import Run, Table, Text, block_words, contents, walk
from briefing_app.services.clipboard import paste_html
from tests.effort import seconds
from tests.notated import write
from tests.strategies import PROVED

SECONDS = 2


def read(html: str | bytes) -> Text:
    numbers = count(1)
    return paste_html(html, lambda: f"b{next(numbers)}").blocks


def said(html: str | bytes) -> str:
    return write(read(html)).rstrip("\n")


# ---- white space, lines and looks


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p> a \n\t b </p>", "a b"),
        ("<p>a <b> b</b> c</p>", "a **b** c"),
        ("<p>a<b> b </b>c</p>", "a** b **c"),
        ("a<p>b</p>c", "a\n\nb\n\nc"),
        ("</p><p>a</p>", "a"),
        (" </div>a<p>b", "a\n\nb"),
        ("<p>a<br>b", "a\\\nb"),
        ("<p>a<br> <br>b", "a\n\nb"),
        ("<p><br>a<br></p>", "a"),
        ("<p>&nbsp;</p><p> </p><p></p>a", "a"),
        ("a&nbsp;b &amp;lt; &eacute; &#8364;", "a\u00a0b &lt; é €"),
        ("<pre>a\n  b\n\nc</pre>", "a\\\n\\u{20} b\n\nc"),
        ("<span style='white-space:pre-wrap'>a  b</span>", "a b"),
        ("<b style='font-weight:normal'>a</b><span style='font-weight: 700'>b</span>", "a**b**"),
        ("<i>a<em style='font-style:normal'>b</em></i>", "*a*b"),
        ("<h2><b>a</b></h2>", "## a"),
        ("<h6>a</h6><p style='mso-outline-level:3'>b</p>", "###### a\n\n### b"),
        ("<p class=MsoTitle>a</p>", "# a"),
        ("a<hr>b", "a\n\nb"),
        ("<div>a<div>b</div>c</div>", "a\n\nb\n\nc"),
        ("<b>a<p>b</p></b>", "**a**\n\nb"),
        (
            "<p>In <ruby>東京<rp>(</rp><rt> とう <b>きょう</b></rt><rp>)</rp></ruby> today",
            "In 東京 (とう きょう) today",
        ),
        ("<p><ruby>a<rt></rt></ruby> b<rt>c", "a b (c)"),
        ("a\x00b\x07c\ufeffd\u200be", "abcde"),
    ],
)
def test_words_are_read_by_the_rules_of_html(html: str, expected: str) -> None:
    assert said(html) == expected


# ---- lists


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", "- a\n  - b\n- c"),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "- a\n  - b"),
        ("<ol start=3><li>a<li>b<li value=9>c</ol>", "3. a\n1. b\n9. c"),
        ("<ol><li>a</ol><ol><li>b</ol>", "1. a\n01. b"),
        ("<ol><li>a</ol><p>x</p><ol><li>b</ol>", "1. a\n\nx\n\n1. b"),
        ("<ul><li><p>a</p><p>b</p></li></ul>", "- a\\\nb"),
        ("<ul><li>a<ul><li>b</ul>c</li></ul>", "- a\n  - b\n- c"),
        ("<ul><li><h3>a</h3>b</ul>", "### a\n\n- b"),
        ("<li>a", "- a"),
        ("<ul>" * 40 + "<li>a", "- a"),
        ("<ol start=99999999999><li>a<ol start=x><li>b", "1. a\n  1. b"),
        ("<ul><li>[REDACTED]<li>a [REDACTED]</ul>", "- {x}\n- a {x}"),
    ],
)
def test_lists_keep_their_levels_and_numbers(html: str, expected: str) -> None:
    assert said(html) == expected


def test_words_letters_and_romans_number_a_list_of_word() -> None:
    line = "<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>{}&nbsp;&nbsp;</span>{}</p>"
    html = "".join(line.format(marker, word) for marker, word in zip(("h)", "i)", "j)"), "xyz", strict=True))
    assert said(html) == "8. x\n1. y\n1. z"
    html = "".join(
        line.format(marker, word) for marker, word in zip(("i.", "ii.", "iv."), "xyz", strict=True)
    )
    assert said(html) == "1. x\n1. y\n4. z"


# ---- tables


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<table><tr><td>a<td>b<tr><td>c", "{t:0,0}\n| a | b |\n| c | |"),
        ("<table><tr><th>a<th>b<tr><td>c<td>d", "{t}\n| a | b |\n| c | d |"),
        ("<table><tr><td colspan=2>a<tr><td>b<td>c", "{t:0,0}\n| a | |\n| b | c |"),
        ("<table><tr><td colspan=2>a<td>d<tr><td colspan=2>b<td>c", "{t:0,0}\n| a | d |\n| b | c |"),
        ("<table><tr><td rowspan=2>a<td>b<tr><td>c", "{t:0,0}\n| a | b |\n| | c |"),
        ("<table><tr><td rowspan=99999>a<td>b<tr><td>c", "{t:0,0}\n| a | b |\n| | c |"),
        ("<table><tr><td>a", "a"),
        ("<table><tr><td>a<table><tr><td>b<td>c</table><td>d</table>", "a\n\n{t:0,0}\n| b | c |\n\nd"),
        ("<table role=presentation><tr><td>a<td>b", "a\n\nb"),
        ("<table>x<tr><td>a<td>b</table>", "x\n\n{t:0,0}\n| a | b |"),
        ("<td>a<td>b", "a\n\nb"),
        ("<table><tr><td>[REDACTED]<td>a", "{t:0,0}\n| {x} | a |"),
        ("<table></table>a", "a"),
    ],
)
def test_tables_are_grids_and_layout_is_none(html: str, expected: str) -> None:
    assert said(html) == expected


# ---- what is dropped, and what is not


@pytest.mark.parametrize(
    "html",
    [
        "<script>x</script>",
        "<style>x</style>",
        "<!-- x -->",
        "<p hidden>x</p>",
        "<p style='display : none !important'>x</p>",
        "<style>.a{color:red;display:none}</style><p class='b a'>x</p>",
        "<p style='mso-hide:all'>x</p>",
        "<p style='font-size:0'>x</p>",
        "<del>x</del>",
        "<object data=a>x</object>",
        "<svg><a>x</a></svg>",
        "<img alt='x' width=1 height=1>",
        "<template>x</template>",
        "<!--[if gte mso 9]><xml>x</xml><![endif]-->",
        "<title>x</title>",
    ],
)
def test_what_a_reader_of_the_page_would_not_see_is_not_read(html: str) -> None:
    assert said(f"<p>before</p>{html}<p>after</p>") == "before\n\nafter"


@pytest.mark.parametrize(
    "html",
    [
        "<style>@media print{.a{display:none} .b{display:none}}</style><p class='a b'>x</p>",
        "<style>div .a{display:none}</style><p class=a>x</p>",
        "<style>.a{</style><p class=a>x</p>",
        "<unknown>x</unknown>",
        "<o:p>x</o:p>",
        "<ins>x</ins>",
        "<s>x</s>",
        "<marquee>x",
        "<form><label>x</label></form>",
        "<!--EndFragment-->x<!--StartFragment-->",
        "<!--StartFragment-->x",
        "<div id=note1>x</div>",
        "<a href='#_ftn7'>x</a>",
        "<p><a href='#_ftnref7'>[7]</a> x</p>",
        "<![if !supportLists]><p>x</p>",
    ],
)
def test_words_that_are_seen_are_kept_whatever_stands_around_them(html: str) -> None:
    assert said(f"<p>before</p>{html}<p>after</p>") == "before\n\nx\n\nafter"


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "//host/share", "\\\\host\\share",
     "vbscript:x", "http:///x", "https://", "ms-word:ofe|u|x", "JaVaScRiPt:x", "java\nscript:x", "mailto:",
     "http://a.example/" + "x" * 3000],
)  # fmt: skip
def test_no_address_but_of_the_web_and_of_mail_becomes_a_link(address: str) -> None:
    (block,) = read(f'<a href="{address}">words</a>')
    assert block.content == (Run("words"),)


def test_entities_and_addresses_are_never_opened() -> None:
    opened: list[str] = []

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if event in ("open", "socket.connect", "socket.getaddrinfo") and watching:
            opened.append(f"{event} {arguments[0]!r}")

    watching = False
    read("<p>warm</p>")
    sys.addaudithook(watch)
    watching = True
    found = said(
        "<!DOCTYPE html [<!ENTITY f SYSTEM 'file:///etc/hostname'>]>"
        "<?xml-stylesheet href='file:///etc/hostname'?><link rel=stylesheet href='http://a.example/x.css'>"
        "<base href='http://a.example/'><p>&f;<img src='file:///etc/hostname' alt='picture'>"
        "<iframe src='file:///etc/hostname'></iframe></p>"
    )
    watching = False
    assert not opened
    assert found.endswith("&f;\\[picture\\]")


def test_laughter_is_not_expanded() -> None:
    rounds = "".join(f"<!ENTITY l{n + 1} '&l{n};&l{n};&l{n};&l{n};&l{n};&l{n};'>" for n in range(30))
    assert len(said(f"<!DOCTYPE h [<!ENTITY l0 'ha'>{rounds}]><p>&l30;</p>")) < 10_000


# ---- bounds

MANY = 10_000_000
HOSTILE = {
    "elements side by side": "<b>x</b>" * (MANY // 8),
    "elements in each other": "<div>" * (MANY // 5) + "deep",
    "one word": "x" * MANY,
    "two words again and again": "x y " * (MANY // 4),
    "entities": "&amp;" * (MANY // 5),
    "only brackets": "<" * MANY,
    "unclosed elements": "<a " * (MANY // 3),
    "unclosed comments": "<!--" * (MANY // 4),
    "attributes": "<p " + " ".join(f"a{n}=1" for n in range(MANY // 10)) + ">x",
    "tables in tables": "<table><tr><td>x" * (MANY // 16),
    "cells": "<table><tr>" + "<td>x" * (MANY // 5),
    "rows": "<table>" + "<tr><td>x<td>y" * (MANY // 14),
    "cells that reach far": "<table>" + "<tr><td rowspan=9999 colspan=9999>x" * (MANY // 40),
    "lists in lists": "<ul><li>x" * (MANY // 9),
    "line ends": "x<br>" * (MANY // 5),
    "rules of style": "<style>" + "a{" * (MANY // 2) + "</style>x",
    "hidden rules": "<style>" + "@media x{.a{display:none}}" * (MANY // 26) + "</style><p class=a>x",
    "redactions": "[REDACTED] " * (MANY // 11),
    "half redactions": "[ REDACTED " * (MANY // 11),
    "provisions": "s. 15(1), " * (MANY // 10),
    "crosses": "X" * MANY,
    "brackets": "(" * MANY,
    "gaps": "a" + "\u00a0" * (MANY // 2) + "b",
    "footnotes": "".join(f"<a href='#_ftn{n}'>[{n}]</a><p id=ftn{n}>n" for n in range(MANY // 40)),
    "one footnote": "<a href='#_ftn1'>[1]</a>" * (MANY // 50) + "<p id=ftn1>" + "n " * (MANY // 4),
    "conditions": "<![if !supportLists]>" * (MANY // 20),
    "bullets": "<p class=MsoListParagraph>" + "·" * MANY,
    "nothing": "\x00" * MANY,
    "halves of letters": "\ud800" * (MANY // 4),
    "alternate text": "<img alt='" + "a " * (MANY // 2) + "'>",
}


@pytest.mark.parametrize("case", HOSTILE)
def test_ten_megabytes_of_anything_are_answered_in_time(case: str) -> None:
    assert seconds(lambda: read(HOSTILE[case]), SECONDS) < SECONDS


def test_what_is_beyond_the_bounds_is_said_to_be_left_out() -> None:
    found = paste_html("<p>word</p>" * 100_000, iter(map(str, range(200_000))).__next__)
    assert found.left_out[LeftOut.REST] >= 1
    assert len(found.blocks) > 1_000


@pytest.mark.parametrize(
    "data",
    [b"", b"\x00", b"\xff", b"\xfe\xff", b"\xff\xfe<\x00", b"\x80\x81<p>a", "<p>é".encode("cp1252"),
     "<meta charset=utf-16><p>é".encode(), b"Version:0.9\r\nStartHTML:", b"Version:0.9\r\n" + b"x" * 9000,
     "<p>é</p>".encode("utf-16-be"), bytes(range(256)) * 40],
)  # fmt: skip
def test_no_bytes_raise(data: bytes) -> None:
    read(data)
    read(data.decode("latin-1"))


def test_old_bytes_are_read_in_the_encoding_they_are_in() -> None:
    assert said("<p>où — été</p>".encode("cp1252")) == "où — été"


# ---- any page

TAGS = (
    *(
        "p",
        "div",
        "b",
        "i",
        "a",
        "ul",
        "ol",
        "li",
        "table",
        "tr",
        "td",
        "th",
        "h1",
        "br",
        "span",
        "pre",
        "del",
    ),
    *("img", "o:p", "caption", "thead", "style", "head", "body", "q", "sup", "dl"),
)
ATTRIBUTES = (
    *("", " style='mso-list:l0 level2 lfo1'", " style='mso-list:Ignore'", " style='display:none'"),
    *(" href='#_ftn1'", " href='#_ftnref1'", " id=ftn1", " href='http://a.example'", " rowspan=2"),
    *(" colspan=3", " lang=fr", " class=MsoListParagraph", " alt=x", " style='mso-tab-count:1'"),
    *(" style='font-weight:bold'", " start=4", " role=heading"),
)
LITERALS = (
    *("word ", " ", "&nbsp;", "\n", "[REDACTED]", "<!--StartFragment-->", "<!--EndFragment-->", "1."),
    *("·  ", "<![if !supportLists]>", "<![endif]>", "<!--", "-->", "&", "<", ">", "XXXX", "a\u2028b"),
)
elements = st.builds(
    lambda tag, attribute: f"<{tag}{attribute}>", st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES)
)
ends = st.sampled_from(TAGS).map(lambda tag: f"</{tag}>")
pieces = st.one_of(elements, ends, st.sampled_from(LITERALS), st.text(max_size=4))
pages = st.lists(pieces, max_size=40).map("".join)


@PROVED
@given(pages)
def test_any_page_gives_a_sound_text_in_normal_form(html: str) -> None:
    blocks = read(html)
    assert normalise(blocks) == blocks
    ids = [block.id for block in walk(blocks)]
    assert len(ids) == len(set(ids))
    tables = [block for block in walk(blocks) if isinstance(block, Table)]
    assert all(len(row.cells) == len(table.columns) for table in tables for row in table.rows)
    runs = [part for block in blocks for piece in contents(block) for part in piece if isinstance(part, Run)]
    assert all(run.link is None or safe_address(run.link) for run in runs)
    assert not any(re.search("[\x00-\x08\ufffc\u2028]", run.text) for run in runs)


VISIBLE = (
    "p",
    "div",
    "b",
    "ul",
    "ol",
    "li",
    "table",
    "tr",
    "td",
    "h1",
    "span",
    "pre",
    "q",
    "caption",
    "thead",
)


tags = st.sampled_from(VISIBLE).flatmap(lambda tag: st.sampled_from((f"<{tag}>", f"</{tag}>")))


@PROVED
@given(st.lists(st.one_of(tags, tags, st.just("W")), max_size=30))
def test_no_visible_word_is_lost_or_said_twice(parts: list[str]) -> None:
    numbers = count(1)
    html = "".join(f" w{next(numbers)} " if part == "W" else part for part in parts)
    found = Counter(re.findall(r"w\d+", " ".join(map(block_words, read(html)))))
    assert found == Counter(re.findall(r"w\d+", html))
