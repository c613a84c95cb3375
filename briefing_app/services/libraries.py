"""Libraries as files: making, checking, backing up, restoring."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.domain.errors import DamagedError, LibraryError, NoSoundBackupError, NotAllowedError
from briefing_app.domain.steps import Steps
from briefing_app.services.backups import Backup, BackupService
from briefing_app.services.ceiling import CeilingByScheme

if TYPE_CHECKING:
    from briefing_app.domain.salvaged import Salvaged
    from briefing_app.services.actor import Actor
    from briefing_app.services.catalogue import Catalogue
    from briefing_app.storage.library import Library
    from briefing_app.storage.library_lock import LibraryLock
    from briefing_app.storage.records import Finding

Cancelled = Callable[[], bool]
"""Whether the person wants it stopped: asked by the task every some milliseconds, in its own thread."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check found, a sentence each, () where the library is sound; and what helps.

    ``only_index`` says that everything is whole but the search index, which can be made anew,
    ``only_pictures`` that every text is whole though bytes of pictures are lost, ``only_journal`` that the
    library was not looked at, since its journal is damaged, which opening it keeps and leaves out. Otherwise
    ``backup`` is the newest one that is sound, None where there is none.
    """

    findings: tuple[str, ...] = ()
    backup: Backup | None = None
    only_index: bool = False
    only_pictures: bool = False
    only_journal: bool = False

    @property
    def is_sound(self) -> bool:
        """Whether nothing was found."""
        return not self.findings

    @property
    def is_damaged(self) -> bool:
        """Whether something is lost that nothing but a backup brings back."""
        return bool(self.findings) and not (self.only_index or self.only_pictures or self.only_journal)


class LibraryService:
    """Makes, opens and keeps libraries.

    ``backups`` lists what it keeps. What takes *cancelled* raises ``CancelledError`` once that says so, and
    has then changed nothing.
    """

    def __init__(self, actor: Actor, catalogue: Catalogue) -> None:
        self._actor = actor
        self._catalogue = catalogue
        self.backups = BackupService()

    def create(self, path: Path, ceiling: str | None = None, statement: str = "") -> None:
        """A new, empty library; its ceiling is the usual one where none is named.

        Raises:
            NotAllowedError: a ceiling above the usual one needs a statement that the device is accredited.
            LibraryError: there is already a file, or none can be made there.
        """
        from briefing_app.storage.library import create_library

        level = self._catalogue.ceiling if ceiling is None else self._catalogue.marking(ceiling)
        scheme = self._catalogue.scheme_of(level)
        if not scheme.within_ceiling(level, self._catalogue.ceiling) and not statement.strip():
            usual, wanted = scheme.whole(self._catalogue.ceiling, "en"), scheme.whole(level, "en")
            raise NotAllowedError(
                f"The ceiling {wanted} is above {usual}: state that this device is accredited (--accredited)."
            )
        create_library(
            path,
            ceiling=level,
            statement=statement.strip(),
            scheme=scheme.owner(level).id,
            act=self._catalogue.default_act,
            at=self._actor.now(),
            by=self._actor.name,
        )

    def open(self, path: Path, lock: LibraryLock | None = None) -> Library:
        """The library opened and locked; the caller closes it. *lock* is that of its first list.

        Raises:
            LibraryError: the file is missing, empty, damaged, newer, not a library, or in use (by whom).
        """
        from briefing_app.storage.failures import is_backup
        from briefing_app.storage.library import open_library

        rules = CeilingByScheme(self._catalogue)
        try:
            library = open_library(path, at=self._actor.now(), by=self._actor.name, rules=rules, lock=lock)
        except DamagedError as error:
            if is_backup(path):
                raise
            raise self._with_what_helps(error, path) from error
        rules.in_library(library.scheme, library.act)
        return library

    def check(self, path: Path, cancelled: Cancelled | None = None) -> Verdict:
        """What a full check of a file that is not open found; nothing is changed in it.

        Raises:
            LibraryError: it cannot be checked, which says nothing about it: it is missing, another program's,
                newer, or open elsewhere.
        """
        from briefing_app.storage.library import check_library

        try:
            findings = check_library(path, at=self._actor.now(), steps=_check_steps(cancelled))
        except DamagedError as error:
            return Verdict((str(error),), self.backups.newest_sound(path, cancelled))
        return self._verdict(path, findings, cancelled)

    def examine(self, library: Library, cancelled: Cancelled | None = None) -> Verdict:
        """What a full check of an open library found, as :meth:`check` does of one that is not."""
        findings = library.examine(_check_steps(cancelled))
        return self._verdict(library.path, findings, cancelled)

    def _verdict(self, path: Path, findings: tuple[Finding, ...], cancelled: Cancelled | None) -> Verdict:
        codes = {one.code for one in findings}
        is_damaged = bool(codes - {"index", "picture", "journal"})
        backup = self.backups.newest_sound(path, cancelled) if is_damaged else None
        return Verdict(
            tuple(one.text for one in findings),
            backup,
            only_index=codes == {"index"},
            only_pictures="picture" in codes and not is_damaged,
            only_journal=codes == {"journal"},
        )

    def _with_what_helps(self, error: DamagedError, path: Path) -> DamagedError:
        """What is to be done about a damaged library: its backups are named where one of them is sound."""
        if self.backups.newest_sound(path) is not None:
            helps = f"Restore a backup from the folder “{self.backups.folder(path).name}” beside it."
            return DamagedError(f"{error}\n{helps}")
        helps = (
            "There is no sound backup beside it: look for one that is kept elsewhere, or make a new library "
            "of what can be read."
        )
        return NoSoundBackupError(f"{error}\n{helps}")

    def hazards(self, path: Path) -> tuple[str, ...]:
        """Why a library that is or will be at *path* can be lost there, a sentence each."""
        from briefing_app.storage.places import hazards

        return hazards(path)

    def salvage(
        self,
        path: Path,
        target: Path,
        cancelled: Cancelled | None = None,
        report: Callable[[int, int, str], None] | None = None,
    ) -> Salvaged:
        """A new library at *target* of what can be read of a damaged one, which is left as it is.

        Nothing in it is freer or more decided than it was. *report* is told how far it is.

        Raises:
            LibraryError: *target* is there already, nothing can be read, or there is no room.
        """
        from briefing_app.storage.records import ActKind, LibrarySettings, new_id
        from briefing_app.storage.salvage.salvaging import salvage, steps_for

        ceiling = self._catalogue.ceiling
        usual = LibrarySettings(
            id=new_id(),
            ceiling=ceiling,
            statement="",
            scheme=self._catalogue.scheme_of(ceiling).owner(ceiling).id,
            act=self._catalogue.default_act,
            language="en",
            created_at=self._actor.now(),
        )
        stopped = "It was cancelled; no library was made."
        steps = Steps(steps_for(path), report=report, cancelled=cancelled, stopped=stopped)
        reason = f"Made of what could be read of “{path.name}”, which was damaged."
        act = self._actor.act(ActKind.CREATE, reason)
        return salvage(path, target, act=act, usual=usual, steps=steps)

    def rebuild_index(self, path: Path) -> None:
        """Make the search index of a library anew, which changes nothing else in it."""
        with self.open(path) as library:
            library.rebuild_index()

    def backup(
        self,
        path: Path,
        target: Path | None = None,
        *,
        force: bool = False,
        cancelled: Cancelled | None = None,
    ) -> Path:
        """A verified copy of the library, in its folder of backups or as *target*; says where it is."""
        _refuse_target(path, target, force=force)
        with self.open(path) as library:
            return self.back_up(library, target, force=force, cancelled=cancelled)

    def back_up(
        self,
        library: Library,
        target: Path | None = None,
        *,
        force: bool = False,
        cancelled: Cancelled | None = None,
    ) -> Path:
        """A verified copy of an open library, as :meth:`backup` makes it.

        Raises:
            LibraryError: *target* is the library, is there and not to be replaced, or cannot be written.
        """
        _refuse_target(library.path, target, force=force)
        steps = Steps(cancelled=cancelled, stopped="The backup was cancelled; nothing was written.")
        if target is None:
            return library.backup(self._actor.now(), steps=steps)
        if not target.exists():
            return library.copy_to(target, steps)
        fresh = target.with_name(f"{target.name}-new")
        try:
            fresh.unlink(missing_ok=True)  # left by a backup that was interrupted
            return library.copy_to(fresh, steps).replace(target)
        except OSError as error:
            raise LibraryError(
                f"The backup “{target}” could not be written ({error.strerror}): choose another folder."
            ) from error
        finally:
            fresh.unlink(missing_ok=True)

    def restore(self, backup: Path, path: Path, cancelled: Cancelled | None = None) -> Path | None:
        """The library put back from a verified backup; says where the file there was before has gone."""
        from briefing_app.storage.backup import restore

        stopped = "Restoring was cancelled; nothing was changed."
        return restore(backup, path, at=self._actor.now(), steps=Steps(cancelled=cancelled, stopped=stopped))


def _check_steps(cancelled: Cancelled | None) -> Steps:
    return Steps(cancelled=cancelled, stopped="The check was cancelled; it says nothing about the library.")


def _refuse_target(path: Path, target: Path | None, *, force: bool) -> None:
    """Refuse a backup in the place of the library itself, or unasked in that of another file."""
    if target is None or not target.exists():
        return
    if path.exists() and target.samefile(path):
        raise LibraryError(f"{target} is the library itself: give its backup another name.")
    if not force:
        raise LibraryError(f"{target} is already there: choose another name, or say --force.")
