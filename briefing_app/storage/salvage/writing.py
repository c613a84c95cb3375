"""The new library: the rows that came over, and everything that follows from them made anew."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, delete, select, update
from sqlalchemy.orm import Session

from briefing_app.domain.errors import BriefingError
from briefing_app.domain.facts import ProfileId
from briefing_app.domain.marking import Marking
from briefing_app.domain.note import NoteId
from briefing_app.domain.steps import Steps
from briefing_app.domain.text import holds
from briefing_app.domain.text_json import text_from_json
from briefing_app.storage import checks, schema
from briefing_app.storage.database import Database, UnitOfWork
from briefing_app.storage.engine import WRITES, fold_journal, new_file, open_engine, sync_file
from briefing_app.storage.places import is_on_network
from briefing_app.storage.records import Act, LibrarySettings
from briefing_app.storage.repositories.settings import settings_row
from briefing_app.storage.rows import (
    DraftRow,
    LibraryRow,
    NoteRow,
    ProfileRow,
    SeveranceHolderRow,
    SeveranceRow,
)
from briefing_app.storage.salvage.gathering import TABLES, Gathered, ids
from briefing_app.storage.salvage.walking import Row

log = logging.getLogger(__name__)

EVENT = "salvage"
"""What the audit calls it that a library was made of what could be read of a damaged one."""


class _EverythingFits:
    """While what was there is written again, no marking of it is refused: the ceiling counts from then on."""

    def fits(self, _marking: Marking, _ceiling: Marking) -> bool:
        """Whether something so marked may be saved."""
        return True

    def name(self, _marking: Marking) -> str:
        """What a sentence calls the marking."""
        return ""


def write(file: Path, gathered: Gathered, usual: LibrarySettings, act: Act, steps: Steps) -> None:
    """A new library at *file*, where nothing may be, checked to its last page.

    *usual* is what it is set to where its settings are lost.

    Raises:
        LibraryError: it is not sound, which is a bug, or cannot be written.
        CancelledError: *steps* says that the person asked to stop.
    """
    new_file(file)
    schema.upgrade(file, str(gathered.version))
    engine = open_engine(file, foreign_keys=False, network=is_on_network(file))
    try:
        with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
            for table in TABLES:
                _insert(connection, table, gathered.rows[table], steps)
    finally:
        engine.dispose()
    if gathered.version < schema.VERSION:
        schema.upgrade(file)
    engine = open_engine(file, network=is_on_network(file))
    try:
        _set_up(engine, usual)
        database = Database(engine, file, _EverythingFits())
        _leave_out(engine, database, gathered, steps)
        _derive(database, gathered, act, steps)
        _close_unheld(engine, act)
        checks.refuse_damaged(engine, file, every_page=True, steps=steps)
        fold_journal(engine)
    finally:
        engine.dispose()
    sync_file(file)


def _insert(connection: Connection, table: str, rows: Iterable[dict[str, Any]], steps: Steps) -> None:
    for row in steps.over(rows):
        names = ", ".join(f'"{one}"' for one in row)
        marks = ", ".join("?" * len(row))
        # names of tables and columns are our own
        connection.exec_driver_sql(
            f'INSERT INTO "{table}" ({names}) VALUES ({marks})',  # noqa: S608  # names of our schema
            tuple(row.values()),
        )
    steps.next()


def _set_up(engine: Engine, usual: LibrarySettings) -> None:
    """The settings as they were, else the usual ones; nothing of it is backed up yet."""
    with Session(engine) as session, session.begin():
        if session.scalars(select(LibraryRow)).first() is None:
            session.add(settings_row(usual))
        session.flush()
        session.execute(update(LibraryRow).values(changes=LibraryRow.changes + 1, backed_up=0))


def _leave_out(engine: Engine, database: Database, gathered: Gathered, steps: Steps) -> None:
    """Leave out each profile and note that cannot be read as a whole."""
    kinds: dict[str, type[ProfileRow | NoteRow]] = {"profile": ProfileRow, "note": NoteRow}
    for table, kind in kinds.items():
        with database.read() as unit:
            gone = {row["id"] for row in steps.over(gathered.rows[table]) if not _is_whole(unit, table, row)}
        with engine.execution_options(**{WRITES: True}).begin() as connection:
            for one in gone:
                connection.execute(
                    update(ProfileRow).where(ProfileRow.parent_id == one).values(parent_id=None)
                )
                connection.execute(delete(kind).where(kind.id == one))
        gathered.keep(table, partial(_names_none, gone, "id"))
        _leave_out_parts(gathered, f"{table}_id", gone)


def _leave_out_parts(gathered: Gathered, owner: str, gone: set[str]) -> None:
    """Count what went with its profile or note as lost too."""
    before = ids(gathered.rows["section"])
    for table in ("section", "fact", "line_draft"):
        gathered.keep(table, partial(_names_none, gone, owner))
    sections = before - ids(gathered.rows["section"])
    for table in ("section_text", "revision", "draft"):
        gathered.keep(table, partial(_names_none, sections, "section_id"))
    gathered.keep("gone_words", partial(_names_none, sections | gone, "section_id"))


def _names_none(gone: set[str], column: str, row: Row) -> bool:
    return row.get(column) not in gone


def _derive(database: Database, gathered: Gathered, act: Act, steps: Steps) -> None:
    """Make anew how everything is found and what it withholds."""
    with database.begin(act) as unit:
        for row in steps.over(gathered.rows["profile"]):
            unit.profiles.derive(ProfileId(row["id"]))
        steps.next()
        for row in steps.over(gathered.rows["note"]):
            unit.notes.derive(NoteId(row["id"]))
        steps.next()
        unit.audit.note_event(EVENT, "library", unit.settings.get().id, reason=act.reason)


def _is_whole(unit: UnitOfWork, table: str, row: Row) -> bool:
    one = row["id"]
    try:
        if table == "profile":
            return bool(unit.profiles.get(ProfileId(one)).names)
        unit.notes.get(NoteId(one))
    except (BriefingError, ValueError, TypeError, KeyError):
        log.warning("a %s that came over is no whole and is left out", table)
        return False
    return True


def _close_unheld(engine: Engine, act: Act) -> None:
    """Close the severances of what is lost, as deleting it would have."""
    with Session(engine) as session, session.begin():
        drafts = (text_from_json(_text(row)) for row in session.scalars(select(DraftRow.blocks)))
        typed = {one for draft in drafts for block in draft for one in holds(block)}
        held = set(session.scalars(select(SeveranceHolderRow.severance_id))) | typed
        for row in session.scalars(select(SeveranceRow)):
            if row.id in held:
                row.closed_at = None
            elif row.closed_at is None:
                row.closed_at = act.at


def _text(stored: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in stored.items() if name != "read"}
