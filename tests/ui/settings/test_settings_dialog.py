"""The dialog of settings: a choice is seen at once, kept when applied, and gone when thought better of."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefing_app.services.settings import Appearance, Settings
from briefing_app.ui.settings.settings_dialog import SettingsDialog

CHOSEN = Settings(language="fr", appearance=Appearance.DARK, text_size=130, last_library="/a.bdl")


@pytest.fixture
def tried() -> list[Settings]:
    return []


@pytest.fixture
def dialog(qtbot: QtBot, tried: list[Settings]) -> SettingsDialog:
    made = SettingsDialog(CHOSEN, tried.append)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_it_shows_what_is_chosen_and_changes_nothing_else(dialog: SettingsDialog) -> None:
    assert dialog.answer() == CHOSEN
    dialog.language.setCurrentIndex(0)
    assert dialog.answer() == replace(CHOSEN, language="system")


def test_colours_and_size_are_tried_at_once(dialog: SettingsDialog, tried: list[Settings]) -> None:
    QTest.keyClick(dialog.appearance, Qt.Key.Key_Down)
    assert tried[-1].appearance is Appearance.HIGH_CONTRAST
    QTest.keyClick(dialog.text_size, Qt.Key.Key_Up)
    assert tried[-1].text_size == 140


def test_cancel_brings_back_what_there_was(dialog: SettingsDialog, tried: list[Settings]) -> None:
    dialog.text_size.setValue(200)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert tried[-1] == CHOSEN
    assert not dialog.isVisible()


def test_the_usual_settings_are_one_button_away(dialog: SettingsDialog, tried: list[Settings]) -> None:
    dialog.usual_button.click()
    assert dialog.answer() == Settings(last_library="/a.bdl")
    assert tried[-1].text_size == 100


def test_a_language_no_longer_spoken_is_the_systems(qtbot: QtBot) -> None:
    dialog = SettingsDialog(replace(CHOSEN, language="xx"), lambda _one: None)
    qtbot.addWidget(dialog)
    assert dialog.answer().language == "system"
