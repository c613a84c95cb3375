"""Saves what is typed: a draft within two seconds, a revision when it is asked for and every ten minutes.

Editors hand their text over on the thread of the window; the worker stores it. What could not be stored
stays in its editor, and nothing is said to be saved before it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance, Slot

from briefing_app.domain.text import RevisionId, SectionId, Text
from briefing_app.ui.failures import sentence
from briefing_app.ui.library_session import LibrarySession

if TYPE_CHECKING:
    from briefing_app.bootstrap import Desk
    from briefing_app.domain.severance import NewSeverance, SeveranceTag
    from briefing_app.domain.text import SeveranceId
    from briefing_app.services.texts import OpenText, SavedText, TextPlace

_DRAFT = 1500  # milliseconds after the first letter that no draft has
_REVISION = 10 * 60 * 1000


class Editor(Protocol):
    """What is asked of an editor; ``edited`` is its signal."""

    edited: SignalInstance

    def set_text(self, blocks: Text, severances: Mapping[SeveranceId, SeveranceTag]) -> None:
        """Show a text."""

    def text(self) -> Text:
        """The text as it is now."""

    def new_severances(self) -> tuple[NewSeverance, ...]:
        """The severances made in it that are not stored."""

    def mark_saved(self, saved: SavedText) -> None:
        """Take note of what was stored."""


@dataclass(slots=True)
class _Watched:
    """An editor with what is known of its text: the revision it is over, and what nobody has stored."""

    editor: Editor
    place: TextPlace
    read: RevisionId | None
    drafted: bool = True
    stored: bool = True


@dataclass(frozen=True, slots=True)
class _Handed:
    """A text as it is handed to the worker."""

    place: TextPlace
    blocks: Text
    read: RevisionId | None
    new: tuple[NewSeverance, ...]


class TextSaver(QObject):
    """Watches the editors of a room.

    ``unsaved_changed`` says that something was typed, ``saved`` that everything typed so far is stored as a
    revision, ``told`` what the officer should know of that, ``failed`` why something could not be stored.
    """

    unsaved_changed = Signal()
    saved = Signal()
    told = Signal(str)
    failed = Signal(str)

    def __init__(self, session: LibrarySession, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._watched: dict[SectionId, _Watched] = {}
        self._wishes: list[tuple[Callable[[], None], Callable[[], None]]] = []
        self._busy = False
        self._drafting = self._timer(_DRAFT, self._keep_drafts)
        self._revising = self._timer(_REVISION, self.save)

    # ---- what is watched

    def watch(self, editor: Editor, opened: OpenText) -> None:
        """Show a text in its editor and save what is typed there; a draft that was left is not saved yet."""
        place = opened.place
        editor.set_text(opened.blocks, opened.severances)
        known = self._watched.get(place.section)
        self._watched[place.section] = _Watched(editor, place, opened.revision, stored=not opened.from_draft)
        if known is None or known.editor is not editor:
            editor.edited.connect(partial(self._edited, place.section))

    def renew(self, opened: OpenText) -> None:
        """Show a text that was changed elsewhere, unless something is typed that is not stored."""
        one = self._watched.get(opened.place.section)
        if one is not None and one.stored and not self._busy and one.read != opened.revision:
            self.watch(one.editor, opened)

    def forget(self, section: SectionId) -> None:
        """Watch a section no longer, because it is gone."""
        self._watched.pop(section, None)

    @property
    def is_saved(self) -> bool:
        """Whether everything typed is stored."""
        return all(one.stored for one in self._watched.values())

    def unsaved(self) -> dict[SectionId, Text]:
        """What is typed and is no revision yet, by section."""
        return {key: one.editor.text() for key, one in self._watched.items() if not one.stored}

    def new_severances(self) -> tuple[NewSeverance, ...]:
        """The severances made in what is typed."""
        return tuple(
            new for one in self._watched.values() if not one.stored for new in one.editor.new_severances()
        )

    # ---- saving

    @Slot()
    def save(self) -> None:
        """Store what is typed as revisions."""
        self.save_then(_nothing)

    def save_then(self, then: Callable[[], None], otherwise: Callable[[], None] | None = None) -> None:
        """Store everything typed, also what is typed meanwhile, then go on; else *otherwise*."""
        self._wishes.append((then, otherwise or _nothing))
        if not self._busy:
            self._save()

    def _save(self) -> None:
        waiting = [one for one in self._watched.values() if not one.stored]
        if not waiting:
            self._answer(stored=True)
            return
        self._busy = True
        self._drafting.stop()
        handed = [_handed(one) for one in waiting]
        for one in waiting:
            one.stored = one.drafted = True
        self._session.call(
            self, partial(_save, handed), partial(self._saved, waiting), partial(self._lost, waiting)
        )

    def _saved(self, waiting: Sequence[_Watched], results: Sequence[SavedText | Exception]) -> None:
        self._busy = False
        failures: list[Exception] = []
        notices: list[str] = []
        for one, result in zip(waiting, results, strict=True):
            if isinstance(result, Exception):
                one.stored = one.drafted = False
                failures.append(result)
            else:
                one.read = result.revision
                one.editor.mark_saved(result)
                notices += result.notices
        if notices:
            self.told.emit("\n".join(dict.fromkeys(notices)))
        if failures:
            self.failed.emit("\n".join(dict.fromkeys(map(sentence, failures))))
            self._answer(stored=False)
            return
        if self.is_saved:
            self._revising.stop()
            self.saved.emit()
        self._save()  # what was typed meanwhile

    def _lost(self, waiting: Sequence[_Watched], error: Exception) -> None:
        self._saved(waiting, [error] * len(waiting))

    def _answer(self, *, stored: bool) -> None:
        """Tell everybody who waits for it how saving went."""
        wishes, self._wishes = self._wishes, []
        for then, otherwise in wishes:
            (then if stored else otherwise)()

    # ---- drafts

    def _edited(self, section: SectionId) -> None:
        one = self._watched.get(section)
        if one is None:
            return
        one.stored = one.drafted = False
        for timer in (self._drafting, self._revising):
            if not timer.isActive():
                timer.start()
        self.unsaved_changed.emit()

    @Slot()
    def _keep_drafts(self) -> None:
        if self._busy:  # the revision that drafts are over is only known when it is stored
            self._drafting.start()
            return
        waiting = [one for one in self._watched.values() if not one.drafted]
        for one in waiting:
            one.drafted = True
        if waiting:
            handed = [_handed(one) for one in waiting]
            self._session.call(self, partial(_draft, handed), _drafted, partial(self._not_drafted, waiting))

    def _not_drafted(self, waiting: Sequence[_Watched], error: Exception) -> None:
        for one in waiting:
            one.drafted = False
        self.failed.emit(sentence(error))

    def _timer(self, interval: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        timer.timeout.connect(act)
        return timer


def _handed(one: _Watched) -> _Handed:
    return _Handed(one.place, one.editor.text(), one.read, one.editor.new_severances())


def _save(handed: Sequence[_Handed], desk: Desk) -> list[SavedText | Exception]:
    """Each text stored by itself, so that one that cannot be does not keep the others."""
    results: list[SavedText | Exception] = []
    for one in handed:
        try:
            results.append(desk.texts.save(one.place, one.blocks, one.read, one.new))
        except Exception as error:  # told, or logged as the bug it is
            results.append(error)
    return results


def _draft(handed: Sequence[_Handed], desk: Desk) -> None:
    for one in handed:
        desk.texts.keep_draft(one.place, one.blocks, one.read, one.new)


def _drafted(_nothing: None) -> None:
    """A draft is kept; nobody needs to be told."""


def _nothing() -> None:
    """Nothing follows."""
