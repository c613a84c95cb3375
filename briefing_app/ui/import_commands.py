"""Importing binders: each is reviewed in its room, one after the other; an import can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot

from briefing_app import paths
from briefing_app.domain.labelled import labelled
from briefing_app.ui import languages
from briefing_app.ui.failures import sentence
from briefing_app.ui.message_bar import Choice, Tone
from briefing_app.ui.over_window import OverWindow, WindowParts

if TYPE_CHECKING:
    from briefing_app.bootstrap import Desk
    from briefing_app.domain.imported import ImportSummary
    from briefing_app.services.imports import ImportReport
    from briefing_app.ui.imports.file_drop import FileDrop

_KIND = "import"


class ImportCommands(OverWindow):
    """Imports into the open library.

    Signals:
        changed: Its lists are no longer true.
        show_asked: The number of an import whose row is to be shown.
    """

    changed = Signal()
    show_asked = Signal(int)

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts)
        self._waiting: list[Path] = []
        self._folder = paths.documents_folder()
        parts.rooms.changed.connect(self._room_changed)
        parts.session.opening.connect(self._forget)

    @Slot()
    def ask(self) -> None:
        """Ask which binders, then review them one after the other."""
        chosen = self._prompts.binders(self._window, self._folder)
        if chosen:
            self._folder = chosen[0].parent
            self.review(chosen)

    def review(self, files: Sequence[Path]) -> None:
        """Open a review of each file in turn; those that come while one is open wait for their turn."""
        if not self._session.is_open:
            self._bar.tell(self.tr("No library is open: open one first, then import into it."), Tone.ERROR)
            return
        known = {self._now(), *self._waiting}
        self._waiting += [path for path in dict.fromkeys(files) if path not in known]
        self._next()
        self._tell_waiting()

    def take(self, drop: FileDrop) -> None:
        """Review what is dropped on the window, too."""
        drop.dropped.connect(self.review)
        drop.refused.connect(partial(self._bar.tell, tone=Tone.ERROR))

    def undo(self, number: str) -> None:
        """Take an import back in the background."""
        self._bar.busy(self.tr("Taking the import back…"))
        self._session.call(self, partial(_undo, number), self._undone, self._failed)

    # ---- one after the other

    def _now(self) -> Path | None:
        """The file under review."""
        address = self._rooms.address
        return Path(address.key) if address.kind == _KIND else None

    def _next(self) -> None:
        if self._waiting and self._now() is None and self._session.is_open:
            self._rooms.open_import(self._waiting.pop(0))

    def _tell_waiting(self) -> None:
        names = ", ".join(path.name for path in self._waiting[:3])
        if not names:
            return
        if len(self._waiting) > 3:
            names = self.tr("{files} and %n more", "", len(self._waiting) - 3).format(files=names)
        waiting = self.tr("One file is reviewed after the other; still to come: {files}.").format(files=names)
        self._bar.tell(waiting, choices=(Choice(self.tr("&Drop the rest"), self._forget),))

    @Slot()
    def _forget(self) -> None:
        self._waiting.clear()
        self._bar.clear()

    @Slot()
    def _room_changed(self) -> None:
        if self._now() is None:
            QTimer.singleShot(0, self, self._next)  # once the room that was left is gone
            return
        from briefing_app.ui.imports.import_room import ImportRoom

        room = self._rooms.current
        if isinstance(room, ImportRoom):
            room.imported.connect(self._imported)

    # ---- what came of it

    @Slot(object)
    def _imported(self, report: ImportReport) -> None:
        choices = (
            Choice(self.tr("&Undo this import"), partial(self.undo, report.number)),
            Choice(self.tr("&Show"), partial(self.show_asked.emit, int(report.number))),
        )
        self._bar.tell(self._summary(report), choices=choices)

    def _undone(self, summary: ImportSummary) -> None:
        self._bar.tell(self.tr("The import of {file} was taken back.").format(file=summary.name))
        self.changed.emit()

    def _failed(self, error: Exception) -> None:
        self._bar.tell(sentence(error), Tone.ERROR)

    def _summary(self, report: ImportReport) -> str:
        """What came of an import, in two sentences."""
        done = [profile.action for profile in report.profiles]
        counts = (
            (self.tr("%n profile(s) added", "", done.count("added")), done.count("added")),
            (self.tr("%n updated", "", done.count("updated")), done.count("updated")),
            (self.tr("%n unchanged", "", done.count("unchanged")), done.count("unchanged")),
        )
        parts = [words for words, number in counts if number] or [self.tr("no profiles found")]
        parts.append(self.tr("%n line(s) kept", "", report.lines))
        parts.append(self.tr("%n received redaction(s)", "", report.received_redactions))
        if report.warnings:
            parts.append(self.tr("%n warning(s)", "", report.warnings))
        return labelled(report.name, f"{', '.join(parts)}.", languages.spoken())


def _undo(number: str, desk: Desk) -> ImportSummary:
    return desk.imports.undo(number)
