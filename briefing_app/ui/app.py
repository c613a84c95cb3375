"""Starts the window: application, look, first paint, and only then the library."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTimer, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from briefing_app import paths
from briefing_app.ui import look
from briefing_app.ui.failures import log_uncaught
from briefing_app.ui.window import MainWindow

if TYPE_CHECKING:
    from briefing_app.bootstrap import Program


def run(program: Program, library: Path | None = None) -> int:
    """Show the window on a library until it is closed; returns the exit code.

    Without a path the usual library is opened where there is one, else the window says how to begin.
    """
    application = prepare(sys.argv[:1])
    sys.excepthook = log_uncaught
    window = MainWindow(program)
    window.show()
    QTimer.singleShot(0, window, lambda: begin(window, library))
    return application.exec()


def prepare(arguments: list[str]) -> QApplication:
    """The application with our look and language; the one there is, where there is one."""
    found = QApplication.instance()
    application = found if isinstance(found, QApplication) else QApplication(arguments)
    application.setApplicationName("briefing-desk")
    application.setApplicationDisplayName("Briefing Desk")
    application.setStyle("Fusion")
    follow_system_colours()
    QGuiApplication.styleHints().colorSchemeChanged.connect(follow_system_colours)
    speak(application, QLocale.system())
    return application


def follow_system_colours(_scheme: Qt.ColorScheme | None = None) -> None:
    """Use the dark look where the system asks for it, else the light one."""
    QApplication.setPalette(look.palette(look.DARK if look.system_is_dark() else look.LIGHT))


def speak(application: QApplication, locale: QLocale) -> None:
    """Show the window in the language of a locale, English where there is no other; dates follow it."""
    if locale.language() is not QLocale.Language.French:
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.Canada))
        return
    QLocale.setDefault(QLocale(QLocale.Language.French, QLocale.Country.Canada))
    own = str(paths.resources_folder() / "i18n")
    for name, folder in (
        ("qtbase_fr", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        ("briefing-desk_fr", own),
    ):
        translator = QTranslator(application)
        if translator.load(name, folder):
            application.installTranslator(translator)


def begin(window: MainWindow, library: Path | None) -> None:
    """Open what was asked for, now that the window is painted."""
    if library is not None:
        window.open(library)
    elif paths.default_library().exists():
        window.open(paths.default_library())
    else:
        window.show_welcome()
