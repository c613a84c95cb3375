"""The twin test: a public edition is made again with other words withheld, and must be the same file.

It finds what nobody thought of: a count, an order, a width, a total that leans on what was taken out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING

from briefing_app.documents.differing_parts import differing_parts
from briefing_app.domain.note import owned_text
from briefing_app.domain.profile import profile_text
from briefing_app.domain.released_facts import numbers_of, stating_places
from briefing_app.domain.text import portions
from briefing_app.domain.twin import Twin
from briefing_app.domain.twin_words import OtherWords

if TYPE_CHECKING:
    from briefing_app.domain.facts import Fact
    from briefing_app.services.note_reading import NoteReading

SEEDS = (1, 2, 3)
_ATTEMPTS = 8
_APART = 1000
"""So far are the seeds of one attempt from those of the next."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A twin whose file is another: its seed, and the parts that are not the same."""

    seed: int
    parts: tuple[str, ...]


def differing(
    reading: NoteReading,
    write: Callable[[NoteReading], bytes],
    format_: str,
    data: bytes,
    seeds: tuple[int, ...] = SEEDS,
) -> tuple[Difference, ...]:
    """The twins of a note whose file is not *data*; nothing where that leans on no withheld word.

    *write* makes the file of a note that was read, as *data* was made.
    """
    return tuple(_differences(reading, write, format_, data, seeds))


def _differences(
    reading: NoteReading,
    write: Callable[[NoteReading], bytes],
    format_: str,
    data: bytes,
    seeds: tuple[int, ...],
) -> Iterator[Difference]:
    for seed in seeds:
        twin = redrawn(reading, seed)
        if twin is None:
            return
        other = write(twin)
        if other != data:
            yield Difference(seed, differing_parts(format_, data, other))


def redrawn(reading: NoteReading, seed: int) -> NoteReading | None:
    """The note with everything that is withheld redrawn; None where nothing is.

    Without what earlier revisions said, which tells what was severed since: that was asked before.
    """
    note, facts = reading.note, _facts(reading)
    texts = tuple(block for profile in reading.profiles.values() for block in profile_text(profile))
    own = owned_text(note)
    places = stating_places(own, texts) if facts else stating_places(())
    released = tuple(fact for fact in facts if places.releases(fact))
    shown = tuple(one.words for fact in released for one in fact.statements)
    numbers = frozenset(number for fact in released for number in numbers_of(fact))
    markings = frozenset(portions(own))
    for attempt in count():
        words = OtherWords(seed + _APART * attempt, shown, numbers)
        twin = Twin(words, places, markings)
        made = _made(reading, twin)
        if not twin.changed:
            return None
        if attempt == _ATTEMPTS or not twin.clashes(released):
            return made
    return None  # pragma: no cover  # which counting never comes to


def _made(reading: NoteReading, twin: Twin) -> NoteReading:
    """The reading with texts redrawn, then the facts that lean on these."""
    note = twin.note(reading.note)
    texts = {one: twin.profile(profile) for one, profile in reading.profiles.items()}
    sources = {one: twin.profile(profile) for one, profile in reading.sources.items()}
    profiles = {one: replace(profile, facts=twin.facts(profile.facts)) for one, profile in texts.items()}
    return replace(reading, note=note, profiles=profiles, sources=sources, histories={}, past={}, lost=())


def _facts(reading: NoteReading) -> tuple[Fact, ...]:
    return tuple(fact for profile in reading.profiles.values() for fact in profile.facts)
