"""Having a copied library open at all: its size, and the pages that say which tables there are."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sqlcipher3 import dbapi2

from briefing_app.domain.errors import DamagedError, LibraryError
from briefing_app.storage import schema
from briefing_app.storage.driver import APPLICATION_ID, Mode, address_of, pragmas
from briefing_app.storage.engine import new_file
from briefing_app.storage.salvage.pages import SALT, SIZE, Codes, Copied, page_of, put

_LONGER: Final = (2, 16, 256)
"""How many times as long a file is made that lost its end: SQLite refuses one that is too short."""

_TRIES: Final = 8
"""New libraries to take pages from: their indexes come in any order, which moves what stands on a page."""


@contextmanager
def connected(file: Path, *, loosely: bool = False) -> Iterator[Any]:
    """The driver on a file that nobody writes to; nothing is made beside it.

    Opened *loosely*, what is wrong in the list of tables and indexes is passed over.
    """
    with closing(dbapi2.connect(address_of(file, Mode.AT_REST), uri=True, isolation_level=None)) as driver:
        for one in pragmas(foreign_keys=False, network=False):
            if not one.startswith("journal_mode"):
                driver.execute(f"PRAGMA {one}")
        if loosely:
            driver.execute("PRAGMA writable_schema = ON")
        yield driver


@dataclass(frozen=True, slots=True)
class Readable:
    """A copy that opens: the version of its tables, and whether what it says of its indexes is its own.

    Where those pages are spoilt that say which tables there are, they are taken from a new library, in which
    tables begin at the same pages if this program made the damaged one; indexes are made in any order.
    """

    version: int
    indexes: bool


def make_readable(copy: Path, copied: Copied, named: str) -> Readable:
    """Have the copy opened by SQLite, spoilt pages and all.

    Raises:
        DamagedError: it cannot be opened, and so nothing be read; *named* is the library's name.
        LibraryError: it is another program's, or of a newer version.
        OSError: there is no room for what would have it open.
    """
    no_room: OSError | None = None
    try:
        if (version := _version_of_longer(copy, copied, named)) is not None:
            return Readable(version, indexes=True)
    except OSError as error:
        no_room = error
    for number in range(_TRIES):
        fresh = copy.with_name(f"fresh-{number}.bdl")
        _make_fresh(fresh, copied.pages)
        if not _mend(copy, copied, fresh):
            break
        if _tables_of(copy) == _tables_of(fresh):
            version = _version_of(copy, named, loosely=True)
            if version is not None:
                return Readable(version, indexes=False)
    if no_room is not None:
        raise no_room
    raise DamagedError(
        f"Nothing can be read of “{named}”: its beginning is lost, and with it where everything stands. Look "
        "for a backup that is kept elsewhere. The file was left as it is."
    )


def _version_of_longer(copy: Path, copied: Copied, named: str) -> int | None:
    """The version of the copy's tables, made longer until it opens; None where that does not help.

    Such pages take room where a file system knows no holes, so nothing is tried that cannot help.

    Raises:
        OSError: there is no room for them.
    """
    for times in _LONGER if 1 not in copied.spoilt else ():
        os.truncate(copy, times * (copied.pages + 16) * SIZE)
        if (version := _version_of(copy, named)) is not None:
            return version
    return None


def _version_of(copy: Path, named: str, *, loosely: bool = False) -> int | None:
    """The version of the copy's tables; None where it cannot be read which tables there are."""
    try:
        with connected(copy, loosely=loosely) as driver:
            application, version = _value(driver, "application_id"), _value(driver, "user_version")
            driver.execute("SELECT count(*), max(sql) FROM sqlite_schema").fetchone()
            driver.execute("SELECT count(*) FROM library WHERE 0").fetchone()
    except dbapi2.DatabaseError:
        return None
    if application != APPLICATION_ID:
        raise LibraryError(f"“{named}” is a database of another program: choose a Briefing Desk library.")
    if version > schema.VERSION:
        raise LibraryError(
            f"“{named}” was saved by a newer version of Briefing Desk (library version {version}, this "
            f"program knows {schema.VERSION}): install that version. The file was left as it is."
        )
    return int(version)


def _tables_of(file: Path) -> list[Any] | None:
    """Where each table begins, with the index that belongs to its keys; None where that cannot be read."""
    theirs = "type = 'table' OR name GLOB 'sqlite_autoindex*'"
    try:
        with connected(file, loosely=True) as driver:
            query = f"SELECT name, rootpage, sql FROM sqlite_schema WHERE {theirs} ORDER BY name"  # noqa: S608  # fixed words
            return list(driver.execute(query))
    except dbapi2.DatabaseError:
        return None


def _value(driver: Any, pragma: str) -> int:  # noqa: ANN401  # the driver is untyped
    return int(driver.execute(f"PRAGMA {pragma}").fetchone()[0])


def _make_fresh(fresh: Path, pages: int) -> None:
    """A new library that is no smaller than the damaged one, for its page 1 says how many pages there are."""
    new_file(fresh)
    schema.upgrade(fresh)
    with closing(dbapi2.connect(address_of(fresh), uri=True, isolation_level=None)) as driver:
        for one in pragmas(foreign_keys=False, network=False):
            driver.execute(f"PRAGMA {one}")
        driver.execute(
            "INSERT INTO picture (digest, content) VALUES ('', zeroblob(?))", ((pages + 1) * SIZE,)
        )
        driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _mend(copy: Path, copied: Copied, fresh: Path) -> bool:
    """Put pages of the fresh library in the place of those that are lost; whether there were any."""
    codes, lost = Codes(copied.salt), [*_naming_tables(fresh, copied.spoilt)]
    with copy.open("r+b") as target, fresh.open("rb") as source:
        target.truncate(2 * max(copied.pages * SIZE, fresh.stat().st_size))
        for number in lost:
            page = page_of(source, number)
            whole = copied.salt + page[SALT:] if number == 1 else page
            put(target, number, codes.signed(number, whole))
    return bool(lost)


def _naming_tables(fresh: Path, spoilt: frozenset[int]) -> Iterable[int]:
    """Which of the spoilt pages say in a fresh library which tables there are: those that hold no table."""
    with connected(fresh) as driver:
        roots = {row[0] for row in driver.execute("SELECT rootpage FROM sqlite_schema")}
    return (one for one in sorted(spoilt) if one not in roots and one <= max(roots))
