"""PySide's import hook reads no sources once it was told that nothing is switched."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.children import unmeasured

PROBE = """
import linecache
import PySide6.QtCore
{told}
import sqlalchemy
print(any("sqlalchemy/engine" in name for name in linecache.cache))
from PySide6.QtCore import QObject
print(hasattr(QObject, "setObjectName"), hasattr(QObject, "set_object_name"))
"""
TOLD = "from briefing_app.ui.import_hook import read_no_sources; read_no_sources()"


def told(how: str) -> list[str]:
    return subprocess.run(
        [sys.executable, "-c", PROBE.format(told=how)],
        capture_output=True,
        text=True,
        timeout=60,
        env=unmeasured(),
        cwd=Path(__file__).parents[2],
        check=True,
    ).stdout.split()


def test_the_sources_of_what_is_imported_are_not_read_and_names_stay_as_they_are() -> None:
    assert told(TOLD) == ["False", "True", "False"]


def test_the_hook_still_reads_them_by_itself() -> None:
    """Otherwise the module that keeps it from doing so can go."""
    assert told("") == ["True", "True", "False"]


def test_without_the_hook_nothing_happens() -> None:
    without = "import sys; sys.modules.pop('shibokensupport.feature')"
    assert told(f"{without}; {TOLD}")[1:] == ["True", "False"]
