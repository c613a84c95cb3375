"""Names in a Word file that somebody chose: of styles and lists, beside those that every program has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

# fmt: off
_ORDINARY = frozenset((
    "3d", "accent", "acronym", "address", "after", "and", "annotation", "article", "authorities",
    "balloon", "banner", "between", "bibliography", "block", "body", "book", "briefing", "bullet",
    "bullets", "caption", "char", "character", "characters", "cite", "classic", "closing", "code",
    "colorful", "columns", "comment", "contemporary", "contents", "continue", "dark", "date", "default",
    "definition", "document", "drawing", "e", "effects", "elegant", "email", "emphasis", "endnote",
    "envelope", "figures", "first", "flag", "followedhyperlink", "followed", "font", "footer",
    "footnote", "frame", "grid", "hanging", "hashtag", "header", "heading", "horizontal", "html",
    "hyperlink", "in", "indent", "index", "intense", "internet", "keyboard", "light", "line", "link",
    "list", "macro", "macrotext", "mail", "map", "marking", "medium", "mention", "message", "no",
    "normal", "note", "number", "numbering", "of", "outline", "page", "paragraph", "picture",
    "placeholder", "plain", "portion", "preformatted", "professional", "quotations", "quote",
    "reference", "return", "revision", "salutation", "sample", "section", "severance", "severed",
    "shading", "signature", "simple", "small", "smart", "spacing", "strong", "subject", "subtitle",
    "subtle", "symbols", "table", "tables", "text", "theme", "title", "toa", "toc", "typewriter",
    "unresolved", "variable", "visited", "web", "withheld", "words",
))
"""The words of the names that Word, LibreOffice and our templates give to styles; they tell nothing."""
# fmt: on

_NAMES = frozenset({"name", "aliases"})
_NAMED = frozenset({"style", "abstractNum"})
_WORD = re.compile(r"[^\W_]+")


def local_name(name: str) -> str:
    """The name of an element or attribute without its namespace."""
    return name.rpartition("}")[2]


def is_own_name(name: str) -> bool:
    """Whether a name holds a word that no program gives, or a number that counts no styles."""
    return any(
        word not in _ORDINARY and not (word.isdigit() and len(word) < 3)
        for word in _WORD.findall(name.casefold())
    )


def own_name_in(element: _Element) -> bool:
    """Whether an element is the name of a style or list that somebody chose, or the style that bears it."""
    tag = local_name(str(element.tag))
    if tag == "style":
        return any(own_name_in(child) for child in element.iterchildren("{*}name"))
    if tag not in _NAMES:
        return False
    parent = element.getparent()
    return (
        parent is not None
        and local_name(str(parent.tag)) in _NAMED
        and any(is_own_name(str(value)) for value in element.attrib.values())
    )
