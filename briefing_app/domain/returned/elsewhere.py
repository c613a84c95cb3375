"""Severed words of a note that were typed where nothing withholds them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing_app.domain.note import NoteSection
from briefing_app.domain.same_letters import held_flat, said
from briefing_app.domain.text import Block, walk
from briefing_app.domain.withheld_places import holds_from_above

_TELLING = 3
"""So many letters and digits tell something."""


class SeveredWords:
    """The severed passages of sections that stand nowhere free in them."""

    def __init__(self, sections: Iterable[NoteSection]) -> None:
        free: list[str] = []
        held: set[tuple[str, ...]] = set()
        for section in sections:
            around = holds_from_above(section.blocks, section.severances)
            for block in walk(section.blocks):
                for is_held, text in _stretches(block, bool(around[block.id])):
                    if is_held:
                        held.add(said(text))
                    else:
                        free.append(text)
        stand = " ".join(said("\n".join(free)))
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for words in held:
            if len("".join(words)) >= _TELLING and not _within(" ".join(words), stand):
                self._by_first.setdefault(words[0], []).append(words)

    def stand_in(self, text: str) -> bool:
        """Whether any of them is in words that are new."""
        words = said(text)
        return any(
            words[at : at + len(wanted)] == wanted
            for at, word in enumerate(words)
            for wanted in self._by_first.get(word, ())
        )


def _within(wanted: str, text: str) -> bool:
    return f" {wanted} " in f" {text} "


def _stretches(block: Block, whole: bool) -> Iterator[tuple[bool, str]]:
    """The words of a block, cut where what withholds them begins or ends."""
    text, last = "", False
    for letter, held in held_flat(block, frozenset()):
        now = whole or bool(held)
        if now != last and text:
            yield last, text
            text = ""
        text, last = text + letter, now
    if text:
        yield last, text
