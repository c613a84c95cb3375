"""Where in a text words are withheld: the blocks and stretches held by a severance at any height.

A severance may hold a run, a block, a row, a column, a cell or a section; for the question "may these words
be released" it makes no difference which.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby

from briefing_app.domain.passages import Passage, find, holds_of_pieces, pieces, severances_at
from briefing_app.domain.text import (
    FREE,
    Block,
    BlockId,
    Holds,
    Inline,
    Picture,
    SeveranceId,
    Table,
    Withheld,
    holds,
    walk,
    words,
)


def holds_from_above(blocks: Iterable[Block], above: Holds = FREE) -> dict[BlockId, Holds]:
    """For every block its own severances joined with those of the cell, row, column and table around it."""
    found: dict[BlockId, Holds] = {}
    for block in blocks:
        held = above | block.severances
        found[block.id] = held
        if isinstance(block, Table):
            for row in block.rows:
                for column, cell in zip(block.columns, row.cells, strict=True):
                    around = held | row.severances | column | cell.severances
                    found |= holds_from_above(cell.blocks, around)
    return found


def free_passages(blocks: tuple[Block, ...], wanted: str) -> tuple[Passage, ...]:
    """The places where the words stand and none of them is withheld."""
    found = find(blocks, wanted)
    if not any(map(holds, blocks)):
        return found
    around = holds_from_above(blocks)
    return tuple(p for p in found if not around[p.block] and not severances_at(blocks, p))


def withheld_passages(blocks: tuple[Block, ...], wanted: str) -> tuple[Passage, ...]:
    """The places where the words stand and any of them is withheld."""
    if not any(map(holds, blocks)):
        return ()
    around = holds_from_above(blocks)
    return tuple(p for p in find(blocks, wanted) if around[p.block] or severances_at(blocks, p))


def severed_phrases(blocks: tuple[Block, ...]) -> tuple[str, ...]:
    """Every stretch of words that is withheld, in reading order, once each; addresses of links included."""
    held_blocks = tuple(block for block in blocks if holds(block))
    around = holds_from_above(held_blocks)
    found: dict[str, None] = {}
    for block in walk(held_blocks):
        for piece, held in zip(pieces(block), holds_of_pieces(block), strict=True):
            found |= dict.fromkeys(_severed_in(piece, whole=bool(around[block.id] | held)))
        if isinstance(block, Picture) and around[block.id]:
            found[block.alternate] = None
    return tuple(phrase for phrase in found if any(letter.isalnum() for letter in phrase))


def free_words(blocks: Iterable[Block], *, addresses: bool = True) -> Iterator[str]:
    """Every stretch of words that nothing withholds, in reading order; addresses of links where wished."""
    blocks = tuple(blocks)
    around = holds_from_above(blocks)
    for block in walk(blocks):
        for piece, held in zip(pieces(block), holds_of_pieces(block), strict=True):
            if not around[block.id] | held:
                yield from _free_in(piece, addresses=addresses)
        if isinstance(block, Picture) and not around[block.id]:
            yield block.alternate


def _free_in(content: Iterable[Inline], *, addresses: bool) -> Iterator[str]:
    phrase = ""
    for part in content:
        if isinstance(part, Withheld) or part.severances:
            yield phrase
            phrase = ""
            continue
        phrase += words((part,))
        if addresses and (link := getattr(part, "link", None)):
            yield link
    yield phrase


def _severed_in(content: Iterable[Inline], *, whole: bool) -> Iterator[str]:
    phrase = ""
    for part in content:
        if isinstance(part, Withheld) or not (whole or part.severances):
            yield phrase
            phrase = ""
            continue
        phrase += words((part,))
        if link := getattr(part, "link", None):
            yield link
    yield phrase


def held_words(blocks: tuple[Block, ...]) -> dict[SeveranceId, tuple[str, ...]]:
    """What each severance withholds: the stretches of words it holds, in reading order."""
    around = holds_from_above(blocks)
    found: dict[SeveranceId, list[str]] = {}
    for block in walk(blocks):
        for severance, phrase in _held_phrases(block, around[block.id]):
            found.setdefault(severance, []).append(phrase)
    return {severance: tuple(phrases) for severance, phrases in found.items()}


def _held_phrases(block: Block, around: Holds) -> Iterator[tuple[SeveranceId, str]]:
    if isinstance(block, Picture) and block.alternate:
        yield from ((severance, block.alternate) for severance in around)
    for piece, above in zip(pieces(block), holds_of_pieces(block), strict=True):
        for held, group in groupby(piece, key=partial(_held, around=around | above)):
            if phrase := words(group):
                yield from ((severance, phrase) for severance in held)


def _held(part: Inline, around: Holds) -> Holds:
    return FREE if isinstance(part, Withheld) else around | part.severances
