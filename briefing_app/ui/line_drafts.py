"""Keeps what is typed in lines and forms outside the texts as a draft within two seconds, until it is stored.

What is typed there is stored when its line is left or its form accepted; until then only the draft outlives
the program. One object stands by each form.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTime, QTimer, Signal, Slot

from briefing_app.ui.editor.autosave import Pace
from briefing_app.ui.failures import sentence
from briefing_app.ui.library_session import LibrarySession

if TYPE_CHECKING:
    from briefing_app.bootstrap import Desk

Words = Mapping[str, Any]
Keep = Callable[[Words, "Desk"], None]
"""Keeps words as the draft, on the worker."""


class LineDrafts(QObject):
    """Keeps what *read* gives by *keep*, soon after :meth:`touch`.

    Signals:
        said: "Saved 14:02" or "Not saved", for the banner's line.
        failed: Why something was not kept; it is still in its line.
    """

    said = Signal(str)
    failed = Signal(str)

    def __init__(
        self,
        session: LibrarySession,
        read: Callable[[], Words],
        keep: Keep,
        parent: QObject,
        pace: Pace | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._read = read
        self._keep = keep
        self._kept: Words = {}
        self._busy = self._finished = False
        self._last_failure = ""
        pace = pace or Pace()
        self._pause, self._longest, self._again = (
            self._timer(length) for length in (pace.pause, pace.longest, pace.again)
        )

    def begin(self, kept: Words) -> None:
        """Say what the draft holds by now, as it was just read."""
        if not self._busy:
            self._kept = dict(kept)

    @Slot()
    def touch(self) -> None:
        """Something was typed, or stored: see in a moment what the draft is to hold."""
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def keep_now(self) -> None:
        """Keep what is typed although nobody will be told how that went: its form is being left."""
        self.stop()
        words = dict(self._read())
        if self._busy or words != self._kept:
            self._session.call(self, partial(self._keep, words), _nothing, self._have_failed)

    def finish(self) -> None:
        """What is typed is being stored: nothing is kept after that."""
        self.stop()
        self._finished = True

    def stop(self) -> None:
        """Keep nothing until something is typed again."""
        for timer in (self._pause, self._longest, self._again):
            timer.stop()

    # ---- inside

    def _timer(self, length: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(length)
        timer.timeout.connect(self._go_on)
        return timer

    @Slot()
    def _go_on(self) -> None:
        if self._busy or self._finished:
            return  # where it is busy, it looks again once it is done
        self.stop()
        words = dict(self._read())
        if words != self._kept:
            self._busy = True
            kept = partial(self._have_kept, words)
            self._session.call(self, partial(self._keep, words), kept, self._have_failed)

    def _have_kept(self, words: Words, _nothing: None) -> None:
        self._busy = False
        self._kept, self._last_failure = words, ""
        if words:
            hour, minute = QTime.currentTime().toString("HH:mm").split(":")
            self.said.emit(self.tr("Saved {hour}:{minute}").format(hour=hour, minute=minute))
        self._go_on()

    def _have_failed(self, error: Exception) -> None:
        self._busy = False
        self._again.start()
        words = sentence(error)
        self.said.emit(self.tr("Not saved"))
        if words != self._last_failure:
            self._last_failure = words
            self.failed.emit(words)


def _nothing(_kept: None) -> None:
    """What is done after keeping when nobody waits for it."""
