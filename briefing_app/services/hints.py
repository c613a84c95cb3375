"""Hints before a release: what somebody may conclude from what is left. They stop nothing."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from briefing_app.domain.edition import EditionKind
from briefing_app.domain.errors import UnknownNameError
from briefing_app.services.hinting.lists import counts_told
from briefing_app.services.hinting.other_names import may_be_names, other_names_free
from briefing_app.services.hinting.otherwise import amounts_again, days_again
from briefing_app.services.hinting.published import Published, published_elsewhere
from briefing_app.services.hinting.severed_names import names_free
from briefing_app.services.hinting.shared import runs_free
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
    from briefing_app.domain.release_record import ReleaseId, ReleaseRecord
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
        self._published: dict[ReleaseId, Published] = {}

    def of_note(
        self, number: str, language: str | None = None, edition: EditionKind = EditionKind.PUBLIC
    ) -> tuple[Hint, ...]:
        """What somebody may conclude from an edition of a note, in the order of its pages.

        *language* is that in which profiles are named, else that of the note. The edition for partners
        withholds what the public one does, and the internal edition nothing: there are no hints about that.

        Raises:
            UnknownNameError: there is no such note.
        """
        with self._library.database.read() as unit:
            reading = read_note(unit, number)
            if edition is EditionKind.INTERNAL:
                return ()
            return self._found(unit, reading.with_sources(unit), language)

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
        others = self._others_published(unit, reading.note.id)
        found = (
            *names_free(considered, words),
            *other_names_free(considered, names),
            *runs_free(considered, words),
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

    def _others_published(self, unit: UnitOfWork, note: NoteId) -> tuple[Published, ...]:
        """What was handed over of other notes: to the public first, then the last first."""
        given = (one for one in unit.releases.given_out() if one.note != note)
        found = (self._published_as(unit, one) for one in given)
        known = (one for one in found if one is not None)
        return tuple(sorted(known, key=lambda one: one.edition is not EditionKind.PUBLIC))

    def _published_as(self, unit: UnitOfWork, release: ReleaseRecord) -> Published | None:
        """A release as it was, read once, for it never changes; None where the note is gone for good."""
        if release.id not in self._published:
            with suppress(UnknownNameError):
                note, texts = unit.notes.get(release.note), unit.releases.texts_given(release)
                self._published[release.id] = Published.of(note, release, texts)
        return self._published.get(release.id)


def _order(considered: Considered, hint: Hint) -> int:
    """The place of a hint: lines of the note come before its passages, what is nowhere in it comes last."""
    if hint.block is None:
        return len(considered.blocks)
    return considered.order.get(hint.block, -1)
