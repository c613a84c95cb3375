"""What was handed over: the records of the documents that left the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_app.domain.release_record import ReleaseRecord
    from briefing_app.services.notes import NoteService
    from briefing_app.storage.library import Library


class ReleaseService:
    """The records of the releases of an open library."""

    def __init__(self, library: Library, notes: NoteService) -> None:
        self._library = library
        self._notes = notes

    def of_note(self, number: str) -> tuple[ReleaseRecord, ...]:
        """What was handed over of a note, the first first.

        Raises:
            UnknownNameError: there is no such note.
        """
        note = self._notes.get(number)
        with self._library.database.read() as unit:
            return unit.releases.of_note(note.id)
