"""The rule for looks: no words in a colour that cannot be told from the ground they stand on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.documents.gate_allowed.allowed import Allowed, OwnFileRule
from briefing_app.documents.gate_allowed.hiding import LEAST_CONTRAST, PAPER
from briefing_app.documents.gate_allowed.vocabulary import named
from briefing_app.documents.gate_allowed.xml_parts import place_of, xml_parts
from briefing_app.documents.writers.colours import contrast

if TYPE_CHECKING:
    from lxml.etree import _Element

    from briefing_app.documents.gate_document import Document

_RUN, _CELL = named("w:r"), named("w:tc")
_COLOUR, _SHADE = named("w:rPr") + "/" + named("w:color"), named("w:rPr") + "/" + named("w:shd")
_GROUND = named("w:tcPr") + "/" + named("w:shd")
_VALUE, _FILL = named("w:val"), named("w:fill")
_STATES_COLOUR = (named("w:color"), named("w:shd"))


@dataclass(frozen=True, slots=True)
class Looks(OwnFileRule):
    """Words and ground of every run that states a colour differ enough to be read."""

    name: str = "looks"
    formats: frozenset[str] = frozenset({"docx"})

    def faults(self, document: Document, allowed: Allowed) -> Iterator[tuple[str, str]]:
        """A finding for each run in a colour too near that of its ground."""
        for part in xml_parts(document):
            if not any(True for _ in part.root.iter(*_STATES_COLOUR)):  # most parts state none
                continue
            for run in part.root.iter(_RUN):
                if _is_hidden(run, allowed):
                    yield place_of(part, run), "words in the colour of their ground"


def _is_hidden(run: _Element, allowed: Allowed) -> bool:
    colour, shade = _stated(run, _COLOUR, _VALUE), _stated(run, _SHADE, _FILL)
    ground = shade or _ground(run)
    if colour is None and ground is None:
        return False  # as its style has it
    return contrast(colour or allowed.ink, ground or PAPER) < LEAST_CONTRAST


def _ground(run: _Element) -> str | None:
    cell = next(run.iterancestors(_CELL), None)
    return None if cell is None else _stated(cell, _GROUND, _FILL)


def _stated(element: _Element, path: str, attribute: str) -> str | None:
    found = element.find(path)
    value = None if found is None else found.get(attribute)
    return value if value and len(value) == len(PAPER) else None
