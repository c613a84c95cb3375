"""What is withheld here and was published in another note: what is handed over cannot be called back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from briefing_app.documents.gate_folding import Haystack, Index
from briefing_app.documents.gate_needles import Needles
from briefing_app.domain.facts import Contribution, Engagement, Fact, Incumbency
from briefing_app.domain.hint import Hint, HintKind
from briefing_app.domain.note import Note, owned_text
from briefing_app.domain.profile import profile_text
from briefing_app.domain.released_facts import stating_places
from briefing_app.domain.withheld_places import free_words, severed_phrases
from briefing_app.services.hinting.sentences import fact_published, words_published

if TYPE_CHECKING:
    from briefing_app.services.hinting.considered import Considered

_DRAWN: Mapping[type[Fact], str] = {
    Incumbency: "people",
    Engagement: "engagements",
    Contribution: "contributions",
}
_LEAST_DIGITS = 5


@dataclass(frozen=True)
class Published:
    """Another note of which a public edition was handed over, as it is now, and the day of the last one."""

    note: Note
    on: date

    @cached_property
    def said(self) -> Haystack:
        """What is free in it."""
        headings = (one.heading for one in self.note.sections if not one.severances)
        return Haystack.of("\n".join((self.note.title, *headings, *free_words(owned_text(self.note)))))


def published_elsewhere(considered: Considered, others: tuple[Published, ...]) -> Iterator[Hint]:
    """A hint for each passage and each fact that is withheld here and stands in a note that was published."""
    if not others:
        return
    needles = considered.withheld.needles
    wanted = _wanted(needles)
    said = {one.note.id: wanted.stretches_in(one.said) | wanted.numbers_in(one.said) for one in others}
    for block in considered.blocks:
        here = set(severed_phrases((block,)))
        for other in others:
            if any(needles[at] in here for at in said[other.note.id]):
                yield Hint(
                    HintKind.PUBLISHED,
                    words_published(considered, block, other.note.number, other.on.isoformat()),
                    block.id,
                )
    yield from _facts(considered, others)


def _wanted(needles: tuple[str, ...]) -> Needles:
    """What stands elsewhere by no accident: two words and more, and long numbers."""
    wanted = Needles.of(needles)
    long = {number: of for number, of in wanted.numbers.words.items() if len(number) >= _LEAST_DIGITS}
    return replace(wanted, numbers=Index(long))


def _facts(considered: Considered, others: tuple[Published, ...]) -> Iterator[Hint]:
    """The facts that are withheld here and shown in a table of another note."""
    released = set(considered.withheld.released)
    held = [one.fact for one in considered.withheld.facts if one.everywhere and one.fact not in released]
    if not held:
        return
    profiles = considered.reading.profiles
    sources = tuple(block for one in profiles.values() for block in profile_text(one))
    for other in others:
        drawn = {section.derived for section in other.note.sections if section.derived}
        shown = [
            fact for fact in held if _DRAWN.get(type(fact)) in drawn and fact.profile in other.note.profiles
        ]
        places = stating_places(owned_text(other.note), sources) if shown else None
        named = {fact.profile for fact in shown if places is not None and places.releases(fact)}
        for profile in profiles.values():
            if profile.id in named:
                name = profile.name(considered.document.language)
                sentence = fact_published(considered, name, other.note.number, other.on.isoformat())
                yield Hint(HintKind.PUBLISHED, sentence)
