"""The facts of a profile: the sorts at the left, a table of one sort, where the chosen fact comes from."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from briefing_app.domain.fact_fields import SORTS, FactSort, sort_of
from briefing_app.ui import look
from briefing_app.ui.flow_layout import FlowLayout
from briefing_app.ui.labels import PlainLabel
from briefing_app.ui.profiles import fact_words
from briefing_app.ui.profiles.chair_strip import ChairStrip
from briefing_app.ui.profiles.fact_source import FactSource
from briefing_app.ui.profiles.fact_table import FactTableModel, facts_of
from briefing_app.ui.row_delegate import RowDelegate
from briefing_app.ui.rows import Role, RowListModel, RowWords
from briefing_app.ui.views import ListView, TableView

if TYPE_CHECKING:
    from briefing_app.domain.facts import Fact, FactId
    from briefing_app.services.profile_opening import OpenProfile


class FactsPage(QWidget):
    """Shows facts and says what an officer wants done with them; the room does it."""

    add_asked = Signal(str)
    edit_asked = Signal(object)
    delete_asked = Signal(object)
    confirm_asked = Signal(object)
    confirm_all_asked = Signal()
    sever_asked = Signal(object)
    free_asked = Signal(object)
    go_to_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opened: OpenProfile | None = None
        self._wanted: FactId | None = None
        self._build_sorts()
        self._build_table()
        self._build_actions()
        self._build_layout()
        self._connect()

    # ---- what is shown

    @property
    def sort(self) -> FactSort:
        """The sort that is shown."""
        return SORTS[max(0, self.sorts.currentIndex().row())]

    @property
    def current(self) -> Fact | None:
        """The fact that is chosen, or None."""
        found: Fact | None = self.table.currentIndex().data(Role.ITEM)
        return found

    def show_profile(self, opened: OpenProfile) -> None:
        """Show the facts of a profile as they are now; what was chosen stays chosen while it is there."""
        chosen = self.current
        self._opened = opened
        if self._wanted is None and chosen is not None:
            self._wanted = chosen.id
        row, sorts = max(0, self.sorts.currentIndex().row()), self._sorts
        sorts.show(SORTS, partial(self._sort_row, opened))
        self.sorts.setCurrentIndex(sorts.index(row))
        self._show_sort()

    def choose(self, fact: FactId) -> None:
        """Choose a fact, at once or when it is next shown; its sort comes to the front."""
        self._wanted = fact
        known = self._opened.profile.facts if self._opened else ()
        found = next((one for one in known if one.id == fact), None)
        if found is not None:
            self.sorts.setCurrentIndex(self._sorts.index(SORTS.index(sort_of(found))))
            self._show_sort()

    # ---- building

    def _build_sorts(self) -> None:
        self._sorts = RowListModel(self)
        self.sorts = ListView()
        self.sorts.setModel(self._sorts)
        self.sorts.setItemDelegate(RowDelegate(self.sorts))
        self.sorts.setAccessibleName(self.tr("Sorts of fact"))
        self.sorts.setFrameShape(QFrame.Shape.NoFrame)
        widest = max(self.fontMetrics().horizontalAdvance(fact_words.sort_words(one.key)) for one in SORTS)
        self._width = widest + 14 * look.GRID
        self.sorts.setMinimumWidth(self._width // 2)

    def _build_table(self) -> None:
        self._model = FactTableModel(self)
        self.table = TableView()
        self.table.setModel(self._model)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)  # Tab leaves the table
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setAlternatingRowColors(True)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(
            max(28, self.fontMetrics().height() + 3 * look.GRID)
        )
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        self.table.setMinimumHeight(22 * look.GRID)
        self.nothing = QWidget()
        self._nothing_words = PlainLabel(muted=True, wrap=True)
        self._nothing_words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.add_first = QPushButton(self.tr("Add the &first one"))
        column = QVBoxLayout(self.nothing)
        column.addStretch(1)
        column.addWidget(self._nothing_words)
        column.addWidget(self.add_first, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        self.chairs = ChairStrip()
        self.source = FactSource()

    def _build_actions(self) -> None:
        self.add = self._action(self.tr("&Add"), "Ins")
        self.edit = self._action(self.tr("Ed&it"), "Return", "Enter", "F2")
        self.delete = self._action(self.tr("&Delete"), QKeySequence.StandardKey.Delete)
        self.confirm = self._action(self.tr("&Confirm"), "Ctrl+Return")
        self.confirm_all = self._action(self.tr("C&onfirm all"), "Ctrl+Shift+Return")
        self.sever = self._action(self.tr("Sever &the fact…"), "F9")
        self.free = self._action(self.tr("&Free the fact…"), "Shift+F9")
        self._acts = (
            self.add, self.edit, self.delete, self.confirm, self.confirm_all, self.sever, self.free,
        )  # fmt: skip
        self.buttons = tuple(map(self._button, self._acts))

    def _action(self, text: str, *keys: QKeySequence.StandardKey | str) -> QAction:
        action = QAction(text, self.table)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.table.addAction(action)
        return action

    def _button(self, action: QAction) -> QPushButton:
        button = QPushButton(action.text())
        shortcut = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{action.text().replace('&', '').removesuffix('…')} ({shortcut})")
        button.clicked.connect(action.trigger)
        return button

    def _build_layout(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.nothing)
        self._row = QWidget()
        flow = FlowLayout(self._row, 2 * look.GRID)
        for button in self.buttons:
            flow.addWidget(button)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(3 * look.GRID, 2 * look.GRID, 4 * look.GRID, 3 * look.GRID)
        column.setSpacing(2 * look.GRID)
        column.addWidget(self.chairs)
        column.addWidget(self._stack, 1)
        column.addWidget(self._row)
        column.addWidget(self.source)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.sorts)
        self._splitter.addWidget(right)
        self._splitter.setSizes([self._width, 4 * self._width])
        self._splitter.setStretchFactor(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._splitter)

    def _connect(self) -> None:
        self.sorts.selectionModel().currentChanged.connect(self._sort_changed)
        self.table.selectionModel().currentRowChanged.connect(self._fact_changed)
        self.table.doubleClicked.connect(self._edit)
        self.add.triggered.connect(self._add)
        self.add_first.clicked.connect(self._add)
        self.edit.triggered.connect(self._edit)
        self.delete.triggered.connect(self._delete)
        self.confirm.triggered.connect(self._confirm)
        self.confirm_all.triggered.connect(self.confirm_all_asked)
        self.sever.triggered.connect(partial(self._ask, self.sever_asked))
        self.free.triggered.connect(partial(self._ask, self.free_asked))
        self.source.go_to_asked.connect(self.go_to_asked)

    # ---- what happens

    @Slot()
    def _sort_changed(self) -> None:
        if self._opened is not None:
            self._show_sort()

    def _show_sort(self) -> None:
        if self._opened is None:
            return
        before = self.table.currentIndex().row()
        had_focus = self._stack.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self._model.show(self._opened, self.sort)
        self._fit_columns()
        some = bool(self._model.facts)
        self._stack.setCurrentWidget(self.table if some else self.nothing)
        self._row.setVisible(some)
        self._nothing_words.setText(fact_words.none_words(self.sort.key))
        self.table.setAccessibleName(fact_words.sort_words(self.sort.key))
        self.chairs.setVisible(self.sort.key == "chairs" and some)
        self.chairs.show_facts(self._opened.profile.facts)
        row = self._model.row_of(self._wanted) if self._wanted else -1
        self._wanted = None
        if some:
            row = row if row >= 0 else max(0, min(before, len(self._model.facts) - 1))
            self.table.setCurrentIndex(self._model.index(row, 0))
        if had_focus:
            (self.table if some else self.add_first).setFocus(Qt.FocusReason.OtherFocusReason)
        self._fact_changed()

    def _sort_row(self, opened: OpenProfile, sort: FactSort) -> RowWords:
        """A sort with how many facts there are of it, and how many wait to be confirmed."""
        facts = facts_of(opened, sort)
        waiting = sum(not one.confirmed for one in facts)
        detail = self.tr("%n to be confirmed", "", waiting) if waiting else ""
        return RowWords(title=fact_words.sort_words(sort.key), trail=str(len(facts) or ""), detail=detail)

    def _fit_columns(self) -> None:
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.table.resizeColumnsToContents()
        widest = max(160, self.table.viewport().width() // 2)
        for column in range(self._model.columnCount() - 1):  # the last one takes what is left
            self.table.setColumnWidth(column, min(self.table.columnWidth(column) + 3 * look.GRID, widest))

    @Slot()
    def _fact_changed(self) -> None:
        fact = self.current
        if self._opened is not None:
            self.source.show_fact(self._opened, fact)
        waiting = any(not one.confirmed for one in self._opened.profile.facts) if self._opened else False
        for action, able in (
            (self.edit, fact is not None),
            (self.delete, fact is not None),
            (self.confirm, fact is not None and not fact.confirmed),
            (self.confirm_all, waiting),
            (self.sever, fact is not None and not fact.severances),
            (self.free, fact is not None and bool(fact.severances)),
        ):
            action.setEnabled(able)
        for button, action in zip(self.buttons, self._acts, strict=True):
            button.setEnabled(action.isEnabled())

    @Slot()
    def _add(self) -> None:
        self.add_asked.emit(self.sort.key)

    @Slot()
    def _edit(self, *_index: QModelIndex) -> None:
        if self.current is not None:
            self.edit_asked.emit(self.current)

    @Slot()
    def _delete(self) -> None:
        if self.current is not None:
            self.delete_asked.emit(self.current)

    def _ask(self, asked: SignalInstance, *_checked: bool) -> None:
        if self.current is not None:
            asked.emit(self.current)

    @Slot()
    def _confirm(self) -> None:
        if self.current is not None and not self.current.confirmed:
            self.confirm_asked.emit(self.current)
