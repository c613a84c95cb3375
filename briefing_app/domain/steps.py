"""Long work tells how far it is, and is stopped between two of its steps when the person asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from briefing_app.domain.errors import CancelledError

T = TypeVar("T")

_AT_ONCE = 64
"""So many things are done between two looks at whether to stop."""


class Steps:
    """Counts the steps of one long piece of work.

    *report* is told how many of *total* are done; *cancelled* says whether the person wants it stopped, and
    *stopped* is what they are told then.
    """

    def __init__(
        self,
        total: int = 0,
        report: Callable[[int, int, str], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
        stopped: str = "It was cancelled; nothing was changed.",
    ) -> None:
        self._total = total
        self._report = report
        self._cancelled = cancelled
        self._stopped = stopped
        self._done = 0

    def next(self) -> None:
        """One step is done.

        Raises:
            CancelledError: the person asked to stop.
        """
        self.check()
        self._done += 1
        if self._report is not None:
            self._report(self._done, max(self._total, self._done), "")

    def check(self) -> None:
        """Stop where the person asked to, in the middle of a step.

        Raises:
            CancelledError: the person asked to stop.
        """
        if self._cancelled is not None and self._cancelled():
            raise CancelledError(self._stopped)

    def over(self, things: Iterable[T]) -> Iterator[T]:
        """The things, with a look every now and then at whether to stop."""
        for number, thing in enumerate(things):
            if number % _AT_ONCE == 0:
                self.check()
            yield thing
