"""When a profile was looked through so long ago that nobody should rely on it."""

from __future__ import annotations

from datetime import date

MONTHS = 12
"""So many months after its last review a profile is stale."""


def is_stale(reviewed: date | None, today: date) -> bool:
    """Whether a profile was not looked through for a year, or never."""
    return reviewed is None or reviewed <= _a_year_before(today)


def _a_year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - MONTHS // 12)
    except ValueError:  # 29 February
        return day.replace(year=day.year - MONTHS // 12, day=28)
