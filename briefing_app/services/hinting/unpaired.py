"""A section of a profile that withholds something in another language, in passages paired with none of these.

Passages that came with two documents, one for each language, are not known to be translations of each other:
nothing says which of them to look at, so that the whole section is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing_app.domain.hint import Hint, HintKind
from briefing_app.domain.text import FREE, Block, BlockId, Holds, Text, holds, origins_of, walk
from briefing_app.domain.translations import followed
from briefing_app.domain.withheld_places import holds_from_above
from briefing_app.services.hinting.sentences import section_unpaired

if TYPE_CHECKING:
    from briefing_app.domain.profile import Profile, Section
    from briefing_app.services.hinting.considered import Considered


def sections_unpaired(considered: Considered, language: str) -> Iterator[Hint]:
    """A hint for each such section that words of the note are from, profiles named in a language.

    One in which as much is withheld here, by severances of its own, was looked at already.
    """
    tops = {
        source: top
        for top in reversed(considered.blocks)
        for block in walk((top,))
        for source in (block.id, *(one.block for one in origins_of(block)))
    }
    for profile in considered.reading.all_profiles:
        for section in profile.sections:
            yield from _of_section(considered, profile, section, tops, language)


def _of_section(
    considered: Considered, profile: Profile, section: Section, tops: dict[BlockId, Block], language: str
) -> Iterator[Hint]:
    spoken = considered.document.language
    here = [tops[one] for one in _unpaired(section.texts.get(spoken, ())) if one in tops]
    if not here:
        return
    severances = considered.reading.severances
    own = {id(top): _held((top,)) for top in here}
    held = FREE.union(*own.values())
    known = FREE.union(*(followed(one, severances) for one in held))
    for other, text in section.texts.items():
        there = _held(text) if other != spoken else FREE
        missing = there - known
        if missing and len(missing) > len([one for one in held if not followed(one, severances) & there]):
            first = next((top for top in here if not own[id(top)]), here[0])
            sentence = section_unpaired(considered, first, other, profile.name(language))
            yield Hint(HintKind.TRANSLATION, sentence, first.id)


def _unpaired(text: Text) -> Iterator[BlockId]:
    return (block.id for block in walk(text) if block.pair is None)


def _held(text: Text) -> Holds:
    """What withholds passages of a text that are paired with none."""
    around = holds_from_above(text)
    return FREE.union(*(around[one.id] | holds(one) for one in walk(text) if one.pair is None))
