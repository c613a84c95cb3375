"""The rules of the gate that search for severed words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing_app.documents.gate_document import Document, Finding, Rule
from briefing_app.documents.gate_needles import Needles
from briefing_app.documents.gate_places import PLACES


@dataclass(frozen=True, slots=True)
class Words:
    """Severed words in what people read, in what is read to them, and in the names of a format."""

    name: str = "words"
    formats: frozenset[str] = frozenset(PLACES)

    def search(self, document: Document, wanted: Needles) -> Iterator[Finding]:
        """A finding for each needle and place, the exactest one that is known."""
        for place in document.places:
            search = wanted.in_structure if place.is_structure else wanted.in_words
            found = search(place.text)
            if not found:
                continue
            for part in place.parts:  # where exactly
                inside = search(part.text) & found
                yield from (Finding(part.where, needle, self.name) for needle in sorted(inside))
                found -= inside
            yield from (Finding(place.where, needle, self.name) for needle in sorted(found))


SCAN_RULES: tuple[Rule, ...] = (Words(),)
