"""The trash: what was deleted, to be looked over and taken back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from briefing_app.ui import look
from briefing_app.ui.descriptions import kind_words, moment
from briefing_app.ui.failures import sentence
from briefing_app.ui.labels import PlainLabel
from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.mark import Mark, mark_of
from briefing_app.ui.room import Room
from briefing_app.ui.row_list import row_list
from briefing_app.ui.rows import Role, RowListModel, RowWords

if TYPE_CHECKING:
    from briefing_app.bootstrap import Desk
    from briefing_app.services.trash import TrashedThing

_WIDTH = 640


class TrashRoom(Room):
    """Lists what is in the trash; Enter or the button restores what is chosen."""

    topic = "troubleshooting"

    def __init__(self, session: LibrarySession) -> None:
        super().__init__()
        self._session = session
        self.setWindowTitle(self.tr("Trash"))
        self._model = RowListModel(self)
        self._build_view()
        self._build_buttons()
        self._build_layout()
        self._connect()
        self.refresh()

    # ---- what the window asks

    def panes(self) -> Sequence[QWidget]:
        return (self.view if self._model.rowCount() else self.leave_button,)

    def refresh(self) -> None:
        self._session.call(self, _read, self._show, self._fail)

    @property
    def chosen(self) -> tuple[TrashedThing, ...]:
        """What is chosen in the list."""
        rows = sorted(self.view.selectionModel().selectedRows(), key=lambda index: index.row())
        return tuple(index.data(Role.ITEM) for index in rows)

    # ---- building

    def _build_view(self) -> None:
        self.view = row_list(self._model, self.tr("What is in the trash"))
        self.view.setMouseTracking(True)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def _build_buttons(self) -> None:
        self.restore_button = QPushButton(self.tr("&Restore"))
        self.restore_button.setToolTip(self.tr("Put what is chosen back where it was (Enter)"))
        self.restore_button.setEnabled(False)
        self.leave_button = QPushButton(self.tr("&Go to the lists"))

    def _build_layout(self) -> None:
        title = PlainLabel(self.tr("Trash"), size=look.LARGE, bold=True)
        about = PlainLabel(
            self.tr("What was deleted stays here, whole, until it is restored."), muted=True, wrap=True
        )
        full, empty = QWidget(), QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3 * look.GRID)
        column.addWidget(self.view, 1)
        row = QHBoxLayout()
        row.addWidget(self.restore_button)
        row.addStretch(1)
        column.addLayout(row)
        nothing = QVBoxLayout(empty)
        nothing.setContentsMargins(0, 6 * look.GRID, 0, 0)
        nothing.setSpacing(3 * look.GRID)
        self._nothing = PlainLabel(self.tr("The trash is empty."), muted=True)
        nothing.addWidget(self._nothing)
        nothing.addWidget(self.leave_button, 0, Qt.AlignmentFlag.AlignLeft)
        nothing.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(full)
        self._stack.addWidget(empty)
        box = QVBoxLayout()
        box.setContentsMargins(6 * look.GRID, 6 * look.GRID, 6 * look.GRID, 4 * look.GRID)
        box.setSpacing(2 * look.GRID)
        box.addWidget(title)
        box.addWidget(about)
        box.addWidget(self._stack, 1)
        inner = QWidget()
        inner.setLayout(box)
        inner.setMaximumWidth(_WIDTH)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(inner, 1)
        outer.addStretch(0)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)

    def _connect(self) -> None:
        self.view.activated.connect(self.restore)
        self.view.selectionModel().selectionChanged.connect(self._allow)
        self.restore_button.clicked.connect(self.restore)
        self.leave_button.clicked.connect(self.left)

    # ---- what happens

    def _show(self, read: tuple[tuple[TrashedThing, ...], Mark]) -> None:
        things, mark = read
        had_focus = self.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self.banner_changed.emit(mark)
        self._model.show(things, self._describe)
        self._stack.setCurrentIndex(0 if things else 1)
        self.status_changed.emit(self.tr("%n thing(s) in the trash", "", len(things)) if things else "")
        if things:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.view.selectionModel().setCurrentIndex(self._model.index(0), flag)
        if had_focus:
            self.panes()[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self._allow()

    def _describe(self, thing: TrashedThing) -> RowWords:
        note = thing.number is not None
        sort = self.tr("Note {number}").format(number=thing.number) if note else kind_words(thing.sort)
        since = self.tr("deleted {moment}").format(moment=moment(thing.at)) if thing.at else ""
        icon = "notes" if note else thing.sort
        return RowWords(title=thing.name, detail=" · ".join(filter(None, (sort, since))), icon=icon)

    @Slot()
    def _allow(self) -> None:
        self.restore_button.setEnabled(bool(self.chosen))

    @Slot()
    def restore(self) -> None:
        """Take what is chosen out of the trash."""
        things = self.chosen
        if things:
            self.restore_button.setEnabled(False)
            done = partial(self._restored, things)
            self._session.call(self, partial(_restore, things), done, self._fail)

    def _restored(self, things: tuple[TrashedThing, ...], _nothing: None) -> None:
        if len(things) == 1:
            words = self.tr("“{name}” is back where it was.").format(name=things[0].name)
        else:
            words = self.tr("%n thing(s) are back where they were.", "", len(things))
        self.undoable.emit(words, partial(self._delete_again, things))
        self.library_changed.emit()
        self.refresh()

    def _delete_again(self, things: tuple[TrashedThing, ...]) -> None:
        self._session.call(self, partial(_delete, things), self._deleted_again, self._fail)

    def _deleted_again(self, _nothing: None) -> None:
        self.library_changed.emit()
        self.refresh()

    def _fail(self, error: Exception) -> None:
        self.failed.emit(sentence(error))
        self._allow()


# ---- on the worker


def _read(desk: Desk) -> tuple[tuple[TrashedThing, ...], Mark]:
    return desk.trash.list(), mark_of((), desk.catalogue)


def _restore(things: tuple[TrashedThing, ...], desk: Desk) -> None:
    for thing in things:
        desk.trash.restore(thing)


def _delete(things: tuple[TrashedThing, ...], desk: Desk) -> None:
    for thing in things:
        desk.trash.delete_again(thing)
