"""Whom an edition may be for: the groups and organizations that the schemes list, and every country."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from briefing_app.domain.names import sought
from briefing_app.services.countries import countries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_app.services.catalogue import Catalogue


class PartnerKind(StrEnum):
    """What a code stands for."""

    GROUP = "group"
    ORGANIZATION = "organization"
    COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class Partner:
    """One for whom an edition may be; a group has its members but those at home for a name."""

    code: str
    name: str
    kind: PartnerKind


def partners(catalogue: Catalogue, language: str) -> tuple[Partner, ...]:
    """All that may be named, in a language: groups, organizations, then countries but the one at home."""
    schemes = catalogue.every_scheme.nearest_first
    found: dict[str, Partner] = {}
    for scheme in schemes:
        listed = scheme.releasability
        for code, members in listed.groups:
            name = ", ".join(sorted(members - {schemes[0].releasability.home}))
            found.setdefault(code, Partner(code, name, PartnerKind.GROUP))
    for scheme in schemes:
        for code, names in scheme.releasability.organizations:
            found.setdefault(code, Partner(code, names.text(language), PartnerKind.ORGANIZATION))
    named = {one.code: one for one in _countries(language)}
    named.pop(schemes[0].releasability.home, None)
    return (*found.values(), *sorted(named.values(), key=lambda one: sought(one.name)))


def _countries(language: str) -> Iterator[Partner]:
    from babel import Locale  # its data are loaded when somebody asks, not when the program starts

    names = Locale(language).territories
    for code, short in countries().items():
        yield Partner(code, names[short], PartnerKind.COUNTRY)
