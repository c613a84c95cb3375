"""One list of the home room: a heading, as many rows as there are, or a sentence that there are none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from briefing_app.ui import look
from briefing_app.ui.labels import PlainLabel
from briefing_app.ui.row_delegate import RowDelegate
from briefing_app.ui.rows import Role, RowListModel, RowWords
from briefing_app.ui.views import ListView


class HomeList(QWidget):
    """Shows all its rows at once, without a scroll bar of its own; ``opened`` gives the row that is meant."""

    opened = Signal(object)

    def __init__(self, heading: str, nothing: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = RowListModel(self)
        self._heading = PlainLabel(heading, bold=True)
        self._more = PlainLabel(muted=True)
        self._nothing = PlainLabel(nothing, muted=True, wrap=True)
        self.view = _AllRows()
        self.view.setModel(self._model)
        self.view.setItemDelegate(RowDelegate(self.view))
        self.view.setAccessibleName(heading)
        self.view.activated.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * look.GRID)
        for widget in (self._heading, self._nothing, self.view, self._more):
            column.addWidget(widget)
        column.addStretch(1)
        self.show_rows((), lambda _one: RowWords(title=""))

    @property
    def count(self) -> int:
        """How many rows are shown."""
        return self._model.rowCount()

    def show_rows(
        self, items: Sequence[object], describe: Callable[[Any], RowWords], *, more: str = ""
    ) -> None:
        """Show rows; *more* says what is not shown of them."""
        self._model.show(items, describe)
        self.view.updateGeometry()
        self.view.setVisible(bool(items))
        self._nothing.setVisible(not items)
        self._more.setText(more)
        self._more.setVisible(bool(more))

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(Role.ITEM))


class _AllRows(ListView):
    """A list as high as its rows."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        rows = range(self.model().rowCount()) if self.model() is not None else ()
        return QSize(240, sum(self.sizeHintForRow(row) for row in rows) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())
