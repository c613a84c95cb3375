"""The commands of an editor as actions, shared by its keys, its menu and the bar above it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

_STANDARD = QKeySequence.StandardKey


class EditorActions(QObject):
    """Every command of an editor; what they do is connected by the editor they belong to."""

    def __init__(self, editor: QWidget) -> None:
        super().__init__(editor)
        self._editor = editor
        self.undo = self._action(self.tr("&Undo"), _STANDARD.Undo)
        self.redo = self._action(self.tr("&Redo"), "Ctrl+Y", "Ctrl+Shift+Z")
        self.cut = self._action(self.tr("Cu&t"), "Ctrl+X", "Shift+Del")
        self.copy = self._action(self.tr("&Copy"), "Ctrl+C", "Ctrl+Ins")
        self.copy_withheld = self._action(self.tr("Copy &with withheld words"))
        self.paste = self._action(self.tr("&Paste"), "Ctrl+V", "Shift+Ins")
        self.paste_plain = self._action(self.tr("Paste te&xt only"), "Ctrl+Shift+V")
        self.select_all = self._action(self.tr("Select &all"), "Ctrl+A")
        self.bold = self._action(self.tr("&Bold"), "Ctrl+B", checkable=True)
        self.italic = self._action(self.tr("&Italic"), "Ctrl+I", checkable=True)
        self.link = self._action(self.tr("&Link…"), "Ctrl+Shift+K")
        self.footnote = self._action(self.tr("&Footnote…"), "Ctrl+Alt+F")
        self.hard_break = self._action(self.tr("Line brea&k"), "Shift+Return", "Shift+Enter")
        self.paragraph = self._action(self.tr("&Normal text"), "Ctrl+Alt+0", checkable=True)
        self.heading1 = self._action(self.tr("Heading &1"), "Ctrl+Alt+1", checkable=True)
        self.heading2 = self._action(self.tr("Heading &2"), "Ctrl+Alt+2", checkable=True)
        self.heading3 = self._action(self.tr("Heading &3"), "Ctrl+Alt+3", checkable=True)
        self.bullets = self._action(self.tr("Bulleted li&st"), "Ctrl+Shift+L", checkable=True)
        self.numbers = self._action(self.tr("Nu&mbered list"), "Ctrl+Shift+7", "Ctrl+&", checkable=True)
        self.indent = self._action(self.tr("One level &deeper"), "Ctrl+M")
        self.outdent = self._action(self.tr("One level &up"), "Ctrl+Shift+M")
        self.sever = self._action(self.tr("Se&ver…"), "F9")
        self.unsever = self._action(self.tr("Remove the severance &here"), "Shift+F9")
        self.mark = self._action(self.tr("P&ortion marking…"), "F8")
        self.table = self._action(self.tr("C&ells of the table…"), "Ctrl+Alt+T")

    def all(self) -> tuple[QAction, ...]:
        """Every action, in the order of a menu."""
        return tuple(one for one in vars(self).values() if isinstance(one, QAction))

    def changing(self) -> tuple[QAction, ...]:
        """The actions that change the text or what withholds and marks it."""
        return tuple(one for one in self.all() if one not in (self.copy, self.copy_withheld, self.select_all))

    def of(self, event: QKeyEvent) -> QAction | None:
        """The action whose key was pressed."""
        pressed = QKeySequence(event.keyCombination())
        return next((one for one in self.all() if pressed in one.shortcuts()), None)

    def _action(self, text: str, *keys: QKeySequence.StandardKey | str, checkable: bool = False) -> QAction:
        action = QAction(text, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setCheckable(checkable)
        tip = text.replace("&", "").removesuffix("…")
        shortcut = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{tip} ({shortcut})" if shortcut else tip)
        self._editor.addAction(action)
        return action
