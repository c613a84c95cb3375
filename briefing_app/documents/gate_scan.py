"""The rules of the gate that search for severed words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from briefing_app.documents.gate_decoders import (
    DECODERS,
    Decoder,
    TooMuchError,
    decoded,
    is_text,
    text_of,
    without_pixels,
)
from briefing_app.documents.gate_document import PACKAGES, Document, Finding, Rule
from briefing_app.documents.gate_folding import Haystack
from briefing_app.documents.gate_needles import Needles
from briefing_app.documents.gate_places import PLACES

_EVERY = frozenset(PLACES)
_FILE = "the file"
_SHORT = 1 << 16

Search = Callable[[Needles, Haystack], set[int]]


@dataclass(frozen=True, slots=True)
class InPlaces:
    """Severed words in what people read and in what is read to them.

    ``in_words`` is how they are searched for there, ``in_structure`` how in the names and measures of a
    format, where that says anything.
    """

    name: str
    in_words: Search
    in_structure: Search | None = None
    formats: frozenset[str] = _EVERY

    def search(self, document: Document, wanted: Needles) -> Iterator[Finding]:
        """A finding for each needle and place, the exactest one that is known."""
        for place, haystack in zip(document.places, document.haystacks, strict=True):
            search = self.in_structure if place.is_structure else self.in_words
            found = search(wanted, haystack) if search else set()
            if not search or not found:
                continue
            for part in place.parts:  # where exactly
                inside = search(wanted, Haystack.of(part.text)) & found
                yield from (Finding(part.where, needle, self.name) for needle in sorted(inside))
                found -= inside
            yield from (Finding(place.where, needle, self.name) for needle in sorted(found))


@dataclass(frozen=True, slots=True)
class InBytes:
    """Runs of four severed words anywhere in a file, also where no reader of its format looks."""

    name: str = "bytes"
    formats: frozenset[str] = _EVERY

    def search(self, document: Document, wanted: Needles) -> Iterator[Finding]:
        """A finding for each needle and part."""
        for part in document.unknown:
            found = wanted.runs_in(Haystack.of(text_of(without_pixels(part.content))))
            where = f"{part.place or _FILE}, bytes"
            yield from (Finding(where, needle, self.name) for needle in sorted(found))


@dataclass(frozen=True, slots=True)
class BesideParts:
    """Severed words in a package, but in none of its parts."""

    name: str = "beside-parts"
    formats: frozenset[str] = PACKAGES

    def search(self, document: Document, wanted: Needles) -> Iterator[Finding]:
        """A finding for each needle and stretch of bytes."""
        for part in document.beside:
            found = wanted.in_words(text_of(part.content))
            yield from (Finding(part.place, needle, self.name) for needle in sorted(found))


@dataclass(frozen=True, slots=True)
class Encoded:
    """Severed words that are written in another way, and in others again inside that."""

    name: str
    decode: Decoder
    formats: frozenset[str] = _EVERY

    def search(self, document: Document, wanted: Needles) -> Iterator[Finding]:
        """A finding for each needle and part; one without a needle where too much comes out of a part."""
        for name, content in _streams(document):
            where = f"{name}, decoded ({self.name})"
            found: set[int] = set()
            try:
                for one in decoded(content, self.decode):
                    found |= _in_decoded(one, wanted.unmistakable)
            except TooMuchError:
                yield Finding(where, None, self.name)
            yield from (Finding(where, needle, self.name) for needle in sorted(found))


def _streams(document: Document) -> Iterator[tuple[str, bytes]]:
    """What may be encoded: the bytes of the parts and beside them, and words as they are read."""
    for part in (*document.unknown, *document.beside):
        yield part.place or _FILE, without_pixels(part.content)
    for place in document.places:
        if not place.is_structure and place.text:
            yield place.where, place.text.encode("utf-8", "replace")


def _in_decoded(content: bytes, wanted: Needles) -> set[int]:
    """The needles in what was decoded; single words not in what is large and no text, such as a picture."""
    text = text_of(content)
    return wanted.in_words(text) if len(content) < _SHORT or is_text(content) else wanted.in_structure(text)


def told_already(finding: Finding, before: Iterable[Finding]) -> bool:
    """Whether a rule that looks beneath what people read found what was found in the same part before."""
    part = finding.place.rpartition(", ")[0]
    if finding.rule not in _BENEATH:
        return False
    return any(
        one.needle == finding.needle
        and (part == _FILE or one.place == part or one.place.startswith(f"{part},"))
        for one in before
    )


SCAN_RULES: tuple[Rule, ...] = (
    InPlaces("stretches", Needles.stretches_in, Needles.stretches_in),
    InPlaces("runs", Needles.runs_in, Needles.runs_in),
    InPlaces("words", Needles.words_in),
    InPlaces("numbers", Needles.numbers_in),
    InPlaces("days", Needles.days_in),
    InBytes(),
    BesideParts(),
    *(Encoded(name, decode) for name, decode in DECODERS.items()),
)
_BENEATH = frozenset({"bytes", *DECODERS})
