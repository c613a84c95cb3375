"""How the things of a library read as rows of a list and as the head of a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from briefing_app.domain.fuzzy_date import FuzzyDate
from briefing_app.domain.overview import DatedFact, DatedKind
from briefing_app.domain.text import Withheld
from briefing_app.ui.days import day_in
from briefing_app.ui.editor.guarded_copy import MARKER
from briefing_app.ui.rows import Part, RowWords

if TYPE_CHECKING:
    from briefing_app.domain.imported import ImportSummary
    from briefing_app.domain.marking import Marking
    from briefing_app.domain.note import NoteSummary
    from briefing_app.domain.profile import ProfileSummary
    from briefing_app.domain.search_hit import SearchHit


translate = QCoreApplication.translate

Sign = Callable[[tuple["Marking", ...]], str]
"""What markings come to together, in a portion mark."""


class Place(StrEnum):
    """Where the navigator leads."""

    HOME = "home"
    PROFILES = "profiles"
    NOTES = "notes"
    ENGAGEMENTS = "engagements"
    NEXT_STEPS = "next-steps"
    IMPORTS = "imports"
    TRASH = "trash"

    @property
    def is_room(self) -> bool:
        """Whether it is a room of its own and no list."""
        return self in (Place.HOME, Place.TRASH)


@dataclass(frozen=True, slots=True)
class NavigatorEntry:
    """A line of the navigator; *kind* narrows the profiles to one kind."""

    place: Place
    count: int | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """A line to choose from that has a key and words: a kind of note, a level, a language."""

    key: str
    words: str


_KINDS = {
    "forum": (QT_TRANSLATE_NOOP("Descriptions", "Forum"), QT_TRANSLATE_NOOP("Descriptions", "Forums")),
    "organization": (
        QT_TRANSLATE_NOOP("Descriptions", "International organization"),
        QT_TRANSLATE_NOOP("Descriptions", "Organizations"),
    ),
    "country": (QT_TRANSLATE_NOOP("Descriptions", "Country"), QT_TRANSLATE_NOOP("Descriptions", "Countries")),
    "department": (
        QT_TRANSLATE_NOOP("Descriptions", "Department"),
        QT_TRANSLATE_NOOP("Descriptions", "Departments"),
    ),
    "think-tank": (
        QT_TRANSLATE_NOOP("Descriptions", "Think tank"),
        QT_TRANSLATE_NOOP("Descriptions", "Think tanks"),
    ),
    "program": (QT_TRANSLATE_NOOP("Descriptions", "Program"), QT_TRANSLATE_NOOP("Descriptions", "Programs")),
    "person": (QT_TRANSLATE_NOOP("Descriptions", "Person"), QT_TRANSLATE_NOOP("Descriptions", "People")),
}


def kind_words(kind: str, *, many: bool = False) -> str:
    """The kind of a profile in words; only those are translated, for every painted row asks for some."""
    one, several = _KINDS.get(kind, (kind, kind))
    return translate("Descriptions", str(several if many else one))


def place_words(place: Place) -> str:
    """The name of a place of the navigator."""
    return {
        Place.HOME: translate("Descriptions", "Home"),
        Place.PROFILES: translate("Descriptions", "Profiles"),
        Place.NOTES: translate("Descriptions", "Notes"),
        Place.ENGAGEMENTS: translate("Descriptions", "Engagements"),
        Place.NEXT_STEPS: translate("Descriptions", "Next steps"),
        Place.IMPORTS: translate("Descriptions", "Imports"),
        Place.TRASH: translate("Descriptions", "Trash"),
    }[place]


def day(value: date) -> str:
    """A day as the person's own system writes it, in words."""
    return day_in("d MMM yyyy", value, QLocale())


def moment(value: datetime) -> str:
    """A day and time as the person's clock shows it."""
    here = value.astimezone()
    return f"{day(here.date())} {here:%H:%M}"


def navigator_row(entry: NavigatorEntry) -> RowWords:
    """A place with how many things are there."""
    count = "" if entry.count is None else str(entry.count)
    if entry.kind:
        return RowWords(title=kind_words(entry.kind, many=True), trail=count, icon=entry.kind, indent=1)
    icon = "import" if entry.place is Place.IMPORTS else entry.place.value
    return RowWords(title=place_words(entry.place), trail=count, icon=icon)


def dated_row(one: DatedFact) -> RowWords:
    """An engagement or a next step: what, when and with whom."""
    when = one.when.wording if isinstance(one.when, FuzzyDate) else ""
    withheld = translate("Descriptions", "[withheld before us]")
    state = translate("Descriptions", "done") if one.done else ""
    severed = translate("Descriptions", "severed") if one.severed else ""
    detail = (withheld if isinstance(one.when, Withheld) else when, one.place, one.owner_name, one.by)
    return RowWords(
        title=withheld if isinstance(one.title, Withheld) else one.title,
        released=MARKER if one.severed else None,
        detail=" · ".join(filter(None, detail)) or one.owner_name,
        trail=" · ".join(filter(None, (state, severed))),
        icon="next-steps" if one.kind is DatedKind.NEXT_STEP else "engagements",
    )


def profile_row(profile: ProfileSummary, sign: Sign | None = None) -> RowWords:
    """A profile: its name; at the right its short form, and what its markings come to as *sign* writes it."""
    marked = sign(profile.markings) if sign and profile.markings else ""
    unconfirmed = "" if profile.confirmed else translate("Descriptions", "not confirmed yet")
    spoken = ", ".join(
        filter(None, (profile.name, profile.acronym, kind_words(profile.kind.value), marked, unconfirmed))
    )
    trail = " · ".join(filter(None, (profile.acronym, marked)))
    return RowWords(
        title=profile.name, trail=trail, icon=profile.kind.value, spoken=spoken, also=" ".join(profile.also)
    )


def profile_head(profile: ProfileSummary) -> str:
    """The line below a profile's name."""
    parts = [profile.acronym or "", kind_words(profile.kind.value)]
    if profile.reviewed_on:
        parts.append(translate("Descriptions", "reviewed {day}").format(day=day(profile.reviewed_on)))
    if not profile.confirmed:
        parts.append(translate("Descriptions", "from an import, not confirmed yet"))
    return " · ".join(filter(None, parts))


class NoteRows:
    """Describes notes; kinds are named in the language of the window."""

    def __init__(self, kinds: Mapping[str, str]) -> None:
        self._kinds = kinds

    def __call__(self, note: NoteSummary) -> RowWords:
        return RowWords(title=note.title, detail=self.head(note), trail=note.number, icon="notes")

    def head(self, note: NoteSummary) -> str:
        """The line below a note's title."""
        parts = (
            self._kinds.get(note.kind, note.kind),
            day(note.on) if note.on else "",
            note.place,
            note.language.upper(),
        )
        return " · ".join(filter(None, parts))


def hit_row(hit: SearchHit) -> RowWords:
    """A place where the words stand: whose text, under which heading, with the words around them."""
    parts = tuple(Part(part.text, part.hit, part.severed) for part in hit.parts)
    around = "".join(part.text for part in parts)
    severed = translate("Descriptions", "severed") if hit.severed else ""
    spoken = ", ".join(filter(None, (hit.owner_name, hit.heading, severed, around)))
    return RowWords(
        title=hit.owner_name,
        trail=" · ".join(filter(None, (hit.heading, severed))),
        icon="notes" if hit.owner_type == "note" else "profiles",
        parts=parts or (Part(" "),),
        spoken=spoken,
    )


def import_row(one: ImportSummary) -> RowWords:
    """An import: the file, when, and whether it was undone."""
    undone = translate("Descriptions", "undone") if one.undone_at else ""
    parts = (
        moment(one.at),
        translate("Descriptions", "lines: {count}").format(count=one.line_count),
        one.language.upper(),
        undone,
    )
    return RowWords(
        title=one.name, detail=" · ".join(filter(None, parts)), trail=str(one.number), icon="import"
    )
