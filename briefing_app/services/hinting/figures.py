"""The numbers in words people read, as they are written in English and in French, with what they count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing_app.documents.gate_folding import folded_words

if TYPE_CHECKING:
    from briefing_app.services.hinting.words import HintWords

_SPACE = "[ \u00a0\u2009\u202f]"
_GROUPED = r"\d{1,3}(?:(?P<by>[ \u00a0\u2009\u202f,'\u2019])\d{3}(?:(?P=by)\d{3})*|\.\d{3}(?:\.\d{3})+)(?!\d)"
_FIGURE = re.compile(
    rf"(?P<before>(?:[A-Z]{{0,3}}\$|€|£|\b[A-Z]{{3}}{_SPACE}))?(?<![\w.,:/-])"
    rf"(?P<whole>{_GROUPED}|\d+)(?P<part>[.,]\d+)?(?![\d\w]*\d)"
    rf"(?P<behind>{_SPACE}?(?:%|\$|€|£)|{_SPACE}p\.{_SPACE}100)?"
)
_BEHIND = re.compile(rf"{_SPACE}?([^\W\d_]+)(?:{_SPACE}?(?:[A-Z]{{0,3}}\$|€|£))?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NO_DIGITS = re.compile(r"\D")
_TIED = re.compile(r"[-/:\u2013]\d")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as it stands in words.

    Attributes:
        value: What it is worth, "1.2 million" written out.
        step: What one more in its last place would be worth.
        start: Where it begins, with the sign of its currency.
        end: Where it ends, with its scale.
        percent: Whether it is a share.
        money: Whether a sign says that it is money.
        year: Whether it may be a year.
    """

    value: Decimal
    step: Decimal
    start: int
    end: int
    percent: bool = False
    money: bool = False
    year: bool = False

    def is_about(self, value: Decimal, slack: Decimal = Decimal(0)) -> bool:
        """Whether a number would be written as this one; *slack* is by how much more it may be off."""
        return abs(self.value - value) <= self.step / 2 + slack


def figures(text: str, words: HintWords) -> Iterator[Figure]:
    """The numbers in a text; those of telephones, days and times of the clock are none."""
    if not any(map(str.isdigit, text)):
        return
    for found in _FIGURE.finditer(text):
        if _TIED.match(text, found.end()):
            continue
        whole, part = _NO_DIGITS.sub("", found["whole"]), found["part"] or ""
        places = len(part) - 1 if part else 0
        value = Decimal(f"{whole}.{part[1:]}" if part else whole)
        behind = found["behind"] or ""
        zeros, end = _scale(text, found.end(), words) if not behind else (0, found.end())
        scale = Decimal(10) ** zeros
        percent = "%" in behind or "100" in behind
        money = bool(found["before"]) or (bool(behind) and not percent) or _is_sign(text[end - 1 : end])
        year = not (part or zeros or behind or money) and bool(_YEAR.fullmatch(found["whole"]))
        step = scale.scaleb(-places)
        yield Figure(value * scale, step, found.start(), end, percent, money, year)


def only_figure(text: str, words: HintWords) -> Figure | None:
    """The number that a text is, but for the signs around it; None where it says more."""
    found = tuple(figures(text, words))
    if len(found) != 1:
        return None
    (one,) = found
    rest = text[: one.start] + text[one.end :]
    return one if sum(map(str.isalpha, rest)) <= len("CAD") else None


def _scale(text: str, end: int, words: HintWords) -> tuple[int, int]:
    """How many zeros the word behind a number adds, and where that ends."""
    behind = _BEHIND.match(text, end)
    if behind is None:
        return 0, end
    word = "".join(folded_words(behind[1]))
    zeros = words.scales.get(word, 0)
    if len(word) == 1 and not behind[1].isupper():
        zeros = 0
    return (zeros, behind.end()) if zeros else (0, end)


def _is_sign(sign: str) -> bool:
    return sign in ("$", "€", "£")


# ---- words that count


_WORDS = re.compile(r"[^\W\d_]+|\d+")


@dataclass(frozen=True, slots=True)
class Count:
    """A number with the word behind it, "17 countries": *start* and *end* are those of both."""

    number: int
    start: int
    end: int


_MOST, _FEWEST = 300, 3


def counts(text: str, words: HintWords) -> Iterator[Count]:
    """What is said to be so many: a number in figures or words, then what there is of it, in the plural."""
    said = tuple(_WORDS.finditer(text))
    folded = [_fold(one[0]) for one in said]
    at = 0
    while at < len(said):
        number, length = _number(text, said, folded, at, words)
        behind = at + length
        if number is not None and _FEWEST <= number <= _MOST and behind < len(said):
            noun = next((n for n in (behind, behind + 1) if _is_counted(text, said, n, folded, words)), None)
            if noun is not None:
                yield Count(number, said[at].start(), said[noun].end())
        at = max(behind, at + 1)


@lru_cache(maxsize=1 << 14)
def _fold(word: str) -> str:
    return "".join(folded_words(word))


def _number(
    text: str, said: tuple[re.Match[str], ...], folded: list[str], at: int, words: HintWords
) -> tuple[int | None, int]:
    """The number that begins with a word, and of how many words it is."""
    if folded[at].isdecimal():
        alone = not re.search(r"[\w.,/\u2013-]$", text[: said[at].start()]) and text[
            said[at].end() : said[at].end() + 1
        ] in (" ", "\u00a0", "\u202f")
        return (int(folded[at]) if alone and len(folded[at]) <= 3 else None), 1
    total, last, length = 0, 0, 0
    while at + length < len(said) and (length == 0 or _is_joined(text, said, at + length)):
        word = folded[at + length]
        if length and word in words.joins and at + length + 1 < len(said):
            if folded[at + length + 1] not in words.numbers or total < 20:
                break
            length += 1
            continue
        value = words.numbers.get(word)
        if value is None:
            break
        if value == 20 and last == 4:  # quatre-vingt
            total, last = total - 4 + 80, 80
        elif length and (value >= last or value > 19):
            break
        else:
            total, last = total + value, value
        length += 1
    return (total or None), max(length, 1)


def _is_joined(text: str, said: tuple[re.Match[str], ...], at: int) -> bool:
    """Whether a word goes on where the one before it ends."""
    return text[said[at - 1].end() : said[at].start()] in (" ", "-", "\u2011", "\u00a0")


def _is_counted(
    text: str, said: tuple[re.Match[str], ...], at: int, folded: list[str], words: HintWords
) -> bool:
    """Whether a word is of things in the plural, right behind the word before it."""
    if at >= len(said) or text[said[at - 1].end() : said[at].start()].strip(" \u00a0\u202f"):
        return False
    word = folded[at]
    plural = word.endswith(("s", "x")) or word in ("people", "men", "women", "children")
    return plural and word not in words.measures and word not in words.scales and len(word) > 3
