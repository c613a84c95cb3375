"""What is typed in the lines of a note, kept as a draft: properties, headings, headings in the outline."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from briefing_app.domain.note_lines import heading_line, is_heading, unstored
from briefing_app.domain.text import SectionId
from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.line_drafts import LineDrafts, Words

if TYPE_CHECKING:
    from briefing_app.bootstrap import Desk
    from briefing_app.services.note_opening import OpenNote
    from briefing_app.ui.notes.note_room import NoteRoom


class TypedLines(QObject):
    """Watches the lines of a note's room; ``drafts`` keeps what is typed there."""

    def __init__(self, room: NoteRoom, session: LibrarySession, number: str) -> None:
        super().__init__(room)
        self._room = room
        self._opened: OpenNote | None = None
        self._left: dict[str, str] = {}
        self._in_outline: dict[str, str] = {}
        self.drafts = LineDrafts(session, self.typed, partial(_keep, number), self)
        for edited in (room.head.form.edited, room.pane.heading_edited):
            edited.connect(self.drafts.touch)
        room.outline.headings.typed.connect(self._type_in_outline)
        room.outline.headings.closeEditor.connect(self._leave_outline)

    @property
    def left(self) -> Mapping[str, str]:
        """What an earlier session left half typed, as long as nothing else was typed or stored there."""
        return self._left

    @property
    def section_left(self) -> str:
        """The section whose heading was left half typed, "" where none was."""
        sections = self._opened.note.sections if self._opened else ()
        return next((one.id for one in sections if heading_line(one.id) in self._left), "")

    def show_note(self, opened: OpenNote) -> None:
        """Take note of what is stored now, and of what is not."""
        if self._opened is None:
            self._left = dict(opened.lines)
        else:
            self._left = {line: said for line, said in self._left.items() if opened.lines.get(line) == said}
        self._opened = opened
        self.drafts.begin(opened.lines)
        self.drafts.touch()

    def tell_left(self) -> None:
        """Show what was left half typed, and say that it is not saved."""
        if not self._left:
            return
        if any(not is_heading(line) for line in self._left):
            self._room.head.properties.setChecked(True)
        self._room.saved_changed.emit(self.tr("Not saved"))
        self._room.told.emit(
            self.tr(
                "%n line(s) of this note were left half typed and are not saved yet.", "", len(self._left)
            )
        )

    def typed(self) -> Words:
        """What is typed and not stored; a heading left half typed stays, also while another is shown."""
        if self._opened is None:
            return {}
        left = {line: said for line, said in self._left.items() if is_heading(line)}
        typed = {**left, **self._room.head.form.typed(), **self._room.pane.typed(), **self._in_outline}
        return unstored(self._opened.note, typed)

    @Slot(str, str)
    def _type_in_outline(self, section: str, words: str) -> None:
        self._in_outline = {heading_line(SectionId(section)): words}
        self.drafts.touch()

    @Slot()
    def _leave_outline(self) -> None:
        self._in_outline = {}
        self.drafts.touch()


def _keep(number: str, words: Words, desk: Desk) -> None:
    desk.line_drafts.keep_note(number, words)
