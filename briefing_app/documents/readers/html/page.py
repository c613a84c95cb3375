"""Reading a page: bounds first, then one pass over its elements; whatever the bytes, there is an answer."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice
from typing import Any

from lxml import etree

from briefing_app.documents.readers.html.walk import Walk
from briefing_app.documents.readers.lexicon import RedactionWords
from briefing_app.documents.readers.own_signs import Lines, withhold_again
from briefing_app.documents.readers.structured.compose import Composer
from briefing_app.documents.readers.structured.drafts import words_of
from briefing_app.domain.pasted import Cited, LeftOut, Pasted, cites_nothing

MOST_LETTERS = 10_000_000
MOST_SIGNS = 60_000
"""How many elements, entities and brackets are read: three hundred pages of Word's HTML."""

_BEGINNING = b"<html>"
"""Fed before every page: a libxml2 before 2.14, as in the wheels for Windows, reads nothing at all of a page
that begins with an end tag. A page's own beginning, and what stands before it, change nothing after it."""

_DEFINITIONS = re.compile(
    r"((?>\s|<!--(?:.*?-->|.*+)|<\?[^>]*>)*+)<!DOCTYPE(?>\"[^\"]*\"|'[^']*'|[^\[<>\"'])*+"
    r"\[(?><!--(?:.*?-->|.*+)|\"[^\"]*\"|'[^']*'|[^]\"'])*+\]\s*>",
    re.IGNORECASE | re.DOTALL,
)
"""Definitions of a page's own, at its beginning alone. Nothing is looked at twice, whatever is left open."""

_SIGN = re.compile(r"[<&\[]")
_FRAGMENT = "<!--startfragment", "<!--endfragment"


def read_page(
    html: str,
    new_id: Callable[[], str],
    words: RedactionWords,
    cited: Cited = cites_nothing,
    *,
    sure: bool = False,
) -> Pasted:
    """The text of a page; of what is between the marks of a clipboard's fragment where there are such marks.

    What an internal edition of this program shows as withheld is severed, under the provisions that *cited*
    reads in its flag; *sure* says that it is one whatever shows. Nothing is opened and nothing is fetched.
    What is beyond the bounds is left out and said so.
    """
    bounded = _bounded(html)
    walk = Walk(fragment=_has_fragment(bounded), signs=True)
    if len(bounded) < len(html):
        walk.left_out[LeftOut.REST] += 1
    if not walked(walk, without_definitions(bounded)):
        walk.left_out[LeftOut.REST] += 1
    drafts = words_of(walk.drafts)
    again = withhold_again([Lines(one.parts, number) for number, one in enumerate(drafts)], new_id, sure=sure)
    return again.pasted(Composer(walk.drafts, new_id, words).text(), cited, walk.left_out)


def without_definitions(html: str) -> str:
    """The page without definitions of its own: no browser reads them, and nothing in them is a word of it."""
    found = _DEFINITIONS.match(html)
    return html if found is None else found[1] + html[found.end() :]


def walked(walk: Walk, html: str) -> bool:
    """Let the walk see every element of a page; whether the parser came to its end."""
    target: Any = walk  # it has the four calls a parser makes; the stubs ask for bytes as well
    parser = etree.HTMLParser(target=target, encoding="utf-8", no_network=True, huge_tree=False)
    try:
        parser.feed(_BEGINNING)
        parser.feed(html.encode("utf-8", errors="replace"))
        parser.close()
    except etree.LxmlError:
        return False
    finally:
        walk.close()
    return True


def _bounded(html: str) -> str:
    """As much of the page as is read."""
    html = html[:MOST_LETTERS].replace("\0", "")
    last = next(islice(_SIGN.finditer(html), MOST_SIGNS, None), None)
    return html if last is None else html[: last.start()]


def _has_fragment(html: str) -> bool:
    """Whether both marks are there, the first one first."""
    lowered = html.lower()
    start = lowered.find(_FRAGMENT[0])
    return start >= 0 and lowered.find(_FRAGMENT[1], start) >= 0
