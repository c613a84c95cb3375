"""What was severed where the words of a note came from and not here: in a profile, in another language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

from briefing_app.domain.edition import AssembledNote, Obstacle
from briefing_app.domain.named_places import NamedPlaces
from briefing_app.domain.note import Note
from briefing_app.domain.sources import undecided_here
from briefing_app.domain.text import FREE, BlockId, Holds, walk
from briefing_app.domain.translations import Translations
from briefing_app.services.edition_material import Material
from briefing_app.services.edition_sentences import in_other_language, late_sentence
from briefing_app.services.source_blocks import read_sources

if TYPE_CHECKING:
    from briefing_app.domain.text import Block
    from briefing_app.storage.library import Library


def severed_since(
    library: Library, note: Note, material: Material, moved: Mapping[BlockId, Holds], called: NamedPlaces
) -> tuple[Obstacle, ...]:
    """A sentence for each severance made in a profile since its words were taken, until decided here.

    *moved* are those made in blocks that the words went to since.
    """
    sources: dict[BlockId, Block] = {block.id: block for block in material.origins}
    records = material.severances.by_id.values()
    followed = {one.id: one.source for one in records if one.source is not None}
    late = undecided_here(note, sources, followed)
    if late:  # which is rare: only then it is asked what was withheld already when the words were taken
        with library.database.read() as unit:
            late = undecided_here(note, sources, followed, read_sources(unit, note).before)
    late = {one: late.get(one, FREE) | moved.get(one, FREE) for one in (*late, *moved)}
    cited = partial(called.cited, severances=material.severances)
    return tuple(
        Obstacle(late_sentence(severance, called.of(block).name, cited({severance})), block)
        for block, missing in late.items()
        for severance in sorted(missing)
    )


def severed_elsewhere(
    assembled: AssembledNote, material: Material, called: NamedPlaces
) -> Iterator[Obstacle]:
    """A sentence for each passage that is withheld in another language and not in this one."""
    blocks = (*assembled.front, *assembled.blocks)
    free = Translations.of(material.known).free(walk(blocks), material.severances)
    for block in walk(blocks) if free else ():
        if block.id in free:
            cited = called.cited(free[block.id], material.severances)
            yield Obstacle(in_other_language(called.of(block.id).name, cited), block.id)
