"""Which facts a public edition may draw its tables from.

A fact obeys the words that state it: it is released when it is stated in a released place of the note and
in no withheld one, or was typed by hand and is not severed itself. "Released place" means authored text the
note owns, never a table drawn from facts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from decimal import Decimal, InvalidOperation
from typing import Any

from briefing_app.domain.facts import Fact
from briefing_app.domain.marking import Marking
from briefing_app.domain.passages import find, severances_at
from briefing_app.domain.text import FREE, Block, BlockId, Holds, PairId, Text, holds, origins_of, walk
from briefing_app.domain.withheld_places import (
    free_passages,
    held_words,
    holds_from_above,
    severed_phrases,
    withheld_passages,
)

_WORD = re.compile(r"\w+")
_SHORT = 3
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d{1,2}(?!\d))")


@dataclass(frozen=True, slots=True)
class StatingPlaces:
    """Where the blocks stand that facts point at, read once for a note: see :func:`stating_places`.

    Both maps lead from the id of a profile's block to the blocks that carry its words, each with what
    withholds it from around: ``copies`` in the note, ``sources`` in the profile as it is now.
    ``translations`` leads from a profile's block to those of its pair in other languages.
    ``severed_numbers`` are the numbers of three digits and more that stand in withheld words.
    """

    copies: Mapping[BlockId, tuple[tuple[Block, Holds], ...]]
    sources: Mapping[BlockId, tuple[tuple[Block, Holds], ...]]
    translations: Mapping[BlockId, tuple[BlockId, ...]]
    severed_numbers: frozenset[str]

    def releases(self, fact: Fact) -> bool:
        """Whether a public edition of the note may hold the fact."""
        if fact.severances or numbers_of(fact) & self.severed_numbers:
            return False
        return all(self._states(one.block, one.words) for one in fact.statements)

    def has_words_of(self, fact: Fact) -> bool:
        """Whether the note has words that state the fact, free or withheld, or it was typed by hand."""
        stated = (one.block for one in fact.statements)
        words = (block for one in stated for block in (one, *self.translations.get(one, ())))
        return not fact.statements or any(one in self.copies for one in words)

    def is_withheld(self, fact: Fact) -> bool:
        """Whether anything keeps the fact out of a public edition but that the note does not say it."""
        return bool(self.withholding(fact)) or bool(numbers_of(fact) & self.severed_numbers)

    def severances_of(self, fact: Fact) -> Holds:
        """The severances that hold the fact: its own, and those on the words that state it."""
        found = fact.severances
        for statement in fact.statements:
            for block, around in self._everywhere(statement.block):
                found |= _withholding(block, around, statement.words)
        return found

    def withholding(self, fact: Fact) -> Holds:
        """Everything for which no public edition holds the fact, what withholds a translation of it too."""
        found = self.severances_of(fact)
        for statement in fact.statements:
            for other in self.translations.get(statement.block, ()):
                for block, around in self._everywhere(other):
                    found |= around | holds(block)
        return found

    def is_lost(self, fact: Fact, said: str) -> bool:
        """Whether the words that stated the fact are gone, and it is not *said* freely in their place.

        That is the place in the note, for what is withheld there may stand free in the profile. Who changed,
        moved or deleted the words did not change the fact; one that was typed by hand never had any.
        """
        return bool(fact.statements) and not any(
            find((block,), one.words) or (not around and free_passages((block,), said))
            for one in fact.statements
            for block, around in self.copies.get(one.block) or self.sources.get(one.block, ())
        )

    def markings_of(self, fact: Fact) -> frozenset[Marking]:
        """The fact's own marking and those of the blocks that state it."""
        found = {block.portion for one in fact.statements for block, _ in self._everywhere(one.block)}
        return frozenset(marking for marking in (*found, fact.portion) if marking is not None)

    def _everywhere(self, block: BlockId) -> tuple[tuple[Block, Holds], ...]:
        return (*self.copies.get(block, ()), *self.sources.get(block, ()))

    def _states(self, block: BlockId, words: str) -> bool:
        """Whether the words stand free in the note and are withheld nowhere."""
        if any(_withholding(place, around, words) for place, around in self._everywhere(block)):
            return False
        others = self.translations.get(block, ())
        if any(around or holds(place) for other in others for place, around in self._everywhere(other)):
            return False  # which of the withheld words of a translation state it, nobody can say
        told = [one for other in others for one in self.copies.get(other, ())]
        stated = (free_passages((place,), words) for place, _around in self.copies.get(block, ()))
        return bool(told) or any(stated)


def _withholding(block: Block, around: Holds, words: str) -> Holds:
    """What withholds the words of a fact that points at the block, *around* being what holds all of it.

    Where something in the block is severed and the words stand nowhere in it any more, nobody can say that
    they are free: a letter typed in severed words changes nothing about what these tell.
    """
    if not (around or holds(block)):
        return FREE
    above = holds_from_above((block,))
    passages = withheld_passages((block,), words)
    found = around.union(*(above[one.block] | severances_at((block,), one) for one in passages))
    if passages or free_passages((block,), words):
        return found
    return (found | _alike(block, words)) or holds(block)


def _alike(block: Block, words: str) -> Holds:
    """The severances in the block that hold a word of these, short ones apart: every sentence has those."""
    wanted = _long_words(words)
    held = held_words((block,)).items()
    return frozenset(one for one, phrases in held if any(wanted & _long_words(said) for said in phrases))


def _long_words(said: str) -> set[str]:
    return {word for word in _WORD.findall(said.casefold()) if len(word) > _SHORT}


def stating_places(note: Text, sources: Text = ()) -> StatingPlaces:
    """The places of a note and of its sources, to ask about facts.

    Args:
        note: The blocks the note owns; a block pulled from a profile remembers it as its origin.
        sources: The blocks of the profiles as they are now, where a severance may have been made since.
    """
    numbers = _severed_numbers((*note, *sources))
    return StatingPlaces(_by_source(note), _by_source(sources), _translations(sources), numbers)


def released_facts(facts: Iterable[Fact], note: Text, sources: Text = ()) -> tuple[Fact, ...]:
    """The facts that a public edition of the note may hold."""
    places = stating_places(note, sources)
    return tuple(fact for fact in facts if places.releases(fact))


def _by_source(blocks: Text) -> dict[BlockId, tuple[tuple[Block, Holds], ...]]:
    found: dict[BlockId, tuple[tuple[Block, Holds], ...]] = {}
    around = holds_from_above(blocks)
    for block in walk(blocks):
        place = (block, around[block.id])
        found[block.id] = (*found.get(block.id, ()), place)
        for origin in origins_of(block):
            found[origin.block] = (*found.get(origin.block, ()), place)
    return found


def _translations(blocks: Text) -> dict[BlockId, tuple[BlockId, ...]]:
    pairs: dict[PairId, list[BlockId]] = {}
    for block in walk(blocks):
        if block.pair is not None:
            pairs.setdefault(block.pair, []).append(block.id)
    return {one: tuple(other for other in pair if other != one) for pair in pairs.values() for one in pair}


def values_of(fact: Fact) -> tuple[str, ...]:
    """What a fact says that could tell who, what or how much: its names and titles, and its sum."""
    values = [getattr(fact, field.name) for field in fields(fact) if field.name in _TELLING]
    said = [value for value in values if isinstance(value, str) and value]
    return (*said, *(format(value.normalize(), "f") for value in values if isinstance(value, Decimal)))


_TELLING = frozenset(
    {"amount", "name", "place", "action", "person", "holder", "member", "title", "implementer"}
)


def numbers_of(fact: Fact) -> frozenset[str]:
    """The amounts of a fact and its payers' shares as bare digits.

    A number severed anywhere takes facts that repeat it along.
    """
    values: list[Any] = [getattr(fact, field.name) for field in fields(fact)]
    values += (one.share for one in getattr(fact, "payers", ()))
    return frozenset(format(value.normalize(), "f") for value in values if isinstance(value, Decimal))


def _severed_numbers(blocks: Text) -> frozenset[str]:
    return frozenset(number for phrase in severed_phrases(blocks) for number in numbers_in(phrase))


def numbers_in(phrase: str) -> set[str]:
    """The numbers of three digits and more in a phrase, thousands separators gone."""
    joined = _DECIMAL_COMMA.sub(".", phrase)
    for separator in (",", " ", "\u00a0", "\u202f", "'", "’"):
        joined = _without_between_digits(joined, separator)
    digits = "".join(letter if letter.isdigit() or letter == "." else " " for letter in joined).split()
    return {_canonical(number.strip(".")) for number in digits if len(number.strip(".")) >= 3}


def _canonical(number: str) -> str:
    """The number as an amount is written here: "165000.00" as "165000"."""
    try:
        return format(Decimal(number).normalize(), "f")
    except InvalidOperation:  # 1.2.3 is no amount
        return number


def _without_between_digits(phrase: str, separator: str) -> str:
    parts = phrase.split(separator)
    result = parts[0]
    for part in parts[1:]:
        glue = "" if result[-1:].isdigit() and part[:1].isdigit() else separator
        result += glue + part
    return result
