"""Every place where a name stands, however it is written: case, accents, hyphens and a plural apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import lru_cache
from itertools import groupby
from urllib.parse import unquote

from briefing_app.domain.facts import Fact
from briefing_app.domain.names import sought
from briefing_app.domain.passages import Passage, letters, pieces
from briefing_app.domain.text import Block, Inline, Picture

_BETWEEN = "[^\\w\ufffc]{1,3}"
"""What may stand between the words of a name: spaces, a hyphen, a point; never a received redaction."""

_BETWEEN_IN_ADDRESS = "[^\\w\ufffc]{0,3}"
"""What may stand between them in the address of a link, where a name is often written as one word."""

_PLURAL = r"(?:e?s|x)?"
_SHORTEST = 2
_NO_WORDS = frozenset({"id", "profile", "statements", "portion", "severances", "imported", "currency"})


class Named:
    """Some names, to be looked for; ones of less than two letters are none."""

    def __init__(self, names: Iterable[str]) -> None:
        folded = (re.findall(r"\w+", sought(name)) for name in names)
        wanted = dict.fromkeys(tuple(one) for one in folded if sum(map(len, one)) >= _SHORTEST)
        longest = sorted(wanted, key=lambda one: -sum(map(len, one)))
        self._pattern = _pattern(longest, _BETWEEN)
        self._in_address = _pattern(longest, _BETWEEN_IN_ADDRESS)

    def __bool__(self) -> bool:
        """Whether there is a name to be looked for at all."""
        return self._pattern is not None

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the names stand in a text: first letter, and the one behind the last."""
        if self._pattern is None:
            return
        folded, places = _folded(text)
        for found in self._pattern.finditer(folded):
            end = places[found.end() - 1] + 1
            while end < len(text) and unicodedata.combining(text[end]):
                end += 1
            yield places[found.start()], end

    def passages(self, block: Block) -> Iterator[Passage]:
        """Where the names stand in the words, the caption and the footnotes of a block, not in its cells."""
        for piece, content in enumerate(pieces(block)):
            for start, end in self.spans(letters(content)):
                yield Passage(block.id, piece, start, end)

    def addressed(self, block: Block) -> Iterator[tuple[Passage, str]]:
        """The words of links whose addresses have one of the names, each with its address."""
        if self._in_address is None:
            return
        for piece, content in enumerate(pieces(block)):
            for start, end, address in _links(content):
                said = unquote(address).replace("_", " ")
                if self._in_address.search(_folded(said)[0]):
                    yield Passage(block.id, piece, start, end), address

    def in_picture(self, block: Block) -> bool:
        """Whether what is said in place of a picture has one of the names."""
        return isinstance(block, Picture) and any(self.spans(block.alternate))

    def said_in(self, fact: Fact) -> str | None:
        """What a fact says that has one of the names; None where nothing does."""
        return next((said for said in _said(fact) if any(self.spans(said))), None)


def _pattern(names: Iterable[tuple[str, ...]], between: str) -> re.Pattern[str] | None:
    """What finds the names, the longest first; None where there are none."""
    each = "|".join(between.join(map(re.escape, one)) for one in names)
    return re.compile(rf"(?<!\w)(?:{each}){_PLURAL}(?!\w)") if each else None


def _links(content: Iterable[Inline]) -> Iterator[tuple[int, int, str]]:
    """The stretches that lead somewhere, and where to; one that changes its looks on the way is one."""
    at = 0
    for address, parts in groupby(content, key=lambda part: getattr(part, "link", None)):
        end = at + len(letters(parts))
        if address and end > at:
            yield at, end, address
        at = end


def _folded(text: str) -> tuple[str, list[int]]:
    """The text as names are compared, and for each of its letters which one of the text it is of."""
    folded, places = [], []
    for place, letter in enumerate(text):
        plain = _letter(letter)
        folded.append(plain)
        places += [place] * len(plain)
    return "".join(folded), places


@lru_cache(maxsize=4096)
def _letter(letter: str) -> str:
    return " " if letter.isspace() else sought(letter)


def _said(value: object) -> Iterator[str]:
    """All that a fact says in words, the names of those who pay and the countries too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _said(one)
    elif is_dataclass(value):
        for one in fields(value):
            if one.name not in _NO_WORDS:
                yield from _said(getattr(value, one.name))
