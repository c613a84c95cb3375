"""Which styles of a Word look show their words: one that hides them may not be used in a document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from lxml import etree

from briefing_app.documents.gate_allowed.vocabulary import named
from briefing_app.documents.writers.colours import contrast

if TYPE_CHECKING:
    from lxml.etree import _Element

LEAST_CONTRAST = 3.0
"""Below this words are taken for hidden; what our own looks use is well above."""

PAPER = "FFFFFF"
_LEAST_SIZE = 8  # half points: four points
_HIDING = tuple(map(named, ("w:vanish", "w:webHidden", "w:specVanish")))
_OFF = ("0", "false", "off")
_VALUE, _FILL, _ID = named("w:val"), named("w:fill"), named("w:styleId")
_STYLE, _BASE = named("w:style"), named("w:basedOn")
_COLOUR, _SHADE, _SIZE = named("w:color"), named("w:shd"), named("w:sz")


def styles_that_show(styles: bytes, used: frozenset[str], ink: str) -> frozenset[str]:
    """Those of the *used* styles that hide nothing: *styles* is the part, *ink* the colour of all text."""
    root = etree.fromstring(styles, etree.XMLParser(resolve_entities=False, no_network=True))
    by_id = {str(style.get(_ID)): style for style in root.iter(_STYLE)}
    return frozenset(one for one in used if not _hides(list(_chain(one, by_id)), ink))


def _chain(style: str, by_id: Mapping[str, _Element]) -> Iterator[_Element]:
    """A style and those it is based on, the nearest first."""
    passed: set[str] = set()
    while style in by_id and style not in passed:
        passed.add(style)
        yield by_id[style]
        base = by_id[style].find(_BASE)
        style = "" if base is None else str(base.get(_VALUE))


def _hides(chain: list[_Element], ink: str) -> bool:
    for tag in _HIDING:
        found = _nearest(chain, tag)
        if found is not None and found.get(_VALUE) not in _OFF:
            return True
    size = _nearest(chain, _SIZE)
    if size is not None and int(size.get(_VALUE) or _LEAST_SIZE) < _LEAST_SIZE:
        return True
    colour = _colour(_nearest(chain, _COLOUR), _VALUE) or ink
    return contrast(colour, _colour(_nearest(chain, _SHADE), _FILL) or PAPER) < LEAST_CONTRAST


def _nearest(chain: list[_Element], tag: str) -> _Element | None:
    """What the nearest style says by itself; what it says of single rows of a table does not count."""
    for style in chain:
        for properties in (named("w:rPr"), named("w:pPr")):
            found = style.find(f"{properties}/{tag}")
            if found is not None:
                return found
    return None


def _colour(element: _Element | None, attribute: str) -> str | None:
    value = None if element is None else element.get(attribute)
    return value if value and len(value) == len(PAPER) else None
