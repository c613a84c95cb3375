"""Who did what to which thing; read here, written by the recorder as rows are written."""

from __future__ import annotations

from sqlalchemy import func, select

from briefing_app.storage.records import ActKind, AuditEntry
from briefing_app.storage.rows import AuditRow
from briefing_app.storage.transaction import Transaction


class AuditRepository:
    """Reads the audit, and takes events that change no row."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def list(self, object_id: str | None = None) -> tuple[AuditEntry, ...]:
        """The entries, oldest first; of one thing where its id is given."""
        query = select(AuditRow).order_by(AuditRow.seq)
        if object_id is not None:
            query = query.where(AuditRow.object_id == object_id)
        return tuple(_entry(row) for row in self._transaction.session.scalars(query))

    def latest(self) -> int:
        """The number of the last entry: the same as long as nothing but drafts was saved; 0 for none."""
        return self._transaction.session.scalar(select(func.max(AuditRow.seq))) or 0

    def note_event(
        self, action: str, object_type: str, object_id: str, fields: tuple[str, ...] = (), reason: str = ""
    ) -> None:
        """Record an event such as an export: names of fields and digests, never words of the library."""
        self._transaction.recorder.note_event(action, (object_type, object_id), fields, reason)


def _entry(row: AuditRow) -> AuditEntry:
    return AuditEntry(
        seq=row.seq,
        at=row.at,
        by=row.by,
        act=ActKind(row.act_kind),
        act_id=row.act_id,
        action=row.action,
        object_type=row.object_type,
        object_id=row.object_id,
        fields=tuple(row.fields),
        reason=row.reason,
    )
