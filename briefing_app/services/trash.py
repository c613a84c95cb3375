"""What was deleted: put in the trash and taken out again; nothing is ever erased here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from briefing_app.domain.facts import ProfileId
from briefing_app.domain.note import NoteId
from briefing_app.storage.records import ActKind

if TYPE_CHECKING:
    from briefing_app.services.actor import Actor
    from briefing_app.storage.database import UnitOfWork
    from briefing_app.storage.library import Library


class TrashKind(StrEnum):
    """What can be deleted."""

    PROFILE = "profile"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrashedThing:
    """A profile or note in the trash: its name or title, of which kind it is, a note's number, since when."""

    kind: TrashKind
    id: str
    name: str
    sort: str
    number: str | None = None
    at: datetime | None = None


class TrashService:
    """The trash of an open library.

    A profile in the trash still says what the notes made from it hold: their words, what is withheld in them
    and what the check on a released file looks for stay as they were.
    """

    def __init__(self, library: Library, actor: Actor) -> None:
        self._library = library
        self._actor = actor

    def trash_profile(self, profile: ProfileId) -> TrashedThing:
        """Put a profile in the trash: out of lists and search, and nothing lost.

        Raises:
            UnknownNameError: there is no such profile.
        """
        with self._library.database.begin(self._actor.act(ActKind.TRASH)) as unit:
            unit.profiles.trash(profile)
            return next(one for one in _trashed(unit) if one.id == profile)

    def trash_note(self, number: str) -> TrashedThing:
        """Put a note in the trash.

        Raises:
            UnknownNameError: there is no such note, or it is there already.
        """
        with self._library.database.begin(self._actor.act(ActKind.TRASH)) as unit:
            note = unit.notes.by_number(number).id
            unit.notes.trash(note)
            return next(one for one in _trashed(unit) if one.id == note)

    def delete_again(self, thing: TrashedThing) -> None:
        """Put something back in the trash that was just taken out of it.

        Raises:
            UnknownNameError: it is not in the library any more.
        """
        with self._library.database.begin(self._actor.act(ActKind.TRASH)) as unit:
            if thing.kind is TrashKind.PROFILE:
                unit.profiles.trash(ProfileId(thing.id))
            else:
                unit.notes.trash(NoteId(thing.id))

    def list(self) -> tuple[TrashedThing, ...]:
        """Everything in the trash, what was deleted last first."""
        with self._library.database.read() as unit:
            return _trashed(unit)

    def restore(self, thing: TrashedThing) -> None:
        """Take something out of the trash.

        Raises:
            UnknownNameError: it is not in the library any more.
        """
        with self._library.database.begin(self._actor.act(ActKind.RESTORE)) as unit:
            if thing.kind is TrashKind.PROFILE:
                unit.profiles.untrash(ProfileId(thing.id))
            else:
                unit.notes.untrash(NoteId(thing.id))


def _trashed(unit: UnitOfWork) -> tuple[TrashedThing, ...]:
    profiles = (
        TrashedThing(kind=TrashKind.PROFILE, id=one.id, name=one.name, sort=one.kind.value, at=one.updated_at)
        for one in unit.profiles.trashed()
    )
    notes = (
        TrashedThing(
            kind=TrashKind.NOTE,
            id=one.id,
            name=one.title,
            sort=one.kind,
            number=one.number,
            at=one.updated_at,
        )
        for one in unit.notes.trashed()
    )
    return tuple(sorted((*profiles, *notes), key=_since, reverse=True))


def _since(thing: TrashedThing) -> tuple[float, str]:
    return (thing.at.timestamp() if thing.at else 0.0, thing.id)
