"""Search as one types: names first, then the blocks where all words stand, the best of them before the rest.

What is typed is never a query language: each word is looked for as the beginning of a word, whatever signs
stand around it. Ranking costs time in proportion to all places a word stands in, so it is done where the
words are rare enough to be worth it; what stands everywhere is listed newest first. One letter finds the
names that begin with it, by name.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sqlalchemy import TextClause, select, text

from briefing_app.domain.names import folded
from briefing_app.domain.search_hit import SearchHit
from briefing_app.storage.rows import NameRow, SearchBlockRow
from briefing_app.storage.search_hits import IndexRow, hits_of, index_rows
from briefing_app.storage.search_words import Term, terms_of
from briefing_app.storage.transaction import Transaction

WORTH_RANKING: Final = 500
"""How many places a word may stand in and still be ranked; more are listed newest first."""

NAMES_FIRST: Final = 10
"""How many profiles whose name begins with what was typed come before everything else."""


_MATCHES = "SELECT rowid FROM block_search WHERE block_search MATCH :query ORDER BY"
BEST_FIRST: Final = text(f"{_MATCHES} rank LIMIT :limit")
NEWEST_FIRST: Final = text(f"{_MATCHES} rowid DESC LIMIT :limit")
ANY_ORDER: Final = text(f"{_MATCHES} rowid LIMIT :limit")
MOST_FOR_A_HEADING: Final = 5000
"""How many places a word stands in are looked at for a heading among them."""

HEADINGS: Final = text(
    f"SELECT id FROM search_block WHERE id IN ({_MATCHES} rowid DESC LIMIT :most)"  # noqa: S608
    " AND block_id IS NULL AND section_id IS NOT NULL ORDER BY id DESC LIMIT :limit"
)


class SearchRepository:
    """Finds words in names, titles, headings and blocks; the trash is not searched."""

    def __init__(self, transaction: Transaction) -> None:
        self._session = transaction.session

    def find(self, typed: str, limit: int = 30) -> tuple[SearchHit, ...]:
        """The places where every word of *typed* begins a word, at most *limit*; () where none was typed."""
        terms = terms_of(typed)
        if not terms:
            return ()
        if sum(len(word) for term in terms for word in term.words) < 2:
            return self._hits(self._named(folded(typed), limit), terms)
        named = self._named(folded(typed), min(NAMES_FIRST, limit))
        others = [row for row in self._matching(terms, limit) if row.id not in {one.id for one in named}]
        return self._hits([*named, *others][:limit], terms)

    def headings(self, typed: str, limit: int) -> tuple[SearchHit, ...]:
        """Sections whose heading holds every word of *typed*, the newest of them, at most *limit*."""
        terms = terms_of(typed)
        if not terms:
            return ()
        query = " AND ".join(_full_text(term) for term in terms)
        ids = self._session.scalars(HEADINGS, {"query": query, "limit": limit, "most": MOST_FOR_A_HEADING})
        rows = index_rows(self._session, SearchBlockRow.id.in_(list(ids)))
        return self._hits(sorted(rows, key=lambda row: -row.id), terms)

    # ---- rows

    def _named(self, beginning: str, limit: int) -> list[IndexRow]:
        """The rows of names of the profiles that have a name beginning so, in the order of those names."""
        query = (
            select(NameRow.profile_id)
            .where(NameRow.key >= beginning, NameRow.key < beginning + "\U0010ffff")
            .order_by(NameRow.key)
            .limit(3 * limit)  # a profile may have several such names, or be in the trash
        )
        profiles = list(dict.fromkeys(self._session.scalars(query)))
        names = (SearchBlockRow.profile_id.in_(profiles), SearchBlockRow.section_id.is_(None))
        rows = index_rows(self._session, *names) if profiles else []
        return sorted(rows, key=lambda row: profiles.index(str(row.profile_id)))[:limit]

    def _matching(self, terms: Sequence[Term], limit: int) -> list[IndexRow]:
        ids = self._ids([_full_text(term) for term in terms], limit)
        rows = index_rows(self._session, SearchBlockRow.id.in_(ids)) if ids else []
        return sorted(rows, key=lambda row: ids.index(row.id))

    def _ids(self, queries: Sequence[str], limit: int) -> list[int]:
        """The best places where all the queries match, or the newest where ranking them is not worth it."""
        query = " AND ".join(queries)
        newest = self._run(NEWEST_FIRST, query, max(limit, WORTH_RANKING + 1))
        common = len(newest) > WORTH_RANKING or (len(queries) > 1 and any(map(self._is_common, queries)))
        return newest[:limit] if common else self._run(BEST_FIRST, query, limit)

    def _is_common(self, query: str) -> bool:
        """Whether a query matches more than is worth ranking; ranking looks at every match of each word."""
        return len(self._run(ANY_ORDER, query, WORTH_RANKING + 1)) > WORTH_RANKING

    def _run(self, statement: TextClause, query: str, limit: int) -> list[int]:
        return list(self._session.scalars(statement, {"query": query, "limit": limit}).all())

    def _hits(self, rows: Sequence[IndexRow], terms: Sequence[Term]) -> tuple[SearchHit, ...]:
        return tuple(hits_of(self._session, rows, terms))


def _full_text(term: Term) -> str:
    """The term in the index's language: its words in a row, the last one begun; letters and digits only."""
    return f'"{" ".join(term.words)}"*'
