"""Widgets in a row that goes on in the next line, and one of them that takes what is left."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.ui.flow_layout import FlowLayout, flowing
from briefing_app.ui.labels import ElidedLabel, LabelColumn

GAP = 8
TITLE = "Meetings with everybody there is"


def head(qtbot: QtBot, width: int) -> tuple[QWidget, QWidget, QWidget]:
    whole = QWidget()
    qtbot.addWidget(whole)
    title, buttons = LabelColumn(ElidedLabel(TITLE)), flowing(QPushButton("One"), QPushButton("Two"), gap=GAP)
    flow = FlowLayout(whole, GAP)
    flow.add_growing(title)
    flow.addWidget(buttons)
    whole.resize(width, flow.heightForWidth(width))
    whole.show()
    return whole, title, buttons


def test_what_grows_takes_what_the_others_leave_of_its_line(qtbot: QtBot) -> None:
    whole, title, buttons = head(qtbot, 900)
    assert title.x() == 0
    assert buttons.geometry().right() == whole.width() - 1
    assert title.width() == 900 - GAP - buttons.sizeHint().width()


def test_what_has_no_room_goes_below_together_and_what_is_too_long_is_cut(qtbot: QtBot) -> None:
    whole, title, buttons = head(qtbot, 200)
    assert title.width() == 200
    assert buttons.y() > title.geometry().bottom()
    first, second = buttons.findChildren(QPushButton)
    assert first.y() == second.y()
    assert whole.height() == title.height() + GAP + buttons.height()


def test_what_is_hidden_takes_no_room(qtbot: QtBot) -> None:
    whole, _title, buttons = head(qtbot, 200)
    buttons.hide()
    assert whole.layout().heightForWidth(200) < whole.height()
