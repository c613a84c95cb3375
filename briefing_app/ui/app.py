"""Starts the window: application, look, first paint, and only then everything else."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from briefing_app.ui import look
from briefing_app.ui.window import MainWindow

if TYPE_CHECKING:
    from briefing_app.bootstrap import Program


def run(program: Program, library: Path | None = None) -> int:
    """Show the window on a library until it is closed; returns the exit code.

    Without a path the usual library is opened where there is one, else the window says how to begin.
    """
    application = prepare(sys.argv[:1])
    window = MainWindow()
    painted = FirstPaint(window)
    painted.done.connect(partial(go_on, window, program, library))
    window.show()
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


def prepare(arguments: list[str]) -> QApplication:
    """The application with our look; the one there is, where there is one."""
    found = QApplication.instance()
    application = found if isinstance(found, QApplication) else QApplication(arguments)
    application.setApplicationName("briefing-desk")
    application.setApplicationDisplayName("Briefing Desk")
    application.setStyle("Fusion")
    application.setPalette(look.palette(look.colours()))  # the system's own palette tells light from dark
    return application


def follow_system_colours(*_scheme: object) -> None:
    """Use the dark look where the system asks for it, else the light one."""
    look.dress(look.DARK if look.system_is_dark() else look.LIGHT)


def go_on(window: MainWindow, program: Program, library: Path | None) -> None:
    """Furnish the painted window in the person's language and open the library."""
    from briefing_app.ui import languages
    from briefing_app.ui.failures import log_uncaught

    sys.excepthook = log_uncaught
    look.dress(look.colours())
    languages.speak(languages.of_system())
    QApplication.styleHints().colorSchemeChanged.connect(follow_system_colours)
    begin(window, program, library)


def begin(window: MainWindow, program: Program, library: Path | None) -> None:
    """Furnish a window, and open the library that was named, the usual one, or none."""
    from briefing_app import paths

    place = window.furnish(program)
    if library is not None:
        place.open(library)
    elif paths.default_library().exists():
        place.open(paths.default_library())
    else:
        place.show_welcome()
