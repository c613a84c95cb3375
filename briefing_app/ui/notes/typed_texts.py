"""What is typed in the sections of a note: each editor keeps its own, and this speaks for all of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from briefing_app.domain.text import SectionId, Text
from briefing_app.ui.editor.autosave import Autosave
from briefing_app.ui.editor.section_editor import SectionEditor
from briefing_app.ui.failures import sentence
from briefing_app.ui.library_session import LibrarySession

if TYPE_CHECKING:
    from briefing_app.bootstrap import Desk
    from briefing_app.domain.severance import NewSeverance
    from briefing_app.services.texts import OpenText, TextPlace


@dataclass(slots=True, eq=False)
class _Wish:
    """Somebody waits until everything is stored: who is still storing, and what follows."""

    then: Callable[[], None]
    otherwise: Callable[[], None]
    storing: set[SectionId] = field(default_factory=set)


class TypedTexts(QObject):
    """Watches the editors of a note.

    Signals:
        said: "Saved 14:02" or "Not saved".
        told: What the officer should know of what was saved.
        failed: Why something was not stored; it is still in its editor.
        stored: A revision was made.
        overtaken: Somebody else had saved a text: it is read anew, and what was typed is among its revisions.
    """

    said = Signal(str)
    told = Signal(str)
    failed = Signal(str)
    stored = Signal()
    overtaken = Signal()

    def __init__(self, session: LibrarySession, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._watched: dict[SectionId, tuple[SectionEditor, Autosave]] = {}
        self._wishes: list[_Wish] = []

    # ---- what is watched

    def watch(self, editor: SectionEditor, opened: OpenText) -> None:
        """Show a text in its editor, and keep what is typed there; a draft that was left is not saved yet."""
        section = opened.place.section
        editor.open(opened)
        if section in self._watched:
            self._watched[section][1].reopen(opened)
            return
        if self._session.only_reads:
            editor.only_read()
        saving = Autosave(self._session, editor, opened)
        editor.lowering.connect(saving.give_reason)
        saving.said.connect(self.said)
        saving.told.connect(self.told)
        saving.stored.connect(self._tell_stored)
        saving.failed.connect(self._fail)
        saving.superseded.connect(partial(self._read_anew, section))
        self._watched[section] = (editor, saving)

    def renew(self, opened: OpenText) -> None:
        """Show a text that was changed elsewhere, unless something is typed that is not stored.

        How far its severances are decided is shown in any case, and what withholds the section whole holds.
        """
        editor, saving = self._watched[opened.place.section]
        editor.hold_whole(opened.held)
        if not saving.dirty and saving.revision != opened.revision:
            self.watch(editor, opened)
        elif dict(opened.severances).items() - editor.tags().items():
            editor.show_decisions(opened.severances)

    def _read_anew(self, section: SectionId) -> None:
        """Show what somebody else saved; all that is typed is a draft by now, which reading sets aside."""
        editor, saving = self._watched[section]
        editor.setReadOnly(True)
        work, done = partial(_read, saving.place), partial(self._have_read, section)
        self._session.call(saving, work, done, partial(self._have_not_read, editor))

    def _have_read(self, section: SectionId, opened: OpenText) -> None:
        if section not in self._watched:
            return
        editor, _ = self._watched[section]
        self.watch(editor, opened)
        editor.setReadOnly(False)
        if opened.aside is not None:
            self.told.emit(
                self.tr(
                    "Somebody else saved this section: it says what they wrote, "
                    "and what you typed is kept among its revisions."
                )
            )
        self.overtaken.emit()

    def _have_not_read(self, editor: SectionEditor, error: Exception) -> None:
        editor.setReadOnly(False)
        self.failed.emit(sentence(error))

    def forget(self, section: SectionId) -> None:
        """Watch a section no longer, because it is gone."""
        known = self._watched.pop(section, None)
        if known is not None:
            known[1].blockSignals(True)
            known[1].deleteLater()

    def watched(self, section: SectionId) -> tuple[SectionEditor, Autosave] | None:
        """The editor of a section and what keeps its text; None where it has not been opened."""
        return self._watched.get(section)

    def unsaved(self) -> dict[SectionId, Text]:
        """What is typed and is no revision yet, by section."""
        return {key: editor.text() for key, (editor, saving) in self._watched.items() if saving.dirty}

    def new_severances(self) -> tuple[NewSeverance, ...]:
        """The severances made in what is typed."""
        return tuple(
            new
            for editor, saving in self._watched.values()
            if saving.dirty
            for new in editor.new_severances()
        )

    # ---- saving

    def save_then(self, then: Callable[[], None], otherwise: Callable[[], None] | None = None) -> None:
        """Store everything typed, also what is typed meanwhile, then go on; where that fails, *otherwise*."""
        wish = _Wish(then, otherwise or _nothing)
        self._wishes.append(wish)
        self._go_on(wish)

    def _go_on(self, wish: _Wish) -> None:
        waiting = [(key, saving) for key, (_, saving) in self._watched.items() if saving.dirty]
        if not waiting:
            self._wishes.remove(wish)
            wish.then()
            return
        wish.storing = {key for key, _ in waiting}
        for key, saving in waiting:
            saving.flush(partial(self._flushed, wish, key))

    def _flushed(self, wish: _Wish, section: SectionId) -> None:
        wish.storing.discard(section)
        if wish in self._wishes and not wish.storing:
            self._go_on(wish)

    @Slot(str)
    def _fail(self, why: str) -> None:
        self.failed.emit(why)
        wishes, self._wishes = self._wishes, []
        for wish in wishes:
            wish.otherwise()

    @Slot()
    def _tell_stored(self) -> None:
        self.stored.emit()


def _read(place: TextPlace, desk: Desk) -> OpenText:
    return desk.texts.open(place)


def _nothing() -> None:
    """Nothing else follows."""
