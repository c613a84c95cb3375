"""Severed words of a note, and what is in them, that would come free with a change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set

from briefing_app.domain.note import NoteSection
from briefing_app.domain.returned.changes import ReturnedChange
from briefing_app.domain.text import FREE, BlockId, Holds, Text
from briefing_app.domain.withheld_places import free_words, holds_from_above

Telling = Callable[[str], Set[int]]
"""Which severed stretches are told by words, be it by a part, a number, a day or a name: their numbers."""


class SeveredWords:
    """Tells of changes with which severed words of sections would come free."""

    def __init__(self, sections: Iterable[NoteSection], telling: Telling) -> None:
        self._telling = telling
        self._around: dict[BlockId, Holds] = {}
        for section in sections:
            self._around |= holds_from_above(section.blocks, section.severances)

    def come_free(self, change: ReturnedChange, typed: str) -> bool:
        """Whether words tell of any that told of none, with *typed*, those of them that are new and free.

        All free words of the passage are looked at, for new ones complete what stood there: typed ",000"
        makes a severed number of a free one.
        """
        if change.block is not None and self._around.get(change.block, FREE):
            return False  # all of it is severed where it stands
        told = self._telling(_free(change.after, change.heading[1]))
        if not told:
            return False
        before = self._telling(_free(change.base, change.heading[0]))
        return bool(told - before or (typed and told & self._telling(typed)))


def _free(blocks: Text, heading: str) -> str:
    return "\n".join((heading, *free_words(blocks)))
