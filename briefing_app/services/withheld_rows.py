"""Rows that a document has not because somebody withheld the facts they are drawn from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from briefing_app.documents.assembly import Guide, assemble_note
from briefing_app.domain.edition import AssembledNote, Obstacle
from briefing_app.domain.note import owned_text
from briefing_app.domain.profile import profile_text
from briefing_app.domain.released_facts import StatingPlaces, stating_places
from briefing_app.domain.text import FREE, Holds, Table
from briefing_app.services.edition_sentences import fact_sentence

if TYPE_CHECKING:
    from briefing_app.domain.facts import Fact
    from briefing_app.domain.named_places import NamedPlaces
    from briefing_app.domain.severance import Severances
    from briefing_app.services.catalogue import Catalogue
    from briefing_app.services.note_reading import NoteReading

Draw = Callable[[tuple["Fact", ...]], AssembledNote]


@dataclass(frozen=True, slots=True)
class WithheldRows:
    """The severances that keep rows out of a document, and a sentence for each that is not decided."""

    severances: Holds = FREE
    undecided: tuple[Obstacle, ...] = ()


def document_of_withheld(facts: Iterable[Fact], places: StatingPlaces, draw: Draw) -> AssembledNote | None:
    """The document with no rows in its tables but those of facts that are severed themselves; None without.

    Facts whose words the document does not have are not among them: it would not draw their rows anyway.
    """
    severed = tuple(fact for fact in facts if fact.severances and places.has_words_of(fact))
    return draw(severed) if severed else None


def withheld_with_facts(facts: Iterable[Fact], document: AssembledNote | None) -> Holds:
    """The severances of facts that keep rows out of a document; *document* is that of these facts."""
    if document is None:
        return FREE
    by_hand = FREE.union(*(fact.severances for fact in facts))
    return by_hand & FREE.union(*(row.severances for table in _tables(document) for row in table.rows))


def undecided_facts(
    document: AssembledNote, own: Holds, severances: Severances, called: NamedPlaces
) -> Iterator[Obstacle]:
    """A sentence for each of a document's *own* severances of facts that is not approved, by its table."""
    told: Holds = FREE
    for table in _tables(document):
        held = own & FREE.union(*(row.severances for row in table.rows))
        for severance in severances.undecided(held - told):
            told |= {severance}
            cited = called.cited({severance}, severances)
            yield Obstacle(fact_sentence(severance, called.of(table.id).name, cited), table.id)


def severed_facts_of(reading: NoteReading, catalogue: Catalogue) -> tuple[Fact, ...]:
    """The facts withheld by themselves whose rows a note would have, in the order of its profiles."""
    profiles = reading.profiles
    facts = tuple(fact for profile in profiles.values() for fact in profile.facts)
    if not any(fact.severances for fact in facts):
        return ()
    texts = tuple(chain.from_iterable(map(profile_text, profiles.values())))
    places = stating_places(owned_text(reading.note), texts)
    note = reading.note
    guide = Guide(catalogue.every_scheme, catalogue.wording(note.language))
    draw = partial(assemble_note, note, catalogue.kind(note.kind), profiles, places=places, guide=guide)
    held = withheld_with_facts(facts, document_of_withheld(facts, places, lambda some: draw(facts=some)))
    return tuple(fact for fact in facts if fact.severances & held)


def _tables(document: AssembledNote) -> Iterator[Table]:
    """The tables drawn from facts."""
    for block in (*document.front, *document.blocks):
        if isinstance(block, Table) and block.derived:
            yield block
