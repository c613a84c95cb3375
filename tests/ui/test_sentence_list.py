"""Sentences in a list are read whole, at any width and size of type, in both languages."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from briefing_app.ui.sentence_list import SentenceList

EN = "“International Organization for Migration”: the severance under s. 15(1), 19(1) is not approved."
FR = (
    "«\u00a0Organisation internationale pour les migrations\u00a0»\u00a0: le prélèvement en vertu de "
    "l’art.\u00a015(1), 19(1) n’est pas approuvé; il faut d’abord que quelqu’un l’approuve avec un motif."
)


@pytest.fixture
def shown(qtbot: QtBot) -> SentenceList:
    view = SentenceList("What stands in the way")
    qtbot.addWidget(view)
    view.resize(900, 500)
    view.show_sentences((EN, FR, "Short."))
    view.show()
    return view


def is_whole(view: SentenceList, row: int) -> bool:
    """Whether all lines of a row have room where they are drawn, none of them wider than the list."""
    index = view.model().index(row, 0)
    place = view.visualRect(index)
    option = QStyleOptionViewItem()
    view.initViewItemOption(option)
    option.rect = place
    view.itemDelegate().initStyleOption(option, index)
    part = QStyle.SubElement.SE_ItemViewItemText
    words = view.style().subElementRect(part, option, view).adjusted(3, 0, -3, 0)
    lines = view.fontMetrics().boundingRect(
        QRect(0, 0, words.width(), 10_000), Qt.TextFlag.TextWordWrap, str(index.data())
    )
    return lines.height() <= words.height() and place.right() <= view.viewport().width()


@pytest.mark.parametrize("size", [1, 2])
@pytest.mark.parametrize("width", [900, 420, 230, 640])
def test_every_row_is_whole_when_the_list_becomes_as_wide_as_that(
    qtbot: QtBot, shown: SentenceList, size: int, width: int
) -> None:
    font = QFont(shown.font())
    font.setPointSizeF(font.pointSizeF() * size)
    shown.setFont(font)
    shown.resize(width, 500)
    qtbot.waitUntil(lambda: all(is_whole(shown, row) for row in range(3)))
    assert shown.textElideMode() is Qt.TextElideMode.ElideNone
    assert shown.sizeHintForIndex(shown.model().index(2, 0)).height() < 3 * shown.fontMetrics().height()


def test_the_rows_use_the_width_there_is(qtbot: QtBot, shown: SentenceList) -> None:
    shown.resize(230, 500)
    qtbot.waitUntil(lambda: is_whole(shown, 0))
    narrow = shown.visualRect(shown.model().index(0, 0)).height()
    shown.resize(1200, 500)
    qtbot.waitUntil(lambda: shown.visualRect(shown.model().index(0, 0)).height() < narrow)


def test_a_sentence_is_its_own_tip_and_what_is_read_aloud(shown: SentenceList) -> None:
    index = shown.model().index(1, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == FR
    assert FR in index.data(Qt.ItemDataRole.ToolTipRole)
    shown.show_sentences(("<b>bold</b>",))
    assert "&lt;b&gt;" in shown.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)


def test_a_sentence_is_copied_whole(shown: SentenceList) -> None:
    shown.setCurrentIndex(shown.model().index(0, 0))
    QTest.keyClick(shown, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == EN
    assert shown.editTriggers() == QListView.EditTrigger.NoEditTriggers
