"""Asking which severances to approve, and showing everywhere what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.prompts import Prompts

if TYPE_CHECKING:
    from briefing_app.ui.rooms import Rooms
    from briefing_app.ui.severances_dialog import SeverancesLeft
    from briefing_app.ui.showing import Subject


class SeveranceCommands(QObject):
    """Commands on severances.

    ``approved`` says that some may have been approved, ``go_to_wanted`` gives what to open, and the block.
    """

    approved = Signal()
    go_to_wanted = Signal(object, object)

    def __init__(self, window: QWidget, session: LibrarySession, prompts: Prompts, rooms: Rooms) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._prompts = prompts
        self._rooms = rooms

    def ask(self, subject: Subject) -> None:
        """Show the severances of a note or profile whose text is saved; go where that leads."""
        left: SeverancesLeft | None = self._prompts.severances(self._window, self._session, subject)
        if left is None:
            return
        if left.approved:
            self._rooms.current.decided()
            self.approved.emit()
        if left.block is not None:
            self.go_to_wanted.emit(subject, left.block)
