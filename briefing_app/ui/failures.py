"""What a person is told when something fails: the sentence of an expected error, one sentence for a bug."""

from __future__ import annotations

import logging
import sys
import traceback
from types import TracebackType

from PySide6.QtCore import QCoreApplication

from briefing_app.domain.errors import BriefingError
from briefing_app.ui.sentences import shown

log = logging.getLogger(__name__)


def sentence(error: BaseException) -> str:
    """The words for the bar; a bug is logged and told in general words, for its own may hold data."""
    if isinstance(error, BriefingError):
        return shown(str(error))
    log.error("%s", _places(error))
    return QCoreApplication.translate(
        "Failures",
        "Something went wrong inside the program; what was being done was given up. "
        "Try again; if it happens again, close the window and open it anew.",
    )


def log_uncaught(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    """Stands in for ``sys.excepthook``: a bug in a slot of the window is logged, never swallowed."""
    log.critical("%s", _places(error))
    if sys.stderr is not None:  # a windowed program has no console at all
        sys.stderr.write(f"Briefing Desk: {_places(error)}\n")


def _places(error: BaseException) -> str:
    """The kind of error and the lines it came through; never its message, which may hold a note's words."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]
    return "\n".join((f"unexpected {type(error).__name__}", *lines))
