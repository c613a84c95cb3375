"""The rule for web pages: the tags, attributes and entities that our writer writes, and its style sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

from briefing_app.documents.gate_allowed.allowed import Allowed, OwnFileRule
from briefing_app.documents.writers.html import POLICY
from briefing_app.domain.links import safe_address

if TYPE_CHECKING:
    from briefing_app.documents.gate_document import Document

_WORDS = r"[^<>]*"
_NUMBER = r"-?\d{1,9}"
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)((?: [a-z-]+=\"[^\"]*\")*)>")
_ATTRIBUTE = re.compile(r" ([a-z-]+)=\"([^\"]*)\"")
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|#x27);)")
_BEGINS = re.compile(r'<!DOCTYPE html>\n<html(?: lang="[A-Za-z-]{2,12}")?>\n<head>\n<meta charset="utf-8">\n')
_STYLES = re.compile(r"<style>\n([\s\S]*?)</style>")
_ENDS = "</body>\n</html>\n"
_LINK = "link"

_ATTRIBUTES: Mapping[str, Mapping[str, str]] = {
    "html": {"lang": "[A-Za-z-]{2,12}"},
    "head": {},
    "meta": {
        "charset": "utf-8",
        "http-equiv": "Content-Security-Policy",
        "name": "viewport|author",
        "content": _WORDS,
    },
    "title": {},
    "style": {},
    "body": {},
    "main": {},
    "footer": {},
    "p": {"class": "banner|subtitle|contents|reference"},
    **{f"h{level}": {"id": rf"part{_NUMBER}"} for level in range(1, 7)},
    "nav": {"aria-label": _WORDS},
    "section": {"class": "notes", "aria-label": _WORDS},
    "ul": {},
    "ol": {"start": _NUMBER},
    "li": {"class": rf"level{_NUMBER}", "id": rf"note{_NUMBER}"},
    "a": {"href": _LINK, "id": rf"mark{_NUMBER}", "aria-label": _NUMBER},
    "table": {},
    "caption": {},
    "thead": {},
    "tbody": {},
    "tr": {},
    "th": {"scope": "col|row", "class": "number"},
    "td": {"class": "number"},
    "figure": {},
    "figcaption": {},
    "img": {"src": "data:image/(png|jpeg);base64,[A-Za-z0-9+/=]*", "alt": _WORDS},
    "span": {"class": "portion|withheld", "lang": "[A-Za-z-]{2,12}"},
    "br": {},
    "em": {},
    "strong": {},
    "sup": {},
}
_FORMS = {tag: {name: re.compile(form) for name, form in forms.items()} for tag, forms in _ATTRIBUTES.items()}
_INSIDE = re.compile(rf"#(part|note|mark){_NUMBER}")
_INSTRUCTIONS = (
    {"charset": "utf-8"},
    {"http-equiv": "Content-Security-Policy", "content": POLICY},
    {"name": "viewport", "content": "width=device-width, initial-scale=1"},
)


@dataclass(frozen=True, slots=True)
class Page(OwnFileRule):
    """A web page made of our tags and of words, with our style sheet and nothing behind its end."""

    name: str = "page"
    formats: frozenset[str] = frozenset({"html"})

    def faults(self, document: Document, allowed: Allowed) -> Iterator[tuple[str, str]]:
        """A finding for each line with anything that our writer would not have written."""
        text = document.data.decode("utf-8", "replace")
        for line, what in dict.fromkeys(_faults(text, allowed)):
            yield f"line {line}" if line else "", what


def _faults(text: str, allowed: Allowed) -> Iterator[tuple[int, str]]:
    begins, styles = _BEGINS.match(text), _STYLES.search(text)
    if begins is None:
        yield 1, "another beginning than our pages have"
        return
    if styles is None or styles[1] != allowed.style_sheet or not text.endswith(_ENDS):
        yield 0, "a style sheet or an end of the page that is not ours"
    sheet = styles.span(1) if styles else (0, 0)
    place = begins.end()
    for tag in _TAG.finditer(text, place):
        if sheet[0] < tag.start() < sheet[1]:
            continue
        if place != sheet[0] and (what := _between(text[place : tag.start()])):
            yield _line(text, place), what
        if what := _tag_fault(tag):
            yield _line(text, tag.start()), what
        place = tag.end()
    if text[place:].strip("\n"):
        yield _line(text, place), "words behind the end of the page"


def _between(words: str) -> str:
    """What is wrong with what stands between two tags."""
    if "<" in words or ">" in words:
        return "a comment or a tag that is not ours"
    return "a character written as a number" if _ENTITY.search(words) else ""


def _tag_fault(tag: re.Match[str]) -> str:
    closing, name, written = tag[1], tag[2], tag[3]
    forms = _FORMS.get(name)
    if forms is None or (closing and written):
        return "a tag that is not ours"
    stated: dict[str, str] = {}
    for attribute, value in _ATTRIBUTE.findall(written):
        form = forms.get(attribute)
        if form is None or attribute in stated or _ENTITY.search(value):
            return "an attribute that is not ours"
        if not (_leads(value) if form.pattern == _LINK else form.fullmatch(value)):
            return "an attribute with a value that is not ours"
        stated[attribute] = value
    if name == "meta" and not _is_instruction(stated):
        return "a statement about the page that is not ours"
    return ""


def _is_instruction(stated: dict[str, str]) -> bool:
    if stated.get("name") == "author":
        return len(stated) == 2
    return {name: unescape(value) for name, value in stated.items()} in _INSTRUCTIONS


def _leads(written: str) -> bool:
    """Whether a link leads to a place of the page, to another page or to a mailbox."""
    target = unescape(written)
    return bool(_INSIDE.fullmatch(target)) or safe_address(target) == target


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1
