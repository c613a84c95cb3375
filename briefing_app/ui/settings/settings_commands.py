"""Asking for the settings and doing what they say: at once where that is possible, else in a fresh window."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from briefing_app.services.settings import Settings
from briefing_app.ui.message_bar import MessageBar, Tone
from briefing_app.ui.prompts import Prompts
from briefing_app.ui.settings.preferences import Preferences
from briefing_app.ui.settings.wearing import wear


class SettingsCommands(QObject):
    """Commands on the settings; ``another_wanted`` says that the window must be furnished anew for them.

    The language is left to who furnishes: spoken before the room in front has saved, it would mix with
    the one that is on the screen.
    """

    another_wanted = Signal()

    def __init__(self, window: QWidget, preferences: Preferences, prompts: Prompts, bar: MessageBar) -> None:
        super().__init__(window)
        self._window = window
        self._preferences = preferences
        self._prompts = prompts
        self._bar = bar
        self._made = _made_once(preferences.settings)

    @Slot()
    def ask(self) -> None:
        """Ask for the settings; those there are come back where the person thinks better of it."""
        before = self._preferences.settings
        wish = self._prompts.settings(self._window, before, wear)
        if wish is None:
            wear(before)
        else:
            self.choose(wish)

    def choose(self, wish: Settings) -> None:
        """Do what settings say and keep them."""
        wear(wish)
        if not self._preferences.change(wish):
            sorry = self.tr("The settings could not be kept: they hold until the program is closed.")
            self._bar.tell(sorry, Tone.ERROR)
        if _made_once(wish) != self._made:
            self.another_wanted.emit()

    def notices(self) -> tuple[str, ...]:
        """What is to be known of the settings that were found, once."""
        if not self._preferences.were_unreadable:
            return ()
        self._preferences.were_unreadable = False
        return (
            self.tr(
                "The file of your settings could not be read, so the usual ones are used. "
                "It is kept beside the new one."
            ),
        )


def _made_once(settings: Settings) -> tuple[object, ...]:
    """What widgets take over when they are made and do not follow afterwards."""
    return settings.language, settings.text_size, settings.comfortable_rows
