"""Keeps what was withheld when its words went: for the copies of a profile's, and what packages replaced."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import String, cast, select

from briefing_app.domain.facts import ProfileId
from briefing_app.domain.note import NoteId
from briefing_app.domain.text import RevisionId, SectionId, SeveranceId, Text, holds, walk
from briefing_app.domain.text_json import text_from_json, text_to_json
from briefing_app.domain.words_gone import GoneWords, freed_words, gone_words, is_freed_with
from briefing_app.domain.words_replaced import freed_stretches, is_released_with, place_of, words_of
from briefing_app.storage.records import ActKind
from briefing_app.storage.repositories.derivations import held_whole
from briefing_app.storage.rows import BlockOriginRow, NoteProfileRow, RevisionRow, SectionRow
from briefing_app.storage.severance_rows import GoneWordsRow
from briefing_app.storage.transaction import Transaction

_AT_ONCE = 500
"""So many sections are asked for in one query: SQLite takes a limited number of values."""

_OF_OTHERS = frozenset({ActKind.UNPACK})
"""The acts that put words of others in the place of ours."""


class GoneWordsRepository:
    """What is withheld in copies though the profile has it no more."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._session = transaction.session

    def of_text(self, row: SectionRow, before: Text, after: Text, revision: RevisionId) -> None:
        """Look at a text, of that *revision*, that another takes the place of.

        What somebody else's text says openly in the place of one of ours frees nothing: nobody here did it.
        """
        frees = self._transaction.act.kind not in _OF_OTHERS
        if frees:
            self._forget_released(row, before, after)
        if row.profile_id is None:
            return
        if frees:
            self._forget_freed(before, after)
        section, around = SectionId(row.id), held_whole(row)
        for gone in gone_words(section, revision, before, after, around, frees=frees):
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

    def of_owners(self, owners: Iterable[NoteId | ProfileId]) -> tuple[GoneWords, ...]:
        """What packages replaced in these notes and profiles of what they withheld."""
        return self.of_sections(map(place_of, owners))

    def keep_replaced(self, gone: Iterable[GoneWords]) -> None:
        """Keep what a package replaced; the same words are kept once."""
        some = tuple(gone)
        known = {(one.section, words_of(one)) for one in self.of_sections(one.section for one in some)}
        self.bring(one for one in some if (one.section, words_of(one)) not in known)

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

    def _forget_released(self, row: SectionRow, before: Text, after: Text) -> None:
        """What a package replaced and somebody frees now where it is said is to be known.

        Freed in a note it is also that of the profiles of the note: what is released there is out.
        """
        if not (stretches := freed_stretches(before, after)):
            return
        query = select(GoneWordsRow).where(GoneWordsRow.section_id.in_(self._owners(row)))
        for kept in self._session.scalars(query).all():
            if is_released_with(_gone(kept), stretches):
                self._session.delete(kept)
        self._session.flush()

    def _owners(self, row: SectionRow) -> set[str]:
        """The profile of a section; its note with all profiles that any of it is from."""
        if row.profile_id is not None:
            return {row.profile_id}
        about = select(NoteProfileRow.profile_id).where(NoteProfileRow.note_id == row.note_id)
        sections = self._session.scalars(select(SectionRow).where(SectionRow.note_id == row.note_id))
        filled = {one.body["profile"] for one in sections if one.body.get("profile")}
        pulled = (
            select(SectionRow.profile_id)
            .join(BlockOriginRow, BlockOriginRow.source_section_id == SectionRow.id)
            .where(BlockOriginRow.section_id == row.id, SectionRow.profile_id.is_not(None))
        )
        found = {*self._session.scalars(about), *filled, *self._session.scalars(pulled), row.note_id}
        return {one for one in found if one is not None}

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
