"""The bar above an editor: what Word people look for first, each with its key in its tip.

It takes no part in the order of Tab, as in Word: every command has a key and stands in the editor's own menu.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolBar, QToolButton, QWidget

from briefing_app.ui.editor.editor_actions import EditorActions
from briefing_app.ui.editor.section_editor import SectionEditor
from briefing_app.ui.icons import icon

_GROUPS = (
    ("undo", "redo"),
    ("bold", "italic"),
    ("bullets", "numbers", "outdent", "indent"),
    ("link", "footnote"),
    ("sever", "unsever", "mark"),
)
_STYLES = ("paragraph", "heading1", "heading2", "heading3")
_WITH_WORDS = frozenset({"sever", "mark"})
"""What no other program has is named beside its picture."""


class EditorBar(QToolBar):
    """Shows the commands of one editor at a time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor: SectionEditor | None = None
        self.setAccessibleName(self.tr("Commands of the text"))
        self.setWindowTitle(self.tr("Commands of the text"))
        self.setMovable(False)
        self.setFloatable(False)
        self.setIconSize(QSize(18, 18))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.toggleViewAction().setEnabled(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)

    @property
    def editor(self) -> SectionEditor | None:
        """Whose commands are shown."""
        return self._editor

    def show_for(self, editor: SectionEditor | None) -> None:
        """Show the commands of an editor, or none."""
        if editor is self._editor:
            return
        self._editor = editor
        self.clear()
        self.setEnabled(editor is not None)
        if editor is None:
            return
        self._add_styles(editor.actions)
        for group in _GROUPS:
            self.addSeparator()
            for name in group:
                self._add(name, getattr(editor.actions, name))

    def _add(self, name: str, action: QAction) -> None:
        if action.icon().isNull():
            action.setIcon(icon(name))
            action.setIconVisibleInMenu(False)
        self.addAction(action)
        button = self.widgetForAction(action)
        if isinstance(button, QToolButton):
            button.setAccessibleName(action.toolTip())
            if name in _WITH_WORDS:
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)

    def _add_styles(self, actions: EditorActions) -> None:
        """A button that names the style stood in and offers the others."""
        self._style = QToolButton()
        self._style.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._style.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._style.setToolTip(self.tr("Style of the paragraph"))
        menu = QMenu(self._style)
        for name in _STYLES:
            action = getattr(actions, name)
            menu.addAction(action)
            action.toggled.connect(self._name_style)
        self._style.setMenu(menu)
        metrics = self.fontMetrics()
        widest = max(metrics.horizontalAdvance(action.text()) for action in menu.actions())
        self._style.setMinimumWidth(widest + 3 * metrics.averageCharWidth() + 16)
        self.addWidget(self._style)
        self._name_style()

    @Slot()
    def _name_style(self) -> None:
        if self._editor is None:
            return
        styles = [getattr(self._editor.actions, name) for name in _STYLES]
        words = next((one.text() for one in styles if one.isChecked()), self.tr("List"))
        self._style.setText(words.replace("&", ""))
        self._style.setAccessibleName(self.tr("Style: {style}").format(style=words.replace("&", "")))
