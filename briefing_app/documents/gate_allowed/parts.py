"""The rules for the parts of a Word file: which there are, what ties them, which must be as known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from briefing_app.documents.gate_allowed.allowed import Allowed, OwnFileRule
from briefing_app.documents.gate_allowed.vocabulary import NAMESPACES
from briefing_app.domain.links import safe_address

if TYPE_CHECKING:
    from briefing_app.documents.gate_document import Document
    from briefing_app.documents.gate_package import Part

_OWN = re.compile(
    r"word/(document|numbering|footnotes|header[1-3]|footer[1-3])\.xml|"
    r"word/_rels/(document|footnotes)\.xml\.rels|word/media/picture\d{1,6}\.(png|jpeg)"
)
_OFFICE = NAMESPACES["r"]
_LINK, _PICTURE = f"{_OFFICE}/hyperlink", f"{_OFFICE}/image"
_KINDS = frozenset(
    f"{_OFFICE}/{kind}"
    for kind in ("styles", "settings", "numbering", "footnotes", "header", "footer", "theme", "fontTable")
)
_ID = re.compile(r"link\d{1,6}|picture\d{1,6}|[hf][1-3]|styles|settings|numbering|footnotes|theme|fontTable")
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_USES = re.compile(rb' r:(?:id|embed)="([^"]*)"')
_LISTS = re.compile(
    rb'(<w:num w:numId="\d{1,9}"><w:abstractNumId w:val="\d{1,9}"/>'
    rb'(<w:lvlOverride w:ilvl="[0-8]"><w:startOverride w:val="-?\d{1,9}"/></w:lvlOverride>)?</w:num>)*'
    rb"</w:numbering>"
)


@dataclass(frozen=True, slots=True)
class EqualParts(OwnFileRule):
    """Every part that a template or an edition fixes is there, and is what it must be, byte for byte."""

    name: str = "equal-parts"
    formats: frozenset[str] = frozenset({"docx"})

    def faults(self, document: Document, allowed: Allowed) -> Iterator[tuple[str, str]]:
        """A finding for each such part that is missing or holds something else."""
        found = {part.name: part for part in document.parts}
        for name in sorted({*allowed.parts, *allowed.stated, *allowed.openings}):
            if name not in found:
                yield name, "no part, though one must be there"
            elif not _is_as_known(found[name], allowed):
                yield name, "another part than our writer made"


def _is_as_known(part: Part, allowed: Allowed) -> bool:
    if part.name in allowed.openings:
        opening = allowed.openings[part.name]
        return part.content.startswith(opening) and bool(_LISTS.fullmatch(part.content, len(opening)))
    return allowed.hold(part) or allowed.stated.get(part.name) == part.content


@dataclass(frozen=True, slots=True)
class Parts(OwnFileRule):
    """No part but those our writer makes, each tied in, and no tie that is not used."""

    name: str = "parts"
    formats: frozenset[str] = frozenset({"docx"})

    def faults(self, document: Document, allowed: Allowed) -> Iterator[tuple[str, str]]:
        """A finding for each part and each tie that our writer would not have made."""
        parts = {part.name: part for part in document.parts}
        for number, name in enumerate(parts, 1):
            if not (allowed.fixes(parts[name]) or _OWN.fullmatch(name)):
                yield f"part {number} of the package", "a part that is not ours"
        tied = {name for name in parts if name.endswith((".rels", "[Content_Types].xml"))}
        tied |= {"word/document.xml", "docProps/core.xml", "docProps/app.xml"}
        for owner in ("word/document.xml", "word/footnotes.xml"):
            ties = parts.get(owner.replace("word/", "word/_rels/") + ".rels")
            if ties is not None:
                for what in _faults(ties, parts.get(owner), parts, tied):
                    yield ties.name, what
        for number, name in enumerate(parts, 1):
            if name not in tied and _OWN.fullmatch(name):
                yield f"part {number} of the package", "a part that nothing refers to"


def _faults(ties: Part, owner: Part | None, parts: Mapping[str, Part], tied: set[str]) -> Iterator[str]:
    """What is wrong with the ties of a part; the parts they lead to are put into *tied*."""
    used = set(_USES.findall(owner.content)) if owner else set()
    root = etree.fromstring(ties.content, etree.XMLParser(resolve_entities=False, no_network=True))
    if any(one.tag != _RELATIONSHIP or len(one) or one.text or one.tail for one in root):
        yield "an element that is not ours"
    for one in root.iter(_RELATIONSHIP):
        stated = {str(name): str(value) for name, value in one.attrib.items()}
        name, kind, target = (stated.pop(key, "") for key in ("Id", "Type", "Target"))
        mode = stated.pop("TargetMode", "")
        if stated or not _ID.fullmatch(name):
            yield "a relationship that is not ours"
        elif kind == _LINK and mode == "External":
            if safe_address(target) != target:
                yield "a link that leads to no page and no mailbox"
            elif name.encode() not in used:
                yield "a link that no word carries"
        elif mode or kind not in {*_KINDS, _PICTURE} or f"word/{target}" not in parts:
            yield "a relationship that is not ours"
        else:
            tied.add(f"word/{target}")
            if kind == _PICTURE and name.encode() not in used:
                yield "a picture that is not shown"
