"""Says why there is no window to a person who has no console to read it on."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from briefing_app import paths
from briefing_app.domain.errors import BriefingError
from briefing_app.services.settings import Settings, SettingsFile
from briefing_app.ui import icons, languages
from briefing_app.ui.app import prepare
from briefing_app.ui.failures import sentence


def show(error: Exception) -> None:
    """Say in a box of its own, in the person's language, why there is no window; waits until it is closed."""
    settings = _settings()
    prepare(sys.argv[:1], settings)
    QApplication.setWindowIcon(icons.of_program())
    languages.speak(languages.chosen(settings.language))
    box = QMessageBox(QMessageBox.Icon.Critical, QApplication.applicationDisplayName(), sentence(error))
    box.setTextFormat(Qt.TextFormat.PlainText)  # it may name a file, whose name is anything
    box.exec()


def _settings() -> Settings:
    """Those of the person; the usual ones where they cannot be read, which may be what there is to tell."""
    try:
        return SettingsFile(paths.settings_file()).read()
    except BriefingError:
        return Settings()
