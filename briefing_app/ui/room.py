"""A room: what takes the whole of the window's middle, and what the window needs to know of it.

The lists are one room; a profile being edited, a note being prepared, an import being reviewed are others.
The window asks a room for the panes that F6 goes through, lets it save before it is left, and shows what it
says in the banners and the message bar. A room never reaches into the window or into another room.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class Room(QWidget):
    """The root of all rooms.

    Signals:
        banner_changed: The words and the colour ("#RRGGBB") of the marking of everything in sight.
        status_changed: What stands at the right of the bottom banner: words, language, severances.
        saved_changed: What stands at the right of the top banner: "Saved 14:02", or "" for nothing.
        told: A sentence for the message bar that is no failure.
        failed: A sentence for the message bar about what went wrong and what to do.
        library_changed: Something was stored; lists elsewhere are no longer true.
        left: The room is done with; the window goes back to the lists.
        wanted: A profile (its id) or note (its number) to go to, as ``("profile" | "note", key)``.
    """

    banner_changed = Signal(str, str)
    status_changed = Signal(str)
    saved_changed = Signal(str)
    told = Signal(str)
    failed = Signal(str)
    library_changed = Signal()
    left = Signal()
    wanted = Signal(str, str)

    def panes(self) -> Sequence[QWidget]:
        """What takes the keyboard, from left to right, for F6."""
        raise NotImplementedError

    def leave(self, then: Callable[[], None]) -> None:
        """Save what is not saved yet, then call *then*; where saving fails, say so and stay."""
        then()

    def refresh(self) -> None:
        """Read anew what is shown: the library was changed elsewhere."""
