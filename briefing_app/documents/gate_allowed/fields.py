"""The rule for fields: page numbers and the contents list, whose codes our writer writes, and no others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.documents.gate_allowed.allowed import Allowed, OwnFileRule
from briefing_app.documents.gate_allowed.vocabulary import named
from briefing_app.documents.gate_allowed.xml_parts import place_of, xml_parts

if TYPE_CHECKING:
    from briefing_app.documents.gate_document import Document

_CODE = re.compile(r' (PAGE|NUMPAGES|TOC \\o "1-\d" \\h \\z \\u) ')
_INSTRUCTION = named("w:instrText")


@dataclass(frozen=True, slots=True)
class Fields(OwnFileRule):
    """Every code of a field is one of ours: others hold words that nobody sees, or fetch some."""

    name: str = "fields"
    formats: frozenset[str] = frozenset({"docx"})

    def faults(self, document: Document, allowed: Allowed) -> Iterator[tuple[str, str]]:
        """A finding for each field with another code."""
        del allowed
        for part in xml_parts(document):
            for code in part.root.iter(_INSTRUCTION):
                if not _CODE.fullmatch(code.text or ""):
                    yield place_of(part, code), "a field that is not ours"
