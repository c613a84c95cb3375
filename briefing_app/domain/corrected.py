"""A reading as an officer corrected it: everything that depends on a correction follows from it.

The source stays as it is, and so do the lines each block has. Nothing here guesses: the same corrections of
the same reading give the same reading again.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from briefing_app.domain.corrected_blocks import set_items, with_kinds, with_rules
from briefing_app.domain.corrected_homes import Flow, Homes, KeyOf, lines_of
from briefing_app.domain.corrections import (
    INTRODUCTION,
    Corrections,
    FactSort,
    Home,
    ProfileCorrection,
    facts_of,
)
from briefing_app.domain.names import folded
from briefing_app.domain.profile import ProfileKind
from briefing_app.domain.reading import (
    NOBODY,
    BlockKind,
    ProposedFact,
    ProposedProfile,
    ProposedSection,
    Reading,
    SourceBlock,
)

OVERVIEW = "overview"
_STATING = (BlockKind.PARAGRAPH, BlockKind.ITEM)
_NAMED = re.compile(r"(?P<name>.+?)\s*\((?P<acronym>[^\W\d_][\w&-]{1,11})\)\s*:?\s*")


def corrected(reading: Reading, corrections: Corrections, key_of: KeyOf = lambda _text: None) -> Reading:
    """The reading with the corrections and with all that depends on them.

    *key_of* knows the headings of the sections that profiles usually have. A correction of something that is
    not there, or that cannot be, is passed over.
    """
    blocks = with_kinds(reading, corrections)
    flow = Flow(reading, blocks, corrections, key_of)
    homes = flow.homes()
    set_items(reading.blocks, blocks, corrections)
    done = tuple(with_rules(reading.blocks, blocks, corrections))
    profiles = tuple(_Profiles(reading, done, corrections, homes, key_of).all(flow.profiles, flow.added))
    facts = _facts(reading, done, corrections, flow.profiles)
    return replace(
        reading,
        title=_first(done, BlockKind.TITLE),
        notice=_first(done, BlockKind.NOTICE),
        blocks=done,
        profiles=profiles,
        stated=() if corrections.leave_unmarked else reading.stated,
        **facts,
    )


def _first(blocks: Iterable[SourceBlock], kind: BlockKind) -> str | None:
    return next((block.text for block in blocks if block.kind is kind), None)


class _Profiles:
    """Builds the profiles of a corrected reading from where its blocks belong."""

    def __init__(
        self,
        reading: Reading,
        blocks: tuple[SourceBlock, ...],
        corrections: Corrections,
        homes: Homes,
        key_of: KeyOf,
    ) -> None:
        self._read = {profile.lines[0]: profile for profile in reading.profiles if profile.lines}
        self._reading = reading
        self._blocks = blocks
        self._corrections = corrections
        self._key_of = key_of
        self._inside: dict[Home, list[int]] = defaultdict(list)
        for place, home in enumerate(homes.of):
            if home is not None:
                self._inside[home].append(place)
        self._headings: dict[int, list[int]] = defaultdict(list)
        for place, home in homes.headings.items():
            self._headings[home.profile].append(place)

    def all(self, kept: frozenset[int], added: Iterable[int]) -> Iterator[ProposedProfile]:
        """The profiles that are not left out, in the order of their names."""
        for profile in sorted((*self._read.values(), *map(self._found, added)), key=lambda one: one.lines[0]):
            if profile.lines[0] in kept:
                sections = tuple(self._sections(profile))
                change = self._corrections.profiles.get(profile.lines[0])
                whole = replace(profile, sections=sections)
                yield whole if change is None else _changed(whole, change)

    def _found(self, line: int) -> ProposedProfile:
        """A profile whose name is the words of a heading."""
        text = next(block.text for block in self._blocks if block.first == line).strip().rstrip(":").strip()
        named = _NAMED.fullmatch(text)
        return ProposedProfile(
            name=named["name"] if named else text,
            acronym=named["acronym"] if named else None,
            kind=self._corrections.stakeholders.get(line, ProfileKind.ORGANIZATION),
            sections=(),
            lines=(line,),
        )

    def _sections(self, profile: ProposedProfile) -> Iterator[ProposedSection]:
        line = profile.lines[0]
        read = {one.heading_block: one for one in profile.sections}
        taken = {one.key for place, one in read.items() if place in self._headings[line]}
        intro = self._inside.get(Home(line, INTRODUCTION), [])
        if intro:
            key = read[None].key if None in read else _unique(OVERVIEW, taken)
            taken.add(key)
            yield self._section(key, None, intro)
        for place in self._headings[line]:
            block = self._blocks[place]
            if place in read:
                key = read[place].key
            else:
                key = _unique(self._key_of(block.text) or _slug(block.text), taken)
                taken.add(key)
            yield self._section(key, place, self._inside.get(Home(line, block.first), []))

    def _section(self, key: str, heading: int | None, places: list[int]) -> ProposedSection:
        return ProposedSection(
            key=key,
            heading=None if heading is None else self._blocks[heading].text,
            lines=lines_of(self._blocks, places),
            blocks=tuple(places),
            heading_block=heading,
        )


def _changed(profile: ProposedProfile, change: ProfileCorrection) -> ProposedProfile:
    """The profile with its new properties; the name the source has stays as a variant, to be found by."""
    name = (change.name or "").strip() or profile.name
    variants = profile.variants
    if folded(name) != folded(profile.name) and profile.name not in variants:
        variants = (*variants, profile.name)
    acronym = profile.acronym if change.acronym is None else change.acronym.strip() or None
    return replace(
        profile,
        name=name,
        acronym=acronym,
        kind=change.kind or profile.kind,
        variants=variants,
        meant=change.meant,
        apart=change.apart,
    )


def _unique(key: str, taken: Iterable[str]) -> str:
    used, number, unique = set(taken), 1, key
    while unique in used:
        number += 1
        unique = f"{key}-{number}"
    return unique


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", folded(text))
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:60] or "section"


def _facts(
    reading: Reading, blocks: tuple[SourceBlock, ...], corrections: Corrections, profiles: frozenset[int]
) -> Mapping[str, Any]:
    """The facts that are left, with the profiles they were given to.

    A line that an officer took for something that states nothing, such as a part of the page, states no fact.
    """
    silent = {
        line
        for old, new in zip(reading.blocks, blocks, strict=True)
        if new.kind is not old.kind and new.kind not in _STATING
        for line in new.lines
    }
    found: dict[FactSort, list[ProposedFact]] = {sort: [] for sort in FactSort}
    for place, fact in facts_of(reading):
        left = tuple(line for line in fact.lines if line not in silent) if silent else fact.lines
        if place in corrections.rejected or (fact.lines and not left):
            continue
        owner = corrections.owners.get(place)
        if owner is not None and (owner == NOBODY or owner in profiles):
            fact = replace(fact, of=owner)
        found[place.sort].append(fact if left == fact.lines else replace(fact, lines=left))
    return {sort.value: tuple(facts) for sort, facts in found.items()}
