"""Keeps up to date what is to be looked at before a note is handed over, and tries its public edition."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot

from briefing_app.domain.errors import CancelledError, EditionRefusedError
from briefing_app.ui.announcing import announce
from briefing_app.ui.command import Command
from briefing_app.ui.descriptions import moment
from briefing_app.ui.failures import sentence
from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.message_bar import Choice
from briefing_app.ui.notes.release_checklist import ReleaseChecklist, Tried
from briefing_app.ui.sentences import all_shown, shown
from briefing_app.ui.tasks import Progress

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing_app.bootstrap import Desk
    from briefing_app.domain.release_record import CheckPassed
    from briefing_app.domain.severance import NewSeverance
    from briefing_app.domain.text import SectionId, Text
    from briefing_app.services.before_release import BeforeRelease
    from briefing_app.ui.notes.note_room import NoteRoom

SIDE = "release"


class Releasing(QObject):
    """The side of a room that is looked at before a note is handed over: read only while it is in front."""

    def __init__(self, room: NoteRoom, session: LibrarySession, number: str) -> None:
        super().__init__(room)
        self._room = room
        self._session = session
        self._number = number
        self._waits = self._again = False
        self._progress: Progress | None = None
        self._words = ""
        self.checklist = ReleaseChecklist()
        room.side.add(SIDE, self.tr("Before release"), self.checklist)
        room.side.shown.connect(self.ask)
        room.previewing.arrived.connect(self.ask)
        self.checklist.go_to_wanted.connect(room.go_to)
        self.checklist.severances_wanted.connect(self._go_to_severances)
        self.checklist.export_wanted.connect(partial(room.asked.emit, Command.EXPORT))
        self.checklist.try_wanted.connect(self._try)
        self.checklist.ticked.connect(self._tick)

    @property
    def in_front(self) -> bool:
        """Whether it is this side that is looked at."""
        return self._room.side.current == SIDE

    @property
    def is_settled(self) -> bool:
        """Whether nothing is being read or tried."""
        return not self._waits and self._progress is None

    @Slot()
    def ask(self) -> None:
        """Read how the note stands, once what is being read has come."""
        if not self.in_front or self._room.open_note is None:
            return
        if self._waits:
            self._again = True
            return
        self._waits, self._again = True, False
        typed = self._room.typed
        unsaved, new = typed.unsaved(), typed.new_severances()
        work = partial(_before, self._number, unsaved, new, self._session.language)
        self._session.call(self, work, self._show, self._fail)

    def _show(self, found: BeforeRelease) -> None:
        self._words = found.words
        self.checklist.show_found(found, self._session.ticked)
        self._go_on()

    def _fail(self, error: Exception) -> None:
        self._room.failed.emit(sentence(error))
        self._go_on()

    def _go_on(self) -> None:
        self._waits = False
        if self._again:
            self.ask()

    @Slot()
    def _go_to_severances(self) -> None:
        if "severances" in self._room.side.keys:
            self._room.side.show_side("severances")
            self._room.side.main_widget.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._room.asked.emit(Command.SEVERANCES)

    @Slot(str, bool)
    def _tick(self, key: str, done: bool) -> None:
        (self._session.ticked.add if done else self._session.ticked.discard)(key)

    # ---- trying

    @Slot()
    def _try(self) -> None:
        """Try what is stored: what is typed is stored first."""
        if self._progress is None:
            self._room.leave(self._begin)

    def _begin(self) -> None:
        if self._progress is not None:
            return  # a second press, while what is typed was being stored
        progress = self._progress = Progress()
        self.checklist.try_out.setEnabled(False)
        bar = self.checklist.bar
        progress.advanced.connect(bar.advance)
        bar.busy(self.tr("Trying the public edition…"), (Choice(self.tr("&Cancel"), progress.cancel),))
        work = partial(_tried, self._number, progress)
        self._session.call(self, work, self._passed, self._refused, progress)

    def _passed(self, checks: tuple[CheckPassed, ...]) -> None:
        figures = {name: figure for one in checks for name, figure in one.figures.items()}
        said = self.tr(
            "The public edition passes every check as a Word document: {phrases} phrases are looked for by "
            "{rules} rules, and it stays the same with other words withheld."
        )
        said = said.format(phrases=figures.get("phrases", 0), rules=figures.get("rules", 0))
        self._tell(said)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, CancelledError):
            self._end()
            self.checklist.bar.tell(self.tr("The trial was cancelled."))
        elif isinstance(error, EditionRefusedError) and error.obstacles:
            found = all_shown(error.obstacles)
            said = shown(str(error).partition("\n")[0]).rstrip(": \u00a0") + "."
            self._tell(said, *found)
        else:
            self._tell(sentence(error))

    def _tell(self, *found: str) -> None:
        self._end()
        self.checklist.bar.clear()
        announce(self.checklist, found[0])
        tried = Tried(moment(datetime.now(UTC)), self._words, found)
        self.checklist.show_tried(tried, self._session.ticked)

    def _end(self) -> None:
        self._progress = None
        self.checklist.try_out.setEnabled(True)


def _before(
    number: str, unsaved: Mapping[SectionId, Text], new: Sequence[NewSeverance], language: str, desk: Desk
) -> BeforeRelease:
    return desk.before_release.of_note(number, unsaved, new, language)


def _tried(number: str, progress: Progress, desk: Desk) -> tuple[CheckPassed, ...]:
    return desk.exports.try_out(number, progress=progress.report, cancelled=progress.cancelled)
