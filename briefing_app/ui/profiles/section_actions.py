"""The commands on the sections of a profile as actions, shared by their keys and the menu beside the tabs."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from briefing_app.domain.profile import Section


class SectionActions(QObject):
    """Every command on the section in front; what they do is connected by the room."""

    def __init__(self, room: QWidget) -> None:
        super().__init__(room)
        self._room = room
        self.add = self._action(self.tr("&Add a section…"), "Ctrl+Alt+Ins")
        self.rename = self._action(self.tr("&Change the heading…"), "Shift+F2")
        self.move_left = self._action(self.tr("Move to the &left"), "Alt+Shift+Left")
        self.move_right = self._action(self.tr("Move to the &right"), "Alt+Shift+Right")
        self.sever = self._action(self.tr("&Sever the whole section…"), "Ctrl+F9")
        self.free = self._action(self.tr("&Free the whole section…"), "Ctrl+Shift+F9")
        self.delete = self._action(self.tr("&Delete the section"), "Ctrl+Alt+Del")
        self.next_tab = self._action(self.tr("Next tab"), "Ctrl+PgDown")
        self.previous_tab = self._action(self.tr("Previous tab"), "Ctrl+PgUp")

    def button(self) -> QPushButton:
        """A button that shows all of them but the ways from tab to tab."""
        menu = QMenu(self._room)
        for group in (
            (self.add, self.rename),
            (self.move_left, self.move_right),
            (self.sever, self.free),
            (self.delete,),
        ):
            menu.addActions(group)
            menu.addSeparator()
        button = QPushButton(self.tr("Sections"))
        button.setToolTip(self.tr("Add, rename, move, sever and delete sections"))
        button.setAutoDefault(False)
        button.setMenu(menu)
        return button

    def allow(self, section: Section | None, place: int, count: int) -> None:
        """What can be done with the section in front, None for none, at its place of how many."""
        withheld = section is not None and bool(section.severances)
        for action in (self.rename, self.delete):
            action.setEnabled(section is not None)
        self.sever.setEnabled(section is not None and not withheld)
        self.free.setEnabled(withheld)
        self.move_left.setEnabled(section is not None and place > 0)
        self.move_right.setEnabled(section is not None and place < count - 1)

    def _action(self, text: str, key: str) -> QAction:
        action = QAction(text, self._room)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._room.addAction(action)
        return action
