"""The log file: what happened in ids and counts, where it failed; never a word of a record."""

from __future__ import annotations

import logging
import os
import traceback
from copy import copy
from logging import LogRecord
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING

from briefing_app.paths import made_private, user_data_folder

if TYPE_CHECKING:
    from logging.handlers import RotatingFileHandler

LARGEST = 1_000_000
OLDER_ONES = 2  # beside the present file: three in all

ExceptionInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def place() -> Path:
    """The log file of this person on this computer; it may not exist yet."""
    return user_data_folder() / "logs" / "briefing-desk.log"


def start() -> None:
    """Log from now on; twice is once. Nothing is made on disk before there is something to say."""
    root = logging.getLogger()
    if any(isinstance(handler, LogFile) for handler in root.handlers):
        return
    root.addHandler(LogFile())
    logging.getLogger("briefing_app").setLevel(logging.INFO)


class LogFile(logging.Handler):
    """Writes to the log file, made private on the first record; a log that cannot be written stops nobody."""

    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(WithoutValues("%(asctime)s %(levelname)s %(process)d %(name)s: %(message)s"))
        self._file: RotatingFileHandler | None = None

    def emit(self, record: LogRecord) -> None:
        """Write the record."""
        try:
            self._opened().emit(record)
        except Exception:  # a full disk, a read-only home: the command itself matters more
            self.handleError(record)

    def handleError(self, record: LogRecord) -> None:  # noqa: N802  # logging's own name
        """Stay silent: standard error belongs to the sentence for the person."""

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()
        super().close()

    def _opened(self) -> RotatingFileHandler:
        if self._file is None:
            self._file = _rotating(place())
            self._file.setFormatter(self.formatter)
            self._file.handleError = self.handleError  # type: ignore[method-assign]  # silent as well
        return self._file


class WithoutValues(logging.Formatter):
    """Formats a failure as the places it went through and the types of the exceptions.

    The message of an exception is left out: a database or a parser puts the very words into it.
    """

    def format(self, record: LogRecord) -> str:
        """The record in our words, not in those another handler has left on it."""
        bare = copy(record)
        bare.exc_text = None
        return super().format(bare)

    def formatException(self, ei: ExceptionInfo) -> str:  # noqa: N802  # logging's own name
        """The exception and what caused it, the innermost first."""
        return "\n".join(_told(ei[1])) if ei[1] is not None else ""


def _told(error: BaseException) -> list[str]:
    earlier = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    lines = [*_told(earlier), "which led to:"] if earlier is not None else []
    frames = traceback.extract_tb(error.__traceback__)
    lines += [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]
    return [*lines, f"{type(error).__module__}.{type(error).__qualname__}"]


def _rotating(file: Path) -> RotatingFileHandler:
    from logging.handlers import RotatingFileHandler  # loads sockets and queues, which most calls never need

    class PrivateFile(RotatingFileHandler):
        """A rotating file that its owner alone can read."""

        def _open(self) -> IO[str]:  # type: ignore[override]  # logging names the same object more narrowly
            return open(  # Path.open takes no opener
                self.baseFilename, self.mode, encoding="utf-8", errors="backslashreplace", opener=_private
            )

    made_private(file.parent)
    return PrivateFile(file, maxBytes=LARGEST, backupCount=OLDER_ONES, encoding="utf-8")


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
