"""The settings while the window is open: one value, kept in the person's file whenever it changes."""

from __future__ import annotations

import logging
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from briefing_app.domain.errors import BriefingError
from briefing_app.services.settings import Layout, Settings, SettingsFile

log = logging.getLogger(__name__)


class Preferences(QObject):
    """Holds the settings; ``changed`` gives the new ones. Without a file they last as long as the window."""

    changed = Signal(object)

    def __init__(self, file: SettingsFile | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._settings = file.read() if file is not None else Settings()
        self.are_new = file is not None and not file.found
        self.were_unreadable = file is not None and file.broken

    @property
    def settings(self) -> Settings:
        """What is chosen now."""
        return self._settings

    def change(self, settings: Settings) -> bool:
        """Choose other settings; False where they hold for this window only, the file not being writable."""
        if settings == self._settings:
            return True
        self._settings = settings
        self.changed.emit(settings)
        return self._keep()

    def change_layout(self, layout: Layout) -> None:
        """Remember how the window is left."""
        self.change(replace(self._settings, layout=layout))

    def _keep(self) -> bool:
        if self._file is None:
            return True
        try:
            self._file.write(self._settings)
        except (OSError, BriefingError, TypeError, ValueError, RecursionError) as error:
            log.warning("the settings could not be written: %s", type(error).__name__)
            return False
        return True
