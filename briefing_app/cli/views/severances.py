"""Severances as they stand in a profile or a note."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from briefing_app.cli.views.values import Json, day_to_json
from briefing_app.domain.exemption import short, sort_key

if TYPE_CHECKING:
    from briefing_app.services.severances import SeveranceView


def severance_to_json(view: SeveranceView) -> Json:
    """A severance: what for, how far decided and by whom, where it stands, the words it withholds."""
    record = view.severance
    return {
        "id": record.id,
        "state": record.state.value,
        "exemptions": [short(one) for one in sorted(record.exemptions, key=sort_key)],
        "label": view.label,
        "by": record.by,
        "at": day_to_json(record.at),
        "reason": record.reason,
        "review_on": day_to_json(record.review_on),
        "source": record.source,
        "closed_at": day_to_json(record.closed_at),
        "places": list(view.places),
        "words": list(view.words),
    }


def severance_lines(views: Iterable[SeveranceView]) -> Iterator[str]:
    """A line per severance with its id, state and provisions; below it the places and the words."""
    for view in views:
        record = view.severance
        yield f"{record.id}  {record.state.value}  {view.label}".rstrip()
        yield f"  in {', '.join(dict.fromkeys(view.places))}"
        yield from (f"  ⟦{words}⟧" for words in view.words)
        if record.reason:
            yield f"  reason: {record.reason} ({record.by}, {record.at:%Y-%m-%d})"
