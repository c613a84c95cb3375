"""How a place where a name stands reads: whose it is, the words around, whether it can be severed here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from briefing_app.services.occurrence_places import AROUND, Standing
from briefing_app.ui.profiles.section_words import key_words
from briefing_app.ui.rows import Part, RowWords

if TYPE_CHECKING:
    from briefing_app.services.occurrence_places import Occurrence

translate = QCoreApplication.translate


def place_row(place: Occurrence) -> RowWords:
    """A place as a row: where it is, what is to be known of it, the name among the words around it."""
    where, standing = _where(place), standing_words(place)
    before = place.before if len(place.before) < AROUND else f"…{place.before}"
    after = place.after if len(place.after) < AROUND else f"{place.after}…"
    parts = (Part(before), Part(place.words, hit=True, severed=place.withheld), Part(after))
    around = f"{before}{place.words}{after}"
    spoken = ", ".join(filter(None, (where, around, standing)))
    return RowWords(title=where, parts=parts, trail=standing, spoken=spoken)


def standing_words(place: Occurrence) -> str:
    """Why a place is not severed here; nothing where it can be."""
    if place.withheld:
        return translate("NameWords", "withheld already")
    return "" if place.severable else translate("NameWords", "to be changed by hand")


def name_row(name: str) -> RowWords:
    """A name that is looked for."""
    return RowWords(title=name)


def _where(place: Occurrence) -> str:
    number = place.number
    owner = f"{number} · {place.name}" if number else place.name
    language = place.place.language.upper() if place.place is not None and number is None else ""
    section = key_words(place.heading) if place.standing in _IN_A_SECTION else ""
    return " · ".join(filter(None, (owner, section, language, _kind(place.standing))))


_IN_A_SECTION = (Standing.WORDS, Standing.PICTURE)


def _kind(standing: Standing) -> str:
    """As what the name stands there, where it is not among the words of a text."""
    return {
        Standing.WORDS: "",
        Standing.PICTURE: translate("NameWords", "picture"),
        Standing.FACT: translate("NameWords", "fact"),
        Standing.HEADING: translate("NameWords", "heading of a section"),
        Standing.TITLE: translate("NameWords", "title of the note"),
        Standing.LINE: translate("NameWords", "line of the note"),
    }[standing]
