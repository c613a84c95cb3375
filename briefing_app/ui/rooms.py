"""The stack of rooms in the middle of the window: the lists at its bottom, one opened room in front of them.

Only one room is open at a time, so that no thing is edited twice at once; the way back is remembered as
addresses, and a room on it is built anew. Which class a room is of, is told in ``room_factories``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefing_app.domain.facts import ProfileId
from briefing_app.domain.text import BlockId
from briefing_app.ui import look
from briefing_app.ui.labels import ElidedLabel
from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.mark import Mark
from briefing_app.ui.prompts import Prompts
from briefing_app.ui.room import Room
from briefing_app.ui.room_factories import FACTORIES
from briefing_app.ui.settings.pane_sizes import PaneSizes

_REMEMBERED = 20
"""How many steps the way back has."""


@dataclass(frozen=True, slots=True)
class Address:
    """A room: its kind as in ``room_factories``, what it is about, and the block to be shown first."""

    kind: str
    key: str = ""
    block: BlockId | None = None


LISTS = Address("lists")
_DOES = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress)
"""What shows that somebody goes on working."""


class Rooms(QWidget):
    """Opens rooms and leaves them safely; relays what the one in front says.

    ``changed`` says that another room is in front, ``home_coming`` that it is the lists again; ``wanted`` and
    ``asked`` pass on what a room wants, a block of "" meaning none. ``unsaved`` says why the room in front
    could not save before it goes, with the call that goes on all the same.
    """

    changed = Signal()
    home_coming = Signal()
    banner_changed = Signal(object)
    status_changed = Signal(str)
    saved_changed = Signal(str)
    told = Signal(str)
    undoable = Signal(str, object)
    offered = Signal(str, str, object)
    form_closed = Signal(str, object, bool)
    failed = Signal(str)
    unsaved = Signal(str, object)
    library_changed = Signal()
    wanted = Signal(str, str, str)
    asked = Signal(object)

    def __init__(
        self, session: LibrarySession, prompts: Prompts, lists: Room, back: QAction, panes: PaneSizes
    ) -> None:
        super().__init__()
        self._panes = panes
        self._session = session
        self._prompts = prompts
        self._lists = lists
        self._back_action = back
        self._room: Room | None = None
        self._address = LISTS
        self._way: list[Address] = []
        self._then: Callable[[], None] | None = None
        self._has_failed = False  # and nothing was done since
        self._words: dict[str, object] = {}  # what the lists said last, to be said again
        self._mark: Mark | None = None  # what was told last
        self._build()
        self._connect_room(lists)

    # ---- what is in front

    @property
    def current(self) -> Room:
        """The room in front."""
        return self._room or self._lists

    @property
    def address(self) -> Address:
        """Where the window is."""
        return self._address

    @property
    def in_lists(self) -> bool:
        """Whether the lists are in front."""
        return self._room is None

    @property
    def is_leaving(self) -> bool:
        """Whether a room was asked to save before it goes and has not done so yet."""
        return self._then is not None

    @staticmethod
    def can_open(kind: str) -> bool:
        """Whether there are rooms of a kind."""
        return kind in FACTORIES

    # ---- opening

    def open_profile(self, profile: ProfileId, block: BlockId | None = None) -> None:
        """Open a profile to be worked on."""
        self.open(Address("profile", profile, block))

    def open_note(self, number: str, block: BlockId | None = None) -> None:
        """Open a note to be worked on."""
        self.open(Address("note", number, block))

    def open_import(self, path: Path) -> None:
        """Open a file to be reviewed before it is imported."""
        self.open(Address("import", str(path)))

    def open_home(self) -> None:
        """Open what an officer begins the day with; it is no step of a way."""
        self.open(Address("home"), afresh=True)

    def open_trash(self) -> None:
        """Open what was deleted; it is no step of a way."""
        self.open(Address("trash"), afresh=True)

    def open(self, address: Address, *, afresh: bool = False) -> None:
        """Leave the room in front and open another; *afresh* forgets the way back."""
        if (address.kind, address.key) == (self._address.kind, self._address.key):
            if address.block is not None:
                self.current.go_to(address.block)
        elif self.can_open(address.kind):
            self.leave_then(partial(self._enter, address, [] if afresh else [*self._way, self._address]))

    def take_up(self, address: Address, form: object) -> None:
        """Go on with a form that was closed in a room: in that room, or in one that is opened for it."""
        if (address.kind, address.key) == (self._address.kind, self._address.key):
            self.current.take_up(form)
        else:
            self.leave_then(partial(self._enter_for, address, form))

    def _enter_for(self, address: Address, form: object) -> None:
        self._enter(address, [*self._way, self._address])
        self.current.take_up(form)

    # ---- leaving

    @Slot()
    def back(self) -> None:
        """Leave the room in front for the one it was opened from."""
        if self._room is not None:
            way = self._way or [LISTS]
            self.leave_then(partial(self._enter, way[-1], way[:-1]))

    def show_lists(self) -> None:
        """Leave the room in front for the lists and forget the way back."""
        if self._room is not None:
            self.leave_then(partial(self._enter, LISTS, []))

    def show_lists_then(self, then: Callable[[], None]) -> None:
        """Leave the room in front for the lists, then go on there; at once where they are in front."""
        self.leave_then(partial(self._show_lists_then, then))

    def _show_lists_then(self, then: Callable[[], None]) -> None:
        if self._room is not None:
            self._enter(LISTS, [])
        then()

    def leave_then(self, then: Callable[[], None]) -> None:
        """Have the room in front save, then go on; of two wishes the later one counts.

        Where saving fails the room says so and stays, and *then* is never called, unless ``unsaved`` is
        taken up: it is said until the person goes on working.
        """
        self._give_up_leaving()
        if self._room is None:
            then()
            return
        self._then = then
        self._room.leave(partial(self._saved, self._room))

    def _leave_unsaved(self, room: Room, then: Callable[[], None]) -> None:
        """Go on with what was wished although the room could not save, if it is still in front."""
        self._give_up_leaving()
        if room is self._room:
            then()

    def save_then(self, then: Callable[[], None]) -> None:
        """Have the room in front save, then go on; the room stays."""
        self.current.save(then)

    @Slot()
    def _give_up_leaving(self) -> None:
        self._then = None
        self._watch_for_work(False)

    def _fail(self, room: Room, why: str) -> None:
        """Pass on what failed; while the room is to go, it may be why it cannot."""
        if self._then is None:
            self.failed.emit(why)
            return
        self._watch_for_work(True)
        self.unsaved.emit(why, partial(self._leave_unsaved, room, self._then))

    def _watch_for_work(self, on: bool) -> None:
        program = QCoreApplication.instance()
        if on != self._has_failed and program is not None:
            (program.installEventFilter if on else program.removeEventFilter)(self)
            self._has_failed = on

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take what somebody does after a failure to leave as a wish to stay."""
        if self._has_failed and event.type() in _DOES:
            self._give_up_leaving()
        return False

    def _saved(self, room: Room) -> None:
        then = self._then
        self._give_up_leaving()
        if room is self._room and then is not None:  # else a second answer, or one given after the end
            then()

    def _enter(self, address: Address, way: list[Address]) -> None:
        focus = QApplication.focusWidget()
        by_button = isinstance(focus, QAbstractButton)  # of a message: pressed, or left with the keyboard
        had_focus = focus is None or by_button or self.isAncestorOf(focus)
        self._raise_banner()
        self._close_room()
        self._address, self._way = address, way[-_REMEMBERED:]
        if address.kind == LISTS.kind:
            self._return_to_lists()
        else:
            self._show_room(FACTORIES[address.kind](self._session, self._prompts, address.key))
            if address.block is not None:
                self.current.go_to(address.block)
        self._back_action.setEnabled(self._room is not None and bool(self._way))
        self.changed.emit()
        if had_focus and (panes := self.current.panes()):
            panes[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def close_room(self) -> None:
        """Drop the room in front, which has saved or belongs to a library that is gone."""
        if self._room is not None:
            self._give_up_leaving()
            self._enter(LISTS, [])

    def _show_room(self, room: Room) -> None:
        self._room = room
        self.status_changed.emit("")  # what the lists said is not of it
        self._connect_room(room)
        self._stack.addWidget(room)
        self._stack.setCurrentWidget(room)
        self._title.setText(room.windowTitle())
        room.windowTitleChanged.connect(self._title.setText)
        self._strip.setVisible(bool(self._way))
        self._panes.restore(room)

    def _return_to_lists(self) -> None:
        self._stack.setCurrentWidget(self._lists)
        self._strip.setVisible(False)
        for name, words in self._words.items():
            self._say(name, words)
        self.saved_changed.emit("")
        self.home_coming.emit()

    def _raise_banner(self) -> None:
        """Tell what the lists show too, before they come out from behind the room that goes."""
        behind = self._words.get("banner_changed")
        if self._room is not None and self._mark is not None and isinstance(behind, Mark):
            self._say("banner_changed", self._mark.beside(behind))

    def _close_room(self) -> None:
        room, self._room = self._room, None
        if room is not None:
            self._panes.remember(room)
            room.blockSignals(True)  # nothing it still says is about what is in front
            self._stack.removeWidget(room)
            room.deleteLater()
            self.status_changed.emit("")
            self.saved_changed.emit("")

    # ---- building

    def _build(self) -> None:
        self.back_button = QToolButton()
        self.back_button.setText("\u2039 " + self.tr("Back"))
        self.back_button.setToolTip(self.tr("Save and go back (Alt+Left or Esc)"))
        self.back_button.setAccessibleName(self.tr("Back"))
        self.back_button.setAutoRaise(True)
        self.back_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.back_button.clicked.connect(self.back)
        self._title = ElidedLabel(muted=True)
        self._strip = QWidget()
        row = QHBoxLayout(self._strip)
        row.setContentsMargins(2 * look.GRID, look.GRID, 4 * look.GRID, look.GRID)
        row.setSpacing(2 * look.GRID)
        row.addWidget(self.back_button)
        row.addWidget(self._title, 1)
        self._strip.hide()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._lists)
        self._back_action.setEnabled(False)
        self._back_action.triggered.connect(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._strip)
        column.addWidget(self._stack, 1)

    def _connect_room(self, room: Room) -> None:
        for name in ("banner_changed", "status_changed"):
            getattr(room, name).connect(partial(self._relay, room, name))
        for name in (
            "saved_changed",
            "told",
            "undoable",
            "offered",
            "form_closed",
            "library_changed",
            "asked",
        ):
            getattr(room, name).connect(getattr(self, name))
        room.failed.connect(partial(self._fail, room))
        room.stayed.connect(self._give_up_leaving)
        room.left.connect(self.back)
        room.wanted.connect(partial(self._want, ""))
        room.wanted_at.connect(self.wanted)

    def _relay(self, room: Room, name: str, words: object) -> None:
        if room is self._lists:
            self._words[name] = words
        if room is self.current:
            self._say(name, words)

    def _say(self, name: str, words: object) -> None:
        if isinstance(words, Mark):
            self._mark = words
        getattr(self, name).emit(words)

    def _want(self, block: str, kind: str, key: str) -> None:
        self.wanted.emit(kind, key, block)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._way:
            self.back()
        else:
            super().keyPressEvent(event)
