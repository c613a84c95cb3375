"""Whether a file is a sound library: what is looked at before it is opened, backed up or restored."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError
from sqlcipher3 import dbapi2

from briefing_app.domain.errors import DamagedError, LibraryError
from briefing_app.domain.steps import Steps
from briefing_app.storage.driver import APPLICATION_ID, PLAIN_HEADER, Mode
from briefing_app.storage.engine import fold_journal, open_engine, pragma
from briefing_app.storage.failures import (
    backup_folder_name,
    damaged,
    empty,
    said_by,
    sentence_for,
    told_in_words,
)
from briefing_app.storage.lost_pictures import lost_pictures
from briefing_app.storage.records import Finding
from briefing_app.storage.schema import VERSION
from briefing_app.storage.stopping import stoppable

UNREADABLE: Final = "unreadable"
"""The code of a finding that is what the driver said when the file could not be gone through."""

SMALLEST: Final = 512
"""Bytes below which a file can be no database at all."""


def refuse_no_library(path: Path) -> None:
    """Refuse what can be seen to be no library without opening it.

    Raises:
        LibraryError: *path* is missing, a folder, empty, too short, unreadable, or a database of another
            program.
    """
    try:
        _refuse_no_file(path)
        _refuse_no_content(path)
    except OSError as error:
        raise LibraryError(
            f"“{path.name}” cannot be read ({error.strerror}): ask for the right to read it and its folder."
        ) from error


def _refuse_no_file(path: Path) -> None:
    if not path.exists():
        if path.with_name(backup_folder_name(path)).is_dir():
            raise LibraryError(
                f"There is no library at “{path}”: choose another file, or restore one from the folder "
                f"“{backup_folder_name(path)}”."
            )
        raise LibraryError(f"There is no library at “{path}”: choose another file, or make a new one there.")
    if not path.is_file():
        raise LibraryError(f"“{path}” is a folder, not a library: choose the file in it.")


def _refuse_no_content(path: Path) -> None:
    size = path.stat().st_size
    if size == 0:
        raise DamagedError(empty(path))
    with path.open("rb") as file:
        beginning = file.read(len(PLAIN_HEADER))
    if beginning == PLAIN_HEADER:
        raise LibraryError(f"“{path.name}” is a database of another program: choose a Briefing Desk library.")
    if size < SMALLEST:
        raise DamagedError(damaged(path))


def version_of(engine: Engine, path: Path) -> int:
    """The version of the library's tables, at most that of the program.

    Raises:
        LibraryError: it is damaged, another program's, or made by a newer version of this one.
    """
    with told_in_words(path), engine.connect() as connection:
        pragma(connection, "schema_version")  # the first read: a wrong key or a damaged page 1 shows here
        application, version = pragma(connection, "application_id"), pragma(connection, "user_version")
    if application != APPLICATION_ID:
        raise LibraryError(f"“{path.name}” is a database of another program: choose a Briefing Desk library.")
    if version > VERSION:
        raise LibraryError(
            f"“{path.name}” was saved by a newer version of Briefing Desk (library version {version}, this "
            f"program knows {VERSION}): install that version. The file was left as it is."
        )
    return int(version)


def left_unclean(path: Path) -> bool:
    """Whether a journal was left beside the library, which says that a program ended while it was open."""
    journal = path.with_name(f"{path.name}-wal")
    return journal.exists() and journal.stat().st_size > 0


def refuse_foreign_journal(path: Path) -> None:
    """Refuse a journal that does not belong to the library, before anything of it gets into the file.

    Nothing in a journal says of which library it is. Read through it, its pages are authenticated as those of
    the library are; only then may it be written into that, which already closing a connection does.

    Raises:
        DamagedError: library and journal are not sound together; both were left as they were.
    """
    if not left_unclean(path):
        return
    try:
        refuse_unsound(path, Mode.READING)
    except DamagedError as error:
        if _is_sound_alone(path):
            raise DamagedError(
                f"The journal “{path.name}-wal” is damaged or is that of another library, and “{path.name}” "
                "is sound without it: move the journal to another folder, keep it, and open the library "
                "again. What was saved last may be in the journal alone."
            ) from error
        raise


def _is_sound_alone(path: Path) -> bool:
    """Whether the file without its journal is sound, looked at under a name beside which there is none."""
    alone = path.with_name(f"{path.name}-new")
    try:
        os.link(path, alone)
        refuse_unsound(alone, Mode.AT_REST)
    except (OSError, LibraryError):
        return False
    finally:
        with suppress(OSError):
            alone.unlink(missing_ok=True)
    return True


def refuse_unsound(path: Path, mode: Mode, *, every_page: bool = False, steps: Steps | None = None) -> None:
    """Refuse a file that is no sound library, of this version or an older one, without writing anything.

    Raises:
        LibraryError: it is not sound.
        CancelledError: *steps* says that the person asked to stop.
    """
    engine = open_engine(path, mode=mode)
    try:
        version_of(engine, path)
        refuse_damaged(engine, path, every_page=every_page, fold=False, steps=steps)
    finally:
        engine.dispose()


def refuse_damaged(
    engine: Engine,
    path: Path,
    *,
    every_page: bool = False,
    every_index: bool = False,
    fold: bool = True,
    steps: Steps | None = None,
) -> None:
    """Refuse a library that is not sound; see :func:`examine`.

    Raises:
        LibraryError: something was found; the file was left as it is.
        CancelledError: *steps* says that the person asked to stop.
    """
    findings = examine(engine, every_page=every_page, every_index=every_index, fold=fold, steps=steps)
    if findings:
        refuse_unlooked(findings, path)
        if findings[0].code == UNREADABLE:
            raise DamagedError(damaged(path))
        raise DamagedError(f"{damaged(path)} Found: {findings[0].text}")


def examine(
    engine: Engine,
    *,
    every_page: bool = False,
    every_index: bool = False,
    index: bool = False,
    fold: bool = True,
    steps: Steps | None = None,
) -> tuple[Finding, ...]:
    """What is wrong in a library, () where it is sound.

    Args:
        engine: An engine on it.
        every_page: Also authenticate the pages no table uses; the journal is folded into the file first.
        every_index: Also compare each table with its indexes, which tells old pages from new ones.
        index: Also compare the full-text index with what it was made from, and look for lost pictures.
        fold: Whether there may be a journal to be folded; not in a file at rest, which is only read.
        steps: Asked, also in the middle of a statement, whether to stop.

    Raises:
        CancelledError: the person asked to stop, so nothing is known.
    """
    try:
        if every_page and fold:
            fold_journal(
                engine
            )  # the check below reads the file alone and would take a left journal for damage
        with engine.connect() as connection:
            tests = [
                _structure_and_indexes if every_index else _structure,
                _links,
                *([_pages] if every_page else ()),
                *([lost_pictures, _index] if index else ()),
            ]
            found = []
            for test in tests:
                with stoppable(connection.connection.driver_connection, steps):
                    found += test(connection)
    except (DatabaseError, dbapi2.DatabaseError) as error:
        return (Finding(UNREADABLE, f"The file cannot be read to its end ({said_by(error)})."),)
    return tuple(found)


def refuse_unlooked(findings: tuple[Finding, ...], path: Path) -> None:
    """Refuse to take for damage what only kept the file from being gone through, such as a full disk.

    Raises:
        LibraryError: that is what was found.
    """
    told = sentence_for(findings[0].text, path) if findings and findings[0].code == UNREADABLE else None
    if told is not None and told != damaged(path):
        raise LibraryError(told)


def _structure(connection: Connection) -> list[Finding]:
    rows = connection.exec_driver_sql("PRAGMA quick_check(10)").scalars()
    return [Finding("structure", f"{row}.") for row in rows if row != "ok"]


def _structure_and_indexes(connection: Connection) -> list[Finding]:
    rows = connection.exec_driver_sql("PRAGMA integrity_check(10)").scalars()
    return [Finding("structure", f"{row}.") for row in rows if row != "ok"]


def _links(connection: Connection) -> list[Finding]:
    rows = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchmany(10)
    return [
        Finding("link", f"Row {row[1]} of {row[0]} points to a row of {row[2]} that is not there.")
        for row in rows
    ]


def _pages(connection: Connection) -> list[Finding]:
    rows = connection.exec_driver_sql("PRAGMA cipher_integrity_check").scalars()
    return [Finding("page", f"{row}.") for row in rows]


def _index(connection: Connection) -> list[Finding]:
    try:
        connection.exec_driver_sql(
            "INSERT INTO block_search(block_search, rank) VALUES('integrity-check', 1)"
        )
    except DatabaseError as error:
        said = said_by(error).lower()
        if "malformed" in said:
            return [Finding("index", "The search index does not say what the texts say.")]
        if "readonly" not in said:  # such a file may not even be asked, since asking is a kind of writing
            raise
    finally:
        connection.rollback()
    return []
