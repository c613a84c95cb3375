"""The one way to a library file: an engine with its transactions, and nothing about what is stored.

Everything special to SQLite lives here, in ``driver``, in ``search`` and in the SQL of the migrations.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.pool import ConnectionPoolEntry, Pool, QueuePool, StaticPool
from sqlalchemy.util import LRUCache
from sqlcipher3 import dbapi2

from briefing_app.storage.driver import Mode, address_of, pragmas, refuse_old_sqlite

WRITES: Final = "writes"
"""The execution option that makes a transaction take the writer's place at its beginning."""


_DIALECT: Final = "briefing"
_COMPILED: LRUCache[Any, Any] = LRUCache(2000)
"""Statements that were compiled for one library serve for every other, those in memory included."""


class LibraryDialect(SQLiteDialect_pysqlite):
    """SQLite as every library speaks it: what is compiled for one is found again for another."""

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        """Every one is set up in the same way, by ``_engine``."""
        return type(self) is type(other)

    def __hash__(self) -> int:
        """The same for all."""
        return hash(type(self))


registry.register(_DIALECT, __name__, LibraryDialect.__name__)


def open_engine(
    path: Path, *, foreign_keys: bool = True, network: bool = False, mode: Mode = Mode.WRITING
) -> Engine:
    """An engine on the existing file *path*; nothing is opened before the first connection.

    A transaction begun with the execution option ``WRITES`` is ``BEGIN IMMEDIATE``, any other ``BEGIN``, so
    that a reader needs neither free disk space nor the writer's place. On a network share there is no
    shared memory, hence no WAL: the classic journal is used, synchronised to the full.

    Raises:
        LibraryError: SQLite is below the floor.
    """
    address = address_of(path, mode)
    engine = _engine(QueuePool, lambda: dbapi2.connect(address, uri=True, check_same_thread=False))
    wanted = pragmas(foreign_keys=foreign_keys, network=network)
    if mode is not Mode.WRITING:
        wanted = tuple(one for one in wanted if not one.startswith("journal_mode"))  # setting it might write
    _set_up(engine, wanted)
    return engine


def memory_engine() -> Engine:
    """An engine on a library in memory, empty and gone with it: for what is read and not stored.

    Raises:
        LibraryError: SQLite is below the floor.
    """
    engine = _engine(StaticPool, lambda: dbapi2.connect(":memory:", check_same_thread=False))
    _set_up(engine, ("cipher_log_level = NONE", "temp_store = MEMORY", "trusted_schema = OFF"))
    return engine


def _engine(pool: type[Pool], connect: Callable[[], Any]) -> Engine:
    refuse_old_sqlite()
    return create_engine(
        f"{_DIALECT}://",
        module=dbapi2,
        poolclass=pool,
        creator=connect,
        echo=False,
        execution_options={"compiled_cache": _COMPILED},
        hide_parameters=True,  # a failed statement must not print the words it carried
    )


def _set_up(engine: Engine, statements: tuple[str, ...]) -> None:
    """Send these pragmas on each connection, and begin transactions as they are asked for."""

    @event.listens_for(engine, "connect")
    def _on_connect(driver: Any, _entry: ConnectionPoolEntry) -> None:  # noqa: ANN401  # the driver is untyped
        driver.isolation_level = None  # the driver must not begin transactions behind our back
        for one in statements:
            driver.execute(f"PRAGMA {one}")

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def mode_of(path: Path) -> Mode:
    """How a library is opened: one that may not be written is read, without files beside it if possible.

    Those would be as unwritable as the file itself, and would stay in the way of who may write it again.
    """
    if os.access(path, os.W_OK):
        return Mode.WRITING
    journal = path.with_name(f"{path.name}-wal")
    return Mode.READING if journal.exists() and journal.stat().st_size > 0 else Mode.AT_REST


def is_at_rest(path: Path) -> bool:
    """Whether nothing of the library is in a journal beside its file."""
    beside = (path.with_name(f"{path.name}{ending}") for ending in ("-wal", "-journal"))
    return not any(one.exists() and one.stat().st_size > 0 for one in beside)


def new_file(path: Path) -> None:
    """Make *path* as an empty file that only this user may read, for SQLite to fill.

    Raises:
        FileExistsError: there is something at *path* already.
    """
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def pragma(connection: Connection, statement: str) -> Any:  # noqa: ANN401  # what a pragma answers differs
    """The first value a pragma answers, or None."""
    result = connection.exec_driver_sql(f"PRAGMA {statement}")
    row = result.first() if result.returns_rows else None
    return None if row is None else row[0]


def fold_journal(engine: Engine) -> bool:
    """Bring everything from the journal into the file, so that the library is one file; False when busy."""
    connection = engine.raw_connection()  # a checkpoint cannot run inside a transaction
    try:
        cursor = connection.cursor()
        busy: int = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        cursor.close()
    finally:
        connection.close()
    return busy == 0


def sync_file(path: Path) -> None:
    """Wait until the file's bytes are on the disk."""
    handle = os.open(path, os.O_RDWR)  # Windows flushes only what may be written
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Wait until the folder's entries are on the disk; nothing to do on Windows."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
