"""Hints before a release: what somebody may conclude from what is left. They stop nothing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from briefing_app.services.hinting.lists import counts_told
from briefing_app.services.hinting.severed_names import names_free
from briefing_app.services.hinting.tables import figures_told
from briefing_app.services.hinting.translated import translations_free
from briefing_app.services.hinting.words import load_hint_words
from briefing_app.services.note_reading import read_note

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefing_app.domain.hint import Hint
    from briefing_app.services.editions import EditionService
    from briefing_app.services.hinting.considered import Considered
    from briefing_app.services.note_reading import NoteReading
    from briefing_app.storage.library import Library


class HintService:
    """The hints about the notes of an open library."""

    def __init__(self, library: Library, editions: EditionService, lexicon: Path) -> None:
        self._library = library
        self._editions = editions
        self._lexicon = lexicon

    def of_note(self, number: str, language: str | None = None) -> tuple[Hint, ...]:
        """What somebody may conclude from the public edition of a note, in the order of its pages.

        *language* is that in which profiles are named, else that of the note.

        Raises:
            UnknownNameError: there is no such note.
        """
        with self._library.database.read() as unit:
            reading = read_note(unit, number).with_sources(unit)
            return self.of_reading(reading, language)

    def of_reading(self, reading: NoteReading, language: str | None = None) -> tuple[Hint, ...]:
        """The same of a note that was read."""
        considered = self._editions.considered(reading)
        if not considered.withheld.needles:
            return ()
        found = dict.fromkeys(self._found(considered, language or reading.note.language))
        return tuple(sorted(found, key=partial(_order, considered)))

    def _found(self, considered: Considered, language: str) -> Iterator[Hint]:
        words = load_hint_words(self._lexicon)
        yield from names_free(considered, words)
        yield from figures_told(considered, words)
        yield from counts_told(considered, words)
        yield from translations_free(considered, language)


def _order(considered: Considered, hint: Hint) -> int:
    """The place of a hint: lines of the note come before its passages, what is nowhere in it comes last."""
    if hint.block is None:
        return len(considered.blocks)
    return considered.order.get(hint.block, -1)
