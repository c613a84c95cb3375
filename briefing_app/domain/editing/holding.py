"""What holds a text anywhere, changed everywhere at once: blocks, words, footnotes, rows, columns, cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from briefing_app.domain.editing.spans import held_by, with_severances
from briefing_app.domain.normal_form import normal_content
from briefing_app.domain.passages import map_blocks
from briefing_app.domain.text import (
    Block,
    Content,
    Holds,
    SeveranceId,
    Table,
    Text,
    map_cells,
    map_content,
)


def with_holds(blocks: Iterable[Block], change: Callable[[Holds], Holds]) -> Text:
    """The text with *change* applied to the severances of everything in it."""

    def words(content: Content) -> Content:
        return normal_content(with_severances(part, change(held_by(part))) for part in content)

    def one(block: Block) -> Block:
        block = replace(block, severances=change(block.severances))
        if not isinstance(block, Table):
            return block
        rows = tuple(replace(row, severances=change(row.severances)) for row in block.rows)
        bare = replace(block, rows=rows, columns=tuple(map(change, block.columns)))
        return map_cells(bare, lambda cell: replace(cell, severances=change(cell.severances)))

    return map_blocks((map_content(block, words) for block in blocks), one)


def renamed(blocks: Text, names: Mapping[SeveranceId, SeveranceId]) -> Text:
    """The text held by other severances in the place of those named."""
    if not names:
        return blocks
    return with_holds(blocks, lambda held: frozenset(names.get(one, one) for one in held))
