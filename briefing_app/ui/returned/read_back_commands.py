"""Reading a Word copy of a note back: compared in the background, decided in a dialog, brought in at once."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from briefing_app import paths
from briefing_app.domain.steps import Steps
from briefing_app.domain.text import portions
from briefing_app.services.returning import STEPS
from briefing_app.ui import languages
from briefing_app.ui.failures import sentence
from briefing_app.ui.mark import mark_of
from briefing_app.ui.message_bar import Choice, Tone
from briefing_app.ui.over_window import OverWindow, WindowParts
from briefing_app.ui.sentences import all_shown
from briefing_app.ui.showing import Subject, everything_in
from briefing_app.ui.tasks import Progress

if TYPE_CHECKING:
    from briefing_app.bootstrap import Desk
    from briefing_app.domain.marking import Marking
    from briefing_app.domain.returned.changes import ReturnedChange
    from briefing_app.services.note_editing import NoteAct
    from briefing_app.services.returning import ReturnedCopy
    from briefing_app.ui.mark import Mark


class ReadBackCommands(OverWindow):
    """Reads copies of notes back; ``changed`` says that a note was changed by it."""

    changed = Signal()

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts)
        self._running = False

    def ask(self, subject: Subject) -> None:
        """Ask for the file that came back, and compare it with the note."""
        if self._running:
            return
        file = self._prompts.returned_file(self._window, paths.exports_folder())
        if file is not None:
            self._compare(subject, file)

    def _compare(self, subject: Subject, file: Path) -> None:
        self._running = True
        progress = Progress()
        progress.advanced.connect(self._bar.advance)
        self._bar.busy(self.tr("Reading the copy back…"), (Choice(self.tr("&Cancel"), progress.cancel),))
        work = partial(_compared, subject, file, progress)
        self._session.call(self, work, partial(self._decide, subject), self._failed, progress)

    def _decide(self, subject: Subject, compared: tuple[ReturnedCopy, Mark]) -> None:
        from briefing_app.ui.returned.returned_dialog import Returned

        self._running = False
        self._bar.clear()
        seen, mark = compared
        chosen = self._prompts.returned(self._window, Returned(seen, mark, self._marking))
        if chosen:
            self._bar.busy(self.tr("Bringing in what was accepted…"))
            done = partial(self._brought_in, len(chosen))
            self._session.call(self, partial(_bring_in, seen, chosen), done, self._failed)

    def _brought_in(self, number: int, act: NoteAct) -> None:
        said = self.tr("%n change(s) of the copy were brought in.", "", number)
        self._bar.offer_undo(" ".join((said, *all_shown(act.notices))), partial(self._undo, act))
        self._show_anew()

    def _undo(self, act: NoteAct) -> None:
        self._rooms.save_then(
            partial(self._session.call, self, partial(_undone, act), self._taken_back, self._failed)
        )

    def _taken_back(self, _act: NoteAct) -> None:
        self._bar.tell(self.tr("Taken back."))
        self._show_anew()

    def _show_anew(self) -> None:
        if not self._rooms.in_lists:
            self._rooms.current.refresh()
        self.changed.emit()

    def _failed(self, error: Exception) -> None:
        self._running = False
        self._bar.tell(sentence(error), Tone.ERROR)

    def _marking(self, marking: Marking) -> str:
        scheme = self._session.catalogue.scheme_of(marking)
        return scheme.portion(marking, languages.of(self._window))


def _compared(subject: Subject, file: Path, progress: Progress, desk: Desk) -> tuple[ReturnedCopy, Mark]:
    steps = Steps(STEPS, progress.report, progress.cancelled)
    seen = desk.returning.compare(subject.key, file, steps)
    shown = [block for one in seen.changes for block in (*one.before, *one.after)]
    return seen, mark_of({*everything_in(subject, desk), *portions(shown)}, desk.catalogue)


def _bring_in(seen: ReturnedCopy, chosen: tuple[ReturnedChange, ...], desk: Desk) -> NoteAct:
    return desk.returning.bring_in(seen, chosen)


def _undone(act: NoteAct, desk: Desk) -> NoteAct:
    return desk.note_editing.undo(act)
