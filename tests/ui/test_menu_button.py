"""The arrow of a button with a menu stands beside its words, at half of its height."""

from __future__ import annotations

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from briefing_app.ui.menu_button import MenuButton


def rows_with_ink(picture: QImage, left: int) -> set[int]:
    """The rows that are not of one colour, from a column on, the frame apart."""
    return {
        y
        for y in range(2, picture.height() - 2)
        if len({picture.pixel(x, y) for x in range(left, picture.width() - 2)}) > 1
    }


def test_the_arrow_is_beside_the_words_and_in_their_middle(qtbot: QtBot) -> None:
    button = MenuButton()
    qtbot.addWidget(button)
    button.setText("Heading")
    button.setAutoRaise(True)
    button.setMenu(QMenu(button))
    button.resize(button.sizeHint().width(), 40)
    ink = rows_with_ink(button.grab().toImage(), button.width() - 12)
    assert ink
    assert 14 <= min(ink) <= max(ink) <= 26


def test_its_words_have_their_room_beside_the_arrow(qtbot: QtBot) -> None:
    button = MenuButton()
    qtbot.addWidget(button)
    button.setText("Heading")
    assert button.sizeHint().width() >= button.fontMetrics().horizontalAdvance("Heading") + 24
