"""Importing a binder in the background, saying what came of it, and taking it back."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from briefing_app import paths
from briefing_app.ui.failures import sentence
from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.message_bar import Choice, MessageBar, Tone
from briefing_app.ui.prompts import Prompts

if TYPE_CHECKING:
    from briefing_app.bootstrap import Desk
    from briefing_app.domain.imported import ImportSummary
    from briefing_app.services.imports import ImportReport


class ImportCommands(QObject):
    """Imports into the open library; ``changed`` says that its lists are no longer true."""

    changed = Signal()

    def __init__(self, window: QWidget, session: LibrarySession, prompts: Prompts, bar: MessageBar) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._prompts = prompts
        self._bar = bar
        self._folder = paths.documents_folder()

    @Slot()
    def ask(self) -> None:
        """Ask which binder, then import it."""
        chosen = self._prompts.binder(self._window, self._folder)
        if chosen is not None:
            self._folder = chosen.parent
            self.run(chosen)

    def run(self, path: Path) -> None:
        """Import a binder in the background."""
        self._bar.busy(self.tr("Reading {file}…").format(file=path.name))
        self._session.call(self, partial(_import, path), self._imported, self._failed)

    def undo(self, number: str) -> None:
        """Take an import back in the background."""
        self._bar.busy(self.tr("Taking the import back…"))
        self._session.call(self, partial(_undo, number), self._undone, self._failed)

    def _imported(self, report: ImportReport) -> None:
        undo = Choice(self.tr("&Undo this import"), partial(self.undo, report.number))
        self._bar.tell(self._summary(report), choices=(undo,))
        self.changed.emit()

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
        return f"{report.name}: {', '.join(parts)}."


def _import(path: Path, desk: Desk) -> ImportReport:
    return desk.imports.import_file(path)


def _undo(number: str, desk: Desk) -> ImportSummary:
    return desk.imports.undo(number)
