"""The names that the program prints in a note by itself: whom one meets, and those in the tables it draws."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing_app.domain.facts import Contribution, Engagement, Incumbency
from briefing_app.domain.kind import NoteFact

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing_app.domain.facts import Fact, ProfileId
    from briefing_app.domain.kind import Kind
    from briefing_app.domain.note import Note
    from briefing_app.domain.occurrences import Named
    from briefing_app.domain.profile import Profile
    from briefing_app.storage.database import UnitOfWork


@dataclass(frozen=True, slots=True)
class FilledIn:
    """What is printed in fields in which nothing is typed, by their keys, and in tables by what they show."""

    fields: Mapping[str, str] = field(default_factory=dict)
    tables: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class NamesFilledIn:
    """Tells what is printed in notes about the profiles that bear one of the names looked for."""

    def __init__(self, unit: UnitOfWork, named: Named) -> None:
        self._unit = unit
        self._named = named
        self._known: dict[ProfileId, Profile | None] = {}

    def take(self, profile: Profile) -> Profile:
        """A profile that was read, so that it is not read again for each note about it."""
        bears = any(any(self._named.spans(name.text)) for name in profile.names)
        self._known[profile.id] = profile if bears else None
        return profile

    def of(self, note: Note, kind: Kind | None) -> FilledIn:
        """What is printed in a note of a kind, for those profiles alone; nothing by a kind nobody knows."""
        if kind is None:
            return FilledIn()
        about = [one for one in map(self._profile, note.profiles) if one is not None]
        names = "; ".join(one.full_name(note.language) for one in about)
        keys = (one.key for one in kind.fields if one.fact is NoteFact.PROFILES)
        untyped = [key for key in keys if not note.fields.get(key, "").strip()]
        drawn = {one.derived for one in note.sections if one.derived is not None}
        tables = {
            table: tuple(one.name(note.language) for one in about if any(_naming(one.facts, table)))
            for table in drawn
        }
        return FilledIn(dict.fromkeys(untyped, names) if names else {}, tables)

    def _profile(self, profile: ProfileId) -> Profile | None:
        if profile not in self._known:
            self.take(self._unit.profiles.get(profile))
        return self._known[profile]


def _naming(facts: tuple[Fact, ...], table: str) -> Iterator[Fact]:
    """The facts of which a table has a row with the name of the profile in it."""
    for one in facts:
        match one:
            case Incumbency() if table == "people" and not one.organization:
                yield one
            case Engagement() if table == "engagements" and not one.name:
                yield one
            case Contribution() if table == "contributions":
                yield one
