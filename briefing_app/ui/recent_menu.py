"""The menu of the libraries used last, each under a number."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QMenu, QWidget

from briefing_app.ui.settings.preferences import Preferences


class RecentMenu(QMenu):
    """Filled anew each time it is shown; *open_library* is called with the path chosen."""

    def __init__(
        self, preferences: Preferences, open_library: Callable[[Path], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._open = open_library
        self.aboutToShow.connect(self.fill)

    @Slot()
    def fill(self) -> None:
        """Show the libraries that are remembered, the last one first."""
        self.clear()
        names = self._preferences.settings.recent_libraries
        for number, name in enumerate(names, 1):
            words = str(Path(name).name).replace("&", "&&")
            action = self.addAction(f"&{number}  {words}")
            action.triggered.connect(partial(self._choose, Path(name)))
        if not names:
            self.addAction(self.tr("None yet")).setEnabled(False)

    def _choose(self, path: Path, *_checked: bool) -> None:
        self._open(path)
