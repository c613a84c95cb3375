"""What the properties of an Office file tell beside its title: who, when, how long, how much."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from typing import TYPE_CHECKING

from lxml import etree

from briefing_app.documents.gate_allowed.allowed import said
from briefing_app.documents.writers.word.properties import EPOCH

if TYPE_CHECKING:
    from lxml.etree import _Element

_WHO_AND_WHEN: Mapping[str, str] = {
    "creator": "an author",
    "lastModifiedBy": "the name of who saved it last",
    "created": "the time at which it was made",
    "modified": "the time at which it was saved",
    "lastPrinted": "the time at which it was printed",
    "subject": "a subject",
    "description": "a description",
    "keywords": "keywords",
    "category": "a category",
    "contentStatus": "a status",
    "identifier": "an identifier",
    "version": "a version",
    "revision": "how often it was saved",
}
_COUNTED = frozenset(
    ("Words", "Characters", "CharactersWithSpaces", "Lines", "Paragraphs", "Pages", "TotalTime")
)
_NAMED = frozenset(
    ("Company", "Manager", "Template", "TitlesOfParts", "HeadingPairs", "HyperlinkBase", "HLinks")
)
_OURS = {"created": EPOCH, "modified": EPOCH, "revision": "1"}


def hidden_in_properties(place: str, root: _Element, stated: Set[str]) -> Iterator[str]:
    """A line for each property that tells something; what is *stated* in the edition itself tells nothing."""
    for element in root.iter("*"):
        kind = etree.QName(element).localname
        value = (element.text or "").strip()
        if kind in _COUNTED and value:
            yield said(place, "a count of its words or of the time spent on it")
        elif kind in _NAMED and (value or len(element)):
            yield said(place, "a property that names something")
        elif kind in _WHO_AND_WHEN and value and value not in {_OURS.get(kind), *stated}:
            yield said(place, _WHO_AND_WHEN[kind])
