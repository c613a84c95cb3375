"""The words hints are found by: numbers, totals, what is said before a name; data of the lexicons."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from briefing_app.documents.gate_folding import folded_words
from briefing_app.domain.errors import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class HintWords:
    """The words of all languages together, folded; ``scales`` are powers of ten.

    Attributes:
        small: Words that tell nothing by themselves.
        common: Words of posts and organizations, which stand in names of people by mistake alone.
        honorifics: What is said before the name of a person, each as its words.
        totals: What the sum of a row or column is called.
        measures: What is measured and not listed: years, days, kilometres.
        numbers: Number words with what they count.
        scales: Words behind a number with the zeros they add.
        joins: Words between two number words, or between the last two things of a list.
        hundreds: What a number word before it is multiplied by a hundred with.
        months: The names of months with their numbers.
    """

    small: frozenset[str]
    common: frozenset[str]
    honorifics: frozenset[tuple[str, ...]]
    totals: frozenset[str]
    measures: frozenset[str]
    numbers: Mapping[str, int]
    scales: Mapping[str, int]
    joins: frozenset[str]
    hundreds: frozenset[str]
    months: Mapping[str, int]


@lru_cache(maxsize=4)
def load_hint_words(folder: Path) -> HintWords:
    """Those of every lexicon of a folder.

    Raises:
        UnreadableError: there is none, or a file is not a lexicon.
    """
    read = []
    for file in sorted(folder.glob("*.toml")):
        try:
            read.append(_words(tomllib.loads(file.read_text(encoding="utf-8"))))
        except (OSError, ValueError, KeyError, TypeError) as fault:
            raise UnreadableError(f"The lexicon “{file.name}” cannot be read: {fault}.") from fault
    if not read:
        raise UnreadableError(f"No lexicon was found in “{folder}”: install the program again.")
    return HintWords(
        small=frozenset().union(*(one.small for one in read)),
        common=frozenset().union(*(one.common for one in read)),
        honorifics=frozenset().union(*(one.honorifics for one in read)),
        totals=frozenset().union(*(one.totals for one in read)),
        measures=frozenset().union(*(one.measures for one in read)),
        numbers={word: number for one in read for word, number in one.numbers.items()},
        scales={word: zeros for one in read for word, zeros in one.scales.items()},
        joins=frozenset().union(*(one.joins for one in read)),
        hundreds=frozenset().union(*(one.hundreds for one in read)),
        months={month: number for one in read for month, number in one.months.items()},
    )


def _words(data: Mapping[str, Any]) -> HintWords:
    people, own = data["people"], data["hints"]
    return HintWords(
        small=_each((*data["stop_words"], *own["small"], *data["dates"]["months"])),
        common=_each((*people["posts"], *people["portfolio_words"], *people["not_names"])),
        honorifics=frozenset(tuple(folded_words(one)) for one in people["honorifics"]),
        totals=_each(own["totals"]),
        measures=_each(own["measures"]),
        numbers={word: int(number) for word, number in own["numbers"].items()},
        scales={word: int(zeros) for word, zeros in own["scales"].items()},
        joins=_each(own["joins"]),
        hundreds=_each(own["hundreds"]),
        months={
            word: number for name, number in data["dates"]["months"].items() for word in folded_words(name)
        },
    )


def _each(said: Iterable[str]) -> frozenset[str]:
    return frozenset(word for one in said for word in folded_words(one))
