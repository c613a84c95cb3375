"""The version of a library's tables, and the way from an older one to the present one.

Alembic is imported only when there is something to upgrade: an up-to-date library opens without it, and its
first list is read without SQLAlchemy too.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from briefing_app.domain.errors import LibraryError

if TYPE_CHECKING:
    from sqlalchemy import Engine

MIGRATIONS: Final = Path(__file__).parent / "migrations"

VERSION: Final = 7
"""The number of the newest migration; ``PRAGMA user_version`` of a library that has them all."""


def upgrade(path: Path, target: str = "head") -> None:
    """Run all missing migrations on *path* in one transaction, or none of them.

    The caller holds the lock and has made a backup. The file is named a library of the version reached.

    Raises:
        LibraryError: the upgraded library would have broken links; it was left as it was.
    """
    from briefing_app.storage.engine import open_engine

    engine = open_engine(path, foreign_keys=False)  # copies of tables must not delete what hangs on them
    try:
        _upgrade(engine, target, path)
    finally:
        engine.dispose()


def upgrade_in_memory(engine: Engine, target: str = "head") -> None:
    """Run all missing migrations on a library in memory, or none of them.

    Raises:
        LibraryError: the upgraded library would have broken links.
    """
    _upgrade(engine, target, Path("package"))


def _upgrade(engine: Engine, target: str, path: Path) -> None:
    from alembic import command
    from alembic.config import Config

    from briefing_app.storage.driver import APPLICATION_ID
    from briefing_app.storage.engine import WRITES, pragma

    config = Config()
    config.set_main_option("script_location", MIGRATIONS.as_posix().replace("%", "%%"))
    with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, target)
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
            raise LibraryError(
                f"“{path.name}” has broken links after upgrading, so it was left as it was: "
                "restore a backup, or send the file to whoever supports the program."
            )
        version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()
        pragma(connection, f"application_id = {APPLICATION_ID}")
        pragma(connection, f"user_version = {int(version)}")
