"""Severing and freeing whole sections of the note that is open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from briefing_app.domain.text import SectionId
from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.prompts import Prompts
from briefing_app.ui.severing.whole_acts import WholeActs

if TYPE_CHECKING:
    from briefing_app.ui.notes.note_room import NoteRoom


class NoteSevering(QObject):
    """Connects the commands of the outline with acts on the section that is chosen."""

    def __init__(self, room: NoteRoom, session: LibrarySession, prompts: Prompts) -> None:
        super().__init__(room)
        self._room = room
        self._acts = WholeActs(room, session, prompts, room.leave)
        do = room.outline.actions_of_outline
        do.sever.triggered.connect(self._sever)
        do.free.triggered.connect(self._free)
        for say in ("told", "undoable", "failed"):
            getattr(self._acts, say).connect(getattr(room, say))
        self._acts.stored.connect(self._stored)

    @Slot()
    def _sever(self) -> None:
        self._with_chosen(self._acts.sever_section)

    @Slot()
    def _free(self) -> None:
        self._with_chosen(self._acts.free_section)

    def _with_chosen(self, act: Callable[[SectionId], None]) -> None:
        chosen = self._room.section(self._room.outline.current)
        if chosen is not None:
            act(chosen.id)

    @Slot()
    def _stored(self) -> None:
        self._room.refresh()
        self._room.library_changed.emit()
