"""Making and reading notes, and seeing where their sources have changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from briefing_app.domain.errors import BriefingError, UnknownNameError
from briefing_app.domain.note import Note, NoteId, NoteSummary, SourceChange
from briefing_app.services.filling import filled_outline
from briefing_app.services.taking_over import changes_of
from briefing_app.storage.records import ActKind, new_id

if TYPE_CHECKING:
    from briefing_app.domain.facts import ProfileId
    from briefing_app.domain.profile import Profile
    from briefing_app.services.actor import Actor
    from briefing_app.services.catalogue import Catalogue
    from briefing_app.services.profiles import ProfileService
    from briefing_app.storage.library import Library

LONGEST_TITLE = 300


class NoteService:
    """The notes of an open library."""

    def __init__(
        self, library: Library, actor: Actor, catalogue: Catalogue, profiles: ProfileService
    ) -> None:
        self._library = library
        self._actor = actor
        self._catalogue = catalogue
        self._profiles = profiles

    def list(self) -> tuple[NoteSummary, ...]:
        """Every note, the newest first."""
        with self._library.database.read() as unit:
            return unit.notes.list()

    def get(self, number: str) -> Note:
        """The note of a number.

        Raises:
            UnknownNameError: there is none.
        """
        with self._library.database.read() as unit:
            return unit.notes.by_number(number)

    def by_id(self, note: NoteId) -> Note:
        """The note of an id."""
        with self._library.database.read() as unit:
            return unit.notes.get(note)

    def create(
        self,
        *,
        kind: str,
        title: str,
        names: Sequence[str] = (),
        on: date | None = None,
        place: str = "",
        language: str = "en",
        fields: Mapping[str, str] | None = None,
        profiles: Sequence[ProfileId] = (),
    ) -> Note:
        """A new note of a kind, its outline filled from *profiles* and those named, each once.

        Raises:
            UnknownNameError: there is no such kind, field, language or profile.
            BriefingError: the title is empty, longer than 300 characters or not one line.
        """
        chosen = self._catalogue.kind(kind)
        check_title(title)
        if language not in chosen.languages:
            raise UnknownNameError(f"There is no {language} {chosen.key}: use {', '.join(chosen.languages)}.")
        for key in fields or {}:
            chosen.field(key)
        about = self._about(profiles, names)
        now = self._actor.now()
        act = self._actor.act(ActKind.CREATE)
        with self._library.database.begin(act) as unit:
            note = Note(
                id=NoteId(new_id()),
                number=unit.notes.next_number(),
                kind=chosen.key,
                title=title.strip(),
                language=language,
                profiles=tuple(profile.id for profile in about),
                on=on,
                place=place.strip(),
                fields=dict(fields or {}),
                sections=filled_outline(chosen, about, language),
                created_at=now,
                updated_at=now,
            )
            return unit.notes.add(note)

    def changes(self, note: Note) -> tuple[SourceChange, ...]:
        """The blocks whose source says something else now, or is gone, and the passages sources got since."""
        with self._library.database.read() as unit:
            return changes_of(note, unit)

    def _about(self, profiles: Sequence[ProfileId], names: Sequence[str]) -> tuple[Profile, ...]:
        with self._library.database.read() as unit:
            chosen = tuple(unit.profiles.get(one) for one in profiles)
        found = {profile.id: profile for profile in (*chosen, *map(self._profiles.find, names))}
        return tuple(found.values())


def check_title(title: str) -> None:
    """Refuse what is no title.

    Raises:
        BriefingError: it is empty, longer than 300 characters or not one line.
    """
    if not title.strip():
        raise BriefingError("A note needs a title: say what it is about.")
    if len(title) > LONGEST_TITLE or len(title.splitlines()) > 1:
        raise BriefingError(f"A title is one line of at most {LONGEST_TITLE} characters: shorten it.")
