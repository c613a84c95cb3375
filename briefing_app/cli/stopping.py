"""Ctrl+C as a wish to stop at the next step, for work that must not end in the middle of one."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager


@contextmanager
def told_by_ctrl_c() -> Generator[Callable[[], bool], None, None]:
    """Whether Ctrl+C was pressed since; meanwhile it ends nothing by itself."""
    pressed = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield pressed.is_set  # signals go to the main thread alone
        return
    former = signal.signal(signal.SIGINT, lambda *_: pressed.set())
    try:
        yield pressed.is_set
    finally:
        signal.signal(signal.SIGINT, signal.SIG_DFL if former is None else former)
