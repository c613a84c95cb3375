"""The palette's box: a line to type in and the goals below it, over the top of the window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QPalette
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QVBoxLayout, QWidget

from briefing_app.ui import look
from briefing_app.ui.palette.goal_model import GoalDelegate, GoalModel
from briefing_app.ui.palette.goals import Goal, Group
from briefing_app.ui.views import ListView

_WIDTH, _TOP, _MOST_ROWS = 640, 48, 14
_PAGE = 5
_REST = 200  # milliseconds without a change before the box shrinks to what is found
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _PAGE,
    Qt.Key.Key_PageUp: -_PAGE,
}


class PaletteBox(QFrame):
    """Takes the keyboard while it is shown; ``typed`` tells each change, ``chosen`` the goal that is wanted.

    The keyboard stays in the line: arrows move the choice, Enter takes it, Esc and a click elsewhere close.
    """

    typed = Signal(str)
    chosen = Signal(object)

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._before: QWidget | None = None
        self._moved = False  # with the arrows, since something was typed
        self.setFrameShape(QFrame.Shape.Box)
        self.setFrameShadow(QFrame.Shadow.Plain)
        self.setForegroundRole(QPalette.ColorRole.Shadow)  # the border of controls, seen on any ground
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setAccessibleName(self.tr("Go to anything"))
        self._build()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._place)
        self.hide()
        over.installEventFilter(self)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]  # where there is a widget there is an application of them

    # ---- coming and going

    def open(self) -> None:
        """Show the box with nothing typed, or begin anew where it is shown already."""
        if self.isHidden():
            self._before = QApplication.focusWidget()
        self.line.clear()  # tells that, where something was typed
        self._place()
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._tell_typed("")

    def close_box(self) -> None:
        """Hide, and give the keyboard back to where it was."""
        before, self._before = self._before, None
        had_focus = self.line.hasFocus()
        self.hide()
        if had_focus and before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    # ---- what is shown

    @property
    def current(self) -> Goal | None:
        """The goal Enter would take."""
        return self.model.goal(self.view.currentIndex().row())

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show other goals and choose the first; one that arrows went to stays chosen while it is there."""
        moved_to = self.current if self._moved else None
        self.model.show(groups)
        rows = range(self.model.rowCount())
        same = (row for row in rows if moved_to is not None and self.model.goal(row) == moved_to)
        self._choose(next(same, self.model.next_goal(-1, 1)))
        self._grow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent() and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        if watched is self.line and event.type() == QEvent.Type.KeyPress:
            return self._key(cast("QKeyEvent", event))
        return super().eventFilter(watched, event)

    # ---- inside

    def _build(self) -> None:
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("Go to a profile, a note, a section or a command"))
        self.line.setAccessibleName(self.tr("Go to a profile, a note, a section or a command"))
        self.line.setMinimumHeight(max(36, self.line.fontMetrics().height() + 4 * look.GRID))
        self.line.setTextMargins(look.GRID, 0, look.GRID, 0)
        self.line.textChanged.connect(self._tell_typed)
        self.line.installEventFilter(self)
        self.model = GoalModel()
        self.view = ListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(GoalDelegate(self.view))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setMouseTracking(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(self.tr("What is found"))
        self.view.clicked.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(2 * look.GRID,) * 4)
        column.setSpacing(2 * look.GRID)
        column.addWidget(self.line)
        column.addWidget(self.view, 1)

    def _grow(self) -> None:
        """Be as high as what is found needs, but shrink only where typing rests.

        The box would jump at every letter, and the window under it be painted again each time.
        """
        self._place(least=0 if self.isHidden() or not self.line.text() else self.height())
        self._rest.start()

    @Slot()
    def _place(self, least: int = 0) -> None:
        """At the top of the window, as high as what is found needs."""
        over = cast("QWidget", self.parent())
        rows = min(self.model.rowCount(), _MOST_ROWS)
        high = sum(max(self.view.sizeHintForRow(row), 0) for row in range(rows))
        room = over.height() - 2 * _TOP
        margins = self.contentsMargins()
        frame = 6 * look.GRID + self.line.minimumHeight() + margins.top() + margins.bottom() + 2
        width = min(_WIDTH, over.width() - 12 * look.GRID)
        high = min(max(frame + high, least), max(room, frame))
        self.setGeometry((over.width() - width) // 2, _TOP, width, high)

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.close_box()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.view.currentIndex())
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._move(1 if key == Qt.Key.Key_Tab else -1)
        elif key in _STEPS:
            self._move(_STEPS[key])
        else:
            return False
        return True

    @Slot(str)
    def _tell_typed(self, text: str) -> None:
        self._moved = False
        self.typed.emit(text)

    def _move(self, step: int) -> None:
        self._moved = True
        row = self.view.currentIndex().row()
        for _ in range(abs(step)):
            row = self.model.next_goal(row, 1 if step > 0 else -1)
        self._choose(row)
        if self.current is not None:
            QAccessible.updateAccessibility(
                QAccessibleAnnouncementEvent(self.line, self.current.words.spoken)
            )

    def _choose(self, row: int) -> None:
        index = self.model.index(row)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.view.selectionModel().setCurrentIndex(index, flag)
        self.view.scrollTo(self.model.index(0) if row == self.model.next_goal(-1, 1) else index)

    @Slot(QModelIndex)
    def _take(self, index: QModelIndex) -> None:
        goal = self.model.goal(index.row())
        if goal is not None:
            self.close_box()
            self.chosen.emit(goal)

    @Slot(QWidget, QWidget)
    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Close where the person went elsewhere."""
        if self.isVisible() and now is not None and now is not self.line and not self.isAncestorOf(now):
            self._before = None
            self.close_box()
