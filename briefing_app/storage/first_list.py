"""The list of profiles before anything else: read through the driver alone, which a window can wait for.

Opening a library means importing SQLAlchemy and reading every page of the file. Until that is done the window
shows what this gives, where nothing at all speaks against it: the file was closed well, is of the program's
own version, and every page read is authentic. In any other case there is no first list, and opening says why.
"""

from __future__ import annotations

from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from sqlcipher3 import dbapi2

from briefing_app.domain.errors import LibraryError
from briefing_app.domain.profile_summary import OWN, ProfileSummary
from briefing_app.storage.driver import APPLICATION_ID, address_of, pragmas, refuse_old_sqlite
from briefing_app.storage.library_lock import LibraryLock
from briefing_app.storage.places import has_room_to_open, is_on_network
from briefing_app.storage.profile_summaries import EVERY_PROFILE, by_name, summaries
from briefing_app.storage.schema import VERSION

_NOT_AS_WRITTEN: Final = (LibraryError, OSError, MemoryError, dbapi2.Error, ValueError, TypeError, KeyError)
"""What reading can meet in a file that is not as the program leaves it."""


@dataclass(frozen=True, slots=True)
class FirstList:
    """Every profile by name, and the lock under which they were read and the library is to be opened."""

    path: Path
    profiles: tuple[ProfileSummary, ...]
    lock: LibraryLock


def first_list(path: Path, *, at: datetime, by: str, language: str = OWN) -> FirstList | None:
    """The profiles of a library that is as it should be, or None where only opening it can say what it is.

    Each is read by its name in *language*, where it has one.
    The library is locked afterwards, as for opening it, unless the answer is None.
    """
    try:
        if not path.is_file() or is_on_network(path) or not has_room_to_open(path):
            return None
        lock = LibraryLock(path).acquire(at, by)
    except _NOT_AS_WRITTEN:
        return None
    with suppress(*_NOT_AS_WRITTEN):
        profiles = _read(path, language)
        if profiles is not None:
            return FirstList(path, profiles, lock)
    lock.release()
    return None


def _read(path: Path, language: str) -> tuple[ProfileSummary, ...] | None:
    if _has_journal(path):
        return None
    refuse_old_sqlite()
    with closing(dbapi2.connect(address_of(path), uri=True, isolation_level=None)) as driver:
        for pragma in pragmas(foreign_keys=True, network=False):
            if not pragma.startswith("journal_mode"):  # that of the file; setting it might write
                driver.execute(f"PRAGMA {pragma}")
        driver.execute("PRAGMA query_only = ON")
        if _value(driver, "application_id") != APPLICATION_ID or _value(driver, "user_version") != VERSION:
            return None
        found = summaries(driver.execute(EVERY_PROFILE), language)
    return by_name(found, language)


def _has_journal(path: Path) -> bool:
    """Whether a program ended while the library was open: its journal is read and checked on opening."""
    beside = (path.with_name(f"{path.name}{ending}") for ending in ("-wal", "-journal"))
    return any(one.exists() and one.stat().st_size > 0 for one in beside)


def _value(driver: Any, pragma: str) -> object:  # noqa: ANN401  # the driver is untyped
    return driver.execute(f"PRAGMA {pragma}").fetchone()[0]
