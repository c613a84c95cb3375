"""Which portion markings were raised and which were lowered between two versions of a text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from briefing_app.domain.marking import Marking
from briefing_app.domain.text import Block, BlockId, Table, Text, block_words, walk

AtMost = Callable[[Marking | None, Marking | None], bool]
"""Whether the first marking is at most the second; None is a block that carries none."""


def raised(before: Text, after: Text, at_most: AtMost) -> dict[BlockId, tuple[Marking, tuple[str, ...]]]:
    """The blocks marked higher than before, or marked at all, each with its marking and its words.

    A cell that was raised raises its table, for a copy may have other cells.
    """
    known = {block.id: block for block in walk(before)}
    found: dict[BlockId, tuple[Marking, tuple[str, ...]]] = {}
    for block in walk(after):
        for was, now in _changes(known.get(block.id), block):
            if now is not None and not at_most(now, was):
                words = () if isinstance(block, Table) else (block_words(block),)
                found[block.id] = (now, words)
    return found


def lowered(before: Text, after: Text, at_most: AtMost) -> tuple[tuple[Marking, Marking | None], ...]:
    """For each marking lowered or taken away while its block stayed: what it was and what it is now."""
    known = {block.id: block for block in walk(before)}
    return tuple(
        (was, now)
        for block in walk(after)
        for was, now in _changes(known.get(block.id), block)
        if was is not None and not at_most(was, now)
    )


def _changes(was: Block | None, now: Block) -> Iterator[tuple[Marking | None, Marking | None]]:
    before = None if was is None else was.portion
    if before != now.portion:
        yield before, now.portion
    if not isinstance(now, Table):
        return
    there = _cells(was) if isinstance(was, Table) else []
    here = _cells(now)
    if len(there) == len(here):
        yield from ((a, b) for a, b in zip(there, here, strict=True) if a != b)
    else:
        yield from ((None, one) for one in Counter(here) - Counter(there))


def _cells(table: Table) -> list[Marking | None]:
    return [cell.portion for row in table.rows for cell in row.cells]
