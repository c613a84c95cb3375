"""What is withheld here and was published in another note: what is handed over cannot be called back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from briefing_app.documents.gate_folding import Haystack, Index
from briefing_app.documents.gate_needles import Needles
from briefing_app.domain.edition import EditionKind
from briefing_app.domain.facts import Contribution, Engagement, Fact, Incumbency
from briefing_app.domain.hint import Hint, HintKind
from briefing_app.domain.note import Note, NoteId, owned_text
from briefing_app.domain.profile import profile_text
from briefing_app.domain.release_record import ReleaseRecord
from briefing_app.domain.released_facts import stating_places
from briefing_app.domain.text import SectionId, Text
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
    """Another note that was handed over outside, as it was on that day as far as that is kept.

    ``others`` are further texts that may have been in it.
    """

    note: Note
    on: date
    edition: EditionKind
    others: tuple[Text, ...] = ()

    @classmethod
    def of(cls, note: Note, release: ReleaseRecord, texts: Mapping[SectionId, tuple[Text, ...]]) -> Published:
        """What a release of a note was, *texts* being what its sections said then, the likeliest first.

        Title and headings are as they are now; whether a section was withheld whole the release knows.
        """
        held = frozenset(one.severance for one in release.decisions)
        sections = tuple(
            replace(one, blocks=texts.get(one.id, ((),))[0], severances=one.severances & held)
            for one in note.sections
            if one.id in texts or not one.blocks
        )
        others = tuple(text for one in sections if not one.severances for text in texts.get(one.id, ())[1:])
        return cls(replace(note, sections=sections), release.at.date(), release.edition, others)

    @cached_property
    def said(self) -> Haystack:
        """What is free in it."""
        headings = (one.heading for one in self.note.sections if not one.severances)
        texts = (word for text in self.others for word in free_words(text))
        words = (self.note.title, *headings, *free_words(owned_text(self.note)), *texts)
        return Haystack.of("\n".join(words))


def published_elsewhere(considered: Considered, others: tuple[Published, ...]) -> Iterator[Hint]:
    """A hint for each passage and each fact that is withheld here and stands in a note that was published.

    Of several releases of a note the first of *others* is told.
    """
    if not others:
        return
    needles = considered.withheld.needles
    wanted = _wanted(needles)
    said = [(one, wanted.stretches_in(one.said) | wanted.numbers_in(one.said)) for one in others]
    for block in considered.blocks:
        here = set(severed_phrases((block,)))
        told: set[NoteId] = set()
        for other, found in said:
            if other.note.id not in told and any(needles[at] in here for at in found):
                told.add(other.note.id)
                yield Hint(HintKind.PUBLISHED, words_published(considered, block, other), block.id)
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
    told = set()
    for other in others:
        drawn = {section.derived for section in other.note.sections if section.derived}
        shown = [
            fact for fact in held if _DRAWN.get(type(fact)) in drawn and fact.profile in other.note.profiles
        ]
        places = stating_places(owned_text(other.note), sources) if shown else None
        named = {fact.profile for fact in shown if places is not None and places.releases(fact)}
        for profile in profiles.values():
            if profile.id in named and (profile.id, other.note.id) not in told:
                told.add((profile.id, other.note.id))
                name = profile.name(considered.document.language)
                yield Hint(HintKind.PUBLISHED, fact_published(considered, name, other))
