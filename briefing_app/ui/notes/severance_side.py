"""The severances of a note beside its text: read again when they change, followed by the banner."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot

from briefing_app.domain.text import BlockId, holds
from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.severances.severance_panel import SeverancePanel
from briefing_app.ui.showing import Subject

if TYPE_CHECKING:
    from briefing_app.domain.marking import Marking
    from briefing_app.ui.notes.note_room import NoteRoom

KEY = "severances"
"""What the side pane calls it."""


class SeveranceSide(QObject):
    """Puts the panel of severances into the side pane of a room."""

    def __init__(self, room: NoteRoom, session: LibrarySession, number: str) -> None:
        super().__init__(room)
        self._room = room
        self._markings: frozenset[Marking] = frozenset()  # of what the panel shows
        subject = Subject("note", number, "")
        self.panel = SeverancePanel(session, subject, save_first=room.save, showing=self._showing)
        room.side.add(KEY, self.tr("Severances"), self.panel)
        room.side.shown.connect(self._turned)
        panel = self.panel
        panel.decided.connect(self._decided)
        panel.undoable.connect(room.undoable)
        panel.told.connect(room.told)
        panel.failed.connect(room.failed)
        panel.go_to_wanted.connect(self._go_to)
        panel.fact_wanted.connect(partial(room.wanted_at.emit, "profile"))

    def show(self) -> None:
        """Bring the severances to the front, what is typed included."""
        if self._room.side.current == KEY:
            self._read_anew()
        self._room.side.show_side(KEY)
        self.panel.main_widget.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_severance(self, wanted: str) -> None:
        """Bring a severance of the note to the front; nothing where the note has none of this id."""
        opened = self._room.open_note
        sections = opened.note.sections if opened else ()
        if any(wanted in one.severances or any(wanted in holds(b) for b in one.blocks) for one in sections):
            self.panel.show_severance(wanted)
            self.show()

    @contextmanager
    def _showing(self, markings: frozenset[Marking]) -> Iterator[None]:
        """Let the banner be that of both while words take the place of others."""
        sight = self._room.sight
        sight.show_severances(self._markings | markings)
        yield
        self._markings = markings
        sight.show_severances(markings)

    @Slot(str)
    def _turned(self, side: str) -> None:
        """What is behind another side is out of sight; what comes to the front is read with what is typed."""
        self._room.sight.show_severances(self._markings if side == KEY else frozenset())
        if side == KEY:
            self._read_anew()

    def _read_anew(self) -> None:
        self._room.save(self.panel.refresh)

    @Slot()
    def _decided(self) -> None:
        self._room.refresh()
        self._room.library_changed.emit()

    @Slot(str)
    def _go_to(self, block: str) -> None:
        self._room.go_to(BlockId(block))
