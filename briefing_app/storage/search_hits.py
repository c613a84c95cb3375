"""From rows of the search index to hits: whose they are, and the words around them read from the model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, select, tuple_
from sqlalchemy.orm import Session

from briefing_app.domain.facts import ProfileId
from briefing_app.domain.marking import Marking
from briefing_app.domain.note import NoteId
from briefing_app.domain.search_hit import HitColumn, SearchHit
from briefing_app.domain.text import Block, BlockId, SectionId, SeveranceId, portions
from briefing_app.domain.text_json import text_from_json, upgraded
from briefing_app.storage.rows import (
    NoteRow,
    ProfileRow,
    RevisionRow,
    SearchBlockRow,
    SectionRow,
    SectionTextRow,
)
from briefing_app.storage.search_words import Piece, Stretch, Term, excerpt, pieces_of

Json = dict[str, Any]


class IndexRow(NamedTuple):
    """A row of the index as search needs it; of names, ``free`` holds each on a line of its own."""

    id: int
    profile_id: str | None
    note_id: str | None
    section_id: str | None
    block_id: str | None
    language: str
    free: str


def index_rows(session: Session, *conditions: ColumnElement[bool]) -> list[IndexRow]:
    """The rows of the index under the conditions, in any order."""
    columns = [getattr(SearchBlockRow, name) for name in IndexRow._fields]
    return [IndexRow(*row) for row in session.execute(select(*columns).where(*conditions)).all()]


def hits_of(session: Session, rows: Sequence[IndexRow], terms: Sequence[Term]) -> Iterator[SearchHit]:
    """The hits of the rows in their order; a row whose words are gone meanwhile gives none."""
    sources = _Sources(session, rows)
    for row in rows:
        found = excerpt(sources.pieces(row), terms)
        if found is None:
            continue
        is_profile = row.profile_id is not None
        column = HitColumn.SEVERED if found.severed else HitColumn.FREE if row.section_id else HitColumn.NAME
        yield SearchHit(
            owner=ProfileId(str(row.profile_id)) if is_profile else NoteId(str(row.note_id)),
            owner_type="profile" if is_profile else "note",
            owner_name=sources.owner_name(row),
            section=None if row.section_id is None else SectionId(row.section_id),
            heading=sources.heading(row),
            block=None if row.block_id is None else BlockId(row.block_id),
            language=row.language,
            column=column,
            parts=found.parts,
            markings=sources.markings(row),
        )


class _Sources:
    """What the rows point to, read in one query for each kind of thing."""

    def __init__(self, session: Session, rows: Sequence[IndexRow]) -> None:
        profiles, notes = {row.profile_id for row in rows}, {row.note_id for row in rows}
        sections = {row.section_id for row in rows if row.section_id is not None}
        bodies = select(SectionRow.id, SectionRow.body).where(SectionRow.id.in_(sections))
        names = select(ProfileRow.id, ProfileRow.name).where(ProfileRow.id.in_(profiles - {None}))
        titles = select(NoteRow.id, NoteRow.title).where(NoteRow.id.in_(notes - {None}))
        self._owners: dict[str, str] = _pairs(session, names)
        self._owners |= _pairs(session, titles) if notes != {None} else {}
        self._sections: dict[str, Json] = _pairs(session, bodies) if sections else {}
        self._texts = _texts(session, rows)

    def owner_name(self, row: IndexRow) -> str:
        return self._owners[row.profile_id or row.note_id or ""]

    def heading(self, row: IndexRow) -> str:
        if row.section_id is None:
            return ""
        body = self._sections[row.section_id]
        if "heading" in body:
            return str(body["heading"])
        headings = body["headings"]
        return str(headings.get(row.language) or next(iter(headings.values()), ""))

    def pieces(self, row: IndexRow) -> Iterable[Piece]:
        """The words of what the row stands for, as they are now."""
        if row.section_id is None:
            return [(Stretch(line),) for line in row.free.split("\n")]
        held = frozenset(SeveranceId(one) for one in self._sections[row.section_id].get("severances", ()))
        if row.block_id is None:
            return [(Stretch(self.heading(row), bool(held)),)]
        block = self._block(row)
        return () if block is None else pieces_of(block, held)

    def markings(self, row: IndexRow) -> frozenset[Marking]:
        """The markings of the block a row stands for; none for a name or a heading."""
        block = self._block(row)
        return frozenset() if block is None else frozenset(portions((block,)))

    def _block(self, row: IndexRow) -> Block | None:
        if row.block_id is None:
            return None
        stored = self._texts.get((str(row.section_id), row.language))
        return None if stored is None else _one_block(stored, row.block_id)


def _pairs(session: Session, query: Any) -> dict[str, Any]:  # noqa: ANN401  # a query of two columns
    return {key: value for key, value in session.execute(query).all()}  # rows are no pairs to mypy


def _texts(session: Session, rows: Sequence[IndexRow]) -> dict[tuple[str, str], Json]:
    """The stored texts the rows of blocks are in, by section and language."""
    places = {(row.section_id, row.language) for row in rows if row.block_id is not None}
    if not places:
        return {}
    query = (
        select(SectionTextRow.section_id, SectionTextRow.language, RevisionRow.blocks)
        .join(RevisionRow, RevisionRow.id == SectionTextRow.revision_id)
        .where(tuple_(SectionTextRow.section_id, SectionTextRow.language).in_(places))
    )
    return {(section, language): blocks for section, language, blocks in session.execute(query).all()}


def _one_block(stored: Json, block_id: str) -> Block | None:
    """One block of a stored text; the others are not read."""
    present = upgraded(stored)
    wanted = [block for block in present["blocks"] if block["id"] == block_id]
    text = text_from_json({"format": present["format"], "blocks": wanted[:1]})
    return text[0] if text else None
