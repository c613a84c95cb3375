"""How far an export is, and the wish to stop it."""

from __future__ import annotations

from collections.abc import Callable

from briefing_app.domain.errors import CancelledError

Progress = Callable[[int, int, str], None]
STEPS = 4


class ExportSteps:
    """Tells how far an export is, and stops it between two steps when the person asks."""

    def __init__(self, progress: Progress | None, cancelled: Callable[[], bool] | None) -> None:
        self._progress = progress
        self._cancelled = cancelled
        self._done = 0

    def look_up(self) -> None:
        """Stop here if the person asked for it."""
        if self._cancelled is not None and self._cancelled():
            raise CancelledError("The export was cancelled; nothing was written.")

    def to(self, what: str) -> None:
        """Go on to what comes next."""
        self.look_up()
        if self._progress is not None:
            self._progress(self._done, STEPS, what)
        self._done += 1
