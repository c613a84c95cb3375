"""A library that is open in a window already: that window comes to the front, and no second one opens."""

from __future__ import annotations

import json
import os
import socket
import sys
from pathlib import Path

import pytest

from briefing_app.bootstrap import start
from briefing_app.ui import app, first_window


def held(library: Path, **said: object) -> Path:
    """A library whose lock says who has it."""
    holder = {"host": socket.gethostname(), "process": 4711, "user": "zoé", "since": "2026-01-01T09:00+00:00"}
    library.with_name(f"{library.name}-holder").write_text(json.dumps({**holder, **said}), encoding="utf-8")
    return library


@pytest.fixture
def raised(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The processes whose windows were brought to the front, on a system that allows it."""
    asked: list[int] = []
    monkeypatch.setattr(first_window, "CAN_BE_RAISED", True)
    monkeypatch.setattr(first_window, "raise_window_of", lambda process: asked.append(process) or True)
    return asked


def test_the_window_that_has_the_library_comes_to_the_front(
    raised: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "MainWindow", lambda *_given: pytest.fail("a second window was made"))
    assert app.run(start(), held(tmp_path / "one.bdl")) == 0
    assert raised == [4711]


@pytest.mark.parametrize("said", [{"host": "another-computer"}, {"process": os.getpid()}, {"process": None}])
def test_another_computer_has_no_window_here(raised: list[int], said: dict, tmp_path: Path) -> None:
    library = held(tmp_path / "one.bdl", **said)
    if said == {"process": None}:
        library.with_name("one.bdl-holder").unlink()
    assert not first_window.was_raised(start(), library)
    assert raised == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows allows it")
def test_where_the_system_does_not_allow_it_nobody_is_asked(tmp_path: Path) -> None:
    assert not first_window.was_raised(start(), held(tmp_path / "one.bdl"))
    assert not first_window.raise_window_of(os.getpid())
