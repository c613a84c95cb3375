"""The commands of an outline as actions, shared by its keys, its menu and its buttons."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget


class OutlineActions(QObject):
    """Every command on the section that is chosen; what they do is connected by the room."""

    def __init__(self, pane: QWidget) -> None:
        super().__init__(pane)
        self.add = self._action(self.tr("&Add a section"), "Ins")
        self.rename = self._action(self.tr("&Rename"), "F2")
        self.up = self._action(self.tr("Move &up"), "Alt+Shift+Up")
        self.down = self._action(self.tr("Move &down"), "Alt+Shift+Down")
        self.deeper = self._action(self.tr("One level d&eeper"), "Alt+Shift+Right")
        self.higher = self._action(self.tr("One level &higher"), "Alt+Shift+Left")
        self.insert = self._action(self.tr("&Insert from a profile…"), "Alt+Ins")
        self.sever = self._action(self.tr("&Sever the whole section…"), "Ctrl+F9")
        self.free = self._action(self.tr("&Free the whole section…"), "Ctrl+Shift+F9")
        self.delete = self._action(self.tr("De&lete"), "Del")
        self.of_tree = (self.add, self.rename, self.delete)  # their keys mean other things elsewhere
        self.of_room = (self.up, self.down, self.deeper, self.higher, self.insert, self.sever, self.free)
        for action in self.of_tree:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)

    def fill(self, menu: QMenu) -> None:
        """Put the actions into a menu."""
        menu.addActions([self.add, self.insert, self.rename])
        menu.addSeparator()
        menu.addActions([self.up, self.down, self.deeper, self.higher])
        menu.addSeparator()
        menu.addActions([self.sever, self.free])
        menu.addSeparator()
        menu.addAction(self.delete)

    def allow(self, *, chosen: bool, withheld: bool = False) -> None:
        """What can be done: with a section chosen or with none; one *withheld* whole can be freed."""
        self.sever.setEnabled(chosen and not withheld)
        self.free.setEnabled(chosen and withheld)
        for action in (self.rename, self.up, self.down, self.deeper, self.higher, self.delete):
            action.setEnabled(chosen)

    def _action(self, text: str, key: str) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        tip = text.replace("&", "").removesuffix("…")
        action.setToolTip(f"{tip} ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})")
        return action
