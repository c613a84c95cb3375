"""Lists of withheld words with a box to tick before each row; nothing of a row leaves the program."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QListView,
    QStyle,
    QStyleOptionButton,
    QStyleOptionViewItem,
    QWidget,
)

from briefing_app.ui import look
from briefing_app.ui.row_delegate import RowDelegate
from briefing_app.ui.rows import Index, Role, RowListModel, RowWords
from briefing_app.ui.views import ListView

_PAD = 2 * look.GRID
_CHECK = Qt.ItemDataRole.CheckStateRole


def _any(_item: object) -> bool:
    return True


class TickedRows(RowListModel):
    """Rows of which some can be ticked; ``ticked`` says that others are."""

    ticked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._can: list[bool] = []
        self._on: list[bool] = []

    def fill(
        self,
        items: Sequence[object],
        describe: Callable[[Any], RowWords],
        can: Callable[[Any], bool] = _any,
        on: Callable[[Any], bool] = _any,
    ) -> None:
        """Show other rows: which of them *can* be ticked, and which are *on*."""
        self._can = [can(one) for one in items]
        self._on = [possible and on(one) for possible, one in zip(self._can, items, strict=True)]
        self.show(items, describe)

    def chosen(self) -> tuple[Any, ...]:
        """What is ticked, in order."""
        return tuple(one for one, on in zip(self.items, self._on, strict=True) if on)

    def toggle(self, rows: Iterable[int]) -> None:
        """Tick rows, or untick them where all are ticked; those that cannot be stay as they are."""
        wanted = [row for row in rows if self._can[row]]
        on = not all(self._on[row] for row in wanted)
        for row in wanted:
            self._on[row] = on
            index = self.index(row)
            self.dataChanged.emit(index, index, [_CHECK])
        if wanted:
            self.ticked.emit()

    def flags(self, index: Index) -> Qt.ItemFlag:
        known = super().flags(index)
        can = index.isValid() and self._can[index.row()]
        return known | Qt.ItemFlag.ItemIsUserCheckable if can else known

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.ToolTipRole:
            return None  # it would stand over whatever is beside
        if role != _CHECK:
            return super().data(index, role)
        if not index.isValid() or not self._can[index.row()]:
            return None
        return Qt.CheckState.Checked if self._on[index.row()] else Qt.CheckState.Unchecked

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != _CHECK or not index.isValid() or not self._can[index.row()]:
            return False
        wanted = value in (Qt.CheckState.Checked, Qt.CheckState.Checked.value)
        if wanted != self._on[index.row()]:
            self.toggle([index.row()])
        return True


class TickDelegate(RowDelegate):
    """Draws the box, and beside it the row; *flows* makes a row as wide as its words."""

    def __init__(self, view: QWidget, *, flows: bool = False) -> None:
        super().__init__(view)
        self._flows = flows

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size, words = super().sizeHint(option, index), index.data(Role.WORDS)
        if self._flows and isinstance(words, RowWords):
            wide = self.type_of(option).metrics.horizontalAdvance(words.title)
            size.setWidth(wide + self._box(option).width() + 5 * _PAD)
        return size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        self._ground(painter, option, selected=selected)
        painter.restore()
        box = self._box(option)
        beside = QStyleOptionViewItem(option)
        beside.rect = option.rect.adjusted(box.width() + _PAD, 0, 0, 0)
        super().paint(painter, beside, index)
        state = index.data(_CHECK)
        if state is None:
            return
        drawn = QStyleOptionButton()
        drawn.rect = box
        drawn.palette = option.palette
        drawn.state = QStyle.StateFlag.State_Enabled
        on = Qt.CheckState(state) is Qt.CheckState.Checked
        drawn.state |= QStyle.StateFlag.State_On if on else QStyle.StateFlag.State_Off
        self._style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorCheckBox, drawn, painter)

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        pressed = isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseButtonRelease
        # a press or release is a QMouseEvent, which Qt's signature does not say
        if not pressed or event.button() is not Qt.MouseButton.LeftButton:  # type: ignore[attr-defined]  # of this type Qt gives a mouse event
            return False
        near = self._box(option).adjusted(-_PAD, -_PAD, _PAD, _PAD)
        if near.contains(event.position().toPoint()) and isinstance(model, TickedRows):  # type: ignore[attr-defined]  # of this type Qt gives a mouse event
            model.toggle([index.row()])
            return True
        return False

    def _box(self, option: QStyleOptionViewItem) -> QRect:
        """Where the box is drawn; as high as the capital letters beside it at least."""
        least = self._style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth)
        side = max(least, round(0.7 * self.type_of(option).line))
        top = option.rect.top() + (option.rect.height() - side) // 2
        return QRect(option.rect.left() + _PAD, top, side, side)

    def _style(self) -> QStyle:
        return QApplication.style()


class TickList(ListView):
    """Space ticks all rows that are chosen; a copy of a row is a marker."""

    keeps_back = True

    def __init__(self, model: TickedRows, *, flows: bool = False) -> None:
        super().__init__()
        self._rows = model
        self.setModel(model)
        self.setItemDelegate(TickDelegate(self, flows=flows))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(not flows)
        if flows:
            self.setFlow(QListView.Flow.LeftToRight)
            self.setWrapping(True)
            self.setResizeMode(QListView.ResizeMode.Adjust)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self._rows.toggle(sorted(one.row() for one in self.selectedIndexes()))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
