"""What stands where there is nothing yet: one sentence, and one button for the first thing to do."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from briefing_app.ui import look
from briefing_app.ui.command import Command, Instead, OfList
from briefing_app.ui.labels import PlainLabel

translate = QCoreApplication.translate


class EmptyState(QWidget):
    """A sentence and, where there is a command for it, a button; ``command_asked`` gives it."""

    command_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._command: Instead | None = None
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

    def say(self, sentence: str, command: Instead | None = None) -> None:
        """Show a sentence, and a button for what can be done instead."""
        self._command = command
        self._sentence.setText(sentence)
        self.button.setText("" if command is None else _words_of(command))
        self.button.setVisible(command is not None)

    @Slot()
    def _ask(self) -> None:
        self.command_asked.emit(self._command)


def _words_of(command: Instead) -> str:
    """What the button of a command says."""
    return {
        OfList.SHOW_ALL: translate("EmptyState", "Show all again"),
        Command.IMPORT_BINDER: translate("EmptyState", "Import a binder…"),
        Command.NEW_NOTE: translate("EmptyState", "New note…"),
    }.get(command, "")
