"""Types the heading of a section in the outline, and says what is typed before it is done."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefing_app.ui.guarded_fields import GuardedLine
from briefing_app.ui.notes.outline_model import SECTION
from briefing_app.ui.rows import Index, Role


class HeadingDelegate(QStyledItemDelegate):
    """``typed`` gives a section's id and what its heading would be."""

    typed = Signal(str, str)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = (
            super().createEditor(parent, option, index) if not index.data(Role.RELEASED) else _kept(parent)
        )
        if isinstance(editor, QLineEdit):
            editor.textEdited.connect(partial(self.typed.emit, str(index.data(SECTION) or "")))
        return editor


def _kept(parent: QWidget) -> GuardedLine:
    """A line for a heading that is withheld."""
    line = GuardedLine(parent)
    line.setFrame(False)
    line.setAutoFillBackground(True)
    line.keep_back()
    return line
