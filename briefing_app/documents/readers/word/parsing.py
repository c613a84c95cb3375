"""A part's XML to its tree: no document type, no entities, no network, and no more than memory holds.

Packages may be in UTF-8 or UTF-16 alone. UTF-16 is written again as UTF-8, so that every look at the bytes
below sees what the parser sees; an encoding in which ``<`` is another byte never comes through.
"""

from __future__ import annotations

import codecs
import re

from lxml import etree

from briefing_app.documents.readers.word.archive import damaged
from briefing_app.domain.errors import UnreadableError

DEEPEST = 256
"""So many elements may stand in each other; the parser itself goes no deeper either."""

MOST_MEMORY = 160_000_000
"""The tree of a part may take about so many bytes; that of a thousand profiles takes 108 million."""

_NO_WORDS = re.compile(
    rb"<w:(?:tcW|gridCol|tblW|tblLayout|cantSplit|keepNext|keepLines|widowControl|contextualSpacing"
    rb'|spacing|jc|kern|szCs|noProof|proofErr|lastRenderedPageBreak)(?: [A-Za-z:]{1,40}="[^"<>]{0,100}")*/>'
)
"""Elements that nothing here reads: a seventh of the memory of a thousand profiles."""

_NODE, _ATTRIBUTE = 120, 180  # bytes that the parser's tree takes for each
_DECLARATION = re.compile(rb"<\?xml\s[^>]{0,400}?\?>")
_ENCODING = re.compile(rb"""encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_OWN_WORDS = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_AS_ASCII = {"utf-8", "utf8", "us-ascii", "ascii"}
_UTF_16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def lean(name: str, xml: bytes) -> bytes:
    """The XML of a part of the package called *name* as :func:`tree_of` takes it, less what only sets type.

    Raises:
        UnreadableError: it is in an encoding that packages do not have.
    """
    text = _as_utf_8(name, xml)
    # "<" stands in words of a document in such a section alone, and in comments
    return text if b"<!" in text else _NO_WORDS.sub(b"", text)


def tree_of(name: str, text: bytes) -> etree._Element:
    """The root of a part of the package called *name*, without comments and instructions.

    Raises:
        UnreadableError: it is no XML, defines words of its own, or is nested or cut up beyond reason.
    """
    if _OWN_WORDS.search(text):
        raise UnreadableError(
            f"“{name}” defines words of its own (DOCTYPE), as no Word document does, and is not opened: ask "
            "whoever sent it for another copy."
        )
    if memory_of(text) > MOST_MEMORY:
        raise UnreadableError(
            f"“{name}” is cut into more pieces than are read at once: split it in Word and read the parts."
        )
    try:
        root = etree.fromstring(text, _parser())
    except etree.XMLSyntaxError as error:
        if "depth" in str(error):
            raise _too_deep(name) from None
        raise damaged(name) from None
    except ValueError:
        raise damaged(name) from None
    return root


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        encoding="utf-8",
        load_dtd=False,
        dtd_validation=False,
        no_network=True,
        resolve_entities=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _as_utf_8(name: str, xml: bytes) -> bytes:
    """The same text in UTF-8, whatever its declaration says."""
    sixteen = _UTF_16.get(xml[:2]) or {b"<\x00": "utf-16-le", b"\x00<": "utf-16-be"}.get(xml[:2])
    if sixteen is not None:
        try:
            return xml.decode(sixteen).removeprefix("\ufeff").encode()
        except UnicodeDecodeError:
            raise damaged(name) from None
    text = xml.removeprefix(codecs.BOM_UTF8)
    declared = _DECLARATION.match(text)
    said = _ENCODING.search(declared.group()) if declared else None
    if said is not None and said.group(1).decode().lower() not in _AS_ASCII:
        raise damaged(name)
    return text


def memory_of(text: bytes) -> int:
    """About how much the tree of a text takes: a node for each element, stretch of words and attribute."""
    elements = text.count(b"<") - text.count(b"</")
    stretches = text.count(b">") - text.count(b"><")
    return len(text) + _NODE * (elements + stretches) + _ATTRIBUTE * text.count(b"=")


def _too_deep(name: str) -> UnreadableError:
    return UnreadableError(
        f"“{name}” is nested more than {DEEPEST} deep, as no document is, and is not opened: ask whoever "
        "sent it for another copy."
    )
