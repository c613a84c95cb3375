"""The library file as its driver opens it: address, key and settings, without SQLAlchemy.

The window reads its first list through this alone, since importing SQLAlchemy costs more than an empty
window; ``engine`` builds on it for everything else. The settings and the measurements behind them are told
in ``docs/library-file.md``.
"""

from __future__ import annotations

from contextlib import closing
from enum import Enum
from pathlib import Path
from typing import Final

from sqlcipher3 import dbapi2

from briefing_app.domain.errors import LibraryError

PUBLISHED_KEY: Final = "3804fbcc2b95c5293723231353387779ccd8500381b5cc1c40b6003ca38c2118"
"""The key of every library without a passphrase: published, so it hides nothing; it makes damage noticed."""

APPLICATION_ID: Final = 0x42444C31
"""What says "a Briefing Desk library" in the header of the file: the letters BDL1."""

SQLITE_FLOOR: Final = (3, 51, 3)
"""Older versions can corrupt a library in WAL mode (sqlite.org/wal.html, "The WAL-Reset Bug")."""

PLAIN_HEADER: Final = b"SQLite format 3\x00"


class Mode(Enum):
    """How a file is opened, as SQLite is told of it.

    READING sees what is in a journal and never writes it into the file, as even closing does otherwise.
    AT_REST is for a file that nobody writes to: without lock or journal, and nothing is made beside it.
    """

    WRITING = "mode=rw"
    READING = "mode=ro"
    AT_REST = "mode=ro&immutable=1"


def refuse_old_sqlite(version: tuple[int, ...] = dbapi2.sqlite_version_info) -> None:
    """Refuse to run on an SQLite that is known to damage libraries.

    Raises:
        LibraryError: *version* is below the floor.
    """
    if version < SQLITE_FLOOR:
        found, floor = (".".join(map(str, one)) for one in (version, SQLITE_FLOOR))
        raise LibraryError(
            f"The database library is SQLite {found}, which can damage a library file; "
            f"install sqlcipher3 with SQLite {floor} or later."
        )


def address_of(path: Path, mode: Mode = Mode.WRITING) -> str:
    """The file as SQLite's own kind of address, which never makes a missing file."""
    address = path.absolute().as_uri()
    if not address.startswith("file:///"):  # a Windows share, whose server SQLite would take for a web host
        address = f"file:////{address.removeprefix('file://')}"
    return f"{address}?{mode.value}"


def pragmas(*, foreign_keys: bool, network: bool) -> tuple[str, ...]:
    """How every connection is set, the key included."""
    return (
        "cipher_log_level = NONE",  # else SQLCipher prints to standard error by itself
        f"key = \"x'{PUBLISHED_KEY}'\"",
        "cipher_memory_security = OFF",  # makes full-text search 14 times slower
        "temp_store = MEMORY",  # temporary files would hold plain words
        f"foreign_keys = {'ON' if foreign_keys else 'OFF'}",
        "busy_timeout = 5000",
        "trusted_schema = OFF",
        "cell_size_check = ON",
        "mmap_size = 0",
        "cache_size = -16000",  # 16 MB, since search reads the same pages at each keystroke
        "fullfsync = 1",
        f"journal_mode = {'DELETE' if network else 'WAL'}",
        f"synchronous = {'EXTRA' if network else 'FULL'}",
        "secure_delete = ON",
    )


def engine_versions() -> tuple[str, str]:
    """The version of SQLite that is built in, and that of its encryption."""
    with closing(dbapi2.connect(":memory:")) as driver:
        row = driver.execute("PRAGMA cipher_version").fetchone()
    return dbapi2.sqlite_version, "" if row is None else str(row[0]).partition(" ")[0]
