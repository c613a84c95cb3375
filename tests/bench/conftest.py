"""Benchmarks are no tests: they run when they are asked for (``-m bench``), never with the suite."""

from __future__ import annotations

import pytest


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "bench: compares costs side by side; run by itself with -m bench")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the benchmarks out unless a marker expression names them."""
    if "bench" in config.getoption("markexpr"):
        return
    benchmarks = [one for one in items if one.get_closest_marker("bench")]
    if benchmarks:
        config.hook.pytest_deselected(items=benchmarks)
        items[:] = [one for one in items if one not in benchmarks]
