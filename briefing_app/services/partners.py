"""Whom an edition may be for: the groups and organizations that the schemes list, and every country."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from briefing_app.domain.names import sought

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_app.services.catalogue import Catalogue

_FORMER = frozenset({"BUR", "DDR", "FXX", "TMP", "YMD", "ZAR"})
"""Codes of countries that are called otherwise today, and whose present code is another one."""


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
    countries = {one.code: one for one in _countries(language)}
    countries.pop(schemes[0].releasability.home, None)
    return (*found.values(), *sorted(countries.values(), key=lambda one: sought(one.name)))


def _countries(language: str) -> Iterator[Partner]:
    from babel import Locale  # their data are loaded when somebody asks, not when the program starts
    from babel.core import get_global

    names = Locale(language).territories
    for code, meant in get_global("territory_aliases").items():
        if (
            len(code) == 3
            and code.isalpha()
            and code not in _FORMER
            and len(meant) == 1
            and meant[0] in names
        ):
            yield Partner(code, names[meant[0]], PartnerKind.COUNTRY)
