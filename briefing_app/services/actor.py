"""Who is at work and what time it is: handed to every service, so that none asks the machine by itself."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from briefing_app.storage.records import Act, ActKind


@dataclass(frozen=True, slots=True)
class Actor:
    """A person at this computer: the account's name (unverified), and the clock (aware times, UTC)."""

    name: str
    now: Callable[[], datetime]

    def act(self, kind: ActKind, reason: str = "") -> Act:
        """What this person does now; everything written under it is stamped with it."""
        return Act(kind=kind, by=self.name, at=self.now(), reason=reason)


def person_at_this_computer() -> Actor:
    """The signed-in account and the machine's clock."""
    try:
        name = getpass.getuser()
    except (OSError, KeyError, ImportError):  # no account name in this environment
        name = "unknown"
    return Actor(name, lambda: datetime.now(UTC))
