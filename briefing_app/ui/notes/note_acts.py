"""Acts on a note, done in the background: each says what it did and can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefing_app.ui.failures import sentence
from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.notes.typed_texts import TypedTexts
from briefing_app.ui.sentences import all_shown

if TYPE_CHECKING:
    from briefing_app.bootstrap import Desk
    from briefing_app.services.note_editing import Along, NoteAct
    from briefing_app.services.note_opening import OpenNote

Work = Callable[["Desk"], "NoteAct"]
"""An act, done on the worker."""


class NoteActs(QObject):
    """Runs acts on one note.

    ``done`` gives an act and the note as it is open after it; ``undoable`` what was done in words, with the
    call that takes it back; ``failed`` why something was not done.
    """

    done = Signal(object, object)
    undoable = Signal(str, object)
    told = Signal(str)
    failed = Signal(str)

    def __init__(self, session: LibrarySession, typed: TypedTexts, number: str, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._typed = typed
        self._number = number
        self._running = 0
        self._waiting: list[Callable[[], None]] = []

    @property
    def is_settled(self) -> bool:
        """Whether nothing is being done."""
        return self._running == 0

    def settle(self, then: Callable[[], None]) -> None:
        """Go on once everything is done; where something could not be, that is told and nothing follows."""
        if self._running:
            self._waiting.append(then)
        else:
            then()

    def run(self, work: Work, said: str, *, stays: bool = False) -> None:
        """Do something that leaves all words where they are, and the section shown too where it *stays*."""
        self._run(work, partial(self._done, said, stays))

    def run_saved(self, work: Work, said: str) -> None:
        """Do something with words, once all that is typed is stored."""
        self._typed.save_then(partial(self.run, work, said))

    def _run(self, work: Work, done: Callable[[tuple[NoteAct, OpenNote]], None]) -> None:
        self._running += 1
        finished = partial(self._finished, done)
        self._session.call(self, partial(_done_and_opened, work, self._number), finished, self._given_up)

    def _finished(
        self, done: Callable[[tuple[NoteAct, OpenNote]], None], result: tuple[NoteAct, OpenNote]
    ) -> None:
        self._running -= 1
        done(result)
        if not self._running:
            waiting, self._waiting = self._waiting, []
            for then in waiting:
                then()

    def _given_up(self, error: Exception) -> None:
        self._running -= 1
        self._waiting.clear()
        self.fail(error)

    def fail(self, error: Exception) -> None:
        """Say why something was not done."""
        self.failed.emit(sentence(error))

    def _done(self, said: str, stays: bool, result: tuple[NoteAct, OpenNote]) -> None:
        act, opened = result
        self.done.emit(replace(act, section=None) if stays else act, opened)
        words = " ".join(filter(None, (said, self._along(act.along), *all_shown(act.notices))))
        self.undoable.emit(words, partial(self._undo, act))

    def _undo(self, act: NoteAct) -> None:
        take_back = partial(_undone, act)
        self._typed.save_then(partial(self._run, take_back, self._undone))

    def _undone(self, result: tuple[NoteAct, OpenNote]) -> None:
        self.done.emit(*result)
        self.told.emit(self.tr("Taken back."))

    def _along(self, along: Along) -> str:
        """What went with sections or passages, in words."""
        parts = (
            self.tr("%n section(s) below it", "", along.sections) if along.sections else "",
            self.tr("%n severance(s)", "", along.severances) if along.severances else "",
            self.tr("%n received redaction(s)", "", along.redactions) if along.redactions else "",
        )
        said = ", ".join(filter(None, parts))
        return self.tr("With it went: {what}.").format(what=said) if said else ""


def _done_and_opened(work: Work, number: str, desk: Desk) -> tuple[NoteAct, OpenNote]:
    act = work(desk)
    return act, desk.note_opening.open(number)


def _undone(act: NoteAct, desk: Desk) -> NoteAct:
    return desk.note_editing.undo(act)
