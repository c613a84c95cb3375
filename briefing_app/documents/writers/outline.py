"""The outline of a document: headings at levels that begin at one and never jump, whatever is stated."""

from __future__ import annotations

from collections.abc import Iterable

from briefing_app.domain.text import Block, BlockId, Heading


def outline_levels(blocks: Iterable[Block]) -> dict[BlockId, int]:
    """The level each heading is printed at; one stated as 3 right under a 1 is printed at 2."""
    open_levels: list[int] = []
    levels: dict[BlockId, int] = {}
    for block in blocks:
        if isinstance(block, Heading):
            while open_levels and open_levels[-1] >= block.level:
                open_levels.pop()
            open_levels.append(block.level)
            levels[block.id] = len(open_levels)
    return levels
