"""What a note's words were copied from, where the profile withheld it and has it no more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from briefing_app.domain.between_profiles import kin_of, withheld_in_kin
from briefing_app.domain.edition import Obstacle
from briefing_app.domain.text import FREE, BlockId, Holds, Text, holds, walk
from briefing_app.domain.withheld_places import holds_from_above
from briefing_app.domain.words_gone import GoneWords, free_of_gone, known_in
from briefing_app.services.heirs import lost_words

if TYPE_CHECKING:
    from briefing_app.domain.named_places import NamedPlaces
    from briefing_app.domain.severance import Severances
    from briefing_app.domain.text import SeveranceId
    from briefing_app.services.note_reading import NoteReading


def gone_of(reading: NoteReading, present: Text) -> tuple[GoneWords, ...]:
    """What a note may have of words that its profiles withheld, and do not have in their *present* blocks.

    A block that holds the severance again is compared with itself.
    """
    gone = known_in(reading.with_kin, _not_in(present, reading.gone))
    lost = (one.gone for one in lost_words(reading.note, reading.past, _not_in(present, reading.lost)))
    return tuple(dict.fromkeys((*gone, *lost)))


def _not_in(present: Text, gone: tuple[GoneWords, ...]) -> tuple[GoneWords, ...]:
    if not gone:
        return ()
    around = holds_from_above(present)
    held = {block.id: around[block.id] | holds(block) for block in walk(present)}
    return tuple(one for one in gone if one.severance not in held.get(one.block.id, ()))


def severed_in_kin(reading: NoteReading, present: Text) -> dict[BlockId, Holds]:
    """The severances of other profiles, by the blocks of a note that have the words they withhold there.

    They are those of blocks that the words went to from where the note has them, or had come from.
    """
    if not reading.carried:
        return {}
    kin = (one for some in kin_of(reading.carried).values() for one in some)
    return free_of_gone(reading.with_kin, withheld_in_kin(kin, present), _followed(reading.severances))


def joined(*some: Mapping[BlockId, Holds]) -> dict[BlockId, Holds]:
    """What is withheld by block in any of these."""
    return {block: FREE.union(*(one.get(block, FREE) for one in some)) for one in some for block in one}


def severed_and_gone(
    reading: NoteReading, gone: Iterable[GoneWords], called: NamedPlaces
) -> Iterator[Obstacle]:
    """A sentence for each severance of which words are gone from a profile and stand free in the note."""
    some, severances = tuple(gone), reading.severances
    followed = _followed(severances) if some else {}
    found = free_of_gone(reading.with_kin, some, followed)
    lost = lost_words(reading.note, reading.past, some)
    elsewhere = ({one.block: frozenset({one.gone.severance})} for one in lost if one.is_free)
    for block, held in joined(found, *elsewhere).items():
        for severance in sorted(held):
            cited = called.cited({severance}, severances)
            yield Obstacle(_gone(severance, called.of(block).name, cited), block)


def _followed(severances: Severances) -> dict[SeveranceId, SeveranceId]:
    return {one.id: one.source for one in severances.by_id.values() if one.source is not None}


def _gone(severance: SeveranceId, place: str, cited: str) -> str:
    """The sentence about words that a profile has no more: where and under what, never the words."""
    if not cited:
        return (
            f"“{place}”: withheld in the profile, deleted there, no provision ({severance}); sever it here."
        )
    return f"“{place}”: withheld in the profile under {cited} and deleted there ({severance}); sever it here."
