"""From rows of the search index to hits: whose they are, and the words around them read from the model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from briefing_app.domain.facts import ProfileId
from briefing_app.domain.note import NoteId
from briefing_app.domain.search_hit import HitColumn, SearchHit
from briefing_app.domain.text import BlockId, SectionId
from briefing_app.domain.text_json import text_from_json, upgraded
from briefing_app.storage.repositories.sections import held_whole
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


def hits_of(session: Session, rows: Sequence[SearchBlockRow], terms: Sequence[Term]) -> Iterator[SearchHit]:
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
        )


class _Sources:
    """What the rows point to, read in one query for each kind of thing."""

    def __init__(self, session: Session, rows: Sequence[SearchBlockRow]) -> None:
        profiles, notes = {row.profile_id for row in rows}, {row.note_id for row in rows}
        sections = {row.section_id for row in rows if row.section_id is not None}
        names = select(ProfileRow.id, ProfileRow.name).where(ProfileRow.id.in_(profiles - {None}))
        titles = select(NoteRow.id, NoteRow.title).where(NoteRow.id.in_(notes - {None}))
        self._owners = dict(_pairs(session, names)) | dict(_pairs(session, titles))
        self._sections = {
            row.id: row for row in session.scalars(select(SectionRow).where(SectionRow.id.in_(sections)))
        }
        self._texts = _texts(session, rows)

    def owner_name(self, row: SearchBlockRow) -> str:
        return self._owners[row.profile_id or row.note_id or ""]

    def heading(self, row: SearchBlockRow) -> str:
        if row.section_id is None:
            return ""
        body = self._sections[row.section_id].body
        if "heading" in body:
            return str(body["heading"])
        headings = body["headings"]
        return str(headings.get(row.language) or next(iter(headings.values()), ""))

    def pieces(self, row: SearchBlockRow) -> Iterable[Piece]:
        """The words of what the row stands for, as they are now."""
        if row.section_id is None:
            return [(Stretch(line),) for line in row.free.split("\n")]
        section = self._sections[row.section_id]
        held = held_whole(section)
        if row.block_id is None:
            return [(Stretch(self.heading(row), bool(held)),)]
        stored = self._texts.get((row.section_id, row.language))
        block = None if stored is None else _one_block(stored, row.block_id)
        return () if block is None else pieces_of(block, held)


def _pairs(session: Session, query: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401  # a query of two columns
    return ((one, name) for one, name in session.execute(query))


def _texts(session: Session, rows: Sequence[SearchBlockRow]) -> dict[tuple[str, str], Json]:
    """The stored texts the rows of blocks are in, by section and language."""
    places = {(row.section_id, row.language) for row in rows if row.block_id is not None}
    if not places:
        return {}
    query = (
        select(SectionTextRow.section_id, SectionTextRow.language, RevisionRow.blocks)
        .join(RevisionRow, RevisionRow.id == SectionTextRow.revision_id)
        .where(tuple_(SectionTextRow.section_id, SectionTextRow.language).in_(places))
    )
    return {(section, language): blocks for section, language, blocks in session.execute(query)}


def _one_block(stored: Json, block_id: str) -> Any:  # noqa: ANN401  # a block of any kind, or None
    """One block of a stored text; the others are not read."""
    present = upgraded(stored)
    wanted = [block for block in present["blocks"] if block["id"] == block_id]
    text = text_from_json({"format": present["format"], "blocks": wanted[:1]})
    return text[0] if text else None
