"""Opening a colleague's package: a preview that stores nothing, and one act that can be undone as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_app.domain.arriving import Choice
from briefing_app.domain.errors import NotAllowedError, StaleError
from briefing_app.domain.profile import profile_text
from briefing_app.domain.severance import SeveranceTag
from briefing_app.domain.steps import Steps
from briefing_app.domain.text import portions
from briefing_app.services.ceiling import CeilingByScheme
from briefing_app.services.following import Following
from briefing_app.services.unpacking.arrival import Arrival, Chosen, Item, Unpacked
from briefing_app.services.unpacking.bases import Bases
from briefing_app.services.unpacking.identifying import identified
from briefing_app.services.unpacking.notes import ArrivingNote
from briefing_app.services.unpacking.opening import opening
from briefing_app.services.unpacking.profiles import ArrivingProfile
from briefing_app.services.unpacking.severances import arriving_severances, as_arrived
from briefing_app.services.unpacking.storing import Bringing, Storing
from briefing_app.storage.records import ActKind

if TYPE_CHECKING:
    from briefing_app.domain.marking import Marking
    from briefing_app.domain.text import SeveranceId
    from briefing_app.services.actor import Actor
    from briefing_app.services.catalogue import Catalogue
    from briefing_app.services.unpacking.opening import Opening
    from briefing_app.storage.database import UnitOfWork
    from briefing_app.storage.library import Library
    from briefing_app.storage.packages.opened import OpenedPackage
    from briefing_app.storage.packages.package_file import PackageFile
    from briefing_app.storage.records import Standing

STEPS = 4
"""How many steps storing tells of."""

_NAMED = 5


class Conflicts(StrEnum):
    """What is done about conflicts that nobody chose for."""

    REFUSE = "refuse"
    KEEP = "keep"
    TAKE = "take"


class UnpackingService:
    """Reads packages into an open library."""

    def __init__(self, library: Library, actor: Actor, catalogue: Catalogue) -> None:
        self._library = library
        self._actor = actor
        self._catalogue = catalogue
        self._following = Following(actor, catalogue)
        self._rules = CeilingByScheme(catalogue)

    def preview(self, path: Path) -> Arrival:
        """What a package would bring; stores nothing.

        Raises:
            UnreadableError: it cannot be read; why, and what to do.
            NotAllowedError: something in it is above the library's ceiling, or the note is in the trash.
        """
        with (
            opening(path, self._rules) as one,
            self._library.database.read() as here,
            self._compared(here, one) as bringing,
        ):
            arrival = _arrival(here, bringing)
            return replace(arrival, tags=self._tags(here, bringing), markings=frozenset(_markings(bringing)))

    def unpack(
        self,
        path: Path,
        chosen: Chosen | None = None,
        conflicts: Conflicts = Conflicts.REFUSE,
        *,
        seen: Arrival | None = None,
        progress: Callable[[int, int, str], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Unpacked:
        """Read a package in, all of it or nothing; a backup is made before.

        *chosen* are the choices made in a preview, *seen* that preview: what changed since is not overwritten
        unseen. *conflicts* is for those that nobody chose for.

        Raises:
            UnreadableError: it cannot be read.
            NotAllowedError: there are conflicts and *conflicts* refuses them, something in it is above the
                ceiling, or the library or the file changed since it was looked at.
            CancelledError: the person asked to stop; nothing was stored.
        """
        steps = Steps(STEPS, progress, cancelled)
        with opening(path, self._rules) as one:
            steps.next()
            if nothing := self._nothing_new(one, chosen or {}, conflicts):
                return nothing
            self._library.backup(self._actor.now(), "before-import")
            steps.next()
            act = self._actor.act(ActKind.UNPACK)
            with self._library.database.begin(act) as here, self._compared(here, one) as bringing:
                arrival = _arrival(here, bringing)
                if seen is not None and seen != arrival:
                    raise StaleError("What the package is about")
                wanted = self._wanted(arrival, chosen or {}, conflicts)
                steps.next()
                storing = Storing(here, bringing, self._actor, self._following)
                number, note = storing.store(arrival, wanted)
                steps.next()
        return Unpacked(
            arrival=arrival, import_number=number, note=note, chosen=wanted, withheld=storing.withheld
        )

    # ---- inside

    def _nothing_new(self, one: Opening, chosen: Chosen, conflicts: Conflicts) -> Unpacked | None:
        """What is told where storing would change nothing; what was compared for it is let go of."""
        with self._library.database.read() as here, self._compared(here, one) as bringing:
            arrival = _arrival(here, bringing)
            if arrival.changes_nothing(chosen):
                return Unpacked(arrival=arrival, import_number=None, note=_number(bringing))
            self._refuse_conflicts(arrival.conflicts, chosen, conflicts)
            return None

    def _tags(self, here: UnitOfWork, bringing: Bringing) -> dict[SeveranceId, SeveranceTag]:
        """What is printed above severed words of either side."""
        language = here.settings.get().language
        theirs = (as_arrived(one, language) for one in bringing.there.severances.all().by_id.values())
        return {
            one.id: SeveranceTag(self._catalogue.label(one.exemptions, language), one.state, one.exemptions)
            for one in (*theirs, *here.severances.all().by_id.values())
        }

    @contextmanager
    def _compared(self, here: UnitOfWork, one: Opening) -> Generator[Bringing, None, None]:
        """The package under our ids, compared with what is here."""
        with one.package.database.read() as there:
            self._refuse_above(here, there, one.package.name)
            ids, found = identified(here, there, one.package)
        package = one.under(ids)
        with package.database.read() as there:
            yield self._bringing(here, there, package, found, one.file)

    def _bringing(
        self,
        here: UnitOfWork,
        there: UnitOfWork,
        package: OpenedPackage,
        found: Mapping[str, str],
        file: PackageFile,
    ) -> Bringing:
        base = Bases(here, there, package)
        theirs = there.notes.get(package.note)
        mine = here.notes.get(package.note) if here.packages.has_note(package.note) else None
        if mine is not None and mine.id in {one.id for one in here.notes.trashed()}:
            raise NotAllowedError(
                f"Note {mine.number} is in the trash: take it out of there, then open the package again."
            )
        profiles = tuple(
            ArrivingProfile(
                here.profiles.get(one) if one in found else None,
                there.profiles.get(one),
                found.get(one, ""),
                base,
                self._join,
                here.language,
            )
            for one in package.profiles
        )
        return Bringing(
            package=package,
            there=there,
            file=file,
            note=ArrivingNote(mine, theirs, base, self._join),
            profiles=profiles,
            severances=arriving_severances(here, there),
        )

    def _join(self, markings: Iterable[Marking]) -> Marking:
        """The least marking all of them are at most, in the schemes they are of."""
        return self._catalogue.every_scheme.floor(markings)

    def _refuse_above(self, here: UnitOfWork, there: UnitOfWork, name: str) -> None:
        """Refuse before anything is compared what this library may not hold, and say where it is."""
        standing = there.packages.standing_above(here.ceiling)
        if standing is not None:
            raise NotAllowedError(
                f"“{name}” holds what is above the ceiling of this library, {here.ceiling.name}: "
                f"{_places(standing)}. Nothing was stored; open it in a library with a higher ceiling, "
                "on a device that is accredited for it."
            )

    def _refuse_conflicts(self, found: tuple[Item, ...], chosen: Chosen, rule: Conflicts) -> None:
        open_ = [one for one in found if one.key not in chosen]
        if not open_ or rule is not Conflicts.REFUSE:
            return
        places = tuple(dict.fromkeys(f"“{one.place}”" for one in open_))
        told = ", ".join(places[:_NAMED]) + ("…" if len(places) > _NAMED else "")
        raise NotAllowedError(
            f"Both libraries changed the same passages ({len(open_)}, in {told}), so nothing was stored: "
            "look at them (--preview), then decide (--conflicts keep or --conflicts take)."
        )

    def _wanted(self, arrival: Arrival, chosen: Chosen, rule: Conflicts) -> dict[str, Choice]:
        self._refuse_conflicts(arrival.conflicts, chosen, rule)
        taken = Choice.TAKE if rule is Conflicts.TAKE else Choice.KEEP
        return {**{one.key: taken for one in arrival.conflicts}, **chosen}


def _arrival(here: UnitOfWork, bringing: Bringing) -> Arrival:
    things = (bringing.note.thing, *(one.thing for one in bringing.profiles))
    states = Counter(item.state for thing in things for item in thing.items)
    return Arrival(
        name=bringing.package.name,
        sha256=bringing.file.sha256,
        things=things,
        severances=len(bringing.severances),
        approvals=sum(one.state.value == "approved" for one in bringing.severances),
        counts=dict(states),
    )


def _markings(bringing: Bringing) -> Iterator[Marking]:
    """The markings of all that is compared, on either side."""
    for note in filter(None, (bringing.note.mine, bringing.note.theirs)):
        yield from portions(block for section in note.sections for block in section.blocks)
        if note.uplift is not None:
            yield note.uplift.marking
    for one in bringing.profiles:
        for profile in filter(None, (one.mine, one.theirs)):
            yield from portions(profile_text(profile))
            yield from (fact.portion for fact in profile.facts if fact.portion is not None)


def _number(bringing: Bringing) -> str:
    return bringing.note.mine.number if bringing.note.mine else ""


def _places(standing: Standing) -> str:
    """The names of what stands above a ceiling; a sign where there is more."""
    told = ", ".join(f"“{one.name}”" for one in standing.first)
    return told + ("…" if standing.count > len(standing.first) else "")
