"""A page of Canada.ca as its template writes it (GCWeb, WET 4), in both languages."""

from __future__ import annotations

from itertools import count

import pytest

from briefing_app import paths
from briefing_app.documents.readers import read_source
from briefing_app.documents.readers.blocks import to_blocks
from briefing_app.documents.readers.lexicon import load_lexicons
from briefing_app.domain.reading import BlockKind, Reading
from briefing_app.domain.text import FootnoteReference, Heading, ListItem, Paragraph, Text, words
from briefing_app.services.clipboard import paste_html

HEAD = """<!DOCTYPE html><html class="no-js" lang="{language}" dir="ltr"><head><meta charset="utf-8">
<title>{title} - Canada.ca</title><noscript><link rel="stylesheet"
href="noscript.min.css"></noscript></head>
<body vocab="https://schema.org/" typeof="WebPage" resource="#wb-webpage">
<nav aria-label="{skip}"><ul id="wb-tphp"><li class="wb-slc"><a class="wb-sl"
href="#wb-cont">{skip}</a></li></ul></nav>
<header><div id="wb-bnr" class="container"><div class="row"><section id="wb-lng" class="col-xs-3">
<h2 class="wb-inv">{languages}</h2><ul><li><a lang="{other}" href="x.html"><span
class="hidden-xs">{other_name}</span></a></li></ul></section>
<div class="brand" property="publisher"><a href="https://www.canada.ca/"><img src="sig.svg"
alt="{government}">
<span class="wb-inv"> / {government}</span></a></div><section id="wb-srch"><h2>{search}</h2>
<form role="search"><label for="q" class="wb-inv">{search}</label><input id="q"
type="search"></form></section></div></div>
<nav class="gcweb-menu"><h2 class="wb-inv">Menu</h2><button type="button">Menu</button>
<ul role="menu"><li><a role="menuitem" href="/j">{jobs}</a></li></ul></nav>
<nav id="wb-bc" property="breadcrumb"><h2>{here}</h2><ol class="breadcrumb"><li><a
href="/">Canada.ca</a></li></ol></nav></header>
<main property="mainContentOfPage" class="container"><h1 property="name" id="wb-cont">{title}</h1>
<p>{by} <a href="/d">{department}</a></p>
<section class="alert alert-warning"><h2>{archived}</h2></section>
"""

FOOT = """
<section class="pagedetails"><h2 class="wb-inv">{details}</h2><a class="btn" href="#">{problem}</a>
<div class="wb-share"><h3>{share}</h3><ul><li>LinkedIn</li></ul></div>
<dl id="wb-dtmd"><dt>{modified}</dt><dd><time
property="dateModified">2024-05-14</time></dd></dl></section></main>
<footer id="wb-info"><h2 class="wb-inv">{about}</h2><div
class="gc-contextual"><nav><h3>{department}</h3>
<ul><li><a href="/c">Contact</a></li></ul></nav></div><div
class="gc-sub-footer"><ul><li>{privacy}</li></ul></div></footer>
</body></html>"""

ENGLISH = {
    "language": "en", "other": "fr", "other_name": "Français", "title": "Baltic Rivers Council",
    "skip": "Skip to main content", "languages": "Language selection", "government": "Government of Canada",
    "search": "Search", "jobs": "Jobs", "here": "You are here:", "by": "From:",
    "department": "Rivers Department", "archived": "We have archived this page and will not be updating it.",
    "details": "Page details", "problem": "Report a problem on this page", "share": "Share this page",
    "modified": "Date modified:", "about": "About this site", "privacy": "Privacy",
}  # fmt: skip
FRENCH = {
    "language": "fr", "other": "en", "other_name": "English", "title": "Conseil des rivières baltes",
    "skip": "Passer au contenu principal", "languages": "Sélection de la langue",
    "government": "Gouvernement du Canada", "search": "Recherche", "jobs": "Emplois",
    "here": "Vous êtes ici\u00a0:", "by": "De\u00a0:", "department": "Ministère des Rivières",
    "archived": "Nous avons archivé cette page et elle ne sera plus mise à jour.",
    "details": "Détails de la page", "problem": "Signaler un problème sur cette page",
    "share": "Partagez cette page", "modified": "Date de modification\u00a0:", "about": "À propos de ce site",
    "privacy": "Confidentialité",
}  # fmt: skip

ENGLISH_TEXT = """<h2>On this page</h2>
<ul><li><a href="https://www.canada.ca/en/rivers/council.html#o">What the
Council is</a><ul><li><a href="#m">Engagement</a></li></ul></li><li><a href="#n">Next
steps</a></li></ul>
<h2 id="o">Overview</h2><p>The Baltic Rivers Council counts nine members.<sup id="fn1-rf"><a
class="fn-lnk" href="#fn1">
<span class="wb-inv">Footnote </span>1</a></sup> It met in 2019<sup id="fn*-rf"><a class="fn-lnk"
href="#fn*">
<span class="wb-inv">Footnote </span>*</a></sup> and in 2020<sup id="fn1-1-rf"><a class="fn-lnk"
href="#fn1">
<span class="wb-inv">Footnote </span>1</a></sup>, twice.</p><p><span class="wb-inv">Quotation.</span>
The river is wide.</p>
<h2 id="m">Engagement</h2><ul><li>October 2019: the first round in Oslo<sup id="fnb-rf"><a
class="fn-lnk" href="#fnb">
<span class="wb-inv">Footnote </span>b</a></sup></li></ul><h2 id="n">Next steps</h2><p>The Council will
meet in June 2021.</p>
<aside class="wb-fnote" role="note"><h2 id="fn">Footnotes</h2><dl><dt>Footnote 1</dt><dd
id="fn1"><p>Counted in May.</p>
<p>As <a href="#fn*">note *</a> says.</p><p class="fn-rtn"><a href="#fn1-rf"><span class="wb-inv">Return
to <span>first</span>
footnote </span>1<span class="wb-inv"> referrer</span></a></p></dd><dt>Footnote *</dt><dd id="fn*"><p>In
the spring.</p>
<p class="fn-rtn"><a href="#fn*-rf"><span class="wb-inv">Return to footnote </span>*<span
class="wb-inv"> referrer</span></a></p></dd>
<dt>Footnote b</dt><dd id="fnb"><p>At the harbour.</p><p class="fn-rtn"><a href="#fnb-rf">
<span class="wb-inv">Return to footnote </span>b<span class="wb-inv">
referrer</span></a></p></dd></dl></aside>"""

FRENCH_TEXT = """<h2>Sur cette page</h2><ul><li><a href="#o">Ce qu’est le Conseil</a></li>
<li><a href="#m">Participation</a></li></ul>
<h2 id="o">Aperçu</h2><p>Le Conseil des rivières baltes compte neuf membres.<sup id="fn1-rf"><a
class="fn-lnk" href="#fn1">
<span class="wb-inv">Note de bas de page </span>1</a></sup> Il s’est réuni en 2019.</p>
<h2 id="m">Participation</h2><ul><li>Octobre 2019 : premier tour à Oslo</li></ul>
<aside class="wb-fnote" role="note"><h2 id="fn">Notes de bas de page</h2><dl><dt>Note de bas de page
1</dt><dd id="fn1">
<p>Comptés en mai.</p><p class="fn-rtn"><a href="#fn1-rf"><span class="wb-inv">Retour à la référence de
la note de bas de
page </span>1</a></p></dd></dl></aside>"""


def read(page: str, name: str = "page.html") -> Reading:
    """What an import finds in a page."""
    return read_source(name, page.encode(), load_lexicons(paths.resources_folder() / "lexicon"))


def stored(reading: Reading) -> Text:
    """The blocks of it that are text, its title among them."""
    made = to_blocks(reading, map(str, count()).__next__)
    return tuple(
        block for place, block in made.items() if reading.blocks[place].kind is not BlockKind.BOILERPLATE
    )


def said(blocks: Text) -> list[str]:
    """The words of each block, a footnote in braces where it hangs."""
    lines = []
    for block in blocks:
        assert isinstance(block, Paragraph | ListItem | Heading)
        content = block.content
        lines.append(
            "".join(
                "{" + words(part.content) + "}" if isinstance(part, FootnoteReference) else words((part,))
                for part in content
            )
        )
    return lines


def page(text: str, around: dict[str, str]) -> str:
    """A whole page of Canada.ca about some text."""
    return HEAD.format(**around) + text + FOOT.format(**around)


@pytest.mark.parametrize(
    ("text", "around", "expected"),
    [
        (
            ENGLISH_TEXT,
            ENGLISH,
            [
                "Baltic Rivers Council",
                "Overview",
                "The Baltic Rivers Council counts nine members.{Counted in May.\nAs note * says.} It met "
                "in 2019"
                "{In the spring.} and in 2020[1], twice.",
                "The river is wide.",
                "Engagement",
                "October 2019: the first round in Oslo{At the harbour.}",
                "Next steps",
                "The Council will meet in June 2021.",
            ],
        ),
        (
            FRENCH_TEXT,
            FRENCH,
            [
                "Conseil des rivières baltes",
                "Aperçu",
                "Le Conseil des rivières baltes compte neuf membres.{Comptés en mai.} Il s’est réuni en "
                "2019.",
                "Participation",
                "Octobre 2019 : premier tour à Oslo",
            ],
        ),
    ],
)
def test_of_a_page_of_canada_ca_its_text_is_kept_with_its_footnotes_and_nothing_else(
    text: str, around: dict[str, str], expected: list[str]
) -> None:
    assert said(stored(read(page(text, around)))) == expected


def test_the_list_of_what_is_on_the_page_goes_where_its_heading_goes() -> None:
    reading = read(page(ENGLISH_TEXT, ENGLISH))
    furniture = [block.text for block in reading.blocks_of(BlockKind.BOILERPLATE)]
    for line in ("On this page", "What the Council is", "Next steps", "From: Rivers Department", "Footnotes"):
        assert line in furniture
    (profile,) = reading.profiles
    assert [(one.key, one.heading) for one in profile.sections] == [
        ("overview", "Overview"),
        ("engagement", "Engagement"),
        ("next-steps", "Next steps"),
    ]


def test_an_entry_that_leads_nowhere_in_the_page_stays_text() -> None:
    reading = read(
        '<body><h1>T</h1><h2>On this page</h2><ul><li><a href="#a">First part</a></li>'
        "<li>Ask us for more.</li>"
        '<li><a href="#gone">Lost part</a></li><li>See <a href="#a">this</a></li></ul>'
        '<h2 id="a">The first part</h2><p>Text.</p></body>'
    )
    texts = said(stored(reading))
    assert "First part" not in texts
    assert {"Ask us for more.", "Lost part", "See this"} <= set(texts)


def test_a_table_of_contents_is_no_text_where_it_leads_into_the_page() -> None:
    linked = (
        '<body><h1>T</h1><h2>Contents</h2><ul><li><a href="#a">Part</a></li></ul><h2 id="a">Part</h2><p>x</p>'
    )
    assert said(stored(read(linked))) == ["T", "Part", "x"]
    bare = "<body><h1>T</h1><h2>Contents</h2><ul><li>Grain, 40 t</li></ul><h2>Part</h2><p>x</p>"
    assert said(stored(read(bare))) == ["T", "Contents", "Grain, 40 t", "Part", "x"]


def test_a_list_whose_entries_come_back_as_headings_goes_in_every_format() -> None:
    text = "# Council\n\n## On this page\n\n- Overview\n- Ask us\n\n## Overview\n\nThe council meets.\n"
    assert said(stored(read(text, "page.md"))) == ["Council", "Ask us", "Overview", "The council meets."]


def test_a_line_under_the_title_that_only_looks_like_a_byline_stays_text() -> None:
    page = (
        "<body><main><h1>T</h1><p>{}: Rivers Department</p><p>x</p></main><footer>Rivers Department</footer>"
    )
    assert said(stored(read(page.format("From")))) == ["T", "x"]
    assert said(stored(read(page.format("Chair")))) == ["T", "Chair: Rivers Department", "x"]
    assert (
        said(stored(read(page.replace("Rivers", "Lakes", 1).format("From"))))[1] == "From: Lakes Department"
    )


def test_words_for_those_who_hear_the_page_are_hidden_and_counted() -> None:
    reading = read(
        '<body><h1>T</h1><p><span class="wb-inv">unseen</span> Seen.</p>'
        '<p class="note sr-only">unseen too</p>'
    )
    assert said(stored(reading)) == ["T", "Seen."]
    assert [one.text for one in reading.warnings if one.code == "hidden-text"] == [
        "Parts that the page does not show were left out: 2."
    ]


NOTES = {
    "pandoc": (
        '<p>Text<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a>.</p>'
        '<section id="footnotes" class="footnotes" role="doc-endnotes"><hr><ol><li id="fn1"><p>The note.'
        '<a href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li></ol></section>'
    ),
    "markdown": (
        '<p>Text<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>.</p>'
        '<div class="footnote"><hr><ol>'
        '<li id="fn:1"><p>The note.&#160;<a class="footnote-backref" href="#fnref:1">↩</a></p></li></ol>'
        "</div>"
    ),
    "github": (
        '<p>Text<sup><a href="#user-content-fn-1" id="user-content-fnref-1" data-footnote-ref>1</a>'
        "</sup>.</p>"
        '<section><ol><li id="user-content-fn-1"><p>The note. <a href="#user-content-fnref-1">↩</a></p>'
        "</li></ol></section>"
    ),
    "encyclopedia": (
        '<p>Text<sup id="cite_ref-a_1-0" class="reference"><a href="#cite_note-a-1">[1]</a></sup>.</p><ol>'
        '<li id="cite_note-a-1"><span class="mw-cite-backlink"><b><a href="#cite_ref-a_1-0">^</a></b>'
        "</span> The note.</li></ol>"
    ),
    "plain": '<p>Text<sup><a href="#fn1">1</a></sup>.</p><ol><li id="fn1">The note.</li></ol>',
    "named": (
        '<p>Text<a role="doc-noteref" href="#harbour">1</a>.</p>'
        '<aside id="harbour" role="doc-footnote">The note.</aside>'
    ),
}


@pytest.mark.parametrize("form", NOTES)
def test_footnotes_hang_at_their_place_in_every_usual_form(form: str) -> None:
    assert [one.rstrip("\u00a0 ") for one in said(stored(read(f"<body><h1>T</h1>{NOTES[form]}</body>")))] in (
        ["T", "Text{The note.}."],
        ["T", "Text{The note.\u00a0}."],
    )


def test_footnotes_of_canada_ca_are_pasted_at_their_place() -> None:
    pasted = paste_html(ENGLISH_TEXT, map(str, count()).__next__).blocks
    assert "October 2019: the first round in Oslo{At the harbour.}" in said(pasted)
    assert not any("Return" in line or line.startswith("Footnote ") for line in said(pasted))
