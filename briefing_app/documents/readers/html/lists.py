"""Lists: elements nested in each other, and Word's paragraphs that only say which list they belong to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing_app.documents.readers.structured.items import Item

DEEPEST = 9
_POINTS_A_LEVEL = 36.0
_PLACE = re.compile(r"(l\d+) level(\d)\b", re.ASCII)
_NUMBER = re.compile(r"\(?(?:\d{1,4}\.)*(\d{1,9})[.):]{0,2}", re.ASCII)
_LETTERS = re.compile(r"\(?([a-z]|[ivxlc]{2,7})[.)]{1,2}", re.ASCII | re.IGNORECASE)
_BULLET = "[\u00b7\u2022\u25aa\u25e6\u00a7\u00fc\u2013\u2014o-]"
_WRITTEN = re.compile(rf"(?:\(?\w{{1,7}}[.)]{{1,2}}|{_BULLET})[\u00a0 \t]{{2,}}")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass(slots=True)
class OpenList:
    """A list element whose end is yet to come; ``number`` is that of its next item."""

    depth: int
    numbered: bool
    number: int = 1


def opened(tag: str, start: str | None, around: OpenList | None) -> OpenList:
    """The list that an element opens inside another."""
    depth = min(around.depth + 1 if around else 1, DEEPEST)
    return OpenList(depth, tag == "ol", whole(start, 1))


def item_of(inside: OpenList | None, value: str | None, stated_level: str | None) -> Item:
    """An item of an open list; one outside of any is bulleted."""
    if inside is None:
        return Item(max(1, min(whole(stated_level, 1), DEEPEST)))
    level = max(inside.depth, min(whole(stated_level, 1), DEEPEST))
    if not inside.numbered:
        return Item(level)
    inside.number = whole(value, inside.number)
    inside.number += 1
    return Item(level, numbered=True, number=inside.number - 1)


def item_of_word(place: str) -> Item | None:
    """The item a paragraph of Word is by its place "l0 level2 lfo1"; None for no place in a list."""
    found = _PLACE.search(place)
    if found is None:
        return None
    return Item(max(int(found.group(2)), 1), place=f"{found.group(1)}:level{found.group(2)}")


def tell_by_marker(item: Item, marker: str, bulleted: frozenset[str] | set[str]) -> None:
    """Say whether the item is numbered by the bullet or number Word wrote before its words."""
    item.told = True
    core = marker.replace("\u00a0", " ").strip()
    number = _NUMBER.fullmatch(core)
    letters = _LETTERS.fullmatch(core)
    if number:
        item.numbered, item.number = True, int(number.group(1))
    elif letters:
        word = letters.group(1).lower()
        item.numbered = True
        item.number = _roman(word) if all(sign in _ROMAN for sign in word) else ord(word) - ord("a") + 1
        item.letters = ord(word) - ord("a") + 1 if len(word) == 1 else None
    else:
        item.numbered = not core and bool(item.place) and item.place not in bulleted and bool(bulleted)


def written_marker(text: str) -> str:
    """The bullet or number with its blanks at the head of words, where a program has flattened a list."""
    found = _WRITTEN.match(text)
    return found.group() if found else ""


def level_of_margin(points: float | None) -> int:
    """The level an indentation shows."""
    return max(1, min(round((points or 0) / _POINTS_A_LEVEL), DEEPEST))


def _roman(word: str) -> int:
    total = 0
    values = [_ROMAN[sign] for sign in word]
    for value, following in zip(values, [*values[1:], 0], strict=True):
        total += -value if value < following else value
    return total


def whole(stated: str | None, otherwise: int) -> int:
    """The whole number an attribute states, within reason."""
    if stated is None:
        return otherwise
    found = re.fullmatch(r"\s*(-?\d{1,6})\s*", stated, re.ASCII)
    return int(found.group(1)) if found else otherwise


def reach(stated: str | None, most: int) -> int:
    """Over how many rows or columns a cell reaches, within reason."""
    return max(1, min(whole(stated, 1), most))
