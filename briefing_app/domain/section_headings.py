"""The sections a profile may have by name, and the key a new heading gets."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from briefing_app.domain.errors import NotAllowedError
from briefing_app.domain.names import folded
from briefing_app.domain.typed_values import Problem, TypedError, line

OVERVIEW = "overview"
"""The key of the section that needs no heading: a profile begins with it."""

_LONGEST_KEY = 60


@dataclass(frozen=True, slots=True)
class KnownSection:
    """A section binders know: its key, and what it is called in each language, the usual word first."""

    key: str
    headings: Mapping[str, tuple[str, ...]]

    @property
    def usual(self) -> dict[str, str]:
        """The heading in each language."""
        return {language: words[0] for language, words in self.headings.items() if words}

    def is_called(self, heading: str) -> bool:
        """Whether the section goes by this heading in any language."""
        return any(folded(word) == folded(heading) for words in self.headings.values() for word in words)


def tidy_headings(headings: Mapping[str, str], key: str = "") -> dict[str, str]:
    """The headings there are, each one line.

    Raises:
        TypedError: there is none, and the section needs one.
    """
    said = {language: line("heading", words) for language, words in headings.items()}
    found = {language: words for language, words in said.items() if words}
    if not found and key != OVERVIEW:
        raise TypedError(Problem.MISSING, "heading")
    return found


def key_for(headings: Mapping[str, str], known: Iterable[KnownSection], taken: Container[str]) -> str:
    """The key of a new section: that of the section known by its heading, else made of the words.

    Raises:
        NotAllowedError: the profile has the known section already.
    """
    for one in known:
        if any(one.is_called(words) for words in headings.values()):
            if one.key in taken:
                called = next(iter(headings.values()))
                raise NotAllowedError(f"The profile has a section “{called}” already: write in that one.")
            return one.key
    words = next(iter(headings.values()))
    key = re.sub(r"[^a-z0-9]+", "-", folded(words)).strip("-")[:_LONGEST_KEY] or "section"
    candidates = (key if number == 1 else f"{key}-{number}" for number in range(1, 1000))
    return next(one for one in candidates if one not in taken)
