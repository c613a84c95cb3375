"""The first paint comes before the library and before anything slow is imported; how the program starts."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app import paths
from briefing_app.ui import app
from briefing_app.ui.window import MainWindow
from briefing_app.ui.workplace import Workplace
from tests.children import unmeasured
from tests.ui.fakes import FakeProgram

SLOW = (
    "sqlalchemy",
    "alembic",
    "sqlcipher3",
    "docx",
    "lxml",
    "markdown",
    "babel",
    "PySide6.QtSvg",
    "sqlite3",
)

PROBE = """
import json, os, sys
from briefing_app import bootstrap
from briefing_app.ui import app

def go_on(window, program, library):
    print(json.dumps([sorted(sys.modules), window.isVisible(), window.place is None]), flush=True)
    os._exit(0)

app.go_on = go_on
app.run(bootstrap.start(), None)
"""


def test_nothing_slow_is_loaded_before_the_first_paint() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROBE],
        capture_output=True,
        text=True,
        timeout=60,
        env={**unmeasured(), "QT_QPA_PLATFORM": "offscreen"},
        cwd=Path(__file__).parents[2],
        check=True,
    )
    loaded, is_shown, is_bare = json.loads(done.stdout.splitlines()[-1])
    assert is_shown
    assert is_bare
    assert "briefing_app.ui.window" in loaded
    assert [name for name in SLOW if name in loaded] == []
    assert not [
        name for name in loaded if name.startswith(("briefing_app.storage", "briefing_app.documents"))
    ]


def test_the_window_opens_the_library_named_and_ends_with_its_exit_code(
    qtbot: QtBot, program: FakeProgram, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    windows: list[MainWindow] = []

    def furnish(window: MainWindow, *given: object, **named: object) -> Workplace:
        windows.append(window)
        place = real(window, *given, **named)  # type: ignore[arg-type]  # a fake stands in for it
        place.session.opened.connect(window.close)
        return place

    real = MainWindow.furnish
    monkeypatch.setattr(MainWindow, "furnish", furnish)
    assert app.run(program, Path("named.bdl")) == 0  # type: ignore[arg-type]  # a fake stands in for it
    assert program.desks["named.bdl"].closed
    assert windows[0].windowTitle() == "named.bdl – Briefing Desk"


@pytest.mark.parametrize("exists", [True, False])
def test_without_a_name_the_usual_library_is_opened_where_there_is_one(
    qtbot: QtBot, program: FakeProgram, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, exists: bool
) -> None:
    usual = tmp_path / "library.bdl"
    if exists:
        usual.touch()
    monkeypatch.setattr(paths, "default_library", lambda: usual)
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    app.begin(window, program, None)  # type: ignore[arg-type]  # a fake stands in for it
    if exists:
        qtbot.waitUntil(lambda: window.place is not None and window.place.session.is_open)
    else:
        assert "no library yet" in window.place.start.sentence
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())


def test_the_window_has_the_programs_icon_once_it_is_painted(qtbot: QtBot) -> None:
    QApplication.setWindowIcon(QIcon())
    app.prepare([])
    window = MainWindow()
    qtbot.addWidget(window)
    assert QApplication.windowIcon().isNull()
    app.dress(window)
    for side in (16, 32, 256):
        picture = window.windowIcon().pixmap(side, side).toImage()
        assert (picture.width(), picture.height()) == (side, side)
        assert picture.pixelColor(side // 2, side // 12).name() == "#1f4e8c"


def test_a_window_closed_before_it_is_furnished_is_simply_gone(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    assert not window.grab().isNull()
    window.close()
    assert not window.isVisible()
