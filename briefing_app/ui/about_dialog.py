"""The about box: the program, its version and those of what it stands on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from briefing_app.ui import look
from briefing_app.ui.labels import PlainLabel
from briefing_app.ui.views import WordsBox

_LICENCES_SIZE = (600, 220)


class AboutDialog(QDialog):
    """Says each line as it is; the words can be selected and copied, the licences in full be scrolled."""

    def __init__(self, lines: Sequence[str], licences: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Briefing Desk"))
        words = PlainLabel("\n".join(lines))
        words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        words.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        words.setAccessibleName(self.tr("About Briefing Desk"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.buttons()[0].setIcon(QIcon())
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(6 * look.GRID,) * 4)
        column.setSpacing(4 * look.GRID)
        column.addWidget(PlainLabel("Briefing Desk", size=look.TITLE, bold=True))
        column.addWidget(words)
        if licences:
            column.addWidget(self._field(licences), stretch=1)
        column.addWidget(buttons)

    def _field(self, licences: str) -> QWidget:
        self.licences = WordsBox()
        self.licences.setPlainText(licences)
        self.licences.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.licences.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.licences.setAccessibleName(self.tr("The licences in full"))
        self.licences.setMinimumSize(*_LICENCES_SIZE)
        return self.licences
