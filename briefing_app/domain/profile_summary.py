"""A row of the list of profiles: a module of its own, for the list is on the screen before anything else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date, datetime

    from briefing_app.domain.facts import ProfileId
    from briefing_app.domain.marking import Marking


OWN: Final = "en"
"""The language of a profile's own name, by which the file keeps it and its order."""


class ProfileKind(StrEnum):
    """What sort of stakeholder it is."""

    FORUM = "forum"
    ORGANIZATION = "organization"
    COUNTRY = "country"
    DEPARTMENT = "department"
    THINK_TANK = "think-tank"
    PROGRAM = "program"
    PERSON = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileSummary:
    """What can be shown of a profile without reading its texts.

    ``name`` and ``acronym`` are those of the language it was read in, ``also`` its names and short forms in
    others: it is found by them and not shown with them. ``markings`` are the different ones its texts and
    facts have; what they come to together the scheme says.
    """

    id: ProfileId
    kind: ProfileKind
    name: str
    acronym: str | None
    confirmed: bool
    tags: tuple[str, ...] = ()
    reviewed_on: date | None = None
    updated_at: datetime | None = None
    markings: tuple[Marking, ...] = ()
    also: tuple[str, ...] = ()


def in_language(names: Sequence[tuple[str, str | None]], language: str) -> str | None:
    """Of names with the language of each the one in *language*, else the first; None where there is none."""
    for text, spoken in names:
        if spoken == language:
            return text
    return names[0][0] if names else None
