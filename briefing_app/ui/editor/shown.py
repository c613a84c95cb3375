"""How blocks are shown, as plain values: letters and their faces, one shown character for each of the model.

What a text document could not hold, or would obey instead of showing (control characters, signs that turn
the direction of reading, Qt's own document signs), is shown as a small box that names it; the model keeps
the character itself. Equal values look alike, so that two of them tell what must be drawn anew.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from briefing_app.domain.text import (
    FREE,
    Block,
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
    Withheld,
    WithheldBlock,
)
from briefing_app.domain.text_json import text_to_json, withheld_to_json

OBJECT = "\ufffc"
LINE = "\u2028"

_ODD = re.compile(
    "[\x00-\x08\x0a-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u061c\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufdd0-\ufdef\ufff9-\uffff\ud800-\udfff]"
)
_NAMES = {"\u00ad": "\u00ac", "\t": "\u2192"}
"""A soft hyphen is shown by the sign Word shows it with."""


class Thing(NamedTuple):
    """What a character stands for that is no letter; ``said`` tells one from another."""

    kind: str
    said: str


class Face(NamedTuple):
    """The looks of letters inside a block."""

    bold: bool = False
    italic: bool = False
    link: str | None = None
    severed: bool = False
    thing: Thing | None = None


class Letters(NamedTuple):
    """A stretch of characters with one face."""

    text: str
    face: Face


class Shape(NamedTuple):
    """The kind of a block, and its level: of a heading, or of an item as it is shown."""

    kind: str
    level: int = 0


class ShownBlock(NamedTuple):
    """A block as it is shown; ``wide`` says that some characters take two places in a document."""

    shape: Shape
    letters: tuple[Letters, ...]
    wide: bool

    @property
    def text(self) -> str:
        """The characters shown."""
        return "".join(one.text for one in self.letters)


def shown_block(block: Block, level: int, notes: int) -> ShownBlock:
    """How a block is shown: an item at a level, the footnotes in it counted on from *notes*."""
    match block:
        case Heading():
            return _words(Shape("heading", min(max(block.level, 1), 5)), block.content, block, notes)
        case ListItem():
            return _words(Shape("item", level), block.content, block, notes)
        case WithheldBlock():
            return _one_thing(Thing("withheld", json.dumps(withheld_to_json(block.withheld))))
        case Table():
            return _one_thing(Thing("table", json.dumps(text_to_json((block,)), ensure_ascii=False)))
        case Picture():
            return _one_thing(Thing("picture", json.dumps(text_to_json((block,)), ensure_ascii=False)))
        case _:
            return _words(Shape("paragraph"), block.content, block, notes)


def notes_in(block: Block) -> int:
    """How many footnotes hang on the words of a block."""
    if not isinstance(block, Heading | ListItem | Paragraph):
        return 0
    return sum(isinstance(part, FootnoteReference) for part in block.content)


def _one_thing(thing: Thing) -> ShownBlock:
    return ShownBlock(Shape(thing.kind), (Letters(OBJECT, Face(thing=thing)),), wide=False)


def _words(shape: Shape, content: Content, block: Block, notes: int) -> ShownBlock:
    letters: list[Letters] = []
    for part in content:
        notes += isinstance(part, FootnoteReference)
        letters += _letters(part, notes, severed=bool(block.severances))
    return ShownBlock(shape, tuple(letters), any(_is_wide(one.text) for one in letters))


def _is_wide(text: str) -> bool:
    return not text.isascii() and max(text) > "\uffff"


def _letters(part: Inline, notes: int, *, severed: bool) -> Iterator[Letters]:
    match part:
        case Run():
            face = Face(part.bold, part.italic, part.link, severed or part.severances != FREE)
            yield from _split(part.text, face)
        case HardBreak():
            yield Letters(LINE, Face(severed=severed or part.severances != FREE))
        case FootnoteReference():
            held = severed or part.severances != FREE
            yield Letters(OBJECT, Face(severed=held, thing=Thing("note", str(notes))))
        case Withheld():
            said = json.dumps(withheld_to_json(part))
            yield Letters(OBJECT, Face(thing=Thing("withheld", said)))


def _split(text: str, face: Face) -> Iterator[Letters]:
    """Letters with what cannot be shown as it is in boxes of their own."""
    if text.isascii() and text.isprintable():
        yield Letters(text, face)
        return
    last = 0
    for found in _ODD.finditer(text):
        if found.start() > last:
            yield Letters(text[last : found.start()], face)
        name = _NAMES.get(found.group(), f"U+{ord(found.group()):04X}")
        yield Letters(OBJECT, face._replace(thing=Thing("odd", name)))
        last = found.end()
    if last < len(text):
        yield Letters(text[last:], face)


def places(text: str) -> int:
    """How many places of a document the characters take: two for those beyond the first plane."""
    if not _is_wide(text):
        return len(text)
    return len(text) + sum(letter > "\uffff" for letter in text)


def common_ends(old: tuple[Letters, ...], new: tuple[Letters, ...]) -> tuple[int, int]:
    """How many characters two shown blocks have in common at their beginning, and then at their end."""
    first = _common(old, new)
    most = min(_length(old), _length(new)) - first
    turned = tuple(one._replace(text=one.text[::-1]) for one in old[::-1])
    turned_new = tuple(one._replace(text=one.text[::-1]) for one in new[::-1])
    return first, min(_common(turned, turned_new), most)


def cut(letters: tuple[Letters, ...], start: int, end: int) -> Iterator[Letters]:
    """The characters between two offsets, with their faces."""
    offset = 0
    for one in letters:
        first, last = max(start - offset, 0), min(end - offset, len(one.text))
        if first < last:
            yield Letters(one.text[first:last], one.face)
        offset += len(one.text)


def _length(letters: tuple[Letters, ...]) -> int:
    return sum(len(one.text) for one in letters)


def _common(old: tuple[Letters, ...], new: tuple[Letters, ...]) -> int:
    """How many characters are the same from the beginning, faces included."""
    count = first = second = 0
    used = used_new = 0
    while first < len(old) and second < len(new) and old[first].face == new[second].face:
        one, other = old[first].text[used:], new[second].text[used_new:]
        shared = _shared(one, other)
        count += shared
        if shared < min(len(one), len(other)):
            return count
        used, used_new = used + shared, used_new + shared
        if used == len(old[first].text):
            first, used = first + 1, 0
        if used_new == len(new[second].text):
            second, used_new = second + 1, 0
    return count


def _shared(one: str, other: str) -> int:
    """How many letters two strings have in common at their beginning."""
    low, high = 0, min(len(one), len(other))
    if one[:high] == other[:high]:
        return high
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
