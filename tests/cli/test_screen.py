"""Whether there is a screen, asked of real sockets."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest

from briefing_app.cli import screen

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")


def test_no_screen_is_named_as_the_reason():
    assert "neither DISPLAY nor WAYLAND_DISPLAY" in screen.why_there_is_none({})


@pytest.mark.parametrize("display", [":4711", "unix:4711.0", "localhost:4711", "nonsense", ":", "::", ":x"])
def test_a_dead_screen_is_named_as_the_reason(display: str):
    assert screen.why_there_is_none({"DISPLAY": display}) == f"the screen {display} does not answer"


def test_a_platform_named_by_hand_is_left_to_qt():
    assert screen.why_there_is_none({"QT_QPA_PLATFORM": "offscreen"}) == ""


def test_a_wayland_screen_that_answers_is_a_screen(tmp_path: Path):
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(str(tmp_path / "wayland-7"))
        server.listen(1)
        there = {"WAYLAND_DISPLAY": "wayland-7", "XDG_RUNTIME_DIR": str(tmp_path)}
        assert screen.why_there_is_none(there) == ""
    assert screen.why_there_is_none(there) == "the screen wayland-7 does not answer"


def test_a_screen_over_the_network_that_answers_is_a_screen(monkeypatch: pytest.MonkeyPatch):
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as server:
        server.bind(("127.0.0.1", 0))
        server.listen(1)
        monkeypatch.setattr(screen, "_FIRST_PORT", server.getsockname()[1] - 10)
        assert screen.why_there_is_none({"DISPLAY": "127.0.0.1:10.0"}) == ""
