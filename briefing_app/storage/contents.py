"""What a library that nobody has open holds, and whether it is sound: read as it lies, without a trace."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection

from briefing_app.domain.errors import LibraryError
from briefing_app.domain.latest_act import LatestAct
from briefing_app.domain.steps import Steps
from briefing_app.storage import checks
from briefing_app.storage.driver import Mode
from briefing_app.storage.engine import open_engine, pragma
from briefing_app.storage.failures import told_in_words
from briefing_app.storage.records import Contents

LATEST: Final = 5
"""How many acts are told."""

_ROWS: Final = 500
"""Rows of the audit in which they are looked for: one act can have written thousands."""

_TELLING: Final = frozenset({"export-refused", "package", "read-back"})
"""Events that tell better than the kind of their act what was done: a refused export exported nothing."""

_NAMES: Final = {
    "profile": "SELECT name FROM profile WHERE id = ?",
    "note": "SELECT number FROM note WHERE id = ?",
}


def contents_of(path: Path) -> Contents:
    """What the file holds; of an older version too.

    Raises:
        LibraryError: it is missing, empty, damaged where it was read, newer, or not a library.
    """
    checks.refuse_no_library(path)
    engine = open_engine(path, mode=Mode.AT_REST)
    try:
        checks.version_of(engine, path)
        with told_in_words(path), engine.connect() as connection:
            return _read(connection)
    except (TypeError, ValueError) as error:
        raise LibraryError(f"“{path.name}” does not say what it holds: check it.") from error
    finally:
        engine.dispose()


def refuse_unsound(path: Path, steps: Steps | None = None) -> None:
    """Read every page of a file that nobody has open.

    Raises:
        LibraryError: it is no sound library.
        CancelledError: *steps* says that the person asked to stop.
    """
    checks.refuse_no_library(path)
    checks.refuse_unsound(path, Mode.AT_REST, every_page=True, steps=steps)


def _read(connection: Connection) -> Contents:
    library, changes = connection.exec_driver_sql("SELECT id, changes FROM library").one()
    return Contents(
        library=library,
        version=int(pragma(connection, "user_version")),
        profiles=_count(connection, "profile"),
        notes=_count(connection, "note"),
        changes=changes,
        latest=tuple(_latest(connection)),
    )


def _count(connection: Connection, table: str) -> int:
    counted = connection.exec_driver_sql(f"SELECT count(*) FROM {table} WHERE deleted_at IS NULL")  # noqa: S608  # the two tables are named above
    return int(counted.scalar_one())


def _latest(connection: Connection) -> Iterable[LatestAct]:
    rows = connection.exec_driver_sql(
        "SELECT act_id, at, by, act_kind, action, object_type, object_id "
        "FROM audit ORDER BY seq DESC LIMIT ?",
        (_ROWS,),
    ).all()
    acts: dict[str, list[Any]] = {}
    for row in rows:
        acts.setdefault(row.act_id, []).append(row)
    for done in list(acts.values())[:LATEST]:
        named = [row for row in done if row.object_type in _NAMES] or done
        first = named[-1]  # they were read backwards
        told = next((row.action for row in done if row.action in _TELLING), first.act_kind)
        yield LatestAct(
            at=datetime.fromisoformat(first.at).replace(tzinfo=UTC),
            by=first.by,
            kind=told,
            sort=first.object_type,
            name=_name(connection, first.object_type, first.object_id),
            things=len({(row.object_type, row.object_id) for row in done}),
        )


def _name(connection: Connection, sort: str, key: str) -> str:
    found = connection.exec_driver_sql(_NAMES[sort], (key,)).scalar() if sort in _NAMES else None
    return found or ""
