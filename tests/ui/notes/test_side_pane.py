"""What stands beside the text of a note: one side in front, gone through by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from briefing_app.ui.notes.side_pane import SidePane
from tests.ui.notes.conftest import ALT, Open


@pytest.fixture
def side(qtbot: QtBot) -> SidePane:
    made = SidePane()
    qtbot.addWidget(made)
    for key in ("pages", "severances", "release"):
        made.add(key, key.title(), QPushButton(key))
    made.serve(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_the_first_side_is_in_front_until_another_is_wanted(side: SidePane) -> None:
    heard: list[str] = []
    side.shown.connect(heard.append)
    assert side.current == "pages"
    side.show_side("release")
    assert (side.current, heard) == ("release", ["release"])
    assert [one.isVisible() for one in side.findChildren(QPushButton)] == [False, False, True]


def test_arrow_keys_go_along_the_choices(side: SidePane) -> None:
    side.choices.setFocus()
    QTest.keyClick(side.choices, Qt.Key.Key_Right)
    assert side.current == "severances"
    QTest.keyClick(side.choices, Qt.Key.Key_Left)
    assert side.current == "pages"


def test_keys_go_from_side_to_side_and_take_the_keyboard_along(side: SidePane) -> None:
    side.main_widget.setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_PageUp, ALT)
    assert side.current == "release"
    assert QApplication.focusWidget() is side.main_widget
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_PageDown, ALT)
    assert side.current == "pages"


def test_the_pages_of_a_note_are_a_side_and_the_third_pane(open_room: Open) -> None:
    heard = open_room()
    assert heard.room.side.current == "pages"
    assert heard.room.panes()[2] is heard.room.preview.pages


def test_an_edition_that_is_asked_for_comes_to_the_front(open_room: Open) -> None:
    heard = open_room()
    heard.room.side.add("more", "More", QPushButton("More"))
    heard.room.side.show_side("more")
    heard.room.show_edition(public=True)
    assert heard.room.side.current == "pages"
    heard.settle()
