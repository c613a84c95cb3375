"""Lists, tables and trees whose rows leave the program as released, and never with withheld words.

Qt copies a row as it is shown. Every view of the window is one of these, and a test bars the rest: what goes
out is what the model answers for :attr:`Role.RELEASED`, or what is shown where it answers nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QRect, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QPlainTextEdit,
    QStyle,
    QStyleOption,
    QTableView,
    QTreeView,
)

from briefing_app.ui.editor.guarded_copy import MARKER, put_words, released_copy
from briefing_app.ui.rows import Role

if TYPE_CHECKING:
    from briefing_app.ui.rows import Index

    _View = QAbstractItemView
else:
    _View = object  # of two classes of Qt an object cannot be


class _ReleasedRows(_View):
    """Copies the current row or cell as released.

    ``keeps_back`` says that what is shown are withheld words, so that a marker goes out for any of it.
    """

    keeps_back = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            event.accept()
            self._copy(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _copy(self, index: Index) -> None:
        shown, released = index.data(Qt.ItemDataRole.DisplayRole), index.data(Role.RELEASED)
        if isinstance(shown, str) and shown:
            out = MARKER if self.keeps_back else shown if released is None else str(released)
            put_words(out, held=out != shown)


class ListView(_ReleasedRows, QListView):
    """A list."""


class TableView(_ReleasedRows, QTableView):
    """A table."""


class TreeView(_ReleasedRows, QTreeView):
    """A tree; the arrow of the row that is chosen is seen on the colour of what is chosen."""

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        if not self.selectionModel().isSelected(index) or not self.model().hasChildren(index):
            super().drawBranches(painter, rect, index)
            return
        option = QStyleOption()
        option.initFrom(self)
        step = self.indentation()
        option.rect = QRect(rect.right() + 1 - step, rect.top(), step, rect.height())
        option.state |= QStyle.StateFlag.State_Children | QStyle.StateFlag.State_Item
        if self.isExpanded(index):
            option.state |= QStyle.StateFlag.State_Open
        shown = option.palette.color(QPalette.ColorRole.HighlightedText)
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
            option.palette.setColor(role, shown)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorBranch, option, painter, self)


class WordsBox(QPlainTextEdit):
    """A box of words to be read, written by a cursor: those it wrote as withheld are not copied."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)

    def createMimeDataFromSelection(self) -> QMimeData:
        return released_copy(self.textCursor())
