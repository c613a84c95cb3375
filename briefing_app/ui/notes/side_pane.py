"""What stands beside the text of a note: its pages and other sides, one of them in front."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from briefing_app.ui import look
from briefing_app.ui.profiles.room_tabs import TabBar


class SidePane(QWidget):
    """A row of choices over the sides of a note; ``shown`` gives the key of the one that came to the front.

    Its choices are gone through by arrow keys, and from anywhere in the room by Alt+PgUp and Alt+PgDown.
    """

    shown = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: list[str] = []
        self.choices = TabBar()
        self.choices.setDrawBase(False)
        self.choices.setExpanding(False)
        self.choices.setUsesScrollButtons(True)
        self.choices.setElideMode(Qt.TextElideMode.ElideNone)
        self.choices.setAccessibleName(self.tr("Beside the text"))
        self.choices.currentChanged.connect(self._show)
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.GRID, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.choices)
        column.addWidget(self._stack, 1)

    @property
    def current(self) -> str:
        """The key of the side in front, "" while there is none."""
        place = self.choices.currentIndex()
        return self._keys[place] if place >= 0 else ""

    @property
    def keys(self) -> Sequence[str]:
        """Those of all sides, in order."""
        return tuple(self._keys)

    @property
    def main_widget(self) -> QWidget:
        """What takes the keyboard: that of the side in front, where it says which."""
        side = self._stack.currentWidget()
        wanted = getattr(side, "main_widget", side)
        return wanted if isinstance(wanted, QWidget) else self.choices

    def add(self, key: str, title: str, widget: QWidget) -> None:
        """Put a side behind those there are, under a title that holds nothing withheld."""
        with QSignalBlocker(self.choices):
            self._keys.append(key)
            self._stack.addWidget(widget)
            self.choices.addTab(title.replace("&", "&&"))

    def show_side(self, key: str) -> None:
        """Bring a side to the front."""
        self.choices.setCurrentIndex(self._keys.index(key))

    def serve(self, room: QWidget) -> None:
        """Let the keys that go from side to side work wherever one is in a room."""
        for keys, step in (("Alt+PgUp", -1), ("Alt+PgDown", 1)):
            shortcut = QShortcut(QKeySequence(keys), room)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._step, step))

    def _step(self, step: int) -> None:
        self.choices.setCurrentIndex((self.choices.currentIndex() + step) % len(self._keys))
        self.main_widget.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(int)
    def _show(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        self.shown.emit(self._keys[place])
