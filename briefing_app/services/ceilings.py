"""The ceiling of an open library: what it is, raised with a reason, lowered where nothing stands above it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing_app.domain.errors import NotAllowedError
from briefing_app.domain.marking import Marking
from briefing_app.domain.steps import Steps
from briefing_app.storage.records import ActKind, StandingKind, StandingPlace

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing_app.services.actor import Actor
    from briefing_app.services.catalogue import Catalogue
    from briefing_app.storage.database import UnitOfWork
    from briefing_app.storage.library import Library
    from briefing_app.storage.records import LibrarySettings, Standing, StandingAbove

    Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class CeilingChange:
    """A ceiling that was changed: what it was, with the statement of that time, and what it is now."""

    before: Marking
    statement: str
    now: Marking


class CeilingService:
    """Reads and changes the highest marking an open library may hold; every change is audited.

    What takes *cancelled* raises ``CancelledError`` once that says so, and has then changed nothing.
    """

    def __init__(self, library: Library, actor: Actor, catalogue: Catalogue) -> None:
        self._library = library
        self._actor = actor
        self._catalogue = catalogue

    def now(self) -> Marking:
        """The ceiling as it is."""
        with self._library.database.read() as unit:
            return unit.settings.get().ceiling

    def change(
        self, wanted: str, reason: str = "", *, whole: bool = False, cancelled: Cancelled | None = None
    ) -> CeilingChange:
        """Set another ceiling; the reason is kept with name and time, of a higher one as its statement too.

        A family that *wanted* does not name keeps the level it has, unless *wanted* is the *whole* ceiling.

        Raises:
            NotAllowedError: it is the ceiling already, a higher one has no reason, or something stands above
                a lower one: how many records, which, where in them, and what can be done.
            UnknownNameError: there is no such marking.
        """
        named, why = Marking(self._catalogue.marking(wanted).levels), reason.strip()
        with self._library.database.begin(self._actor.act(ActKind.SETTING, why)) as unit:
            settings = unit.settings.get()
            before = settings.ceiling
            level = named if whole else self._catalogue.scheme_of(named).beside(named, before)
            if level.levels == before.levels:
                raise NotAllowedError(f"The ceiling of this library is {self.name(level)} already.")
            if not self._fits(level, before) and not why:
                raise NotAllowedError(
                    f"A ceiling of {self.name(level)} is higher than {self.name(before)}: "
                    "state by whom this device is accredited for it (--reason)."
                )
            changed = replace(settings, ceiling=level, statement=self._statement(settings, level, why))
            self._set(unit, changed, cancelled)
        return CeilingChange(before, settings.statement, level)

    def take_back(self, change: CeilingChange, cancelled: Cancelled | None = None) -> None:
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
            self._set(unit, replace(settings, ceiling=change.before, statement=change.statement), cancelled)

    def name(self, marking: Marking) -> str:
        """What a sentence calls a ceiling."""
        return self._catalogue.scheme_of(marking).whole(marking, "en")

    # ---- inside

    def _fits(self, marking: Marking, ceiling: Marking) -> bool:
        return self._catalogue.scheme_of(ceiling).within_ceiling(marking, ceiling)

    def _statement(self, settings: LibrarySettings, level: Marking, why: str) -> str:
        """Why the device may hold what the new ceiling allows: a usual one needs none, a lower one no other.

        One that is higher in one family alone still stands on what was stated for the other.
        """
        if self._fits(level, self._catalogue.ceiling):
            return ""
        if self._fits(level, settings.ceiling):
            return settings.statement
        alone = [Marking(frozenset({one})) for one in level.levels]
        kept = [one for one in alone if self._fits(one, settings.ceiling)]
        if all(self._fits(one, self._catalogue.ceiling) for one in kept):
            return why
        return "\n".join(dict.fromkeys(filter(None, (*settings.statement.split("\n"), why))))

    def _set(self, unit: UnitOfWork, settings: LibrarySettings, cancelled: Cancelled | None) -> None:
        """Keep the settings unless anything stands above their ceiling."""
        from briefing_app.storage.standing_above import StandsAboveError

        now, wanted = unit.settings.get().ceiling, settings.ceiling
        try:
            unit.settings.save(settings, Steps(cancelled=cancelled))
        except StandsAboveError as error:
            raise NotAllowedError(_refusal(error.standing, self.name(wanted), self.name(now))) from error


def _refusal(above: Standing, wanted: str, now: str) -> str:
    which, way = ", ".join(map(_called, above.first)), _way_out(above)
    if above.count == 1:
        return (
            f"One record is marked above {wanted}, so the ceiling stays {now}: {which}; to lower it, {way}."
        )
    if above.count <= len(above.first):
        return (
            f"{above.count} records are marked above {wanted}, so the ceiling stays {now}: {which}; "
            f"to lower it, {way}."
        )
    return (
        f"{above.count} records are marked above {wanted}, so the ceiling stays {now}; "
        f"the first of them are {which}; to lower it, {way}."
    )


def _way_out(above: Standing) -> str:
    """What can be done: a revision is never changed and goes with its section alone, the trash is kept."""
    if above.in_revisions:
        return (
            "import what may stay into a new library with that ceiling, or delete, with all its revisions, "
            "each section with a text or revision so marked, what is in the trash taken out first"
            if above.in_trash
            else "import what may stay into a new library with that ceiling, or delete, with all its "
            "revisions, each section with a text or revision so marked"
        )
    if above.in_trash:
        return "take what is in the trash out of it, then lower or remove what is marked so"
    return "first lower or remove what is marked so"


_WHERE = {
    StandingPlace.WHOLE: "the note as a whole",
    StandingPlace.TEXT: "text",
    StandingPlace.DRAFT: "draft",
    StandingPlace.FACT: "fact",
    StandingPlace.OLDER: "older revision",
}


def _called(one: StandingAbove) -> str:
    """A record by its number or name, with where in it something is marked so."""
    where = ", ".join((*(_WHERE[place] for place in one.places), *(("trashed",) if one.trashed else ())))
    match one.kind:
        case StandingKind.NOTE:
            return f"“{one.name}” (note {one.number}: {where})"
        case StandingKind.PROFILE:
            return f"“{one.name}” (profile: {where})"
        case StandingKind.IMPORT:
            return f"“{one.name}” (import {one.number}: {where})"
