"""The first paint comes before the library and before anything slow is imported; and how the program starts."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app import paths
from briefing_app.ui import app, look
from briefing_app.ui.window import MainWindow
from tests.ui.conftest import FakePrompts
from tests.ui.fakes import FakeProgram

SLOW = ("sqlalchemy", "alembic", "sqlcipher3", "docx", "lxml", "markdown", "babel", "PySide6.QtSvg")

PROBE = """
import json, sys
from PySide6.QtCore import QEvent, QObject
from briefing_app import bootstrap
from briefing_app.ui import app, window

class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            print(json.dumps(sorted(sys.modules)), flush=True)
            import os
            os._exit(0)
        return False

opened = []
window.LibrarySession.open = lambda *given: opened.append(given)
first = FirstPaint()
application = app.prepare(sys.argv[:1])
application.installEventFilter(first)
app.run(bootstrap.start(), None)
"""


def test_nothing_slow_is_loaded_before_the_first_paint() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROBE],
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        cwd=Path(__file__).parents[2],
        check=True,
    )
    loaded = json.loads(done.stdout.splitlines()[-1])
    assert "briefing_app.ui.window" in loaded
    assert [name for name in SLOW if name in loaded] == []
    assert not [name for name in loaded if name.startswith(("briefing_app.storage", "briefing_app.documents"))]


def test_the_window_opens_the_library_named_and_ends_with_its_exit_code(
    qtbot: QtBot, qapp: QApplication, program: FakeProgram, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def leave() -> None:
        window = next(one for one in qapp.topLevelWidgets() if isinstance(one, MainWindow) and one.isVisible())
        seen.append(window.windowTitle())
        window.session.opened.connect(window.close)

    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    QTimer.singleShot(0, leave)
    assert app.run(program, Path("named.bdl")) == 0  # type: ignore[arg-type]
    assert program.desks["named.bdl"].closed
    assert seen


@pytest.mark.parametrize("exists", [True, False])
def test_without_a_name_the_usual_library_is_opened_where_there_is_one(
    qtbot: QtBot, program: FakeProgram, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, exists: bool
) -> None:
    usual = tmp_path / "library.bdl"
    if exists:
        usual.touch()
    monkeypatch.setattr(paths, "default_library", lambda: usual)
    window = MainWindow(program, FakePrompts())  # type: ignore[arg-type]
    qtbot.addWidget(window)
    window.show()
    app.begin(window, None)
    if exists:
        qtbot.waitUntil(lambda: window.session.is_open)
    else:
        assert "no library yet" in window.start.sentence
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())


def test_the_look_follows_the_system_where_that_is_known(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    for dark, expected in ((True, look.DARK), (False, look.LIGHT)):
        monkeypatch.setattr(look, "system_is_dark", lambda one=dark: one)
        app.follow_system_colours()
        assert qapp.palette().color(QPalette.ColorRole.Window).name() == expected.window.lower()
        assert look.colours() is expected


def test_dates_are_written_in_the_language_of_the_window(qapp: QApplication) -> None:
    app.speak(qapp, QLocale("de_DE"))
    assert QLocale().language() is QLocale.Language.English
