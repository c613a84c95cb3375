"""Looking at the severances of a note or a profile, and deciding about them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.domain.errors import UnknownNameError
from briefing_app.domain.look_again import due
from briefing_app.domain.severance import (
    Severance,
    SeveranceState,
    approve,
    change_provisions,
    look_again,
    recommend,
    return_to_proposed,
)
from briefing_app.domain.severance_history import approved_alone
from briefing_app.domain.text import SeveranceId
from briefing_app.services.note_reading import read_note
from briefing_app.services.note_severances import markings_of
from briefing_app.services.reasons import reason_warnings
from briefing_app.services.severance_views import (
    DuePlace,
    DueSeverance,
    HeldSection,
    SeveranceView,
    look_again_on,
    sections_of_note,
    sections_of_profile,
    views,
)
from briefing_app.services.withheld_rows import severed_facts_of
from briefing_app.storage.records import ActKind

if TYPE_CHECKING:
    from datetime import date

    from briefing_app.domain.facts import Fact, FactId, ProfileId
    from briefing_app.domain.marking import Marking
    from briefing_app.domain.profile import Profile
    from briefing_app.services.actor import Actor
    from briefing_app.services.catalogue import Catalogue
    from briefing_app.services.notes import NoteService
    from briefing_app.services.profiles import ProfileService
    from briefing_app.storage.database import UnitOfWork
    from briefing_app.storage.library import Library
    from briefing_app.storage.records import Act, Undo

__all__ = ["Decided", "DuePlace", "DueSeverance", "SeveranceService", "SeveranceView"]


@dataclass(frozen=True, slots=True)
class Decided:
    """Severances as they are decided now, what the officer should know of it, and what takes it back."""

    severances: tuple[Severance, ...]
    notices: tuple[str, ...]
    undo: Undo


class SeveranceService:
    """The severances of an open library."""

    def __init__(
        self,
        library: Library,
        actor: Actor,
        catalogue: Catalogue,
        notes: NoteService,
        profiles: ProfileService,
    ) -> None:
        self._library = library
        self._actor = actor
        self._catalogue = catalogue
        self._notes = notes
        self._profiles = profiles

    # ---- looking

    def of_note(self, number: str, language: str = "en") -> tuple[SeveranceView, ...]:
        """The severances in a note, in the order of its text, then those of facts alone, cited in a language.

        Facts are those whose rows its tables would have if nobody withheld them.
        """
        note = self._notes.get(number)
        with self._library.database.read() as unit:
            held = {one.id: one for one in unit.severances.of_note(note.id)}
            reading = read_note(unit, number)
            facts = severed_facts_of(reading, self._catalogue)
            own = (one for fact in facts for one in fact.severances)
            held |= {one.id: one for one in unit.severances.among(own)}
            return self._views(
                unit,
                tuple(held.values()),
                sections_of_note(note),
                facts,
                language,
                markings_of(reading, facts),
            )

    def of_profile(self, name: str) -> tuple[SeveranceView, ...]:
        """The severances in a profile, in the order of its text, then those of facts alone."""
        return self._of(self._profiles.find(name), "en")

    def in_profile(self, profile: ProfileId, language: str) -> tuple[SeveranceView, ...]:
        """The same of the profile with this id, cited in a language."""
        return self._of(self._profiles.get(profile), language)

    def due(self, until: date | None = None, language: str = "en") -> tuple[DueSeverance, ...]:
        """What is to be looked at again by a day, today without one, the earliest first.

        That is the day a severance was given, else that on which a time limit of its provisions ends. Closed
        ones, and those that only things in the trash hold, are not among it.
        """
        day = until or self._actor.now().astimezone().date()
        with self._library.database.read() as unit:
            known = unit.severances.all()
            open_ones = [one for one in known.by_id.values() if one.closed_at is None]
            histories = unit.severances.histories(one.id for one in open_ones)
            days = {one.id: look_again_on(one, histories[one.id], self._catalogue) for one in open_ones}
            found = []
            for one in due(((one, days[one.id]) for one in open_ones), day):
                places = _places(unit, one)
                on = days[one]
                if places and on is not None:
                    record = known.by_id[one]
                    label = self._catalogue.label(record.exemptions, language)
                    found.append(DueSeverance(record, label, on, places))
            return tuple(found)

    # ---- deciding

    def recommend(self, ids: Sequence[str], reason: str) -> Decided:
        """The severances recommended for approval by the person at this computer; all or none.

        Raises:
            UnknownNameError: there is no such severance.
            NotAllowedError: no reason is given, or one of them names no provision, is approved or closed.
        """
        act = self._actor.act(ActKind.RECOMMEND, reason)
        return self._decide(act, ids, lambda one: recommend(one, by=act.by, at=act.at, reason=reason))

    def approve(self, ids: Sequence[str], reason: str) -> Decided:
        """The severances approved by the person at this computer; all or none.

        Raises:
            UnknownNameError: there is no such severance.
            NotAllowedError: no reason is given, or one of them names no provision or is closed.
        """
        act = self._actor.act(ActKind.APPROVE, reason)
        return self._decide(act, ids, lambda one: approve(one, by=act.by, at=act.at, reason=reason))

    def withdraw(self, ids: Sequence[str], reason: str) -> Decided:
        """The severances only proposed again: what was decided about them is withdrawn; all or none.

        The words stay withheld, and every public edition that holds them waits.

        Raises:
            UnknownNameError: there is no such severance.
            NotAllowedError: no reason is given, nothing was decided about one of them, or it is closed.
        """
        act = self._actor.act(ActKind.WITHDRAW, reason)
        return self._decide(
            act, ids, lambda one: return_to_proposed(one, by=act.by, at=act.at, reason=reason)
        )

    def change_provisions(self, ids: Sequence[str], exemptions: Sequence[str], reason: str = "") -> Decided:
        """The severances under other provisions, as typed; what was decided about them ends, all or none.

        Raises:
            UnknownNameError: there is no such severance or provision; where it is a marking it says so.
            NotAllowedError: no provision is named, one cannot be used any more, or a severance is closed.
        """
        provisions = frozenset(self._catalogue.exemption(one) for one in exemptions)
        act = self._actor.act(ActKind.SEVER, reason)

        def changed(one: Severance) -> Severance:
            return change_provisions(one, provisions, by=act.by, at=act.at, reason=reason)

        return self._decide(act, ids, changed)

    def look_again(self, ids: Sequence[str], on: date | None, reason: str = "") -> Decided:
        """The severances to be looked at again on a day; None leaves it to the time limits of the act.

        Raises:
            UnknownNameError: there is no such severance.
            NotAllowedError: one of them is closed.
        """
        act = self._actor.act(ActKind.LOOK_AGAIN, reason.strip())
        return self._decide(act, ids, lambda one: look_again(one, on))

    def undo(self, decided: Decided) -> None:
        """Take a decision back: the severances stand as they stood before it, and their history says so.

        Raises:
            NotAllowedError: one of them was decided about since.
        """
        with self._library.database.begin(self._actor.act(ActKind.UNDO)) as unit:
            unit.take_back(decided.undo)

    def warnings(self, reason: str) -> tuple[str, ...]:
        """What to say of a reason to withhold that is none: a security category alone never is."""
        return reason_warnings(self._catalogue, reason)

    # ---- inside

    def _decide(self, act: Act, ids: Sequence[str], decision: Callable[[Severance], Severance]) -> Decided:
        with self._library.database.begin(act, undoable=True) as unit:
            wanted = tuple(dict.fromkeys(map(SeveranceId, ids)))
            known = {one.id: one for one in unit.severances.among(wanted)}
            for one in wanted:
                if one not in known:
                    raise UnknownNameError(f"There is no severance {one}: the command severances lists them.")
            decided = tuple(decision(known[one]) for one in wanted)
            for record in decided:
                unit.severances.save(record)
            notices = (*self.warnings(act.reason), *_alone(unit, decided))
        return Decided(decided, notices, unit.undo)

    def _of(self, profile: Profile, language: str) -> tuple[SeveranceView, ...]:
        with self._library.database.read() as unit:
            held = unit.severances.of_profile(profile.id)
            return self._views(unit, held, sections_of_profile(profile), profile.facts, language)

    def _views(
        self,
        unit: UnitOfWork,
        severances: Sequence[Severance],
        sections: Sequence[HeldSection],
        facts: Iterable[Fact],
        language: str,
        marked: Mapping[FactId, frozenset[Marking]] | None = None,
    ) -> tuple[SeveranceView, ...]:
        histories = unit.severances.histories(one.id for one in severances)
        return views(severances, histories, sections, facts, self._catalogue, language, marked or {})


def _alone(unit: UnitOfWork, decided: Sequence[Severance]) -> tuple[str, ...]:
    """What to remark where one person alone proposed and approved."""
    approved = [one.id for one in decided if one.state is SeveranceState.APPROVED]
    histories = unit.severances.histories(approved)
    if not any(approved_alone(history) for history in histories.values()):
        return ()
    return ("The same person proposed and approved: have a second person look before the release.",)


def _places(unit: UnitOfWork, severance: SeveranceId) -> tuple[DuePlace, ...]:
    """Where a severance withholds something, what is in the trash apart."""
    found: dict[DuePlace, None] = {}
    sections, profiles = unit.severances.held_by(severance)
    for section in sections:
        owner = unit.sections.owner(section)
        if not owner.trashed:
            found[DuePlace(owner.name, owner.profile, owner.note, owner.number)] = None
    for profile in profiles:
        found[DuePlace(unit.profiles.get(profile).name(unit.language), profile)] = None
    return tuple(found)
