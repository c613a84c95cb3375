"""Search as one types: names first, then the blocks where all words stand, the best of them before the rest.

What is typed is never a query language: each word is looked for as the beginning of a word, whatever signs
stand around it. Ranking costs time in proportion to all places a word stands in, so it is done where the
words are rare enough to be worth it; what stands everywhere is listed newest first. One letter finds the
names that begin with it, by name.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sqlalchemy import select, text

from briefing_app.domain.names import folded
from briefing_app.domain.search_hit import SearchHit
from briefing_app.storage.rows import NameRow, SearchBlockRow
from briefing_app.storage.search_hits import hits_of
from briefing_app.storage.search_words import Term, terms_of
from briefing_app.storage.transaction import Transaction

WORTH_RANKING: Final = 1500
"""How many places a word may stand in and still be ranked; more are listed newest first."""

NAMES_FIRST: Final = 10
"""How many profiles whose name begins with what was typed come before everything else."""


_MATCHES = "SELECT rowid FROM block_search WHERE block_search MATCH :query ORDER BY"
BEST_FIRST: Final = text(f"{_MATCHES} rank LIMIT :limit")
NEWEST_FIRST: Final = text(f"{_MATCHES} rowid DESC LIMIT :limit")
MORE_THAN: Final = text("SELECT 1 FROM block_search WHERE block_search MATCH :query LIMIT 1 OFFSET :most")


class SearchRepository:
    """Finds words in names, titles, headings and blocks; the trash is not searched."""

    def __init__(self, transaction: Transaction) -> None:
        self._session = transaction.session

    def find(self, typed: str, limit: int = 50) -> tuple[SearchHit, ...]:
        """The places where every word of *typed* begins a word, at most *limit*; () where none was typed."""
        terms = terms_of(typed)
        if not terms:
            return ()
        if sum(len(word) for term in terms for word in term.words) < 2:
            return self._hits(self._named(folded(typed), limit), terms)
        named = self._named(folded(typed), min(NAMES_FIRST, limit))
        others = [row for row in self._matching(terms, limit) if row.id not in {one.id for one in named}]
        return self._hits([*named, *others][:limit], terms)

    # ---- rows

    def _named(self, beginning: str, limit: int) -> list[SearchBlockRow]:
        """The rows of names of the profiles that have a name beginning so, in the order of those names."""
        query = (
            select(NameRow.profile_id)
            .where(NameRow.key >= beginning, NameRow.key < beginning + "\U0010ffff")
            .order_by(NameRow.key)
            .limit(3 * limit)  # a profile may have several such names, or be in the trash
        )
        profiles = list(dict.fromkeys(self._session.scalars(query)))
        rows = self._session.scalars(
            select(SearchBlockRow).where(
                SearchBlockRow.profile_id.in_(profiles), SearchBlockRow.section_id.is_(None)
            )
        )
        return sorted(rows, key=lambda row: profiles.index(str(row.profile_id)))[:limit]

    def _matching(self, terms: Sequence[Term], limit: int) -> list[SearchBlockRow]:
        queries = [_full_text(term) for term in terms]
        everything = " AND ".join(queries)
        best = not any(self._is_common(query) for query in queries)
        found = self._session.execute(
            BEST_FIRST if best else NEWEST_FIRST, {"query": everything, "limit": limit}
        )
        ids = list(found.scalars())
        rows = self._session.scalars(select(SearchBlockRow).where(SearchBlockRow.id.in_(ids)))
        return sorted(rows, key=lambda row: ids.index(row.id))

    def _is_common(self, query: str) -> bool:
        return self._session.scalar(MORE_THAN, {"query": query, "most": WORTH_RANKING}) is not None

    def _hits(self, rows: Sequence[SearchBlockRow], terms: Sequence[Term]) -> tuple[SearchHit, ...]:
        return tuple(hits_of(self._session, rows, terms))


def _full_text(term: Term) -> str:
    """The term in the index's language: its words in a row, the last one begun; letters and digits only."""
    return f'"{" ".join(term.words)}"*'
