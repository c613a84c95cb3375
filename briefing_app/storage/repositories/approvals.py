"""Approvals end where what they were given for is no more what is withheld."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select

from briefing_app.domain.approved_words import says_more, withholds_more
from briefing_app.domain.facts import Fact
from briefing_app.domain.note import held_by_section
from briefing_app.domain.released_facts import values_of
from briefing_app.domain.severance import SeveranceState
from briefing_app.domain.text import FREE, Holds, SeveranceId, Text, holds
from briefing_app.domain.text_json import text_from_json
from briefing_app.storage.records import ActKind
from briefing_app.storage.repositories.derivations import held_whole
from briefing_app.storage.rows import (
    RevisionRow,
    SectionRow,
    SectionTextRow,
    SeveranceHolderRow,
    SeveranceRow,
)
from briefing_app.storage.transaction import Transaction


class Approvals:
    """Puts a severance that is approved back to proposed when it comes to withhold further words."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._session = transaction.session

    def of_text(self, row: SectionRow, language: str, before: Text, after: Text) -> None:
        """Look at a text that is about to take the place of another; who holds what is as it was before."""
        held = held_whole(row)
        before, after = held_by_section(before, held), held_by_section(after, held)
        for record in self._decided(FREE.union(*map(holds, after))):
            known = (*self._elsewhere(record, row, language), before)
            if not any(record.id in holds(block) for text in known for block in text):
                known = (*self._when_decided(record, row), *known)
                if len(known) == 1:  # put back, or brought here from elsewhere, with the words it had
                    continue
            if withholds_more(SeveranceId(record.id), known, after):
                self._propose_again(record)

    def of_fact(self, before: Fact, after: Fact) -> None:
        """Look at a fact that is about to take the place of what it was."""
        if before == after:
            return
        known = values_of(before)
        for record in self._decided(after.severances & before.severances):
            if says_more(known, values_of(after)):
                self._propose_again(record)

    def _decided(self, held: Holds) -> list[SeveranceRow]:
        rows = (self._session.get(SeveranceRow, one) for one in sorted(held))
        return [
            row
            for row in rows
            if row is not None
            and row.state != SeveranceState.PROPOSED.value
            and row.id not in self._transaction.decided  # by this very act, for all that it stores
        ]

    def _elsewhere(self, record: SeveranceRow, row: SectionRow, language: str) -> Iterator[Text]:
        """The present texts in other places that the severance holds words in."""
        query = (
            select(SectionTextRow, RevisionRow.blocks)
            .join(RevisionRow, RevisionRow.id == SectionTextRow.revision_id)
            .join(SeveranceHolderRow, SeveranceHolderRow.section_id == SectionTextRow.section_id)
            .where(SeveranceHolderRow.severance_id == record.id)
        )
        for place, blocks in self._session.execute(query):
            here = place.section_id == row.id and (row.note_id is not None or place.language == language)
            if not here:
                section = self._session.get_one(SectionRow, place.section_id)
                yield held_by_section(text_from_json(blocks), held_whole(section))

    def _when_decided(self, record: SeveranceRow, row: SectionRow) -> Iterator[Text]:
        """The last text of the section that it held words in until it was decided."""
        query = (
            select(RevisionRow.blocks)
            .where(RevisionRow.section_id == row.id, RevisionRow.at <= record.at)
            .where(RevisionRow.act_kind != ActKind.DRAFT.value)
            .order_by(RevisionRow.at.desc(), RevisionRow.id.desc())
        )
        for text in map(text_from_json, self._session.scalars(query)):
            if any(record.id in holds(block) for block in text):
                yield text
                return

    def _propose_again(self, record: SeveranceRow) -> None:
        act = self._transaction.act
        record.state, record.by, record.at, record.reason = SeveranceState.PROPOSED.value, act.by, act.at, ""
        self._session.flush()
        self._transaction.proposed_again.add(record.id)
