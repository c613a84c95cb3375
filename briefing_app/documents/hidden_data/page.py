"""What a web page holds that is not shown."""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error
from collections.abc import Iterator, Mapping, Set
from typing import TYPE_CHECKING

from lxml import etree
from lxml import html as lxml_html

from briefing_app.documents.hidden_data.pictures import hidden_in_picture
from briefing_app.documents.hidden_data.plain import not_shown

if TYPE_CHECKING:
    from lxml.etree import _Element

_TAGS: Mapping[str, str] = {
    "script": "a script",
    "template": "a template that is not shown",
    "noscript": "words for browsers without scripts",
    "iframe": "another page inside it",
    "object": "an embedded object",
    "embed": "an embedded object",
    "del": "deleted text",
    "dialog": "a dialog that is not shown",
    "datalist": "a list that is not shown",
}
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?![.\d]*[1-9])|font-size\s*:\s*0|"
    r"text-indent\s*:\s*-|(left|top|right|bottom)\s*:\s*-\d{2,}|clip(-path)?\s*:",
    re.IGNORECASE,
)
_PALE = re.compile(r"(?<![-\w])color\s*:\s*(white|#f{3}\b|#f{6}\b|transparent)", re.IGNORECASE)
_KNOWN_STATEMENTS = {"viewport", "author", "generator"}
_PICTURE = re.compile(r"data:image/[\w.+-]+;base64,([A-Za-z0-9+/=\s]*)")


def hidden_in_page(data: bytes, stated: Set[str] = frozenset()) -> Iterator[str]:
    """A line for each kind of thing in a web page that it does not show; its author may be one *stated*."""
    text = data.decode("utf-8", "replace")
    yield from not_shown(data)
    if "</html>" in text and text.rpartition("</html>")[2].strip():
        yield "words behind the end of the page"
    root = lxml_html.document_fromstring(
        text.encode(), parser=lxml_html.HTMLParser(encoding="utf-8", no_network=True)
    )
    if any(True for _ in root.iter(etree.Comment, etree.ProcessingInstruction)):
        yield "a comment or an instruction"
    for element in root.iter("*"):
        yield from _in_element(element)
        if _is_author(element) and (element.get("content") or "").strip() not in {"", *stated}:
            yield "an author"


def _is_author(element: _Element) -> bool:
    return element.tag == "meta" and (element.get("name") or "").casefold() == "author"


def _in_element(element: _Element) -> Iterator[str]:
    tag = str(element.tag)
    if tag in _TAGS:
        yield _TAGS[tag]
    if tag == "style" and _hides(element.text or ""):
        yield "a style sheet that hides something"
    if "/*" in (element.text or "" if tag == "style" else element.get("style") or ""):
        yield "a comment or an instruction"
    if _hides(element.get("style") or "") or element.get("hidden") is not None:
        yield "hidden text"
    if tag == "input" and element.get("type") == "hidden":
        yield "a hidden field"
    if tag == "meta" and element.get("name", "viewport").casefold() not in _KNOWN_STATEMENTS:
        yield "a statement about the page that is not shown"
    if any(str(name).startswith("data-") for name in element.attrib):
        yield "data of an element that is not shown"
    if tag == "img":
        yield from _in_picture(element.get("src") or "")


def _in_picture(source: str) -> Iterator[str]:
    found = _PICTURE.fullmatch(source)
    if found is None:
        yield "a link to another file"
        return
    try:
        yield from hidden_in_picture(b64decode(found[1]))
    except Error:
        yield "a picture of a kind that cannot be looked into"


def _hides(style: str) -> bool:
    return bool(_HIDING.search(style) or _PALE.search(style))
