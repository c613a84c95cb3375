"""What the gate searches for: severed words in a form in which no way of writing them differs.

Case, accents, width, ligatures, zero-width letters, soft hyphens, spaces and punctuation do not count; what
is left of a phrase are its words, joined. A hit must begin and end where a word of the document does, so that
a severed "act" is not found in "contract". Numbers of three digits and more are searched for by themselves
too, with their separators ignored; years are not, for nearly every document is full of them. One of seven
digits and more, such as a telephone number, is found in whatever way it is broken up, or written in one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_INVISIBLE = dict.fromkeys(
    (
        0xAD,
        0x34F,
        0x61C,
        0x180E,
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        0xFEFF,
    )
)
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d"})
_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_SEPARATOR = "[.,'\u2019 \u00a0\u2009\u202f_-]"
_NUMBER = re.compile(rf"\d{{1,3}}(?:{_SEPARATOR}\d{{3}})+(?!\d)|\d+")
_STRETCH = re.compile(rf"\d(?:{_SEPARATOR}?\d)*")
_DIGITS = re.compile(r"\d+")
_LONG_STRETCH = re.compile(r"\d(?:[\W_]{0,3}\d)*")
_BROUGHT_ON = re.compile(r"(?:\+|\b00)[\W_]?\d{1,3}[\W_]{0,3}(?=\d)")  # the code of a country
_OTHER_DIGIT = re.compile(r"[^\D0-9]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_BETWEEN = "|"
_YEAR = re.compile(r"(19|20)\d\d")
_LEAST_DIGITS = 3
_LONG = 7
_UNMISTAKABLE = 10
_LEAST_LETTERS = 3
_FIRST_WITHOUT_SPACES = "\u2e80"  # scripts that put no spaces between words begin here


def folded_words(text: str) -> list[str]:
    """The words and numbers of a text in the form they are compared in."""
    plain = unicodedata.normalize("NFKC", text.translate(_INVISIBLE)).casefold()
    if not plain.isascii():
        letters = unicodedata.normalize("NFD", plain)
        plain = _NOT_ASCII.sub(_bare, letters).translate(_INVISIBLE).translate(_LIGATURES)
    return _TOKEN.findall(plain)


def _bare(letter: re.Match[str]) -> str:
    return "" if unicodedata.combining(letter[0]) else letter[0]


def numbers(text: str) -> Iterator[str]:
    """The numbers of three digits and more in a text, years left out, digits alone."""
    for found in _NUMBER.finditer(_plain_digits(text)):
        digits = "".join(filter(str.isdecimal, found[0]))
        if len(digits) >= _LEAST_DIGITS and not _YEAR.fullmatch(found[0]):
            yield digits


def long_numbers(text: str) -> Iterator[str]:
    """The numbers of seven digits and more in a text, digits alone, whatever separates these; no dates.

    A telephone number with the code of its country is there without it too.
    """
    plain = _plain_digits(text)
    for found in _LONG_STRETCH.finditer(plain):
        groups = _DIGITS.findall(found[0])
        digits = "".join(groups)
        if len(digits) < _LONG or _is_of_dates(groups):
            continue
        yield digits
        if len(digits) > _UNMISTAKABLE and (digits[0] == "1" or plain[: found.start()].endswith("+")):
            yield digits[-_UNMISTAKABLE:]


def _is_of_dates(groups: list[str]) -> bool:
    """Whether the numbers side by side are years, months and days."""
    years = [bool(_YEAR.fullmatch(group)) for group in groups]
    return any(years) and all(year or len(group) <= 2 for year, group in zip(years, groups, strict=True))


def _states_long(text: str, wanted: Iterable[tuple[int, str]]) -> set[int]:
    """The indexes of the long numbers that stand in a text; one that is unmistakable also inside others."""
    plain = _plain_digits(text)
    groups: list[str] = []
    for found in _LONG_STRETCH.finditer(_BROUGHT_ON.sub(_BETWEEN, plain)):
        groups += (*_DIGITS.findall(found[0]), _BETWEEN)
    haystack, boundaries = _joined(groups)
    everything = _BETWEEN.join("".join(_DIGITS.findall(one)) for one in _LONG_STRETCH.findall(plain))
    return {
        index
        for index, number in wanted
        if _stands_in(haystack, number, boundaries) or (len(number) >= _UNMISTAKABLE and number in everything)
    }


def _plain_digits(text: str) -> str:
    """The text with the digits of every script as 0 to 9."""
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFKC", text.translate(_INVISIBLE))
    return _OTHER_DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), plain)


def _states(text: str, wanted: Iterable[tuple[int, str]]) -> set[int]:
    """The indexes of the numbers that stand in a text, their digits grouped in whatever way."""
    groups: list[str] = []
    for stretch in _STRETCH.findall(_plain_digits(text)):
        groups += (*_DIGITS.findall(stretch), _BETWEEN)
    haystack, boundaries = _joined(groups)
    return {index for index, number in wanted if _stands_in(haystack, number, boundaries)}


@dataclass(frozen=True, slots=True)
class Needles:
    """The phrases to search for, by index: their words joined, whether there are several; their numbers.

    ``long`` are the numbers of seven digits and more, however these are separated.
    """

    phrases: tuple[tuple[int, str, bool], ...]
    numbers: tuple[tuple[int, str], ...]
    long: tuple[tuple[int, str], ...] = ()

    @classmethod
    def of(cls, phrases: Iterable[str], released: str = "") -> Needles:
        """The needles of phrases; a phrase of one or two letters says nothing and is left out.

        A number that stands in *released*, the authored words that are released, is no needle by itself.
        """
        known = {*numbers(released), *long_numbers(released)}
        joined: list[tuple[int, str, bool]] = []
        digits: list[tuple[int, str]] = []
        long: list[tuple[int, str]] = []
        for index, phrase in enumerate(phrases):
            words = folded_words(phrase)
            word = "".join(words)
            if len(word) >= _LEAST_LETTERS and not word.isdecimal():
                joined.append((index, word, len(words) > 1))
            digits += ((index, one) for one in dict.fromkeys(numbers(phrase)) if one not in known)
            long += ((index, one) for one in dict.fromkeys(long_numbers(phrase)) if one not in known)
        return cls(tuple(joined), tuple(digits), tuple(long))

    def in_words(self, text: str) -> set[int]:
        """The indexes of the needles found in words people read."""
        found = _found(text, self.phrases)
        if self.numbers:
            found |= _states(text, self.numbers)
        return found | _states_long(text, self.long) if self.long else found

    def in_structure(self, text: str) -> set[int]:
        """The indexes of the needles found in the words of a format itself, single words and numbers apart.

        A severed "header" or "720" is not given away by a file that has headers and measures.
        """
        return _found(text, tuple(phrase for phrase in self.phrases if phrase[2]))


def _found(text: str, phrases: tuple[tuple[int, str, bool], ...]) -> set[int]:
    if not phrases:
        return set()
    haystack, boundaries = _joined(folded_words(text))
    return {index for index, word, _ in phrases if _stands_in(haystack, word, boundaries)}


def _joined(words: Iterable[str]) -> tuple[str, bytearray]:
    """The words joined, and a flag for each place where one begins or ends."""
    words = list(words)
    haystack = "".join(words)
    boundaries = bytearray(len(haystack) + 1)
    place = 0
    for word in words:
        boundaries[place] = 1
        place += len(word)
    boundaries[place] = 1
    return haystack, boundaries


def _stands_in(haystack: str, word: str, boundaries: bytearray) -> bool:
    place = haystack.find(word)
    while place >= 0:
        if boundaries[place] and boundaries[place + len(word)]:
            return True
        if max(word) >= _FIRST_WITHOUT_SPACES:
            return True
        place = haystack.find(word, place + 1)
    return False
