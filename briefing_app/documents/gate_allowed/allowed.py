"""What a file of our own writers holds beside the words of the edition, so that anything else is seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing_app.documents.gate_document import Document, Finding, KnownParts

if TYPE_CHECKING:
    from briefing_app.documents.gate_needles import Needles
    from briefing_app.documents.gate_package import Part


@dataclass(frozen=True, slots=True)
class Allowed(KnownParts):
    """The parts that need no second look, and the closed lists for the others.

    Attributes:
        stated: Parts that must be as they are here and are searched all the same: what they say comes from
            the edition.
        openings: What parts begin with that only go on in a known way, by their names.
        styles: The styles a document may use; those that would hide words are left out.
        ink: The colour of words that state none.
        pictures: The files of the released pictures, as they are printed.
        style_sheet: The style sheet of a web page.
    """

    stated: Mapping[str, bytes] = field(default_factory=dict)
    openings: Mapping[str, bytes] = field(default_factory=dict)
    styles: frozenset[str] = frozenset()
    ink: str = "000000"
    pictures: frozenset[bytes] = frozenset()
    style_sheet: str = ""

    def fixes(self, part: Part) -> bool:
        """Whether it is said here, byte for byte, what a part of this name holds."""
        return part.name in self.parts or part.name in self.stated


def allowed_in(document: Document) -> Allowed | None:
    """The lists for a document; None for a file that no writer of ours is known to have made."""
    return document.known if isinstance(document.known, Allowed) else None


@dataclass(frozen=True, slots=True)
class OwnFileRule:
    """A rule for files that a writer of ours made: whatever it would not have written is a finding."""

    name: str
    formats: frozenset[str]

    def search(self, document: Document, wanted: Needles) -> Iterator[Finding]:
        """The faults of a document; none of a file that no writer of ours is known to have made."""
        del wanted
        allowed = allowed_in(document)
        if allowed is not None:
            for place, what in self.faults(document, allowed):
                yield finding(self.name, place, what)

    def faults(self, document: Document, allowed: Allowed) -> Iterator[tuple[str, str]]:
        """Each place with what is there, in words of ours alone."""
        raise NotImplementedError


def finding(rule: str, place: str, what: str) -> Finding:
    """A finding that is no needle: where, and what is there, in words of ours alone."""
    return Finding(said(place, what), None, rule)


def said(place: str, what: str) -> str:
    """What is at a place of a file; of the whole file where no place is named."""
    return f"{what}, found at {place}" if place else what
