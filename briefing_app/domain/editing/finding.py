"""Finding words in a text and putting others in their place.

Case and accents are folded as the search of the library folds them, unless they are asked for; white space,
quotation marks and dashes are alike. A received redaction is never part of what is found. What takes the
place of words is withheld by everything that withheld any letter of them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from briefing_app.domain.alike import ALIKE
from briefing_app.domain.editing.spans import between, content_of, held_by, parts, put
from briefing_app.domain.passages import map_blocks, pieces
from briefing_app.domain.text import (
    FREE,
    Block,
    BlockId,
    Content,
    FootnoteReference,
    HardBreak,
    Heading,
    Inline,
    ListItem,
    Paragraph,
    Picture,
    Run,
    Table,
    Text,
    walk,
)

_OBJECT = "\ufffc"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for, and how: ``exact`` minds case and accents, ``whole`` takes whole words alone."""

    words: str
    exact: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A place where the words stand.

    ``block`` is the block of the text, ``start`` and ``end`` what to choose in it. Where the words are in a
    cell, a caption or a footnote that is the whole table, picture or footnote; ``inner`` is the block that
    has them, ``piece`` 0 its own words or caption, 1 and up its footnotes, ``first`` and ``last`` the
    characters there. ``derived`` says that the table was drawn from facts: its words are not for replacing.
    """

    block: BlockId
    start: int
    end: int
    inner: BlockId
    piece: int
    first: int
    last: int
    derived: bool = False


def find_all(blocks: Iterable[Block], wanted: Wanted) -> tuple[Found, ...]:
    """Every place where the words stand, in reading order, none overlapping another."""
    needle = "".join(letter for letter, _ in _letters(wanted.words.strip(), exact=wanted.exact))
    if not needle or _OBJECT in needle:
        return ()
    return tuple(found for block in blocks for found in _in_block(block, needle, wanted))


def _in_block(block: Block, needle: str, wanted: Wanted) -> Iterator[Found]:
    for inner in walk((block,)):
        derived = isinstance(inner, Table) and inner.derived
        for piece, content in enumerate(pieces(inner)):
            for first, last in _stretches(content, needle, wanted):
                start, end = first, last
                if inner is not block or content_of(block) is None:
                    start, end = 0, 1
                elif piece:
                    start = _offset_of_note(content_of(block) or (), piece)
                    end = start + 1
                held = derived or (isinstance(block, Table) and block.derived)
                yield Found(block.id, start, end, inner.id, piece, first, last, held)


def _offset_of_note(content: Content, piece: int) -> int:
    notes = (first for part, first, _ in parts(content) if isinstance(part, FootnoteReference))
    return list(notes)[piece - 1]


def _stretches(content: Content, needle: str, wanted: Wanted) -> Iterator[tuple[int, int]]:
    """Where the words stand in the content, as offsets of its characters."""
    letters = "".join(map(_shown, content))
    if len(letters) < 1:
        return
    folded = _letters(letters, exact=wanted.exact)
    haystack = "".join(letter for letter, _ in folded)
    at = haystack.find(needle)
    while at >= 0:
        first, last = folded[at][1], _end(folded, at + len(needle), len(letters))
        if not wanted.whole or _is_whole(letters, first, last):
            yield first, last
            at = haystack.find(needle, at + len(needle))
        else:
            at = haystack.find(needle, at + 1)


def _end(folded: list[tuple[str, int]], after: int, length: int) -> int:
    """Where a stretch ends: marks that stand over its last letter belong to it."""
    return folded[after][1] if after < len(folded) else length


def _shown(part: Inline) -> str:
    if isinstance(part, Run):
        return part.text
    return "\n" if isinstance(part, HardBreak) else _OBJECT


def _is_whole(letters: str, first: int, last: int) -> bool:
    before, after = letters[first - 1 : first], letters[last : last + 1]
    return not (_is_of_word(before) or _is_of_word(after))


def _is_of_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def _letters(text: str, *, exact: bool) -> list[tuple[str, int]]:
    """The letters that are compared, each with the offset of the one it comes from."""
    fold = _exact if exact else _folded
    if text.isascii():
        compared = text.translate(ALIKE) if exact else text.lower().translate(ALIKE)
        return list(zip(compared, range(len(text)), strict=True))
    return [(letter, offset) for offset, sign in enumerate(text) for letter in fold(sign)]


@lru_cache(maxsize=4096)
def _exact(sign: str) -> str:
    return ALIKE.get(ord(sign), sign)


@lru_cache(maxsize=4096)
def _folded(sign: str) -> str:
    """A letter small and without accents; nothing for a mark that stands over another letter."""
    alike = ALIKE.get(ord(sign))
    if alike is not None:
        return alike
    decomposed = unicodedata.normalize("NFKD", sign.casefold())
    return "".join(one for one in decomposed if not unicodedata.combining(one)).casefold()


# ---- replacing


def replaced(blocks: Text, found: Iterable[Found], words: str) -> tuple[Text, int]:
    """The blocks with other words in these places, and in how many; words drawn from facts stay."""
    by_block: dict[BlockId, list[Found]] = {}
    for one in found:
        if not one.derived:
            by_block.setdefault(one.inner, []).append(one)
    count = sum(map(len, by_block.values()))

    def changed(block: Block) -> Block:
        places = by_block.get(block.id)
        return _changed(block, places, words) if places else block

    return (map_blocks(blocks, changed), count) if count else (blocks, 0)


def _changed(block: Block, places: list[Found], words: str) -> Block:
    own = pieces(block)[0]
    notes = 0
    made: list[Inline] = []
    for part in own:
        if isinstance(part, FootnoteReference):
            notes += 1
            inside = [one for one in places if one.piece == notes]
            part = replace(part, content=_put(part.content, inside, words)) if inside else part
        made.append(part)
    content = _put(tuple(made), [one for one in places if not one.piece], words)
    match block:
        case Heading() | Paragraph() | ListItem():
            return replace(block, content=content)
        case Table() | Picture():
            return replace(block, caption=content)
        case _:
            return block


def _put(content: Content, places: list[Found], words: str) -> Content:
    """The content with the words in each place, the last one first so that the offsets stay true."""
    for one in sorted(places, key=lambda place: -place.first):
        old = between(content, one.first, one.last)
        new = (_in_place_of(old, words),) if words else ()
        content = put(content, one.first, one.last, new)
    return content


def _in_place_of(old: Content, words: str) -> Run:
    """Words that look like the first of those they replace, withheld by all that withheld any of them."""
    runs = [part for part in old if isinstance(part, Run)]
    links = {run.link for run in runs}
    held = FREE.union(*map(held_by, old))
    return replace(runs[0], text=words, link=runs[0].link if len(links) == 1 else None, severances=held)
