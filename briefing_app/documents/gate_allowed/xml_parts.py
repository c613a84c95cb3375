"""The parts of a Word file that hold words of a note, parsed."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from lxml import etree

from briefing_app.documents.gate_allowed.vocabulary import named

if TYPE_CHECKING:
    from lxml.etree import _Element

    from briefing_app.documents.gate_document import Document

_WORDED = re.compile(r"word/(document|footnotes|header[1-3]|footer[1-3])\.xml")
_PARAGRAPH = named("w:p")


@dataclass(frozen=True, slots=True)
class XmlPart:
    """A parsed part: its name, its bytes, its root, and the prefixes and namespaces declared in it."""

    name: str
    content: bytes
    root: _Element
    namespaces: frozenset[tuple[str, str]]


_parsed: WeakKeyDictionary[Document, tuple[XmlPart, ...]] = WeakKeyDictionary()


def xml_parts(document: Document) -> tuple[XmlPart, ...]:
    """The text, footnotes, headers and footers of a document of ours, parsed once for all rules."""
    if document not in _parsed:
        worded = (part for part in document.parts if _WORDED.fullmatch(part.name))
        _parsed[document] = tuple(parsed(part.name, part.content) for part in worded)
    return _parsed[document]


def parsed(name: str, content: bytes) -> XmlPart:
    """A part parsed without entities and without a network."""
    events = etree.iterparse(io.BytesIO(content), events=("start-ns",), resolve_entities=False)
    namespaces = frozenset((prefix, uri) for _, (prefix, uri) in events)
    return XmlPart(name, content, events.root, namespaces)


def place_of(part: XmlPart, element: _Element) -> str:
    """Where an element is, as a person would look for it: its part, and the number of its paragraph."""
    while element.tag != _PARAGRAPH:
        parent = element.getparent()
        if parent is None:
            return part.name
        element = parent
    for number, paragraph in enumerate(part.root.iter(_PARAGRAPH), 1):
        if paragraph is element:
            return f"{part.name}, paragraph {number}"
    return part.name
