"""A window at work on a real library, and what is waited for in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import Program, start
from briefing_app.ui.workplace import Workplace
from tests.ui.conftest import OpenWindow, rows

LONG = 30_000  # milliseconds


@pytest.fixture
def real_program() -> Program:
    return start()


@pytest.fixture
def at_work(qtbot: QtBot, new_window: OpenWindow, real_program: Program, real_library: Path) -> Workplace:
    place = new_window(real_program)
    place.open(real_library)
    qtbot.waitUntil(lambda: place.browsing.is_read and place.commands.back_up.isEnabled(), timeout=LONG)
    rest(qtbot, place)
    return place


def rest(qtbot: QtBot, place: Workplace) -> None:
    qtbot.waitUntil(lambda: not place.session.tasks.busy, timeout=LONG)


def said(qtbot: QtBot, place: Workplace, beginning: str) -> str:
    """What the bar says, once it begins in this way."""
    qtbot.waitUntil(lambda: beginning in place.bar.text, timeout=LONG)
    rest(qtbot, place)
    return place.bar.text


def backups(library: Path) -> list[Path]:
    return sorted(one for one in library.with_name(f"{library.stem} backups").iterdir() if one.is_file())


def backed_up(qtbot: QtBot, place: Workplace, library: Path) -> Path:
    place.commands.back_up.trigger()
    said(qtbot, place, "A checked backup is in")
    return backups(library)[-1]


def delete_first(qtbot: QtBot, place: Workplace) -> str:
    """Put the first profile in the trash; gives its name."""
    name = rows(place)[0]
    place.browsing.list.choose_first()
    place.commands.delete.trigger()
    qtbot.waitUntil(lambda: name not in rows(place), timeout=LONG)
    rest(qtbot, place)
    return name
