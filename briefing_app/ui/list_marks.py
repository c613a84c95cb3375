"""The mark before each item of a list: a bullet by its depth, or the number that is due."""

from __future__ import annotations

from briefing_app.domain.text import ListItem

DEEPEST = 9
_BULLETS = ("•", "–", "▪")  # a dash is the second bullet of our pages
_ROMAN = {1000: "m", 900: "cm", 500: "d", 400: "cd", 100: "c", 90: "xc", 50: "l", 40: "xl"} | {
    10: "x",
    9: "ix",
    5: "v",
    4: "iv",
    1: "i",
}


class ListMarks:
    """Counts the items of nested lists; a block that is no item ends them all."""

    def __init__(self) -> None:
        self._open: dict[int, tuple[bool, int]] = {}

    def end(self) -> None:
        """No item follows the ones before."""
        self._open.clear()

    def mark_of(self, item: ListItem) -> str:
        """The mark of the next item: "•", "3.", "b)", "iv)"."""
        level = depth(item)
        for deeper in [one for one in self._open if one > level]:
            del self._open[deeper]
        numbered, number = self._open.get(level, (None, 0))
        if numbered is not item.numbered or item.start is not None:
            number = 0 if item.start is None else max(item.start, 0) - 1
        number += 1
        self._open[level] = (item.numbered, number)
        return _numeral(level, number) if item.numbered else _BULLETS[(level - 1) % len(_BULLETS)]


def depth(item: ListItem) -> int:
    """How deep an item is printed, from 1."""
    return min(max(item.level, 1), DEEPEST)


def _numeral(level: int, number: int) -> str:
    if level % 3 == 1:
        return f"{number}."
    return f"{_letters(number)})" if level % 3 == 2 else f"{_roman(number)})"


def _letters(number: int) -> str:
    """Word's own way past z: aa, bb, cc."""
    if number < 1:
        return str(number)
    rounds, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (min(rounds, 20) + 1)


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    written = ""
    for value, sign in _ROMAN.items():
        count, number = divmod(number, value)
        written += sign * count
    return written
