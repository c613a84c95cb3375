"""What is looked for and severed of a name, on the worker: the places, and the marking of where they are."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from briefing_app.domain.facts import ProfileId
from briefing_app.domain.text import portions
from briefing_app.services.occurrence_places import SearchedIn
from briefing_app.ui.mark import Mark, mark_of
from briefing_app.ui.showing import Subject, everything_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_app.bootstrap import Desk
    from briefing_app.domain.marking import Marking
    from briefing_app.services.occurrence_places import Occurrence, Occurrences
    from briefing_app.services.occurrences import NameSevered
    from briefing_app.ui.tasks import Progress


@dataclass(frozen=True, slots=True)
class Where:
    """Where a name is looked for: in one profile or note, or in a scope."""

    scope: SearchedIn
    only: Subject | None = None


@dataclass(frozen=True, slots=True)
class NameForm:
    """What is typed: the names with semicolons between them, where, the provisions and the reason."""

    names: str = ""
    where: Where = field(default_factory=lambda: Where(SearchedIn.LIBRARY))
    provisions: str = ""
    reason: str = ""

    def about(self, words: str) -> NameForm:
        """The same about other words, if there are any."""
        return replace(self, names=words) if words else self


@dataclass(frozen=True, slots=True)
class NameLeft:
    """How it was left: what was severed, or the place to go to, or neither; and what was typed."""

    form: NameForm
    severed: NameSevered | None = None
    place: Occurrence | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The places, and the marking of everything in the profiles and notes they are in."""

    occurrences: Occurrences
    mark: Mark


def names_typed(typed: str) -> tuple[str, ...]:
    """The names in what is typed."""
    return tuple(filter(None, (" ".join(part.split()) for part in typed.split(";"))))


def look_for(
    names: tuple[str, ...], where: Where, left_out: frozenset[str], progress: Progress, desk: Desk
) -> Found:
    """Where the names stand.

    Raises:
        BriefingError: there is no name to look for, or the person cancelled.
    """
    only = where.only
    found = desk.occurrences.preview(
        names,
        where.scope,
        profile=ProfileId(only.key) if only is not None and not only.is_note else None,
        number=only.key if only is not None and only.is_note else None,
        left_out=left_out,
        progress=progress.report,
        cancelled=progress.cancelled,
    )
    return Found(found, mark_of(_markings(found, desk), desk.catalogue))


def sever(
    found: Occurrences,
    places: tuple[Occurrence, ...],
    provisions: tuple[str, ...],
    reason: str,
    progress: Progress,
    desk: Desk,
) -> NameSevered:
    """Withhold the names in the places.

    Raises:
        BriefingError: it cannot be, or the person cancelled; nothing is changed.
    """
    return desk.occurrences.sever(
        found, provisions, reason, places, progress=progress.report, cancelled=progress.cancelled
    )


def subject_of(place: Occurrence) -> Subject:
    """The profile or note a place is in."""
    if place.number is not None:
        return Subject("note", place.number, place.name)
    return Subject("profile", str(place.profile), place.name)


def _markings(found: Occurrences, desk: Desk) -> Iterator[Marking]:
    for number in {one.number for one in found.places if one.number is not None}:
        yield from everything_in(Subject("note", number, ""), desk)
    for owner in {one.profile for one in found.places if one.profile is not None}:
        profile = desk.profiles.get(owner)
        for section in profile.sections:
            for text in section.texts.values():
                yield from portions(text)
        yield from (fact.portion for fact in profile.facts if fact.portion is not None)
