"""What stands where there is nothing yet: one sentence, and one button for the first thing to do."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from briefing_app.ui import look
from briefing_app.ui.labels import PlainLabel

translate = QCoreApplication.translate

SHOW_ALL = "show all"
"""Stands for a command of the list itself: to show what a filter hides."""


class EmptyState(QWidget):
    """A sentence and, where there is a command for it, a button; ``command_asked`` gives its name."""

    command_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._command = ""
        self._sentence = PlainLabel(muted=True, wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.button = QPushButton()
        self.button.clicked.connect(self._ask)
        self.button.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(6 * look.GRID,) * 4)
        column.setSpacing(4 * look.GRID)
        column.addWidget(self._sentence)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    @property
    def sentence(self) -> str:
        """The sentence shown."""
        return self._sentence.text()

    def say(self, sentence: str, command: str = "") -> None:
        """Show a sentence, and a button for a command of the window, "" for none."""
        self._command = command
        self._sentence.setText(sentence)
        self.button.setText(_words_of(command))
        self.button.setVisible(bool(command))

    @Slot()
    def _ask(self) -> None:
        self.command_asked.emit(self._command)


def _words_of(command: str) -> str:
    """What the button of a command says."""
    return {
        SHOW_ALL: translate("EmptyState", "Show all again"),
        "import_binder": translate("EmptyState", "Import a binder…"),
        "new_note": translate("EmptyState", "New note…"),
        "new_profile": translate("EmptyState", "New profile…"),
    }.get(command, "")
