"""Taking words away, and joining what then stands side by side.

A received redaction goes with its whole block or not at all; what an officer severed or marked stays so
when blocks are joined, and nothing else becomes so.
"""

from __future__ import annotations

from dataclasses import replace

from briefing_app.domain.editing.sheet import Means, Notice, Place, Sheet, Told, end_of
from briefing_app.domain.editing.spans import (
    between,
    content_of,
    held_more,
    redactions_in,
    redactions_of,
    size,
    size_of,
    with_content,
)
from briefing_app.domain.errors import BriefingError
from briefing_app.domain.normal_form import normal_content
from briefing_app.domain.text import (
    Block,
    BlockId,
    Content,
    Paragraph,
    Text,
    joined_origin,
    received_redactions,
)


def erase(sheet: Sheet, means: Means) -> Sheet:
    """The sheet without what is chosen."""
    return erase_between(sheet, sheet.start, sheet.end, means)


def erase_between(sheet: Sheet, start: Place, end: Place, means: Means) -> Sheet:
    """The sheet without what stands between two places; redactions outside their whole block stay."""
    if start >= end:
        return replace(sheet, told=())
    first, last = sheet.blocks[start.block], sheet.blocks[end.block]
    tally = _Tally()
    try:
        if start.block == end.block:
            new, place = _inside_one(first, start, end, means, tally)
        else:
            for block in sheet.blocks[start.block + 1 : end.block]:
                tally.went += received_redactions(block)
            new, place = _across(first, last, start, end, means, tally)
    except BriefingError:
        return replace(sheet, told=((Notice.MARKINGS_DIFFER, 1),))
    blocks = (*sheet.blocks[: start.block], *new, *sheet.blocks[end.block + 1 :])
    return Sheet(blocks, place, place, told=tally.told())


def erase_beside(sheet: Sheet, other: Place, means: Means) -> Sheet:
    """The sheet without what stands between the officer and a place beside, as Backspace and Delete take it.

    Nothing is chosen, so a redaction stays whatever is around it, and a block that is one thing is chosen
    first: the next stroke takes it away.
    """
    start, end = sorted((sheet.head, other))
    if start == end:
        return replace(sheet, told=())
    first, last = sheet.blocks[start.block], sheet.blocks[end.block]
    if start.block != end.block:
        for number, block, bare in ((start.block, first, last), (end.block, last, first)):
            if content_of(block) is None and size_of(bare):
                return _choosing(sheet, number)
        if content_of(first) is None and content_of(last) is None:
            return _choosing(sheet, start.block if sheet.head == end else end.block)
        return erase_between(sheet, start, end, means)
    content = content_of(first)
    if content is None:
        return _choosing(sheet, start.block)
    taken = between(content, start.offset, end.offset)
    kept = redactions_in(taken)
    if not kept:
        return erase_between(sheet, start, end, means)
    new = with_content(first, _without(content, start.offset, end.offset))
    blocks = (*sheet.blocks[: start.block], new, *sheet.blocks[start.block + 1 :])
    place = start if taken != kept else sheet.head
    return Sheet(blocks, place, place, told=((Notice.REDACTION_STANDS, redactions_of(kept)),))


def _choosing(sheet: Sheet, number: int) -> Sheet:
    return replace(sheet, anchor=Place(number, 0), head=Place(number, 1), style=None, told=())


class _Tally:
    """How many received redactions stood and went."""

    def __init__(self) -> None:
        self.stood = 0
        self.went = 0

    def told(self) -> Told:
        pairs = ((Notice.REDACTION_STANDS, self.stood), (Notice.REDACTION_WENT, self.went))
        return tuple((notice, number) for notice, number in pairs if number)


def _without(content: Content, start: int, end: int) -> Content:
    """The content without a stretch, the redactions in it left standing."""
    kept = redactions_in(between(content, start, end))
    return normal_content((*between(content, 0, start), *kept, *between(content, end, size(content))))


def _inside_one(
    block: Block, start: Place, end: Place, means: Means, tally: _Tally
) -> tuple[tuple[Block, ...], Place]:
    content = content_of(block)
    if content is None:
        tally.went += received_redactions(block)
        return (_fresh(block, means),), Place(start.block, 0)
    held = redactions_of(between(content, start.offset, end.offset))
    if held and start.offset == 0 and end.offset == size(content):
        tally.went += held
        return (_fresh(block, means),), start
    tally.stood += held
    return (with_content(block, _without(content, start.offset, end.offset)),), start


def _across(
    first: Block, last: Block, start: Place, end: Place, means: Means, tally: _Tally
) -> tuple[tuple[Block, ...], Place]:
    first_gone, last_gone = start.offset == 0, end.offset == size_of(last)
    head = None if first_gone else _head(first, start.offset, tally)
    tail = None if last_gone else _tail(last, end.offset, tally)
    if first_gone:
        tally.went += received_redactions(first)
    if last_gone:
        tally.went += received_redactions(last)
    if head is None:
        return (_emptied(first, means) if tail is None else tail,), Place(start.block, 0)
    if tail is None:
        return (head,), start
    if content_of(head) is None or content_of(tail) is None:
        return (head, tail), start
    return (joined(head, tail, means),), start


def _head(block: Block, offset: int, tally: _Tally) -> Block:
    content = content_of(block)
    if content is None:
        return block
    tally.stood += redactions_of(between(content, offset, size(content)))
    return with_content(block, _without(content, offset, size(content)))


def _tail(block: Block, offset: int, tally: _Tally) -> Block:
    content = content_of(block)
    if content is None or offset == 0:
        return block
    tally.stood += redactions_of(between(content, 0, offset))
    return with_content(block, _without(content, 0, offset))


def _emptied(block: Block, means: Means) -> Block:
    """The block without words; another block where redactions went with it."""
    if content_of(block) is None or received_redactions(block):
        return _fresh(block, means)
    return with_content(block, ())


def _fresh(block: Block, means: Means) -> Block:
    """An empty line where a block went: marked and severed as that was, and nothing else of it."""
    around = {"id": BlockId(means.new_id()), "portion": block.portion, "severances": block.severances}
    if content_of(block) is None:
        return Paragraph(**around, content=())  # type: ignore[arg-type]  # the values are those of a block
    return replace(with_content(block, ()), **around, pair=None, origin=None)  # type: ignore[arg-type]  # the values are those of a block


def joined(first: Block, second: Block, means: Means) -> Block:
    """Two blocks of words as one: the first, followed by the words of the second.

    What held only one of the blocks holds its words from now on; the marking is the least both are at most.
    The pair is that of the first, or that of the second where the first has none; the words are of both
    origins from now on.

    Raises:
        BriefingError: the markings of the two cannot be joined.
    """
    both = first.severances & second.severances
    words = (
        *held_more(content_of(first) or (), first.severances - both),
        *held_more(content_of(second) or (), second.severances - both),
    )
    marked = [block.portion for block in (first, second) if block.portion is not None]
    portion = marked[0] if len(set(marked)) == 1 else means.floor(marked) if marked else None
    made = with_content(first, normal_content(words))
    return replace(
        made,
        portion=portion,
        severances=both,
        pair=first.pair or second.pair,
        origin=joined_origin(first.origin, second.origin),
    )


def whole(blocks: Text, start: Place, end: Place) -> range:
    """The numbers of the blocks that lie wholly between two places."""
    first = start.block + (start.offset > 0)
    last = end.block - (end != end_of(blocks, end.block))
    return range(first, last + 1)
