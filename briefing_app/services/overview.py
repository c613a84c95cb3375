"""What an officer begins the day with, read in one moment of the library."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from briefing_app.domain.overview import Counts, DatedFact, DatedKind, Overview

if TYPE_CHECKING:
    from briefing_app.services.actor import Actor
    from briefing_app.storage.library import Library

SOON = timedelta(days=60)
"""What is due within it is worth a line today."""

STALE = timedelta(days=365)
"""A profile nobody has reviewed for so long may be wrong."""

_LINES = 8
"""How many lines each list has; the lists of the navigator have the rest."""


class OverviewService:
    """Reads across all profiles and notes; stores nothing."""

    def __init__(self, library: Library, actor: Actor) -> None:
        self._library = library
        self._actor = actor

    def counts(self) -> Counts:
        """How many engagements and open next steps there are."""
        with self._library.database.read() as unit:
            return unit.dated_facts.counts()

    def engagements(self) -> tuple[DatedFact, ...]:
        """Every engagement by date."""
        with self._library.database.read() as unit:
            return unit.dated_facts.list(DatedKind.ENGAGEMENT)

    def next_steps(self) -> tuple[DatedFact, ...]:
        """Every next step by the day it is due, those done at the end."""
        with self._library.database.read() as unit:
            return unit.dated_facts.list(DatedKind.NEXT_STEP)

    def overview(self) -> Overview:
        """What matters today."""
        today = self.today()
        with self._library.database.read() as unit:
            stale, stale_count = unit.profiles.not_reviewed_since(today - STALE, _LINES)
            return Overview(
                overdue=unit.dated_facts.overdue_steps(today, _LINES),
                due=unit.dated_facts.due_steps(today, today + SOON, _LINES),
                upcoming=unit.dated_facts.engagements(today, _LINES),
                stale=stale,
                stale_count=stale_count,
                notes=unit.notes.list()[:_LINES],
            )

    def today(self) -> date:
        """The day on the clock of the person."""
        return self._actor.now().astimezone().date()
