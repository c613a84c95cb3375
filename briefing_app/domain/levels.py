"""What a scheme of markings is made of: families, levels, caveats, and the rules for banner and page.

Plain values read from a data file; ``domain.marking`` gives them their order and their joins.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NewType

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing_app.domain.names import Names

MarkingId = NewType("MarkingId", str)
"""The id of a level or caveat qualified by its scheme: "ca:PB", "ca:CEO", "ca:REL=AUS+CAN"."""

SchemeId = NewType("SchemeId", str)


class CaveatKind(StrEnum):
    """How a caveat combines when parts are joined.

    Instructions add up; of lists of who may see only what they share is left; a permission is left only where
    every part above the lowest level gives it.
    """

    HANDLING = "handling"
    RELEASABILITY = "releasability"
    PERMISSION = "permission"


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """A set of levels in total order; ``lowest`` is the family of the level that may be public."""

    key: str
    name: Names
    description: Names | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A level of a family. ``unverified`` names the parts nobody has checked against a public source.

    ``also`` is how else it is written; it is read so, and printed as ``name``. ``copy_number`` says that each
    copy of a document so marked is counted: "Copy 2 of 5".
    """

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
    also: tuple[str, ...] = ()
    copy_number: bool = False
    unverified: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Caveat:
    """Words beside the level that say who may see or how to handle; none of them is ever public.

    ``releasable_to`` lists the country codes of a fixed releasability caveat; one that ``takes_list`` is
    followed by codes chosen each time. ``families``, when not empty, are those it may stand beside.
    ``category`` says where in a banner it stands. It is never written beside a caveat it ``excludes`` (their
    keys), and stays alone where parts with either are joined.
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
    category: str = ""
    excludes: tuple[str, ...] = ()
    unverified: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Releasability:
    """Whose country the scheme is, the groups of countries that have a name, and organizations.

    An organization stands in a list beside countries, under its code and for itself alone: what is released
    to it is released to none of its members. ``writes_groups`` says that a list is printed with the names of
    the groups it holds whole: "USA, FVEY".
    """

    home: str
    groups: tuple[tuple[str, frozenset[str]], ...] = ()
    organizations: tuple[tuple[str, Names], ...] = ()
    writes_groups: bool = False
    unverified: tuple[str, ...] = ()

    def listed(self, countries: frozenset[str]) -> tuple[str, ...]:
        """The codes of a list as it is written: home, other countries, then groups and organizations."""
        left, groups = set(countries), []
        for name, members in sorted(self.groups, key=lambda group: (-len(group[1]), group[0])):
            # a group whose countries but one's own are named by a larger group already says nothing more
            if self.writes_groups and members <= countries and members & left - {self.home}:
                groups.append(name)
                left -= members
        joint = left & self.organization_codes
        return (self.home, *sorted(left - joint - {self.home}), *sorted((*groups, *joint)))

    def meant(self, codes: Iterable[str]) -> frozenset[str]:
        """The countries and organizations that codes name, groups by their members; home is always one."""
        groups = dict(self.groups)
        return frozenset({self.home}).union(*(groups.get(one, {one}) for one in codes))

    @property
    def organization_codes(self) -> frozenset[str]:
        """The codes of the organizations."""
        return frozenset(code for code, _ in self.organizations)

    def is_partner(self, code: str) -> bool:
        """Whether a code is that of an organization, or looks like that of a country."""
        looks_so = len(code) == len(self.home) and code.isascii() and code.isalpha() and code.isupper()
        return looks_so or code in self.organization_codes


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRules:
    """Where the banner stands: ``alignment`` is left, center or right.

    ``header`` and ``footer`` say whether it is on top and at the bottom of every page, ``body`` whether it is
    repeated in the text; ``bilingual`` names the editions in which it speaks every language of the scheme.
    """

    alignment: str = "right"
    header: bool = True
    footer: bool = True
    body: bool = True
    bilingual: tuple[str, ...] = ()
    unverified: tuple[str, ...] = ()


AS_USUAL = PageRules()
"""The page of what no scheme says anything about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BannerGrammar:
    """How a banner is written: which family speaks first, and the separators inside and between languages.

    ``caveat_separator`` stands before each category of caveats, ``within_category`` between those of one;
    ``categories`` are in order, and where there are none each caveat is a category of its own.
    ``portion_separator`` takes the place of ``caveat_separator`` in a portion mark.
    """

    precedence: tuple[str, ...]
    caveat_separator: str
    language_separator: str
    portion_form: str
    categories: tuple[str, ...] = ()
    within_category: str = "/"
    portion_separator: str = "//"
    unverified: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Aggregation:
    """Whether a collection may deserve more than its parts, and the rule that says so."""

    raises: bool
    rule: Names
    reference: str = ""
    unverified: tuple[str, ...] = ()
