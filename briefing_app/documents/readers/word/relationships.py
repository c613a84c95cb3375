"""Which parts of a package belong to which: the relationships, and the types of the parts' contents."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from lxml import etree


@dataclass(frozen=True, slots=True)
class Relationship:
    """What a part refers to.

    ``target`` is a part of the package by its name, or as it is written for what is ``external``, which is
    never opened. ``kind`` is what its type ends in, such as "styles": the same in strict and other packages.
    """

    target: str
    kind: str
    external: bool


def relationships_of(part: str, root: etree._Element) -> dict[str, Relationship]:
    """The relationships of a part by their ids; "" is the package itself."""
    found: dict[str, Relationship] = {}
    for element in root:
        name, target = element.get("Id"), element.get("Target")
        if name is None or target is None or name in found:
            continue
        external = element.get("TargetMode", "").strip().casefold() == "external"
        kind = element.get("Type", "").rstrip("/").rpartition("/")[2]
        found[name] = Relationship(target if external else _resolved(part, target), kind, external)
    return found


def relationships_part(part: str) -> str:
    """The name of the part that holds the relationships of a part."""
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"


def content_types_of(root: etree._Element) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The types by the names of parts, and by the endings of names; both in small letters."""
    parts: dict[str, str] = {}
    endings: dict[str, str] = {}
    for element in root:
        kind = element.get("ContentType", "").strip()
        if (name := element.get("PartName")) is not None:
            parts[unquote(name).removeprefix("/").casefold()] = kind
        elif (ending := element.get("Extension")) is not None:
            endings[ending.removeprefix(".").casefold()] = kind
    return parts, endings


def _resolved(part: str, target: str) -> str:
    """The name of the part that a target means, which never lies outside the package."""
    if target.startswith("#"):
        return target
    path = unquote(target.replace("\\", "/")).partition("#")[0]
    joined = posixpath.join("/", posixpath.dirname(part), path)
    return posixpath.normpath(joined).lstrip("/")
