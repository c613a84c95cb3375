"""Hints before a release: what somebody may conclude from a document in which nothing withheld is left.

A hint stops nothing. It quotes no withheld word, also where the same word stands free: it says where to look.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefing_app.domain.passages import Passage
from briefing_app.domain.text import BlockId


class HintKind(StrEnum):
    """What gives something away: see each of the modules of ``services.hinting``."""

    NAME = "name"
    WORDS = "words"
    NUMBER = "number"
    COUNT = "count"
    TRANSLATION = "translation"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Hint:
    """A hint; as a string it is one English sentence.

    Attributes:
        kind: What gives something away.
        sentence: Where it is, and what to look at.
        block: The block to go to, None where it is about none in the note.
        passage: The words in that block, or in a cell of it, None where it is about all of it.
    """

    kind: HintKind
    sentence: str
    block: BlockId | None = None
    passage: Passage | None = None

    def __str__(self) -> str:
        """The sentence."""
        return self.sentence
