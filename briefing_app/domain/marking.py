"""Markings: a security category with its caveats, and the scheme that gives them order, names and looks.

A country's categories form families (Canada: Protected and Classified). Inside a family the order is total,
between families there is none, so a marking is compared and joined component by component. Which levels
and caveats exist, their names and their rules are data (``resources/markings``); this module gives them
meaning. A marking never implies an exemption, nor the reverse.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing_app.domain.errors import NotAllowedError, UnknownNameError
from briefing_app.domain.levels import AS_USUAL as AS_USUAL
from briefing_app.domain.levels import Aggregation as Aggregation
from briefing_app.domain.levels import BannerGrammar as BannerGrammar
from briefing_app.domain.levels import Caveat as Caveat
from briefing_app.domain.levels import CaveatKind as CaveatKind
from briefing_app.domain.levels import Family as Family
from briefing_app.domain.levels import Level as Level
from briefing_app.domain.levels import MarkingId as MarkingId
from briefing_app.domain.levels import PageRules as PageRules
from briefing_app.domain.levels import Releasability as Releasability
from briefing_app.domain.levels import SchemeId as SchemeId
from briefing_app.domain.marking_words import banner_line, choices, portion_mark, stated_parts
from briefing_app.domain.names import Names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from briefing_app.domain.foreign import Schemes


@dataclass(frozen=True, slots=True)
class Marking:
    """A security category and its caveats: at most one level of each family.

    The lowest level stands alone ("ca:U") and is said, never implied; where a part carries no marking at all,
    there is no ``Marking``.
    """

    levels: frozenset[MarkingId]
    caveats: frozenset[MarkingId] = frozenset()


@dataclass(frozen=True, slots=True)
class Uplift:
    """The raising of a whole above the floor of its parts: to what, why, by whom and when."""

    marking: Marking
    reason: str
    by: str
    at: datetime

    def __post_init__(self) -> None:
        """Refuse what nobody could answer for.

        Raises:
            NotAllowedError: the reason or the name is empty.
        """
        if not self.reason.strip() or not self.by.strip():
            raise NotAllowedError("Raising a marking needs a reason and a name: say why, and who raises it.")


def marking_to_json(marking: Marking) -> dict[str, list[str]]:
    """The marking as stored: its levels and its caveats, ids sorted."""
    return {"levels": sorted(marking.levels), "caveats": sorted(marking.caveats)}


def marking_from_json(data: Mapping[str, Sequence[str]]) -> Marking:
    """The marking that ``marking_to_json`` wrote."""
    levels = frozenset(MarkingId(one) for one in data["levels"])
    return Marking(levels, frozenset(MarkingId(one) for one in data.get("caveats", ())))


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """A country's set of markings: order, names, banners; made by ``scheme_from_data``, which checks it."""

    id: SchemeId
    version: str
    name: Names
    source: Names
    verified_on: date
    languages: tuple[str, ...]
    families: tuple[Family, ...]
    levels: tuple[Level, ...]
    caveats: tuple[Caveat, ...]
    releasability: Releasability
    banner_grammar: BannerGrammar
    page: PageRules
    aggregation: Aggregation
    _level: dict[str, Level] = field(init=False, repr=False, compare=False, default_factory=dict)
    _caveat: dict[str, Caveat] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Index the levels and caveats by id."""
        self._level.update((level.id, level) for level in self.levels)
        self._caveat.update((caveat.id, caveat) for caveat in self.caveats)

    # ---- what a marking is made of

    @property
    def lowest(self) -> Marking:
        """The marking of the one level that may be public."""
        return Marking(frozenset(level.id for level in self.levels if level.public))

    def levels_of(self, marking: Marking) -> tuple[Level, ...]:
        """The levels of a marking, the one that governs the banner first.

        Raises:
            UnknownNameError: it holds a level of another scheme, or one that this scheme no longer has.
        """
        order = (*self.banner_grammar.precedence, *(family.key for family in self.families))
        return tuple(sorted(map(self._level_of, marking.levels), key=lambda level: order.index(level.family)))

    def caveats_of(self, marking: Marking) -> tuple[Caveat, ...]:
        """The caveats of a marking, in the order of the scheme."""
        return tuple(sorted(map(self.caveat_of, marking.caveats), key=self.place_of))

    def releasable_to(self, marking: Marking) -> frozenset[str] | None:
        """The codes of whom a marking may be released to, or None where no caveat limits that."""
        lists = [self.countries_of(one) for one in self._of_kind(marking, CaveatKind.RELEASABILITY)]
        return frozenset.intersection(*lists) if lists else None

    def normal(self, marking: Marking) -> Marking:
        """The one way to write a marking: the lowest level only alone, one releasability caveat at most."""
        return self.join(marking, marking)

    def check(self, marking: Marking) -> None:
        """Refuse a marking that the rules of the scheme do not allow.

        Raises:
            NotAllowedError: two levels of one family, two caveats that exclude each other, or a caveat beside
                a family it does not go with.
            UnknownNameError: it holds something the scheme does not have.
        """
        families = [level.family for level in self.levels_of(marking)]
        if len(set(families)) != len(families):
            named = " and ".join(sorted(self._first(level.name) for level in self.levels_of(marking)))
            raise NotAllowedError(f"{named} are levels of one family: give one of them.")
        self._refuse_excluded(self.caveats_of(marking))
        for caveat in self.caveats_of(marking):
            if caveat.families and not set(caveat.families) & set(families):
                beside = " or ".join(
                    self._first(family.name) for family in self.families if family.key in caveat.families
                )
                raise NotAllowedError(
                    f"{self._first(caveat.name)} stands beside a level of {beside}: give the level with it."
                )

    # ---- the partial order

    def join(self, first: Marking, second: Marking) -> Marking:
        """The least marking that both are at most: family by family the higher level, caveats combined."""
        highest: dict[str, Level] = {}
        for one in (*first.levels, *second.levels):
            level = self._level_of(one)
            if not level.public and (level.family not in highest or level.rank > highest[level.family].rank):
                highest[level.family] = level
        levels = frozenset(level.id for level in highest.values()) or self.lowest.levels
        return Marking(levels, self._combined(first, second))

    def at_most(self, marking: Marking, other: Marking) -> bool:
        """Whether *marking* may enter a document marked *other*: at most it in every family and caveat."""
        return self.join(marking, other) == self.normal(other)

    def floor(self, markings: Iterable[Marking]) -> Marking:
        """The least marking all of them are at most; the lowest level where there are none."""
        floor = self.lowest
        for marking in set(markings):
            floor = self.join(floor, marking)
        return floor

    def is_above_lowest(self, marking: Marking) -> bool:
        """Whether the level is above the one that may be public, caveats apart."""
        return self.join(marking, marking).levels != self.lowest.levels

    def is_public(self, marking: Marking) -> bool:
        """Whether words so marked may be published: the lowest level and no caveat."""
        return not marking.caveats and not self.is_above_lowest(marking)

    def within_ceiling(self, marking: Marking, ceiling: Marking) -> bool:
        """Whether a device accredited up to *ceiling* may hold words so marked; caveats do not count."""
        return self.at_most(Marking(marking.levels), Marking(ceiling.levels))

    def beside(self, marking: Marking, other: Marking) -> Marking:
        """The levels of a marking with those of *other* in the families it does not name, caveats apart.

        The lowest level names them all.
        """
        if not self.is_above_lowest(marking):
            return self.lowest
        named = {level.family for level in self.levels_of(marking)}
        kept = {level.id for level in self.levels_of(other) if level.family not in named}
        return self.normal(Marking(marking.levels | kept))

    # ---- how it is written and shown

    def parse(self, text: str) -> Marking:
        """The marking meant by an id, short form, portion mark, name or banner, case and accents apart.

        Raises:
            UnknownNameError: a part of the text is no level or caveat of this scheme; the choices are named.
            NotAllowedError: it names two levels of one family, two caveats that exclude each other, or a
                caveat without the level it needs.
        """
        found = stated_parts(self, text)
        if not found:
            raise UnknownNameError(f"No marking is given: use {choices(self)}.")
        levels = frozenset(one for one in found if one in self._level)
        marking = Marking(levels or self.lowest.levels, found - levels)
        self.check(marking)
        return self.normal(marking)

    def banner(self, marking: Marking, *languages: str) -> str:
        """The line for the top and bottom of a page: in one language, or in several one after the other.

        Without a language it speaks all those of the scheme; what reads the same in two is said once.
        """
        return self._spoken(marking, (self.governing(marking),), languages)

    def printed_banner(self, marking: Marking, language: str, *, in_all: bool) -> str:
        """The banner of a document in its language, or in that first and then in the others of the scheme."""
        return self.banner(marking, *dict.fromkeys((language, *(self.languages if in_all else ()))))

    def page_of(self, marking: Marking) -> PageRules:
        """How the banner stands on a page: alike for all markings of one scheme."""
        del marking
        return self.page

    def counts_copies(self, marking: Marking) -> bool:
        """Whether each copy of a document so marked has a number: one of its levels asks for that."""
        return any(level.copy_number for level in self.levels_of(marking))

    def whole(self, marking: Marking, *languages: str) -> str:
        """As :meth:`banner`, with the level of every family: "SECRET // PROTECTED A"."""
        return self._spoken(marking, self.levels_of(marking) or (self.governing(marking),), languages)

    def portion(self, marking: Marking, language: str) -> str:
        """The mark before a block, "(PB)", in a language."""
        return portion_mark(self, marking, language)

    def governing(self, marking: Marking) -> Level:
        """The level that the banner shows and whose colour it has."""
        return next(iter(self.levels_of(marking)), None) or self._level_of(next(iter(self.lowest.levels)))

    def colour(self, marking: Marking) -> str:
        """The colour of the banner, "#RRGGBB", dark enough for white words."""
        return self.governing(marking).colour

    # ---- what a caveat is

    def caveat_of(self, caveat: MarkingId) -> Caveat:
        """The caveat of an id, of one with a list of countries too.

        Raises:
            UnknownNameError: this scheme has no such caveat.
        """
        try:
            return self._caveat[caveat.partition("=")[0]]
        except KeyError:
            raise self._unknown(caveat, "caveat") from None

    def place_of(self, caveat: Caveat) -> tuple[int, int]:
        """Where a caveat stands in a banner: its category, or its own place where there are none."""
        place = self.caveats.index(caveat)
        categories = self.banner_grammar.categories
        return (categories.index(caveat.category) if categories else place), place

    def countries_of(self, caveat: MarkingId) -> frozenset[str]:
        """The codes of the countries and organizations of a releasability caveat."""
        fixed = self.caveat_of(caveat).releasable_to
        return fixed or frozenset(caveat.partition("=")[2].split("+"))

    def release_caveat(self, countries: frozenset[str]) -> MarkingId:
        """The caveat that says "released to these countries"."""
        for caveat in self.caveats:
            if caveat.kind is CaveatKind.RELEASABILITY and caveat.releasable_to == countries:
                return caveat.id
        listing = next(caveat for caveat in self.caveats if caveat.takes_list)
        return MarkingId(f"{listing.id}={'+'.join(sorted(countries))}")

    # ---- inside

    def _level_of(self, level: MarkingId) -> Level:
        try:
            return self._level[level]
        except KeyError:
            raise self._unknown(level, "level") from None

    def _of_kind(self, marking: Marking, kind: CaveatKind) -> frozenset[MarkingId]:
        return frozenset(one for one in marking.caveats if self.caveat_of(one).kind is kind)

    def _combined(self, first: Marking, second: Marking) -> frozenset[MarkingId]:
        """The caveats of two markings together, each by its kind, without those that another excludes."""
        both = Marking(first.levels, first.caveats | second.caveats)
        countries = self.releasable_to(both)
        caveats = self._of_kind(both, CaveatKind.HANDLING) | self._permitted(first, second)
        if countries is not None:
            caveats |= {self.release_caveat(countries)}
        excluded = {key for one in caveats for key in self.caveat_of(one).excludes}
        return frozenset(one for one in caveats if self.caveat_of(one).key not in excluded)

    def _permitted(self, *markings: Marking) -> frozenset[MarkingId]:
        """The permissions that every part gives; what is at the lowest level has none to give or withhold."""
        given: list[frozenset[MarkingId]] = []
        for one in markings:
            permissions = self._of_kind(one, CaveatKind.PERMISSION)
            if self._is_raised(one):
                given.append(permissions)
            elif one.caveats - permissions:
                return frozenset()
        return frozenset.intersection(*given) if given else frozenset()

    def _is_raised(self, marking: Marking) -> bool:
        return any(not self._level_of(one).public for one in marking.levels)

    def _spoken(self, marking: Marking, levels: Iterable[Level], languages: Sequence[str]) -> str:
        shown = tuple(levels)
        spoken = [banner_line(self, marking, one, shown) for one in languages or self.languages]
        return self.banner_grammar.language_separator.join(dict.fromkeys(spoken))

    def _refuse_excluded(self, caveats: Iterable[Caveat]) -> None:
        stated = tuple(caveats)
        for first in stated:
            for second in stated:
                if second.key in first.excludes:
                    raise NotAllowedError(
                        f"{self._first(first.name)} and {self._first(second.name)} exclude each other: "
                        "give one of them."
                    )

    def _first(self, names: Names) -> str:
        return names.text(self.languages[0])

    def _unknown(self, one: str, what: str) -> UnknownNameError:
        return UnknownNameError(f"“{one}” is not a {what} of {self._first(self.name)}: use {choices(self)}.")


def effective_marking(floor: Marking, uplift: Uplift | None, scheme: Scheme | Schemes) -> Marking:
    """The marking of a whole: the floor of its parts, raised by an uplift if there is one, never lowered."""
    return scheme.floor((floor,) if uplift is None else (floor, uplift.marking))


def marking_given_as_exemption(text: str, schemes: Iterable[Scheme]) -> str | None:
    """The sentence for someone who wrote a marking where an exemption belongs; None where it is none."""
    for scheme in schemes:
        try:
            marking = scheme.parse(text)
        except (UnknownNameError, NotAllowedError):
            continue
        return (
            f"“{text.strip()}” is a marking ({scheme.banner(marking)}), not an exemption: a security "
            "category alone is never a ground to withhold. Name the provision that the words fall under."
        )
    return None
