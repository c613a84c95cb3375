"""What changed in the profiles a note was filled from: said at its sections, and compared there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from briefing_app.domain.text import SectionId
from briefing_app.ui.failures import sentence
from briefing_app.ui.library_session import LibrarySession

if TYPE_CHECKING:
    from briefing_app.bootstrap import Desk
    from briefing_app.services.taking_over import SourceUpdate
    from briefing_app.ui.notes.note_room import NoteRoom


class SourceChanges(QObject):
    """Shows the changes in the panes of a room."""

    failed = Signal(str)

    def __init__(self, room: NoteRoom, session: LibrarySession, number: str) -> None:
        super().__init__(room)
        self._room = room
        self._session = session
        self._number = number
        self.updates: tuple[SourceUpdate, ...] = ()
        """The passages whose source changed."""

    def ask(self) -> None:
        """Read anew what changed, and show it."""
        self._session.call(self, partial(_changes, self._number), self._show, self._fail)

    def count(self, section: SectionId) -> int:
        """How many passages of a section have a source that changed."""
        return sum(one.change.section == section for one in self.updates)

    def ask_and_compare(self) -> None:
        """Read anew what changed, and show that of the section chosen beside one another."""
        self._session.call(self, partial(_changes, self._number), self._compare, self._fail)

    def _compare(self, updates: tuple[SourceUpdate, ...]) -> None:
        self._show(updates)
        self.show_comparison()

    @Slot()
    def show_comparison(self) -> None:
        """Show the changed passages of the section chosen beside one another."""
        room = self._room
        here = [one for one in self.updates if one.change.section == room.outline.current]
        received = room.vocabulary.received if room.vocabulary else ""
        room.sight.expect_compared(here)  # before the words are seen
        room.pane.changes.show_updates(here, received)
        if here:
            room.pane.show_comparison()
        else:
            room.pane.show_text()
        room.sight.show_compared(here)

    def _show(self, updates: tuple[SourceUpdate, ...]) -> None:
        self.updates = updates
        room, sections = self._room, {one.change.section for one in updates}
        room.outline.model.show_changes({section: self.count(section) for section in sections})
        room.pane.show_changes_button(self.count(SectionId(room.outline.current)))
        if room.pane.compares:
            self.show_comparison()

    def _fail(self, error: Exception) -> None:
        self.failed.emit(sentence(error))


def _changes(number: str, desk: Desk) -> tuple[SourceUpdate, ...]:
    return desk.note_editing.updates(number)
