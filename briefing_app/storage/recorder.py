"""What one act does to the library, recorded as the rows are written: stamps, audit, and the way back.

A row cannot be written without passing here: it is held to the ceiling, stamped with the act, counted for
the audit of the thing it belongs to, and, where the act can be taken back, noted as it was before. What an
act decides about a severance is kept beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from sqlalchemy import event, inspect, update
from sqlalchemy.orm import Session
from sqlalchemy.orm.unitofwork import UOWTransaction

from briefing_app.domain.facts import ImportId
from briefing_app.storage.ceiling import Ceiling
from briefing_app.storage.records import Act, RowChange, Undo
from briefing_app.storage.rows import (
    AuditRow,
    Base,
    DraftRow,
    FactRow,
    ImportChangeRow,
    ImportRow,
    LibraryRow,
    NoteRow,
    PictureRow,
    ProfileRow,
    RevisionRow,
    SectionRow,
    SectionTextRow,
    SeveranceRow,
)
from briefing_app.storage.severance_rows import CarriedWordsRow, GoneWordsRow, SeveranceDecisionRow

Owner = tuple[str, str]
NO_CONTENT: Final = frozenset({"updated_at", "act_id", "markings"})
"""Columns whose change is no change of what a row says."""

DECIDED: Final = frozenset({"state", "exemptions", "by", "at", "reason", "review_on"})
"""The columns of a severance whose change is a decision about it."""

TELLING: Final = frozenset({"state", "by", "at", "reason"})
"""Those of them that change with who decided, and why."""

JOURNALLED: Final = (ProfileRow, SectionRow, SectionTextRow, FactRow, SeveranceRow, NoteRow)
"""The rows an act may touch and its undoing puts back."""

GOING: Final = (RevisionRow, DraftRow)
"""The rows of which only a deletion counts: what was saved or typed once does no harm by being there."""

BESIDE: Final = (GoneWordsRow, CarriedWordsRow)
"""The rows that follow from what is done to texts: put back with them, but no reason to refuse it."""

BROUGHT: Final = "brought"
"""What the journal calls a revision that was saved elsewhere: it goes with it and stops no undoing."""

GIVEN: Final = "given"
"""What the journal calls what a package said of a thing that has no revisions: no row was touched."""

WHOLE: Final = (ProfileRow, NoteRow, SeveranceRow, ImportRow, PictureRow, LibraryRow)
"""The rows that are the things the audit speaks of; the others are parts of them."""


class Recorder:
    """Watches the session of one writing transaction; ``finish`` before the commit writes what was seen.

    Attributes:
        stamping: Off while an act is undone, since rows put back keep the stamp they had.
        journalling: Whether rows are noted as they were before.
        import_id: The import whose act this is, once it is known; it is always journalled.
        brought: The revisions that it brought as they were saved elsewhere.
        given: What it said of things that have no revisions, by their keys.
    """

    def __init__(self, session: Session, act: Act, ceiling: Callable[[], Ceiling]) -> None:
        self.stamping = True
        self.journalling = False
        self.import_id: ImportId | None = None
        self.brought: list[str] = []
        self.given: dict[str, dict[str, Any]] = {}
        self._session = session
        self._act = act
        self._ceiling = ceiling
        self._wrote = False
        self._audit: dict[Owner, tuple[str, set[str]]] = {}
        self._sections: dict[str, Owner] = {}
        self._journal: dict[tuple[str, tuple[str, ...]], tuple[dict[str, Any] | None, bool]] = {}
        event.listen(session, "before_flush", self._before_flush)

    def note_event(self, action: str, owner: Owner, fields: tuple[str, ...] = (), reason: str = "") -> None:
        """An audit row for something that is no change of a row, such as an export."""
        self._session.add(self._audit_row(owner, action, fields, reason))

    def undo(self) -> Undo:
        """What takes the act back, once it is finished."""
        journal = self._journal.items()
        changes = (RowChange(table, key, before, gone) for (table, key), (before, gone) in journal)
        return Undo(self._act.id, tuple(changes))

    def finish(self) -> None:
        """Write the audit, the import's journal and the count of changes."""
        self._session.flush()
        for owner, (action, fields) in self._audit.items():
            self._session.add(self._audit_row(owner, action, tuple(sorted(fields)), self._act.reason))
        if self.import_id is not None:
            for (kind, key), (before, deleted) in self._journal.items():
                self._session.add(
                    ImportChangeRow(
                        import_id=self.import_id,
                        object_type=kind,
                        object_id=list(key),
                        before=before,
                        deleted=deleted,
                    )
                )
            beside = [(BROUGHT, one, None) for one in self.brought]
            for kind, one, said in (*beside, *((GIVEN, key, said) for key, said in self.given.items())):
                self._session.add(
                    ImportChangeRow(
                        import_id=self.import_id,
                        object_type=kind,
                        object_id=[one],
                        before=said,
                        deleted=False,
                    )
                )
        self._session.flush()
        if self._wrote:
            self._session.execute(update(LibraryRow).values(changes=LibraryRow.changes + 1))

    def _before_flush(self, session: Session, _context: UOWTransaction, _instances: object) -> None:
        for row in session.new:
            if isinstance(row, SectionRow):
                self._sections[row.id] = _owner_of_section(row)
        for row in list(session.new):
            self._written(row, "create")
        for row in list(session.dirty):
            if session.is_modified(row):
                self._written(row, "update")
        for row in list(session.deleted):
            self._written(row, "delete")

    def _written(self, row: object, action: str) -> None:
        # that an export was made changes nothing that a backup could lose; a release is on record by its row
        self._wrote = self._wrote or not isinstance(row, AuditRow)
        if not isinstance(row, Base):
            raise TypeError(type(row).__name__)
        if action != "delete" and not isinstance(row, LibraryRow):
            self._ceiling().refuse_above(
                [value for value in _values(row).values() if isinstance(value, (dict, list))]
            )
        changed = changed_columns(row) if action == "update" else {}
        if action == "update" and changed.keys() <= NO_CONTENT:
            return
        self._remember(row, action, changed)
        self._count(row, action, changed)
        if isinstance(row, SeveranceRow) and (action == "create" or changed.keys() & DECIDED):
            self._session.add(self._decision(row, changed))
        if self.stamping and action != "delete" and hasattr(row, "act_id"):
            row.act_id = self._act.id

    def _remember(self, row: Base, action: str, changed: Mapping[str, object]) -> None:
        if not (self.journalling or self.import_id) or not isinstance(row, (*JOURNALLED, *GOING, *BESIDE)):
            return
        if isinstance(row, GOING) and action != "delete":
            return
        place = (row.__tablename__, key_of(row))
        if action == "create":
            before, _ = self._journal.get(place, (None, False))  # it may have been deleted by the same act
            self._journal[place] = (before, False)
            return
        before, _ = self._journal.get(place, (stored({**_values(row), **changed}), False))
        if action == "delete" and before is None:
            del self._journal[place]  # made and deleted by the same import: it was never there
        else:
            self._journal[place] = (before, action == "delete")

    def _decision(self, row: SeveranceRow, changed: Mapping[str, object]) -> SeveranceDecisionRow:
        """What is decided about a severance; by whoever acts where the row names who acted before."""
        told = self.stamping and not (changed and changed.keys().isdisjoint(TELLING))
        return SeveranceDecisionRow(
            severance_id=row.id,
            act_kind=self._act.kind.value,
            state=row.state,
            exemptions=list(row.exemptions),
            by=row.by if told else self._act.by,
            at=row.at if told else self._act.at,
            reason=row.reason if told else self._act.reason,
            review_on=row.review_on,
            act_id=self._act.id,
        )

    def _count(self, row: Base, action: str, changed: Mapping[str, object]) -> None:
        part = self._part(row, changed)
        if part is None:
            return
        owner, fields = part
        whole = isinstance(row, WHOLE)
        known, names = self._audit.get(owner, ("update", set()))
        self._audit[owner] = (action if whole and known == "update" else known, names | fields)

    def _part(self, row: Base, changed: Mapping[str, object]) -> tuple[Owner, set[str]] | None:
        """The thing a row belongs to, and what the audit calls the row; None for what is derived."""
        match row:
            case ProfileRow() | NoteRow() | SeveranceRow() | ImportRow() | LibraryRow():
                return (row.__tablename__, row.id), set(changed) - NO_CONTENT
            case PictureRow():
                return ("picture", row.digest), set()
            case FactRow() if row.profile_id is None:
                return ("import", str(row.import_id)), {"facts"}
            case FactRow():
                return ("profile", str(row.profile_id)), {"facts"}
            case SectionRow():
                return _owner_of_section(row), {"sections"}
            case SectionTextRow():
                return self._owner_of(row.section_id), {f"text ({row.language})"}
        return None

    def _owner_of(self, section_id: str) -> Owner:
        if section_id not in self._sections:
            self._sections[section_id] = _owner_of_section(self._session.get_one(SectionRow, section_id))
        return self._sections[section_id]

    def _audit_row(self, owner: Owner, action: str, fields: tuple[str, ...], reason: str) -> AuditRow:
        return AuditRow(
            at=self._act.at,
            by=self._act.by,
            act_kind=self._act.kind.value,
            act_id=self._act.id,
            action=action,
            object_type=owner[0],
            object_id=owner[1],
            fields=list(fields),
            reason=reason,
        )


def key_of(row: Base) -> tuple[str, ...]:
    """The primary key of a row, as texts."""
    mapper = inspect(type(row))
    return tuple(str(value) for value in mapper.primary_key_from_instance(row))


def changed_columns(row: Base) -> dict[str, object]:
    """What the columns that differ from the file hold in the file."""
    found: dict[str, object] = {}
    for attribute in inspect(row).attrs:
        history = attribute.history
        if history.has_changes():
            found[attribute.key] = history.deleted[0] if history.deleted else None
    return found


def _values(row: Base) -> dict[str, Any]:
    return {column.key: getattr(row, column.key) for column in inspect(type(row)).columns}


def stored(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a row as JSON values."""
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}


def _owner_of_section(section: SectionRow) -> Owner:
    if section.profile_id is not None:
        return ("profile", section.profile_id)
    return ("note", str(section.note_id))
