"""Putting blocks into a sheet, and taking out the blocks that are chosen.

What is put among severed words is severed as they are; a copy gets new ids, and only what was cut from the
same text keeps its own.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from briefing_app.domain.editing.erasing import erase, joined
from briefing_app.domain.editing.sheet import Means, Notice, Place, Sheet, Told, end_of
from briefing_app.domain.editing.spans import (
    between,
    content_of,
    held_more,
    put,
    size,
    size_of,
    with_content,
)
from briefing_app.domain.editing.writing import style_here, with_block
from briefing_app.domain.errors import BriefingError
from briefing_app.domain.normal_form import normalise
from briefing_app.domain.passages import map_blocks
from briefing_app.domain.text import (
    Block,
    BlockId,
    Holds,
    ListItem,
    Paragraph,
    Text,
    WithheldBlock,
    joined_origin,
    walk,
)


def chosen_blocks(sheet: Sheet) -> Text:
    """What is chosen, as a text; parts of a block keep all its properties."""
    found = []
    for number in range(sheet.start.block, sheet.end.block + 1):
        block = sheet.blocks[number]
        first = sheet.start.offset if number == sheet.start.block else 0
        last = sheet.end.offset if number == sheet.end.block else size_of(block)
        content = content_of(block)
        if first < last:
            found.append(block if content is None else with_content(block, between(content, first, last)))
    return normalise(found)


def insert(sheet: Sheet, blocks: Text, means: Means, own: Set[BlockId] = frozenset()) -> Sheet:
    """The sheet with blocks at the cursor, or in the place of what is chosen.

    A plain paragraph alone joins the words around it; so do the first and the last of several where they are
    put between words. *own* are the ids once given in this text: what was cut from it keeps its own.
    """
    before, style = sheet, style_here(sheet)
    told: Told = ()
    if sheet.chosen:
        sheet = erase(sheet, means)
        if sheet.chosen:
            return sheet
        told = sheet.told
    blocks = normalise(blocks)
    if not blocks:
        return replace(sheet, told=told)
    taken = {block.id for block in walk(sheet.blocks)}
    new = tuple(_held(block, style.severances) for block in _with_ids(blocks, taken, own, means))
    try:
        made, place = _placed(sheet, new, means)
    except BriefingError:
        return replace(before, told=((Notice.MARKINGS_DIFFER, 1),))
    return Sheet(made, place, place, told=told)


def _placed(sheet: Sheet, new: Text, means: Means) -> tuple[Text, Place]:
    """The blocks with new ones among them, and where the new ones end."""
    number, offset, here = sheet.head.block, sheet.head.offset, sheet.block
    content = content_of(here)
    if content is not None and len(new) == 1 and isinstance(new[0], Paragraph) and not _is_bare(here):
        middle = joined(replace(here, severances=new[0].severances), new[0], means).portion
        words = held_more(new[0].content, new[0].severances - here.severances)
        there = replace(
            with_content(here, put(content, offset, offset, words)),
            portion=middle,
            origin=joined_origin(here.origin, new[0].origin),
        )
        return with_block(sheet.blocks, number, (there,)), Place(number, offset + size(words))
    if content is None or (content and offset in (0, size(content))):
        ahead = offset == 0
        new = new if ahead else tuple(_held(block, here.severances) for block in new)
        made = (*new, here) if ahead else (here, *new)
        last = number + len(new) - ahead
    elif not content:
        made = tuple(_inside(block, here, means) for block in new)
        last = number + len(new) - 1
    else:
        return _between_words(sheet, new, means)
    all_of_them = with_block(sheet.blocks, number, made)
    return all_of_them, end_of(all_of_them, last)


def _between_words(sheet: Sheet, new: Text, means: Means) -> tuple[Text, Place]:
    number, offset, here = sheet.head.block, sheet.head.offset, sheet.block
    content = content_of(here) or ()
    left = with_content(here, between(content, 0, offset))
    right = with_content(here, between(content, offset, size(content)))
    right = replace(right, id=BlockId(means.new_id()), pair=None)
    if isinstance(right, ListItem):
        right = replace(right, start=None)
    middle = [_inside(block, here, means) for block in new]
    if isinstance(middle[0], Paragraph):
        left = joined(left, middle.pop(0), means)
    there = None
    if middle and isinstance(middle[-1], Paragraph):
        last = middle.pop()
        there = size_of(last)
        whole = joined(last, right, means)
        right = replace(
            with_content(right, content_of(whole) or ()),
            portion=whole.portion,
            severances=whole.severances,
            origin=joined_origin(right.origin, whole.origin),
        )
    made = with_block(sheet.blocks, number, (left, *middle, right))
    if there is not None:
        return made, Place(number + len(middle) + 1, there)
    return made, end_of(made, number + len(middle))


def _is_bare(block: Block) -> bool:
    """Whether the block is an empty paragraph that says nothing of itself either."""
    return isinstance(block, Paragraph) and not block.content and not block.portion and not block.severances


def _inside(block: Block, around: Block, means: Means) -> Block:
    """A block put inside another: severed and marked at least as that is."""
    marked = [one.portion for one in (block, around) if one.portion is not None]
    portion = marked[0] if len(set(marked)) == 1 else means.floor(marked) if marked else None
    return replace(_held(block, around.severances), portion=portion)


def _held(block: Block, severances: Holds) -> Block:
    """The block severed besides: its words, or all of it where it is one thing."""
    content = content_of(block)
    if content is not None:
        return with_content(block, held_more(content, severances - block.severances))
    if isinstance(block, WithheldBlock):
        return block
    return replace(block, severances=block.severances | severances)


def _with_ids(blocks: Text, taken: set[BlockId], own: Set[BlockId], means: Means) -> Text:
    """The blocks, cells included, each with an id that no other block has; a copy is no one's pair."""

    def one(block: Block) -> Block:
        if block.id in taken or block.id not in own:
            block = replace(block, id=BlockId(means.new_id()), pair=None)
        taken.add(block.id)
        return block

    return map_blocks(blocks, one)
