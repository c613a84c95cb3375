"""Severances as they stand in a profile or a note."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from briefing_app.cli.views.values import Json, day_to_json
from briefing_app.domain.exemption import short, sort_key

if TYPE_CHECKING:
    from briefing_app.domain.exemption import ExemptionId
    from briefing_app.domain.severance_history import SeveranceDecision
    from briefing_app.services.severances import DueSeverance, SeveranceView


def severance_to_json(view: SeveranceView) -> Json:
    """A severance: what for, how far decided and by whom, where it stands, the words it withholds."""
    record = view.severance
    return {
        "id": record.id,
        "state": record.state.value,
        "exemptions": _shorts(record.exemptions),
        "label": view.label,
        "by": record.by,
        "at": day_to_json(record.at),
        "reason": record.reason,
        "review_on": day_to_json(record.review_on),
        "source": record.source,
        "closed_at": day_to_json(record.closed_at),
        "places": list(view.places),
        "facts": list(view.facts),
        "words": list(view.words),
        "look_again": day_to_json(view.look_again),
        "recommended_by": view.recommended_by,
        "history": [_decision_to_json(one) for one in view.history],
    }


def _decision_to_json(decision: SeveranceDecision) -> Json:
    return {
        "step": decision.step.value,
        "state": decision.state.value,
        "exemptions": _shorts(decision.exemptions),
        "by": decision.by,
        "at": day_to_json(decision.at),
        "reason": decision.reason,
        "review_on": day_to_json(decision.review_on),
    }


def due_to_json(due: DueSeverance) -> Json:
    """A severance that is to be looked at again: on which day, and what it withholds something in."""
    record = due.severance
    return {
        "id": record.id,
        "on": day_to_json(due.on),
        "state": record.state.value,
        "exemptions": _shorts(record.exemptions),
        "label": due.label,
        "places": [{"name": one.name, "note": one.number, "profile": one.profile} for one in due.places],
    }


def due_lines(found: Iterable[DueSeverance]) -> Iterator[str]:
    """A line per severance with its day, id and provisions; below it the profiles and notes."""
    for due in found:
        yield f"{due.on}  {due.severance.id}  {due.severance.state.value}  {due.label}".rstrip()
        for place in due.places:
            yield f"  in note {place.number}, {place.name}" if place.number else f"  in {place.name}"


def _shorts(provisions: Iterable[ExemptionId]) -> list[str]:
    return [short(one) for one in sorted(provisions, key=sort_key)]


def severance_lines(views: Iterable[SeveranceView]) -> Iterator[str]:
    """A line per severance with its id, state and provisions; below it the places and the words."""
    for view in views:
        record = view.severance
        yield f"{record.id}  {record.state.value}  {view.label}".rstrip()
        places = [*dict.fromkeys(view.places), *(["a fact"] if view.facts else [])]
        yield f"  in {', '.join(places)}"
        yield from (f"  ⟦{words}⟧" for words in view.words)
        if record.reason:
            yield f"  reason: {record.reason} ({record.by}, {record.at:%Y-%m-%d})"
        if view.look_again is not None:
            yield f"  look again on {view.look_again}"
