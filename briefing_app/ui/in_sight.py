"""The banner of everything in sight while lists are browsed: what is open, and what a search found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.mark import Mark, mark_of

if TYPE_CHECKING:
    from briefing_app.domain.marking import Marking


class InSight(QObject):
    """Gives the banner whenever it may be another: what was found may be marked above what is open."""

    nothing_shown = Signal()
    banner_changed = Signal(object)

    def __init__(self, session: LibrarySession, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._told: Mark | None = None
        self._open: tuple[Marking, ...] = ()
        self._found: tuple[Marking, ...] = ()  # by a search, while that is shown

    def forget(self) -> None:
        """Nothing is open, and nothing is found any more."""
        self._open = self._found = ()
        self._tell()

    @Slot(object)
    def expect_open(self, marking: Marking) -> None:
        """Something else is going to be open; what was is still in sight."""
        self._open = (*self._open, marking)
        self._tell()

    def show_open(self, marking: Marking | None) -> None:
        """Something else is open by now, or nothing."""
        self._open = () if marking is None else (marking,)
        self._tell()

    def expect_found(self, marking: Marking) -> None:
        """Something else is going to be in the list; what was found before is still in sight."""
        self._found = (*self._found, marking)
        self._tell()

    def show_found(self, marking: Marking | None) -> None:
        """Something else is in the list by now; None where it is a list that is always there."""
        self._found = () if marking is None else (marking,)
        self._tell()

    def _tell(self) -> None:
        in_sight = (*self._open, *self._found)
        if not in_sight:
            self._told = None
            self.nothing_shown.emit()
        elif (mark := mark_of(in_sight, self._session.catalogue)) != self._told:
            self._told = mark
            self.banner_changed.emit(mark)
