"""From rows of the search index to hits: whose they are, and the words around them read from the model.

Everything a hit needs is read in one statement, in SQLite's own words: a search is asked at each keystroke,
and building such a statement anew took as long as running it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection

from briefing_app.domain.facts import ProfileId
from briefing_app.domain.marking import Marking
from briefing_app.domain.note import NoteId
from briefing_app.domain.search_hit import HitColumn, SearchHit
from briefing_app.domain.text import Block, BlockId, SectionId, SeveranceId, portions
from briefing_app.domain.text_json import text_from_json, upgraded
from briefing_app.storage.profile_summaries import called, has_several
from briefing_app.storage.search_words import Piece, Stretch, Term, excerpt, pieces_of

Json = dict[str, Any]

ROWS: Final = """
SELECT b.profile_id, b.note_id, b.section_id, b.block_id, b.language, b.free,
    coalesce(p.name, n.title), p.body, s.body, r.blocks
FROM json_each(?) AS wanted
JOIN search_block AS b ON b.id = wanted.value
LEFT JOIN profile AS p ON p.id = b.profile_id
LEFT JOIN note AS n ON n.id = b.note_id
LEFT JOIN section AS s ON s.id = b.section_id
LEFT JOIN section_text AS t
    ON b.block_id IS NOT NULL AND t.section_id = b.section_id AND t.language = b.language
LEFT JOIN revision AS r ON r.id = t.revision_id
ORDER BY wanted.key
"""


class _Row(NamedTuple):
    """A row of the index with what it points to; of names, ``free`` holds each on a line of its own."""

    profile_id: str | None
    note_id: str | None
    section_id: str | None
    block_id: str | None
    language: str
    free: str
    owner: str
    names: str | None
    body: str | None
    blocks: str | None


def hits_of(
    connection: Connection, ids: Sequence[int], terms: Sequence[Term], language: str
) -> Iterator[SearchHit]:
    """The hits of rows of the index in the order given; a row whose words are gone meanwhile gives none.

    Profiles are named in *language*.
    """
    for found in connection.exec_driver_sql(ROWS, (json.dumps(ids),)).all():
        hit = _hit(_Row(*found), terms, language)
        if hit is not None:
            yield hit


def _hit(row: _Row, terms: Sequence[Term], language: str) -> SearchHit | None:
    body: Json = {} if row.body is None else json.loads(row.body)
    heading, block, shown = _heading(row, body), _block(row), _shown(row, language)
    found = excerpt(_pieces(row, body, heading, block, shown), terms)
    if found is None:
        return None
    is_profile = row.profile_id is not None
    column = HitColumn.SEVERED if found.severed else HitColumn.FREE if row.section_id else HitColumn.NAME
    return SearchHit(
        owner=ProfileId(str(row.profile_id)) if is_profile else NoteId(str(row.note_id)),
        owner_type="profile" if is_profile else "note",
        owner_name=shown[0],
        section=None if row.section_id is None else SectionId(row.section_id),
        heading=heading,
        block=None if row.block_id is None else BlockId(row.block_id),
        language=row.language,
        column=column,
        parts=found.parts,
        markings=_markings(block),
    )


def _heading(row: _Row, body: Json) -> str:
    if row.section_id is None:
        return ""
    if "heading" in body:
        return str(body["heading"])
    headings = body["headings"]
    return str(headings.get(row.language) or next(iter(headings.values()), ""))


def _shown(row: _Row, language: str) -> tuple[str, str | None]:
    """What the owner of a row is called in *language*, and the short form of that where it has several."""
    if row.names is None or not has_several(row.names):
        return row.owner, None
    return called(row.owner, json.loads(row.names), language)[:2]


def _pieces(
    row: _Row, body: Json, heading: str, block: Block | None, shown: tuple[str, str | None]
) -> Iterable[Piece]:
    """The words of what the row stands for, as they are now; of names those *shown* come first."""
    if row.section_id is None:
        names = sorted(row.free.split("\n"), key=lambda one: one not in shown)
        return [(Stretch(line),) for line in names]
    held = frozenset(SeveranceId(one) for one in body.get("severances", ()))
    if row.block_id is None:
        return [(Stretch(heading, bool(held)),)]
    return () if block is None else pieces_of(block, held)


def _markings(block: Block | None) -> frozenset[Marking]:
    """The markings of the block a row stands for; none for a name or a heading."""
    return frozenset() if block is None else frozenset(portions((block,)))


def _block(row: _Row) -> Block | None:
    if row.block_id is None or row.blocks is None:
        return None
    return _one_block(json.loads(row.blocks), row.block_id)


def _one_block(stored: Json, block_id: str) -> Block | None:
    """One block of a stored text; the others are not read."""
    present = upgraded(stored)
    wanted = [block for block in present["blocks"] if block["id"] == block_id]
    text = text_from_json({"format": present["format"], "blocks": wanted[:1]})
    return text[0] if text else None
