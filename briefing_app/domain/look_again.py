"""When a severance must be looked at again: on a day of its own, else when a time limit of the act ends."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from briefing_app.domain.exemption import TimeLimit
from briefing_app.domain.severance import Severance
from briefing_app.domain.text import SeveranceId


def first_end(limits: Iterable[TimeLimit], since: date) -> date | None:
    """The first day on which one of the limits has run out, counted from a day; None where there is none."""
    return min((_end(limit, since) for limit in limits), default=None)


def _end(limit: TimeLimit, since: date) -> date:
    if limit.unit != "year":
        return since + timedelta(days=limit.value)
    year = since.year + limit.value
    try:
        return since.replace(year=year)
    except ValueError:  # 29 February, in a year without one
        return date(year, 3, 1)


def due(severances: Iterable[tuple[Severance, date | None]], until: date) -> tuple[SeveranceId, ...]:
    """The open ones of severances with their days that are to be looked at by a day, the earliest first."""
    dated = ((on, one.id) for one, on in severances if on is not None and one.closed_at is None)
    return tuple(one for on, one in sorted(dated) if on <= until)
