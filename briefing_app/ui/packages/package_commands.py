"""Packing a note for a colleague, and opening a colleague's package: asked for, done in the background."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from briefing_app import paths
from briefing_app.services.packing import package_name
from briefing_app.ui import languages
from briefing_app.ui.failures import sentence
from briefing_app.ui.mark import mark_of
from briefing_app.ui.message_bar import Choice, Tone
from briefing_app.ui.over_window import OverWindow, WindowParts
from briefing_app.ui.showing import Subject
from briefing_app.ui.tasks import Progress

if TYPE_CHECKING:
    from briefing_app.bootstrap import Desk
    from briefing_app.domain.imported import ImportSummary
    from briefing_app.domain.marking import Marking
    from briefing_app.services.packing import Packaged
    from briefing_app.services.unpacking.arrival import Arrival, Chosen, Unpacked
    from briefing_app.ui.imports.file_drop import FileDrop
    from briefing_app.ui.mark import Mark


class PackageCommands(OverWindow):
    """Packs and unpacks; ``changed`` says that something was stored or taken back."""

    changed = Signal()

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts)
        self._running = False

    def take(self, drop: FileDrop) -> None:
        """Open a package that is dropped on the window, too."""
        drop.package_dropped.connect(self.open)

    # ---- packing

    def package(self, subject: Subject) -> None:
        """Ask where to, then pack a note; a file that is there is never replaced."""
        if self._running:
            return
        at = paths.exports_folder() / package_name(subject.key)
        target = self._prompts.package_file(self._window, at, new=True)
        if target is not None:
            progress = self._begin(self.tr("Packing the note…"))
            self._session.call(
                self, partial(_pack, subject.key, target, progress), self._packed, self._failed, progress
            )

    def _packed(self, made: Packaged) -> None:
        self._running = False
        said = self.tr(
            "{file} is INTERNAL, for a colleague only: it holds the note, %n profile(s), and withheld words.",
            "",
            made.profiles,
        )
        self._bar.tell(said.format(file=made.path.name))

    # ---- opening

    def ask(self) -> None:
        """Ask which package, then show what it would bring."""
        if not self._running and self._session.is_open:
            file = self._prompts.package_file(self._window, paths.documents_folder(), new=False)
            if file is not None:
                self.open(file)

    def open(self, file: Path) -> None:
        """Show what a package would bring; what is typed is stored first."""
        if not self._session.is_open:
            self._bar.tell(self.tr("No library is open: open one first, then the package."), Tone.ERROR)
        elif not self._running:
            self._rooms.save_then(partial(self._read, file))

    def _read(self, file: Path) -> None:
        progress = self._begin(self.tr("Looking at the package…"))
        done = partial(self._decide, file)
        self._session.call(self, partial(_preview, file), done, self._failed, progress)

    def _decide(self, file: Path, found: tuple[Arrival, Mark]) -> None:
        from briefing_app.ui.packages.arrival_dialog import Arriving

        self._running = False
        self._bar.clear()
        arrival, mark = found
        chosen = self._prompts.arrival(self._window, Arriving(arrival, mark, self._marking))
        if chosen is not None:
            progress = self._begin(self.tr("Bringing the package in…"))
            work = partial(_unpack, file, chosen, arrival, progress)
            self._session.call(self, work, partial(self._unpacked, chosen), self._failed, progress)

    def _unpacked(self, chosen: Chosen, done: Unpacked) -> None:
        self._running = False
        stayed = sum(one.key not in chosen for one in done.arrival.conflicts)
        left = self.tr("%n conflict(s) undecided: yours stayed.", "", stayed) if stayed else ""
        if done.import_number is None:
            self._bar.tell(f"{self.tr('There was nothing new in the package.')} {left}".strip())
            return
        again = self.tr("%n passage(s) say what is withheld here: withheld too.", "", done.withheld)
        came = self._came_in(done.arrival).format(number=done.note)
        said = " ".join(filter(None, (came, left, again if done.withheld else "")))
        self._bar.offer_undo(said, partial(self._undo, str(done.import_number)))
        self._show_anew()

    def _came_in(self, arrival: Arrival) -> str:
        """What came in: the note, or what is new in one that was here."""
        if arrival.has_the_note_here:
            return self.tr("What is new in note {number} and its profiles came in.")
        return self.tr("Note {number} came in with its profiles.")

    def _undo(self, number: str) -> None:
        self._rooms.save_then(
            partial(self._session.call, self, partial(_undone, number), self._taken_back, self._failed)
        )

    def _taken_back(self, _import: ImportSummary) -> None:
        self._bar.tell(self.tr("Taken back."))
        self._show_anew()

    # ---- both

    def _begin(self, what: str) -> Progress:
        self._running = True
        progress = Progress()
        progress.advanced.connect(self._bar.advance)
        self._bar.busy(what, (Choice(self.tr("&Cancel"), progress.cancel),))
        return progress

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


# ---- on the worker


def _pack(number: str, target: Path, progress: Progress, desk: Desk) -> Packaged:
    return desk.packing.package(number, target, progress=progress.report, cancelled=progress.cancelled)


def _preview(file: Path, desk: Desk) -> tuple[Arrival, Mark]:
    arrival = desk.unpacking.preview(file)
    return arrival, mark_of(arrival.markings, desk.catalogue)


def _unpack(file: Path, chosen: Chosen, seen: Arrival, progress: Progress, desk: Desk) -> Unpacked:
    from briefing_app.services.unpacking.unpacking import Conflicts

    return desk.unpacking.unpack(
        file, chosen, Conflicts.KEEP, seen=seen, progress=progress.report, cancelled=progress.cancelled
    )


def _undone(number: str, desk: Desk) -> ImportSummary:
    return desk.imports.undo(number)
