"""Backing up, checking and restoring the library, as the menu asks for it; what is typed is saved first."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QTimer, Slot

from briefing_app import paths
from briefing_app.domain.errors import CancelledError
from briefing_app.ui.descriptions import moment
from briefing_app.ui.failures import sentence
from briefing_app.ui.message_bar import Choice, Tone
from briefing_app.ui.over_window import OverWindow, WindowParts
from briefing_app.ui.sentences import all_shown
from briefing_app.ui.tasks import Progress

if TYPE_CHECKING:
    from briefing_app.bootstrap import Desk, Program
    from briefing_app.services.libraries import Verdict
    from briefing_app.ui.keeping.backups_dialog import Listed
    from briefing_app.ui.keeping.keeping_dialogs import Found

HALF_AN_HOUR = 30 * 60 * 1000
"""Milliseconds of work between two backups that nobody asked for."""

T = TypeVar("T")
Told = tuple[str, Tone, tuple[Choice, ...]]


class KeepingCommands(OverWindow):
    """Commands on the file of the open library, or of the one that was to be opened last."""

    def __init__(self, parts: WindowParts, tried: Callable[[], Path | None]) -> None:
        super().__init__(parts)
        self._tried = tried
        self._running: Progress | None = None  # the wish to stop what runs
        self._is_check = False
        self._outcome: Told | None = None  # of a restoration, told once the lists are there
        self._told_at_work = ""  # why there was no backup, which is not said every half hour
        self.half_hours = QTimer(self, interval=HALF_AN_HOUR)
        self.half_hours.timeout.connect(self._back_up_at_work)
        parts.session.refused.connect(self._refused)
        parts.session.opening.connect(self._begin_anew)

    @Slot()
    def stop_checking(self) -> None:
        """Ask a running check to stop; a backup or a restoration that was asked for is finished."""
        if self._running is not None and self._is_check:
            self._running.cancel()

    # ---- backing up

    @Slot()
    def back_up(self) -> None:
        """Make a verified copy among the backups."""
        self._rooms.save_then(partial(self._back_up, None, replace=False))

    @Slot()
    def back_up_to(self) -> None:
        """Ask for a file, and make a verified copy there."""
        library = self._session.path
        if library is None:
            return
        day = self._session.program.actor.now().date().isoformat()
        at = library.absolute().with_name(f"{library.stem} {day}{library.suffix}")
        target = self._prompts.backup_file(self._window, at)
        if target is None:
            return
        if not target.suffix:
            target = target.with_name(target.name + library.suffix)
        replace = target.exists()
        if not replace or self._prompts.replace_file(self._window, target):
            self._rooms.save_then(partial(self._back_up, target, replace=replace))

    def _back_up(self, target: Path | None, *, replace: bool) -> None:
        work = partial(_backed_up, self._session.program, target, replace)
        self._run(self.tr("Backing up the library…"), work, self._told_backup)

    def _told_backup(self, made: Path) -> None:
        said = self.tr("A checked backup is in {path}.").format(path=made)
        self._bar.tell(said, choices=(self._folder_of(made),))

    @Slot()
    def _begin_anew(self) -> None:
        self._told_at_work = ""
        self.half_hours.start()

    @Slot()
    def _back_up_at_work(self) -> None:
        """Make a backup if anything was saved since the last one; nobody is told of it."""
        if self._session.is_open and self._running is None:
            self._session.call(self, _backed_up_at_work, lambda _: None, self._not_backed_up)

    def _not_backed_up(self, error: Exception) -> None:
        said = sentence(error)
        if said != self._told_at_work:
            self._told_at_work = said
            self._bar.tell(said, Tone.ERROR)

    # ---- checking

    @Slot()
    def check(self) -> None:
        """Test every page and record of the library."""
        self._rooms.save_then(self._check)

    def _check(self) -> None:
        work = partial(_checked, self._session.program)
        if self._run(self.tr("Checking the library…"), work, self._told_findings):
            self._is_check = True

    def _told_findings(self, verdict: Verdict) -> None:
        if verdict.is_sound:
            self._bar.tell(self.tr("The library is sound."))
            return
        lost = self.tr("Pictures are lost; every text is whole.")
        self._bar.tell(lost if verdict.only_pictures else self.tr("The library is damaged."), Tone.ERROR)
        if self._prompts.findings(self._window, self._found(verdict)):
            if verdict.only_index:
                self._rebuild_index()
            else:
                self.list_backups()

    def _found(self, verdict: Verdict) -> Found:
        from briefing_app.ui.keeping.keeping_dialogs import Found

        lines, backup = all_shown(verdict.findings), verdict.backup
        if verdict.only_index:
            advice = self.tr("Every text is whole. The search index is made anew from them.")
            return Found(lines, advice, self.tr("&Make the index anew"))
        if verdict.only_pictures:
            advice = self.tr(
                "Every text is whole. Insert the pictures again where they are shown, from their own files "
                "or from a backup that has them."
            )
            return Found(lines, advice, "")
        if backup is None:
            advice = self.tr(
                "There is no sound backup beside the library. Keep the file as it is, and look for a backup "
                "that is kept elsewhere."
            )
            return Found(lines, advice, "")
        advice = self.tr(
            "The newest sound backup is of {moment} (profiles: {profiles}, notes: {notes}). Restoring it "
            "keeps the damaged file beside it; what was done since is not in it."
        ).format(moment=moment(backup.at), profiles=backup.profiles, notes=backup.notes)
        return Found(lines, advice, self.tr("&Backups…"))

    def _rebuild_index(self) -> None:
        work = partial(_index_rebuilt, self._session.program)
        self._run(self.tr("Making the search index anew…"), work, self._told_findings)

    # ---- restoring

    @Slot()
    def list_backups(self) -> None:
        """Show the backups of the library, whether it is open, does not open, or is gone."""
        library, program = self._library, self._session.program
        work = partial(_listed, program, library)
        self._session.tasks.run(self, work, self._show_backups, self._not_listed)

    def _show_backups(self, listed: Listed) -> None:
        from briefing_app.ui.keeping.backups_dialog import Wish

        wanted = self._prompts.backups(self._window, listed)
        if wanted is Wish.OTHER_FILE:
            self.restore()
        elif wanted is not None:
            self._restore_if_agreed(wanted, listed.library)

    def _not_listed(self, error: Exception) -> None:
        self._bar.tell(sentence(error), Tone.ERROR)

    @property
    def _library(self) -> Path:
        """The library that is open, that was to be opened last, or that there would be."""
        return (self._session.path or self._tried() or paths.default_library()).absolute()

    @Slot()
    def restore(self) -> None:
        """Ask for the file of a backup, say what happens, and put it in the library's place."""
        library = self._library
        folder = self._session.program.libraries.backups.folder(library)
        start = folder if folder.is_dir() else library.parent
        backup = self._prompts.backup_to_restore(self._window, start)
        if backup is not None:
            self._restore_if_agreed(backup, library)

    def _restore_if_agreed(self, backup: Path, library: Path) -> None:
        if self._prompts.restore(self._window, backup, library):
            self._rooms.leave_then(partial(self._restore, backup, library))

    def _restore(self, backup: Path, library: Path) -> None:
        if self._running is not None:
            return
        progress = Progress()
        work = partial(_restored, self._session.program, backup, library, progress)
        done = partial(self._back, library)
        self._session.put_back(library, work, done, self._not_back, progress, besides=self._where_former_is)
        self._begin(self.tr("Restoring the backup…"), progress)

    @Slot()
    def _refused(self) -> None:
        """Nothing is open after a restoration that failed; why is told in the place of the lists."""
        if self._running is not None:
            self._restored()

    def _back(self, library: Path, kept: Path | None) -> None:
        self._restored()
        if kept is None:
            said = self.tr("The backup is now the library {path}.").format(path=library)
        else:
            said = self.tr("The backup is restored. The library of before is kept as {path}.")
            said = said.format(path=kept)
        self._outcome = (said, Tone.NOTICE, (self._folder_of(kept or library),))

    def _where_former_is(self, kept: Path | None) -> str:
        """What is to be known where the backup took the library's place and does not open there."""
        if kept is None:
            return ""
        said = self.tr("The backup took the place of the library of before, which is kept as {path}.")
        return said.format(path=kept)

    def _restored(self) -> None:
        self._running = None
        self._bar.clear()

    def _not_back(self, error: Exception) -> None:
        self._restored()
        self._outcome = (sentence(error), _tone_of(error), ())

    @Slot()
    def tell_outcome(self) -> None:
        """Say how restoring went, after what is to be known of the library that is open now."""
        told, self._outcome = self._outcome, None
        if told is not None:
            said, tone, choices = told
            self._bar.tell("\n".join(filter(None, (said, self._bar.text))), tone, choices)

    # ---- inside

    def _run(self, said: str, work: Callable[[Progress, Desk], T], done: Callable[[T], None]) -> bool:
        """Have the work done, with a button that stops it; False where something is being done already."""
        if self._running is not None:
            return False
        progress = Progress()
        self._begin(said, progress)
        self._session.call(self, partial(work, progress), partial(self._end, done), self._failed, progress)
        return True

    def _begin(self, said: str, progress: Progress) -> None:
        self._running, self._is_check = progress, False
        self._bar.busy(said, (Choice(self.tr("&Cancel"), progress.cancel),))

    def _end(self, done: Callable[[T], None], result: T) -> None:
        self._running = None
        done(result)

    def _failed(self, error: Exception) -> None:
        self._running = None
        self._bar.tell(sentence(error), _tone_of(error))

    def _folder_of(self, file: Path) -> Choice:
        return Choice(self.tr("Show in &folder"), partial(self._show_folder, file.parent))

    def _show_folder(self, folder: Path) -> None:
        if not self._prompts.open_file(folder):
            nothing = self.tr("The system cannot show the folder {path}: open it by hand.")
            self._bar.tell(nothing.format(path=folder), Tone.ERROR)


def _tone_of(error: Exception) -> Tone:
    return Tone.NOTICE if isinstance(error, CancelledError) else Tone.ERROR


# ---- on the worker


def _backed_up(program: Program, target: Path | None, replace: bool, progress: Progress, desk: Desk) -> Path:
    return program.libraries.back_up(desk.library, target, force=replace, cancelled=progress.cancelled)


def _index_rebuilt(program: Program, progress: Progress, desk: Desk) -> Verdict:
    desk.library.rebuild_index()
    return program.libraries.examine(desk.library, progress.cancelled)


def _backed_up_at_work(desk: Desk) -> None:
    if desk.library.changed:
        desk.library.backup(desk.actor.now(), "work")


def _listed(program: Program, library: Path) -> Listed:
    from briefing_app.ui.keeping.backups_dialog import Listed

    backups = program.libraries.backups
    return Listed(library, backups.folder(library), backups.list(library))


def _checked(program: Program, progress: Progress, desk: Desk) -> Verdict:
    return program.libraries.examine(desk.library, progress.cancelled)


def _restored(program: Program, backup: Path, library: Path, progress: Progress) -> Path | None:
    paths.made_private(library.parent)
    return program.libraries.restore(backup, library, progress.cancelled)
