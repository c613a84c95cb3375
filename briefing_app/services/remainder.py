"""What an imported document says outside any profile: a note, so that it is found, read and marked too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from briefing_app.domain.corrections import LEFT_WITH_THE_SOURCE
from briefing_app.domain.normal_form import normalise
from briefing_app.domain.note import Note, NoteId, NoteSection
from briefing_app.domain.reading import BlockKind, Reading, SourceBlock
from briefing_app.domain.text import Block, SectionId
from briefing_app.services.notes import LONGEST_TITLE
from briefing_app.services.proposals import is_more_than_words
from briefing_app.storage.records import new_id

if TYPE_CHECKING:
    from datetime import datetime

KIND = "imported-document"


def remainder(reading: Reading, blocks: Mapping[int, Block], number: str, now: datetime) -> Note | None:
    """The blocks of no profile as a note, a section for each heading; None where there are none.

    Title and page boilerplate stay with the import's own lines.
    """
    taken = _places_of_profiles(reading)
    places = [
        place
        for place, block in enumerate(reading.blocks)
        if place not in taken and place in blocks and block.kind not in LEFT_WITH_THE_SOURCE
    ]
    if not places:
        return None
    return Note(
        id=NoteId(new_id()),
        number=number,
        kind=KIND,
        title=(reading.title or reading.source.name)[:LONGEST_TITLE],
        language=reading.language,
        sections=tuple(_sections(reading.blocks, places, blocks)),
        created_at=now,
        updated_at=now,
    )


def _places_of_profiles(reading: Reading) -> set[int]:
    taken: set[int] = set()
    for profile in reading.profiles:
        for section in profile.sections:
            taken.update(section.blocks)
            if section.heading_block is not None:
                taken.add(section.heading_block)
    names = {profile.lines[0] for profile in reading.profiles if profile.lines}
    return taken | {
        place
        for place, block in enumerate(reading.blocks)
        if block.first in names and block.kind in (BlockKind.TITLE, BlockKind.HEADING)
    }


def _sections(
    found: Sequence[SourceBlock], places: Sequence[int], blocks: Mapping[int, Block]
) -> Iterator[NoteSection]:
    """The places cut at each heading; what stands before the first one is a section without a heading."""
    heading, inside, level = "", [], 1
    number = 0
    for place in places:
        if found[place].kind is not BlockKind.HEADING or is_more_than_words(found[place]):
            inside.append(blocks[place])
            continue
        if heading or inside:
            number += 1
            yield _section(number, heading, level, inside)
        heading, inside, level = found[place].text, [], min(found[place].level or 1, 3)
    yield _section(number + 1, heading, level, inside)


def _section(number: int, heading: str, level: int, inside: Sequence[Block]) -> NoteSection:
    return NoteSection(
        id=SectionId(new_id()),
        key=f"part-{number}",
        heading=heading,
        level=level,
        blocks=normalise(inside),
    )
