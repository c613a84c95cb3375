"""A passage that is withheld here, and whose translation in its profile is not.

The reverse, a passage that stands free here and is withheld in the other language, stops the edition.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from briefing_app.domain.hint import Hint, HintKind
from briefing_app.domain.text import FREE, BlockId, Holds, PairId, holds, origins_of, walk
from briefing_app.domain.translations import followed
from briefing_app.domain.withheld_places import holds_from_above
from briefing_app.services.hinting.sentences import translation_free

if TYPE_CHECKING:
    from briefing_app.domain.profile import Profile
    from briefing_app.services.hinting.considered import Considered

Translation = tuple[BlockId, str, Holds]
"""A block of a profile, the language it is in, and what withholds it."""


def translations_free(considered: Considered, language: str) -> Iterator[Hint]:
    """A hint for each withheld passage whose translation withholds less, profiles named in a language."""
    pairs: dict[PairId, tuple[Profile, tuple[Translation, ...]]] = {}
    pair_of: dict[BlockId, PairId] = {}
    for profile in considered.reading.all_profiles:
        for pair, some in _pairs(profile).items():
            pairs[pair] = (profile, some)
            pair_of |= {block: pair for block, _, _ in some}
    around = holds_from_above(considered.blocks) if pairs else {}
    for top in considered.blocks if pairs else ():
        for block in walk((top,)):
            here = around[block.id] | holds(block)
            sources = (block.id, *(one.block for one in origins_of(block))) if here else ()
            for pair in dict.fromkeys(pair_of[one] for one in sources if one in pair_of):
                owner, some = pairs[pair]
                if spoken := _free(considered, here, some):
                    sentence = translation_free(considered, top, spoken, owner.name(language))
                    yield Hint(HintKind.TRANSLATION, sentence, top.id)


def _pairs(profile: Profile) -> Mapping[PairId, tuple[Translation, ...]]:
    """The passages of a profile that are translations of each other."""
    found: dict[PairId, list[Translation]] = {}
    for section in profile.sections:
        for language, blocks in section.texts.items():
            around = holds_from_above(blocks, section.severances)
            for block in walk(blocks):
                if block.pair is not None:
                    held = around[block.id] | holds(block)
                    found.setdefault(block.pair, []).append((block.id, language, held))
    return {pair: tuple(some) for pair, some in found.items() if len(some) > 1}


def _free(considered: Considered, here: Holds, pair: tuple[Translation, ...]) -> str:
    """The language in which less is withheld than here, "" where there is none.

    A passage is decided on in the other language by as many severances of its own, as elsewhere.
    """
    severances = considered.reading.severances
    sources = FREE.union(*(followed(one, severances) for one in here))
    spoken = considered.document.language
    for _, language, there in pair:
        if language == spoken:
            continue
        missing = [one for one in here if not followed(one, severances) & there]
        if len(missing) > len(there - sources):
            return language
    return ""
