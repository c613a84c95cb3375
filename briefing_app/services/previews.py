"""What a note being worked on would print as, with what is typed and not saved yet; asked again and again.

What was read of the library is kept as long as nothing but drafts was saved since, so that a preview costs
the edition alone. Exports never use what is kept here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.domain.edition import Edition, EditionKind, Obstacle
from briefing_app.domain.errors import EditionRefusedError
from briefing_app.domain.marking import Marking
from briefing_app.domain.severance import NewSeverance, Severance, SeveranceState
from briefing_app.domain.text import SectionId, Text, holds
from briefing_app.services.note_reading import NoteReading, read_note

if TYPE_CHECKING:
    from briefing_app.services.actor import Actor
    from briefing_app.services.editions import EditionService
    from briefing_app.storage.library import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class NotePreview:
    """An edition of a note; ``printed`` is None where the public one is refused, and ``obstacles`` say why.

    ``marking`` is that of everything in the note, also while its public edition is shown.
    """

    edition: EditionKind
    marking: Marking
    printed: Edition | None
    obstacles: tuple[Obstacle, ...] = ()
    severances: int = 0
    language: str = "en"


class PreviewService:
    """Previews of the notes of an open library; one note at a time is kept."""

    def __init__(self, library: Library, actor: Actor, editions: EditionService) -> None:
        self._library = library
        self._actor = actor
        self._editions = editions
        self._kept: tuple[str, int, NoteReading] | None = None

    def of_note(
        self,
        number: str,
        edition: EditionKind,
        unsaved: Mapping[SectionId, Text] | None = None,
        new: Iterable[NewSeverance] = (),
    ) -> NotePreview:
        """The note as it would print with what is *unsaved*, and *new* severances made in that.

        Raises:
            UnknownNameError: there is no such note.
        """
        proposed = (
            Severance(
                id=one.id, exemptions=one.exemptions, state=SeveranceState.PROPOSED, by=self._actor.name,
                at=self._actor.now(), source=one.source,
            )
            for one in new
        )  # fmt: skip
        reading = self._read(number).with_unsaved(unsaved or {}, proposed)
        if reading.unread:
            with self._library.database.read() as unit:
                reading = reading.with_sources(unit)
        internal = self._editions.of_reading(reading, EditionKind.INTERNAL).edition
        printed: Edition | None = internal
        obstacles: tuple[Obstacle, ...] = ()
        if edition is not EditionKind.INTERNAL:
            try:
                printed = self._editions.of_reading(reading, edition).edition
            except EditionRefusedError as refusal:
                printed, obstacles = None, tuple(map(_obstacle, refusal.obstacles or (str(refusal),)))
        return NotePreview(
            edition=edition,
            marking=internal.marking,
            printed=printed,
            obstacles=obstacles,
            severances=len({one for block in (*internal.front, *internal.blocks) for one in holds(block)}),
            language=internal.language,
        )

    def _read(self, number: str) -> NoteReading:
        with self._library.database.read() as unit:
            version = unit.audit.latest()
            if self._kept is None or self._kept[:2] != (number, version):
                self._kept = (number, version, read_note(unit, number))
            return self._kept[2]


def _obstacle(sentence: str) -> Obstacle:
    return sentence if isinstance(sentence, Obstacle) else Obstacle(sentence)
