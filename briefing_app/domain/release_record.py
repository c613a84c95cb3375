"""What is on record about a document that was handed over: which file, what is withheld in it, who decided.

A record never holds a withheld word, a reason (in which some may stand) or a heading. What lies beside the
file tells no more than the file does: how much is withheld where a single marker stands is known to the
library alone. Names are those of accounts: recorded, not verified.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import NewType

from briefing_app.domain.edition import CopyNumber, Edition, EditionKind
from briefing_app.domain.exemption import ExemptionId, sort_key
from briefing_app.domain.note import NoteId
from briefing_app.domain.severance import Severances
from briefing_app.domain.text import Marker, SeveranceId, Withheld, contents

ReleaseId = NewType("ReleaseId", str)


@dataclass(frozen=True, slots=True)
class CheckPassed:
    """A check that the finished file passed, by its lasting name, and its figures."""

    name: str
    figures: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MarkerCount:
    """How many passages a document withholds under the same provisions, and how these are cited."""

    exemptions: tuple[ExemptionId, ...]
    label: str
    passages: int


@dataclass(frozen=True, slots=True)
class ReleasedDecision:
    """A decision that a document rests on: under which provisions, who recommended, who approved and when."""

    severance: SeveranceId
    exemptions: tuple[ExemptionId, ...]
    label: str
    approved_by: str
    approved_at: datetime
    recommended_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseRecord:
    """A document that was handed over.

    ``number`` is that of the note, ``counts`` say what we withhold and ``received`` how many redactions stand
    in it that reached us; ``audience`` names for whom an edition for partners is, the codes of these and last
    the highest marking they may have, ``copy`` which copy of how many the document is where copies are
    counted. ``program`` is the version.
    """

    id: ReleaseId
    note: NoteId
    number: str
    edition: EditionKind
    language: str
    format: str
    file_name: str
    sha256: str
    size: int
    at: datetime
    by: str
    program: str
    counts: tuple[MarkerCount, ...] = ()
    received: int = 0
    decisions: tuple[ReleasedDecision, ...] = ()
    checks: tuple[CheckPassed, ...] = ()
    audience: tuple[str, ...] = ()
    copy: CopyNumber | None = None

    @property
    def partners(self) -> tuple[str, ...]:
        """The codes of those an edition for partners is for, none of another edition."""
        return self.audience[:-1]

    @property
    def ceiling(self) -> str:
        """The highest marking that they may have, "" of another edition."""
        return self.audience[-1] if self.audience else ""

    @property
    def passages(self) -> int:
        """How many passages are withheld by us."""
        return sum(one.passages for one in self.counts)

    def beside_document(self, marked: Container[SeveranceId]) -> ReleaseRecord:
        """What may lie beside the document: the decisions that a marker in it stands for, public figures."""
        decisions = tuple(one for one in self.decisions if one.severance in marked)
        return replace(self, decisions=decisions, checks=tuple(map(_without_inner, self.checks)))

    def without_names(self) -> ReleaseRecord:
        """The same where no person is named: who they are is kept in the library."""
        decisions = tuple(
            replace(one, approved_by="", recommended_by=None if one.recommended_by is None else "")
            for one in self.decisions
        )
        return replace(self, by="", decisions=decisions)


_INNER = frozenset({"phrases"})
"""Figures of checks that tell what a document hides: how much is withheld, whatever stands there for it."""


def _without_inner(check: CheckPassed) -> CheckPassed:
    return replace(check, figures={name: one for name, one in check.figures.items() if name not in _INNER})


def named_apart(severances: Severances) -> Severances:
    """The severances, each under a provision of its own that bears its id.

    The markers of an edition made with these are told apart: :func:`marked_in` says whose they are.
    """
    records = severances.by_id.values()
    return Severances.of(replace(one, exemptions=frozenset({ExemptionId(one.id)})) for one in records)


def marked_in(edition: Edition) -> frozenset[SeveranceId]:
    """The severances that markers stand for in an edition made with those that :func:`named_apart` gives."""
    ours, _ = markers_of(edition)
    return frozenset(SeveranceId(one) for held in ours for one in held)


def markers_of(edition: Edition) -> tuple[Mapping[frozenset[ExemptionId], int], int]:
    """How many markers of ours stand in an edition for each set of exemptions, and how many received ones."""
    ours: Counter[frozenset[ExemptionId]] = Counter()
    received = 0
    for block in (*edition.front, *edition.blocks):
        for part in (part for piece in contents(block) for part in piece if isinstance(part, Withheld)):
            if part.marker is Marker.OURS:
                ours[part.exemptions] += 1
            else:
                received += 1
    return ours, received


def in_order(exemptions: Iterable[ExemptionId]) -> tuple[ExemptionId, ...]:
    """Provisions as a person counts them."""
    return tuple(sorted(exemptions, key=sort_key))
