"""What a note's severed words are known by where they are typed elsewhere: as the public gate knows them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from briefing_app.documents.gate_needles import Needles
from briefing_app.domain.note import Note, owned_text
from briefing_app.domain.withheld_places import free_words, severed_phrases

if TYPE_CHECKING:
    from briefing_app.services.hinting.considered import Considered


def telling(considered: Considered, base: Note) -> Callable[[str], set[int]]:
    """Asks which severed stretches some words tell of: whole or in part, by a number, a day or a name.

    Those of the note as it is now and of *base*, a copy of it that somebody has. What stands open in the note
    now tells nothing.
    """
    now = considered.reading.note
    severed = (
        *considered.free.needles,
        *severed_phrases(owned_text(now)),
        *severed_phrases(owned_text(base)),
    )
    if not severed:
        return lambda _: set()
    headings = (one.heading for one in now.sections if not one.severances)
    said = "\n".join((now.title, *headings, *free_words(owned_text(now))))
    found = Needles.of(dict.fromkeys(severed), said, beside=said).but_fixed(said, "")
    return found.in_words
