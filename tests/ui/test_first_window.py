"""A library that is open in a window already: that window comes to the front, and no second one opens."""

from __future__ import annotations

import json
import os
import socket
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import Program, start
from briefing_app.storage.library_lock import LibraryLock
from briefing_app.ui import app, first_window
from tests.ui.conftest import OpenWindow


def named(library: Path, **said: object) -> Path:
    """A library beside which somebody says who has it."""
    holder = {"host": socket.gethostname(), "process": 4711, "user": "zoé", "since": "2026-01-01T09:00+00:00"}
    library.with_name(f"{library.name}-holder").write_text(json.dumps({**holder, **said}), encoding="utf-8")
    return library


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Path]:
    """A library that is locked, and of which another process here says that it has it."""
    library = tmp_path / "one.bdl"
    with LibraryLock(library).held(datetime.now(UTC)):
        yield named(library)


@pytest.fixture
def raised(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, str]]:
    """Whose windows on which library were brought to the front, on a system that allows it."""
    asked: list[tuple[int, str]] = []
    monkeypatch.setattr(first_window, "CAN_BE_RAISED", True)
    monkeypatch.setattr(
        first_window,
        "raise_window_of",
        lambda process, library: asked.append((process, library.name)) or True,
    )
    return asked


def test_the_window_that_has_the_library_comes_to_the_front(
    raised: list[tuple[int, str]], held: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "MainWindow", lambda *_given: pytest.fail("a second window was made"))
    assert app.run(start(), held) == 0
    assert raised == [(4711, "one.bdl")]


@pytest.mark.parametrize("said", [{"host": "another-computer"}, {"process": os.getpid()}, {"process": None}])
def test_another_computer_has_no_window_here(
    raised: list[tuple[int, str]], said: dict[str, object], held: Path
) -> None:
    named(held, **said)
    if said == {"process": None}:
        held.with_name("one.bdl-holder").unlink()
    assert not first_window.was_raised(start(), held)
    assert raised == []


@pytest.mark.parametrize("is_left_behind", [True, False])
def test_who_only_says_that_it_has_the_library_is_not_believed(
    is_left_behind: bool, raised: list[tuple[int, str]], tmp_path: Path
) -> None:
    library = named(tmp_path / "one.bdl")
    if is_left_behind:
        library.with_name("one.bdl-lock").touch()
    assert not first_window.was_raised(start(), library)
    assert raised == []


def test_a_library_on_a_network_is_asked_about_once_a_window_is_there(
    raised: list[tuple[int, str]], held: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[bool] = []

    def process_holding(_program: Program, _library: Path) -> int:
        painted.append(any(one.isVisible() for one in QApplication.topLevelWidgets()))
        return 4711

    monkeypatch.setattr(Program, "is_on_network", lambda _program, _library: True)
    monkeypatch.setattr(Program, "process_holding", process_holding)
    monkeypatch.setattr(app, "begin", lambda *_given: pytest.fail("a second window went on"))
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    assert app.run(start(), held) == 0
    assert painted == [True]
    assert raised == [(4711, "one.bdl")]


def test_the_window_that_is_looked_for_has_the_title_that_is_given(new_window: OpenWindow) -> None:
    place, library = new_window(), Path("Bibliothèque.bdl")
    place.open(library)
    assert (
        place.window().windowTitle() == first_window.title_on(library) == "Bibliothèque.bdl – Briefing Desk"
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows allows it")
def test_where_the_system_does_not_allow_it_nobody_is_asked(held: Path) -> None:
    assert not first_window.was_raised(start(), held)
    assert not first_window.raise_window_of(os.getpid(), held)
