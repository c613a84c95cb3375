"""Keeps what profiles withheld when its words went, for the copies of them."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import String, cast, select

from briefing_app.domain.text import RevisionId, SectionId, SeveranceId, Text, holds, walk
from briefing_app.domain.text_json import text_from_json, text_to_json
from briefing_app.domain.words_gone import GoneWords, freed_words, gone_words, is_freed_with
from briefing_app.storage.records import ActKind
from briefing_app.storage.repositories.derivations import held_whole
from briefing_app.storage.rows import RevisionRow, SectionRow
from briefing_app.storage.severance_rows import GoneWordsRow
from briefing_app.storage.transaction import Transaction

_AT_ONCE = 500
"""So many sections are asked for in one query: SQLite takes a limited number of values."""


class GoneWordsRepository:
    """What is withheld in copies though the profile has it no more."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._session = transaction.session

    def of_text(self, row: SectionRow, before: Text, after: Text, revision: RevisionId) -> None:
        """Look at a profile's text, of that *revision*, that another takes the place of."""
        if row.profile_id is None:
            return
        self._forget_freed(before, after)
        section = SectionId(row.id)
        for gone in gone_words(section, revision, before, after, held_whole(row)):
            self._keep(gone)
        self._session.flush()  # what is freed next in the same act is looked for among them

    def of_sections(self, sections: Iterable[SectionId]) -> tuple[GoneWords, ...]:
        """What is gone of these sections, which may be gone themselves."""
        wanted = sorted(set(sections))
        found: list[GoneWords] = []
        for number in range(0, len(wanted), _AT_ONCE):
            some = wanted[number : number + _AT_ONCE]
            query = select(GoneWordsRow).where(GoneWordsRow.section_id.in_(some))
            rows = self._session.scalars(query.order_by(GoneWordsRow.block_id, GoneWordsRow.severance_id))
            found += map(_gone, rows)
        return tuple(found)

    def bring(self, gone: Iterable[GoneWords]) -> None:
        """Keep what another library knows to be gone; what is known here stays as it is."""
        act = self._transaction.act
        for one in gone:
            key = (one.section, one.block.id, one.severance)
            if self._session.get(GoneWordsRow, key) is None:
                self._session.add(
                    GoneWordsRow(
                        section_id=one.section,
                        block_id=one.block.id,
                        severance_id=one.severance,
                        revision_id=one.revision,
                        since_id=one.since,
                        block=text_to_json((one.block,)),
                        at=act.at,
                        act_id=act.id,
                    )
                )
        self._session.flush()

    # ---- inside

    def _keep(self, gone: GoneWords) -> None:
        act = self._transaction.act
        row = self._session.get(GoneWordsRow, (gone.section, gone.block.id, gone.severance))
        if row is None:
            row = GoneWordsRow(
                section_id=gone.section, block_id=gone.block.id, severance_id=gone.severance, act_id=act.id
            )
            self._session.add(row)
        row.revision_id, row.since_id = gone.revision, self._since(gone)
        row.block, row.at = text_to_json((gone.block,)), act.at

    def _since(self, gone: GoneWords) -> RevisionId | None:
        """The first text in which the severance withheld words of the block; None where its section did."""
        query = select(RevisionRow.id, RevisionRow.blocks).where(
            RevisionRow.section_id == gone.section,
            RevisionRow.act_kind != ActKind.DRAFT.value,
            cast(RevisionRow.blocks, String).contains(gone.severance),
        )
        for revision, stored in self._session.execute(query.order_by(RevisionRow.at, RevisionRow.id)):
            block = next((one for one in walk(text_from_json(stored)) if one.id == gone.block.id), None)
            if block is not None and gone.severance in holds(block):
                return RevisionId(revision)
        return None

    def _forget_freed(self, before: Text, after: Text) -> None:
        """What went to another place and is freed there is no more withheld where it came from."""
        for severance, words in freed_words(before, after).items():
            query = select(GoneWordsRow).where(GoneWordsRow.severance_id == severance)
            for row in self._session.scalars(query).all():
                if is_freed_with(_gone(row), words):
                    self._session.delete(row)
            self._session.flush()


def _gone(row: GoneWordsRow) -> GoneWords:
    (block,) = text_from_json(row.block)
    section, severance = SectionId(row.section_id), SeveranceId(row.severance_id)
    since = None if row.since_id is None else RevisionId(row.since_id)
    return GoneWords(section, severance, block, RevisionId(row.revision_id), since)
