"""The way into the program: the window where there is a screen, a sentence where there is none."""

from __future__ import annotations

import logging
import os
import stat
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

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


def test_the_window_is_opened_on_the_library_that_was_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    from PySide6 import QtCore

    from briefing_app import bootstrap
    from briefing_app.ui import app

    opened, heard = [], []
    monkeypatch.setattr(program.screen, "why_there_is_none", lambda _environment: "")
    monkeypatch.setattr(QtCore, "qInstallMessageHandler", heard.append)
    monkeypatch.setattr(app, "run", lambda started, library: opened.append((started, library)) or 7)
    assert program.open_window(tmp_path / "a.bdl") == 7
    ((started, library),) = opened
    assert isinstance(started, bootstrap.Program)
    assert library == tmp_path / "a.bdl"
    assert heard == [program.hear_qt]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps files private itself")
def test_whatever_the_program_writes_belongs_to_this_person_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    before = os.umask(0)
    try:
        monkeypatch.setattr(sys, "argv", ["briefing-desk", "--version"])
        assert program.main() == 0
        (tmp_path / "written").touch()
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "written").stat().st_mode) == 0o600
    assert capsys.readouterr().out.strip()


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("a font is missing", "Qt: QtWarningMsg, qt.gui, no function named"),
        ("QPixmap::load: C:/Amberfalcon visit.png is none", "Qt: QtWarningMsg, qt.gui, QPixmap::load"),
        ("Amberfalcon: QFile::open", "Qt: QtWarningMsg, qt.gui, no function named"),
    ],
)
def test_where_qt_warns_is_kept_in_the_log_without_its_words_and_nothing_ends(
    message: str, said: str, caplog: pytest.LogCaptureFixture
):
    with caplog.at_level(logging.WARNING):
        program.hear_qt(SimpleNamespace(name="QtWarningMsg"), SimpleNamespace(category="qt.gui"), message)
    assert caplog.messages == [said]


def test_what_qt_itself_says_comes_to_the_log_with_its_category(caplog: pytest.LogCaptureFixture):
    from PySide6.QtCore import QLoggingCategory, qCWarning, qInstallMessageHandler

    before = qInstallMessageHandler(program.hear_qt)
    try:
        with caplog.at_level(logging.WARNING):
            qCWarning(QLoggingCategory("of.ours"), "Amberfalcon.docx cannot be opened")
    finally:
        qInstallMessageHandler(before)
    assert caplog.messages == ["Qt: QtWarningMsg, of.ours, no function named"]


@pytest.mark.parametrize("is_frozen", [True, False])
def test_a_bundle_lets_openssl_read_no_settings_and_load_no_module(
    is_frozen: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    for name in program.OF_OPENSSL:
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setattr(sys, "frozen", is_frozen, raising=False)
    monkeypatch.setattr(sys, "argv", ["briefing-desk", "--version"])
    before = os.umask(0)
    try:
        assert program.main() == 0
    finally:
        os.umask(before)
    named = {os.environ[name] for name in program.OF_OPENSSL}
    assert (named == {str(tmp_path)}) is not is_frozen
    assert not is_frozen or not any(Path(name).exists() for name in named)


def test_the_database_needs_no_settings_of_openssl(tmp_path: Path):
    nowhere = dict.fromkeys(program.OF_OPENSSL, str(tmp_path / "nowhere"))
    done = called("--library", str(tmp_path / "a.bdl"), "create", **nowhere)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("message", "said"),
    [("no plugin\nof that name", "no plugin The commands"), ("", "Qt gives no reason The commands")],
)
def test_what_qt_dies_of_is_one_sentence_and_the_exit_code_of_a_refusal(
    message: str, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    left: list[int] = []
    monkeypatch.setattr(os, "_exit", left.append)
    program.hear_qt(SimpleNamespace(name="QtFatalMsg"), None, message)
    assert left == [1]
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1
