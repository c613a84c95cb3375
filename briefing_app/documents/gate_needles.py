"""What the gate searches for, made of the severed words once for a document.

The stretches as they were severed; the numbers in them, however these are written; a stretch of one word. Of
words that are known to stand open in the document more can be said: every word, every run of four words,
every year and day of the severed ones that the open ones do not have is searched for too, and a word, a year
or a day that they do have is not searched for by itself, for it tells nothing. A day that was severed as such
is searched for in any case: written otherwise, it is still what was severed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from briefing_app.documents.gate_folding import Haystack, Index, folded_words
from briefing_app.documents.gate_numbers import (
    UNMISTAKABLE,
    days,
    long_numbers,
    long_numbers_joined,
    numbers,
    numbers_joined,
    years,
)

__all__ = ["Needles", "folded_words", "numbers"]

_LEAST_LETTERS = 3
_LEAST_OF_WORDS = 4
_RUN = 4
_LEAST_OF_RUNS = 12
_MOST_OF_A_DAY = 4
"""How many words a day has that is severed by itself: "10-11 October 2019"."""
_LEAST_IN_BYTES = 6
_NOTHING = Index({})


@dataclass(frozen=True)
class Needles:
    """What is searched for, each with the indexes of the severed stretches it comes from.

    Attributes:
        stretches: Severed stretches of two words and more.
        words: Single words.
        runs: Runs of four words.
        numbers: Numbers of three digits and more.
        long: Numbers of seven digits and more, however they are separated.
        years: Years.
        days: Days, however they are written.
        severed_days: Those of them that a stretch says and nothing else.
        wholly: Whether the parts of stretches are among them.
    """

    stretches: Index = field(default=_NOTHING)
    words: Index = field(default=_NOTHING)
    runs: Index = field(default=_NOTHING)
    numbers: Index = field(default=_NOTHING)
    long: Index = field(default=_NOTHING)
    years: Index = field(default=_NOTHING)
    days: Index = field(default=_NOTHING)
    severed_days: frozenset[str] = frozenset()
    wholly: bool = True

    @classmethod
    def of(cls, phrases: Iterable[str], released: str = "", *, beside: str | None = None) -> Needles:
        """The needles of phrases; a phrase of one or two letters says nothing and is left out.

        A number that stands in *released*, the authored words that are released, is no needle by itself.
        *beside* are all words that stand open in the document; None where nobody knows them, and then there
        are no needles of the parts of phrases.
        """
        made = _Made(known=frozenset((*numbers(released), *long_numbers(released))))
        for index, phrase in enumerate(phrases):
            made.add(index, phrase, wholly=beside is not None)
        return replace(made.needles(), wholly=False) if beside is None else made.needles().beside(beside)

    def but_fixed(self, fixed: str, authored: str) -> Needles:
        """The same without stretches and days that the program prints by itself and nobody *authored*."""
        printed, said = Haystack.of(fixed), Haystack.of(authored)
        ours = self.stretches.words_in(printed) - self.stretches.words_in(said)
        our_days = days(printed.words) - days(said.words) if self.days else set[str]()
        return replace(
            self,
            stretches=Index({one: of for one, of in self.stretches.words.items() if one not in ours}),
            days=Index({day: of for day, of in self.days.words.items() if day not in our_days}),
            severed_days=self.severed_days - our_days,
        )

    def beside(self, text: str) -> Needles:
        """The same in a document in which a text stands open.

        Raises:
            ValueError: they were made without the parts of phrases, so that nothing would be searched for as
                strictly as in a document: name the open words where they are made.
        """
        if not self.wholly:
            raise ValueError("needles without the parts of phrases: give the open words to Needles.of")
        haystack = Haystack.of(text)
        told = years(haystack.words) if self.years else ()
        open_days = days(haystack.words) - self.severed_days if self.days else frozenset()
        return replace(
            self,
            words=self.words.without(haystack),
            runs=self.runs.without(haystack),
            years=Index({year: of for year, of in self.years.words.items() if year not in told}),
            days=Index({day: of for day, of in self.days.words.items() if day not in open_days}),
        )

    def also_alone(self, words: Mapping[int, str], fixed: str) -> Needles:
        """The same, these words being found though they stand open in the document, but for *fixed* ones."""
        printed, made = Haystack.of(fixed), dict(self.words.words)
        for index, word in words.items():
            joined = "".join(folded_words(word))
            if len(joined) >= _LEAST_LETTERS and not joined.isdecimal() and joined not in printed.words:
                made[joined] = made.get(joined, frozenset()) | {index}
        return replace(self, words=Index(made)) if words else self

    @property
    def of_words(self) -> Needles:
        """The same without numbers and days."""
        return Needles(self.stretches, self.words, self.runs, wholly=self.wholly)

    @cached_property
    def unmistakable(self) -> Needles:
        """Those that stand in no bytes by accident."""

        def of(index: Index, least: int) -> Index:
            return Index({word: needles for word, needles in index.words.items() if len(word) >= least})

        return Needles(
            of(self.stretches, _LEAST_IN_BYTES), of(self.words, _LEAST_IN_BYTES), self.runs,
            of(self.numbers, _LEAST_IN_BYTES), self.long, wholly=self.wholly,
        )  # fmt: skip

    def in_words(self, text: str) -> set[int]:
        """The indexes of the needles found in words people read."""
        haystack = Haystack.of(text)
        found = self.stretches_in(haystack) | self.runs_in(haystack) | self.words_in(haystack)
        return found | self.numbers_in(haystack) | self.days_in(haystack)

    def in_structure(self, text: str) -> set[int]:
        """The indexes of the needles found in the words of a format itself, single words and numbers apart.

        A severed "header" or "720" is not given away by a file that has headers and measures.
        """
        haystack = Haystack.of(text)
        return self.stretches_in(haystack) | self.runs_in(haystack)

    # ---- one sort at a time

    def stretches_in(self, haystack: Haystack) -> set[int]:
        """The indexes of the needles that stand in a text as they were severed."""
        return self.stretches.needles_in(haystack)

    def runs_in(self, haystack: Haystack) -> set[int]:
        """The indexes of the needles of which four words stand in a text."""
        return self.runs.needles_in(haystack)

    def words_in(self, haystack: Haystack) -> set[int]:
        """The indexes of the needles of which a single word stands in a text."""
        return self.words.needles_in(haystack)

    def numbers_in(self, haystack: Haystack) -> set[int]:
        """The indexes of the needles whose numbers stand in a text."""
        found = self.numbers.needles_in(numbers_joined(haystack.text)) if self.numbers else set()
        if self.long:
            groups, everything = long_numbers_joined(haystack.text)
            found |= self.long.needles_in(groups)
            for number, needles in self.long.words.items():
                if len(number) >= UNMISTAKABLE and number in everything:
                    found |= needles
        return found

    def days_in(self, haystack: Haystack) -> set[int]:
        """The indexes of the needles whose years and days stand in a text."""
        met: set[frozenset[int]] = set()
        if self.years:
            met.update(self.years.words[year] for year in years(haystack.words) & self.years.words.keys())
        if self.days:
            met.update(self.days.words[day] for day in days(haystack.words) & self.days.words.keys())
        return set().union(*met)


@dataclass(frozen=True)
class _Made:
    """Needles while they are made; ``known`` are numbers that are none."""

    known: frozenset[str]
    stretches: dict[str, set[int]] = field(default_factory=dict)
    words: dict[str, set[int]] = field(default_factory=dict)
    runs: dict[str, set[int]] = field(default_factory=dict)
    numbers: dict[str, set[int]] = field(default_factory=dict)
    long: dict[str, set[int]] = field(default_factory=dict)
    years: dict[str, set[int]] = field(default_factory=dict)
    days: dict[str, set[int]] = field(default_factory=dict)
    severed_days: set[str] = field(default_factory=set)

    def add(self, index: int, phrase: str, *, wholly: bool) -> None:
        """What is searched for of a severed stretch; *wholly* its parts too."""
        words = folded_words(phrase)
        joined = "".join(words)
        if len(joined) >= _LEAST_LETTERS and not joined.isdecimal():
            _noted(self.stretches if len(words) > 1 else self.words, [joined], index)
        _noted(self.numbers, (one for one in numbers(phrase) if one not in self.known), index)
        _noted(self.long, (one for one in long_numbers(phrase) if one not in self.known), index)
        if wholly:
            alone = (one for one in words if len(one) >= _LEAST_OF_WORDS and not one.isdecimal())
            runs = ("".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))
            _noted(self.words, alone, index)
            _noted(self.runs, (one for one in runs if _tells(one)), index)
            _noted(self.years, years(words), index)
            _noted(self.days, days(words), index)
            if len(words) <= _MOST_OF_A_DAY:
                self.severed_days.update(days(words))

    def needles(self) -> Needles:
        """The finished needles."""
        return Needles(
            Index(self.stretches),
            Index(self.words),
            Index(self.runs),
            Index(self.numbers),
            Index(self.long),
            Index(self.years),
            Index(self.days),
            frozenset(self.severed_days),
        )


def _noted(kind: dict[str, set[int]], words: Iterable[str], index: int) -> None:
    for word in words:
        kind.setdefault(word, set()).add(index)


def _tells(run: str) -> bool:
    """Whether a run of four words is long enough to be nobody's else, and no mere numbers."""
    return len(run) >= _LEAST_OF_RUNS and not run.isdecimal()
