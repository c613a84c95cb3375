"""What was decided about a severance, one decision after the other: nothing that was decided is forgotten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from briefing_app.domain.exemption import ExemptionId
from briefing_app.domain.severance import Severance, SeveranceState


class Step(StrEnum):
    """What a decision did.

    ``ENDED`` is that of the program: further words came to be withheld than somebody had decided about.
    """

    PROPOSED = "proposed"
    RECOMMENDED = "recommended"
    APPROVED = "approved"
    WITHDRAWN = "withdrawn"
    PROVISIONS = "provisions"
    LOOK_AGAIN = "look-again"
    ENDED = "ended"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeveranceDecision:
    """A decision, by whom, when and why, and how the severance stood after it."""

    step: Step
    state: SeveranceState
    exemptions: frozenset[ExemptionId]
    by: str
    at: datetime
    reason: str = ""
    review_on: date | None = None


def step_between(
    before: SeveranceDecision | None, after: Severance, *, withdrawn: bool = False, undone: bool = False
) -> Step:
    """What was done to a severance that stood as *before* says (None: not there yet) and is now *after*."""
    if undone:
        return Step.UNDONE
    if before is not None and before.exemptions != after.exemptions:
        return Step.PROVISIONS
    if before is not None and before.state is after.state and before.review_on != after.review_on:
        return Step.LOOK_AGAIN
    if after.state is SeveranceState.APPROVED:
        return Step.APPROVED
    if after.state is SeveranceState.RECOMMENDED:
        return Step.RECOMMENDED
    if before is None or before.state is SeveranceState.PROPOSED:
        return Step.PROPOSED
    return Step.WITHDRAWN if withdrawn else Step.ENDED


def recommended_by(history: Sequence[SeveranceDecision]) -> str | None:
    """Who recommended what a severance is now, None where nobody did since it was last merely proposed."""
    for one in reversed(history):
        if one.step is Step.RECOMMENDED:
            return one.by
        if one.state is SeveranceState.PROPOSED:
            return None
    return None


def approved_alone(history: Sequence[SeveranceDecision]) -> bool:
    """Whether one person proposed or recommended what the same one approved: something to be remarked."""
    approved = next((one for one in reversed(history) if one.step is Step.APPROVED), None)
    if approved is None or not history or history[-1].state is not SeveranceState.APPROVED:
        return False
    others = {one.by for one in history[: history.index(approved)] if one.step in _BEFORE}
    return others <= {approved.by}


_BEFORE = frozenset({Step.PROPOSED, Step.RECOMMENDED, Step.PROVISIONS})
