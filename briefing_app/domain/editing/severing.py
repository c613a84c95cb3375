"""Severing what is chosen, marking it, and taking that back: acts of the officer, each one step."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from briefing_app.domain.editing.holding import with_holds
from briefing_app.domain.editing.sheet import Place, Sheet
from briefing_app.domain.editing.spans import (
    changed,
    content_of,
    held_by,
    parts,
    size,
    size_of,
    with_content,
    with_severances,
)
from briefing_app.domain.editing.writing import held_between
from briefing_app.domain.marking import Marking
from briefing_app.domain.text import (
    FREE,
    Block,
    Content,
    Holds,
    Inline,
    Run,
    SeveranceId,
    WithheldBlock,
)


def sever(sheet: Sheet, severance: SeveranceId) -> Sheet:
    """The sheet with the severance holding what is chosen: words, and whole blocks that are one thing."""

    def held(part: Inline) -> Inline:
        return with_severances(part, held_by(part) | {severance})

    def one(block: Block, first: int, last: int) -> Block:
        content = content_of(block)
        if content is not None:
            return with_content(block, changed(content, first, last, held))
        if isinstance(block, WithheldBlock):
            return block  # nobody here holds its words
        return replace(block, severances=block.severances | {severance})

    return _on_chosen(sheet, one)


def free(sheet: Sheet) -> Sheet:
    """The sheet with nothing chosen severed any more; without a choice, the severed stretch around."""
    if sheet.chosen:
        return _on_chosen(sheet, _freed)
    first, last = stretch_here(sheet)
    freed = _on_chosen(replace(sheet, anchor=first, head=last), _freed)
    return replace(freed, anchor=sheet.anchor, head=sheet.head)


def _freed(block: Block, first: int, last: int) -> Block:
    """The block free between two offsets; what held the block holds the rest of its words from now on."""
    content = content_of(block)
    if content is None:
        return with_holds((block,), lambda _held: FREE)[0]
    held = block.severances

    def rest(part: Inline) -> Inline:
        return with_severances(part, held_by(part) | held)

    for start, end in ((0, first), (last, size(content))):
        content = changed(content, start, end, rest) if held else content
    content = changed(content, first, last, lambda part: with_severances(part, FREE))
    return replace(with_content(block, content), severances=FREE)


def stretch_here(sheet: Sheet) -> tuple[Place, Place]:
    """The severed stretch the officer stands in or right beside; an empty one where there is none."""
    number, offset = sheet.head.block, sheet.head.offset
    content = content_of(sheet.block)
    if content is None:
        return (Place(number, 0), Place(number, 1))
    stretches = [one for one in severed_stretches(content) if one[0] <= offset <= one[1]]
    if stretches:
        first, last, _ = stretches[0]
        return Place(number, first), Place(number, last)
    if sheet.block.severances:
        return Place(number, 0), Place(number, size(content))
    return sheet.head, sheet.head


def worth_severing(sheet: Sheet) -> tuple[Place, Place]:
    """What is meant where nothing is chosen: the severed stretch, the thing or the word stood at."""
    first, last = stretch_here(sheet)
    if first != last:
        return first, last
    number, offset = sheet.head.block, sheet.head.offset
    letters = "".join(part.text if isinstance(part, Run) else " " for part in content_of(sheet.block) or ())
    words = (found.span() for found in re.finditer(r"\S+", letters))
    start, end = next((one for one in words if one[0] <= offset <= one[1]), (offset, offset))
    return Place(number, start), Place(number, end)


def severed_stretches(content: Content) -> list[tuple[int, int, Holds]]:
    """The stretches held by the same severances, with their offsets; neighbours held alike are one."""
    found: list[tuple[int, int, Holds]] = []
    for part, first, last in parts(content):
        held = held_by(part)
        if not held:
            continue
        if found and found[-1][1] == first and found[-1][2] == held:
            first = found.pop()[0]
        found.append((first, last, held))
    return found


def held_here(sheet: Sheet) -> Holds:
    """What holds anything chosen, or the stretch the officer stands in."""
    if sheet.chosen:
        return held_between(sheet.blocks, sheet.start, sheet.end)
    return held_between(sheet.blocks, *stretch_here(sheet))


def mark(sheet: Sheet, marking: Marking | None) -> Sheet:
    """The sheet with the portion marking of every block chosen, or stood in, set or taken away."""
    return replace(sheet, blocks=on_blocks(sheet, lambda block: replace(block, portion=marking)), told=())


def on_blocks(sheet: Sheet, change: Callable[[Block], Block]) -> tuple[Block, ...]:
    """The blocks with *change* applied to those chosen or stood in."""
    first, last = sheet.start.block, sheet.end.block
    if first < last and sheet.end.offset == 0:  # the choice ends before the first letter of the last one
        last -= 1
    middle = tuple(map(change, sheet.blocks[first : last + 1]))
    return (*sheet.blocks[:first], *middle, *sheet.blocks[last + 1 :])


def _on_chosen(sheet: Sheet, change: Callable[[Block, int, int], Block]) -> Sheet:
    """The sheet with *change* applied to each chosen stretch of a block."""
    blocks = list(sheet.blocks)
    for number in range(sheet.start.block, sheet.end.block + 1):
        block = blocks[number]
        first = sheet.start.offset if number == sheet.start.block else 0
        last = sheet.end.offset if number == sheet.end.block else size_of(block)
        if first < last:
            blocks[number] = change(block, first, last)
    return replace(sheet, blocks=tuple(blocks), style=None, told=())
