"""A room: what takes the whole of the window's middle, and what the window needs to know of it.

The lists are one room; a profile being edited, a note being prepared, an import being reviewed are others.
The window asks a room for the panes that F6 goes through, lets it save before it is left, and shows what it
says in the banners and the message bar. A room never reaches into the window or into another room.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from briefing_app.domain.text import BlockId

if TYPE_CHECKING:
    from briefing_app.ui.showing import Subject


class Room(QWidget):
    """The root of all rooms; the title of the widget is the name of what is open in it.

    Signals:
        banner_changed: The ``Mark`` of everything in sight, told before words come and after they are gone.
        status_changed: What stands at the right of the bottom banner: words, language, severances.
        saved_changed: What stands at the right of the top banner: "Saved 14:02", or "" for nothing.
        told: A sentence for the message bar that is no failure.
        undoable: A sentence on what was done, and the call that takes it back, for "Undo" in the message bar.
        offered: A sentence, the words of a button for the message bar, and the call for it.
        form_closed: Why what was typed in a form is not stored, the form, to be taken up in such a room
            again, and whether storing it failed.
        failed: A sentence for the message bar about what went wrong and what to do.
        library_changed: Something was stored; lists elsewhere are no longer true.
        stayed: The person was asked whether the room may go, and said no.
        left: The room is done with; the window goes back to where the room was opened from.
        wanted: A profile (its id) or note (its number) to go to, as ``("profile" | "note", key)``.
        wanted_at: The same with the block that is meant.
        asked: A command of the window, one of ``Command``, for a button that imports, say.
    """

    banner_changed = Signal(object)
    status_changed = Signal(str)
    saved_changed = Signal(str)
    told = Signal(str)
    undoable = Signal(str, object)
    offered = Signal(str, str, object)
    form_closed = Signal(str, object, bool)
    failed = Signal(str)
    library_changed = Signal()
    stayed = Signal()
    left = Signal()
    wanted = Signal(str, str)
    wanted_at = Signal(str, str, str)
    asked = Signal(object)

    topic = "first-steps"
    """The page of the help that F1 opens here: a file name of ``resources/help`` without its ending."""

    @property
    def subject(self) -> Subject | None:
        """The profile or note that is open, for the commands of the window such as Export."""
        return None

    @property
    def chosen_words(self) -> str:
        """The words chosen in front, or whom the fact chosen there names: a name one may ask about."""
        return ""

    @property
    def here(self) -> BlockId | None:
        """The block of the subject that one is at, or None."""
        return None

    @property
    def is_public(self) -> bool:
        """Whether the pages in sight are of the public edition, which an export then offers first."""
        return False

    @property
    def has_editions(self) -> bool:
        """Whether there are pages here whose edition can be chosen by :meth:`show_edition`."""
        return False

    def show_edition(self, *, public: bool) -> None:
        """Show the pages in sight in the public or in the internal edition."""

    def panes(self) -> Sequence[QWidget]:
        """What takes the keyboard, from left to right, for F6."""
        raise NotImplementedError

    def leave(self, then: Callable[[], None]) -> None:
        """Save what is not saved yet, then call *then*; where saving fails, say so and stay.

        The window calls it for every reason to save: before the room goes, before an export, for Ctrl+S; also
        again while the answer to an earlier call is still to come. After *then* the room may be gone at once,
        so nothing typed meanwhile may be unsaved when it is called.
        """
        then()

    def save(self, then: Callable[[], None]) -> None:
        """Save what is not saved yet, then call *then*; the room stays, and asks nothing."""
        self.leave(then)

    def refresh(self) -> None:
        """Read anew what is shown: the library was changed elsewhere."""

    def decided(self) -> None:
        """Show how far severances are decided by now: something was decided about some."""
        self.refresh()

    def show_severances(self) -> bool:
        """Show the severances of what is open, where the room has a place for them; whether it has."""
        return False

    def take_up(self, form: object) -> None:
        """Go on with a form that was closed in a room like this one."""

    def go_to(self, block: BlockId) -> None:
        """Show one block of what is open, or the section, fact or severance of this id, once it is read."""
