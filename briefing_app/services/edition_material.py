"""What the editions of a document are made from: its blocks, those these came from, facts, decisions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from briefing_app.domain.edition import AssembledNote
from briefing_app.domain.facts import Fact
from briefing_app.domain.note import Note, owned_text
from briefing_app.domain.profile import Profile, profile_text
from briefing_app.domain.released_facts import StatingPlaces, stating_places
from briefing_app.domain.severance import Severances
from briefing_app.domain.text import BlockId, Text, origins_of, walk
from briefing_app.domain.words_gone import GoneWords
from briefing_app.services.needles import Withheld, known_facts


@dataclass(frozen=True, slots=True)
class Material:
    """What an edition is made from.

    ``own`` are the blocks the document owns, ``profiles`` those of its profiles as they are now, ``origins``
    the ones that its own were pulled from, ``facts_of_sources`` those of profiles it is not about,
    ``known`` the blocks of all of these profiles, ``gone`` what was withheld in them and is there no more,
    ``replaced`` what was withheld anywhere until a package put other words there.
    """

    own: Text
    profiles: Text
    origins: Text
    facts: tuple[Fact, ...]
    severances: Severances
    facts_of_sources: tuple[Fact, ...] = ()
    known: Text = ()
    gone: tuple[GoneWords, ...] = ()
    replaced: tuple[GoneWords, ...] = ()


def places_of_facts(material: Material) -> StatingPlaces:
    """Where the facts are stated; without facts nobody asks, and a long note is not looked through for it."""
    return stating_places(material.own, material.profiles) if material.facts else stating_places(())


def source_blocks(note: Note, profiles: Iterable[Profile], moved: frozenset[BlockId]) -> Text:
    """The profiles' blocks, as they are now, that words of the note were pulled from or *moved* to since."""
    origins = moved | {one.block for block in walk(owned_text(note)) for one in origins_of(block)}
    return tuple(block for profile in profiles for block in profile_text(profile) if block.id in origins)


def withheld_in(
    assembled: AssembledNote, material: Material, places: StatingPlaces, names: frozenset[str]
) -> Withheld:
    """Everything that is withheld: words of the note with its headings, of its origins, and facts."""
    nowhere = tuple(one.block for one in (*material.gone, *material.replaced))
    elsewhere = partial(stating_places, material.own, material.origins)
    return Withheld(
        (*assembled.front, *assembled.blocks, *material.origins, *nowhere),
        material.own,
        tuple(known_facts(material.facts, places, material.facts_of_sources, elsewhere)),
        names,
        material.severances,
        material.replaced,
    )
