"""Transactions on an open library: all of a use case or none of it."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from briefing_app.domain.profile_summary import OWN
from briefing_app.storage.ceiling import Ceiling, CeilingRules
from briefing_app.storage.engine import WRITES
from briefing_app.storage.failures import told_in_words
from briefing_app.storage.records import Act, Undo
from briefing_app.storage.repositories.audit import AuditRepository
from briefing_app.storage.repositories.carried_words import CarriedWordsRepository
from briefing_app.storage.repositories.dated_facts import DatedFactRepository
from briefing_app.storage.repositories.derivations import Derivations
from briefing_app.storage.repositories.gone_words import GoneWordsRepository
from briefing_app.storage.repositories.histories import HistoryRepository
from briefing_app.storage.repositories.imports import ImportRepository
from briefing_app.storage.repositories.line_drafts import LineDraftRepository
from briefing_app.storage.repositories.notes import NoteRepository
from briefing_app.storage.repositories.packages import PackageRepository
from briefing_app.storage.repositories.pictures import PictureRepository
from briefing_app.storage.repositories.profile_parts import ProfilePartRepository
from briefing_app.storage.repositories.profiles import ProfileRepository
from briefing_app.storage.repositories.releases import ReleaseRepository
from briefing_app.storage.repositories.sections import SectionRepository
from briefing_app.storage.repositories.settings import SettingsRepository
from briefing_app.storage.repositories.severances import SeveranceRepository
from briefing_app.storage.repositories.undo import take_back
from briefing_app.storage.search import SearchRepository
from briefing_app.storage.transaction import Transaction


class UnitOfWork:
    """The repositories of one transaction; they take and give domain objects and records, never rows."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self.settings = SettingsRepository(transaction)
        derivations = Derivations(transaction)
        self.sections = SectionRepository(transaction, derivations)
        self.histories = HistoryRepository(transaction)
        self.gone_words = GoneWordsRepository(transaction)
        self.carried_words = CarriedWordsRepository(transaction)
        self.profiles = ProfileRepository(transaction, self.sections, derivations)
        self.profile_parts = ProfilePartRepository(transaction, self.sections, derivations)
        self.notes = NoteRepository(transaction, self.sections, derivations)
        self.severances = SeveranceRepository(transaction)
        self.releases = ReleaseRepository(transaction)
        self.pictures = PictureRepository(transaction)
        self.dated_facts = DatedFactRepository(transaction)
        self.imports = ImportRepository(transaction)
        self.line_drafts = LineDraftRepository(transaction)
        self.packages = PackageRepository(transaction)
        self.audit = AuditRepository(transaction)
        self.search = SearchRepository(transaction)

    @property
    def language(self) -> str:
        """The language in which profiles are named to whoever reads."""
        return self._transaction.language

    @property
    def ceiling(self) -> Ceiling:
        """The highest marking the library may hold."""
        return self._transaction.ceiling

    @property
    def undo(self) -> Undo:
        """What takes the act back; there once a transaction that was begun as undoable is committed."""
        return self._transaction.recorder.undo()

    def take_back(self, undo: Undo) -> None:
        """Put back everything an act changed, ids and all, or nothing.

        Raises:
            NotAllowedError: something of it was changed or used since; it is named.
        """
        take_back(self._transaction, undo)


class Database:
    """A library that is open; any thread may begin a transaction, one at a time writes.

    ``language`` is the one in which transactions begun from now on name profiles to whoever reads the lists
    and sentences; what is stored and what is printed has a language of its own.
    """

    def __init__(self, engine: Engine, path: Path, rules: CeilingRules) -> None:
        self.language = OWN
        self._engine = engine
        self._path = path
        self._rules = rules

    @contextmanager
    def begin(self, act: Act, *, undoable: bool = False) -> Generator[UnitOfWork, None, None]:
        """Write: commit on a clean exit, roll back on any exception.

        Everything written is stamped with *act*, audited, held to the ceiling and found by search. After the
        commit an *undoable* one's ``undo`` takes it back.

        Raises:
            LibraryError: the file failed (disk full, damaged, read-only, busy); nothing was changed.
        """
        with told_in_words(self._path), self._session(writes=True) as session, session.begin():
            transaction = Transaction(session, self._rules, act, self.language)
            transaction.recorder.journalling = undoable
            yield UnitOfWork(transaction)
            transaction.finish()

    @contextmanager
    def read(self) -> Generator[UnitOfWork, None, None]:
        """Read one moment of the library; writing in it is a bug and raises RuntimeError."""
        with told_in_words(self._path), self._session(writes=False) as session:
            yield UnitOfWork(Transaction(session, self._rules, None, self.language))  # never committed

    def _session(self, *, writes: bool) -> Session:
        engine = self._engine.execution_options(**{WRITES: True}) if writes else self._engine
        return Session(engine, expire_on_commit=False, autoflush=False)
