"""The window of the help: opens where one is, finds words, goes back, and is no trap."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app import paths
from briefing_app.services.help import Help
from briefing_app.services.versions import components
from briefing_app.ui import look
from briefing_app.ui.about_dialog import AboutDialog
from briefing_app.ui.help.help_window import HelpWindow
from briefing_app.ui.help.help_writer import written
from briefing_app.ui.room import Room
from briefing_app.ui.room_factories import FACTORIES
from briefing_app.ui.workplace import Workplace
from tests.ui.conftest import FakePrompts


@pytest.fixture
def window(qtbot: QtBot) -> HelpWindow:
    made = HelpWindow(Help(paths.resources_folder(), "en"))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.show_page("keyboard")
    return made


def test_f1_opens_the_page_of_the_room_in_front(
    qtbot: QtBot, place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Notes(Room):
        topic = "notes"

        def panes(self) -> tuple[Room, ...]:
            return (self,)

    monkeypatch.setitem(FACTORIES, "note", lambda *_given: Notes())
    QTest.keyClick(place, Qt.Key.Key_F1)
    shown = place.help.shown
    assert shown.page.name == "first-steps"
    place.rooms.open_note("2")
    place.commands.help.trigger()
    assert place.help.shown is shown
    assert shown.page.name == "notes"
    assert shown.view.accessibleName() == "Page of the help: Notes"
    shown.close()


def test_a_page_is_written_whole_and_opens_nothing(window: HelpWindow) -> None:
    for page in Help(paths.resources_folder(), "fr").pages:
        document = written(page)
        said = re.sub(r"\s+", " ", document.toPlainText())
        for part in page.parts:
            for cell in part.cells:
                assert re.sub(r"\s+", " ", "".join(one.text for one in cell)).strip() in said
        assert document.resource(QTextDocument.ResourceType.StyleSheetResource.value, "x") == ""


def test_choosing_in_the_contents_shows_the_page_and_back_goes_back(window: HelpWindow) -> None:
    window.contents.setFocus()
    QTest.keyClick(window.contents, Qt.Key.Key_Down)
    assert window.page.name == "accessibility"
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.page.name == "keyboard"
    assert not window.back_button.isEnabled()


def test_a_search_narrows_the_contents(window: HelpWindow) -> None:
    QTest.keyClicks(window.search, "provision approves")
    assert window.titles == ("Marking and severing",)
    assert window.page.name == "keyboard"
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    assert window.contents.hasFocus()
    window.search.setText("zzz")
    assert window.titles == ()
    assert window._nothing.isVisible()
    window.search.clear()
    assert len(window.titles) == 11


def test_a_page_nobody_wrote_is_the_first(window: HelpWindow) -> None:
    window.show_page("nowhere")
    assert window.page.name == "first-steps"


def test_tab_goes_round_and_esc_closes(qtbot: QtBot, window: HelpWindow) -> None:
    window.activateWindow()
    window.view.setFocus()
    qtbot.waitUntil(window.view.hasFocus)
    reached = []
    for _ in range(8):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    assert window.view in reached
    assert window.search in reached
    QTest.keyClick(window.view, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_a_copy_is_words_alone(window: HelpWindow) -> None:
    window.view.selectAll()
    data = window.view.createMimeDataFromSelection()
    assert data.formats() == ["text/plain"]
    assert "Ctrl+K" in data.text()


def test_words_can_be_read_in_every_look(window: HelpWindow) -> None:
    for shown in look.LOOKS.values():
        look.dress(shown)
        try:
            document = written(window.page)
            colour = document.begin().next().begin().fragment().charFormat().foreground().color().name()
            assert colour == shown.text.lower()
        finally:
            look.dress(look.LIGHT)


def test_help_that_cannot_be_read_is_a_sentence(
    place: Workplace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    languages = "i18n/languages.json"  # the help alone is gone
    (tmp_path / languages).parent.mkdir()
    (tmp_path / languages).write_bytes((paths.resources_folder() / languages).read_bytes())
    monkeypatch.setattr(paths, "resources_folder", lambda: tmp_path)
    place.commands.help.trigger()
    assert "The help cannot be read" in place.bar.text


def test_about_says_where_the_licences_are_in_full_once_they_are_bundled(
    place: Workplace, prompts: FakePrompts, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "licences.txt"
    file.write_text("MIT", encoding="utf-8")
    monkeypatch.setattr(paths, "resources_folder", lambda: tmp_path)
    place.commands.about.trigger()
    lines, licences = prompts.given["about"]
    assert str(file) in lines[-1]
    assert licences == "MIT"
    file.unlink()
    place.commands.about.trigger()
    assert prompts.given["about"][1] == ""


def test_the_licences_can_be_read_in_the_about_box_with_the_keyboard(qtbot: QtBot) -> None:
    words = "".join(f"line {number}\n" for number in range(500))
    dialog = AboutDialog(("Briefing Desk 1.2.3",), words)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    field = dialog.licences
    assert field.toPlainText() == words
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert field.textCursor().atEnd()
    assert field.viewport().rect().contains(field.cursorRect())
    assert field.verticalScrollBar().value() > 400
    QTest.keyClick(field, Qt.Key.Key_X)
    assert field.toPlainText() == words
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert not field.hasFocus()


def test_about_names_every_library_with_its_licence(place: Workplace, prompts: FakePrompts) -> None:
    place.commands.about.trigger()
    lines = "\n".join(prompts.given["about"][0])
    for name in ("SQLite 3.", "SQLCipher 4", "lxml", "LGPL-3.0", "BSD-3-Clause"):
        assert name in lines
    assert all(one.version for one in components())
