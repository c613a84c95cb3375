"""What the commands over a window work with, and what every class of them begins with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from briefing_app.ui.library_session import LibrarySession
    from briefing_app.ui.message_bar import MessageBar
    from briefing_app.ui.prompts import Prompts
    from briefing_app.ui.rooms import Rooms


@dataclass(frozen=True, slots=True)
class WindowParts:
    """What the commands over a window act on, ask with, tell in, and leave before they change the library."""

    window: QWidget
    session: LibrarySession
    prompts: Prompts
    bar: MessageBar
    rooms: Rooms


class OverWindow(QObject):
    """Commands over a window; they go with it."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts.window)
        self._window = parts.window
        self._session = parts.session
        self._prompts = parts.prompts
        self._bar = parts.bar
        self._rooms = parts.rooms
