"""An item of a list, and where the lists going on stand."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Item:
    """An item of a list: its level, whether numbered, its number where the document tells.

    ``letters`` holds the other number its letter may mean: "i." is one in Roman numbers, nine in letters.
    ``shown`` is its bullet or number as it is printed ("iv."), where that is known. ``place``, ``told`` and
    ``started`` are for the reader of HTML alone.
    """

    level: int
    numbered: bool = False
    number: int | None = None
    letters: int | None = None
    shown: str = ""
    place: str = ""
    told: bool = False
    started: bool = False


class Numbers:
    """Where the lists going on stand, so that an item says its number only where it is not the next one."""

    def __init__(self) -> None:
        self._last: list[int | None] = []

    def place(self, item: Item) -> tuple[int, int | None]:
        """The level of the next item, which grows by one at most, and the number it begins anew with."""
        level = min(item.level, len(self._last) + 1)
        goes_on = len(self._last) >= level and self._last[level - 1] is not None
        last = self._last[level - 1] if goes_on else None
        del self._last[level:]
        if len(self._last) < level:
            self._last.append(None)
        if not item.numbered:
            self._last[level - 1] = None
            return level, None
        following = 1 if last is None else last + 1
        number = following if item.number is None or item.letters == following else item.number
        self._last[level - 1] = number
        return level, None if number == following else number
