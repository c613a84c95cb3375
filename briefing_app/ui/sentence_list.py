"""A list of sentences, each whole: a row takes as many lines as its words need at the width there is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, QStringListModel, Qt
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem

from briefing_app.ui import look
from briefing_app.ui.labels import plain_tip
from briefing_app.ui.rows import Index
from briefing_app.ui.views import ListView


class _Sentences(QStringListModel):
    """Each sentence, which is its own tool tip and what a screen reader says."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        said = super().data(index, Qt.ItemDataRole.DisplayRole)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(str(said or ""))
        return said if role == Qt.ItemDataRole.AccessibleTextRole else super().data(index, role)


class Wrapped(QStyledItemDelegate):
    """Makes a row as high as its words are at the width of the list."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        wide = self._view.viewport().width() - 2 * self._view.spacing()
        room = QStyleOptionViewItem(option)
        room.rect = QRect(0, 0, max(wide, 1), 1)  # an empty one would say that there is no width to keep to
        return QSize(wide, super().sizeHint(room, index).height() + 2 * look.GRID)


def wrap_rows(view: QListView) -> None:
    """Let a list show the words of its rows whole, at the width it has."""
    view.setUniformItemSizes(False)
    view.setItemDelegate(Wrapped(view))
    view.setWordWrap(True)
    view.setTextElideMode(Qt.TextElideMode.ElideNone)
    view.setResizeMode(QListView.ResizeMode.Adjust)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setSpacing(look.GRID)


class SentenceList(ListView):
    """Shows sentences that can be chosen one by one."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._sentences = _Sentences(self)
        self.setModel(self._sentences)
        wrap_rows(self)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)

    def show_sentences(self, sentences: Sequence[str]) -> None:
        """Show other sentences, in order."""
        self._sentences.setStringList(list(sentences))
