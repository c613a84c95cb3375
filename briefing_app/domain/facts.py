"""Facts about a stakeholder: contributions, engagements, next steps, people, chairs, members, projects.

A fact can point at the words that state it; what becomes of those words becomes of the fact. A field that
was redacted before us holds a :class:`~briefing_app.domain.text.Withheld`, which says "withheld", not
"absent".
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import NewType

from briefing_app.domain.fuzzy_date import FuzzyDate
from briefing_app.domain.marking import Marking
from briefing_app.domain.text import FREE, BlockId, Holds, Withheld

FactId = NewType("FactId", str)
ImportId = NewType("ImportId", str)
ProfileId = NewType("ProfileId", str)


@dataclass(frozen=True, slots=True)
class Statement:
    """The words of a block that state a fact, verbatim."""

    block: BlockId
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FactProperties:
    """What every fact has.

    ``profile`` is None for what an import says of no stakeholder in the library;
    ``statements`` is empty for a fact typed by hand; ``confirmed`` is False for a proposal of an import
    nobody has looked at; ``lines`` are the source lines it was read from, counted from 1.
    """

    id: FactId
    profile: ProfileId | None
    statements: tuple[Statement, ...] = ()
    portion: Marking | None = None
    severances: Holds = FREE
    confirmed: bool = True
    imported: ImportId | None = None
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Payer:
    """Who pays, and which part of the whole in per cent where it is known."""

    name: str
    share: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution(FactProperties):
    """Money given; ``currency`` is an ISO 4217 code, or None where the source does not say."""

    amount: Decimal | Withheld | None
    currency: str | None = None
    approximate: bool = False
    period: str = ""
    payers: tuple[Payer, ...] = ()
    purpose: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Engagement(FactProperties):
    """A dated meeting or event; ``place_certain`` is False for a place to be confirmed."""

    name: str | Withheld
    when: FuzzyDate | Withheld
    place: str | Withheld | None = None
    place_certain: bool = True
    theme: str = ""
    level: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep(FactProperties):
    """What is to be done, by when and by whom; ``state`` is "open" or "done"."""

    action: str | Withheld
    due: FuzzyDate | Withheld | None = None
    owner: str = ""
    state: str = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Incumbency(FactProperties):
    """A person in a post; ``role`` is a part played with this stakeholder, such as "Sherpa"."""

    person: str | Withheld
    post: str = ""
    honorific: str = ""
    acting: bool = False
    organization: str = ""
    role: str = ""
    since: FuzzyDate | Withheld | None = None
    until: FuzzyDate | Withheld | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure(FactProperties):
    """Who chairs or hosts, from when to when; ``office`` is "chair" or "host"."""

    holder: str | Withheld
    office: str
    when: FuzzyDate | Withheld


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership(FactProperties):
    """A member or observer, or a count stated apart from any list; ``standing`` is "member" or "observer"."""

    standing: str
    member: str | Withheld | None = None
    count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Project(FactProperties):
    """A funded project: where, by whom, when."""

    title: str | Withheld
    countries: tuple[str, ...] = ()
    implementer: str | Withheld | None = None
    period: str = ""


Fact = Contribution | Engagement | NextStep | Incumbency | Tenure | Membership | Project
