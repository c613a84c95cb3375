"""Footnotes: which links are marks of one, which lead back, and which elements hold the words of one.

Word writes ``#_ftn1`` and a division ``ftn1``, LibreOffice ``#sdfootnote1sym``, Google Docs ``#ftnt1``,
encyclopedias ``#cite_note-1``, Markdown and its like ``#fn1`` or ``#fn:1``, this program ``#note1``. The
template of Canada.ca gives its marks a class, and their notes any name; so do those who follow DPUB-ARIA.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping

_REFERENCE = re.compile(
    r"_?(?P<word>(?:ftn|edn)\d{1,6})|(?P<office>sd(?:foot|end)note\d{1,6})sym"
    r"|(?P<docs>ftnt\d{1,6})|(?P<cited>cite_note-[\w.:-]{1,80})|(?P<ours>note\d{1,6})"
    r"|(?P<plain>(?:user-content-)?fn[:_-]?\d{1,4})"
)
_BACK = re.compile(
    r"_?(?P<word>ftn|edn)ref(?P<n1>\d{1,6})|(?P<office>sd(?:foot|end)note\d{1,6})anc"
    r"|ftnt_ref(?P<n2>\d{1,6})|(?P<cited>cite_ref-[\w.:-]{1,80})|mark(?P<n3>\d{1,6})"
    r"|(?P<plain>(?:user-content-)?fn)ref\d{0,3}(?P<n4>[:_-]?\d{1,4})(?:-\d{1,3})?"
    r"|(?P<named>[^\s#]{1,40}?)(?:-\d{1,3})?-rf"
)
_HOLDER = re.compile(
    r"(?:ftn|edn)\d{1,6}|sd(?:foot|end)note\d{1,6}|note\d{1,6}|cite_note-[\w.:-]{1,80}"
    r"|(?:user-content-)?fn[:_-]?\d{1,4}"
)
_MARKS = frozenset({"fn-lnk", "footnote-ref", "footnote-reference", "doc-noteref"})
_LONGEST_NAME = 80
LISTS = frozenset({"wb-fnote"})
"""The classes of an element that holds footnotes alone: what names one there is its mark once more."""


def referred(href: str | None, attributes: Mapping[str, str]) -> str | None:
    """The key of the footnote a link refers to, None for any other link."""
    if not href or "#" not in href:
        return None
    page, _, place = href.rpartition("#")
    if is_mark(attributes):
        return place if 0 < len(place) <= _LONGEST_NAME else None
    found = _REFERENCE.fullmatch(place)
    if found is None or (found.lastgroup == "ours" and page):
        return None
    return found.group(found.lastgroup or 0)


def led_back(href: str | None) -> str | None:
    """The key of the footnote whose words a link leads back from, "" for a key it does not tell."""
    if not href or "#" not in href:
        return None
    found = _BACK.fullmatch(href.rpartition("#")[2])
    if found is None:
        return None
    if found.group("word"):
        return f"{found.group('word')}{found.group('n1')}"
    if found.group("n2"):
        return f"ftnt{found.group('n2')}"
    if found.group("n3"):
        return f"note{found.group('n3')}"
    if found.group("plain"):
        return f"{found.group('plain')}{found.group('n4')}"
    if found.group("named"):
        return found.group("named")
    return found.group("office") or ""


def holder(identity: str | None, referred_to: Container[str]) -> str | None:
    """The key of the footnote whose words an element of this id holds, None for none.

    *referred_to* are the keys of the marks met so far.
    """
    if not identity:
        return None
    return identity if identity in referred_to or _HOLDER.fullmatch(identity) else None


def is_mark(attributes: Mapping[str, str]) -> bool:
    """Whether an element says itself that it is the mark of a footnote, whatever it leads to."""
    return not _MARKS.isdisjoint(f"{attributes.get('class', '')} {attributes.get('role', '')}".split())


def leads_back(attributes: Mapping[str, str]) -> bool:
    """Whether an element holds nothing but the way back from a footnote."""
    return "fn-rtn" in attributes.get("class", "").split()


def is_list(attributes: Mapping[str, str]) -> bool:
    """Whether an element holds footnotes alone."""
    return not LISTS.isdisjoint(attributes.get("class", "").split())
