"""The rule for the XML of a Word document: only the elements and attributes that our writer writes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from briefing_app.documents.gate_allowed.allowed import Allowed, OwnFileRule
from briefing_app.documents.gate_allowed.vocabulary import NAMESPACES, PERMITTED, WITH_TEXT, named
from briefing_app.documents.gate_allowed.xml_parts import XmlPart, place_of, xml_parts
from briefing_app.documents.writers.word.xml import DECLARATION

if TYPE_CHECKING:
    from lxml.etree import _Element

    from briefing_app.documents.gate_document import Document

_DECLARATION = DECLARATION.encode()
_PREFIXES = {(prefix, uri) for prefix, uri in NAMESPACES.items() if prefix != "xml"}
_WITH_TEXT = frozenset(map(named, WITH_TEXT))

_KINDS = {
    "ins": "a tracked change",
    "del": "a tracked change",
    "moveFrom": "a tracked change",
    "moveTo": "a tracked change",
    "rPrChange": "a tracked change",
    "pPrChange": "a tracked change",
    "vanish": "hidden text",
    "webHidden": "hidden text",
    "specVanish": "hidden text",
    "commentReference": "a comment",
    "commentRangeStart": "a comment",
    "AlternateContent": "two versions of the same content",
    "txbxContent": "a text box",
    "framePr": "a frame",
    "sz": "a size of its own",
    "highlight": "a highlight",
    "fldSimple": "a field",
    "proofErr": "a mark of the spelling check",
    "object": "an embedded object",
    "altChunk": "an embedded document",
}


@dataclass(frozen=True, slots=True)
class Elements(OwnFileRule):
    """Every element where the grammar lets it stand, every attribute in its form, no text but words."""

    name: str = "elements"
    formats: frozenset[str] = frozenset({"docx"})

    def faults(self, document: Document, allowed: Allowed) -> Iterator[tuple[str, str]]:
        """A finding for each place that our writer would not have written."""
        for part in xml_parts(document):
            yield from dict.fromkeys(_faults(part, allowed))


def _faults(part: XmlPart, allowed: Allowed) -> Iterator[tuple[str, str]]:
    content = part.content
    if not content.startswith(_DECLARATION):
        yield part.name, "another beginning than our parts have"
    elif content.count(b"<?") > 1 or b"<!" in content:  # "<" is never anything else in XML
        yield part.name, "a comment or an instruction"
    if part.namespaces - _PREFIXES:
        yield part.name, "a namespace that is not ours"
    seen: set[tuple[str, str, str]] = set()
    for element in part.root.iter("*"):
        if what := _fault(element, allowed, seen):
            yield place_of(part, element), what


def _fault(element: _Element, allowed: Allowed, seen: set[tuple[str, str, str]]) -> str:
    """What is wrong with an element by itself, "" where nothing is; *seen* are attributes found right."""
    tag = str(element.tag)
    permitted = PERMITTED.get(tag)
    if permitted is None:
        return _KINDS.get(etree.QName(element).localname, "an element that is not ours")
    parent = element.getparent()
    if (str(parent.tag) if parent is not None else None) not in permitted.inside:
        return "an element where it does not belong"
    if (element.text and tag not in _WITH_TEXT) or element.tail:
        return "text that no page shows"
    for name, value in element.attrib.items():
        known = (tag, str(name), str(value))
        if known in seen:
            continue
        if name not in permitted.attributes:
            return "an attribute that is not ours"
        form = permitted.attributes[str(name)]
        if value not in allowed.styles if form is None else not form.fullmatch(str(value)):
            return "an attribute with a value that is not ours"
        seen.add(known)
    return ""
