"""What must not be found in a public edition, and what withholds it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat

from briefing_app.documents.gate_needles import Needles, folded_words, numbers
from briefing_app.domain.facts import Fact, Incumbency
from briefing_app.domain.release import Release
from briefing_app.domain.released_facts import StatingPlaces, values_of
from briefing_app.domain.severance import Severances
from briefing_app.domain.text import BlockId, Heading, Holds, Text, block_words
from briefing_app.domain.withheld_places import held_words, severed_phrases


@dataclass(frozen=True, slots=True)
class KnownFact:
    """A fact, and the places it is stated in; *everywhere* says that none of these are left out."""

    fact: Fact
    places: StatingPlaces
    everywhere: bool = True

    @property
    def person(self) -> str:
        """The person it is about, "" where it is about none."""
        found = self.fact.person if isinstance(self.fact, Incumbency) else ""
        return found if isinstance(found, str) else ""

    @property
    def is_withheld(self) -> bool:
        """Whether the words that state it are withheld."""
        return bool(self.places.severances_of(self.fact))

    @property
    def is_lost(self) -> bool:
        """Whether it is about a person, and the words that stated it stand nowhere any more."""
        return bool(self.person) and self.places.is_lost(self.fact, self.person)


@dataclass(frozen=True)
class Withheld:
    """What a public edition is made without.

    ``printed`` are the blocks of the document before anything is taken out and those its words were pulled
    from, ``own`` the words that the document owns, ``names`` those of its profiles, which it is about openly.
    """

    printed: Text
    own: Text
    facts: tuple[KnownFact, ...]
    names: frozenset[str]
    severances: Severances

    @cached_property
    def needles(self) -> tuple[str, ...]:
        """Every stretch of withheld words, and what withheld facts say."""
        by_hand = (said for one in self.facts if one.fact.severances for said in values_of(one.fact))
        return tuple(dict.fromkeys((*self._phrases, *by_hand, *self._through_words)))

    def holds_of(self, needle: str) -> Holds:
        """What withholds the words of a needle."""
        found = set()
        for severance, phrases in held_words(self.printed).items():
            if any(one in needle or needle in one for one in phrases):
                found.add(severance)
        for one in self.facts:
            if needle in values_of(one.fact):
                found |= one.places.severances_of(one.fact)
        return frozenset(found)

    @cached_property
    def headings(self) -> frozenset[str]:
        """The headings of sections that are withheld whole."""
        printed = (one for one in self.printed if isinstance(one, Heading) and one.severances)
        return frozenset(block_words(one) for one in printed if one.id.endswith("-heading"))

    # ---- inside

    @cached_property
    def _phrases(self) -> tuple[str, ...]:
        return severed_phrases(self.printed)

    @cached_property
    def _through_words(self) -> tuple[str, ...]:
        """What facts say that are withheld because the words that state them are, where that tells them.

        A single word is too common to be looked for, and so is what the document says openly elsewhere; the
        name of a person is not, as long as it stands in withheld words. These may have been changed or moved,
        and then no words state the fact any more: the name stays what it was.
        """
        found = []
        for one in self.facts:
            if one.fact.severances:
                continue
            if one.is_withheld:
                told = filter(self._tells, values_of(one.fact))
                found += [said for said in told if said == one.person or not self._is_open(said)]
            if one.is_lost and self._names(one):
                found.append(one.person)
        return tuple(found)

    def _names(self, lost: KnownFact) -> bool:
        """Whether the person of a fact that is lost may not be named: a part of what told it is severed."""
        if lost.is_withheld:
            return self._is_telling(lost.person)
        return lost.everywhere and self._tells(lost.person)

    def _tells(self, said: str) -> bool:
        if any(numbers(said)) and said.replace(".", "").isdecimal():
            return True
        return self._is_telling(said) and any(Needles.of((said,)).in_words(one) for one in self._phrases)

    def _is_telling(self, said: str) -> bool:
        return len(folded_words(said)) > 1 and said not in self.names

    def _is_open(self, said: str) -> bool:
        return bool(Needles.of((said,)).in_words(self._released))

    @cached_property
    def _released(self) -> str:
        """The words of the document's own that a public edition has."""
        maker = Release(self.severances, repeat(BlockId("")))
        released = (maker.block(block) for block in self.own)
        return "\n".join(block_words(block) for block in released if block is not None)


def known_facts(
    facts: Iterable[Fact],
    places: StatingPlaces,
    others: Iterable[Fact],
    elsewhere: Callable[[], StatingPlaces],
) -> Iterator[KnownFact]:
    """The facts of the profiles a document is about, and *others*, stated *elsewhere*."""
    yield from (KnownFact(fact, places) for fact in facts)
    if others := tuple(others):
        there = elsewhere()
        yield from (KnownFact(fact, there, everywhere=False) for fact in others)
