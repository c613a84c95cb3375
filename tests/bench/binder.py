"""A binder of any size in made-up words: profiles of the published shape, no sentence of theirs."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import accumulate

from briefing_app.domain.exemption import ExemptionId
from briefing_app.domain.text import (
    Block,
    BlockId,
    Cell,
    Heading,
    Inline,
    ListItem,
    Paragraph,
    Row,
    Run,
    SeveranceId,
    Table,
    Text,
    Withheld,
)

SEVERANCE = SeveranceId("bench")
EXEMPTION = ExemptionId("atia:15(1)")

_SYLLABLES = [
    "ar",
    "ba",
    "con",
    "del",
    "en",
    "for",
    "gal",
    "hin",
    "is",
    "jor",
    "kel",
    "lam",
    "mar",
    "nor",
    "ost",
    "per",
    "qui",
    "ran",
    "sol",
    "tir",
    "um",
    "ver",
    "wen",
    "yal",
    "zor",
]
_WORDS_IN_TABLE = 2


class Binder:
    """Makes profiles one after the other; the same seed gives the same binder."""

    def __init__(self, seed: int = 20261123) -> None:
        self._random = random.Random(seed)
        self._words = sorted({self._word() for _ in range(4000)})
        self._random.shuffle(self._words)
        self._weights = list(
            accumulate(1 / (rank + 2) for rank in range(len(self._words)))
        )  # as in any language
        self._ids = 0

    def text(self, profiles: int) -> Text:
        """The blocks of so many profiles."""
        return tuple(block for number in range(1, profiles + 1) for block in self._profile(number))

    def _profile(self, number: int) -> Iterator[Block]:
        yield Heading(id=self._id(), level=1, content=(Run(f"{self._said(3).title()} {number}"),))
        yield self._paragraph(80)
        yield Paragraph(
            id=self._id(), content=(*self._runs(40), Run(self._said(9), severances=frozenset({SEVERANCE})))
        )
        yield Heading(id=self._id(), level=2, content=(Run(self._said(2).title()),))
        for place in range(9):
            yield ListItem(id=self._id(), level=1 + place % 3 // 2, content=self._runs(13))
        yield self._table()
        yield Heading(id=self._id(), level=2, content=(Run(self._said(2).title()),))
        for place in range(3):
            yield ListItem(
                id=self._id(), level=1, numbered=True, start=None if place else 1, content=self._runs(14)
            )
        yield self._paragraph(60)
        yield Paragraph(
            id=self._id(), content=(Run(self._said(20) + " "), Withheld(), Run(f" {self._said(15)}."))
        )

    def _paragraph(self, words: int) -> Paragraph:
        return Paragraph(id=self._id(), content=self._runs(words))

    def _runs(self, words: int) -> tuple[Inline, ...]:
        """Words in one run, or with something bold, slanted or linked in the middle."""
        half = self._said(words // 2).capitalize()
        rest = f" {self._said(words - words // 2 - 2)}."
        middle = f" {self._said(2)}"
        match self._random.randrange(9):
            case 0:
                return Run(half), Run(middle, bold=True), Run(rest)
            case 1:
                return Run(half), Run(middle, italic=True), Run(rest)
            case 2:
                address = f"https://example.org/{self._random.choice(self._words)}"
                return Run(half), Run(middle, link=address), Run(rest)
            case _:
                return (Run(half + middle + rest),)

    def _table(self) -> Table:
        rows = [Row(tuple(self._cell(self._said(_WORDS_IN_TABLE).title()) for _ in range(4)))]
        for _ in range(4):
            words = (self._cell(self._said(_WORDS_IN_TABLE)) for _ in range(3))
            rows.append(Row((*words, self._cell(f"{self._random.randrange(10**6):,}"))))
        return Table(id=self._id(), rows=tuple(rows), columns=(frozenset(),) * 4)

    def _cell(self, words: str) -> Cell:
        return Cell(blocks=(Paragraph(id=self._id(), content=(Run(words),)),))

    def _said(self, words: int) -> str:
        return " ".join(self._random.choices(self._words, cum_weights=self._weights, k=words))

    def _word(self) -> str:
        return "".join(self._random.choices(_SYLLABLES, k=self._random.choice((1, 2, 2, 3, 3, 4))))

    def _id(self) -> BlockId:
        self._ids += 1
        return BlockId(f"0198f0a0-0000-7000-8000-{self._ids:012x}")
