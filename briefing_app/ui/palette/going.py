"""The palette of a window: what it finds comes from the lists and the rooms, and it goes to them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QWidget

from briefing_app.ui.palette.palette_commands import PaletteCommands, PaletteSources, commands_of
from briefing_app.ui.rooms import Address, Rooms

if TYPE_CHECKING:
    from briefing_app.domain.text import BlockId
    from briefing_app.ui.browsing import Browsing
    from briefing_app.ui.library_session import LibrarySession
    from briefing_app.ui.showing import Subject


class Going(QObject):
    """Goes to a profile, a note, a section or a search from anywhere, by the palette or by itself."""

    def __init__(self, window: QWidget, session: LibrarySession, browsing: Browsing, rooms: Rooms) -> None:
        super().__init__(window)
        self._browsing = browsing
        self._rooms = rooms
        self.palette = PaletteCommands(
            window,
            session,
            PaletteSources(
                contents=lambda: browsing.contents,
                subject=lambda: rooms.current.subject,
                actions=partial(commands_of, window),
            ),
        )
        self.palette.wanted.connect(self.go_to)
        self.palette.search_wanted.connect(self.search_for)
        self.palette.failed.connect(rooms.failed)
        browsing.changed.connect(self.palette.remember)
        rooms.changed.connect(self.palette.remember)
        session.opening.connect(self.palette.forget)

    @Slot(object, object)
    def go_to(self, subject: Subject, block: BlockId | None = None) -> None:
        """Go into the room of a profile or note, or to its pages where it has none."""
        if self._rooms.can_open(subject.kind):
            self._rooms.open(Address(subject.kind, subject.key, block))
        else:
            self._rooms.show_lists_then(partial(self._browsing.go_to, subject, block))

    @Slot(str)
    def search_for(self, words: str) -> None:
        """Go to the lists and search all texts for words."""
        self._rooms.show_lists_then(partial(self._browsing.search_for, words))

    @Slot()
    def search(self) -> None:
        """Go to the lists and search all texts for what is going to be typed."""
        self._rooms.show_lists_then(self._begin_search)

    def _begin_search(self) -> None:
        field = self._browsing.list.search
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()
