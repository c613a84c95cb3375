"""The day in a real window: ``python -m tests.ui.tour.on_a_screen FOLDER [LANGUAGE [LOOK [PICTURES]]]``.

Needs a screen with a window manager (``xvfb-run`` and openbox will do) and xdotool; files of the day go to
FOLDER. With PICTURES, a folder, every picture of the script is taken there. Ends with 1 and the reason where
the day could not be done. Without a screen (``QT_QPA_PLATFORM=offscreen``) keys are given to Qt instead.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from briefing_app.bootstrap import start
from briefing_app.services.settings import Appearance, SettingsFile
from briefing_app.ui import app, languages, look
from briefing_app.ui.settings.preferences import Preferences
from briefing_app.ui.settings.wearing import chosen_colours
from briefing_app.ui.window import MainWindow
from tests.ui.tour.day import help_window, whole_day
from tests.ui.tour.keyboard import QtKeyboard, ScreenKeyboard
from tests.ui.tour.script import Player
from tests.ui.tour.steps import Day


def main(folder: Path, language: str = "en", appearance: str = "light", pictures: str = "") -> int:
    """0 when the whole day was done."""
    preferences = Preferences(SettingsFile(folder / "settings.toml"))
    preferences.change(replace(preferences.settings, appearance=Appearance(appearance)))
    application = app.prepare([], preferences.settings)
    look.dress(chosen_colours(preferences.settings))
    languages.speak("en")  # the script chooses another by key
    window = MainWindow(preferences)
    window.furnish(start())
    window.resize(1440, 900)
    window.show()
    window.activateWindow()
    assert window.place is not None
    window.place.show_welcome()
    day = Day(window, folder, language, taker(Path(pictures)) if pictures else lambda _name: None)
    offscreen = QApplication.platformName() == "offscreen"
    player = Player(whole_day(day), QtKeyboard() if offscreen else ScreenKeyboard())
    watch = QTimer()
    watch.timeout.connect(lambda: player.ended and window.close())
    watch.start(100)
    application.exec()
    print(player.failure or f"{len(player.done)} steps, {day.document.stat().st_size} bytes of Word")
    return 1 if player.failure else 0


def taker(folder: Path) -> Callable[[str], None]:
    """Takes a picture of the window, and of the dialog before it."""
    folder.mkdir(parents=True, exist_ok=True)

    def take(name: str) -> None:
        window = (
            QApplication.activeModalWidget()
            or help_window()
            or next(one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow))
        )
        window.grab().save(str(folder / f"{name}.png"))

    return take


if __name__ == "__main__":
    code = main(Path(sys.argv[1]), *sys.argv[2:])
    sys.stdout.flush()
    os._exit(code)
