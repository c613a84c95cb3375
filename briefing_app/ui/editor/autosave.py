"""Keeps what is typed: a draft within two seconds; a revision on leaving, every ten minutes and when asked.

One object stands by each editor. Of a text only one thing is being stored at a time, and what is wished
meanwhile is done after it with what is typed by then, so that nothing older ever follows something newer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QObject, Qt, QTime, QTimer, Signal, SignalInstance, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent
from PySide6.QtWidgets import QWidget

from briefing_app.domain.errors import NotAllowedError, StaleTextError
from briefing_app.domain.severance import NewSeverance
from briefing_app.domain.text import Text
from briefing_app.ui.failures import sentence
from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.sentences import all_shown

if TYPE_CHECKING:
    from briefing_app.bootstrap import Desk
    from briefing_app.domain.text import RevisionId
    from briefing_app.services.texts import OpenText, SavedText, TextPlace

_STAYS = {
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
}
"""Reasons for which the keyboard goes from an editor without its section being left."""


class Typed(Protocol):
    """What is asked of an editor."""

    edited: SignalInstance

    def text(self) -> Text:
        """What is typed."""
        ...

    def new_severances(self) -> tuple[NewSeverance, ...]:
        """The severances made in the editor and not stored yet."""
        ...

    def mark_saved(self, saved: SavedText) -> None:
        """Take note of what was stored, whatever has been typed since."""
        ...

    def follow(self, saved: SavedText) -> None:
        """Put what was decided elsewhere about what was stored into what has been typed since."""
        ...


@dataclass(frozen=True, slots=True)
class Pace:
    """Milliseconds: after a pause in typing, without one, until a revision is made, after a failure."""

    pause: int = 900
    longest: int = 1_700
    revision: int = 600_000
    again: int = 20_000


class Flushes(Protocol):
    """What has something typed to be saved: an editor's autosave, or a page of them."""

    def flush(self, then: Callable[[], None]) -> None:
        """Save what is typed, then call *then*; where that fails, only say why."""


def flush_each(those: Iterable[Flushes], then: Callable[[], None]) -> None:
    """Save what is typed in each, one after the other and the last one first, then go on."""
    waiting = list(those)

    def next_one() -> None:
        if waiting:
            waiting.pop().flush(next_one)
        else:
            then()

    next_one()


class Autosave(QObject):
    """Stores what one editor holds, off the window's thread.

    Signals:
        said: "Saved 14:02" or "Not saved", for the banner's line.
        told: A sentence on what the officer should know of what was saved.
        failed: Why something was not stored; what is typed is still in the editor.
        stored: A revision was made, as :class:`SavedText`; lists and pages elsewhere are no longer true.
        superseded: The text was saved by someone else: it can only be opened again; what is typed is a draft.
    """

    said = Signal(str)
    told = Signal(str)
    failed = Signal(str)
    stored = Signal(object)
    superseded = Signal()

    def __init__(
        self,
        session: LibrarySession,
        editor: QWidget,
        opened: OpenText,
        pace: Pace | None = None,
        time: Callable[[], QTime] = QTime.currentTime,
    ) -> None:
        super().__init__(editor)
        self._session = session
        self._editor: Typed = editor  # type: ignore[assignment]  # a widget that is Typed
        self._widget = editor
        self._place: TextPlace = opened.place
        self._read: RevisionId | None = opened.revision
        self._pace = pace or Pace()
        self._time = time
        self._text = 0  # counts the texts that were opened in the editor
        self._edits = 0
        self._kept = 0  # how many edits the draft has
        self._saved = -1 if opened.from_draft else 0  # how many edits the last revision has
        self._busy = False
        self._stale = False
        self._waiting: list[Callable[[], None]] = []
        self._wants_revision = False
        self._reasons: list[str] = []
        self._sent = 0  # how many of the reasons went with what is being stored
        self._last_failure = ""
        self._pause = self._timer(self._pace.pause, self._keep)
        self._longest = self._timer(self._pace.longest, self._keep)
        self._again = self._timer(self._pace.again, self._keep)
        self._revision = self._timer(self._pace.revision, self.save)
        self._editor.edited.connect(self._note_edit)
        editor.installEventFilter(self)

    @property
    def dirty(self) -> bool:
        """Whether anything typed is in no revision yet."""
        return self._saved != self._edits

    @property
    def place(self) -> TextPlace:
        """Which text is typed."""
        return self._place

    @property
    def revision(self) -> RevisionId | None:
        """The revision that is being typed over."""
        return self._read

    # ---- asked for

    def flush(self, then: Callable[[], None]) -> None:
        """Make a revision of what is typed, then call *then*; where that fails, only say why."""
        if not self.dirty and not self._busy:
            then()
            return
        self._waiting.append(then)
        self._wants_revision = True
        self._last_failure = ""  # who asks is told, even if it was told before
        self._go_on()

    @Slot()
    def save(self) -> None:
        """Make a revision of what is typed, if anything is."""
        self.flush(_nothing)

    def give_reason(self, reason: str) -> None:
        """Say why a marking is lowered; it is kept with the next revision, with those given before."""
        if reason.strip() and reason.strip() not in self._reasons[self._sent :]:
            self._reasons.append(reason.strip())

    def reopen(self, opened: OpenText) -> None:
        """Go on from another text, which was just set in the editor; what was typed before is no concern."""
        for timer in (self._pause, self._longest, self._again, self._revision):
            timer.stop()
        self._place, self._read = opened.place, opened.revision
        self._text += 1
        self._reasons, self._sent = [], 0
        self._stale = False
        self._edits += 1
        self._kept = self._edits
        self._saved = self._edits - 1 if opened.from_draft else self._edits

    # ---- typing and time

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        left = isinstance(event, QFocusEvent) and event.type() is QEvent.Type.FocusOut
        if left and watched is self._widget and event.reason() not in _STAYS:  # type: ignore[attr-defined]  # of this type Qt gives a focus event
            self.save()
        return False

    @Slot()
    def _note_edit(self) -> None:
        self._edits += 1
        self._pause.start()
        for timer in (self._longest, self._revision):
            if not timer.isActive():
                timer.start()

    @Slot()
    def _keep(self) -> None:
        self._pause.stop()
        self._longest.stop()
        self._go_on()

    def _timer(self, length: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(length)
        timer.timeout.connect(act)
        return timer

    # ---- storing, one thing after the other

    def _go_on(self) -> None:
        """Store what is wished, unless something is being stored: that goes on here when it is done."""
        if self._busy:
            return
        if self._stale:
            self._give_way()
        elif self._wants_revision and self.dirty:
            self._sent = len(self._reasons)
            self._store(_save, self._have_saved, "; ".join(self._reasons))
        elif self._wants_revision:
            self._settle()
        elif self._kept < self._edits and self.dirty:
            self._store(_keep, self._have_kept, "")

    def _store(self, work: _Work, done: Callable[[int, object], None], reason: str) -> None:
        self._busy = True
        self._again.stop()
        typed = _Wish(self._place, self._editor.text(), self._read, self._editor.new_severances(), reason)
        told = partial(self._have_stored, partial(done, self._edits), self._text)
        failed = partial(self._have_failed, self._edits, self._text)
        self._session.call(self, partial(work, typed), told, failed)

    def _have_stored(self, done: Callable[[object], None], text: int, result: object) -> None:
        self._busy = False
        self._last_failure = ""
        if text == self._text:  # else another text is in the editor by now
            done(result)
        self._go_on()

    def _have_kept(self, at: int, _nothing: object) -> None:
        self._kept = max(self._kept, at)
        self._say_saved()

    def _have_saved(self, at: int, saved: object) -> None:
        result: SavedText = saved  # type: ignore[assignment]  # the answer of _save
        del self._reasons[: self._sent]
        self._sent = 0
        self._read = result.revision
        self._kept = self._saved = at
        self._revision.stop()
        if self.dirty:
            self._revision.start()
        self._editor.mark_saved(result)
        words = self._say_saved()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._widget, words))
        self.stored.emit(result)
        if result.notices:
            self.told.emit("\n".join(all_shown(result.notices)))
        if result.overtaken and self.dirty:
            self._read = result.overtaken
            self._editor.follow(result)
        elif result.overtaken:
            self._stale = True  # a newer revision is there, with what was decided elsewhere

    def _give_way(self) -> None:
        """The text was saved by someone else: once all that is typed is a draft, it can be opened anew."""
        if self._kept < self._edits:
            self._store(_keep, self._have_kept, "")
        else:
            self._stale = False
            self.superseded.emit()
            self._settle()  # who waits waited for a revision, and that there is

    def _settle(self) -> None:
        """Everything typed is in a revision: go on with what waited for it."""
        self._wants_revision = False
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            then()

    def _have_failed(self, at: int, text: int, error: Exception) -> None:
        self._busy = False
        self._sent = 0
        if text != self._text:
            self._go_on()
            return
        if self._wants_revision and at < self._edits and not isinstance(error, StaleTextError):
            self._go_on()  # what failed is older than what is wished to be stored
            return
        self._wants_revision = False
        self._waiting.clear()
        if not isinstance(error, NotAllowedError):
            self._again.start()  # a full disk or a busy file may pass; a rule will not
        words = sentence(error)
        self.said.emit(self.tr("Not saved"))
        if words != self._last_failure:
            self._last_failure = words
            self.failed.emit(words)
        if isinstance(error, StaleTextError):
            self._stale, self._kept = True, max(self._kept, at)  # what was refused is a draft
            self._give_way()

    def _say_saved(self) -> str:
        hour, minute = self._time().toString("HH:mm").split(":")
        words = self.tr("Saved {hour}:{minute}").format(hour=hour, minute=minute)
        self.said.emit(words)
        return words


def _nothing() -> None:
    """What is done after saving when nothing waits for it."""


# ---- on the worker


@dataclass(frozen=True, slots=True)
class _Wish:
    """What is to be stored."""

    place: TextPlace
    text: Text
    read: RevisionId | None
    new: tuple[NewSeverance, ...]
    reason: str


_Work = Callable[[_Wish, "Desk"], object]


def _keep(wish: _Wish, desk: Desk) -> None:
    desk.texts.keep_draft(wish.place, wish.text, wish.read, wish.new)


def _save(wish: _Wish, desk: Desk) -> SavedText:
    return desk.texts.save(wish.place, wish.text, wish.read, wish.new, wish.reason)
