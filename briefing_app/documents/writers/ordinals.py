"""The numbers of numbered items: where a list begins, goes on and ends in a row of items."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from briefing_app.domain.text import ListItem


@dataclass(slots=True)
class _OpenList:
    numbered: bool
    last: int
    lists_before: int


class Place(NamedTuple):
    """Where an item stands: its level from 1, its number if it has one, whether it begins a list.

    ``which`` counts the numbered lists of that level in the same row of items, from 0, so that a format
    can tell two neighbouring ones apart.
    """

    level: int
    number: int | None
    begins: bool
    which: int


class Ordinals:
    """Numbers items one after the other; anything but an item ends every list."""

    def __init__(self) -> None:
        self._open: list[_OpenList] = []

    def end(self) -> None:
        """No item follows the ones before."""
        self._open.clear()

    def place(self, item: ListItem) -> Place:
        """Where the next item stands; a level that was jumped over is not counted."""
        level, numbered = item.level, item.numbered
        if not 1 <= level <= len(self._open):
            level = min(max(level, 1), len(self._open) + 1)
        del self._open[level:]
        before = self._open[level - 1] if len(self._open) == level else None
        if before is not None and before.numbered is numbered and not (numbered and item.start is not None):
            before.last += 1
            return Place(level, before.last if numbered else None, False, before.lists_before)
        which = before.lists_before + 1 if before is not None else 0
        first = max(item.start, 0) if item.start is not None else 1
        del self._open[level - 1 :]
        self._open.append(_OpenList(item.numbered, first, which))
        return Place(level, first if item.numbered else None, True, which)
