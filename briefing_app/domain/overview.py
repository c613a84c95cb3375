"""What an officer begins the day with: what is due, whom one meets next, what nobody looked at for long."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_app.domain.facts import FactId, ProfileId
    from briefing_app.domain.fuzzy_date import FuzzyDate
    from briefing_app.domain.marking import Marking
    from briefing_app.domain.note import NoteSummary
    from briefing_app.domain.profile_summary import ProfileSummary
    from briefing_app.domain.text import BlockId, Withheld


class DatedKind(StrEnum):
    """What a dated line is."""

    ENGAGEMENT = "engagement"
    NEXT_STEP = "next step"


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedFact:
    """An engagement or a next step of a profile, which ``owner`` names; ``block`` is where its words stand.

    ``by`` is who is to act, ``done`` whether that has happened, ``severed`` whether the fact or the words
    that state it are withheld. ``markings`` are those the line may be shown under: its own, or where its
    words come from a text and it has none, all those of the profile.
    """

    id: FactId
    kind: DatedKind
    title: str | Withheld
    when: FuzzyDate | Withheld | None
    owner: ProfileId
    owner_name: str
    place: str = ""
    by: str = ""
    done: bool = False
    severed: bool = False
    confirmed: bool = True
    block: BlockId | None = None
    markings: tuple[Marking, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many engagements there are, and next steps still open."""

    engagements: int = 0
    next_steps: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What matters today, each list with what comes first at its top.

    ``stale`` are the profiles nobody has reviewed for a year, ``drafts`` the names of things with words typed
    and never stored.
    """

    overdue: tuple[DatedFact, ...] = ()
    due: tuple[DatedFact, ...] = ()
    upcoming: tuple[DatedFact, ...] = ()
    stale: tuple[ProfileSummary, ...] = ()
    stale_count: int = 0
    notes: tuple[NoteSummary, ...] = ()
