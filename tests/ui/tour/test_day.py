"""An officer's day with the keyboard alone, in both languages, and the Word file that comes of it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import start
from briefing_app.services.settings import SettingsFile
from briefing_app.ui import languages
from briefing_app.ui.settings.preferences import Preferences
from briefing_app.ui.window import MainWindow
from tests.ui.tour.day import OPEN_WORDS, SECRET, whole_day
from tests.ui.tour.keyboard import QtKeyboard
from tests.ui.tour.script import Player
from tests.ui.tour.steps import Day

LONG = 180_000


@pytest.fixture(params=languages.codes())
def spoken(request: pytest.FixtureRequest) -> Iterator[str]:
    before = QLocale()
    languages.speak("en")  # the window is told another one by key
    yield request.param
    for translator in QCoreApplication.instance().findChildren(QTranslator):
        QCoreApplication.removeTranslator(translator)
    QLocale.setDefault(before)


@pytest.fixture
def day(qtbot: QtBot, spoken: str, tmp_path: Path) -> Iterator[Day]:
    window = MainWindow(Preferences(SettingsFile(tmp_path / "settings.toml")))
    place = window.furnish(start())
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    place.show_welcome()
    yield Day(window, tmp_path, spoken)
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=LONG)
    window.deleteLater()


def words_in(path: Path) -> str:
    """Everything in the parts of a Word file."""
    with zipfile.ZipFile(path) as package:
        return "\n".join(package.read(one).decode("utf-8", "replace") for one in package.namelist())


@pytest.mark.timeout(300)
def test_a_whole_day_is_done_with_the_keyboard_alone(qtbot: QtBot, day: Day) -> None:
    player = Player(whole_day(day), QtKeyboard())
    qtbot.waitUntil(lambda: player.ended, timeout=LONG)
    assert not player.failure, player.failure
    written = "\n".join(one.text for one in docx.Document(str(day.document)).paragraphs)
    assert "Harbour Talks bring port cities together once a year." in written
    assert OPEN_WORDS in written
    public = [*day.folder.glob("public*")]
    assert {one.name for one in public} == {
        "public.docx",
        "public-docx-record.docx",
        "public-docx-record.json",
    }
    for one in public:
        told = one.read_text("utf-8") if one.suffix == ".json" else words_in(one)
        assert not any(word in told for word in (SECRET, "berths"))
    assert OPEN_WORDS in words_in(day.public_document)
    assert SECRET in written  # the internal edition holds the words, flagged
    assert "15(1)" in written
    assert written.count("[CAVIARDÉ]" if day.language_is_french else "[REDACTED]") >= 2
