"""Whole copies of a library: made under another name, opened with the key, checked, counted, then named.

A copy that was not opened is no copy. Nothing here ever writes over a file that was there before.
"""

from __future__ import annotations

import os
import shutil
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine

from briefing_app.domain.errors import DamagedError, LibraryError
from briefing_app.domain.steps import Steps
from briefing_app.storage import checks
from briefing_app.storage.engine import fold_journal, mode_of, new_file, open_engine, sync_file, sync_folder
from briefing_app.storage.failures import told_in_words
from briefing_app.storage.places import is_on_network
from briefing_app.storage.stopping import stoppable

SPARE: Final = 10_000_000
"""Bytes a disk must have left besides the copy itself."""

WHOLE: Final = 1
"""A copy that somebody waits for may take what room there is."""

TENTH: Final = 10
"""One that is made unasked leaves nine tenths of it to everything else."""

AT_ONCE: Final = 256
"""Pages, or as many blocks of 4096 bytes, copied between two looks at whether to stop."""


def copy_library(
    library: Path,
    target: Path,
    workplace: Path | None = None,
    *,
    share: int = WHOLE,
    steps: Steps | None = None,
) -> None:
    """A verified copy of the library at *target*, which must not exist; the caller holds the lock.

    It is made in *workplace*, else beside its target, and takes one part in *share* of the room that is left
    at most. *steps* may stop it until the copy gets its name.

    Raises:
        CancelledError: the person asked to stop; nothing was kept.
        LibraryError: *target* exists, there is not enough room, or the copy is not what the library is.
    """
    if target.exists():
        raise LibraryError(f"“{target.name}” exists already: choose another name; nothing was overwritten.")
    unfinished = (workplace or target.parent) / f"{target.name}.unfinished"
    try:
        refuse_too_little_room(library, target.parent, share)
        remove(unfinished)
        with told_in_words(library):
            _copy_and_compare(library, unfinished, steps or Steps())
        sync_file(unfinished)
        if steps is not None:
            steps.check()
        give_name(unfinished, target)
    except OSError as error:
        raise LibraryError(
            f"The backup “{target}” could not be written ({error.strerror}): choose another folder."
        ) from error
    finally:
        remove(unfinished)


def refuse_too_little_room(library: Path, folder: Path, share: int = WHOLE) -> None:
    """Refuse to copy where the copy and a little more do not fit, or it takes more than its share.

    Raises:
        LibraryError: the disk of *folder* has too little room.
    """
    size, free = library.stat().st_size, shutil.disk_usage(folder).free
    needed = size + SPARE
    if free >= needed and free < size * share:
        raise LibraryError(
            f"Backups of “{library.name}” have stopped, since one would take more than a tenth of "
            f"the {free // 1_000_000} MB that are free in “{folder}”: free some space, or back up to "
            "another disk."
        )
    if free < needed:
        raise LibraryError(
            f"There is no room for a backup of “{library.name}” in “{folder}”: free {needed // 1_000_000} MB "
            "and try again."
        )


def _copy_and_compare(library: Path, copy: Path, steps: Steps) -> None:
    new_file(copy)
    source, target = (
        open_engine(path, network=is_on_network(path), mode=mode_of(path)) for path in (library, copy)
    )
    try:
        counted = _copy_pages(source, target, steps)
        checks.refuse_damaged(target, copy, every_page=True, steps=steps)
        if _counted(target) != counted:
            raise LibraryError(
                f"The backup of “{library.name}” does not hold what the library holds: try again."
            )
        fold_journal(target)
    finally:
        source.dispose()
        target.dispose()


def _copy_pages(source: Engine, target: Engine, steps: Steps) -> dict[str, int]:
    """Copy every page, some at a time, and count the rows of the same moment."""
    with closing(source.raw_connection()) as here, closing(target.raw_connection()) as there:
        driver: Any = here.driver_connection
        driver.execute("BEGIN")  # what is counted and what is copied are one snapshot
        try:
            with stoppable(driver, steps):
                counted = _counts(driver)
            driver.backup(there.driver_connection, pages=AT_ONCE, progress=lambda *_: steps.check())
        finally:
            driver.rollback()
    return counted


def _counted(engine: Engine) -> dict[str, int]:
    with closing(engine.raw_connection()) as connection:
        return _counts(connection.driver_connection)


def _counts(driver: Any) -> dict[str, int]:  # noqa: ANN401  # the driver is untyped
    tables = driver.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"
    )
    names = [row[0] for row in tables.fetchall()]
    return {name: driver.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}  # noqa: S608  # the names are those of its own schema


def copy_backup(backup: Path, fresh: Path, steps: Steps | None = None) -> None:
    """A copy of a backup under the name *fresh*, opened and checked to its last page.

    Raises:
        LibraryError: the backup is not sound, or there is no room.
        OSError: it could not be written.
        CancelledError: *steps* says that the person asked to stop.
    """
    steps = steps or Steps()
    checks.refuse_no_library(backup)
    refuse_too_little_room(backup, fresh.parent)
    new_file(fresh)
    _copy_bytes(backup, fresh, steps)
    engine = open_engine(fresh, network=is_on_network(fresh))
    try:
        checks.version_of(engine, fresh)
        checks.refuse_damaged(engine, fresh, every_page=True, steps=steps)
        fold_journal(engine)
    except DamagedError as error:  # its sentence is about the fresh copy, which nobody has heard of
        raise LibraryError(
            f"The backup “{backup.name}” is damaged, so nothing was restored: choose another."
        ) from error
    except LibraryError as error:
        raise LibraryError(f"The backup “{backup.name}” is not sound; choose another. {error}") from error
    finally:
        engine.dispose()
    sync_file(fresh)


def _copy_bytes(path: Path, other: Path, steps: Steps) -> None:
    with path.open("rb") as source, other.open("wb") as target:
        while some := source.read(AT_ONCE * 4096):
            steps.check()
            target.write(some)


def second_name(path: Path, other: Path) -> None:
    """Have the file under another name too; where a file system has no second names, a copy of it."""
    try:
        os.link(path, other)
    except OSError:  # a file system without second names: a copy serves
        try:
            shutil.copyfile(path, other)
            sync_file(other)
        except BaseException:
            remove(other)  # half a file would pass for the library of before
            raise


def give_name(unfinished: Path, target: Path) -> None:
    """Rename without ever replacing what is there."""
    try:
        os.link(unfinished, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without second names
        unfinished.rename(target)
    sync_folder(target.parent)


def remove(path: Path) -> None:
    """Delete a file and what SQLite keeps beside it, as far as they are there."""
    for ending in ("", "-wal", "-shm", "-journal"):
        path.with_name(f"{path.name}{ending}").unlink(missing_ok=True)
