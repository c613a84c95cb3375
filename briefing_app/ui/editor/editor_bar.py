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
from briefing_app.ui.menu_button import MenuButton

GROUPS = (
    ("bold", "italic"),
    ("bullets", "numbers"),
    ("sever", "mark", "unsever"),
    ("outdent", "indent"),
    ("link", "footnote"),
    ("undo", "redo"),
)
"""What comes first stays in sight on a narrow window; the rest is behind the arrow at its end."""

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
        size = max(16, self.fontMetrics().ascent() + 2)  # as high as the words beside
        self.setIconSize(QSize(size, size))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.toggleViewAction().setEnabled(False)
        self._more = self.findChild(QToolButton, "qt_toolbar_ext_button")
        if self._more is not None:
            self._more.setIcon(icon("more"))  # Qt's own is black, on a dark ground too
            self._more.setAccessibleName(self.tr("More commands"))
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
        for group in GROUPS:
            self.addSeparator()
            for name in group:
                self._add(name, getattr(editor.actions, name))

    def _add(self, name: str, action: QAction) -> None:
        if action.icon().isNull():
            action.setIcon(icon(name))
            action.setIconVisibleInMenu(False)
            action.setIconText(self._short(name, action))
        self.addAction(action)
        button = self.widgetForAction(action)
        if isinstance(button, QToolButton):
            button.setAccessibleName(action.toolTip())
            if name in _WITH_WORDS:
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)

    def _short(self, name: str, action: QAction) -> str:
        return self.tr("Mark") if name == "mark" else action.iconText()

    def _add_styles(self, actions: EditorActions) -> None:
        """A button that names the style stood in and offers the others."""
        self.style_button = MenuButton()
        self.style_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.style_button.setToolTip(self.tr("Style of the paragraph"))
        menu = QMenu(self.style_button)
        for name in _STYLES:
            action = getattr(actions, name)
            menu.addAction(action)
            action.toggled.connect(self._name_style)
        self.style_button.setMenu(menu)
        metrics = self.fontMetrics()
        widest = max(metrics.horizontalAdvance(action.text()) for action in menu.actions())
        self.style_button.setMinimumWidth(widest + 3 * metrics.averageCharWidth() + 16)
        self.addWidget(self.style_button)
        self._name_style()

    @Slot()
    def _name_style(self) -> None:
        if self._editor is None:
            return
        styles = [getattr(self._editor.actions, name) for name in _STYLES]
        words = next((one.text() for one in styles if one.isChecked()), self.tr("List"))
        self.style_button.setText(words.replace("&", ""))
        self.style_button.setAccessibleName(self.tr("Style: {style}").format(style=words.replace("&", "")))
