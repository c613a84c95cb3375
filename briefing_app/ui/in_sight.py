"""The banner of everything in sight while lists are browsed: what is open, and what a search found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.showing import joined, window_banner

if TYPE_CHECKING:
    from briefing_app.domain.marking import Marking


class InSight(QObject):
    """Gives the banner whenever it may be another: what was found may be marked above what is open."""

    nothing_shown = Signal()
    banner_changed = Signal(str, str)

    def __init__(self, session: LibrarySession, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._open: Marking | None = None
        self._found: Marking | None = None  # of everything a search found, while that is shown

    def forget(self) -> None:
        """Nothing is open, and nothing is found any more."""
        self._open = self._found = None
        self._tell()

    def show_open(self, marking: Marking | None) -> None:
        """Something else is open, or nothing."""
        self._open = marking
        self._tell()

    def show_found(self, marking: Marking | None) -> None:
        """Something else is going to be in the list; None where it is a list that is always there."""
        self._found = marking
        self._tell()

    def _tell(self) -> None:
        in_sight = [one for one in (self._open, self._found) if one is not None]
        if not in_sight:
            self.nothing_shown.emit()
            return
        catalogue = self._session.program.catalogue
        self.banner_changed.emit(*window_banner(joined(in_sight, catalogue), catalogue))
