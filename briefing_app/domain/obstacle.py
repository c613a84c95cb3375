"""What stops an edition."""

from __future__ import annotations

from typing import Self

from briefing_app.domain.text import BlockId


class Obstacle(str):
    """A sentence about what stops a public edition; ``block`` is the one it is about, None for the whole."""

    block: BlockId | None

    def __new__(cls, sentence: str, block: BlockId | None = None) -> Self:
        """The sentence, and its place."""
        made = super().__new__(cls, sentence)
        made.block = block
        return made
