"""What a scheme of markings is made of: families, levels, caveats, and the rules for banner and page.

Plain values read from a data file; ``domain.marking`` gives them their order and their joins.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NewType

if TYPE_CHECKING:
    from briefing_app.domain.names import Names

MarkingId = NewType("MarkingId", str)
"""The id of a level or caveat qualified by its scheme: "ca:PB", "ca:CEO", "ca:REL=AUS+CAN"."""

SchemeId = NewType("SchemeId", str)


class CaveatKind(StrEnum):
    """How a caveat combines: instructions add up, lists of who may see shrink to what they share."""

    HANDLING = "handling"
    RELEASABILITY = "releasability"


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """A set of levels in total order; ``lowest`` is the family of the level that may be public."""

    key: str
    name: Names
    description: Names | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A level of a family. ``unverified`` names the parts nobody has checked against a public source."""

    id: MarkingId
    key: str
    family: str
    rank: int
    name: Names
    portion: Names
    colour: str
    injury: Names
    public: bool = False
    reference: str = ""
    unverified: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Caveat:
    """Words beside the level that say who may see or how to handle; none of them is ever public.

    ``releasable_to`` lists the country codes of a fixed releasability caveat; one that ``takes_list`` is
    followed by codes chosen each time. ``families``, when not empty, are those it may stand beside.
    """

    id: MarkingId
    key: str
    kind: CaveatKind
    name: Names
    portion: Names
    rule: Names
    families: tuple[str, ...] = ()
    releasable_to: frozenset[str] = frozenset()
    takes_list: bool = False
    unverified: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRules:
    """Where the banner stands: ``alignment`` is left, center or right; the rest say in which places."""

    alignment: str
    header: bool
    footer: bool
    body: bool
    unverified: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BannerGrammar:
    """How a banner is written: which family speaks first, and the separators inside and between languages."""

    precedence: tuple[str, ...]
    caveat_separator: str
    language_separator: str
    portion_form: str
    unverified: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Aggregation:
    """Whether a collection may deserve more than its parts, and the rule that says so."""

    raises: bool
    rule: Names
    reference: str = ""
    unverified: tuple[str, ...] = ()
