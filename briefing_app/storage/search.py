"""Search as one types: names first, then the blocks where all words stand, the best of them before the rest.

What is typed is never a query language: each word is looked for as the beginning of a word, whatever signs
stand around it. Ranking costs time in proportion to all places a word stands in, so it is done where the
words are rare enough to be worth it; what stands everywhere is listed newest first. One letter finds the
names that begin with it, by name.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from briefing_app.domain.names import folded
from briefing_app.domain.search_hit import SearchHit
from briefing_app.storage.search_hits import hits_of
from briefing_app.storage.search_words import Term, terms_of
from briefing_app.storage.transaction import Transaction

WORTH_RANKING: Final = 500
"""How many places a word may stand in and still be ranked; more are listed newest first."""

NAMES_FIRST: Final = 10
"""How many profiles whose name begins with what was typed come before everything else."""


_MATCHES = "SELECT rowid FROM block_search WHERE block_search MATCH ? ORDER BY"
BEST_FIRST: Final = f"{_MATCHES} rank LIMIT ?"
NEWEST_FIRST: Final = f"{_MATCHES} rowid DESC LIMIT ?"
ANY_ORDER: Final = f"{_MATCHES} rowid LIMIT ?"
NAMED: Final = """
SELECT b.id FROM (SELECT profile_id, key FROM name WHERE key >= ? AND key < ? ORDER BY key LIMIT ?) AS named
JOIN search_block AS b ON b.profile_id = named.profile_id AND b.section_id IS NULL
ORDER BY named.key
"""
MOST_FOR_A_HEADING: Final = 5000
"""How many places a word stands in are looked at for a heading among them."""
HEADINGS: Final = f"""
SELECT id FROM search_block WHERE id IN ({_MATCHES} rowid DESC LIMIT ?)
AND block_id IS NULL AND section_id IS NOT NULL ORDER BY id DESC LIMIT ?
"""  # noqa: S608  # it is put together from constants


class SearchRepository:
    """Finds words in names, titles, headings and blocks; the trash is not searched."""

    def __init__(self, transaction: Transaction) -> None:
        self._session = transaction.session
        self._language = transaction.language

    def find(self, typed: str, limit: int = 30) -> tuple[SearchHit, ...]:
        """The places where every word of *typed* begins a word, at most *limit*; () where none was typed."""
        terms = terms_of(typed)
        if not terms:
            return ()
        if sum(len(word) for term in terms for word in term.words) < 2:
            return self._hits(self._named(folded(typed), limit), terms)
        named = self._named(folded(typed), min(NAMES_FIRST, limit))
        ids = dict.fromkeys([*named, *self._matching([_full_text(term) for term in terms], limit)])
        return self._hits([*ids][:limit], terms)

    def headings(self, typed: str, limit: int) -> tuple[SearchHit, ...]:
        """Sections whose heading holds every word of *typed*, the newest of them, at most *limit*."""
        terms = terms_of(typed)
        if not terms:
            return ()
        query = " AND ".join(_full_text(term) for term in terms)
        return self._hits(self._run(HEADINGS, query, MOST_FOR_A_HEADING, limit), terms)

    # ---- rows of the index, by their ids

    def _named(self, beginning: str, limit: int) -> list[int]:
        """The rows of names of the profiles that have a name beginning so, in the order of those names."""
        most = 3 * limit  # a profile may have several such names, or be in the trash
        ids = self._run(NAMED, beginning, beginning + "\U0010ffff", most)
        return [*dict.fromkeys(ids)][:limit]

    def _matching(self, queries: Sequence[str], limit: int) -> list[int]:
        """The best places where all the queries match, or the newest where ranking them is not worth it."""
        query = " AND ".join(queries)
        newest = self._run(NEWEST_FIRST, query, max(limit, WORTH_RANKING + 1))
        common = len(newest) > WORTH_RANKING or (len(queries) > 1 and any(map(self._is_common, queries)))
        return newest[:limit] if common else self._run(BEST_FIRST, query, limit)

    def _is_common(self, query: str) -> bool:
        """Whether a query matches more than is worth ranking; ranking looks at every match of each word."""
        return len(self._run(ANY_ORDER, query, WORTH_RANKING + 1)) > WORTH_RANKING

    def _run(self, statement: str, *values: str | int) -> list[int]:
        """The ids a statement gives; it is run as it stands, since building one takes as long as it does."""
        return [row[0] for row in self._session.connection().exec_driver_sql(statement, values).all()]

    def _hits(self, ids: Sequence[int], terms: Sequence[Term]) -> tuple[SearchHit, ...]:
        if not ids:
            return ()
        return tuple(hits_of(self._session.connection(), ids, terms, self._language))


def _full_text(term: Term) -> str:
    """The term in the index's language: its words in a row, the last one begun; letters and digits only."""
    return f'"{" ".join(term.words)}"*'
