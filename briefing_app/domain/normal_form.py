"""The normal form of a text: one way to say one thing, so that equal texts are equal values.

Neighbouring runs with the same properties are one run, empty runs are gone, a block without words and
without anything to withhold is gone, list levels grow by one at most, a bulleted item has no
number to start with. Received redactions are never merged and never dropped; words are never changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby, pairwise

from briefing_app.domain.text import (
    Block,
    Content,
    FootnoteReference,
    Heading,
    Inline,
    ListItem,
    Paragraph,
    Picture,
    Run,
    Table,
    Text,
    WithheldBlock,
    map_cells,
)


def normalise(blocks: Iterable[Block]) -> Text:
    """The text in normal form; putting it in normal form again changes nothing."""
    kept = [block for block in map(_normal_block, blocks) if not _says_nothing(block)]
    return _with_levels_that_grow_by_one(kept)


def normal_content(content: Iterable[Inline]) -> Content:
    """Inline content with equal neighbours joined and empty runs gone."""
    content = tuple(content)
    if len(content) == 1 and isinstance(content[0], Run):
        return content if content[0].text else ()
    joined: list[Inline] = []
    for properties, group in groupby(content, key=_properties):
        if properties is None:
            joined += map(_normal_inline, group)
        else:
            runs = [part for part in group if isinstance(part, Run) and part.text]
            if len(runs) == 1:
                joined += runs
            elif runs:
                joined.append(replace(runs[0], text="".join([run.text for run in runs])))
    if any(
        a is not b and _properties(a) is not None and _properties(a) == _properties(b)
        for a, b in pairwise(joined)
    ):
        return normal_content(joined)  # an empty run stood between two equal ones
    return tuple(joined)


def _properties(part: Inline) -> tuple[object, ...] | None:
    """What must be equal for two neighbours to be one run; None for what never joins."""
    if not isinstance(part, Run):
        return None
    return (part.bold, part.italic, part.link, part.language, part.severances)


def _normal_inline(part: Inline) -> Inline:
    if not isinstance(part, FootnoteReference):
        return part
    return replace(part, content=normal_content(part.content))


def _normal_block(block: Block) -> Block:
    match block:
        case Heading() | Paragraph() | ListItem():
            content = normal_content(block.content)
            return block if content == block.content else replace(block, content=content)
        case Table():
            inner = map_cells(block, lambda cell: replace(cell, blocks=normalise(cell.blocks)))
            return replace(inner, caption=normal_content(block.caption))
        case Picture():
            return replace(block, caption=normal_content(block.caption))
        case WithheldBlock():
            return block


def _says_nothing(block: Block) -> bool:
    return isinstance(block, Heading | Paragraph | ListItem) and not block.content


def _with_levels_that_grow_by_one(blocks: list[Block]) -> Text:
    result: list[Block] = []
    depth = 0
    for block in blocks:
        if isinstance(block, ListItem):
            depth = min(max(block.level, 1), depth + 1)
            start = block.start if block.numbered else None
            is_normal = block.level == depth and block.start == start
            result.append(block if is_normal else replace(block, level=depth, start=start))
        else:
            depth = 0
            result.append(block)
    return tuple(result)
