"""What the banners say of a note: the marking of everything in sight of it, and its words and severances."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from briefing_app.domain.text import SectionId, portions
from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.showing import joined, window_banner

if TYPE_CHECKING:
    from briefing_app.domain.marking import Marking
    from briefing_app.services.note_opening import OpenNote
    from briefing_app.ui.notes.note_room import NoteRoom


class NoteSight(QObject):
    """Follows what a room shows; the markings of its sections are read when they are typed in."""

    banner_changed = Signal(str, str)
    status_changed = Signal(str)

    def __init__(self, room: NoteRoom, session: LibrarySession) -> None:
        super().__init__(room)
        self._room = room
        self._session = session
        self._markings: dict[SectionId, frozenset[Marking]] = {}

    def read(self, opened: OpenNote) -> None:
        """The note was read anew."""
        self._markings = {one.id: self._portions(one.id) for one in opened.note.sections}
        self.tell_banner()

    def typed(self, section: SectionId) -> None:
        """Something was typed in a section."""
        self._markings[section] = self._portions(section)
        self.tell_banner()

    def _portions(self, section: SectionId) -> frozenset[Marking]:
        return frozenset(portions(self._room.text_of(section)))

    @Slot()
    def tell_banner(self) -> None:
        """The banner of everything in sight, what is typed and what is compared included."""
        opened = self._room.open_note
        if opened is None:
            return
        markings = {one for some in self._markings.values() for one in some}
        if (uplift := opened.note.uplift) is not None:
            markings.add(uplift.marking)
        if (shown := self._room.preview.preview) is not None:
            markings.add(shown.marking)
        if self._room.pane.compares:
            changes = (one.change for one in self._room.updates)
            compared = (text for change in changes for text in (change.before, change.now))
            markings |= set(portions(filter(None, compared)))
        catalogue = self._session.program.catalogue
        self.banner_changed.emit(*window_banner(joined(markings, catalogue), catalogue))

    def tell_status(self) -> None:
        """How long the section in front is, its language, and how much of the note is severed."""
        opened, section = self._room.open_note, self._room.section(self._room.outline.current)
        shown = self._room.preview.preview
        if section is None or opened is None:
            return
        parts = (
            self.tr("%n word(s) in this section", "", self._room.pane.words),
            (section.language or opened.note.language).upper(),
            self.tr("%n severance(s)", "", shown.severances) if shown and shown.severances else "",
        )
        self.status_changed.emit(" · ".join(filter(None, parts)))
