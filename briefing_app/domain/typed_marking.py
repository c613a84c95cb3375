"""A marking that an officer types: what names no country or contradicts itself is refused.

What came from elsewhere is read as it stands, by ``Schemes.parse``: a mark that is not understood is kept,
and the words behind it stay marked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.domain.errors import NotAllowedError, UnknownNameError
from briefing_app.domain.levels import CaveatKind
from briefing_app.domain.marking_words import caveat_words, stated_parts

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable

    from briefing_app.domain.foreign import Schemes
    from briefing_app.domain.levels import MarkingId
    from briefing_app.domain.marking import Marking, Scheme

    Countries = Callable[[], Container[str]]


def marking_typed(text: str, schemes: Schemes, countries: Countries) -> Marking:
    """The marking meant by what was typed; *countries* are asked for where it lists some.

    Raises:
        UnknownNameError: a part of it is no level or caveat, or it lists a code that is no country.
        NotAllowedError: the parts do not go together, as two lists of countries do not.
    """
    marking = schemes.parse(text)
    for scheme, piece in schemes.stated(text):
        lists = _lists(scheme, piece)
        if len(lists) > 1:  # what they share would be stored, which is not what was typed
            first, second, *_ = (caveat_words(scheme, one, scheme.languages[0]) for one in lists)
            raise NotAllowedError(f"{first} and {second} exclude each other: give one of them.")
        for one in lists:
            refuse_no_countries(scheme.countries_of(one), schemes, countries)
    return marking


def refuse_no_countries(codes: Iterable[str], schemes: Schemes, countries: Countries) -> None:
    """Refuse codes that are neither of a country nor of an organization that a scheme lists.

    Raises:
        UnknownNameError: there is one; it is named.
    """
    joint = frozenset[str]().union(*(one.releasability.organization_codes for one in schemes.nearest_first))
    for code in sorted(frozenset(codes) - joint):
        if code not in countries():
            raise UnknownNameError(
                f"“{code}” is the code of no country: countries are named by three letters, such as USA or "
                "GBR."
            )


def _lists(scheme: Scheme, text: str) -> tuple[MarkingId, ...]:
    """The lists of countries that a text names, sorted."""
    parts = stated_parts(scheme, text)
    caveats = sorted(one for one in parts if not any(level.id == one for level in scheme.levels))
    return tuple(one for one in caveats if scheme.caveat_of(one).kind is CaveatKind.RELEASABILITY)
