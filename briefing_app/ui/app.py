"""Starts the window: application, look, first paint, and only then everything else."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from briefing_app import paths
from briefing_app.services.settings import Appearance, Settings, SettingsFile
from briefing_app.ui import first_window, look
from briefing_app.ui.import_hook import read_no_sources
from briefing_app.ui.settings.preferences import Preferences
from briefing_app.ui.settings.wearing import chosen_colours, wear
from briefing_app.ui.window import MainWindow

if TYPE_CHECKING:
    from briefing_app.bootstrap import Program


def run(program: Program, library: Path | None = None) -> int:
    """Show the window on a library until it is closed; returns the exit code.

    Without a path the usual library is opened where there is one, else the window says how to begin. A
    library that is open here already brings its window to the front, where the system allows it.
    """
    read_no_sources()
    preferences = Preferences(SettingsFile(paths.settings_file()))
    wanted = library or meant_library(preferences.settings)
    if not first_window.is_far(program, wanted) and first_window.was_raised(program, wanted):
        return 0
    application = prepare(sys.argv[:1], preferences.settings)
    window = MainWindow(preferences)
    painted = FirstPaint(window)
    painted.done.connect(partial(go_on, window, program, library))
    window.appear()
    return application.exec()


class FirstPaint(QObject):
    """Tells once that a window has been painted: a timer alone may come before."""

    done = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.done.emit)
        return False


def prepare(arguments: list[str], settings: Settings | None = None) -> QApplication:
    """The application in the look that was chosen; the one there is, where there is one."""
    found = QApplication.instance()
    application = found if isinstance(found, QApplication) else QApplication(arguments)
    application.setApplicationName("briefing-desk")
    application.setApplicationDisplayName("Briefing Desk")
    application.setStyle("Fusion")
    chosen = settings or Settings()
    look.note_system_look()
    follows = chosen.appearance is Appearance.SYSTEM  # whose palette tells, without loading the class Qt
    application.setPalette(look.palette(look.colours() if follows else chosen_colours(chosen)))
    look.space_rows(comfortable=chosen.comfortable_rows)
    look.scale_text(chosen.text_size)
    return application


def follow_system_colours(preferences: Preferences, *_scheme: object) -> None:
    """Use the look the system asks for now, unless another was chosen."""
    if preferences.settings.appearance is Appearance.SYSTEM:
        wear(preferences.settings)


def go_on(window: MainWindow, program: Program, library: Path | None) -> None:
    """Furnish the painted window in the person's language and open the library."""
    from briefing_app.ui.failures import log_uncaught

    sys.excepthook = log_uncaught
    dress(window)
    wanted = library or meant_library(window.preferences.settings)
    if first_window.is_far(program, wanted) and first_window.was_raised(program, wanted):
        window.close()
        return
    begin(window, program, library)


def dress(window: MainWindow) -> None:
    """Give the painted window its look, its language and its icon."""
    from briefing_app.ui import icons, languages

    QApplication.setWindowIcon(icons.of_program())
    look.dress(chosen_colours(window.preferences.settings))
    languages.speak(languages.chosen(window.preferences.settings.language))
    follow = partial(follow_system_colours, window.preferences)
    QApplication.styleHints().colorSchemeChanged.connect(follow)


def begin(window: MainWindow, program: Program, library: Path | None) -> None:
    """Show the library that was named, the last one, or the usual one; without any say how to begin."""
    path = library or usual_library(window.preferences.settings)
    if path is None:
        window.furnish(program).show_welcome()
    else:
        window.begin_with_list(program, path)


def usual_library(settings: Settings) -> Path | None:
    """The last library, else the usual one where there is one."""
    meant = meant_library(settings)
    is_last = bool(settings.last_library) and not paths.is_library_named()
    return meant if is_last or meant.exists() else None


def meant_library(settings: Settings) -> Path:
    """The last library, else the usual one; nobody looks whether it is there: a network takes its time."""
    if settings.last_library and not paths.is_library_named():
        return Path(settings.last_library)
    return paths.default_library()
