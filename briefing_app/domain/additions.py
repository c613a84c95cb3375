"""Passages added to a profile's section after a note took it: which they are, and where they belong."""

from __future__ import annotations

from collections.abc import Container, Sequence

from briefing_app.domain.text import Block, BlockId, Text, walk


def added(now: Text, before: Text, known: Container[BlockId]) -> Text:
    """The blocks of a section that it did not have *before* and that are not *known*, in its order."""
    there = {block.id for block in walk(before)}
    return tuple(block for block in now if block.id not in there and block.id not in known)


def with_addition(blocks: Text, new: Block, order: Sequence[BlockId]) -> Text:
    """A note's blocks with a new one at its place, its origin being a block of the section of that *order*.

    It goes behind the copy of the nearest passage before it that the note has; else before that of the
    nearest behind it; else to the end.
    """
    origins = [block.origin.block if block.origin else None for block in blocks]
    place = (
        order.index(new.origin.block) if new.origin is not None and new.origin.block in order else len(order)
    )
    for one in reversed(order[:place]):
        if one in origins:
            at = len(origins) - origins[::-1].index(one)
            return (*blocks[:at], new, *blocks[at:])
    for one in order[place + 1 :]:
        if one in origins:
            at = origins.index(one)
            return (*blocks[:at], new, *blocks[at:])
    return (*blocks, new)
