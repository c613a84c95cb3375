"""When a profile is stale."""

from __future__ import annotations

from datetime import date

from briefing_app.domain.staleness import is_stale


def test_stale_means_a_year_or_never() -> None:
    today = date(2024, 2, 29)
    assert is_stale(None, today)
    assert is_stale(date(2023, 2, 28), today)
    assert not is_stale(date(2023, 3, 1), today)
