"""The first minutes: a language, a library or the sample, all inside the window; nothing is asked twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app.domain.errors import BriefingError
from briefing_app.services.settings import SettingsFile
from briefing_app.ui import languages
from briefing_app.ui.library_dialog import NewLibrary
from briefing_app.ui.settings.preferences import Preferences
from briefing_app.ui.window import MainWindow
from tests.ui.conftest import FakePrompts
from tests.ui.fakes import FakeProgram


@pytest.fixture(autouse=True)
def _as_before(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    yield
    for translator in qapp.findChildren(languages.QTranslator):
        qapp.removeTranslator(translator)
    QLocale.setDefault(before)


@pytest.fixture
def settings_file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


@pytest.fixture
def window(
    qtbot: QtBot, program: FakeProgram, prompts: FakePrompts, settings_file: Path
) -> Iterator[MainWindow]:
    made = MainWindow(Preferences(SettingsFile(settings_file)))
    made.furnish(program, prompts).show_welcome()  # type: ignore[arg-type]  # a fake stands in for it
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.close()
    qtbot.waitUntil(lambda: not made.isVisible())
    made.deleteLater()


def choose(qtbot: QtBot, window: MainWindow, language: str) -> None:
    window.place.beginning.language.buttons[language].click()
    qtbot.waitUntil(lambda: window.place.start.isVisible() and window.place.start.first_button.hasFocus())


def test_the_first_question_is_the_language_in_both(window: MainWindow) -> None:
    page = window.place.beginning.language
    assert page.isVisible()
    assert page.buttons["en"].hasFocus()
    assert [one.text() for one in page.buttons.values()] == ["&English", "&Français"]


def test_the_language_chosen_is_spoken_at_once_and_never_asked_again(
    qtbot: QtBot, window: MainWindow, settings_file: Path
) -> None:
    choose(qtbot, window, "fr")
    place = window.place
    assert place.start.isVisible()
    assert place.start.buttons[1].text() == "&Nouvelle bibliothèque…"
    assert place.start.first_button.hasFocus()
    assert SettingsFile(settings_file).read().language == "fr"
    assert not Preferences(SettingsFile(settings_file)).are_new


def test_the_whole_way_to_a_library_of_ones_own_by_keyboard(
    qtbot: QtBot, window: MainWindow, program: FakeProgram, tmp_path: Path
) -> None:
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)  # English
    qtbot.waitUntil(lambda: window.place.start.isVisible() and window.place.start.first_button.hasFocus())
    QTest.keyClick(window.place.start.first_button, Qt.Key.Key_Return)  # New library
    page = window.place.beginning.creating
    assert page.fields.place.line.hasFocus()
    page.fields.place.line.setText(str(tmp_path / "mine" / "own.bdl"))
    page.fields.ceiling.setCurrentIndex(page.fields.ceiling.findText("PROTECTED B / PROTÉGÉ B"))
    assert not page.create_button.isEnabled()
    assert page.fields.statement.isVisible()
    QTest.keyClicks(page.fields.statement, "accredited by departmental security")
    QTest.keyClick(page.fields.statement, Qt.Key.Key_Return)
    place = window.place
    qtbot.waitUntil(lambda: place.browsing.is_read)
    made = (tmp_path / "mine" / "own.bdl", "ca:PB", "accredited by departmental security")
    assert program.made == [made]
    qtbot.waitUntil(lambda: place.rooms.address.kind == "home")
    home = place.rooms.current
    qtbot.waitUntil(home.empty.isVisible)
    assert home.empty.button.text() == "Import a binder…"


def test_a_name_that_is_taken_is_said_before_anything_is_made(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    choose(qtbot, window, "en")
    window.place.beginning.show_create()
    page = window.place.beginning.creating
    (tmp_path / "there.bdl").touch()
    page.fields.place.line.setText(str(tmp_path / "there.bdl"))
    assert not page.create_button.isEnabled()
    QTest.keyClick(page.fields.place.line, Qt.Key.Key_Return)
    assert page.isVisible()


@pytest.mark.parametrize("how", ["button", "escape"])
def test_back_leads_to_the_choices(qtbot: QtBot, window: MainWindow, how: str) -> None:
    choose(qtbot, window, "en")
    window.place.beginning.show_create()
    page = window.place.beginning.creating
    if how == "button":
        page.back_button.click()
    else:
        QTest.keyClick(page.fields.place.line, Qt.Key.Key_Escape)
    assert window.place.start.isVisible()


def test_a_library_that_cannot_be_made_leads_back_with_the_reason(
    qtbot: QtBot, window: MainWindow, program: FakeProgram, tmp_path: Path
) -> None:
    choose(qtbot, window, "en")

    def refuse(*_given: object) -> None:
        raise BriefingError("The folder cannot be made. Choose a place you may write to.")

    program.libraries.create = refuse
    window.place.beginning.library_wished.emit(NewLibrary(tmp_path / "a.bdl", "ca:PA"))
    qtbot.waitUntil(lambda: "cannot be made" in window.place.start.sentence)
    assert window.place.start.isVisible()


def test_the_sample_is_one_key_away(qtbot: QtBot, window: MainWindow, program: FakeProgram) -> None:
    choose(qtbot, window, "en")
    QTest.keyClick(window.place.start.buttons[3], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.place.browsing.is_read)
    assert [what for _, what, _ in program.made] == ["sample"]


def test_f6_finds_the_page_shown(window: MainWindow) -> None:
    window.setFocus()
    window.place.commands.next_pane.trigger()
    assert window.place.beginning.language.buttons["en"].hasFocus()


def test_a_window_with_settings_is_not_asked_for_the_language(
    qtbot: QtBot, program: FakeProgram, settings_file: Path
) -> None:
    settings_file.write_text('language = "en"\n')
    window = MainWindow(Preferences(SettingsFile(settings_file)))
    qtbot.addWidget(window)
    window.furnish(program).show_welcome()  # type: ignore[arg-type]  # a fake stands in for it
    window.show()
    assert window.place.start.isVisible()
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
