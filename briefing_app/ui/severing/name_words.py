"""How a place where a name stands reads: whose it is, the words around, whether it can be severed here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from briefing_app.services.occurrence_places import AROUND, Standing
from briefing_app.ui.profiles.section_words import key_words
from briefing_app.ui.rows import Part, RowWords, spoken_parts
from briefing_app.ui.severances.severance_words import whole_section

if TYPE_CHECKING:
    from briefing_app.services.occurrence_places import Occurrence

translate = QCoreApplication.translate


def place_row(place: Occurrence) -> RowWords:
    """A place as a row: where it is, what is to be known of it, the name among the words around it.

    Withheld words are painted and no more: the spoken name has a marker in their place.
    """
    where, standing = _where(place), standing_words(place)
    before = () if len(place.before) < AROUND else (Part("…"),)
    after = () if len(place.after) < AROUND else (Part("…"),)
    said = (Part(one.words, hit=one.is_name, severed=one.withheld) for one in place.stretches)
    parts = (*before, *said, *after)
    spoken = ", ".join(filter(None, (where, spoken_parts(parts), standing)))
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
    section = "" if place.standing not in _IN_A_SECTION else key_words(place.heading)
    section = whole_section() if section and place.is_whole else section
    return " · ".join(filter(None, (owner, section, language, _kind(place.standing))))


_IN_A_SECTION = (Standing.WORDS, Standing.PICTURE, Standing.ADDRESS, Standing.TABLE)


def _kind(standing: Standing) -> str:
    """As what the name stands there, where it is not among the words of a text."""
    return {
        Standing.WORDS: "",
        Standing.ADDRESS: translate("NameWords", "address of a link"),
        Standing.PICTURE: translate("NameWords", "picture"),
        Standing.FACT: translate("NameWords", "fact"),
        Standing.HEADING: translate("NameWords", "heading of a section"),
        Standing.TITLE: translate("NameWords", "title of the note"),
        Standing.LINE: translate("NameWords", "line of the note"),
        Standing.TABLE: translate("NameWords", "table drawn from facts"),
    }[standing]
