"""Numbers that are written in words, "forty million", and days without their year, in English and French."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing_app.documents.gate_folding import folded_words
from briefing_app.services.hinting.figures import Figure

if TYPE_CHECKING:
    from briefing_app.services.hinting.words import HintWords

_WORDS = re.compile(r"[^\W\d_]+|\d+")
_BETWEEN = frozenset((" ", "-", "\u2011", "\u00a0", "\u202f"))
_YEAR = re.compile(r"(?:19|20)\d\d")
_BESIDE_DAYS = frozenset({"er", "st", "nd", "rd", "th", "of"})
_SMALL = frozenset({"may", "mar", "march"})  # as small letters these are no months of English
_HUNDRED = 100
_TEENS = range(11, 20)
_LAST_DAY = 31


class SaidWords:
    """The words of a text with their folded forms."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found = tuple(_WORDS.finditer(text))
        self.folded = tuple(_fold(one[0]) for one in self.found)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.found)

    def is_joined(self, at: int) -> bool:
        """Whether a word goes on where the one before it ends."""
        return self.text[self.found[at - 1].end() : self.found[at].start()] in _BETWEEN

    def start(self, at: int) -> int:
        """Where a word begins."""
        return self.found[at].start()

    def end(self, at: int) -> int:
        """Where a word ends."""
        return self.found[at].end()


@lru_cache(maxsize=1 << 14)
def _fold(word: str) -> str:
    return "".join(folded_words(word))


# ---- numbers


def spelled(text: str, words: HintWords) -> Iterator[Figure]:
    """The numbers from a hundred on that are written in words."""
    said = SaidWords(text)
    at = 0
    while at < len(said):
        number = _Number(words)
        length = number.read(said, at)
        if number.value >= _HUNDRED:
            yield Figure(Decimal(number.value), Decimal(1), said.start(at), said.end(at + length - 1))
        at += max(length, 1)


class _Number:
    """A number while its words are read one after the other."""

    def __init__(self, words: HintWords) -> None:
        self._words = words
        self._total = self._group = self._last = 0
        self._least = 100  # zeros of the last scale: each must be smaller than the one before

    @property
    def value(self) -> int:
        """What was read so far."""
        return self._total + self._group

    def read(self, said: SaidWords, at: int) -> int:
        """Of how many words the number is that begins with a word; 0 where none does."""
        length, next_one = 0, at
        while next_one < len(said) and (next_one == at or said.is_joined(next_one)):
            word = said.folded[next_one]
            if length and word in self._words.joins:
                next_one += 1
                continue
            if not self._takes(word):
                break
            next_one += 1
            length = next_one - at
        return length

    def _takes(self, word: str) -> bool:
        if word in self._words.numbers:
            return self._adds(self._words.numbers[word])
        if word in self._words.hundreds and 0 < self._group < 20:
            self._group, self._last = self._group * _HUNDRED, _HUNDRED
            return True
        zeros = self._words.scales.get(word, 0) if len(word) > 1 else 0
        if not zeros or zeros >= self._least or not self._group:
            return False
        self._total += self._group * 10**zeros
        self._group, self._last, self._least = 0, 0, zeros
        return True

    def _adds(self, number: int) -> bool:
        if number == 20 and self._last == 4:  # quatre-vingt
            self._group, self._last = self._group + 76, 80
            return True
        if self._last and (number >= self._last or self._last in _TEENS):
            return False
        if self._last and self._last < _HUNDRED and number not in range(1, 20):
            return False
        self._group, self._last = self._group + number, number
        return True


# ---- days


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day whose month is named, *start* and *end* those of its words; the year is "" where none stands."""

    month: int
    day: int
    year: str
    start: int
    end: int

    def is_other_wording(self, other: NamedDay) -> bool:
        """Whether it may be another day without the gate knowing: one of the two has no year."""
        return (self.month, self.day) == (other.month, other.day) and not (self.year and other.year)


def named_days(text: str, words: HintWords) -> Iterator[NamedDay]:
    """The days in a text whose month is named."""
    said = SaidWords(text)
    for at, word in enumerate(said.folded):
        month = words.months.get(word)
        if month is None or (word in _SMALL and said.found[at][0].islower()):
            continue
        for day in (_beside(said, at, -1), _beside(said, at, 1)):
            if day is not None:
                first, last = min(at, day), max(at, day)
                year = _year(said, last)
                yield NamedDay(month, int(said.folded[day]), year, said.start(first), said.end(last))
                break


def _beside(said: SaidWords, month: int, step: int) -> int | None:
    """Where the day beside a month stands."""
    at = month + step
    while 0 <= at < len(said) and abs(at - month) <= 3:
        word = said.folded[at]
        if word.isdecimal():
            return at if len(word) <= 2 and 0 < int(word) <= _LAST_DAY else None
        if word not in _BESIDE_DAYS:
            return None
        at += step
    return None


def _year(said: SaidWords, last: int) -> str:
    """The year behind a day and its month."""
    behind = (one for one in said.folded[last + 1 : last + 3] if one not in _BESIDE_DAYS)
    found = next(behind, "")
    return found if _YEAR.fullmatch(found) else ""
