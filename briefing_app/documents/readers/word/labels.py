"""What a file says of its marking outside of its pages: the labels of Microsoft, and its properties."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from briefing_app.documents.readers.word.container import Container
from briefing_app.domain.reading import StatedMarking

_LABEL = re.compile(r"MSIP_Label_(.+)_(Name|Enabled)", re.IGNORECASE)
_MARKS = re.compile(
    r"classif|sensitiv|protect|security|caveat|releas|marking|titus|protég|sécurité|diffusion", re.IGNORECASE
)
_NO_MARKS = re.compile(r"(?:shapeids|fontprops|locations|guid|date|version)$", re.IGNORECASE)
_NO_WORDS = re.compile(
    r"[\W\d_]*|true|false|\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?", re.IGNORECASE
)
_SPOKEN_OF = ("keywords", "category")
_LONGEST = 400


def stated_outside(container: Container) -> tuple[StatedMarking, ...]:
    """What labels and properties say, verbatim; what it means is for the schemes to tell."""
    properties = dict(_custom(container))
    labels = dict(_labels(properties))
    found = [StatedMarking("label", name) for name in labels.values()]
    found += [StatedMarking("label", one) for one in _label_ids(container) if one.casefold() not in labels]
    for name, value in properties.items():
        if _may_mark(name) and not _NO_WORDS.fullmatch(value):
            found.append(StatedMarking("property", value))
    found += [StatedMarking("property", value) for value in _core(container)]
    return tuple(dict.fromkeys(found))


def _may_mark(name: str) -> bool:
    """Whether a property may be about a marking, by its name; those of labels are read apart."""
    return bool(_MARKS.search(name)) and not _NO_MARKS.search(name) and not name.lower().startswith("msip_")


def _labels(properties: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The names of labels in force by their ids."""
    off = set()
    named = {}
    for name, value in properties.items():
        found = _LABEL.fullmatch(name)
        if found is None:
            continue
        identity = found.group(1).strip("{}").casefold()
        if found.group(2).casefold() == "name":
            named[identity] = value
        elif value.casefold() in ("false", "0"):
            off.add(identity)
    return ((identity, name) for identity, name in named.items() if identity not in off)


def _label_ids(container: Container) -> Iterator[str]:
    """The ids of labels in the part that newer files keep them in."""
    for part in _parts(container, "classificationlabels", "docMetadata/LabelInfo.xml"):
        root = container.tree(part)
        for label in root.iter(etree.Element) if root is not None else ():
            if etree.QName(label).localname != "label" or label.get("removed", "0") in ("1", "true"):
                continue
            said = label.get("name") or label.get("id", "").strip("{}")
            if said and label.get("enabled", "1") in ("1", "true"):
                yield said[:_LONGEST]


def _custom(container: Container) -> Iterator[tuple[str, str]]:
    for part in _parts(container, "custom-properties", "docProps/custom.xml"):
        root = container.tree(part)
        for one in root if root is not None else ():
            value = " ".join("".join(map(str, one.itertext())).split())
            if value and one.get("name"):
                yield one.get("name", ""), value[:_LONGEST]


def _core(container: Container) -> Iterator[str]:
    for part in _parts(container, "core-properties", "docProps/core.xml"):
        root = container.tree(part)
        for one in root if root is not None else ():
            said = " ".join((one.text or "").split())
            if said and etree.QName(one).localname in _SPOKEN_OF:
                yield said[:_LONGEST]


def _parts(container: Container, kind: str, usual: str) -> list[str]:
    """The parts of a kind that the package refers to, and the one that usually is it."""
    related = container.relationships("").values()
    found = [one.target for one in related if one.kind == kind and not one.external]
    return list(dict.fromkeys([*found, usual]))
