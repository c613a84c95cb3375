"""Proves an installed program: its window makes a library, imports, makes a note, exports both editions."""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot, qVersion
from PySide6.QtGui import QGuiApplication

from briefing_app import __version__, paths
from briefing_app.domain.errors import BriefingError
from briefing_app.services.settings import SettingsFile
from briefing_app.ui import languages
from briefing_app.ui.app import FirstPaint, dress, prepare
from briefing_app.ui.failures import log_uncaught, sentence
from briefing_app.ui.import_hook import read_no_sources
from briefing_app.ui.settings.preferences import Preferences
from briefing_app.ui.smoke_records import Made, make_records
from briefing_app.ui.window import MainWindow

if TYPE_CHECKING:
    from briefing_app.bootstrap import Program
    from briefing_app.ui.workplace import Workplace

_LANGUAGE = "fr"  # the one whose words are lost when a catalogue is
_CATALOGUES = ("ours", "Qt's")
LIBRARY, PICTURE, ACCOUNT = "smoke.bdl", "window.png", "smoke.json"
_PATIENCE = 120_000  # milliseconds for everything; a quarter of a minute is usual under Wine
_GLANCE = 50
_LAST_WAIT = 10_000


def run(program: Program, folder: Path) -> None:
    """Do everything in *folder*, and leave there what was made, a picture of the window and an account.

    The folder is made, or is empty. The settings of the person are neither read nor changed.

    Raises:
        BriefingError: something could not be done, or there is something in the folder.
    """
    read_no_sources()
    folder = _empty(folder.absolute())
    preferences = Preferences(SettingsFile(folder / "settings.toml"))
    application = prepare(sys.argv[:1], preferences.settings)
    window = MainWindow(preferences)
    proof = Proof(window, program, folder)
    sys.excepthook = proof.uncaught
    window.appear()
    application.exec()
    proof.rest()
    if proof.why or not proof.is_done:
        raise BriefingError(proof.why or "The window was closed before everything was tried.")


def _empty(folder: Path) -> Path:
    """The folder, in which nothing is: a proof writes files of many names, over what is there."""
    found = next(paths.made_private(folder).iterdir(), None)
    if found is not None:
        raise BriefingError(
            f"“{folder}” holds “{found.name}” already: name a new or an empty folder; nothing was written."
        )
    return folder


class Proof(QObject):
    """Goes from one step to the next as the window says that it is done; ``why`` says what went wrong."""

    def __init__(self, window: MainWindow, program: Program, folder: Path) -> None:
        super().__init__(window)
        self.why = ""
        self.is_done = False
        self._window, self._program, self._folder = window, program, folder
        self._made: Made | None = None
        self._painted = FirstPaint(window)
        self._painted.done.connect(self._furnish)
        self._glance = QTimer(self, interval=_GLANCE)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(partial(self._give_up, "The program did not get done in time."))
        self._patience.start()
        self._last_wait = QTimer(self, singleShot=True, interval=_LAST_WAIT)
        self._last_wait.timeout.connect(partial(QGuiApplication.exit, 1))

    def uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Stands in for ``sys.excepthook``: a bug ends the proof."""
        log_uncaught(kind, error, trace)
        self._give_up(f"Something went wrong inside the program ({kind.__name__}).")

    def rest(self) -> None:
        """Wait for nothing any more, once the window is closed: a late end would end what runs then."""
        for timer in (self._glance, self._patience, self._last_wait):
            timer.stop()

    @Slot()
    def _furnish(self) -> None:
        dress(self._window)
        if len(languages.speak(_LANGUAGE)) < len(_CATALOGUES):
            self._give_up("The French words of the window are missing.")
            return
        place = self._window.furnish(self._program)
        place.session.refused.connect(lambda _path, why: self._give_up(why))
        place.browsing.failed.connect(self._give_up)
        place.browsing.begun.connect(partial(self._fill, place))
        library = self._folder / LIBRARY
        place.session.open(library, partial(self._program.libraries.create, library))

    def _fill(self, place: Workplace) -> None:
        work = partial(make_records, folder=self._folder)
        place.session.call(
            self, work, partial(self._look, place), lambda error: self._give_up(sentence(error))
        )

    def _look(self, place: Workplace, made: Made) -> None:
        """Open the note that was made, and wait until its text is there."""
        self._made = made
        place.browsing.refresh()
        place.rooms.open_note(made.number)
        self._glance.timeout.connect(partial(self._finish_when_shown, place))
        self._glance.start()

    def _finish_when_shown(self, place: Workplace) -> None:
        known = place.browsing.contents
        if place.rooms.in_lists or place.session.tasks.busy or not (known and known.profiles and known.notes):
            return
        self._glance.stop()
        if not self._window.grab().save(str(self._folder / PICTURE)):
            self._give_up("No picture of the window could be written.")
            return
        self._account(place)
        self.is_done = True
        self._window.close()

    def _account(self, place: Workplace) -> None:
        told = {
            "version": __version__,
            "python": sys.version.partition(" ")[0],
            "qt": qVersion(),
            "platform": QGuiApplication.platformName(),
            "language": place.locale().name(),
            "files": list(self._made.files) if self._made else [],
        }
        (self._folder / ACCOUNT).write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")

    @Slot(str)
    def _give_up(self, why: str) -> None:
        if self.is_done:
            return  # the window is closing already
        self.why = self.why or why
        self._glance.stop()
        self._window.close()  # as a person would: the library is closed and given back
        self._last_wait.start()
