"""Says why there is no window to a person who has no console to read it on."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from briefing_app import paths
from briefing_app.domain.errors import BriefingError
from briefing_app.services.settings import Settings, SettingsFile
from briefing_app.ui import icons, languages, look
from briefing_app.ui.app import prepare
from briefing_app.ui.failures import sentence
from briefing_app.ui.labels import PlainLabel


class RefusalDialog(QDialog):
    """A sentence that can be copied, and a button that closes it."""

    def __init__(self, why: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Briefing Desk cannot be opened"))
        self.words = PlainLabel(why, wrap=True)
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.words.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.words.setAccessibleName(self.tr("Why it cannot be opened"))
        self.words.setMinimumWidth(420)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.buttons.buttons()[0].setIcon(QIcon())
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(5 * look.GRID,) * 4)
        column.setSpacing(5 * look.GRID)
        column.addWidget(self.words)
        column.addWidget(self.buttons)


def show(error: Exception) -> None:
    """Say in a box of its own, in the person's language, why there is no window; waits until it is closed."""
    settings = _settings()
    prepare(sys.argv[:1], settings)
    QApplication.setWindowIcon(icons.of_program())
    languages.speak(languages.chosen(settings.language))
    RefusalDialog(sentence(error)).exec()


def _settings() -> Settings:
    """Those of the person; the usual ones where they cannot be read, which may be what there is to tell."""
    try:
        return SettingsFile(paths.settings_file()).read()
    except BriefingError:
        return Settings()
