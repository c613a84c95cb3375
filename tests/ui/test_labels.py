"""Labels and tool tips show data letter by letter."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from briefing_app.ui.labels import ElidedLabel, PlainLabel, plain_tip

HOSTILE = '<img src="file:///etc/hostname"><b>bold</b> & more'


def test_a_label_never_takes_its_text_for_markup(qtbot: QtBot) -> None:
    for kind in (PlainLabel, ElidedLabel):
        label = kind(HOSTILE)
        qtbot.addWidget(label)
        assert label.textFormat() is Qt.TextFormat.PlainText
        assert label.text() == HOSTILE


def test_a_tool_tip_reads_as_the_words_it_was_given() -> None:
    shown = QTextDocument()
    shown.setHtml(plain_tip(HOSTILE))  # what Qt does with a tip
    assert shown.toPlainText() == HOSTILE


def test_no_words_are_no_tip() -> None:
    assert plain_tip("") == ""


def test_a_long_label_yields_its_room_and_keeps_its_words(qtbot: QtBot) -> None:
    label = ElidedLabel("Conference of the parties " * 40)
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() == 0
    label.resize(120, 20)
    picture = label.grab()
    assert picture.width() == 120 * picture.devicePixelRatio()
    assert label.text().startswith("Conference")
