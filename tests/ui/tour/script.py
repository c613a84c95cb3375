"""Plays a script: a generator that gives keys to press, words to type, and what must be waited for.

Keys are pressed outside the generator and by a timer of their own: a key that opens a dialog does not return
before the dialog is answered, and the script must go on inside its loop.
"""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Generator
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from briefing_app.ui.message_bar import MessageBar
from tests.ui.tour.keyboard import Keyboard

PATIENCE = 40.0
"""Seconds a step may be waited for; a verified backup is the longest."""

_PAUSE = 15


@dataclass(frozen=True)
class Press:
    """Keys pressed together, or several such one after the other: "Ctrl+N", "Tab Tab Space"."""

    keys: str


@dataclass(frozen=True)
class Write:
    """Words typed."""

    words: str


@dataclass(frozen=True)
class Until:
    """What must be true before the script goes on, and how that reads when it never is."""

    true: Callable[[], object]
    what: str


Step = Press | Write | Until
Script = Generator[Step, None, None]


class Player(QObject):
    """Plays a script until it ends or fails; ``failure`` says how, "" when it went well."""

    def __init__(self, script: Script, keyboard: Keyboard) -> None:
        super().__init__()
        self.failure = ""
        self.ended = False
        self.done: list[Step] = []
        self._script = script
        self._keyboard = keyboard
        self._keys: list[Callable[[], None]] = []
        self._waiting: Until | None = None
        self._since = time.monotonic()
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._go_on)
        self._timer.start()

    def _go_on(self) -> None:
        if self.ended:
            return
        try:
            self._one_step()
        except StopIteration:
            self._end("")
        except Exception:
            self._end(f"{traceback.format_exc()}\n{self._story()}")

    def _one_step(self) -> None:
        if self._keys:
            if not self._keyboard.ready():
                self._refuse_waiting("a widget to have the keyboard")
                return
            QTimer.singleShot(0, self._keys.pop(0))
            return
        if self._waiting is not None and not self._waiting.true():
            self._keyboard.ready()
            self._refuse_waiting(self._waiting.what)
            return
        self._take(next(self._script))

    def _refuse_waiting(self, what: str) -> None:
        if time.monotonic() - self._since > PATIENCE:
            self._end(f"waited in vain for {what}\n{self._story()}")

    def _take(self, step: Step) -> None:
        self.done.append(step)
        self._waiting, self._since = None, time.monotonic()
        match step:
            case Press():
                self._keys = [partial(self._type, self._keyboard.press, one) for one in step.keys.split()]
            case Write():
                self._keys = [partial(self._type, self._keyboard.write, step.words)]
            case Until():
                self._waiting = step

    def _type(self, how: Callable[[str], None], what: str) -> None:
        try:
            how(what)
        except Exception:
            self._end(f"{traceback.format_exc()}\n{self._story()}")

    def _story(self) -> str:
        focus, window = QApplication.focusWidget(), QApplication.activeWindow()
        where = f"{type(focus).__name__} “{focus.accessibleName()}”" if focus else "no widget"
        last = "\n".join(f"  {one}" for one in self.done[-8:])
        told = (one.text for one in QApplication.allWidgets() if isinstance(one, MessageBar))
        said = " ".join(filter(None, told))
        return f"the keyboard is at {where} in {type(window).__name__}, “{said}” is told, after\n{last}"

    def _end(self, failure: str) -> None:
        if self.ended:
            return
        self.failure, self.ended = failure, True
        self._timer.stop()
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            dialog.close()
