"""Security category and exemption are two things: reasons that take the one for the other are told apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefing_app.domain.errors import NotAllowedError, UnknownNameError
from briefing_app.domain.exemption import Act
from briefing_app.domain.marking import Scheme
from briefing_app.domain.names import folded

_PROVISION = re.compile(r"\d+(?:\.\d+)?(?:\(\w+(?:\.\d+)?\))+|(?:\([a-z0-9]\)){2,}")


def level_in_reason(reason: str, schemes: Iterable[Scheme]) -> str | None:
    """The level a reason to withhold names, as the scheme writes it; None where it names none.

    A level of one word counts where it does not stand in small letters: every language has that word.
    """
    said = folded(reason)
    for scheme in schemes:
        for level in scheme.levels:
            for name in level.name.texts:
                if said == folded(name) or any(_meant(found, name) for found in _places(reason, name)):
                    return name
    return None


def _places(reason: str, name: str) -> Iterator[str]:
    words = r"\s+".join(map(re.escape, name.split()))
    return (found.group() for found in re.finditer(rf"\b{words}\b", reason, re.IGNORECASE))


def _meant(found: str, name: str) -> bool:
    return len(name.split()) > 1 or found != found.lower()


def provision_in_reason(reason: str, acts: Iterable[Act]) -> str | None:
    """The provision that a reason for a marking names, as it was typed; None where it names none."""
    cited = [found.group() for found in _PROVISION.finditer(reason)]
    return next((one for act in acts for one in cited if _is_of(act, one)), None)


def _is_of(act: Act, text: str) -> bool:
    try:
        act.parse(text)
    except (UnknownNameError, NotAllowedError):
        return False
    return True
