"""Deleting a profile or note: at once and without a question, with "Undo" in the message bar."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from briefing_app.ui.browsing import Browsing
from briefing_app.ui.failures import sentence
from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.message_bar import MessageBar, Tone
from briefing_app.ui.showing import Subject

if TYPE_CHECKING:
    from briefing_app.bootstrap import Desk
    from briefing_app.domain.facts import ProfileId
    from briefing_app.services.trash import TrashedThing


class TrashCommands(QObject):
    """Puts what is chosen in the list in the trash, and takes it out again."""

    def __init__(self, session: LibrarySession, bar: MessageBar, browsing: Browsing, action: QAction) -> None:
        super().__init__(browsing)
        self._session = session
        self._bar = bar
        self._browsing = browsing
        browsing.list.view.addAction(action)
        action.triggered.connect(self.delete_chosen)

    @Slot()
    def delete_chosen(self) -> None:
        """Put the profile or note of the chosen row in the trash."""
        row = self._browsing.chosen_row  # not what is on view, which follows a little later
        if row is not None:
            self._browsing.list.choose_beside()  # a second press means the next row
            self.delete(row)
        else:
            self._bar.tell(self.tr("Choose a profile or a note in its list to delete it."))

    def delete(self, subject: Subject) -> None:
        """Put a profile or note in the trash."""
        self._session.call(self, partial(_delete, subject), self._deleted, self._failed)

    def _deleted(self, thing: TrashedThing) -> None:
        words = self.tr("“{name}” is in the trash.").format(name=thing.name)
        self._bar.offer_undo(words, partial(self._restore, thing))
        self._browsing.refresh()

    def _restore(self, thing: TrashedThing) -> None:
        restored = partial(self._restored, thing)
        self._session.call(self, partial(_restore, thing), restored, self._failed)

    def _restored(self, thing: TrashedThing, _nothing: None) -> None:
        self._bar.tell(self.tr("“{name}” is back where it was.").format(name=thing.name))
        self._browsing.refresh()

    def _failed(self, error: Exception) -> None:
        self._bar.tell(sentence(error), Tone.ERROR)
        self._browsing.refresh()  # what could not be deleted may be gone already


def _delete(subject: Subject, desk: Desk) -> TrashedThing:
    if subject.is_note:
        return desk.trash.trash_note(subject.key)
    profile: ProfileId = subject.key  # type: ignore[assignment]  # the key of a profile is its id
    return desk.trash.trash_profile(profile)


def _restore(thing: TrashedThing, desk: Desk) -> None:
    desk.trash.restore(thing)
