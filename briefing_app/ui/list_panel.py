"""The middle pane: a search over the library, and the list of what the navigator or the search found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from briefing_app.ui import look
from briefing_app.ui.command import Command, Instead, OfList
from briefing_app.ui.empty_state import EmptyState
from briefing_app.ui.labels import PlainLabel
from briefing_app.ui.row_list import row_list
from briefing_app.ui.rows import Role, RowListModel, RowWords
from briefing_app.ui.skeleton import SkeletonRows

_TYPING_PAUSE = 150  # milliseconds; a search costs a round trip to the worker
_MOVING_PAUSE = 90  # nobody reads what a held arrow key runs past


class ListPanel(QWidget):
    """Shows rows, narrows them by the words typed, and says which one is meant."""

    chosen = Signal(object)
    opened = Signal(object)
    search_asked = Signal(str)
    clear_asked = Signal()
    command_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = RowListModel(self)
        self._command: Command | None = None
        self._masked = False
        self._last: object = None  # the row that was chosen before the filter hid it
        self._typing = self._timer(_TYPING_PAUSE, self._ask)
        self._moving = self._timer(_MOVING_PAUSE, self._tell)
        self._build_fields()
        self._build_view()
        self._build_layout()
        self._connect()
        self.show_skeleton()

    # ---- what is shown

    @property
    def current(self) -> object:
        """The item of the row that is chosen, or None."""
        return self.view.currentIndex().data(Role.ITEM)

    @property
    def count(self) -> int:
        """How many rows are shown."""
        return self._model.rowCount()

    @property
    def nothing(self) -> str:
        """The sentence that stands there instead of rows; "" where there are rows."""
        return self._empty.sentence if self._stack.currentWidget() is self._empty else ""

    def show_rows(
        self,
        heading: str,
        items: Sequence[object],
        describe: Callable[[Any], RowWords],
        *,
        empty: str,
        command: Command | None = None,
        keep: Callable[[Any], bool] | None = None,
        keys: Sequence[str] | None = None,
        wanted: Callable[[Any], bool] | None = None,
    ) -> None:
        """Show a list; *empty* is the sentence for no rows, *keep* says which row stays chosen.

        *keys* are the folded texts of the rows for the filter, made elsewhere where there are many rows;
        *wanted* narrows the list as :meth:`narrow_to` does.
        """
        self._masked = wanted is not None
        self._moving.stop()
        anew = heading != self._heading.text()
        if anew:
            self.filter.clear()
        place = 0 if anew else self.view.verticalScrollBar().value()
        self._last = None
        self._heading.setText(heading)
        self._nothing = empty
        self._command = command
        self._model.show(items, describe, keys, wanted)
        self._settle()
        if keep is not None:
            self.choose(keep)
        if place:
            self.view.doItemsLayout()
            self.view.verticalScrollBar().setValue(place)

    def narrow_to(self, wanted: Callable[[Any], bool] | None) -> None:
        """Show only the rows whose item is wanted, beside what the filter says; None shows all again."""
        self._masked = wanted is not None
        self._change_rows(partial(self._model.set_mask, wanted))

    def add_bar(self, bar: QWidget, stops: Sequence[QWidget]) -> None:
        """Put a bar between the fields and the list; Tab goes through its *stops* on the way."""
        self._top.addWidget(bar)
        for before, after in pairwise((self.filter, *stops)):
            QWidget.setTabOrder(before, after)

    def show_skeleton(self) -> None:
        """Grey bars: the list is being read."""
        self._stack.setCurrentIndex(0)
        self._heading.setText("")
        self._count.setText("")

    def choose_first(self) -> None:
        """Choose the first row, where there is one."""
        if self.count:
            self._choose(self._model.index(0))

    def choose(self, same: Callable[[Any], bool]) -> None:
        """Choose the row of the item meant, where it is shown."""
        row = self._model.row_of(same)
        if row >= 0:
            self._choose(self._model.index(row))

    def choose_beside(self) -> None:
        """Choose the row after the one chosen, or before it where it is the last: that one is going."""
        row = self.view.currentIndex().row()
        if row >= 0 and self.count > 1:
            self._choose(self._model.index(row + 1 if row + 1 < self.count else row - 1))

    def clear_search(self) -> None:
        """Empty the search field without searching anew."""
        self.search.clear()
        self._typing.stop()

    def sizeHint(self) -> QSize:
        return QSize(336, 400)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
                if not self.view.currentIndex().isValid():
                    self.choose_first()
                return True
            if event.key() == Qt.Key.Key_Escape and isinstance(watched, QLineEdit) and watched.text():
                watched.clear()
                return True
        return super().eventFilter(watched, event)

    # ---- building

    def _build_fields(self) -> None:
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search the library  (Ctrl+Shift+F)"))
        self.search.setAccessibleName(self.tr("Search the library"))
        self.search.setClearButtonEnabled(True)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Filter"))
        self.filter.setAccessibleName(self.tr("Filter this list"))
        self.filter.setClearButtonEnabled(True)
        for field in (self.search, self.filter):
            field.setMinimumHeight(look.row_height(field.fontMetrics().height()))
            field.setTextMargins(look.GRID, 0, look.GRID, 0)
        self._heading = PlainLabel(bold=True)
        self._count = PlainLabel(muted=True)
        self._nothing = ""

    def _build_view(self) -> None:
        self.view = row_list(self._model, self.tr("List"))
        self.view.setMouseTracking(True)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._empty = EmptyState()
        self._empty.command_asked.connect(self._do_instead)

    def _build_layout(self) -> None:
        self._stack = QStackedWidget()
        for page in (SkeletonRows(), self.view, self._empty):
            self._stack.addWidget(page)
        row = QHBoxLayout()
        row.addWidget(self._heading)
        row.addWidget(self._count)
        row.addStretch(1)
        self.filter.setMaximumWidth(40 * look.GRID)
        row.addWidget(self.filter, 2)
        top = self._top = QVBoxLayout()
        top.setContentsMargins(2 * look.GRID, 2 * look.GRID, 2 * look.GRID, look.GRID)
        top.setSpacing(2 * look.GRID)
        top.addWidget(self.search)
        top.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.GRID)
        column.addLayout(top)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._typing.start)
        self.search.returnPressed.connect(self._ask)
        self.filter.textChanged.connect(self._narrow)
        self.search.installEventFilter(self)
        self.filter.installEventFilter(self)
        self.view.selectionModel().currentChanged.connect(self._moved)
        self.view.activated.connect(self._open)

    def _timer(self, pause: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(pause)
        timer.timeout.connect(act)
        return timer

    # ---- what happens

    def _choose(self, index: QModelIndex) -> None:
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.view.selectionModel().setCurrentIndex(index, flag)
        self.view.scrollTo(index)

    def _settle(self) -> None:
        """Show the list or the sentence for an empty one, and how many rows there are."""
        narrowed = self.tr("Nothing in this list is of this sort.") if self._masked else self._nothing
        if self.filter.text().strip():
            narrowed = self.tr("Nothing in this list holds these words.")
        self._empty.say(narrowed, self._command if narrowed == self._nothing else OfList.SHOW_ALL)
        self._stack.setCurrentIndex(1 if self.count else 2)
        self._count.setText(str(self.count) if self.count else "")
        self.view.setAccessibleName(self._heading.text() or self.tr("List"))

    @Slot(object)
    def _do_instead(self, command: Instead) -> None:
        """Show all again, or have the window do what fills the list."""
        if command is OfList.SHOW_ALL:
            self._clear()
        else:
            self.command_asked.emit(command)

    @Slot(str)
    def _narrow(self, words: str) -> None:
        self._change_rows(partial(self._model.set_words, words))

    def _change_rows(self, change: Callable[[], None]) -> None:
        """Show other rows of the same list; the one chosen stays chosen where it is still there."""
        self._last, due = self.current or self._last, self._moving.isActive()
        change()
        self._settle()
        if self._last is not None:
            self.choose(lambda one: one is self._last)
        if not due:
            self._moving.stop()  # the same as before, and told already

    @Slot()
    def _clear(self) -> None:
        """Show every row again, whatever hid it, and give the keyboard to them: the button goes."""
        self.filter.clear()
        self.clear_asked.emit()
        (self.view if self.count else self.filter).setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _ask(self) -> None:
        self._typing.stop()
        self.search_asked.emit(self.search.text().strip())

    @Slot(QModelIndex)
    def _moved(self, index: QModelIndex) -> None:
        if index.isValid() and not self.view.selectionModel().isSelected(index):
            self._choose(index)  # given the keyboard, Qt makes the first row current, not selected
        self._moving.start()

    @Slot()
    def _tell(self) -> None:
        if self.current is not None:
            self.chosen.emit(self.current)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        self._moving.stop()
        self.opened.emit(index.data(Role.ITEM))
