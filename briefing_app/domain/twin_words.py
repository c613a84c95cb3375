"""Other words in the place of withheld ones: the same for the same, of other lengths, none that is shown.

Drawn by a seed, so that a file that was refused is refused again for the same reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from briefing_app.domain.alike import ALIKE
from briefing_app.domain.fuzzy_date import DateKind, FuzzyDate
from briefing_app.domain.released_facts import numbers_in

_TOKEN = re.compile(r"(?P<number>\d(?:[., \u00a0\u202f'’]?\d)*)|(?P<word>[^\W\d]+)|(?P<between>[\W_]+)")
_SHORT = 8
"""Shown words up to so many letters could stand in a drawn one by chance."""

_TRIES = 60
_SYLLABLES = (
    "za",
    "vro",
    "kel",
    "mi",
    "thu",
    "qua",
    "spi",
    "nor",
    "wex",
    "ji",
    "lor",
    "bu",
    "gry",
    "éto",
    "çu",
)
_OTHER_LETTERS = ("жшюфыцдэ", "ψξλωθδζπ", "誌鯨琴鉄霧", "ñøłßþæ", "שגלקץ")
_BETWEEN = (" ", " ", " ", ", ", " – ", "; ", " (", ") ", "\u00a0", " * ", " _", " & ", " < ", " [")
_KINDS = (DateKind.DAY, DateKind.MONTH, DateKind.RANGE, DateKind.UNKNOWN)
_A_DAY = date(2019, 6, 1)


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of withheld words, ``start`` to ``end``, and what stands for it in the twin."""

    start: int
    end: int
    said: str


class OtherWords:
    """Draws the words of one twin.

    *shown* are the words that state what is released, *numbers* the amounts of that: where a drawn word held
    one of them the twin would release something else, for a good reason.
    """

    def __init__(self, seed: int, shown: Iterable[str], numbers: Iterable[str]) -> None:
        self.random = Random(seed)  # noqa: S311  # no secret: a refusal must be the same the next time
        folded = (one.strip().translate(ALIKE).casefold() for one in shown)
        self._shown = tuple(sorted({one for one in folded if 0 < len(one) <= _SHORT}))
        self._taken = set(numbers)
        self._words: dict[str, str] = {}
        self._numbers: dict[str, str] = {}

    def tokens(self, phrase: str) -> tuple[Token, ...]:
        """A phrase token by token, each with what stands for it; never anything empty."""
        found = tuple(_TOKEN.finditer(phrase))
        kinds = ("", *(one.lastgroup or "" for one in found), "")
        return tuple(
            Token(one.start(), one.end(), self._said(one, kinds[place] == kinds[place + 2] == "number"))
            for place, one in enumerate(found)
        )

    def of(self, phrase: str) -> str:
        """What stands for a phrase; words also where there were none."""
        return "".join(one.said for one in self.tokens(phrase)) or self.word()

    def number(self, number: Decimal) -> Decimal:
        """The amount that stands for another, the same as in words."""
        return Decimal(self._number(format(number.normalize(), "f")))

    def word(self) -> str:
        """A word or two that stand for nothing."""
        return self._draw(self._letters)

    def link(self, link: str | None) -> str:
        """An address with every number of another in other figures."""
        path = "-".join(one.said for one in self.tokens(link or "") if one.said.strip(" ,;–()*_&<[\u00a0"))
        return f"https://{self.random.choice(_SYLLABLES[:13])}.example/{path}".replace(" ", "-")

    def date(self, day: FuzzyDate) -> FuzzyDate:
        """Another day, of another kind."""
        first = (day.earliest or _A_DAY) + timedelta(days=self.random.randint(-900, 900))
        kind = self.random.choice(_KINDS)
        if kind is DateKind.UNKNOWN:
            return FuzzyDate(wording=self.of(day.wording))
        last = first + timedelta(days=0 if kind is DateKind.DAY else 30)
        return replace(
            day, wording=self.of(day.wording), kind=kind, edtf=first.isoformat(), earliest=first, latest=last
        )

    def often(self, share: float) -> bool:
        """True in so large a share of cases."""
        return self.random.random() < share

    # ---- inside

    def _said(self, token: re.Match[str], between_numbers: bool) -> str:
        match token.lastgroup:
            case "number":
                return self._figures(token[0])
            case "word":
                key = token[0].casefold()
                if key not in self._words:
                    self._words[key] = self.word()
                return self._words[key]
        return "; " if between_numbers else self.random.choice(_BETWEEN)  # two must not become one number

    def _figures(self, written: str) -> str:
        """A number as it is written, with signs between thousands or none."""
        new = self._number(next(iter(numbers_in(written)), written))
        if "." in new or len(new) < 4 or self.often(0.5):
            return new
        return f"{int(new):,}".replace(",", self.random.choice((",", "\u00a0", "\u202f")))

    def _number(self, canonical: str) -> str:
        if canonical not in self._numbers:
            drawn = self._draw(self._digits)
            self._taken.add(drawn)
            self._numbers[canonical] = drawn
        return self._numbers[canonical]

    def _digits(self) -> str:
        """A number of three digits and more, in its shortest form."""
        whole = str(self.random.randint(100, 10 ** self.random.randint(3, 9)))
        return f"{whole}.{self.random.choice((25, 5, 75))}" if self.often(0.1) else whole

    def _letters(self) -> str:
        if self.often(0.2):
            letters = self.random.choice(_OTHER_LETTERS)
            return "".join(self.random.choices(letters, k=self.random.randint(3, 9)))
        words = [
            "".join(self.random.choices(_SYLLABLES, k=self.random.randint(2, 5)))
            for _ in range(self.random.choice((1, 1, 1, 2, 3)))
        ]
        said = " ".join(words)
        return self.random.choice((said, said, said.capitalize(), said.upper()))

    def _draw(self, drawn: Callable[[], str]) -> str:
        """The first that is neither taken nor holds anything shown; the last one tried where all do."""
        said = drawn()
        for _ in range(_TRIES):
            if said not in self._taken and not any(one in said.casefold() for one in self._shown):
                break
            said = drawn()
        return said
