"""Offers to sever in another language what was just severed in one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QObject, Signal, Slot

from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.profiles.refusals import said

if TYPE_CHECKING:
    from briefing_app.bootstrap import Desk
    from briefing_app.services.paired_passages import PairedPassage, SeveredToo

SaveThen = Callable[[Callable[[], None]], None]
"""Saves what is typed, then goes on."""


class PairedOffer(QObject):
    """Tells which passages say in another language what is severed, and severs them when it is wished.

    ``offered`` gives a sentence, the words of a button and the call for it; ``undoable`` what was done and
    the call that takes it back; ``stored`` says that texts are others now, ``failed`` why nothing was done.
    """

    offered = Signal(str, str, object)
    undoable = Signal(str, object)
    stored = Signal()
    failed = Signal(str)

    def __init__(self, session: LibrarySession, save_then: SaveThen, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._save_then = save_then

    @Slot(object)
    def offer(self, passages: Sequence[PairedPassage]) -> None:
        """Tell of passages, and offer to sever them."""
        words = self.tr("%n passage(s) that say the same in the other language are free.", "", len(passages))
        self.offered.emit(words, self.tr("&Sever there too"), partial(self._begin, tuple(passages)))

    def _begin(self, passages: tuple[PairedPassage, ...]) -> None:
        if shiboken6.isValid(self):
            self._save_then(partial(self._do, partial(_sever, passages), self._severed))

    def _do(self, work: Callable[[Desk], object], done: Callable[[Any], None]) -> None:
        self._session.call(self, work, done, self._fail)

    def _severed(self, severed: SeveredToo) -> None:
        self.stored.emit()
        words = self.tr("Proposed in the other language, under the same exemptions.")
        self.undoable.emit(words, partial(self._take_back, severed))

    def _take_back(self, severed: SeveredToo) -> None:
        if shiboken6.isValid(self):
            work = partial(_let_go, severed)
            self._save_then(partial(self._do, work, lambda _nothing: self.stored.emit()))

    def _fail(self, error: Exception) -> None:
        self.failed.emit(said(error))


def _sever(passages: tuple[PairedPassage, ...], desk: Desk) -> SeveredToo:
    return desk.paired_passages.sever(passages)


def _let_go(severed: SeveredToo, desk: Desk) -> None:
    desk.paired_passages.take_back(severed)
