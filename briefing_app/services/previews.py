"""What a note being worked on would print as, with what is typed and not saved yet; asked again and again.

What was read of the library is kept as long as nothing but drafts was saved since, so that a preview costs
the edition alone. Exports never use what is kept here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from briefing_app.domain.edition import Edition, EditionKind, Obstacle
from briefing_app.domain.errors import EditionRefusedError
from briefing_app.domain.marking import Marking
from briefing_app.domain.severance import NewSeverance, Severance, SeveranceState
from briefing_app.domain.text import BlockId, SectionId, Text
from briefing_app.services.note_reading import NoteReading, read_note

if TYPE_CHECKING:
    from briefing_app.services.actor import Actor
    from briefing_app.services.editions import EditionService, Prepared
    from briefing_app.storage.library import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class NotePreview:
    """An edition of a note; ``printed`` is None where the public one is refused, and ``obstacles`` say why.

    ``marking`` is that of everything in the note, also while its public edition is shown, ``severances`` how
    many it has, those of facts that its tables would show included, ``undecided`` how many of them are not
    approved.
    """

    edition: EditionKind
    marking: Marking
    printed: Edition | None
    obstacles: tuple[Obstacle, ...] = ()
    severances: int = 0
    language: str = "en"
    undecided: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class BothEditions:
    """The internal and the public edition of a note, to be seen beside each other.

    ``places`` says which block of the public edition stands where one of the internal edition does,
    ``reading`` is what both were made from, ``unstated`` how many facts the public one leaves out since no
    released passage of the note states them.
    """

    internal: NotePreview
    public: NotePreview
    reading: NoteReading
    places: Mapping[BlockId, BlockId] = field(default_factory=dict)
    unstated: int = 0


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
        reading = self._reading(number, unsaved or {}, new)
        internal = self._internal(reading)
        return internal if edition is EditionKind.INTERNAL else self._released(reading, edition, internal)[0]

    def both_of_note(
        self,
        number: str,
        unsaved: Mapping[SectionId, Text] | None = None,
        new: Iterable[NewSeverance] = (),
    ) -> BothEditions:
        """The internal and the public edition of the note, as :meth:`of_note` gives them.

        Raises:
            UnknownNameError: there is no such note.
        """
        reading = self._reading(number, unsaved or {}, new)
        internal = self._internal(reading)
        public, prepared = self._released(reading, EditionKind.PUBLIC, internal)
        places = {} if prepared is None else prepared.places()
        unstated = self._editions.unstated_in(reading)
        return BothEditions(
            internal=internal, public=public, reading=reading, places=places, unstated=unstated
        )

    def _internal(self, reading: NoteReading) -> NotePreview:
        printed = self._editions.of_reading(reading, EditionKind.INTERNAL).edition
        held = self._editions.severances_of(reading)
        return NotePreview(
            edition=EditionKind.INTERNAL,
            marking=printed.marking,
            printed=printed,
            severances=len(held),
            language=printed.language,
            undecided=len(reading.severances.undecided(held)),
        )

    def _released(
        self, reading: NoteReading, edition: EditionKind, internal: NotePreview
    ) -> tuple[NotePreview, Prepared | None]:
        """An edition that is released in place of the internal one, or what stands in its way."""
        try:
            prepared = self._editions.of_reading(reading, edition)
        except EditionRefusedError as refusal:
            obstacles = tuple(map(_obstacle, refusal.obstacles or (str(refusal),)))
            return replace(internal, edition=edition, printed=None, obstacles=obstacles), None
        return replace(internal, edition=edition, printed=prepared.edition), prepared

    def _reading(
        self, number: str, unsaved: Mapping[SectionId, Text], new: Iterable[NewSeverance]
    ) -> NoteReading:
        """The note with what is unsaved, and everything its words come from."""
        proposed = (
            Severance(
                id=one.id, exemptions=one.exemptions, state=SeveranceState.PROPOSED, by=self._actor.name,
                at=self._actor.now(), source=one.source,
            )
            for one in new
        )  # fmt: skip
        reading = self._read(number).with_unsaved(unsaved, proposed)
        if reading.unread:
            with self._library.database.read() as unit:
                reading = reading.with_sources(unit)
        return reading

    def _read(self, number: str) -> NoteReading:
        with self._library.database.read() as unit:
            version = unit.audit.latest()
            if self._kept is None or self._kept[:2] != (number, version):
                self._kept = (number, version, read_note(unit, number))
            return self._kept[2]


def _obstacle(sentence: str) -> Obstacle:
    return sentence if isinstance(sentence, Obstacle) else Obstacle(sentence)
