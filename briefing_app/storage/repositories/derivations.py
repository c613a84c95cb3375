"""What follows from texts and facts when they are saved: who holds a severance, origins of blocks, search."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, insert, select

from briefing_app.domain.text import FREE, Holds, SeveranceId, Text, holds, origins_of, walk
from briefing_app.storage.rows import (
    BlockOriginRow,
    NoteRow,
    ProfileRow,
    SectionRow,
    SeveranceHolderRow,
)
from briefing_app.storage.search_index import index_heading, index_text
from briefing_app.storage.transaction import Transaction

Json = dict[str, Any]


class Derivations:
    """Keeps derived rows up to date; they can be made anew from the texts at any time."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._session = transaction.session
        self._made: set[str] = set()
        self._derived: set[tuple[str, str | None]] = set()

    def made(self, one: str) -> None:
        """Say that a section or fact is made in this transaction, so that nothing can hang on it yet."""
        self._made.add(one)

    def is_made(self, one: str) -> bool:
        """Whether a section or fact is made in this transaction: copied, read or put back with its words."""
        return one in self._made

    def of_section(self, row: SectionRow, headings: Mapping[str, str], held: Holds) -> None:
        """What follows from a section itself: who holds it, and how its headings are found."""
        before = self._may_be_there(row.id, None)
        where = (SeveranceHolderRow.section_id == row.id) & SeveranceHolderRow.language.is_(None)
        self._replace_holders(where, {"section_id": row.id, "language": None}, held, before=before)
        if self._findable(row):
            index_heading(self._session, row, headings, held, replacing=before)

    def of_text(self, row: SectionRow, language: str, blocks: Text) -> None:
        """What follows from a text: its severances, its origins, and how its words are found."""
        before = self._may_be_there(row.id, language)
        where = (SeveranceHolderRow.section_id == row.id) & SeveranceHolderRow.language.is_not(None)
        if row.note_id is None:
            where &= SeveranceHolderRow.language == language
        held = FREE.union(*(holds(block) for block in blocks))
        self._replace_holders(where, {"section_id": row.id, "language": language}, held, before=before)
        if row.note_id is not None:
            self._replace_origins(row, blocks)
        if self._findable(row):
            index_text(self._session, row, language, blocks, held_whole(row), replacing=before)

    def of_fact(self, fact_id: str, held: Holds) -> None:
        """Which severances a fact holds."""
        before = self._may_be_there(fact_id, None)
        self._replace_holders(
            SeveranceHolderRow.fact_id == fact_id, {"fact_id": fact_id}, held, before=before
        )

    def section_goes(self, row: SectionRow) -> None:
        """A section is about to be deleted, and lets go of what it and its texts hold."""
        self._transaction.holders_changed(self._held_by(SeveranceHolderRow.section_id == row.id), ())

    def _may_be_there(self, one: str, language: str | None) -> bool:
        """Whether something may have been derived here before; looking for it costs more than deriving."""
        place = (one, language)
        known = one not in self._made or place in self._derived
        self._derived.add(place)
        return known

    def _findable(self, row: SectionRow) -> bool:
        if row.profile_id is not None:
            return self._session.get_one(ProfileRow, row.profile_id).deleted_at is None
        return self._session.get_one(NoteRow, row.note_id).deleted_at is None

    def _held_by(self, where: Any) -> set[str]:  # noqa: ANN401  # an SQL expression
        return set(self._session.scalars(select(SeveranceHolderRow.severance_id).where(where)))

    def _replace_holders(self, where: Any, place: Json, held: Holds, *, before: bool) -> None:  # noqa: ANN401  # an SQL expression
        was = self._held_by(where) if before else set()
        self._transaction.holders_changed(was, held)
        if was == held:
            return
        if was:
            self._session.execute(_quietly(delete(SeveranceHolderRow).where(where)))
        if held:
            nothing = {"section_id": None, "language": None, "fact_id": None}
            rows = [{**nothing, **place, "severance_id": one} for one in sorted(held)]
            self._session.execute(insert(SeveranceHolderRow), rows)

    def _replace_origins(self, row: SectionRow, blocks: Text) -> None:
        self._session.execute(_quietly(delete(BlockOriginRow).where(BlockOriginRow.section_id == row.id)))
        pulled = {
            block.id if number == 0 else f"{block.id} {number}": origin.section
            for block in walk(blocks)
            for number, origin in enumerate(origins_of(block))
        }
        if pulled:
            rows = [{"section_id": row.id, "block_id": b, "source_section_id": s} for b, s in pulled.items()]
            self._session.execute(insert(BlockOriginRow), rows)


def held_whole(row: SectionRow) -> Holds:
    """The severances that withhold the section whole."""
    return frozenset(SeveranceId(one) for one in row.body.get("severances", ()))


def _quietly(statement: Any) -> Any:  # noqa: ANN401  # a deletion
    """Derived rows are never in a session, so none has to be looked for there."""
    return statement.execution_options(synchronize_session=False)
