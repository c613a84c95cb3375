"""Facts that a released edition leaves out though nothing withholds them: no words of it state them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from briefing_app.documents.fact_tables import FactTables
from briefing_app.domain.note import owned_text
from briefing_app.domain.profile import profile_text
from briefing_app.domain.released_facts import stating_places
from briefing_app.domain.text import block_words

if TYPE_CHECKING:
    from briefing_app.domain.facts import Fact
    from briefing_app.domain.text import Row
    from briefing_app.services.catalogue import Catalogue
    from briefing_app.services.note_reading import NoteReading


def unstated_in(reading: NoteReading, catalogue: Catalogue) -> int:
    """How many rows the tables of a note lack in what is released of it, for want of words that state them.

    One that something withholds is not among them, nor one that its tables would not show anyway.
    """
    drawn = {one.derived for one in reading.note.sections if one.derived and not one.severances}
    facts = tuple(fact for profile in reading.profiles.values() for fact in profile.facts)
    if not (drawn and facts):
        return 0
    texts = tuple(chain.from_iterable(map(profile_text, reading.profiles.values())))
    places = stating_places(owned_text(reading.note), texts)
    left_out = tuple(fact for fact in facts if not places.releases(fact))
    unstated = tuple(fact for fact in left_out if not places.is_withheld(fact))
    if not unstated:
        return 0
    gone = frozenset(fact.id for fact in left_out)
    wording = catalogue.wording(reading.note.language)

    def rows(some: Iterable[Fact]) -> set[tuple[str, ...]]:
        tables = FactTables(
            tuple(some), reading.profiles, places, catalogue.every_scheme, wording, reading.note.on, False
        )
        found = ((one, tables.table(one, one)) for one in drawn)
        return {(one, *_said(row)) for one, table in found if table for row in table.rows[1:]}

    return len(rows(unstated) - rows(fact for fact in facts if fact.id not in gone))


def _said(row: Row) -> Iterator[str]:
    return ("\n".join(map(block_words, cell.blocks)) for cell in row.cells)


def told_of(unstated: int) -> tuple[str, ...]:
    """The sentence about as many facts, which says nothing of them; none where there are none."""
    if not unstated:
        return ()
    if unstated == 1:
        return ("1 fact is not shown: no released passage of this note states it.",)
    return (f"{unstated} facts are not shown: no released passage of this note states them.",)
