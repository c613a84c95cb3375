"""The documents that were handed over: added, listed, never changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import select

from briefing_app.domain.edition import CopyNumber, EditionKind
from briefing_app.domain.exemption import ExemptionId
from briefing_app.domain.note import NoteId
from briefing_app.domain.release_record import (
    CheckPassed,
    MarkerCount,
    ReleasedDecision,
    ReleaseId,
    ReleaseRecord,
)
from briefing_app.domain.text import SectionId, SeveranceId, Text
from briefing_app.domain.text_json import text_from_json
from briefing_app.storage.records import ActKind
from briefing_app.storage.release_rows import ReleaseRow
from briefing_app.storage.rows import AuditRow, RevisionRow, SectionRow
from briefing_app.storage.transaction import Transaction

Json = dict[str, Any]

COPY = "copy"
"""What stands among the checks of a row and is none."""


class ReleaseRepository:
    """Keeps what is on record about the documents that were handed over."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, record: ReleaseRecord) -> None:
        """Keep the record of a document that was just written."""
        row = ReleaseRow(
            id=record.id,
            note_id=record.note,
            number=record.number,
            edition=record.edition.value,
            audience=list(record.audience),
            language=record.language,
            format=record.format,
            file_name=record.file_name,
            sha256=record.sha256,
            size=record.size,
            at=record.at,
            by=record.by,
            program=record.program,
            counts=[_count_to_json(one) for one in record.counts],
            received=record.received,
            decisions=[_decision_to_json(one) for one in record.decisions],
            checks=[
                *({"name": one.name, "figures": dict(one.figures)} for one in record.checks),
                *_copy_to_json(record.copy),
            ],
            act_id=self._transaction.act.id,
        )
        self._transaction.session.add(row)
        self._transaction.session.flush()

    def of_note(self, note: NoteId) -> tuple[ReleaseRecord, ...]:
        """What was handed over of a note, the first first."""
        rows = select(ReleaseRow).where(ReleaseRow.note_id == note).order_by(ReleaseRow.at, ReleaseRow.id)
        return tuple(_record(row) for row in self._transaction.session.scalars(rows))

    def given_out(self) -> tuple[ReleaseRecord, ...]:
        """What was handed over to the public or to partners, the last first."""
        outside = select(ReleaseRow).where(ReleaseRow.edition != EditionKind.INTERNAL.value)
        rows = outside.order_by(ReleaseRow.at.desc(), ReleaseRow.id.desc())
        return tuple(_record(row) for row in self._transaction.session.scalars(rows))

    def texts_given(self, release: ReleaseRecord) -> dict[SectionId, tuple[Text, ...]]:
        """What the sections of its note said when a document was handed over, as far as that is kept.

        An act that is undone puts an earlier text back, and nothing says which: where acts were undone since
        a text was saved, the ones before it are told as well.
        """
        session = self._transaction.session
        found: dict[SectionId, list[str]] = {}
        saved = (
            select(RevisionRow.id, RevisionRow.section_id, RevisionRow.at)
            .join(SectionRow, SectionRow.id == RevisionRow.section_id)
            .where(SectionRow.note_id == release.note, RevisionRow.at <= release.at)
            .where(RevisionRow.act_kind != ActKind.DRAFT.value)
            .order_by(RevisionRow.at.desc(), RevisionRow.id.desc())
        )
        undone = tuple(self._undone(release))
        for one, of, at in session.execute(saved):
            texts = found.setdefault(SectionId(of), [])
            if len(texts) <= sum(at <= back for back in undone):
                texts.append(one)
        return {
            of: tuple(text_from_json(session.get_one(RevisionRow, one).blocks) for one in texts)
            for of, texts in found.items()
        }

    def _undone(self, release: ReleaseRecord) -> Iterable[datetime]:
        """When acts on its note were undone before a document was handed over."""
        acts = select(AuditRow.at).where(
            AuditRow.object_id == release.note,
            AuditRow.act_kind == ActKind.UNDO.value,
            AuditRow.at <= release.at,
        )
        return self._transaction.session.scalars(acts)


def _copy_to_json(copy: CopyNumber | None) -> list[Json]:
    """Which copy a document is, beside the checks: it has figures as they have, and no column of its own."""
    if copy is None:
        return []
    return [{"name": COPY, "figures": {} if copy.is_blank else {"copy": copy.number, "copies": copy.copies}}]


def _copy(figures: Json) -> CopyNumber:
    return CopyNumber(figures.get("copy"), figures.get("copies"))


def _count_to_json(count: MarkerCount) -> Json:
    return {"exemptions": list(count.exemptions), "label": count.label, "passages": count.passages}


def _decision_to_json(decision: ReleasedDecision) -> Json:
    return {
        "severance": decision.severance,
        "exemptions": list(decision.exemptions),
        "label": decision.label,
        "approved_by": decision.approved_by,
        "approved_at": decision.approved_at.isoformat(),
        "recommended_by": decision.recommended_by,
    }


def _record(row: ReleaseRow) -> ReleaseRecord:
    return ReleaseRecord(
        id=ReleaseId(row.id),
        note=NoteId(row.note_id),
        number=row.number,
        edition=EditionKind(row.edition),
        language=row.language,
        format=row.format,
        file_name=row.file_name,
        sha256=row.sha256,
        size=row.size,
        at=row.at,
        by=row.by,
        program=row.program,
        counts=tuple(
            MarkerCount(_exemptions(one["exemptions"]), one["label"], one["passages"]) for one in row.counts
        ),
        received=row.received,
        decisions=tuple(_decision(one) for one in row.decisions),
        checks=tuple(CheckPassed(one["name"], one["figures"]) for one in row.checks if one["name"] != COPY),
        audience=tuple(row.audience),
        copy=next((_copy(one["figures"]) for one in row.checks if one["name"] == COPY), None),
    )


def _decision(stored: Json) -> ReleasedDecision:
    return ReleasedDecision(
        SeveranceId(stored["severance"]),
        _exemptions(stored["exemptions"]),
        stored["label"],
        stored["approved_by"],
        datetime.fromisoformat(stored["approved_at"]),
        stored["recommended_by"],
    )


def _exemptions(stored: list[str]) -> tuple[ExemptionId, ...]:
    return tuple(ExemptionId(one) for one in stored)
