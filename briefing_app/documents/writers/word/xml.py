"""The few pieces of XML that every part is made of: escaping, text elements, namespaces."""

from __future__ import annotations

import re

from briefing_app.documents.writers.characters import permitted

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}"'

BREAK = "<w:br/>"
TAB = "<w:tab/>"

_BREAKS_AND_TABS = re.compile("([\n\t])")
_SPECIAL = re.compile('[&<>"]')


def escaped(text: str) -> str:
    """The text as element content."""
    return permitted(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    """The text as the value of an attribute between double quotes, line feeds and tabs being spaces."""
    if text.isprintable() and not _SPECIAL.search(text):  # nearly always
        return text
    return escaped(" ".join(re.split("[\n\t]", permitted(text)))).replace('"', "&quot;")


def words_xml(text: str) -> str:
    """The text as the children of a run: ``w:t``, with real breaks and tabs."""
    if text.isprintable() and "&" not in text and "<" not in text and ">" not in text:  # nearly always
        if text[:1] != " " and text[-1:] != " ":
            return f"<w:t>{text}</w:t>"
        return f'<w:t xml:space="preserve">{text}</w:t>'
    pieces = _BREAKS_AND_TABS.split(escaped(text))
    return "".join(map(_piece, filter(None, pieces)))


def _piece(text: str) -> str:
    if text == "\n":
        return BREAK
    return TAB if text == "\t" else f'<w:t xml:space="preserve">{text}</w:t>'


def run(properties: str, text: str) -> str:
    """A run of words; *properties* is its ``w:rPr`` or nothing."""
    return f"<w:r>{properties}{words_xml(text)}</w:r>"


def field(instruction: str, result: str, properties: str = "") -> str:
    """A field with a ready result, which Word works out again when it lays the page out."""
    return (
        f'<w:r>{properties}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{properties}<w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r>{properties}<w:fldChar w:fldCharType="separate"/></w:r>'
        f"{run(properties, result)}"
        f'<w:r>{properties}<w:fldChar w:fldCharType="end"/></w:r>'
    )
