"""What must not be found in a public edition, and what withholds it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from itertools import repeat

from briefing_app.documents.gate_needles import Needles, folded_words, numbers
from briefing_app.domain.facts import Fact, Incumbency
from briefing_app.domain.fuzzy_date import DateKind, FuzzyDate
from briefing_app.domain.named_places import begins_section
from briefing_app.domain.release import Release
from briefing_app.domain.released_facts import StatingPlaces, values_of
from briefing_app.domain.severance import Severances
from briefing_app.domain.text import FREE, Block, BlockId, Holds, SeveranceId, Text, block_words, holds
from briefing_app.domain.withheld_places import held_words, severed_phrases
from briefing_app.domain.words_gone import GoneWords
from briefing_app.domain.words_replaced import stand_alone, words_of


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
    def named(self) -> tuple[str, ...]:
        """Who and what it is about: a person, who chairs, a member, what is to be done, by whom, who pays."""
        said = [getattr(self.fact, name, "") for name in _NAMED]
        payers = (one.name for one in getattr(self.fact, "payers", ()))
        return tuple(dict.fromkeys(one for one in (*said, *payers) if isinstance(one, str) and one))

    @property
    def days(self) -> tuple[str, ...]:
        """The days it states, as "2026-03-12"."""
        stated = [getattr(self.fact, field.name) for field in fields(self.fact)]
        dates = (one for one in stated if isinstance(one, FuzzyDate) and one.kind in _OF_DAYS)
        days = (day.isoformat() for one in dates for day in (one.earliest, one.latest) if day is not None)
        return tuple(dict.fromkeys(days))

    @property
    def is_withheld(self) -> bool:
        """Whether the words that state it are withheld."""
        return bool(self.places.severances_of(self.fact))

    @property
    def lost(self) -> tuple[str, ...]:
        """What of these is said nowhere in the place of the words that stated it, and those are gone."""
        return tuple(one for one in self.named if self.places.is_lost(self.fact, one))


_NAMED = ("person", "holder", "member", "action", "owner")
_OF_DAYS = frozenset({DateKind.DAY, DateKind.RANGE})


@dataclass(frozen=True)
class Withheld:
    """What a public edition is made without.

    ``printed`` are the blocks of the document before anything is taken out and those its words were pulled
    from, ``own`` the words that the document owns, ``names`` those of its profiles, which it is about openly,
    ``replaced`` what was withheld until a package put other words there, which is among ``printed``.
    """

    printed: Text
    own: Text
    facts: tuple[KnownFact, ...]
    names: frozenset[str]
    severances: Severances
    replaced: tuple[GoneWords, ...] = ()

    @cached_property
    def needles(self) -> tuple[str, ...]:
        """Every stretch of withheld words, and what withheld facts say."""
        by_hand = (said for one in self.facts if one.fact.severances for said in self._by_hand(one))
        return tuple(dict.fromkeys((*self._phrases, *by_hand, *self._through_words)))

    @cached_property
    def kept(self) -> frozenset[int]:
        """The places of the needles that a package put other words in the place of."""
        said = {words_of(one) for one in self.replaced}
        return frozenset(place for place, one in enumerate(self.needles) if one in said)

    @cached_property
    def alone(self) -> Mapping[int, str]:
        """The needles of one word that stood open nowhere until a package said them, by their places."""
        said = frozenset(stand_alone(self.replaced))
        return {place: one for place, one in enumerate(self.needles) if one in said}

    @cached_property
    def released(self) -> tuple[Fact, ...]:
        """The facts that the document's tables may show."""
        return tuple(one.fact for one in self.facts if one.everywhere and one.places.releases(one.fact))

    def holds_of(self, needle: str) -> Holds:
        """What withholds the words of a needle: just these, or else those around them, or else parts of them.

        Word by word, and never a part of one: a severed letter stands in most other words.
        """
        wanted = _in_words(needle)
        every = self._held_in_words
        words = (
            {severance for severance, one in every if one == wanted}
            or {severance for severance, one in every if wanted in one}
            or {severance for severance, one in every if one in wanted}
        )
        return self._held_values.get(needle, FREE).union(words)

    @cached_property
    def by_themselves(self) -> tuple[str, ...]:
        """The same with what each severance withholds, which may be less than all that is side by side."""
        each = (phrase for phrases in self._held_words.values() for phrase in phrases)
        return tuple(dict.fromkeys((*self.needles, *each)))

    @cached_property
    def headings(self) -> frozenset[str]:
        """The headings of sections that are withheld whole."""
        return frozenset(_said_of(one) for one in self.printed if begins_section(one) and one.severances)

    # ---- inside

    @cached_property
    def _phrases(self) -> tuple[str, ...]:
        """The withheld words of the document; a heading that another section bears openly tells nothing."""
        said = severed_phrases(self.printed)
        open_ones = self.headings & {_said_of(one) for one in self.printed if _is_open_heading(one)}
        if not open_ones:
            return said
        others = set(severed_phrases(tuple(one for one in self.printed if _said_of(one) not in open_ones)))
        return tuple(one for one in said if one not in open_ones or one in others)

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
            found += self._lost(one)
        return tuple(found)

    def _by_hand(self, one: KnownFact) -> Iterator[str]:
        """What a fact says that a person withheld: who pays and who acts where nobody else in it does."""
        told = values_of(one.fact)
        yield from told
        yield from (said for said in one.named if said not in told and not self._is_known(said))
        yield from one.days

    def _lost(self, one: KnownFact) -> tuple[str, ...]:
        """What may not be said of a fact whose words were changed, moved or deleted, and the days of it."""
        said = tuple(said for said in one.lost if self._is_to_be_kept(one, said))
        return (*said, *one.days) if said else ()

    def _is_to_be_kept(self, lost: KnownFact, said: str) -> bool:
        """Whether a name in a fact that is lost may not be said: a part of what told it is severed."""
        if said != lost.person and self._is_known(said):
            return False
        if lost.is_withheld:
            return self._is_telling(said) or (said != lost.person and said not in self.names)
        return lost.everywhere and self._tells(said)

    def _is_known(self, said: str) -> bool:
        return said in self.names or self._is_open(said)

    def _tells(self, said: str) -> bool:
        if any(numbers(said)) and said.replace(".", "").isdecimal():
            return True
        return self._is_telling(said) and said in self._in_withheld_words

    def _is_telling(self, said: str) -> bool:
        return len(folded_words(said)) > 1 and said not in self.names

    def _is_open(self, said: str) -> bool:
        return said in self._in_released_words

    # Each of these looks once for everything that facts say: looked for one by one, the withheld words would
    # be read anew for each of them, and that while somebody types.

    @cached_property
    def _values(self) -> tuple[str, ...]:
        """All that facts say and it may be asked of whether it is told."""
        said = (value for one in self.facts for value in (*values_of(one.fact), *one.named))
        return tuple(dict.fromkeys(said))

    @cached_property
    def _wanted_values(self) -> Needles:
        return Needles.of(self._values)

    @cached_property
    def _in_withheld_words(self) -> frozenset[str]:
        found = (index for one in self._phrases for index in self._wanted_values.in_words(one))
        return frozenset(self._values[index] for index in found)

    @cached_property
    def _in_released_words(self) -> frozenset[str]:
        return frozenset(self._values[index] for index in self._wanted_values.in_words(self._released))

    @cached_property
    def _held_words(self) -> dict[SeveranceId, tuple[str, ...]]:
        return held_words(self.printed)

    @cached_property
    def _held_in_words(self) -> tuple[tuple[SeveranceId, str], ...]:
        """What each severance withholds, ready to be looked for in other words."""
        held = self._held_words.items()
        return tuple((severance, _in_words(one)) for severance, found in held for one in found)

    @cached_property
    def _held_values(self) -> dict[str, Holds]:
        """What withholds each thing that facts say."""
        found: dict[str, Holds] = {}
        for one in self.facts:
            held = one.places.severances_of(one.fact)
            for said in (*values_of(one.fact), *one.named, *one.days):
                found[said] = found.get(said, FREE) | held
        return found

    @cached_property
    def _released(self) -> str:
        """The words of the document's own that a public edition has."""
        maker = Release(self.severances, repeat(BlockId("")))
        released = (maker.block(block) for block in self.own)
        return "\n".join(block_words(block) for block in released if block is not None)


def _in_words(said: str) -> str:
    """The words with a space around each, so that whole words are found in them; without any, as it is."""
    words = folded_words(said)
    return f" {' '.join(words)} " if words else said


def _is_open_heading(block: Block) -> bool:
    return begins_section(block) and not holds(block)


def _said_of(block: Block) -> str:
    """The words of a heading as it is withheld whole, "" for any other block."""
    return block_words(block) if begins_section(block) else ""


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
