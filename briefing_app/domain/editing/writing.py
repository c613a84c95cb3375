"""Writing: words, line breaks, footnotes, new blocks.

What is written behind a severed word, or in the place of one, is severed with it, until the officer leaves
the severed words on purpose; what is written before one is not.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from briefing_app.domain.editing.erasing import erase
from briefing_app.domain.editing.sheet import Means, Place, Sheet, Style, Told
from briefing_app.domain.editing.spans import (
    between,
    content_of,
    held_by,
    part_after,
    part_before,
    put,
    size,
    size_of,
    with_content,
)
from briefing_app.domain.text import (
    FREE,
    Block,
    BlockId,
    Content,
    HardBreak,
    Holds,
    ListItem,
    Paragraph,
    Run,
    Text,
    holds,
)


def style_here(sheet: Sheet) -> Style:
    """How words written now would be."""
    if sheet.style is not None:
        return sheet.style
    if sheet.chosen:
        return _style_of_chosen(sheet)
    return _style_at(sheet.block, sheet.head.offset)


def _style_at(block: Block, offset: int) -> Style:
    content = content_of(block) or ()
    before, after = part_before(content, offset), part_after(content, offset)
    if before is None:  # at the beginning words look like those that follow, and nothing holds them
        if not isinstance(after, Run):
            return Style()
        return Style(after.bold, after.italic, None, after.language)
    run = next((part for part in reversed(between(content, 0, offset)) if isinstance(part, Run)), Run(""))
    inside = isinstance(before, Run) and isinstance(after, Run) and after.link == run.link
    return Style(run.bold, run.italic, run.link if inside else None, run.language, held_by(before))


def _style_of_chosen(sheet: Sheet) -> Style:
    """The look of the first letter chosen, held by all that holds any letter chosen."""
    start = sheet.start
    content = content_of(sheet.blocks[start.block]) or ()
    first = part_after(content, start.offset)
    look = Style(first.bold, first.italic, None, first.language) if isinstance(first, Run) else Style()
    return replace(look, severances=held_between(sheet.blocks, start, sheet.end))


def held_between(blocks: Text, start: Place, end: Place) -> Holds:
    """Every severance that holds anything between two places, through its words or its block."""
    found: Holds = FREE
    for number in range(start.block, end.block + 1):
        block = blocks[number]
        content = content_of(block)
        first = start.offset if number == start.block else 0
        last = end.offset if number == end.block else size_of(block)
        if first >= last:
            continue
        if content is None:
            found |= holds(block)
            continue
        found |= block.severances
        for part in between(content, first, last):
            found |= held_by(part)
    return found


def write(sheet: Sheet, text: str, means: Means) -> Sheet:
    """The sheet with words written at the cursor, or in the place of what is chosen."""
    return put_in(sheet, lambda style: (_run(text, style),) if text else (), means)


def write_lines(sheet: Sheet, text: str, means: Means) -> Sheet:
    """The sheet with words written, every new line in them a new block."""
    first, *rest = text.split("\n")
    sheet = write(sheet, first, means)
    for line in rest:
        told = sheet.told
        sheet = write(split(sheet, means), line, means)
        sheet = replace(sheet, told=told)
    return sheet


def _run(text: str, style: Style) -> Run:
    return Run(text, style.bold, style.italic, style.link, style.language, style.severances)


def hard_break(sheet: Sheet, means: Means) -> Sheet:
    """The sheet with a new line inside the block."""
    style = style_here(sheet)
    made = put_in(sheet, lambda held: (HardBreak(held.severances),), means)
    return made if made.chosen else replace(made, style=replace(style, link=None))


def put_in(sheet: Sheet, content: Callable[[Style], Content], means: Means) -> Sheet:
    """The sheet with inline content at the cursor, or in the place of what is chosen.

    *content* is asked what to put there, given how words written there are held.
    """
    style = style_here(sheet)
    told: Told = ()
    if sheet.chosen:
        sheet = erase(sheet, means)
        if sheet.chosen:  # it was refused
            return sheet
        told = sheet.told
    if content_of(sheet.block) is None:
        sheet = _beside(sheet, means)
    style = replace(style, severances=style.severances - sheet.block.severances)
    number, offset = sheet.head.block, sheet.head.offset
    new = content(style)
    block = with_content(sheet.block, put(content_of(sheet.block) or (), offset, offset, new))
    place = Place(number, offset + size(new))
    return Sheet(with_block(sheet.blocks, number, (block,)), place, place, told=told)


def split(sheet: Sheet, means: Means) -> Sheet:
    """The sheet with a new block begun at the cursor, or the list left from an empty item of it.

    Words keep the id of their block: those before the cursor, or all of them where none stand before it.
    A block begun behind all words has no marking yet, and its words will be severed as those before are.
    """
    style = style_here(sheet)
    told: Told = ()
    if sheet.chosen:
        sheet = erase(sheet, means)
        if sheet.chosen:
            return sheet
        told = sheet.told
    number, block = sheet.head.block, sheet.block
    content = content_of(block)
    if isinstance(block, ListItem) and not content:
        return replace(_left_list(sheet, block), told=told)
    if content is None:
        return replace(_beside(sheet, means), told=told)
    offset = sheet.head.offset
    if offset == 0:
        empty = replace(with_content(block, ()), id=BlockId(means.new_id()), pair=None, origin=None)
        before = replace(empty, portion=None, severances=FREE) if content else empty
        new: Text = (before, _followed(block))
        style = Style()
    elif offset == size(content):
        new = (block, _following(block, means))
        style = replace(style, link=None, severances=style.severances | block.severances)
    else:
        first = with_content(block, between(content, 0, offset))
        rest = with_content(block, between(content, offset, size(content)))
        second = replace(_followed(rest), id=BlockId(means.new_id()), pair=None)
        new = (first, second)
    place = Place(number + 1, 0)
    return Sheet(
        with_block(sheet.blocks, number, new), place, place, style if style != Style() else None, told
    )


def _left_list(sheet: Sheet, item: ListItem) -> Sheet:
    if item.level > 1:
        block: Block = replace(item, level=item.level - 1, start=None)
    else:
        block = Paragraph(
            id=item.id,
            portion=item.portion,
            pair=item.pair,
            origin=item.origin,
            severances=item.severances,
            content=(),
        )
    return Sheet(with_block(sheet.blocks, sheet.head.block, (block,)), sheet.head, sheet.head)


def _following(block: Block, means: Means) -> Block:
    """An empty block to go on in behind another."""
    name = BlockId(means.new_id())
    if isinstance(block, ListItem):
        return ListItem(id=name, level=block.level, numbered=block.numbered, content=())
    return Paragraph(id=name, content=())


def _followed(block: Block) -> Block:
    """A block that goes on: a list does not begin with its number again."""
    return replace(block, start=None) if isinstance(block, ListItem) else block


def _beside(sheet: Sheet, means: Means) -> Sheet:
    """The sheet with an empty paragraph before or behind a block that is one thing, the officer in it."""
    number = sheet.head.block
    pair = (means.empty(), sheet.block) if sheet.head.offset == 0 else (sheet.block, means.empty())
    place = Place(number + (sheet.head.offset > 0), 0)
    return Sheet(with_block(sheet.blocks, number, pair), place, place)


def with_block(blocks: Text, number: int, new: tuple[Block, ...]) -> Text:
    """The blocks with one of them replaced."""
    return (*blocks[:number], *new, *blocks[number + 1 :])


def leave(sheet: Sheet) -> Sheet:
    """The sheet with the next words no longer severed, where they would have been."""
    style = style_here(sheet)
    if sheet.chosen or not style.severances:
        return sheet
    return replace(sheet, style=replace(style, severances=FREE), told=())


def leaves_severed_words(sheet: Sheet) -> bool:
    """Whether the officer stands behind severed words, about to sever more, with none on the other side."""
    if sheet.chosen:
        return False
    held = style_here(sheet).severances
    content = content_of(sheet.block) or ()
    after = part_after(content, sheet.head.offset)
    return bool(held) and not (after is not None and held_by(after) & held)
