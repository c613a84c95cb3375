"""A library from opening to closing: the order of checks that keeps a damaged or foreign file from harm."""

from __future__ import annotations

import logging
from contextlib import AbstractContextManager, ExitStack
from datetime import datetime
from pathlib import Path
from typing import Self

from sqlalchemy import Connection, Engine, select, update
from sqlalchemy.orm import Session

from briefing_app.domain.errors import LibraryError, NoBackupError
from briefing_app.domain.marking import Marking
from briefing_app.domain.search_hit import SearchHit
from briefing_app.domain.steps import Steps
from briefing_app.storage import backup, checks, copies, kept_journals, last_seen, places, schema
from briefing_app.storage.ceiling import CeilingRules
from briefing_app.storage.database import Database
from briefing_app.storage.driver import Mode
from briefing_app.storage.engine import (
    WRITES,
    fold_journal,
    is_at_rest,
    mode_of,
    new_file,
    open_engine,
    sync_file,
)
from briefing_app.storage.failures import told_in_words
from briefing_app.storage.leftovers import tidy
from briefing_app.storage.library_lock import LibraryLock
from briefing_app.storage.records import ActKind, Finding, LibrarySettings, new_id
from briefing_app.storage.repositories.settings import settings_row
from briefing_app.storage.rows import AuditRow, LibraryRow
from briefing_app.storage.search_index import rebuild

log = logging.getLogger(__name__)


class Library:
    """An open library: its ``database``, and ``notices`` about the place it is in.

    ``scheme`` and ``act`` are what short forms of markings and exemptions mean in it; ``only_reads`` says
    that its file may not be written, or its disk was full, so that whatever would change it is refused.
    """

    def __init__(
        self,
        path: Path,
        engine: Engine,
        database: Database,
        lock: LibraryLock,
        settings: LibrarySettings,
        mode: Mode,
    ) -> None:
        self.path = path
        self.only_reads = mode is not Mode.WRITING
        self._engine = engine
        self._lock = lock
        self.database = database
        self._id = settings.id
        self._opened = self._seen()
        self.notices = (
            *places.notices(path),
            *last_seen.notices(path, self._opened),
            *kept_journals.notices(path),
        )
        self.scheme, self.act = settings.scheme, settings.act

    def __enter__(self) -> Self:
        """The library itself; leaving the block closes it without a backup."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close without a backup."""
        self._end()

    def speak(self, language: str) -> None:
        """Name profiles in a language from now on, where they have a name in it."""
        self.database.language = language

    def search(self, typed: str, limit: int = 30) -> tuple[SearchHit, ...]:
        """The places where every word typed begins a word; see ``storage.search``."""
        with self.database.read() as work:
            return work.search.find(typed, limit)

    def headings(self, typed: str, limit: int = 10) -> tuple[SearchHit, ...]:
        """The sections whose heading holds every word typed."""
        with self.database.read() as work:
            return work.search.headings(typed, limit)

    @property
    def changed(self) -> bool:
        """Whether something was saved since the last backup."""
        changes, backed_up = self._counts()
        return changes > backed_up

    def backup(self, at: datetime, reason: str = "asked", steps: Steps | None = None) -> Path:
        """A verified copy in the backup folder; older ones are thinned by age.

        Raises:
            LibraryError: there is no room, or the copy is not what the library is.
            CancelledError: *steps* says that the person asked to stop; no backup was made.
        """
        changes, _ = self._counts()
        made = backup.make_backup(self.path, at, reason, steps)
        try:
            with told_in_words(self.path), self._writing() as connection:
                connection.execute(update(LibraryRow).values(backed_up=changes))
        except (
            LibraryError
        ):  # it may only be read, or the copy took the last of the room: it is made once more
            log.warning("the backup is made, which could not be noted", exc_info=True)
        return made

    def copy_to(self, target: Path, steps: Steps | None = None) -> Path:
        """A verified copy at *target*, where nothing may be and, stopped by *steps*, nothing will be."""
        copies.copy_library(self.path, target, steps=steps)
        return target

    def examine(self, steps: Steps | None = None) -> tuple[Finding, ...]:
        """What is wrong in the library, to its last page; nothing else may be using it meanwhile.

        Raises:
            CancelledError: *steps* says that the person asked to stop.
        """
        findings = checks.examine(self._engine, every_page=True, index=True, steps=steps)
        checks.refuse_unlooked(findings, self.path)
        return findings

    def rebuild_index(self) -> None:
        """Make the search index anew from what it is an index of."""
        with told_in_words(self.path), self._writing() as connection:
            rebuild(connection)

    def close(self, at: datetime) -> Path | None:
        """Back up what changed, leave one file, give the lock back.

        Returns:
            The backup, or None when nothing had changed.

        Raises:
            NoBackupError: the backup could not be made; the library is closed all the same.
        """
        try:
            return self.backup(at, "close") if self.changed else None
        except LibraryError as error:
            raise NoBackupError(f"Everything is saved, but no backup was made. {error}") from error
        finally:
            self._end()

    def _writing(self) -> AbstractContextManager[Connection]:
        return self._engine.execution_options(**{WRITES: True}).begin()

    def _counts(self) -> tuple[int, int]:
        with told_in_words(self.path), self._engine.begin() as connection:
            row = connection.execute(select(LibraryRow.changes, LibraryRow.backed_up)).one()
        return row.changes, row.backed_up

    def _seen(self) -> last_seen.Seen:
        return last_seen.Seen(self._id, self._counts()[0])

    def _end(self) -> None:
        try:
            with told_in_words(self.path):
                last_seen.write(self.path, self._opened, self._seen())
                if not self.only_reads and mode_of(self.path) is Mode.WRITING:
                    fold_journal(self._engine)
        except LibraryError:  # what is saved is in the journal, which the next opening looks at and folds
            log.warning("the journal could not be folded into the file", exc_info=True)
        finally:
            self._engine.dispose()
            self._lock.release()


def create_library(
    path: Path,
    *,
    ceiling: Marking,
    at: datetime,
    by: str,
    statement: str = "",
    scheme: str = "ca",
    act: str = "atia",
    language: str = "en",
) -> None:
    """Make a new library at *path*; it is made under another name and appears whole or not at all.

    Raises:
        LibraryError: something is at *path* already, or its folder cannot be written to.
    """
    if path.exists():
        raise LibraryError(f"“{path}” exists already: choose another name; nothing was overwritten.")
    settings = LibrarySettings(
        id=new_id(),
        ceiling=ceiling,
        statement=statement,
        scheme=scheme,
        act=act,
        language=language,
        created_at=at,
    )
    unfinished = path.with_name(f"{path.name}-new")
    with ExitStack() as stack:
        stack.callback(_hold(path, at, by).release)
        stack.callback(copies.remove, unfinished)
        copies.remove(unfinished)
        try:
            new_file(unfinished)
            with told_in_words(path):
                schema.upgrade(unfinished)
                _fill(unfinished, settings, at, by)
            sync_file(unfinished)
            copies.give_name(unfinished, path)
        except OSError as error:
            raise LibraryError(
                f"The library “{path}” cannot be made ({error.strerror}): choose another folder."
            ) from error


def _hold(path: Path, at: datetime, by: str | None = None) -> LibraryLock:
    if not path.parent.is_dir():
        raise LibraryError(f"There is no folder “{path.parent}”: choose another place for the library.")
    return LibraryLock(path).acquire(at, by)


def _fill(path: Path, settings: LibrarySettings, at: datetime, by: str) -> None:
    engine = open_engine(path, network=places.is_on_network(path))
    try:
        with Session(engine) as session, session.begin():
            session.add(settings_row(settings))
            session.add(_creation(settings, at, by))
        fold_journal(engine)
    finally:
        engine.dispose()


def _creation(settings: LibrarySettings, at: datetime, by: str) -> AuditRow:
    return AuditRow(
        at=at,
        by=by,
        act_kind=ActKind.CREATE.value,
        act_id=new_id(),
        action="create",
        object_type="library",
        object_id=settings.id,
        fields=[],
        reason=settings.statement,
    )


def open_library(
    path: Path, *, at: datetime, by: str, rules: CeilingRules, lock: LibraryLock | None = None
) -> Library:
    """Open a library for this program alone.

    In order: it is there and not empty; the lock; the key; whose file it is and of which version; every page
    read and every link followed, after an unclean end every page authenticated; an older version backed up
    and upgraded.

    Args:
        path: The library.
        at: The present time, for the lock, and for the backup before an upgrade.
        by: Who opens it, for others who find it locked.
        rules: What is above a ceiling.
        lock: The lock, where the caller holds it already: it is the library's from here on, and is given
            back where the library is refused.

    Raises:
        LibraryError: it is missing, empty, damaged, foreign, newer, or open elsewhere; it was left as it was.
    """
    with ExitStack() as stack:
        if lock is not None:
            stack.callback(lock.release)
        checks.refuse_no_library(path)
        lock = lock or _hold(path, at, by)
        stack.callback(lock.release)
        tidy(path)
        mode = _mode(path)
        _make_ready(path, at, mode)
        engine = open_engine(path, network=places.is_on_network(path), mode=mode)
        stack.callback(engine.dispose)
        database = Database(engine, path, rules)
        with database.read() as work:
            settings = work.settings.get()
        library = Library(path, engine, database, lock, settings, mode)
        stack.pop_all()
        return library


def _mode(path: Path) -> Mode:
    """How a library is opened that is locked: on a full disk it is read, which takes no room.

    Nobody else writes to it meanwhile. What is in a journal is not seen so, and one that has any is not read.
    """
    mode = mode_of(path)
    needs_room = mode is Mode.WRITING and not places.is_on_network(path)
    return Mode.AT_REST if needs_room and is_at_rest(path) and not places.has_room_to_open(path) else mode


def _make_ready(path: Path, at: datetime, mode: Mode) -> None:
    """Refuse an unsound file; bring an older one up to date, after a backup."""
    doubtful = kept_journals.refuse_damaged_journal(path, at)
    unclean = checks.left_unclean(path)
    checks.refuse_foreign_journal(path)
    engine = open_engine(path, network=places.is_on_network(path), mode=mode)
    try:
        version = checks.version_of(engine, path)
        checks.refuse_damaged(engine, path, every_page=unclean, every_index=doubtful)
    finally:
        engine.dispose()
    if version < schema.VERSION:
        backup.make_backup(path, at, "upgrade")
        with told_in_words(path):
            schema.upgrade(path)


def check_library(path: Path, *, at: datetime, steps: Steps | None = None) -> tuple[Finding, ...]:
    """What is wrong in a library that is not open: structure, links, every page, the search index.

    Raises:
        LibraryError: it cannot be looked at at all: missing, empty, foreign, newer, damaged at its root, or
            open elsewhere.
        CancelledError: *steps* says that the person asked to stop.
    """
    checks.refuse_no_library(path)
    lock = _hold(path, at)
    engine = open_engine(path, network=places.is_on_network(path), mode=_mode(path))
    try:
        if found := kept_journals.finding(path):
            return (found,)
        checks.refuse_foreign_journal(path)
        version = checks.version_of(engine, path)
        unclean, index = checks.left_unclean(path), version == schema.VERSION
        findings = checks.examine(engine, every_page=True, index=index, fold=unclean, steps=steps)
        checks.refuse_unlooked(findings, path)
        return findings
    finally:
        engine.dispose()
        lock.release()
