"""The backups of a library: listed with what they hold, found by number or name, told sound or not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.domain.errors import LibraryError
from briefing_app.domain.steps import Steps

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing_app.domain.latest_act import LatestAct
    from briefing_app.storage.records import BackupFile, Contents


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A backup in the list of a library, the newest of which has number 1.

    ``profiles``, ``notes`` and ``latest`` are None and () where it could not be read; ``sound`` is None until
    it was checked; ``why`` says in a sentence what is wrong with it, "" where nothing is known to be.
    """

    number: int
    path: Path
    at: datetime
    reason: str
    size: int
    profiles: int | None = None
    notes: int | None = None
    latest: tuple[LatestAct, ...] = ()
    sound: bool | None = None
    why: str = ""


class BackupService:
    """Looks at the backups beside a library, whether that can be opened or not; changes none of them."""

    def folder(self, library: Path) -> Path:
        """The folder in which the backups of a library are; it may not exist."""
        from briefing_app.storage.backup import backup_folder

        return backup_folder(library)

    def list(
        self, library: Path, *, check: bool = False, cancelled: Callable[[], bool] | None = None
    ) -> tuple[Backup, ...]:
        """The backups, the newest first, each with what it holds; *check* reads every page of each.

        Raises:
            CancelledError: *cancelled* said so; nothing is known then.
            LibraryError: their folder cannot be read.
        """
        steps = Steps(cancelled=cancelled, stopped="It was cancelled; nothing was changed.")
        found = []
        for backup in self._listed(library):
            steps.check()
            looked = self._looked_into(backup)
            found.append(self._checked(looked, steps) if check else looked)
        return tuple(found)

    def find(self, library: Path, words: str) -> Path:
        """The backup meant by a file, by the name of one in their folder, or by a number in the list.

        Raises:
            LibraryError: there is no such backup.
        """
        if Path(words).exists():
            return Path(words)
        listed = self._listed(library)
        for backup in listed:
            if words in (str(backup.number), backup.path.name):
                return backup.path
        if not words.isascii() or not words.isdigit():
            return Path(words)  # told as any other file that is not there
        raise LibraryError(_no_number(library, words, len(listed)))

    def newest_sound(self, library: Path, cancelled: Callable[[], bool] | None = None) -> Backup | None:
        """The newest backup of which every page is sound, or None."""
        steps = Steps(cancelled=cancelled, stopped="It was cancelled; nothing was changed.")
        for backup in self._listed(library):
            looked = self._checked(self._looked_into(backup), steps)
            if looked.sound:
                return looked
        return None

    def _listed(self, library: Path) -> tuple[Backup, ...]:
        from briefing_app.storage.backup import list_backups

        try:
            files = list_backups(library)
        except OSError as error:
            raise LibraryError(
                f"The folder “{self.folder(library)}” of backups cannot be read ({error.strerror}): ask for "
                "the right to read it."
            ) from error
        return tuple(_as_listed(number, file) for number, file in enumerate(files, 1))

    def _looked_into(self, backup: Backup) -> Backup:
        from briefing_app.storage.contents import contents_of

        try:
            return _holding(backup, contents_of(backup.path))
        except LibraryError as error:
            return replace(backup, sound=False, why=str(error))

    def _checked(self, backup: Backup, steps: Steps) -> Backup:
        from briefing_app.storage.contents import refuse_unsound

        if backup.sound is False:
            return backup
        try:
            refuse_unsound(backup.path, steps)
        except LibraryError as error:
            return replace(backup, sound=False, why=str(error))
        return replace(backup, sound=True)


def _as_listed(number: int, file: BackupFile) -> Backup:
    return Backup(number=number, path=file.path, at=file.at, reason=file.reason, size=file.size)


def _holding(backup: Backup, contents: Contents) -> Backup:
    return replace(backup, profiles=contents.profiles, notes=contents.notes, latest=contents.latest)


def _no_number(library: Path, words: str, count: int) -> str:
    if count == 0:
        return (
            f"There is no backup of “{library.name}” beside it: give the file of one that is kept elsewhere."
        )
    return f"There is no backup number {words} of “{library.name}”: the list has 1 to {count}."
