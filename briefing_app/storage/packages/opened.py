"""A package opened: its rows in a library in memory, whose tables are ours, of the present version.

Whatever the file says is put into tables that our own migrations made, and is then read by the repositories
as any library is; what does not fit a table, links to nothing or cannot be read is refused.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from briefing_app.domain.errors import BriefingError
from briefing_app.domain.facts import ProfileId
from briefing_app.domain.note import NoteId, NoteSection
from briefing_app.domain.profile import Section
from briefing_app.domain.text import (
    Block,
    Content,
    Picture,
    RevisionId,
    Run,
    SectionId,
    SeveranceId,
    Table,
    Text,
    contents,
    holds,
    walk,
)
from briefing_app.storage.ceiling import CeilingRules
from briefing_app.storage.database import Database, UnitOfWork
from briefing_app.storage.engine import WRITES, memory_engine
from briefing_app.storage.packages.container import (
    PackedRow,
    Values,
    newer,
    refusal,
    within_measure,
)
from briefing_app.storage.packages.package_file import PackageFile
from briefing_app.storage.records import Revision
from briefing_app.storage.repositories.packages import KNOWN, TOLD
from briefing_app.storage.schema import VERSION, upgrade_in_memory

TABLES: Final = (
    "library", "profile", "note", "note_profile", "section", "section_text", "revision", "fact", "severance",
    "severance_decision", "gone_words", "carried_words", "picture",
)  # fmt: skip
"""The tables of which rows may be in a package."""

_FIRST: Final = 1
_DEEPEST: Final = 8
"""How deep tables may stand in one another."""

_LANGUAGE: Final = re.compile(r"[a-z]{2,3}|")
_OF_TOLD: Final = frozenset({"kind", "thing", "name", "said", "theirs", "package"})
_OF_TEXTS: Final = frozenset({"body", "blocks", "block"})
"""The columns that name ids inside."""


@dataclass(frozen=True, slots=True)
class OpenedPackage:
    """A package that was read: its note and profiles in ``database``, and older texts of the note by id.

    ``revisions`` and ``decisions`` are rows as they are stored, by section and by severance.
    """

    name: str
    database: Database
    note: NoteId
    profiles: tuple[ProfileId, ...]
    rows: tuple[PackedRow, ...] = field(repr=False)
    known: Mapping[SectionId, Set[RevisionId]]
    version: int
    engine: Engine = field(repr=False)

    def of(self, table: str) -> list[Values]:
        """The rows of a table as they are stored."""
        return [row.values for row in self.rows if row.table == table]

    def renamed(self, ids: Mapping[str, str], rules: CeilingRules) -> OpenedPackage:
        """The same package with other ids in the place of these, wherever they stand; this one stays open."""
        rows = tuple(PackedRow(row.table, _renamed(row.values, ids)) for row in self.rows)
        return opened(self.name, rows, self.version, rules)

    def close(self) -> None:
        """Let go of the library in memory."""
        self.engine.dispose()


def open_package(file: PackageFile, rules: CeilingRules) -> OpenedPackage:
    """A package from its file.

    Raises:
        UnreadableError: it is damaged, larger than it may be, newer, or not what a program of ours writes.
    """
    name, (header, rows) = file.name, file.rows()
    version = header.get("library")
    if not isinstance(version, int) or isinstance(version, bool) or version < _FIRST:
        raise refusal(name, "it is damaged")
    if version > VERSION:
        raise newer(name)
    rows = within_measure(rows, lambda: refusal(name, "it is larger than a package may be"))
    return opened(name, tuple(rows), version, rules)


def opened(name: str, rows: tuple[PackedRow, ...], version: int, rules: CeilingRules) -> OpenedPackage:
    """A package from its rows, of a version of the library's tables.

    Raises:
        UnreadableError: they are not what a program of ours writes.
    """
    engine = memory_engine()
    try:
        return _opened(name, rows, version, rules, engine)
    except (SQLAlchemyError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        engine.dispose()
        raise refusal(name, "it is damaged") from error
    except BriefingError as error:
        engine.dispose()
        told = newer(name) if "newer" in str(error) else refusal(name, "it is damaged")
        raise told from error


def _opened(
    name: str, rows: tuple[PackedRow, ...], version: int, rules: CeilingRules, engine: Engine
) -> OpenedPackage:
    upgrade_in_memory(engine, str(version))
    with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
        _fill(connection, rows)
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
            raise ValueError("links to nothing")
    if version < VERSION:
        upgrade_in_memory(engine)
    database = Database(engine, Path(name), rules)
    _refuse_untold(row.values for row in rows if row.table == TOLD)
    known: dict[SectionId, set[RevisionId]] = {}
    for row in rows:
        if row.table == KNOWN:
            section, revision = SectionId(row.values["section_id"]), RevisionId(row.values["revision_id"])
            known.setdefault(section, set()).add(revision)
    with database.read() as unit:
        note = _read_through(unit, rows)
    profiles = tuple(ProfileId(row.values["id"]) for row in rows if row.table == "profile")
    return OpenedPackage(name, database, note, profiles, rows, known, version, engine)


def _fill(connection: Connection, rows: tuple[PackedRow, ...]) -> None:
    columns: dict[str, frozenset[str]] = {}
    for (table, names), some in groupby(_storable(rows), lambda row: (row.table, tuple(sorted(row.values)))):
        if table not in columns:
            # names of tables are those of this module; of columns those that our own migrations made
            found = connection.exec_driver_sql(f"PRAGMA table_info({table})")
            columns[table] = frozenset(one[1] for one in found)
        if not names or not columns[table].issuperset(names):
            raise ValueError("columns that are in no library")
        given = [tuple(_plain(row.values[one]) for one in names) for row in some]
        listed = ", ".join(f'"{one}"' for one in names)
        marks = ", ".join("?" * len(names))
        connection.exec_driver_sql(f"INSERT INTO {table} ({listed}) VALUES ({marks})", given)  # noqa: S608  # as said above


def _storable(rows: Iterable[PackedRow]) -> Iterator[PackedRow]:
    for row in rows:
        if row.table in (KNOWN, TOLD):
            continue
        if row.table not in TABLES:
            raise ValueError("a table that is in no package")
        yield row


def _plain(value: Any) -> Any:  # noqa: ANN401  # what a column may hold
    if value is None or isinstance(value, (str, int, bytes)):
        return value
    raise TypeError(type(value).__name__)


def _read_through(unit: UnitOfWork, rows: tuple[PackedRow, ...]) -> NoteId:
    """The one note, after everything was read once as it will be read when it is stored."""
    unit.settings.get()
    notes = [NoteId(row.values["id"]) for row in rows if row.table == "note"]
    (note,) = notes
    sections: list[NoteSection | Section] = list(unit.notes.get(note).sections)
    held: set[SeveranceId] = set()
    for row in rows:
        if row.table == "profile":
            profile = unit.profiles.get(ProfileId(row.values["id"]))
            if not profile.name():
                raise ValueError("a profile without a name")
            sections += profile.sections
            held.update(*(one.severances for one in profile.facts))
    shown: set[str] = set()
    for section in sections:
        held |= section.severances
        history = unit.sections.history(section.id)
        if not all(_LANGUAGE.fullmatch(one.language) for one in history):
            raise ValueError("a language that is none")
        text = tuple(_each_once(history))
        _refuse_deep(text, _DEEPEST)
        _refuse_no_words(text)
        held.update(*map(holds, text))
        shown |= {one.digest for one in walk(text) if isinstance(one, Picture)}
    places = {row.values["section_id"] for row in rows if row.table == "gone_words"}
    gone = (one.block for one in unit.gone_words.of_sections(places))
    shown |= {one.digest for one in walk(gone) if isinstance(one, Picture)}
    records = unit.severances.all().by_id
    if held - records.keys() or shown - {row.values["digest"] for row in rows if row.table == "picture"}:
        raise ValueError("a severance or a picture that did not come along")
    unit.severances.histories(records)
    unit.carried_words.around({row.values["section_id"] for row in rows if row.table == "carried_words"})
    return note


def _each_once(history: Iterable[Revision]) -> Iterator[Block]:
    """The blocks of all these texts; what stayed as it was in the next one is one object, and comes once."""
    known: set[int] = set()
    for revision in history:
        for block in revision.blocks:
            if id(block) not in known:
                known.add(id(block))
                yield block


def _renamed(values: Values, ids: Mapping[str, str]) -> Values:
    made = {}
    for name, value in values.items():
        if isinstance(value, str) and name in _OF_TEXTS:
            made[name] = json.dumps(_with_ids(json.loads(value), ids))
        else:
            made[name] = ids.get(value, value) if isinstance(value, str) else value
    return made


def _with_ids(value: Any, ids: Mapping[str, str]) -> Any:  # noqa: ANN401  # JSON has no narrower type
    match value:
        case str():
            return ids.get(value, value)
        case list():
            return [_with_ids(one, ids) for one in value]
        case dict():
            return {name: _with_ids(one, ids) for name, one in value.items()}
    return value


def _refuse_untold(told: Iterable[Values]) -> None:
    """Refuse what tells nothing of what a package said."""
    for values in told:
        if values.keys() != _OF_TOLD:
            raise ValueError("what a package said is not told")
        _of_words(*values.values())


def _refuse_no_words(text: Text) -> None:
    """Refuse what the form of texts lets through and no program of ours writes: words that are none."""
    for block in walk(text):
        _of_words(block.id, block.pair or "", *(part for one in contents(block) for part in _said_in(one)))
        if isinstance(block, Picture):
            _of_words(block.digest, block.media_type, block.alternate)


def _said_in(content: Content) -> Iterator[str]:
    for part in content:
        if isinstance(part, Run):
            yield from (part.text, part.link or "", part.language or "")


def _of_words(*values: str) -> None:
    if not all(isinstance(one, str) for one in values):
        raise TypeError("words that are none")


def _refuse_deep(text: Text, left: int) -> None:
    if left < 0:
        raise ValueError("tables too deep in one another")
    for block in text:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    _refuse_deep(cell.blocks, left - 1)
