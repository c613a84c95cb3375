"""Occurrences of a name with the words around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from briefing_app.cli.views.values import Json

if TYPE_CHECKING:
    from briefing_app.domain.text import SeveranceId
    from briefing_app.services.occurrences import Occurrence, Occurrences


def occurrences_to_json(found: Occurrences, severance: SeveranceId | None) -> Json:
    """The names looked for, the places, and the severance that holds them, None for what is only listed."""
    return {
        "names": list(found.names),
        "severance": severance,
        "places": [_to_json(one) for one in found.places],
    }


def _to_json(one: Occurrence) -> Json:
    return {
        "standing": one.standing.value,
        "name": one.name,
        "note": one.number,
        "heading": one.heading,
        "language": one.place.language if one.place else None,
        "before": one.before,
        "words": one.words,
        "after": one.after,
        "withheld": one.withheld,
        "severable": one.severable,
    }


def occurrence_lines(places: Iterable[Occurrence]) -> Iterator[str]:
    """A line for each profile and note, below it a line for each place in it."""
    owner = None
    for one in places:
        if owner != (one.profile, one.note):
            owner = (one.profile, one.note)
            yield f"note {one.number}, {one.name}" if one.number else one.name
        if one.withheld:
            yield f"  withheld already: {one.before}⟦{one.words}⟧{one.after}"
        elif one.severable:
            yield f"  {one.standing.value}: {one.before}⟦{one.words}⟧{one.after}"
        else:
            yield f"  {one.standing.value}, left as it is: {one.before}{one.words}{one.after}"
