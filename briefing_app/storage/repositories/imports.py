"""Imported files: their lines kept verbatim, and what each import changed, so that it can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Select, func, insert, select

from briefing_app.domain.errors import NotAllowedError, UnknownNameError
from briefing_app.domain.facts import Fact, ImportId
from briefing_app.domain.imported import Import, ImportSummary
from briefing_app.storage.records import ActKind
from briefing_app.storage.repositories.facts import add_loose_facts, read_loose_facts
from briefing_app.storage.repositories.undo import undo_import
from briefing_app.storage.rows import ImportLineRow, ImportRow
from briefing_app.storage.transaction import Transaction

_LONGEST_NUMBER = 18
"""Digits of a number that SQLite can hold; a longer one is no number of an import."""


class ImportRepository:
    """Keeps imports; an import is one act and is undone as one."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._session = transaction.session

    def add(self, imported: Import) -> Import:
        """Keep a file that was read; it comes back with its number.

        Call it first in an act of the kind IMPORT, or UNPACK for a package, which is undone like one:
        whatever is written after it in the transaction belongs to the import and goes when it is undone.
        """
        if self._transaction.act.kind not in (ActKind.IMPORT, ActKind.UNPACK):
            raise RuntimeError("an import is kept in an act of its own kind")
        number = (self._session.scalar(select(func.max(ImportRow.number))) or 0) + 1
        row = ImportRow(
            id=imported.id,
            number=number,
            name=imported.name,
            sha256=imported.sha256,
            language=imported.language,
            at=imported.at,
            by=imported.by,
            line_count=len(imported.lines),
        )
        self._session.add(row)
        self._session.flush()
        lines = [
            {"import_id": row.id, "number": n, "text": text} for n, text in enumerate(imported.lines, start=1)
        ]
        if lines:
            self._session.execute(insert(ImportLineRow), lines)
        self._transaction.recorder.import_id = imported.id
        return replace(imported, number=number)

    def get(self, named: str | int) -> Import:
        """An import with its lines, by id or number.

        Raises:
            UnknownNameError: there is none.
        """
        row = self._row(named)
        query = (
            select(ImportLineRow.text).where(ImportLineRow.import_id == row.id).order_by(ImportLineRow.number)
        )
        return Import(
            id=ImportId(row.id),
            number=row.number,
            name=row.name,
            sha256=row.sha256,
            language=row.language,
            at=row.at,
            by=row.by,
            lines=tuple(self._session.scalars(query)),
            undone_at=row.undone_at,
        )

    def add_facts(self, imported: ImportId, facts: Sequence[Fact]) -> None:
        """Keep facts that belong to no stakeholder of the library; they go when the import is undone."""
        add_loose_facts(self._transaction, imported, facts)

    def facts(self, named: str | int) -> tuple[Fact, ...]:
        """The facts of no stakeholder that an import found.

        Raises:
            UnknownNameError: there is no such import.
        """
        return read_loose_facts(self._transaction, self._row(named).id)

    def list(self) -> tuple[ImportSummary, ...]:
        """The imports, the latest first, undone ones included."""
        return self._summaries(_listed())

    def undo(self, named: str | int) -> ImportSummary:
        """Put back what the library held before an import; the imported lines stay.

        Raises:
            NotAllowedError: it was undone already, or what it wrote was changed or used since; nothing is
                changed then.
            UnknownNameError: there is no such import.
        """
        row = self._row(named)
        if row.undone_at is not None:
            raise NotAllowedError(
                f"Import {row.number} was undone on {row.undone_at:%Y-%m-%d}: nothing is left of it."
            )
        undo_import(self._transaction, row)
        return _summary(row)

    def _row(self, named: str | int) -> ImportRow:
        text = str(named)
        query = select(ImportRow).where(ImportRow.id == text)
        if text.isdecimal() and len(text) <= _LONGEST_NUMBER:
            query = select(ImportRow).where(ImportRow.number == int(text))
        row = self._session.scalars(query).one_or_none()
        if row is None:
            raise UnknownNameError(f"There is no import {text}: list the imports to see their numbers.")
        return row

    def _summaries(self, query: Select[ImportRow]) -> tuple[ImportSummary, ...]:
        return tuple(_summary(row) for row in self._session.scalars(query))


def _listed() -> Select[ImportRow]:
    return select(ImportRow).order_by(ImportRow.number.desc())


def _summary(row: ImportRow) -> ImportSummary:
    return ImportSummary(
        id=ImportId(row.id),
        number=row.number,
        name=row.name,
        sha256=row.sha256,
        language=row.language,
        at=row.at,
        by=row.by,
        line_count=row.line_count,
        undone_at=row.undone_at,
    )
