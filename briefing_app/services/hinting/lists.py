"""A number that tells how many of a list are withheld: "17 countries" beside sixteen names.

The program knows how long the list is with what is withheld, so a number is told of only where it is just
that; any other number beside a list is of something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from briefing_app.documents.gate_folding import folded_words
from briefing_app.domain.hint import Hint, HintKind
from briefing_app.domain.text import Block, ListItem, Table
from briefing_app.services.hinting.figures import Count, counts
from briefing_app.services.hinting.sentences import count_told

if TYPE_CHECKING:
    from briefing_app.services.hinting.considered import Considered
    from briefing_app.services.hinting.pieces import Piece
    from briefing_app.services.hinting.words import HintWords

_FEWEST = 3
_NEAR = 40
"""So many letters behind a number what is listed begins at the latest."""

_OPENS, _CLOSES = re.compile(r"[:(\u2013\u2014]"), re.compile(r"\)")
_ENDS = re.compile(r"[.!?](?:\s|$)|\n")
_LETTER = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Listed:
    """A list: how many things are in it, and how many of these are left."""

    things: int
    left: int


def counts_told(considered: Considered, words: HintWords) -> Iterator[Hint]:
    """A hint for each number beside a list that tells how many of that are withheld."""
    for section in considered.sections:
        pieces = considered.pieces_in(section)
        if not any(one.held for one in pieces) and not any(map(_is_drawn, section)):
            continue
        lists = {one.things: one for one in (*_items(section, pieces), *_rows(section, pieces, considered))}
        for piece in pieces:
            for count in counts(piece.text, words):
                listed = (_enumerated(piece, count, words), lists.get(count.number))
                told = [one for one in listed if one and one.things == count.number and one.left < one.things]
                if told and piece.is_free(count.start, count.end):
                    yield _hint(considered, piece, count, told[0])


def _hint(considered: Considered, piece: Piece, count: Count, listed: Listed) -> Hint:
    said = piece.text[count.start : count.end]
    sentence = count_told(considered, piece.top, said, listed.left)
    passage = piece.passage(count.start, count.end) if piece.number >= 0 else None
    return Hint(HintKind.COUNT, sentence, piece.top.id, passage)


def _is_drawn(block: Block) -> bool:
    return isinstance(block, Table) and block.derived


def _items(section: tuple[Block, ...], pieces: tuple[Piece, ...]) -> Iterator[Listed]:
    """The items of each list of the section, those below others apart."""
    first = {piece.block.id: piece for piece in pieces if piece.number == 0}
    for is_item, blocks in groupby(section, lambda one: isinstance(one, ListItem)):
        if not is_item:
            continue
        by_level: dict[int, list[bool]] = {}
        for block in blocks:
            level = block.level if isinstance(block, ListItem) else 1
            by_level.setdefault(level, []).append(_is_left(first.get(block.id)))
        yield from (Listed(len(items), sum(items)) for items in by_level.values() if len(items) >= _FEWEST)


def _rows(section: tuple[Block, ...], pieces: tuple[Piece, ...], considered: Considered) -> Iterator[Listed]:
    """The rows of each table of the section below its head, by what stands first in them."""
    first: dict[tuple[str, int], Piece] = {}
    for piece in pieces:
        if piece.row:
            first.setdefault((piece.top.id, piece.row), piece)
    for block in section:
        if not isinstance(block, Table):
            continue
        rows = range(block.header_rows + 1, len(block.rows) + 1)
        left = sum(_is_left(first[block.id, row]) for row in rows if (block.id, row) in first)
        things = considered.rows_of(block) if block.derived else sum((block.id, row) in first for row in rows)
        if things >= _FEWEST:
            yield Listed(things, left)


def _is_left(piece: Piece | None) -> bool:
    """Whether what an item or row begins with stands free."""
    if piece is None:
        return False
    said = _LETTER.search(piece.text)
    return said is not None and piece.is_free(said.start(), said.end())


def _enumerated(piece: Piece, count: Count, words: HintWords) -> Listed | None:
    """What is listed behind a number in the same sentence: "three countries: Chile, Ghana and Peru"."""
    if not piece.held:
        return None
    opened = _OPENS.search(piece.text, count.end, count.end + _NEAR)
    if opened is None or "," in piece.text[count.end : opened.start()]:
        return None
    end = (_CLOSES if opened[0] == "(" else _ENDS).search(piece.text, opened.end())
    begin, last = opened.end(), end.start() if end else len(piece.text)
    things = list(_things(piece.text, begin, last, words))
    if len(things) < _FEWEST:
        return None
    return Listed(len(things), sum(piece.is_free(*one) for one in things))


def _things(text: str, begin: int, end: int, words: HintWords) -> Iterator[tuple[int, int]]:
    """The things between commas, and before and after the "and" of the last two."""
    parts = [(one.start(), one.end()) for one in re.compile(r"[^,;()]+").finditer(text, begin, end)]
    for number, (start, stop) in enumerate(parts):
        joins = [
            one
            for one in re.compile(r"(?<!\w)\w+(?!\w)").finditer(text, start, stop)
            if not words.joins.isdisjoint(folded_words(one[0]))
        ]
        cuts = joins[-1:] if number == len(parts) - 1 else []
        edges = [start, *(edge for one in cuts for edge in one.span()), stop]
        for first, last in zip(edges[::2], edges[1::2], strict=True):
            letter = _LETTER.search(text, first, last)
            if letter:
                yield letter.start(), last - (len(text[first:last]) - len(text[first:last].rstrip()))
