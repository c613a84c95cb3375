"""Approvals end where what they were given for is no more what is withheld."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select

from briefing_app.domain.approved_words import says_more, withholds_more
from briefing_app.domain.facts import Fact, FactId
from briefing_app.domain.note import held_by_section
from briefing_app.domain.released_facts import values_of
from briefing_app.domain.severance import SeveranceState
from briefing_app.domain.text import FREE, BlockId, Holds, Paragraph, Run, SeveranceId, Text, holds
from briefing_app.domain.text_json import text_from_json
from briefing_app.domain.withheld_places import held_words
from briefing_app.storage.records import ActKind
from briefing_app.storage.repositories.derivations import held_whole
from briefing_app.storage.rows import (
    FactRow,
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
            known = (*self._elsewhere(record, row, language), *self._of_facts(record), before)
            if not any(record.id in holds(block) for text in known for block in text):
                known = (*self._when_decided(record, row), *known)
                if len(known) == 1:  # put back, or brought here from elsewhere, with the words it had
                    continue
            if withholds_more(SeveranceId(record.id), known, after):
                self._propose_again(record)

    def of_fact(self, before: Fact | None, after: Fact) -> None:
        """Look at a fact that is about to take the place of what it was; None: it was none.

        A severance that it did not have before and that a package put there is held to what that withholds
        elsewhere. Where that is nothing, the fact is put back, or came here, with the severance.
        """
        if before == after:
            return
        for record in self._decided(after.severances):
            if before is not None and record.id in before.severances:
                known = values_of(before)
            elif self._transaction.act.kind is ActKind.UNPACK:
                known = tuple(self._said_elsewhere(SeveranceId(record.id), after))
            else:  # a person put it there
                continue
            if known and says_more(known, values_of(after)):
                self._propose_again(record)

    def _said_elsewhere(self, severance: SeveranceId, fact: Fact) -> Iterator[str]:
        """What a severance withholds in present texts and in other facts."""
        yield from self._in_facts(severance, fact.id)
        held = select(SeveranceHolderRow.section_id).where(SeveranceHolderRow.severance_id == severance)
        for id_ in sorted({one for one in self._session.scalars(held) if one is not None}):
            section = self._session.get_one(SectionRow, id_)
            for text in self._texts(id_):
                yield from held_words(held_by_section(text, held_whole(section))).get(severance, ())

    def _of_facts(self, record: SeveranceRow) -> Iterator[Text]:
        """What it withholds in facts, as a text: a package may put it on words beside these."""
        if self._transaction.act.kind is not ActKind.UNPACK:
            return
        severance = SeveranceId(record.id)
        held = frozenset({severance})
        if said := tuple(self._in_facts(severance)):
            yield tuple(Paragraph(id=BlockId(""), content=(Run(one),), severances=held) for one in said)

    def _in_facts(self, severance: SeveranceId, other: FactId | None = None) -> Iterator[str]:
        """What the facts say that it withholds, but for one."""
        from briefing_app.storage.repositories.facts import fact_of  # which asks here for its approvals

        held = select(SeveranceHolderRow.fact_id).where(SeveranceHolderRow.severance_id == severance)
        for id_ in self._session.scalars(held.where(SeveranceHolderRow.fact_id.is_not(None))):
            if id_ != other:
                yield from values_of(fact_of(self._session.get_one(FactRow, id_)))

    def _texts(self, section: str) -> Iterator[Text]:
        query = select(RevisionRow.blocks).join(SectionTextRow, SectionTextRow.revision_id == RevisionRow.id)
        stored = self._session.scalars(query.where(SectionTextRow.section_id == section))
        yield from map(text_from_json, stored)

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
