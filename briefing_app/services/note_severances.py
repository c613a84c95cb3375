"""All that is withheld in a note: words of its text, and facts whose rows its tables would have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain
from typing import TYPE_CHECKING

from briefing_app.domain.note import owned_text
from briefing_app.domain.profile import profile_text
from briefing_app.domain.released_facts import stating_places
from briefing_app.domain.text import FREE, Holds, holds
from briefing_app.services.withheld_rows import severed_facts_of

if TYPE_CHECKING:
    from briefing_app.domain.facts import Fact, FactId
    from briefing_app.domain.marking import Marking
    from briefing_app.services.catalogue import Catalogue
    from briefing_app.services.note_reading import NoteReading


def severances_of(reading: NoteReading, catalogue: Catalogue) -> Holds:
    """The severances of a note that was read, those that the list of them has: each is counted once."""
    in_text = (section.severances.union(*map(holds, section.blocks)) for section in reading.note.sections)
    of_facts = (fact.severances for fact in severed_facts_of(reading, catalogue))
    return FREE.union(*in_text, *of_facts)


def markings_of(reading: NoteReading, facts: Iterable[Fact]) -> Mapping[FactId, frozenset[Marking]]:
    """What each of the facts is marked, by itself and by the words that state it."""
    some = tuple(facts)
    if not some:
        return {}
    texts = tuple(chain.from_iterable(map(profile_text, reading.profiles.values())))
    places = stating_places(owned_text(reading.note), texts)
    return {fact.id: places.markings_of(fact) for fact in some}
