"""The blocks of a reading with the kinds an officer gave them, their levels and the items they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefing_app.domain.corrections import (
    BY_OFFICER,
    HIGHEST_ITEM_LEVEL,
    Corrections,
    is_counted,
    kinds_for,
)
from briefing_app.domain.cut_content import Gap, replaced
from briefing_app.domain.reading import NOBODY, BlockKind, Reading, SourceBlock
from briefing_app.domain.text import Run

Blocks = list[SourceBlock]


def with_kinds(reading: Reading, corrections: Corrections) -> Blocks:
    """The blocks with their new kinds; a document keeps one title, the rest of them are headings."""
    title = _title(reading, corrections)
    return [_of_kind(block, _kind(block, corrections, title)) for block in reading.blocks]


def with_rules(before: Sequence[SourceBlock], blocks: Blocks, corrections: Corrections) -> Blocks:
    """The blocks, the rule of those that a person changed saying so."""
    touched = corrections.touched

    def is_changed(old: SourceBlock, new: SourceBlock) -> bool:
        if new.kind is not old.kind or new.first in corrections.stakeholders:
            return True
        return new.first in touched and (new.level, new.parent) != (old.level, old.parent)

    return [
        replace(new, rule=BY_OFFICER) if is_changed(old, new) else new
        for old, new in zip(before, blocks, strict=True)
    ]


def _title(reading: Reading, corrections: Corrections) -> int:
    """The line of the one title: the first that an officer chose, else the reader's; 0 for none."""
    chosen = (
        block.first
        for block in reading.blocks
        if corrections.kinds.get(block.first) is BlockKind.TITLE and BlockKind.TITLE in kinds_for(block)
    )
    found = (
        block.first
        for block in reading.blocks
        if block.kind is BlockKind.TITLE and block.first not in corrections.kinds
    )
    return next(chosen, 0) or next(found, 0)


def _kind(block: SourceBlock, corrections: Corrections, title: int) -> BlockKind:
    wanted = corrections.kinds.get(block.first, block.kind)
    kind = wanted if wanted is block.kind or wanted in kinds_for(block) else block.kind
    return BlockKind.HEADING if kind is BlockKind.TITLE and block.first != title else kind


def _of_kind(block: SourceBlock, kind: BlockKind) -> SourceBlock:
    """The block as another kind: its number becomes words or a marker again, its redactions stay."""
    if kind is block.kind:
        return block
    changed = replace(block, kind=kind, parent=None, level=None)
    if kind in (BlockKind.ITEM, BlockKind.TITLE):
        changed = replace(changed, level=1)
    if kind is BlockKind.HEADING and block.kind is BlockKind.TITLE:
        changed = replace(changed, level=block.level)
    if kind is not BlockKind.TABLE:
        changed = replace(changed, rows=(), table=None)
    if block.kind is BlockKind.NOTICE:
        changed = replace(changed, redactions=block.explained, explained=())
    number = f"{block.marker} "
    if block.kind is BlockKind.ITEM and is_counted(block.marker):
        return _moved(replace(changed, text=number + block.text), len(number), Run(number))
    if kind is BlockKind.ITEM and is_counted(block.marker) and block.text.startswith(number):
        return _moved(replace(changed, text=block.text.removeprefix(number)), -len(number))
    return changed


def _moved(block: SourceBlock, by: int, before: Run | None = None) -> SourceBlock:
    """The block whose redactions and properties stand so many characters further on, behind other words."""
    marks = tuple(replace(one, start=one.start + by, end=one.end + by) for one in block.redactions)
    spans = tuple(
        replace(one, start=max(0, one.start + by), end=one.end + by)
        for one in block.spans
        if one.end + by > 0
    )
    content = block.content
    if content is not None:
        content = replaced(content, (Gap(0, -by),)) if before is None else (before, *content)
    return replace(block, redactions=marks, spans=spans, content=content)


def set_items(before: Sequence[SourceBlock], blocks: Blocks, corrections: Corrections) -> None:
    """Give items their levels and parents: as decided, else as read, moved along with what they belong to."""
    run: dict[int, SourceBlock] = {}
    read = {block.first: block for block in before if block.kind is BlockKind.ITEM}
    for place, block in enumerate(blocks):
        if block.kind is BlockKind.ITEM:
            blocks[place] = _item(block, run, read, corrections)
            run[block.first] = blocks[place]
        elif block.kind is BlockKind.PARAGRAPH and block.parent in run:
            continue  # a paragraph inside an item goes on with its list
        else:
            if block.parent is not None:
                blocks[place] = replace(block, parent=None)
            run = {}


def _item(
    block: SourceBlock, run: dict[int, SourceBlock], read: dict[int, SourceBlock], corrections: Corrections
) -> SourceBlock:
    last = next(reversed(run.values()), None)
    deepest = min(HIGHEST_ITEM_LEVEL, (last.level or 1) + 1) if last else 1
    chosen = corrections.parents.get(block.first)
    if chosen is not None and (chosen == NOBODY or chosen in run):
        level = 1 if chosen == NOBODY else (run[chosen].level or 1) + 1
        return _placed(block, min(deepest, level), chosen or None)
    wanted = corrections.levels.get(block.first)
    if wanted is not None:
        level = max(1, min(deepest, wanted))
        return _placed(block, level, _above(run.values(), level))
    parent, level = block.parent, block.level or 1
    if parent in run and parent in read:
        level += (run[parent].level or 1) - (read[parent].level or 1)
        return _placed(block, max(1, min(deepest, level)), parent)
    level = min(deepest, level)
    return _placed(block, level, _above(run.values(), level))


def _placed(block: SourceBlock, level: int, parent: int | None) -> SourceBlock:
    same = (block.level, block.parent) == (level, parent)
    return block if same else replace(block, level=level, parent=parent)


def _above(run: Iterable[SourceBlock], level: int) -> int | None:
    """The nearest item before that is of a smaller level."""
    if level == 1:
        return None
    return next((one.first for one in reversed(list(run)) if (one.level or 1) < level), None)
