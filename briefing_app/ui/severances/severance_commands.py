"""Looking at severances in a window of their own, and showing everywhere what was decided there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from briefing_app.domain.text import BlockId
from briefing_app.ui.failures import sentence
from briefing_app.ui.over_window import OverWindow
from briefing_app.ui.showing import Subject

if TYPE_CHECKING:
    from briefing_app.bootstrap import Desk
    from briefing_app.services.severances import Decided
    from briefing_app.ui.severances.severances_dialog import SeverancesLeft


class SeveranceCommands(OverWindow):
    """Commands on severances.

    ``decided`` says that something may have been decided, ``go_to_wanted`` gives what to open, and the block
    or fact there.
    """

    decided = Signal()
    go_to_wanted = Signal(object, object)

    def ask(self, subject: Subject) -> None:
        """Show the severances of a note or profile whose text is saved; go where that leads."""
        left: SeverancesLeft | None = self._prompts.severances(self._window, self._session, subject)
        if left is None:
            return
        if left.decided:
            self._tell_decided()
        if left.undoable is not None:
            undo = partial(self._take_back, left.undoable.decided)
            self._rooms.current.undoable.emit(left.undoable.words, undo)
        if left.block is not None:
            self.go_to_wanted.emit(subject, left.block)
        elif left.fact is not None:
            owner = subject if left.profile is None else Subject("profile", left.profile, "")
            self.go_to_wanted.emit(owner, BlockId(left.fact))

    def _tell_decided(self) -> None:
        self._rooms.current.decided()
        self.decided.emit()

    def _take_back(self, decided: Decided) -> None:
        """Take it back once what is typed in the room in front is stored."""
        self._rooms.save_then(partial(self._undo, decided))

    def _undo(self, decided: Decided) -> None:
        self._session.call(self, partial(_undone, decided), self._undone, self._fail)

    def _undone(self, _nothing: None) -> None:
        self._tell_decided()
        self._rooms.current.told.emit(self.tr("Taken back."))

    def _fail(self, error: Exception) -> None:
        self._rooms.current.failed.emit(sentence(error))


def _undone(decided: Decided, desk: Desk) -> None:
    desk.severances.undo(decided)
