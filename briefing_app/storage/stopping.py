"""One long call of the driver, stopped in the middle when the person asks."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any, Final

from sqlalchemy.exc import DatabaseError
from sqlcipher3 import dbapi2

from briefing_app.domain.errors import CancelledError
from briefing_app.domain.steps import Steps

_EVERY: Final = 10_000
"""Steps of SQLite's machine between two looks: some milliseconds."""


@contextmanager
def stoppable(driver: Any, steps: Steps | None) -> Generator[None, None, None]:  # noqa: ANN401  # untyped
    """Have the statements run by the connection *driver* give up when *steps* says so.

    Raises:
        CancelledError: the person asked to stop; the statement changed nothing.
    """
    if steps is None:
        yield
        return
    steps.check()
    driver.set_progress_handler(lambda: _is_stopped(steps), _EVERY)
    try:
        yield
    except (DatabaseError, dbapi2.DatabaseError):
        steps.check()  # it failed because it was interrupted, which says nothing about the file
        raise
    finally:
        driver.set_progress_handler(None, 0)
    steps.check()


def _is_stopped(steps: Steps) -> bool:
    """Whether to interrupt; what is raised in here would only be printed by the driver."""
    try:
        steps.check()
    except CancelledError:
        return True
    return False
