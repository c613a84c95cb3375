"""The looks of words and the kinds of blocks: bold, links, headings, lists."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from briefing_app.domain.editing.severing import on_blocks
from briefing_app.domain.editing.sheet import Place, Sheet
from briefing_app.domain.editing.spans import (
    between,
    changed,
    content_of,
    part_after,
    part_before,
    parts,
    size,
    with_content,
)
from briefing_app.domain.editing.writing import style_here
from briefing_app.domain.text import (
    Block,
    Content,
    Heading,
    Inline,
    ListItem,
    Paragraph,
    Run,
    Text,
)

DEEPEST = 9


def toggled_bold(sheet: Sheet) -> Sheet:
    """The sheet with the words chosen bold, or no longer bold where all are; else the next words."""
    on = not all_chosen(sheet, lambda run: run.bold) if sheet.chosen else not style_here(sheet).bold
    return _styled(sheet, {"bold": on})


def toggled_italic(sheet: Sheet) -> Sheet:
    """The sheet with the words chosen italic, or no longer italic where all are; else the next words."""
    on = not all_chosen(sheet, lambda run: run.italic) if sheet.chosen else not style_here(sheet).italic
    return _styled(sheet, {"italic": on})


def linked(sheet: Sheet, link: str | None) -> Sheet:
    """The sheet with the words chosen leading to an address, or to none; else the link stood in changed."""
    if not sheet.chosen:
        first, last = link_here(sheet)
        if first == last:
            return replace(sheet, told=())
        made = _styled(replace(sheet, anchor=first, head=last), {"link": link})
        return replace(made, anchor=sheet.anchor, head=sheet.head)
    return _styled(sheet, {"link": link})


def link_here(sheet: Sheet) -> tuple[Place, Place]:
    """The stretch of the link the officer stands in or right beside; an empty one where there is none."""
    number, offset = sheet.head.block, sheet.head.offset
    content = content_of(sheet.block) or ()
    near = (part_after(content, offset), part_before(content, offset))
    address = next((one.link for one in near if isinstance(one, Run) and one.link is not None), None)
    if address is None:
        return sheet.head, sheet.head
    first = last = None
    for part, start, end in parts(content):
        if isinstance(part, Run) and part.link == address:
            first = start if first is None or last != start else first
            last = end
            if first <= offset <= end and not _goes_on(content, end, address):
                return Place(number, first), Place(number, end)
    return sheet.head, sheet.head


def _goes_on(content: Content, offset: int, address: str) -> bool:
    after = part_after(content, offset)
    return isinstance(after, Run) and after.link == address


def all_chosen(sheet: Sheet, has: Callable[[Run], bool]) -> bool:
    """Whether every word chosen has a look."""
    found = False
    for number in range(sheet.start.block, sheet.end.block + 1):
        content = content_of(sheet.blocks[number]) or ()
        first = sheet.start.offset if number == sheet.start.block else 0
        last = sheet.end.offset if number == sheet.end.block else size(content)
        for part in between(content, first, last):
            if isinstance(part, Run):
                if not has(part):
                    return False
                found = True
    return found


def _styled(sheet: Sheet, look: dict[str, Any]) -> Sheet:
    if not sheet.chosen:
        return replace(sheet, style=replace(style_here(sheet), **look), told=())

    def one(part: Inline) -> Inline:
        return replace(part, **look) if isinstance(part, Run) else part

    blocks = list(sheet.blocks)
    for number in range(sheet.start.block, sheet.end.block + 1):
        content = content_of(blocks[number])
        if content is not None:
            first = sheet.start.offset if number == sheet.start.block else 0
            last = sheet.end.offset if number == sheet.end.block else size(content)
            blocks[number] = with_content(blocks[number], changed(content, first, last, one))
    return replace(sheet, blocks=tuple(blocks), style=None, told=())


# ---- kinds


def as_paragraphs(sheet: Sheet) -> Sheet:
    """The sheet with the blocks chosen as plain paragraphs."""
    return _of_kind(sheet, lambda block: Paragraph(**_common(block)))


def as_headings(sheet: Sheet, level: int) -> Sheet:
    """The sheet with the blocks chosen as headings of a level."""
    return _of_kind(sheet, lambda block: Heading(**_common(block), level=level))


def as_items(sheet: Sheet, *, numbered: bool) -> Sheet:
    """The sheet with the blocks chosen as items of a list; as paragraphs where all are such items."""
    chosen = [sheet.blocks[number] for number in _numbers(sheet)]
    worded = [block for block in chosen if content_of(block) is not None]
    if worded and all(isinstance(block, ListItem) and block.numbered is numbered for block in worded):
        return as_paragraphs(sheet)

    def one(block: Block) -> Block:
        level = block.level if isinstance(block, ListItem) else 1
        return ListItem(**_common(block), level=level, numbered=numbered)

    return _of_kind(sheet, one)


def moved_in_list(sheet: Sheet, by: int) -> Sheet:
    """The sheet with the items chosen a level deeper, or less deep; the least deep leaves the list."""
    levels = shown_levels(sheet.blocks)
    numbers = iter(_numbers(sheet))

    def one(block: Block) -> Block:
        number = next(numbers)
        if not isinstance(block, ListItem):
            return block
        level = levels[number] + by
        if level < 1:
            return Paragraph(**_common(block))
        return replace(block, level=min(level, DEEPEST), start=block.start if by < 0 else None)

    return replace(sheet, blocks=on_blocks(sheet, one), style=None, told=())


def in_list(sheet: Sheet) -> bool:
    """Whether any block chosen or stood in is an item of a list."""
    return any(isinstance(sheet.blocks[number], ListItem) for number in _numbers(sheet))


def shown_levels(blocks: Text) -> list[int]:
    """The level of each item as it is saved: growing by one at most, empty lines apart; 0 for the rest."""
    levels = []
    depth = 0
    for block in blocks:
        if isinstance(block, ListItem):
            level = min(max(block.level, 1), depth + 1)
            depth = level if block.content else depth
            levels.append(level)
        else:
            if not isinstance(block, Paragraph | Heading) or block.content:
                depth = 0
            levels.append(0)
    return levels


def _numbers(sheet: Sheet) -> range:
    first, last = sheet.start.block, sheet.end.block
    return range(first, last if first < last and sheet.end.offset == 0 else last + 1)


def _of_kind(sheet: Sheet, make: Callable[[Block], Block]) -> Sheet:
    def one(block: Block) -> Block:
        return block if content_of(block) is None else make(block)

    return replace(sheet, blocks=on_blocks(sheet, one), style=None, told=())


def _common(block: Block) -> dict[str, Any]:
    return {
        "id": block.id,
        "portion": block.portion,
        "pair": block.pair,
        "origin": block.origin,
        "severances": block.severances,
        "content": content_of(block) or (),
    }
