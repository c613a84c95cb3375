"""The way into the program: the window where there is a screen, a sentence where there is none."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefing_app import __main__ as program
from briefing_app.domain.errors import BriefingError

ROOT = Path(__file__).parents[1]
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")


def called(*words: str, **env: str | None) -> subprocess.CompletedProcess[bytes]:
    """What a process of its own gives; a variable set to None is not there."""
    there = {name: value for name, value in {**os.environ, **env}.items() if value is not None}
    command = [sys.executable, "-m", "briefing_app", *words]
    return subprocess.run(command, cwd=ROOT, env=there, capture_output=True, timeout=60, check=False)


@linux_only
def test_without_a_screen_a_sentence_is_said():
    done = called(DISPLAY=None, WAYLAND_DISPLAY=None, QT_QPA_PLATFORM=None)
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.startswith(b"The window cannot be opened: there is no screen here")
    assert done.stderr.count(b"\n") == 1


@linux_only
def test_with_a_dead_screen_a_sentence_is_said_and_nothing_aborts():
    done = called(DISPLAY=":4711", WAYLAND_DISPLAY=None, QT_QPA_PLATFORM=None)
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"the screen :4711 does not answer" in done.stderr


def test_a_platform_qt_does_not_have_ends_in_a_sentence_and_no_core_dump():
    done = called(QT_QPA_PLATFORM="nonsense")
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.startswith(b"The window cannot be opened: ")
    assert done.stderr.count(b"\n") == 1


def test_a_library_of_the_system_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch):
    class Missing:
        def find_spec(self, name: str, path: object = None, target: object = None) -> None:
            if name == "briefing_app.ui.app":
                raise ImportError("libEGL.so.1: cannot open shared object file")

    monkeypatch.delitem(sys.modules, "briefing_app.ui.app", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Missing(), *sys.meta_path])
    with pytest.raises(BriefingError, match=r"libEGL\.so\.1"):
        program.open_window(None)


def test_a_module_of_our_own_that_is_missing_is_a_bug(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "briefing_app.ui.app", None)
    with pytest.raises(ImportError):
        program.open_window(None)
