"""The ceiling of an open library: what it is, raised with a reason, lowered where nothing stands above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing_app.domain.errors import NotAllowedError
from briefing_app.domain.marking import Marking
from briefing_app.storage.records import ActKind

if TYPE_CHECKING:
    from briefing_app.services.actor import Actor
    from briefing_app.services.catalogue import Catalogue
    from briefing_app.storage.database import UnitOfWork
    from briefing_app.storage.library import Library
    from briefing_app.storage.records import LibrarySettings, StandingAbove

_NAMED = 5
"""How many of the records that stand above a ceiling are named."""


@dataclass(frozen=True, slots=True)
class CeilingChange:
    """A ceiling that was changed: what it was, with the statement of that time, and what it is now."""

    before: Marking
    statement: str
    now: Marking


class CeilingService:
    """Reads and changes the highest marking an open library may hold; every change is audited."""

    def __init__(self, library: Library, actor: Actor, catalogue: Catalogue) -> None:
        self._library = library
        self._actor = actor
        self._catalogue = catalogue

    def now(self) -> Marking:
        """The ceiling as it is."""
        with self._library.database.read() as unit:
            return unit.settings.get().ceiling

    def change(self, wanted: str, reason: str = "") -> CeilingChange:
        """Set another ceiling; the reason is kept with name and time, of a higher one as its statement too.

        Raises:
            NotAllowedError: it is the ceiling already, a higher one has no reason, or something stands above
                a lower one: how many records, which, and where in them.
            UnknownNameError: there is no such marking.
        """
        level, why = Marking(self._catalogue.marking(wanted).levels), reason.strip()
        with self._library.database.begin(self._actor.act(ActKind.SETTING, why)) as unit:
            settings = unit.settings.get()
            before = settings.ceiling
            if level.levels == before.levels:
                raise NotAllowedError(f"The ceiling of this library is {self.name(level)} already.")
            if not self._fits(level, before) and not why:
                raise NotAllowedError(
                    f"A ceiling of {self.name(level)} is higher than {self.name(before)}: "
                    "state by whom this device is accredited for it (--reason)."
                )
            statement = why or settings.statement
            if self._fits(level, self._catalogue.ceiling):
                statement = ""  # a usual ceiling needs none
            self._set(unit, replace(settings, ceiling=level, statement=statement))
        return CeilingChange(before, settings.statement, level)

    def take_back(self, change: CeilingChange) -> None:
        """Set the ceiling of before again, with the statement it had.

        Raises:
            NotAllowedError: it was changed again since, or something stands above it by now.
        """
        act = self._actor.act(ActKind.UNDO, "The change of the ceiling was taken back.")
        with self._library.database.begin(act) as unit:
            settings = unit.settings.get()
            if settings.ceiling != change.now:
                now = self.name(settings.ceiling)
                raise NotAllowedError(f"The ceiling is {now} by now: change it anew if that is not right.")
            self._set(unit, replace(settings, ceiling=change.before, statement=change.statement))

    def name(self, marking: Marking) -> str:
        """What a sentence calls a ceiling."""
        return self._catalogue.scheme_of(marking).banner(marking, "en")

    # ---- inside

    def _fits(self, marking: Marking, ceiling: Marking) -> bool:
        return self._catalogue.scheme_of(ceiling).within_ceiling(marking, ceiling)

    def _set(self, unit: UnitOfWork, settings: LibrarySettings) -> None:
        """Keep the settings unless anything stands above their ceiling."""
        now, wanted = unit.settings.get().ceiling, settings.ceiling
        above = () if self._fits(now, wanted) else unit.settings.standing_above(wanted)
        if above:
            raise NotAllowedError(_refusal(above, self.name(wanted), self.name(now)))
        unit.settings.save(settings)


def _refusal(above: Sequence[StandingAbove], wanted: str, now: str) -> str:
    which = ", ".join(map(_called, above[:_NAMED]))
    if len(above) == 1:
        return (
            f"One record is marked above {wanted}, so the ceiling stays {now}: {which}; "
            "lower or delete it first."
        )
    if len(above) <= _NAMED:
        return (
            f"{len(above)} records are marked above {wanted}, so the ceiling stays {now}: {which}; "
            "lower or delete them first."
        )
    return (
        f"{len(above)} records are marked above {wanted}, so the ceiling stays {now}; "
        f"the first of them are {which}; lower or delete them first."
    )


def _called(one: StandingAbove) -> str:
    """A record by its number or name, with where in it something is marked so."""
    where = ", ".join((*one.places, *(("trashed",) if one.trashed else ())))
    match one.kind:
        case "note":
            return f"“{one.name}” (note {one.number}: {where})"
        case "profile":
            return f"“{one.name}” (profile: {where})"
        case _:
            return f"“{one.name}” (import {one.number}: {where})"
