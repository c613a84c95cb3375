"""Passages: finding words in a text wherever runs split them, and withholding or marking what was found.

Words are compared letter by letter with white space, quotation marks and dashes taken as alike, so that
what an officer types finds what Word wrote. A received redaction is never part of a passage.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from briefing_app.domain.alike import ALIKE
from briefing_app.domain.marking import Marking
from briefing_app.domain.text import (
    FREE,
    Block,
    BlockId,
    Content,
    FootnoteReference,
    HardBreak,
    Heading,
    Holds,
    Inline,
    ListItem,
    Paragraph,
    Picture,
    Run,
    SeveranceId,
    Table,
    Text,
    Withheld,
    walk,
)

_BARRIER = "\ufffc"


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A stretch of a block: ``piece`` 0 is its own words, 1 and up its footnotes; offsets in characters."""

    block: BlockId
    piece: int
    start: int
    end: int


def find(blocks: Iterable[Block], wanted: str) -> tuple[Passage, ...]:
    """Every place where the words stand, in reading order, none overlapping another; none for blank words."""
    needle = wanted.strip().translate(ALIKE)
    if not needle:
        return ()
    return tuple(
        Passage(block.id, piece, start, start + len(needle))
        for block in walk(blocks)
        for piece, content in enumerate(pieces(block))
        for start in _occurrences(searchable(content), needle)
    )


def _occurrences(haystack: str, needle: str) -> Iterator[int]:
    start = haystack.find(needle)
    while start >= 0:
        yield start
        start = haystack.find(needle, start + len(needle))


def pieces(block: Block) -> tuple[Content, ...]:
    """The inline content a block itself owns (no cells): its words or caption, then each footnote in them."""
    match block:
        case Heading() | Paragraph() | ListItem():
            own = block.content
        case Table() | Picture():
            own = block.caption
        case _:
            return ()
    return (own, *(part.content for part in own if isinstance(part, FootnoteReference)))


def holds_of_pieces(block: Block) -> tuple[Holds, ...]:
    """For each of :func:`pieces` what withholds it from around: a footnote obeys its reference."""
    own = pieces(block)[:1]
    references = (part for content in own for part in content if isinstance(part, FootnoteReference))
    return (*(FREE for _ in own), *(reference.severances for reference in references))


def searchable(content: Content) -> str:
    """The content as one string whose offsets are those of passages, look-alikes folded."""
    return letters(content).translate(ALIKE)


def letters(content: Iterable[Inline]) -> str:
    """The content as one string whose offsets are those of passages, letter by letter as it stands."""
    return "".join(map(_letters, content))


def _letters(part: Inline) -> str:
    match part:
        case Run():
            return part.text
        case HardBreak():
            return "\n"
        case Withheld():
            return _BARRIER
        case FootnoteReference():
            return ""


def words_at(blocks: Iterable[Block], passage: Passage) -> str:
    """The words of a passage as they stand in the text, a hard break as a line feed."""
    block = next(block for block in walk(blocks) if block.id == passage.block)
    return letters(pieces(block)[passage.piece])[passage.start : passage.end]


def withhold(blocks: Iterable[Block], passages: Iterable[Passage], severance: SeveranceId) -> Text:
    """The text with the severance holding the words of each passage, and footnotes hanging on them."""

    def held(part: Inline) -> Inline:
        if isinstance(part, Withheld):
            return part
        return replace(part, severances=part.severances | {severance})

    return change_at(blocks, passages, held)


def severances_at(blocks: tuple[Block, ...], passage: Passage) -> frozenset[SeveranceId]:
    """The severances that hold any of the words of a passage through its runs or its footnote."""
    chosen = (block for block in walk(blocks) if block.id == passage.block)
    found = {one for block in chosen for one in holds_of_pieces(block)[passage.piece]}

    def note(part: Inline) -> Inline:
        if not isinstance(part, Withheld):
            found.update(part.severances)
        return part

    change_at(blocks, (passage,), note)
    return frozenset(found)


def change_at(
    blocks: Iterable[Block], passages: Iterable[Passage], change: Callable[[Inline], Inline]
) -> Text:
    """The text with *change* applied to the inline objects inside the passages, runs cut at their edges."""
    by_block: dict[BlockId, list[Passage]] = {}
    for passage in passages:
        by_block.setdefault(passage.block, []).append(passage)

    def changed(block: Block) -> Block:
        for passage in by_block.get(block.id, ()):
            block = _change_piece(block, passage, change)
        return block

    return map_blocks(blocks, changed)


def map_blocks(blocks: Iterable[Block], change: Callable[[Block], Block]) -> Text:
    """The text with *change* applied to every block, those inside table cells first."""

    def deep(block: Block) -> Block:
        if isinstance(block, Table):
            rows = tuple(
                replace(row, cells=tuple(replace(c, blocks=map_blocks(c.blocks, change)) for c in row.cells))
                for row in block.rows
            )
            block = replace(block, rows=rows)
        return change(block)

    return tuple(deep(block) for block in blocks)


def _change_piece(block: Block, passage: Passage, change: Callable[[Inline], Inline]) -> Block:
    own = pieces(block)[0]
    if passage.piece == 0:
        own = _change_between(own, passage.start, passage.end, change)
    else:
        own = _change_footnote(own, passage, change)
    match block:
        case Heading() | Paragraph() | ListItem():
            return replace(block, content=own)
        case Table() | Picture():
            return replace(block, caption=own)
        case _:
            return block


def _change_footnote(own: Content, passage: Passage, change: Callable[[Inline], Inline]) -> Content:
    result: list[Inline] = []
    number = 0
    for part in own:
        if isinstance(part, FootnoteReference):
            number += 1
            if number == passage.piece:
                inner = _change_between(part.content, passage.start, passage.end, change)
                part = replace(part, content=inner)
        result.append(part)
    return tuple(result)


def _change_between(content: Content, start: int, end: int, change: Callable[[Inline], Inline]) -> Content:
    result: list[Inline] = []
    offset = 0
    for part in content:
        length = len(_letters(part))
        first, last = max(start - offset, 0), min(end - offset, length)
        if isinstance(part, FootnoteReference):
            result.append(change(part) if start < offset <= end else part)
        elif first >= last:
            result.append(part)
        elif isinstance(part, Run):
            cut = (part.text[:first], part.text[first:last], part.text[last:])
            before, inside, after = (replace(part, text=text) for text in cut)
            result += [one for one in (before, change(inside), after) if not isinstance(one, Run) or one.text]
        else:
            result.append(change(part))
        offset += length
    return tuple(result)


def set_portion(blocks: Iterable[Block], ids: Iterable[BlockId], marking: Marking) -> Text:
    """The text with the portion marking of the named blocks set."""
    chosen = frozenset(ids)
    return map_blocks(blocks, lambda block: replace(block, portion=marking) if block.id in chosen else block)


def withhold_blocks(blocks: Iterable[Block], ids: Iterable[BlockId], severance: SeveranceId) -> Text:
    """The text with the named blocks withheld whole."""
    chosen = frozenset(ids)

    def held(block: Block) -> Block:
        if block.id not in chosen:
            return block
        return replace(block, severances=block.severances | {severance})

    return map_blocks(blocks, held)
