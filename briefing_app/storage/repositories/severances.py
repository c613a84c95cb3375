"""Severances: decisions to withhold, closed when nothing holds them any more and never deleted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Select, select

from briefing_app.domain.errors import UnknownNameError
from briefing_app.domain.exemption import ExemptionId
from briefing_app.domain.facts import ProfileId
from briefing_app.domain.note import NoteId
from briefing_app.domain.severance import Severance, Severances, SeveranceState
from briefing_app.domain.severance_history import SeveranceDecision, step_between
from briefing_app.domain.text import SectionId, SeveranceId
from briefing_app.storage.records import ActKind
from briefing_app.storage.rows import FactRow, ProfileRow, SectionRow, SeveranceHolderRow, SeveranceRow
from briefing_app.storage.severance_rows import SeveranceDecisionRow
from briefing_app.storage.transaction import Transaction

_ASKED_FOR_AT_ONCE: Final = 500
"""More ids than this make the question longer than reading all there is."""


class SeveranceRepository:
    """Keeps severances; whether one is closed follows from what holds it."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def save(self, severance: Severance) -> None:
        """Keep a new severance, or the new state of one; before the words that hold it are saved.

        ``closed_at`` of a severance that is kept already is not taken from here.
        """
        _ = self._transaction.act
        session = self._transaction.session
        row = session.get(SeveranceRow, severance.id)
        if row is None:
            row = SeveranceRow(id=severance.id, closed_at=severance.closed_at)
            session.add(row)
        if severance.state.value not in (row.state, SeveranceState.PROPOSED.value):
            self._transaction.decided.add(severance.id)
        row.exemptions = sorted(severance.exemptions)
        row.state, row.by, row.at = severance.state.value, severance.by, severance.at
        row.reason, row.review_on, row.source_id = severance.reason, severance.review_on, severance.source
        session.flush()

    def get(self, severance: SeveranceId) -> Severance:
        """One severance.

        Raises:
            UnknownNameError: the library has none with this id.
        """
        row = self._transaction.session.get(SeveranceRow, severance)
        if row is None:
            raise UnknownNameError(f"There is no severance {severance}: list those of the note or profile.")
        return _severance(row)

    def all(self) -> Severances:
        """Every severance of the library, closed ones included."""
        rows = self._transaction.session.scalars(select(SeveranceRow).order_by(SeveranceRow.id))
        return Severances.of(_severance(row) for row in rows)

    def among(self, ids: Iterable[SeveranceId]) -> tuple[Severance, ...]:
        """Those of the named severances that the library has, by id."""
        return self._among(sorted(ids))

    def histories(self, ids: Iterable[SeveranceId]) -> dict[SeveranceId, tuple[SeveranceDecision, ...]]:
        """All that was decided about the named severances, the first decision first."""
        wanted = frozenset(ids)
        rows = select(SeveranceDecisionRow).order_by(SeveranceDecisionRow.seq)
        if len(wanted) <= _ASKED_FOR_AT_ONCE:
            rows = rows.where(SeveranceDecisionRow.severance_id.in_(sorted(wanted)))
        found: dict[SeveranceId, list[SeveranceDecision]] = {one: [] for one in sorted(wanted)}
        for row in self._transaction.session.scalars(rows):
            known = found.get(SeveranceId(row.severance_id))
            if known is not None:
                known.append(_decision(row, known[-1] if known else None))
        return {one: tuple(decisions) for one, decisions in found.items()}

    def of_profile(self, profile: ProfileId) -> tuple[Severance, ...]:
        """The severances held by the texts and facts of a profile, by id."""
        in_sections = _held_in_sections().where(SectionRow.profile_id == profile)
        in_facts = (
            select(SeveranceHolderRow.severance_id)
            .join(FactRow, FactRow.id == SeveranceHolderRow.fact_id)
            .where(FactRow.profile_id == profile)
        )
        return self._among(in_sections.union(in_facts))

    def of_note(self, note: NoteId) -> tuple[Severance, ...]:
        """The severances held by the texts of a note, by id."""
        return self._among(_held_in_sections().where(SectionRow.note_id == note))

    @property
    def proposed_again(self) -> frozenset[SeveranceId]:
        """Those whose approval ended in this transaction, since they came to withhold further words."""
        return frozenset(map(SeveranceId, self._transaction.proposed_again))

    def following(self, source: SeveranceId) -> tuple[Severance, ...]:
        """The severances of notes that follow one of a profile, by id."""
        rows = select(SeveranceRow).where(SeveranceRow.source_id == source).order_by(SeveranceRow.id)
        return tuple(_severance(row) for row in self._transaction.session.scalars(rows))

    def held_by(self, severance: SeveranceId) -> tuple[tuple[SectionId, ...], tuple[ProfileId, ...]]:
        """The sections it holds something in, and the profiles not in the trash it holds facts of."""
        sections = select(SeveranceHolderRow.section_id).where(
            SeveranceHolderRow.severance_id == severance, SeveranceHolderRow.section_id.is_not(None)
        )
        profiles = (
            select(FactRow.profile_id)
            .join(SeveranceHolderRow, SeveranceHolderRow.fact_id == FactRow.id)
            .join(ProfileRow, ProfileRow.id == FactRow.profile_id)
            .where(SeveranceHolderRow.severance_id == severance, ProfileRow.deleted_at.is_(None))
        )
        scalars = self._transaction.session.scalars
        return (
            tuple(
                SectionId(str(one))
                for one in dict.fromkeys(scalars(sections.order_by(SeveranceHolderRow.id)))
            ),
            tuple(ProfileId(str(one)) for one in dict.fromkeys(scalars(profiles.order_by(ProfileRow.id)))),
        )

    def _among(self, ids: Select[str] | object) -> tuple[Severance, ...]:
        rows = select(SeveranceRow).where(SeveranceRow.id.in_(ids)).order_by(SeveranceRow.id)  # type: ignore[arg-type]  # a query of ids, or a list of them
        return tuple(_severance(row) for row in self._transaction.session.scalars(rows))


def _held_in_sections() -> Select[str]:
    return select(SeveranceHolderRow.severance_id).join(
        SectionRow, SectionRow.id == SeveranceHolderRow.section_id
    )


def _severance(row: SeveranceRow) -> Severance:
    return Severance(
        id=SeveranceId(row.id),
        exemptions=frozenset(ExemptionId(one) for one in row.exemptions),
        state=SeveranceState(row.state),
        by=row.by,
        at=row.at,
        reason=row.reason,
        review_on=row.review_on,
        source=None if row.source_id is None else SeveranceId(row.source_id),
        closed_at=row.closed_at,
    )


def _decision(row: SeveranceDecisionRow, before: SeveranceDecision | None) -> SeveranceDecision:
    after = Severance(
        id=SeveranceId(row.severance_id),
        exemptions=frozenset(ExemptionId(one) for one in row.exemptions),
        state=SeveranceState(row.state),
        by=row.by,
        at=row.at,
        reason=row.reason,
        review_on=row.review_on,
    )
    undone, withdrawn = row.act_kind == ActKind.UNDO.value, row.act_kind == ActKind.WITHDRAW.value
    return SeveranceDecision(
        step=step_between(before, after, withdrawn=withdrawn, undone=undone),
        state=after.state,
        exemptions=after.exemptions,
        by=after.by,
        at=after.at,
        reason=after.reason,
        review_on=after.review_on,
    )
