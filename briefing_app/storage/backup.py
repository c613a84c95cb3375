"""Backups: verified copies beside the library, thinned by age, and the way back from one.

What a restored copy replaces is never overwritten: it is kept under a name of its own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from briefing_app.domain.errors import LibraryError
from briefing_app.domain.steps import Steps
from briefing_app.storage import checks, copies, journal, last_seen
from briefing_app.storage.engine import fold_journal, open_engine, sync_folder
from briefing_app.storage.failures import backup_folder_name, told_in_words
from briefing_app.storage.leftovers import take_back, tidy
from briefing_app.storage.library_lock import LibraryLock
from briefing_app.storage.places import is_on_network
from briefing_app.storage.records import BackupFile

STAMP: Final = "%Y%m%dT%H%M%SZ"
ORDER: Final = "order.json"
KEEP_LATEST, KEEP_DAYS, KEEP_WEEKS, KEEP_MONTHS = 12, 14, 8, 12


def backup_folder(library: Path) -> Path:
    """The folder beside the library that holds its backups."""
    return library.with_name(backup_folder_name(library))


def list_backups(library: Path) -> tuple[BackupFile, ...]:
    """The backups of a library, the newest first."""
    pattern = re.compile(
        rf"{re.escape(library.stem)} (\d{{8}}T\d{{6}}Z)(?:-(\d+))? ([\w-]+){re.escape(library.suffix)}"
    )
    found = []
    for path in _entries(backup_folder(library)):
        if match := pattern.fullmatch(path.name):
            at = datetime.strptime(match[1], STAMP).replace(tzinfo=UTC)
            file = BackupFile(path=path, at=at, reason=match[3], size=path.stat().st_size)
            found.append((at, int(match[2] or 1), path.name, file))
    return tuple(file for *_, file in sorted(found, key=lambda one: one[:3], reverse=True))


def _entries(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.is_file()] if folder.is_dir() else []


UNASKED: Final = frozenset({"close", "work"})
"""Reasons for which nobody waits: such a backup takes a tenth of the room that is left at most."""


def make_backup(library: Path, at: datetime, reason: str, steps: Steps | None = None) -> Path:
    """A verified copy in the library's backup folder, then older ones thinned; the caller holds the lock.

    Raises:
        LibraryError: there is not enough room, or the copy is not what the library is; nothing was kept.
        CancelledError: *steps* says that the person asked to stop; nothing was kept.
    """
    folder = backup_folder(library)
    _make_folder(folder)
    target = _free_name(library, at, reason)
    share = copies.TENTH if reason in UNASKED else copies.WHOLE
    copies.copy_library(library, target, _workplace(folder), share=share, steps=steps)
    _thin(library, target)
    return target


def _free_name(library: Path, at: datetime, reason: str) -> Path:
    """A name for a backup after all others of the same second."""
    folder, stamp = backup_folder(library), at.astimezone(UTC).strftime(STAMP)
    taken = sum(f"{library.stem} {stamp}" in one.name for one in _entries(folder))
    while True:
        counted = f"-{taken + 1}" if taken else ""
        target = folder / f"{library.stem} {stamp}{counted} {reason}{library.suffix}"
        if not target.exists():
            return target
        taken += 1


def _workplace(folder: Path) -> Path:
    """The folder in which a backup is made."""
    workplace = folder / "tmp"
    _make_folder(workplace)
    return workplace


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise LibraryError(
            f"The folder “{folder}” for backups cannot be made ({error.strerror}): move the library to a "
            "folder where you may write."
        ) from error


def _thin(library: Path, verified: Path) -> None:
    """Delete backups that are too many for their age; never those that were made last, by whatever clock."""
    backups = list_backups(library)
    kept, made_last = worth_keeping(backups), _made_last(library, verified)
    for backup in backups:
        if backup not in kept and backup.path.name not in made_last:
            copies.remove(backup.path)


def _made_last(library: Path, verified: Path) -> list[str]:
    """The names of the latest backups in the order in which they were made, which a clock cannot tell.

    It may have been set back since, and a backup made after that would be the oldest by its name. Only then
    is the order kept in a file of its own.
    """
    by_name = [one.path.name for one in reversed(list_backups(library))]
    order = verified.with_name(ORDER)
    before = _order_in(order) or by_name
    names = [*(one for one in before if one != verified.name), verified.name][-KEEP_LATEST:]
    with suppress(OSError):
        if names == by_name[-len(names) :]:
            order.unlink(missing_ok=True)
        else:
            fresh = _workplace(order.parent) / ORDER
            fresh.write_text(json.dumps(names, ensure_ascii=False), encoding="utf-8")
            fresh.replace(order)
    return names


def _order_in(file: Path) -> list[str]:
    with suppress(OSError, ValueError, RecursionError):
        told = json.loads(file.read_text("utf-8"))
        return [one for one in told if isinstance(one, str)] if isinstance(told, list) else []
    return []


def worth_keeping(backups: Sequence[BackupFile]) -> set[BackupFile]:
    """The 12 latest, and the latest of each of the last 14 days, 8 weeks and 12 months that have one."""
    newest_first = sorted(backups, key=lambda backup: (backup.at, backup.path.name), reverse=True)
    kept = set(newest_first[:KEEP_LATEST])
    for period, how_many in (("%Y-%m-%d", KEEP_DAYS), ("%G-%V", KEEP_WEEKS), ("%Y-%m", KEEP_MONTHS)):
        latest: dict[str, BackupFile] = {}
        for backup in newest_first:
            latest.setdefault(backup.at.strftime(period), backup)
        kept |= set(list(latest.values())[:how_many])
    return kept


def restore(backup: Path, library: Path, at: datetime, steps: Steps | None = None) -> Path | None:
    """Put a copy of *backup* in the library's place.

    The backup is verified first and stays where it is. What was at *library* is kept beside it. *steps* may
    stop it until the copy is ready, and never while it takes the library's place.

    Returns:
        Where the previous file is now; None when there was none.

    Raises:
        LibraryError: the backup is not sound, the library is open somewhere, or there is no room.
        CancelledError: the person asked to stop; the library was left as it was.
    """
    with LibraryLock(library).held(at):
        tidy(library)
        fresh = library.with_name(f"{library.name}-restored")
        try:
            copies.copy_backup(backup, fresh, steps)
            if steps is not None:
                steps.check()  # the last time: from here on it is done whole
            aside = _set_aside(library, at) if library.exists() else None
            last_seen.forget(library)
            try:
                fresh.replace(library)
            except OSError:
                take_back(aside, library)
                raise
            sync_folder(library.parent)
        except OSError as error:
            raise LibraryError(
                f"“{library.name}” could not be restored ({error.strerror}); it was left as it was."
            ) from error
        finally:
            copies.remove(fresh)
        return aside


def _set_aside(library: Path, at: datetime) -> Path:
    """Give the present file a second name, so that at no moment there is no library."""
    _fold_if_readable(library)
    stem = f"{library.stem} before {at.astimezone(UTC).strftime(STAMP)}"
    aside, another = library.with_name(f"{stem}{library.suffix}"), 2
    while aside.exists():
        aside = library.with_name(f"{stem}-{another}{library.suffix}")
        another += 1
    copies.second_name(library, aside)
    left = journal.journal_of(library)
    if left.exists():  # it belongs to the file set aside and would be read into the restored one
        left.replace(journal.journal_of(aside))
    with suppress(OSError):
        library.with_name(f"{library.name}-shm").unlink()
    return aside


def _fold_if_readable(library: Path) -> None:
    if not checks.left_unclean(library) or journal.damage_of(library) is not None:
        return  # a damaged journal is kept with the file as it is: folding it would lose what is left of it
    engine = open_engine(library, network=is_on_network(library))
    try:
        with told_in_words(library):
            fold_journal(engine)
    except LibraryError:
        pass  # damaged, which is why it is being replaced; its journal is kept with it
    finally:
        engine.dispose()
