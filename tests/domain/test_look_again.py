"""When a severance is looked at again: its own day, the limits of the act, and the list of what is due."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from briefing_app.domain.exemption import TimeLimit
from briefing_app.domain.look_again import due, first_end
from briefing_app.domain.names import Names
from tests.domain.test_severance import severance


def limit(value: int, unit: str) -> TimeLimit:
    return TimeLimit(value=value, unit=unit, start="record-created", rule=Names((("en", "So long."),)))


@pytest.mark.parametrize(
    ("limits", "since", "ends"),
    [
        ((), date(2026, 3, 2), None),
        ((limit(20, "year"),), date(2026, 3, 2), date(2046, 3, 2)),
        ((limit(1, "year"),), date(2024, 2, 29), date(2025, 3, 1)),
        ((limit(4, "year"),), date(2024, 2, 29), date(2028, 2, 29)),
        ((limit(90, "day"),), date(2026, 12, 1), date(2027, 3, 1)),
        ((limit(20, "year"), limit(4, "year")), date(2026, 3, 2), date(2030, 3, 2)),
    ],
)
def test_the_first_limit_that_ends_is_the_day(
    limits: tuple[TimeLimit, ...], since: date, ends: date | None
) -> None:
    assert first_end(limits, since) == ends


def test_what_is_due_is_told_by_its_day_and_closed_ones_are_not() -> None:
    early, late = date(2026, 1, 1), date(2027, 1, 1)
    every = [
        (severance("late"), late),
        (severance("b"), early),
        (severance("a"), early),
        (severance("gone", closed_at=datetime(2026, 1, 1, tzinfo=UTC)), early),
        (severance("never"), None),
    ]
    assert due(every, date(2026, 6, 1)) == ("a", "b")
    assert due(every, late) == ("a", "b", "late")
    assert due(every, date(2025, 12, 31)) == ()
