"""Work in the background: one worker thread, answers on the interface's thread.

The library's file belongs to the thread that opened it, so there is one worker and no more. One long-lived
object owns the signals; what runs on the worker owns nothing of Qt's.

Python's cycle collector runs in whichever thread makes garbage, and what it finds may be a forgotten widget,
which must not die on the worker. So it rests while anything runs there, and wakes on the window's thread.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

T = TypeVar("T")


class Progress(QObject):
    """How far a long task has come, told from the worker, and the wish to stop it, told from the window."""

    advanced = Signal(int, int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop = threading.Event()

    def report(self, done: int, total: int, what: str) -> None:
        """Say that *done* of *total* steps are made; any thread may call it."""
        self.advanced.emit(done, total, what)

    def cancel(self) -> None:
        """Ask the task to stop at its next step."""
        self._stop.set()

    def cancelled(self) -> bool:
        """Whether somebody asked the task to stop."""
        return self._stop.is_set()


class TaskRunner(QObject):
    """Runs tasks one after the other and hands each result back on the thread of the window."""

    busy_changed = Signal(bool)
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="task")
        self._pending = 0
        self._ended = False
        self._holds = False
        self._mark = object()  # stands for this runner among those at work, also once it is gone
        self.destroyed.connect(partial(_forget, self._mark, self._executor))
        self._arrived.connect(self._call, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether a task is running or waiting."""
        return self._pending > 0

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        on_success: Callable[[T], None],
        on_failure: Callable[[Exception], None],
        progress: Progress | None = None,
    ) -> None:
        """Do *work* in the background; drop the result if *owner* is gone by then, the work after the end.

        *progress* is what the work tells how far it is: it is kept until the work is done, then dropped.
        """
        if progress is not None:
            progress.setParent(self)
        if self._ended:
            return  # a late timer of a window that is being closed

        def deliver(future: Future[T]) -> None:
            self._set_pending(-1)
            if progress is not None:
                progress.deleteLater()
            if future.cancelled() or not shiboken6.isValid(owner):
                return
            error = future.exception()
            if error is None:
                on_success(future.result())
            elif isinstance(error, Exception):
                on_failure(error)
            else:
                raise error

        self._set_pending(+1)
        future = self._executor.submit(work)
        future.add_done_callback(lambda done: self._hand_over(lambda: deliver(done)))

    def shutdown(self) -> None:
        """Drop what waits and wait for what runs; nothing is run afterwards."""
        self._ended = True
        self._executor.shutdown(wait=True, cancel_futures=True)
        self._hold_collector(hold=False)

    def _hand_over(self, callback: Callable[[], None]) -> None:
        if shiboken6.isValid(self):
            self._arrived.emit(callback)

    @Slot(object)
    def _call(self, callback: Callable[[], None]) -> None:
        callback()

    def _set_pending(self, step: int) -> None:
        was_busy, self._pending = self._pending > 0, self._pending + step
        if was_busy != (self._pending > 0):
            self._hold_collector(hold=self._pending > 0 and not self._ended)
            self.busy_changed.emit(self._pending > 0)

    def _hold_collector(self, *, hold: bool) -> None:
        """Keep the cycle collector from running while any runner is at work."""
        if hold != self._holds:
            self._holds = hold
            _hold(self._mark, hold=hold)


_holding: set[object] = set()
"""The marks of the runners that are at work."""


def _hold(mark: object, *, hold: bool) -> None:
    _holding.discard(mark)
    if hold:
        _holding.add(mark)
    (gc.disable if _holding else gc.enable)()


def _forget(mark: object, executor: ThreadPoolExecutor, *_gone: QObject) -> None:
    """Let the collector run again although a runner was lost without having been shut down."""
    executor.shutdown(wait=False, cancel_futures=True)
    if mark in _holding:
        _hold(mark, hold=False)
