"""Severances: our decisions to withhold words we hold, with provisions, state and history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from briefing_app.domain.errors import NotAllowedError
from briefing_app.domain.exemption import ExemptionId
from briefing_app.domain.text import SeveranceId


class SeveranceState(StrEnum):
    """How far a severance has come; only an approved one lets a public edition be made."""

    PROPOSED = "proposed"
    RECOMMENDED = "recommended"
    APPROVED = "approved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Severance:
    """One decision to withhold: what for, how far decided, by whom and when, and when to look again.

    ``source`` is the severance this one follows: that of the profile, made after the note was filled, or the
    one that held the words where they were copied.
    ``closed_at`` is set when the last thing it held is gone; the record itself is never erased.
    """

    id: SeveranceId
    exemptions: frozenset[ExemptionId]
    state: SeveranceState
    by: str
    at: datetime
    reason: str = ""
    review_on: date | None = None
    source: SeveranceId | None = None
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class NewSeverance:
    """A severance made where a text is typed and not stored yet: its id, and the provisions typed for it.

    ``source`` is the severance of the same library that held the words where they were copied, or None.
    """

    id: SeveranceId
    exemptions: frozenset[ExemptionId]
    source: SeveranceId | None = None


@dataclass(frozen=True, slots=True)
class SeveranceTag:
    """What is shown above severed words: the provisions as printed ("s. 15(1)"), and how far decided.

    ``exemptions`` is what a copy of the words in another text is severed for.
    """

    label: str
    state: SeveranceState
    exemptions: frozenset[ExemptionId] = frozenset()


@dataclass(frozen=True, slots=True)
class Severances:
    """The severances of a library or of one document, looked up by id.

    An id without a record is treated as a severance that is not approved: nothing is released by accident.
    """

    by_id: Mapping[SeveranceId, Severance] = field(default_factory=dict)

    @classmethod
    def of(cls, severances: Iterable[Severance]) -> Severances:
        """The given severances by their ids."""
        return cls({severance.id: severance for severance in severances})

    def get(self, severance: SeveranceId) -> Severance | None:
        """The record of an id, or None where there is none."""
        return self.by_id.get(severance)

    def exemptions_of(self, held: Iterable[SeveranceId]) -> frozenset[ExemptionId]:
        """All provisions under which the holders of these ids are withheld."""
        known = (self.by_id[one] for one in held if one in self.by_id)
        return frozenset(exemption for severance in known for exemption in severance.exemptions)

    def undecided(self, held: Iterable[SeveranceId]) -> tuple[SeveranceId, ...]:
        """The ids among *held* that are not approved, in order of their ids."""
        return tuple(sorted(one for one in held if not self._is_approved(one)))

    def _is_approved(self, severance: SeveranceId) -> bool:
        record = self.by_id.get(severance)
        return record is not None and record.state is SeveranceState.APPROVED and bool(record.exemptions)


def recommend(severance: Severance, *, by: str, at: datetime, reason: str) -> Severance:
    """The severance recommended for approval by a named person with a reason.

    Raises:
        NotAllowedError: no reason or name is given, no provision is named, or the record is closed or
            approved already.
    """
    if not reason.strip() or not by.strip():
        raise NotAllowedError("A recommendation needs a name and a reason: say who recommends and why.")
    if severance.state is SeveranceState.APPROVED:
        raise NotAllowedError("This severance is approved already: there is nothing more to recommend.")
    _refuse_undecidable(severance)
    return replace(severance, state=SeveranceState.RECOMMENDED, by=by, at=at, reason=reason.strip())


def approve(severance: Severance, *, by: str, at: datetime, reason: str) -> Severance:
    """The severance approved by a named person with a reason.

    Raises:
        NotAllowedError: no reason or name is given, no provision is named, or the record is closed.
    """
    if not reason.strip() or not by.strip():
        raise NotAllowedError("An approval needs a name and a reason: say who approves and why.")
    _refuse_undecidable(severance)
    return replace(severance, state=SeveranceState.APPROVED, by=by, at=at, reason=reason.strip())


def return_to_proposed(severance: Severance, *, by: str, at: datetime, reason: str) -> Severance:
    """The severance merely proposed again: a named person withdraws what was decided about it.

    The words stay withheld.

    Raises:
        NotAllowedError: no reason or name is given, nothing was decided yet, or the record is closed.
    """
    if not reason.strip() or not by.strip():
        raise NotAllowedError(
            "A withdrawal needs a name and a reason: say who takes the decision back and why."
        )
    if severance.state is SeveranceState.PROPOSED:
        raise NotAllowedError("This severance is only proposed: there is no decision to withdraw.")
    _refuse_closed(severance)
    return replace(severance, state=SeveranceState.PROPOSED, by=by, at=at, reason=reason.strip())


def change_provisions(
    severance: Severance, exemptions: frozenset[ExemptionId], *, by: str, at: datetime, reason: str = ""
) -> Severance:
    """The severance under other provisions, proposed again: what was decided was decided for those before.

    It is the same where they are what they were.

    Raises:
        NotAllowedError: no provision is named, or the record is closed.
    """
    if not exemptions:
        raise NotAllowedError("Name the provision that the words are withheld under: one at least.")
    _refuse_closed(severance)
    if exemptions == severance.exemptions:
        return severance
    why = reason.strip() or (severance.reason if severance.state is SeveranceState.PROPOSED else "")
    state = SeveranceState.PROPOSED
    return replace(severance, exemptions=exemptions, state=state, by=by, at=at, reason=why)


def look_again(severance: Severance, on: date | None) -> Severance:
    """The severance to be looked at again on a day, None for no day of its own; who decided it stays.

    Raises:
        NotAllowedError: the record is closed.
    """
    _refuse_closed(severance)
    return replace(severance, review_on=on)


def _refuse_undecidable(severance: Severance) -> None:
    if not severance.exemptions:
        raise NotAllowedError("This severance names no provision: choose one before approving it.")
    _refuse_closed(severance)


def _refuse_closed(severance: Severance) -> None:
    if severance.closed_at is not None:
        raise NotAllowedError("This severance is closed: the words it withheld are no longer in any text.")
