"""Severs whole sections and facts and frees them: asked for in a small form, done on the worker, undone."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from briefing_app.ui import languages
from briefing_app.ui.editor.vocabulary import vocabulary_of
from briefing_app.ui.failures import sentence
from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.prompts import Prompts
from briefing_app.ui.sentences import all_shown
from briefing_app.ui.severing.whole_dialog import Grounds, WholeForm

if TYPE_CHECKING:
    from briefing_app.bootstrap import Desk
    from briefing_app.domain.facts import FactId
    from briefing_app.domain.text import SectionId
    from briefing_app.services.whole_severing import Severed

SaveThen = Callable[[Callable[[], None]], None]
"""Saves what is typed, then goes on."""


class WholeActs(QObject):
    """Acts on the sections and facts of what a room has open; what is typed in it is stored first.

    ``stored`` says that something is withheld or free by now, ``undoable`` what was done in words and the
    call that takes it back, ``failed`` why nothing was done.
    """

    stored = Signal()
    undoable = Signal(str, object)
    told = Signal(str)
    failed = Signal(str)

    def __init__(self, room: QWidget, session: LibrarySession, prompts: Prompts, save_then: SaveThen) -> None:
        super().__init__(room)
        self._room = room
        self._session = session
        self._prompts = prompts
        self._save_then = save_then
        self._wish = 0  # of several pressed before the first was asked about, the last one counts

    def sever_section(self, section: SectionId) -> None:
        """Ask for provisions, and withhold a section with its heading."""
        said = self.tr(
            "The section is withheld whole: its heading and everything in it, in every language. "
            "Where notes hold it, the same is proposed there."
        )
        form = self._form(self.tr("Sever the whole section"), said, frees=False)
        done = self.tr("The whole section is withheld: proposed.")
        self._begin(form, lambda given: partial(_sever_section, section, given), done)

    def free_section(self, section: SectionId) -> None:
        """Ask why, and let a section go that is withheld whole."""
        said = self.tr(
            "The section is no longer withheld whole. Words that are severed in it stay so, and so do copies "
            "of it in notes."
        )
        form = self._form(self.tr("Free the whole section"), said, frees=True)
        done = self.tr("The section is no longer withheld whole.")
        self._begin(form, lambda given: partial(_free_section, section, given), done)

    def sever_fact(self, fact: FactId) -> None:
        """Ask for provisions, and withhold a fact by itself."""
        said = self.tr(
            "The fact is withheld by itself, wherever it is drawn or counted. "
            "Where words that state it stand free, a public edition waits for them."
        )
        form = self._form(self.tr("Sever the fact"), said, frees=False)
        done = self.tr("The fact is withheld: proposed.")
        self._begin(form, lambda given: partial(_sever_fact, fact, given), done)

    def free_fact(self, fact: FactId) -> None:
        """Ask why, and let a fact go that is withheld by itself."""
        said = self.tr(
            "The fact is no longer withheld by itself. It stays withheld where words that state it are."
        )
        form = self._form(self.tr("Free the fact"), said, frees=True)
        done = self.tr("The fact is no longer withheld by itself.")
        self._begin(form, lambda given: partial(_free_fact, fact, given), done)

    # ---- inside

    def _form(self, title: str, said: str, *, frees: bool) -> WholeForm:
        language = languages.of(self._room)
        vocabulary = None if frees else vocabulary_of(self._session.catalogue, language)
        return WholeForm(title, said, self.tr("&Free") if frees else self.tr("&Sever"), vocabulary)

    def _begin(self, form: WholeForm, work: Callable[[Grounds], object], said: str) -> None:
        self._wish += 1
        self._save_then(partial(self._ask, self._wish, form, work, said))

    def _ask(self, wish: int, form: WholeForm, work: Callable[[Grounds], Any], said: str) -> None:
        if shiboken6.isValid(self) and wish == self._wish:
            answer: Grounds | None = self._prompts.grounds(self._room, self._session, form)
            if answer is not None:
                self._session.call(self, work(answer), partial(self._done, said), self._fail)

    def _done(self, said: str, severed: Severed) -> None:
        self.stored.emit()
        words = " ".join((said, *all_shown(severed.notices)))
        self.undoable.emit(words, partial(self._take_back, severed))

    def _take_back(self, severed: Severed) -> None:
        if shiboken6.isValid(self):
            work = partial(_undo, severed)
            self._save_then(lambda: self._session.call(self, work, self._undone, self._fail))

    def _undone(self, _nothing: None) -> None:
        self.stored.emit()
        self.told.emit(self.tr("Taken back."))

    def _fail(self, error: Exception) -> None:
        self.failed.emit(sentence(error))


def _sever_section(section: SectionId, given: Grounds, desk: Desk) -> Severed:
    return desk.whole_severing.sever_section(section, given.provisions, given.reason)


def _free_section(section: SectionId, given: Grounds, desk: Desk) -> Severed:
    return desk.whole_severing.free_section(section, given.reason)


def _sever_fact(fact: FactId, given: Grounds, desk: Desk) -> Severed:
    return desk.whole_severing.sever_fact(fact, given.provisions, given.reason)


def _free_fact(fact: FactId, given: Grounds, desk: Desk) -> Severed:
    return desk.whole_severing.free_fact(fact, given.reason)


def _undo(severed: Severed, desk: Desk) -> None:
    desk.whole_severing.undo(severed)
