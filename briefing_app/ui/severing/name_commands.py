"""The command that severs every occurrence of a name: asked from anywhere, shown everywhere, taken back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Signal, Slot

from briefing_app.ui.failures import sentence
from briefing_app.ui.message_bar import Tone
from briefing_app.ui.over_window import OverWindow, WindowParts
from briefing_app.ui.sentences import all_shown

if TYPE_CHECKING:
    from briefing_app.bootstrap import Desk
    from briefing_app.services.occurrences import NameSevered
    from briefing_app.ui.severing.name_search import NameForm, NameLeft
    from briefing_app.ui.showing import Subject


class NameCommands(OverWindow):
    """Asks for names in a dialog over the window.

    ``severed`` says that they are withheld, or free again; ``go_to_wanted`` gives what to open, what in it.
    """

    severed = Signal()
    go_to_wanted = Signal(object, object)

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts)
        self._form: NameForm | None = None  # what was typed where nothing was severed
        self._wish = 0  # of several pressed before the first was asked about, the last one counts
        parts.session.opening.connect(self._forget)

    @Slot()
    def ask(self) -> None:
        """Store what is typed in the room in front, then ask; the words chosen there are looked for."""
        room = self._rooms.current
        self._wish += 1
        self._rooms.save_then(partial(self._ask, self._wish, room.subject, room.chosen_words))

    def _ask(self, wish: int, here: Subject | None, words: str) -> None:
        if wish != self._wish or not shiboken6.isValid(self):
            return
        from briefing_app.ui.severing.name_search import NameForm, subject_of

        form = (self._form or NameForm()).about(words)
        left: NameLeft | None = self._prompts.name(self._window, self._session, form, here)
        if left is None:
            return
        self._form = left.form if left.severed is None else None
        if left.severed is not None:
            self._tell(left.severed)
        elif left.place is not None:
            self.go_to_wanted.emit(subject_of(left.place), left.place.there)

    def _tell(self, done: NameSevered) -> None:
        self._show_everywhere()
        words = self.tr("%n place(s) severed under one severance: proposed.", "", done.places)
        said = " ".join((words, *all_shown(done.notices)))
        self._bar.offer_undo(said, partial(self._take_back, done))

    def _take_back(self, done: NameSevered) -> None:
        work = partial(_undo, done)
        self._rooms.save_then(lambda: self._session.call(self, work, self._undone, self._fail))

    def _undone(self, _nothing: None) -> None:
        self._show_everywhere()
        self._bar.tell(self.tr("Taken back."))

    def _show_everywhere(self) -> None:
        self._rooms.current.decided()
        self.severed.emit()

    def _fail(self, error: Exception) -> None:
        self._bar.tell(sentence(error), Tone.ERROR)

    @Slot()
    def _forget(self) -> None:
        """Another library is opened: what was typed is none of its business."""
        self._form = None


def _undo(done: NameSevered, desk: Desk) -> None:
    desk.occurrences.undo(done)
