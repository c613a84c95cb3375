"""The sections of a note as the bar that finds words sees them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing_app.domain.text import SectionId, Text
from briefing_app.ui.editor.section_editor import SectionEditor

if TYPE_CHECKING:
    from briefing_app.ui.notes.note_room import NoteRoom


class NoteSearched:
    """Every section of a note in the order of its outline, opened or not."""

    def __init__(self, room: NoteRoom) -> None:
        self._room = room

    def sections(self) -> Sequence[SectionId]:
        opened = self._room.open_note
        return tuple(section.id for section in opened.note.sections) if opened else ()

    def current(self) -> SectionId | None:
        current = SectionId(self._room.outline.current)
        return current if current in self.sections() else None

    def text(self, section: SectionId) -> Text:
        return self._room.text_of(section)

    def editor(self, section: SectionId) -> SectionEditor | None:
        return self._room.editor_of(section)

    def show(self, section: SectionId) -> None:
        self._room.outline.choose(section)
        self._room.pane.show_text()
