"""Sentences and word lists: what the readers of facts share."""

from __future__ import annotations

import re
from collections.abc import Iterator

_END = re.compile(r"[.!?][\"”’»)]{0,2}\s+(?=[\"“«(]?[A-ZÀ-Ý0-9])")
_NO_END = re.compile(r"(?:\b(?:Dr|Mr|Mrs|Ms|Mme|Prof|Hon|St|vs|No|U\.S|U\.K|D\.C|M)|\b[A-Z])\.$")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every sentence, in order; an abbreviation's stop ends none."""
    start = 0
    for match in _END.finditer(text):
        if _NO_END.search(text[max(start, match.start() - 8) : match.start() + 1]):
            continue
        yield start, match.end()
        start = match.end()
    if start < len(text):
        yield start, len(text)


def any_of(words: tuple[str, ...]) -> str:
    """A pattern for any of the words, longest first, either apostrophe; it never matches for none."""
    if not words:
        return "(?!)"
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    patterns = (re.escape(w).replace(r"\ ", r"[ \u00a0]").replace("'", "['\u2019]") for w in longest_first)
    return "|".join(patterns)
