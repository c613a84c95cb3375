"""What was done last to a library, as the list of its backups tells it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LatestAct:
    """What somebody did last to a library: the thing it was done to first, and to how many in all.

    ``name`` is the profile's name or the note's number; "" where it is neither.
    """

    at: datetime
    by: str
    kind: str
    sort: str
    name: str
    things: int
