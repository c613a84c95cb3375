"""The finished file as the rules of the gate look at it, and what a rule is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from briefing_app.documents.gate_folding import Haystack
from briefing_app.documents.gate_needles import Needles
from briefing_app.documents.gate_package import Part, beside_parts, parts_of
from briefing_app.documents.gate_places import PLACES, Place, word_places

NAME = "the name of the file"
"""As which place the name of a file is told."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a finished file that must not be in it: where, and what was found out; never words.

    Attributes:
        place: Where, as a person would look for it: part and paragraph, line, or the name of the file.
        needle: The index of the needle among those given; None where the rule looks for none.
        rule: The name of the rule that found it, which stays the same: "words", "part-not-allowed".
    """

    place: str
    needle: int | None
    rule: str


@dataclass(frozen=True, slots=True)
class KnownParts:
    """Parts whose bytes were looked at before, such as those of the compiled template, by their names."""

    parts: Mapping[str, frozenset[bytes]] = field(default_factory=dict)

    def hold(self, part: Part) -> bool:
        """Whether the part is one of them, byte for byte."""
        return part.content in self.parts.get(part.name, ())


@dataclass(frozen=True, eq=False)
class Document:
    """A finished file: its bytes, its name, and what can be read in it.

    What is read raises what the readers of the format raise; :func:`briefing_app.documents.gate.check` turns
    that into a sentence.
    """

    format: str
    data: bytes
    name: str
    known: KnownParts = field(default_factory=KnownParts)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The parts of a package in their order; of another format the whole file as one part."""
        return parts_of(self.data) if self.format in PACKAGES else (Part("", self.data),)

    @cached_property
    def unknown(self) -> tuple[Part, ...]:
        """The parts that were not looked at before."""
        return tuple(part for part in self.parts if not self.known.hold(part))

    @cached_property
    def beside(self) -> tuple[Part, ...]:
        """The bytes of a package that belong to none of its parts."""
        return beside_parts(self.data) if self.format in PACKAGES else ()

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every text of the file with the place where it stands, the name of the file first."""
        inside = (
            word_places(self.data, self.unknown)
            if self.format in PACKAGES
            else PLACES[self.format](self.data)
        )
        return (Place(NAME, self.name), *inside)

    @cached_property
    def haystacks(self) -> tuple[Haystack, ...]:
        """The words of the places, in their order."""
        return tuple(Haystack.of(place.text) for place in self.places)


PACKAGES = frozenset({"docx"})
"""The formats whose files are packages of parts."""


class Rule(Protocol):
    """One way of looking at a finished file; each has a test that fails when it is left out."""

    @property
    def name(self) -> str:
        """What its findings are called after."""

    @property
    def formats(self) -> frozenset[str]:
        """The formats it is for."""

    def search(self, document: Document, wanted: Needles) -> Iterator[Finding]:
        """What it finds in a document."""
