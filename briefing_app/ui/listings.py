"""Which list belongs to a place of the navigator, and what looking at one of its rows means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from briefing_app.domain.note import NoteSummary
from briefing_app.domain.profile import ProfileSummary
from briefing_app.ui.descriptions import (
    NavigatorEntry,
    NoteRows,
    Place,
    hit_row,
    import_row,
    kind_words,
    place_words,
    profile_head,
    profile_row,
)
from briefing_app.ui.rows import RowWords
from briefing_app.ui.showing import Subject

if TYPE_CHECKING:
    from briefing_app.domain.imported import ImportSummary
    from briefing_app.domain.search_hit import SearchHit

translate = QCoreApplication.translate

_KINDS = ("forum", "organization", "country", "department", "think-tank", "program", "person")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What the lists show of a library; ``kinds`` names the kinds of note in each language."""

    profiles: tuple[ProfileSummary, ...]
    notes: tuple[NoteSummary, ...]
    imports: tuple[ImportSummary, ...]
    kinds: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list under its heading, and the sentence that stands there when it is empty."""

    heading: str
    items: tuple[object, ...]
    describe: Callable[[Any], RowWords]
    empty: str


class Listings:
    """The lists of one library, in the language of the window."""

    def __init__(self, contents: Contents, language: str) -> None:
        self.contents = contents
        names = {key: names.get(language, key) for key, names in contents.kinds.items()}
        self._notes = NoteRows(names)

    def entries(self) -> tuple[NavigatorEntry, ...]:
        """The lines of the navigator; of the kinds of profile those there are."""
        counts = Counter(profile.kind.value for profile in self.contents.profiles)
        kinds = (NavigatorEntry(Place.PROFILES, counts[kind], kind) for kind in _KINDS if counts[kind])
        return (
            NavigatorEntry(Place.PROFILES, len(self.contents.profiles)),
            *kinds,
            NavigatorEntry(Place.NOTES, len(self.contents.notes)),
            NavigatorEntry(Place.IMPORTS, len(self.contents.imports)),
        )

    def of(self, entry: NavigatorEntry) -> Listing:
        """The list a line of the navigator leads to."""
        if entry.place is Place.NOTES:
            empty = translate("Listings", "There are no notes yet. Begin one with Note, New note.")
            return Listing(place_words(entry.place), self.contents.notes, self._notes, empty)
        if entry.place is Place.IMPORTS:
            empty = translate(
                "Listings", "Nothing was imported yet. Bring in a binder with Library, Import a binder."
            )
            return Listing(place_words(entry.place), self.contents.imports, import_row, empty)
        profiles = tuple(one for one in self.contents.profiles if entry.kind in ("", one.kind.value))
        heading = kind_words(entry.kind, many=True) if entry.kind else place_words(entry.place)
        empty = translate(
            "Listings", "There are no profiles yet. Bring in a binder with Library, Import a binder."
        )
        return Listing(heading, profiles, profile_row, empty)

    def hits(self, words: str, hits: tuple[SearchHit, ...]) -> Listing:
        """What a search found."""
        empty = translate("Listings", "Nothing in the library holds {words}.").format(words=f"“{words}”")
        return Listing(translate("Listings", "Search results"), hits, hit_row, empty)

    def subject_of(self, item: object) -> Subject | None:
        """The profile or note a row stands for, or None for an import or what is gone."""
        if isinstance(item, NoteSummary):
            return Subject("note", item.number, item.title, self._notes.head(item))
        if isinstance(item, ProfileSummary):
            return Subject("profile", item.id, item.name, profile_head(item))
        owner = getattr(item, "owner", None)
        known = (*self.contents.profiles, *self.contents.notes) if owner is not None else ()
        return next((self.subject_of(one) for one in known if getattr(one, "id", None) == owner), None)


def same_thing(item: object) -> Callable[[object], bool]:
    """Whether another row stands for the same thing, also after everything was read anew."""
    if item is None:
        return lambda _other: False
    kind, key = type(item), getattr(item, "id", item)
    return lambda other: type(other) is kind and getattr(other, "id", other) == key
