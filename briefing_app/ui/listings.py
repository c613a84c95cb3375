"""Which list belongs to a place of the navigator, and what looking at one of its rows means."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from operator import attrgetter, eq
from typing import TYPE_CHECKING, Any, Self

from PySide6.QtCore import QCoreApplication

from briefing_app.domain.labelled import quoted
from briefing_app.domain.names import sought
from briefing_app.domain.note import NoteSummary
from briefing_app.domain.overview import Counts, DatedFact
from briefing_app.domain.profile import ProfileSummary
from briefing_app.domain.profile_filter import Facets, facets_of
from briefing_app.services.quick_find import NameIndex, profile_key
from briefing_app.ui import languages
from briefing_app.ui.command import Command
from briefing_app.ui.descriptions import (
    NavigatorEntry,
    NoteRows,
    Place,
    Sign,
    dated_row,
    hit_row,
    import_row,
    kind_words,
    place_words,
    profile_head,
    profile_row,
)
from briefing_app.ui.room_factories import FACTORIES
from briefing_app.ui.rows import RowWords
from briefing_app.ui.showing import Subject

if TYPE_CHECKING:
    from briefing_app.domain.imported import ImportSummary
    from briefing_app.domain.search_hit import SearchHit

translate = QCoreApplication.translate

_NAMES = attrgetter("name", "acronym", "also")
_TITLES = attrgetter("title", "number")

_KINDS = ("forum", "organization", "country", "department", "think-tank", "program", "person")


@dataclass(frozen=True, slots=True)
class KeyedProfiles:
    """Profiles by name, each with the folded text the filter looks in."""

    profiles: Sequence[ProfileSummary]
    keys: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class Contents:
    """What the lists show of a library; ``kinds`` names the kinds of note in each language.

    What follows from it for very many profiles is made once, on the worker: :meth:`prepare`.
    """

    profiles: tuple[ProfileSummary, ...]
    notes: tuple[NoteSummary, ...] = ()
    imports: tuple[ImportSummary, ...] = ()
    kinds: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    counts: Counts = field(default_factory=Counts)
    trashed: int = 0

    def prepare(self, before: Contents | None = None) -> Self:
        """The same, with nothing left to be worked out on the window's thread.

        What follows from names alone is kept from what was read *before*, where they are still the same:
        comparing takes a small part of making it anew.
        """
        if before is not None:
            self._keep(before)
        _ = self.of_kind, self.by_id, self.profile_names, self.note_names, self.facets
        return self

    def _keep(self, before: Contents) -> None:
        kept: list[str] = []
        if self.profiles == before.profiles:
            kept += ["keys", "profile_names", "of_kind", "facets"]
        elif _same(_NAMES, self.profiles, before.profiles):
            kept += ["keys", "profile_names"]
        if _same(_TITLES, self.notes, before.notes):
            kept.append("note_names")
        self.__dict__.update((name, getattr(before, name)) for name in kept)  # where a cached property looks

    @cached_property
    def keys(self) -> Sequence[str]:
        """What each profile is found by, folded."""
        return [profile_key(one) for one in self.profiles]

    @cached_property
    def of_kind(self) -> Mapping[str, KeyedProfiles]:
        """The profiles of each kind there are, "" standing for every kind, with their keys."""
        found: dict[str, tuple[list[ProfileSummary], list[str]]] = {}
        for one, key in zip(self.profiles, self.keys, strict=True):
            profiles, keys_of_kind = found.setdefault(one.kind.value, ([], []))
            profiles.append(one)
            keys_of_kind.append(key)
        every = {"": KeyedProfiles(self.profiles, self.keys)}
        return every | {kind: KeyedProfiles(*lists) for kind, lists in found.items()}

    @cached_property
    def facets(self) -> Mapping[str, Facets]:
        """What the profiles of each kind there are differ in, "" standing for every kind."""
        return {kind: facets_of(of_kind.profiles) for kind, of_kind in self.of_kind.items()}

    @cached_property
    def profile_names(self) -> NameIndex:
        """The profiles as they are found by a few letters."""
        return NameIndex(self.keys, [one.acronym for one in self.profiles])

    @cached_property
    def note_names(self) -> NameIndex:
        """The notes as they are found by a few letters or their number."""
        keys = [sought(f"{one.title} {one.number}") for one in self.notes]
        return NameIndex(keys, [one.number for one in self.notes])

    @cached_property
    def by_id(self) -> Mapping[str, ProfileSummary | NoteSummary]:
        """The profiles and notes by their ids."""
        return {one.id: one for one in self.profiles} | {one.id: one for one in self.notes}


def _same(names: Callable[[Any], object], some: Sequence[object], others: Sequence[object]) -> bool:
    """Whether what is named in two lists has the same names in the same order."""
    return len(some) == len(others) and all(map(eq, map(names, some), map(names, others)))


@dataclass(frozen=True, slots=True)
class Listing:
    """A list under its heading; where it is empty a sentence stands there, and a button for one command.

    ``facets`` are what the profiles of a list differ in; None where it holds other things.
    """

    heading: str
    items: Sequence[object]
    describe: Callable[[Any], RowWords]
    empty: str
    keys: Sequence[str] | None = None
    facets: Facets | None = None
    command: Command | None = None


class Listings:
    """The lists of one library, in the language of the window; *sign* writes what markings come to."""

    def __init__(self, contents: Contents, language: str, sign: Sign | None = None) -> None:
        self.contents = contents
        self._describe = partial(profile_row, sign=sign)
        names = {key: names.get(language, key) for key, names in contents.kinds.items()}
        self._notes = NoteRows(names)

    def entries(self) -> tuple[NavigatorEntry, ...]:
        """The lines of the navigator; of the kinds of profile those there are."""
        counts = {kind: len(of_kind.profiles) for kind, of_kind in self.contents.of_kind.items()}
        kinds = (NavigatorEntry(Place.PROFILES, counts[kind], kind) for kind in _KINDS if kind in counts)
        contents = self.contents
        entries = (
            NavigatorEntry(Place.HOME),
            NavigatorEntry(Place.PROFILES, len(contents.profiles)),
            *kinds,
            NavigatorEntry(Place.NOTES, len(contents.notes)),
            NavigatorEntry(Place.ENGAGEMENTS, contents.counts.engagements),
            NavigatorEntry(Place.NEXT_STEPS, contents.counts.next_steps),
            NavigatorEntry(Place.IMPORTS, len(contents.imports)),
            NavigatorEntry(Place.TRASH, contents.trashed),
        )
        return tuple(one for one in entries if not one.place.is_room or one.place in FACTORIES)

    def of(self, entry: NavigatorEntry) -> Listing:
        """The list a line of the navigator leads to."""
        binder = Command.IMPORT_BINDER
        if entry.place is Place.NOTES:
            empty = translate("Listings", "There are no notes yet. A note fills itself from the profiles.")
            return Listing(
                place_words(entry.place), self.contents.notes, self._notes, empty, command=Command.NEW_NOTE
            )
        if entry.place is Place.IMPORTS:
            empty = translate("Listings", "Nothing was imported yet.")
            imports = self.contents.imports
            return Listing(place_words(entry.place), imports, import_row, empty, command=binder)
        chosen = self.contents.of_kind.get(entry.kind, KeyedProfiles((), ()))
        heading = kind_words(entry.kind, many=True) if entry.kind else place_words(entry.place)
        empty = translate("Listings", "There are no profiles yet. Last year’s binder makes some.")
        facets = self.contents.facets.get(entry.kind)
        return Listing(
            heading,
            chosen.profiles,
            self._describe,
            empty,
            chosen.keys,
            facets,
            command=binder,
        )

    @staticmethod
    def dated(place: Place, found: tuple[DatedFact, ...]) -> Listing:
        """The engagements or the next steps of all profiles."""
        empty = (
            translate("Listings", "There are no engagements yet. They are facts of the profiles.")
            if place is Place.ENGAGEMENTS
            else translate("Listings", "There are no next steps yet. They are facts of the profiles.")
        )
        return Listing(place_words(place), found, dated_row, empty)

    def hits(self, words: str, hits: tuple[SearchHit, ...]) -> Listing:
        """What a search found."""
        empty = translate("Listings", "Nothing in the library holds {words}.").format(
            words=quoted(words, languages.spoken())
        )
        return Listing(translate("Listings", "Search results"), hits, hit_row, empty)

    def subject_of(self, item: object) -> Subject | None:
        """The profile or note a row stands for, or None for an import or what is gone."""
        if isinstance(item, NoteSummary):
            return Subject("note", item.number, item.title, self._notes.head(item))
        if isinstance(item, ProfileSummary):
            return Subject("profile", item.id, item.name, profile_head(item))
        owner = self.contents.by_id.get(getattr(item, "owner", ""))
        return None if owner is None else self.subject_of(owner)


def same_thing(item: object) -> Callable[[object], bool]:
    """Whether another row stands for the same thing, also after everything was read anew."""
    if item is None:
        return lambda _other: False
    kind, key = type(item), getattr(item, "id", item)
    return lambda other: type(other) is kind and getattr(other, "id", other) == key
