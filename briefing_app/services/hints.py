"""Hints before a release: what somebody may conclude from what is left. They stop nothing."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from briefing_app.domain.errors import UnknownNameError
from briefing_app.services.hinting.lists import counts_told
from briefing_app.services.hinting.other_names import may_be_names, other_names_free
from briefing_app.services.hinting.otherwise import amounts_again, days_again
from briefing_app.services.hinting.published import Published, published_elsewhere
from briefing_app.services.hinting.severed_names import names_free
from briefing_app.services.hinting.sums import amounts_told, contributions_told
from briefing_app.services.hinting.tables import figures_told
from briefing_app.services.hinting.translated import translations_free
from briefing_app.services.hinting.unpaired import sections_unpaired
from briefing_app.services.hinting.words import load_hint_words
from briefing_app.services.note_reading import read_note

if TYPE_CHECKING:
    from pathlib import Path

    from briefing_app.domain.hint import Hint
    from briefing_app.domain.note import NoteId
    from briefing_app.services.editions import EditionService
    from briefing_app.services.hinting.considered import Considered
    from briefing_app.services.note_reading import NoteReading
    from briefing_app.storage.database import UnitOfWork
    from briefing_app.storage.library import Library


class HintService:
    """The hints about the notes of an open library."""

    def __init__(self, library: Library, editions: EditionService, lexicon: Path) -> None:
        self._library = library
        self._editions = editions
        self._lexicon = lexicon
        self._published: tuple[int, dict[NoteId, Published]] = (-1, {})

    def of_note(self, number: str, language: str | None = None) -> tuple[Hint, ...]:
        """What somebody may conclude from the public edition of a note, in the order of its pages.

        *language* is that in which profiles are named, else that of the note.

        Raises:
            UnknownNameError: there is no such note.
        """
        with self._library.database.read() as unit:
            return self._found(unit, read_note(unit, number).with_sources(unit), language)

    def of_reading(self, reading: NoteReading, language: str | None = None) -> tuple[Hint, ...]:
        """The same of a note that was read with the profiles its words come from."""
        with self._library.database.read() as unit:
            return self._found(unit, reading, language)

    def _found(self, unit: UnitOfWork, reading: NoteReading, language: str | None) -> tuple[Hint, ...]:
        words = load_hint_words(self._lexicon)
        considered = self._editions.considered(reading)
        unpaired = tuple(sections_unpaired(considered, language or reading.note.language))
        if not considered.withheld.needles:
            return unpaired
        names = unit.profiles.also_called(may_be_names(considered))
        published = self._read_published(unit)
        others = tuple(one for note, one in published.items() if note != reading.note.id)
        found = (
            *names_free(considered, words),
            *other_names_free(considered, names),
            *figures_told(considered, words),
            *amounts_told(considered, words),
            *contributions_told(considered, words),
            *amounts_again(considered, words),
            *days_again(considered, words),
            *counts_told(considered, words),
            *translations_free(considered, language or reading.note.language),
            *unpaired,
            *published_elsewhere(considered, others),
        )
        return tuple(sorted(dict.fromkeys(found), key=partial(_order, considered)))

    def _read_published(self, unit: UnitOfWork) -> dict[NoteId, Published]:
        """The notes that were published, kept until something in the library changes."""
        version = unit.audit.latest()
        if self._published[0] != version:
            found: dict[NoteId, Published] = {}
            for note, at in unit.releases.published().items():
                with suppress(UnknownNameError):  # what was handed over is on record whatever became of it
                    found[note] = Published(unit.notes.get(note), at.date())
            self._published = (version, found)
        return self._published[1]


def _order(considered: Considered, hint: Hint) -> int:
    """The place of a hint: lines of the note come before its passages, what is nowhere in it comes last."""
    if hint.block is None:
        return len(considered.blocks)
    return considered.order.get(hint.block, -1)
