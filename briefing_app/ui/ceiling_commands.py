"""Changing how high the open library may go, as the menu asks for it; the message bar takes it back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from briefing_app.domain.errors import CancelledError
from briefing_app.ui import languages
from briefing_app.ui.failures import sentence
from briefing_app.ui.library_commands import ceiling_choices
from briefing_app.ui.message_bar import Choice, Tone
from briefing_app.ui.over_window import OverWindow
from briefing_app.ui.tasks import Progress

if TYPE_CHECKING:
    from briefing_app.bootstrap import Desk
    from briefing_app.domain.marking import Marking
    from briefing_app.services.ceilings import CeilingChange
    from briefing_app.ui.ceiling_dialog import CeilingWish


class CeilingCommands(OverWindow):
    """Asks for another ceiling and sets it, once the room in front is left: rooms know the one of before."""

    @Slot()
    def change(self) -> None:
        """Ask which ceiling, and why."""
        self._session.call(self, _ceiling_now, self._ask, self._fail)

    def _ask(self, now: Marking) -> None:
        choices = ceiling_choices(self._session.catalogue, languages.of(self._window), now)
        wish = self._prompts.ceiling(self._window, choices)
        if wish is not None:
            self._rooms.show_lists_then(partial(self._change, wish))

    def _change(self, wish: CeilingWish) -> None:
        progress = self._begin()
        self._session.call(self, partial(_changed, wish, progress), self._done, self._fail, progress)

    def _done(self, change: CeilingChange) -> None:
        said = self.tr("The ceiling of the library is now {ceiling}; before it was {former}.")
        words = said.format(ceiling=self._called(change.now), former=self._called(change.before))
        self._bar.offer_undo(words, partial(self._undo, change))

    def _undo(self, change: CeilingChange) -> None:
        self._rooms.show_lists_then(partial(self._take_back, change))

    def _take_back(self, change: CeilingChange) -> None:
        progress = self._begin()
        work = partial(_taken_back, change, progress)
        self._session.call(self, work, partial(self._back, change), self._fail, progress)

    def _back(self, change: CeilingChange, _nothing: None) -> None:
        said = self.tr("The ceiling of the library is {ceiling} again.")
        self._bar.tell(said.format(ceiling=self._called(change.before)))

    def _begin(self) -> Progress:
        """Say that it is looked at, with a button that stops it: all of a large library takes seconds."""
        progress = Progress()
        said = self.tr("Looking for what is marked above the new ceiling…")
        self._bar.busy(said, (Choice(self.tr("&Cancel"), progress.cancel),))
        return progress

    def _called(self, marking: Marking) -> str:
        catalogue = self._session.catalogue
        return catalogue.scheme_of(marking).whole(marking, languages.of(self._window))

    def _fail(self, error: Exception) -> None:
        self._bar.tell(sentence(error), Tone.NOTICE if isinstance(error, CancelledError) else Tone.ERROR)


# ---- on the worker


def _ceiling_now(desk: Desk) -> Marking:
    return desk.ceilings.now()


def _changed(wish: CeilingWish, progress: Progress, desk: Desk) -> CeilingChange:
    return desk.ceilings.change(wish.ceiling, wish.reason, whole=True, cancelled=progress.cancelled)


def _taken_back(change: CeilingChange, progress: Progress, desk: Desk) -> None:
    desk.ceilings.take_back(change, progress.cancelled)
