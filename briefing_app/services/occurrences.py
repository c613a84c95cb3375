"""Every occurrence of a name: looked for and shown first, then severed in one act."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from briefing_app.domain.errors import CancelledError, NotAllowedError, UnknownNameError
from briefing_app.domain.occurrences import Named
from briefing_app.domain.passages import withhold, withhold_blocks
from briefing_app.domain.text import walk
from briefing_app.services.following import Decisions, proposed_again
from briefing_app.services.occurrence_filled import NamesFilledIn
from briefing_app.services.occurrence_places import (
    Occurrence,
    Occurrences,
    SearchedIn,
    Standing,
    in_note,
    in_profile,
    severable,
)
from briefing_app.services.reasons import reason_warnings
from briefing_app.storage.records import ActKind

if TYPE_CHECKING:
    from briefing_app.domain.facts import ProfileId
    from briefing_app.domain.kind import Kind
    from briefing_app.domain.passages import Passage
    from briefing_app.domain.severance import Severance
    from briefing_app.domain.text import BlockId, SeveranceId
    from briefing_app.services.actor import Actor
    from briefing_app.services.catalogue import Catalogue
    from briefing_app.services.following import Following
    from briefing_app.services.texts import TextPlace
    from briefing_app.storage.database import UnitOfWork
    from briefing_app.storage.library import Library
    from briefing_app.storage.records import Undo

__all__ = ["NameSevered", "Occurrence", "OccurrenceService", "Occurrences", "SearchedIn", "Standing"]


Progress = Callable[[int, int, str], None]
"""Told how many steps of how many are made; any thread."""

Cancelled = Callable[[], bool]
"""Asked whether the person wants it stopped."""

_Thing = TypeVar("_Thing")


@dataclass(frozen=True, slots=True)
class NameSevered:
    """A name that was severed: under which severance (proposed), in how many places, and the way back."""

    severance: SeveranceId
    places: int
    notices: tuple[str, ...]
    undo: Undo


@dataclass(slots=True)
class _Chosen:
    """What is to be severed in one text."""

    passages: list[Passage] = field(default_factory=list)
    pictures: list[BlockId] = field(default_factory=list)


class OccurrenceService:
    """Looks for names in an open library, and severs them."""

    def __init__(self, library: Library, actor: Actor, catalogue: Catalogue, following: Following) -> None:
        self._library = library
        self._actor = actor
        self._catalogue = catalogue
        self._following = following

    def preview(
        self,
        names: Sequence[str],
        scope: SearchedIn = SearchedIn.LIBRARY,
        *,
        profile: ProfileId | None = None,
        number: str | None = None,
        left_out: Collection[str] = (),
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> Occurrences:
        """Where the names stand, in all languages; nothing is changed.

        A name of a profile stands for all names, acronyms and variants it has, but for those *left_out*.
        *profile* or the *number* of a note narrow the scope to that one.

        Raises:
            NotAllowedError: there is no name of two letters or more to look for.
            UnknownNameError: there is no such profile or note.
            CancelledError: *cancelled* said so.
        """
        with self._library.database.read() as unit:
            known = [
                one.text
                for name in names
                for summary in unit.profiles.find(name)
                for one in unit.profiles.get(summary.id).names
            ]
            every = tuple(dict.fromkeys((*names, *known)))
            looked_for = tuple(one for one in every if one not in left_out)
            others = tuple(one for one in every if one in left_out)
            wanted = Occurrences(looked_for, (), scope, profile, number, others)
            if not Named(wanted.names):
                raise NotAllowedError("Say the name that is looked for: it has two letters at least.")
            places = tuple(_places(unit, wanted, _Steps(progress, cancelled), self._kind))
            return replace(wanted, places=places)

    def sever(
        self,
        found: Occurrences,
        exemptions: Sequence[str],
        reason: str = "",
        places: Sequence[Occurrence] | None = None,
        *,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> NameSevered:
        """Withhold the name in all places found that can be severed, or in *places* of them, as one act.

        It is one severance everywhere, and where it is in several places a backup is made before. What is
        severed in a profile is proposed in the notes that hold it: under the same severance where notes were
        looked through, under one of their own where not.

        Raises:
            NotAllowedError: there is nothing to sever, or the texts were changed since they were shown.
            UnknownNameError: there is no such provision.
            CancelledError: *cancelled* said so; nothing is changed.
        """
        steps = _Steps(progress, cancelled)
        chosen = severable(found.places if places is None else places)
        provisions = frozenset(self._catalogue.exemption(one) for one in exemptions)
        if not provisions:
            raise NotAllowedError("Name the provision that the words are withheld under: one at least.")
        if not chosen:
            raise NotAllowedError("There is nothing to sever: the name is nowhere, or is withheld already.")
        severance = replace(self._following.proposed(provisions), reason=reason.strip())
        if len(chosen) > 1:
            self._library.backup(self._actor.now(), "before-bulk")
        act = self._actor.act(ActKind.SEVER, reason.strip())
        with self._library.database.begin(act, undoable=True) as unit:
            if not frozenset(chosen) <= frozenset(_places(unit, found, steps, self._kind)):
                raise NotAllowedError(
                    "The texts were changed since the places were shown: look for the name again."
                )
            unit.severances.save(severance)
            self._sever(unit, chosen, severance, steps, everywhere=found.scope is SearchedIn.LIBRARY)
            notices = (*reason_warnings(self._catalogue, reason), *_reworded(unit, severance, chosen))
            notices += proposed_again(unit)
        return NameSevered(severance.id, len(chosen), notices, unit.undo)

    def undo(self, severed: NameSevered) -> None:
        """Take it back: everything is what it was.

        Raises:
            NotAllowedError: something of it was changed or used since; it is named, and nothing is changed.
        """
        with self._library.database.begin(self._actor.act(ActKind.UNDO)) as unit:
            unit.take_back(severed.undo)

    # ---- inside

    def _kind(self, key: str) -> Kind | None:
        """The kind of a note; it may be one that the data files do not have any more."""
        try:
            return self._catalogue.kind(key)
        except UnknownNameError:
            return None

    def _sever(
        self,
        unit: UnitOfWork,
        chosen: Sequence[Occurrence],
        severance: Severance,
        steps: _Steps,
        *,
        everywhere: bool,
    ) -> None:
        texts: dict[TextPlace, _Chosen] = {}
        notes_first = sorted(chosen, key=lambda one: one.number is None)
        for one in notes_first:
            if one.fact is not None:
                fact = unit.profile_parts.fact(one.fact)
                unit.profile_parts.save_fact(replace(fact, severances=fact.severances | {severance.id}))
            elif one.place is not None:
                of_text = texts.setdefault(one.place, _Chosen())
                of_text.passages += [one.passage] if one.passage is not None else []
                of_text.pictures += [one.block] if one.block is not None else []
        for place, of_text in steps.of(tuple(texts.items())):
            self._sever_in(unit, place, of_text, severance, everywhere=everywhere)

    def _sever_in(
        self, unit: UnitOfWork, place: TextPlace, chosen: _Chosen, severance: Severance, *, everywhere: bool
    ) -> None:
        before, read = unit.sections.text(place.section, place.language)
        held = withhold(before, chosen.passages, severance.id)
        after = withhold_blocks(held, chosen.pictures, severance.id)
        unit.sections.set_aside_draft(place.section, place.language)  # storing the text would forget it
        unit.sections.save_text(place.section, place.language, after, read)
        if unit.sections.owner(place.section).profile is None:
            return

        def follower(_severance: SeveranceId) -> Severance | None:
            return severance if everywhere else None

        decided = Decisions(self._following.decided(before, after).withheld)
        self._following.into_notes(unit, place.section, after, decided, follower)


class _Steps:
    """Tells how far it is, and stops between two steps when the person asks."""

    def __init__(self, progress: Progress | None, cancelled: Cancelled | None) -> None:
        self._progress = progress
        self._cancelled = cancelled

    def of(self, things: Sequence[_Thing]) -> Iterator[_Thing]:
        """The things one by one."""
        for number, one in enumerate(things):
            if self._cancelled is not None and self._cancelled():
                raise CancelledError("It was cancelled; nothing was severed.")
            if self._progress is not None:
                self._progress(number, len(things), "")
            yield one


def _places(
    unit: UnitOfWork, wanted: Occurrences, steps: _Steps, kind_of: Callable[[str], Kind | None]
) -> Iterator[Occurrence]:
    named = Named(wanted.names)
    filled_in = NamesFilledIn(unit, named)
    profiles: list[ProfileId] = []
    notes: list[str] = []
    if wanted.profile is not None:
        profiles.append(wanted.profile)
    elif wanted.number is not None:
        notes.append(wanted.number)
    else:
        if wanted.scope is not SearchedIn.NOTES:
            profiles += [one.id for one in unit.profiles.list()]
        if wanted.scope is not SearchedIn.PROFILES:
            notes += [one.number for one in unit.notes.list()]
    owners: list[tuple[ProfileId | None, str]] = [(one, "") for one in profiles]
    for profile, number in steps.of([*owners, *((None, one) for one in notes)]):
        if profile is not None:
            yield from in_profile(filled_in.take(unit.profiles.get(profile)), named, unit.language)
        else:
            note = unit.notes.by_number(number)
            yield from in_note(note, named, filled_in.of(note, kind_of(note.kind)))


def _reworded(unit: UnitOfWork, severance: Severance, chosen: Sequence[Occurrence]) -> tuple[str, ...]:
    """What to say where notes hold copies of which nobody can say where they have the name."""
    ids = frozenset((severance.id, *(one.id for one in unit.severances.following(severance.id))))
    pictures = {one.block for one in chosen}
    sections = {section for one in ids for section in unit.severances.held_by(one)[0]}
    for section in sorted(sections):
        owner = unit.sections.owner(section)
        if owner.note is None:
            continue
        text, _ = unit.sections.text(section, owner.language or "")
        if any(ids & block.severances and block.id not in pictures for block in walk(text)):
            return (
                "Passages of notes that were reworded since they were copied are proposed to be withheld "
                "whole: look at them.",
            )
    return ()
