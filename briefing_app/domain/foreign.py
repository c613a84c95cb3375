"""Markings of several schemes side by side: text received from another country keeps the marks it came with.

Nothing is ever converted. A marking is taken apart by the scheme of each of its levels and caveats, each
part is compared and joined within its own scheme, and the parts stand beside each other again. So nothing
of one scheme is above or below anything of another: it is released where every scheme says so, and held by
a device whose ceiling names a level of that scheme too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing_app.domain.errors import NotAllowedError, UnknownNameError
from briefing_app.domain.marking import Marking, Scheme, SchemeId

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from briefing_app.domain.levels import Level, MarkingId, PageRules

_PARTED = re.compile(r"(\s*/{1,2}\s*)")


@dataclass(frozen=True, slots=True)
class Schemes:
    """The schemes there are, those of ``home`` first: what they say of markings of any of them.

    Its methods are those of a :class:`Scheme` and mean the same.
    """

    home: Scheme
    known: Mapping[SchemeId, Scheme]

    @property
    def id(self) -> SchemeId:
        """The scheme at home."""
        return self.home.id

    @property
    def lowest(self) -> Marking:
        """The public marking at home."""
        return self.home.lowest

    @property
    def nearest_first(self) -> tuple[Scheme, ...]:
        """Every scheme, that of home first, the others always in the same order."""
        return (self.home, *(scheme for scheme in self.known.values() if scheme.id != self.home.id))

    # ---- the partial order

    def join(self, first: Marking, second: Marking) -> Marking:
        """The least marking that both are at most: scheme by scheme."""
        before, after = self._parts(first), self._parts(second)
        joined = {
            one: scheme.join(before.get(one, scheme.lowest), after.get(one, scheme.lowest))
            for one, scheme in self._of((*before, *after)).items()
        }
        return self._together(joined)

    def at_most(self, marking: Marking, other: Marking) -> bool:
        """Whether *marking* may enter a document marked *other*: in every scheme."""
        most = self._parts(other)
        return all(
            self.known[one].at_most(part, most.get(one, self.known[one].lowest))
            for one, part in self._parts(marking).items()
        )

    def normal(self, marking: Marking) -> Marking:
        """The one way to write a marking; a public part only where there is no other."""
        return self.join(marking, marking)

    def floor(self, markings: Iterable[Marking]) -> Marking:
        """The least marking all of them are at most; the lowest level at home where there are none."""
        parts: dict[SchemeId, set[Marking]] = {self.home.id: {self.home.lowest}}
        for marking in set(markings):
            for one, part in self._parts(marking).items():
                parts.setdefault(one, set()).add(part)
        return self._together({one: self.known[one].floor(every) for one, every in parts.items()})

    def is_above_lowest(self, marking: Marking) -> bool:
        """Whether a level is above those that may be public, caveats apart."""
        return any(self.known[one].is_above_lowest(part) for one, part in self._parts(marking).items())

    def is_public(self, marking: Marking) -> bool:
        """Whether words so marked may be published: every scheme says so."""
        return all(self.known[one].is_public(part) for one, part in self._parts(marking).items())

    def within_ceiling(self, marking: Marking, ceiling: Marking) -> bool:
        """Whether a device accredited up to *ceiling* may hold words so marked.

        A scheme that the ceiling names no level of is held at its lowest level only.
        """
        return self.at_most(self._levels_alone(marking), self._levels_alone(ceiling))

    def beside(self, marking: Marking, other: Marking) -> Marking:
        """The levels of a marking with those of *other* in the families and schemes it does not name."""
        named, kept = self._parts(marking), self._parts(other)
        return self._together(
            {
                one: scheme.beside(named[one], kept.get(one, scheme.lowest))
                if one in named
                else Marking(kept[one].levels)
                for one, scheme in self._of((*named, *kept)).items()
            }
        )

    def releasable_to(self, marking: Marking) -> frozenset[str] | None:
        """The codes of whom every scheme releases a marking to, or None where no caveat limits that."""
        lists = [self.known[one].releasable_to(part) for one, part in self._parts(marking).items()]
        limits = [some for some in lists if some is not None]
        return frozenset.intersection(*limits) if limits else None

    def partners(self, codes: Iterable[str]) -> frozenset[str]:
        """The countries and organizations that codes name, a group by its members but those at home.

        Raises:
            UnknownNameError: none is named, or one is no country, group or organization of a scheme.
            NotAllowedError: the country at home is named; who is there gets the internal edition.
        """
        listed = [scheme.releasability for scheme in self.nearest_first]
        groups = {code: members - {one.home} for one in reversed(listed) for code, members in one.groups}
        stated = [code.strip().upper() for code in codes if code.strip()]
        own = self.home.releasability.home
        if own in stated:
            raise NotAllowedError(
                f"{own} is the country at home and no partner: leave it out, or make the internal edition."
            )
        found = frozenset[str]().union(*(groups.get(code, {code}) for code in stated))
        if not found or not all(any(one.is_partner(code) for one in listed) for code in found):
            codes_known = ", ".join(
                sorted({*groups, *(code for one in listed for code in one.organization_codes)})
            )
            raise UnknownNameError(
                "Name the partners by the three letters of their countries, such as USA or GBR, or by these "
                f"codes of groups and organizations: {codes_known}."
            )
        return found

    # ---- how it is written and shown

    def parse(self, text: str) -> Marking:
        """The marking meant by a text; what stands behind "us:" or "USA:" is of that scheme.

        Raises:
            UnknownNameError: a part of it is no level or caveat of its scheme; the choices are named.
            NotAllowedError: the parts do not go together.
        """
        return self._together({scheme.id: scheme.parse(piece) for scheme, piece in self.stated(text)})

    def stated(self, text: str) -> tuple[tuple[Scheme, str], ...]:
        """What a text says in each scheme that it names; all of it is of home where it says nothing."""
        scheme, pieces = self.home, dict[SchemeId, str]()
        for piece in _PARTED.split(text.strip()):
            before, sign, _ = piece.lstrip("( ").partition(":")
            scheme = (sign and self._called(before)) or scheme
            pieces[scheme.id] = pieces.get(scheme.id, "") + piece
        stated = {one: piece for one, piece in pieces.items() if piece.strip("/() ")} or {self.home.id: text}
        return tuple((self.known[one], piece) for one, piece in stated.items())

    def banner(self, marking: Marking, *languages: str) -> str:
        """The banners side by side, that of home first; one from abroad behind the code of its country."""
        return self._line(marking, lambda scheme, part: scheme.banner(part, *languages))

    def printed_banner(self, marking: Marking, language: str, *, in_all: bool) -> str:
        """The banner of a document in its language, or in that first and then in the others of the scheme."""
        others = self.owner(marking).languages if in_all else ()
        return self.banner(marking, *dict.fromkeys((language, *others)))

    def page_of(self, marking: Marking) -> PageRules:
        """How the banner stands on a page: as the scheme says that governs it, and where another wants it."""
        first, *others = (scheme.page for scheme, _ in self._shown(marking))
        if not others:
            return first
        return replace(
            first,
            header=first.header or any(one.header for one in others),
            footer=first.footer or any(one.footer for one in others),
            body=first.body or any(one.body for one in others),
        )

    def counts_copies(self, marking: Marking) -> bool:
        """Whether each copy of a document so marked has a number: one of its levels asks for that."""
        return any(scheme.counts_copies(part) for scheme, part in self._shown(marking))

    def whole(self, marking: Marking, *languages: str) -> str:
        """As :meth:`banner`, with the level of every family."""
        return self._line(marking, lambda scheme, part: scheme.whole(part, *languages))

    def portion(self, marking: Marking, language: str) -> str:
        """The marks before a block, each as its own scheme writes it."""
        return " ".join(scheme.portion(part, language) for scheme, part in self._shown(marking))

    def levels_of(self, marking: Marking) -> tuple[Level, ...]:
        """The levels of a marking, the one that governs the banner first."""
        return tuple(level for scheme, part in self._shown(marking) for level in scheme.levels_of(part))

    def governing(self, marking: Marking) -> Level:
        """The level that the banner shows first and whose colour it has."""
        scheme, part = self._shown(marking)[0]
        return scheme.governing(part)

    def colour(self, marking: Marking) -> str:
        """The colour of the banner, "#RRGGBB", dark enough for white words."""
        return self.governing(marking).colour

    def owner(self, marking: Marking) -> Scheme:
        """The scheme that governs the banner."""
        return self._shown(marking)[0][0]

    def refuse_unknown(self, marking: Marking) -> None:
        """Refuse a marking that says nothing, or something that no scheme has.

        Raises:
            UnknownNameError: it does; what it says is named.
        """
        if not self._parts(marking):
            raise _unknown(marking)

    def refuse_raising(self, marking: Marking) -> None:
        """Refuse to raise a whole above its parts where a scheme says that a collection deserves no more.

        Raises:
            NotAllowedError: one does; its rule is said.
        """
        for scheme, part in self._shown(marking):
            if scheme.is_above_lowest(part) and not scheme.aggregation.raises:
                rule = scheme.aggregation.rule.text(scheme.languages[0])
                raise NotAllowedError(f"By this scheme a note is marked by its parts alone. {rule}")

    # ---- inside

    def _called(self, name: str) -> Scheme | None:
        """The scheme of an id or of the code of its country; home first where two are of one country."""
        folded = name.strip().casefold()
        for scheme in self.nearest_first:
            if folded in (scheme.id.casefold(), scheme.releasability.home.casefold()):
                return scheme
        return None

    def _of(self, ids: Iterable[SchemeId]) -> dict[SchemeId, Scheme]:
        """The schemes of some ids, home first, the others always in the same order."""
        wanted = set(ids)
        return {scheme.id: scheme for scheme in self.nearest_first if scheme.id in wanted}

    def _parts(self, marking: Marking) -> dict[SchemeId, Marking]:
        """What a marking is made of, by scheme.

        Raises:
            UnknownNameError: a level or caveat is of a scheme that is not here.
        """
        owners = {_owner(one) for one in (*marking.levels, *marking.caveats)}
        if len(owners) == 1:
            found = {owners.pop(): marking}
        else:
            found = {
                owner: Marking(_those_of(marking.levels, owner), _those_of(marking.caveats, owner))
                for owner in owners
            }
        if found.keys() - self.known.keys():
            raise _unknown(marking)
        return found

    def _together(self, parts: Mapping[SchemeId, Marking]) -> Marking:
        """The parts as one marking: those above what is public, or the public one that is nearest home."""
        ordered = [(scheme, parts[one]) for one, scheme in self._of(parts).items()]
        told = [part for scheme, part in ordered if not scheme.is_public(part)]
        told = told or [part for _, part in ordered[:1]] or [self.home.lowest]
        return Marking(
            frozenset().union(*(part.levels for part in told)),
            frozenset().union(*(part.caveats for part in told)),
        )

    def _shown(self, marking: Marking) -> list[tuple[Scheme, Marking]]:
        parts = self._parts(self.normal(marking))
        return [(scheme, parts[one]) for one, scheme in self._of(parts).items()]

    def _line(self, marking: Marking, worded: Callable[[Scheme, Marking], str]) -> str:
        lines = []
        for scheme, part in self._shown(marking):
            country = scheme.releasability.home
            abroad = country != self.home.releasability.home
            lines.append(f"{country}: {worded(scheme, part)}" if abroad else worded(scheme, part))
        return self.home.banner_grammar.language_separator.join(dict.fromkeys(lines))

    def _levels_alone(self, marking: Marking) -> Marking:
        """The marking without caveats; a scheme of which it has caveats alone is at its lowest level."""
        return Marking(marking.levels or self.home.lowest.levels)


def _unknown(marking: Marking) -> UnknownNameError:
    named = ", ".join(sorted((*marking.levels, *marking.caveats)))
    return UnknownNameError(f"No one scheme has the markings {named}: add its file, or mark anew.")


def _owner(one: MarkingId) -> SchemeId:
    return SchemeId(one.partition(":")[0])


def _those_of(some: frozenset[MarkingId], owner: SchemeId) -> frozenset[MarkingId]:
    return frozenset(one for one in some if _owner(one) == owner)
