"""Numbers and days as the gate compares them, in whatever way they are written.

Numbers of three digits and more are searched for by themselves, with their separators ignored; one of seven
digits and more, such as a telephone number, is found in whatever way it is broken up, or written in one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from babel import Locale

from briefing_app.documents.gate_folding import Haystack, folded_words, without_invisible

_SEPARATOR = "[.,'\u2019 \u00a0\u2009\u202f_-]"
_NUMBER = re.compile(rf"\d{{1,3}}(?:{_SEPARATOR}\d{{3}})+(?!\d)|\d+")
_STRETCH = re.compile(rf"\d(?:{_SEPARATOR}?\d)*")
_DIGITS = re.compile(r"\d+")
_LONG_STRETCH = re.compile(r"\d(?:[\W_]{0,3}\d)*")
_BROUGHT_ON = re.compile(r"(?:\+|\b00)[\W_]?\d{1,3}[\W_]{0,3}(?=\d)")  # the code of a country
_OTHER_DIGIT = re.compile(r"[^\D0-9]")
_BETWEEN = "|"
_YEAR = re.compile(r"(19|20)\d\d")
_SIGN = r"(?:[$\u20ac\u00a3\u00a5]|\b[A-Z]{3}\b)"
_MONEY_BEFORE = re.compile(rf"({_SIGN})[ \u00a0\u2009\u202f]?$")
_MONEY_BEHIND = re.compile(rf"[ \u00a0\u2009\u202f]?({_SIGN}|[^\W\d_]+)(?:[ \u00a0\u202f]([^\W\d_]+))?")
_MONEY_WORDS = frozenset(
    {"dollar", "dollars", "euro", "euros", "franc", "francs", "livres", "peso", "pesos", "pound", "pounds"}
)
_LEAST_DIGITS = 3
_LONG = 7
UNMISTAKABLE = 10
"""A number of so many digits is found inside others too."""
_BESIDE_DAYS = frozenset({"er", "st", "nd", "rd", "th", "of", "de", "le", "du", "the"})
_DAYS, _MONTHS = range(1, 32), range(1, 13)


def numbers(text: str) -> Iterator[str]:
    """The numbers of three digits and more in a text, years left out, digits alone.

    Where a currency stands beside it, what reads as a year is an amount.
    """
    plain = _plain_digits(text)
    for found in _NUMBER.finditer(plain):
        digits = "".join(filter(str.isdecimal, found[0]))
        if len(digits) < _LEAST_DIGITS:
            continue
        if not _YEAR.fullmatch(found[0]) or _is_money(plain, *found.span()):
            yield digits


def _is_money(text: str, start: int, end: int) -> bool:
    """Whether a currency stands beside a number: its sign, its code or its name."""
    before = _MONEY_BEFORE.search(text, max(0, start - 5), start)
    if before is not None and _is_currency(before[1]):
        return True
    behind = _MONEY_BEHIND.match(text, end)
    if behind is None:
        return False
    return _is_currency(behind[1]) or (behind[1][0].isupper() and (behind[2] or "") in _MONEY_WORDS)


def _is_currency(said: str) -> bool:
    if said.isalpha() and said.isupper():
        return said in _currencies()
    return not said.isalpha() or said.casefold() in _MONEY_WORDS


@cache
def _currencies() -> frozenset[str]:
    """The codes of currencies."""
    return frozenset(Locale.parse("en").currencies)


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
        if len(digits) > UNMISTAKABLE and (digits[0] == "1" or plain[: found.start()].endswith("+")):
            yield digits[-UNMISTAKABLE:]


def _is_of_dates(groups: list[str]) -> bool:
    """Whether the numbers side by side are years, months and days."""
    years = [bool(_YEAR.fullmatch(group)) for group in groups]
    return any(years) and all(year or len(group) <= 2 for year, group in zip(years, groups, strict=True))


def _plain_digits(text: str) -> str:
    """The text with the digits of every script as 0 to 9."""
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFKC", without_invisible(text))
    return _OTHER_DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), plain)


def numbers_joined(text: str) -> Haystack:
    """The digits of a text to look for numbers in, grouped in whatever way."""
    groups: list[str] = []
    for stretch in _STRETCH.findall(_plain_digits(text)):
        groups += (*_DIGITS.findall(stretch), _BETWEEN)
    return Haystack(groups)


def long_numbers_joined(text: str) -> tuple[Haystack, str]:
    """The same for long numbers; and all digits, for those that are found inside others too."""
    plain = _plain_digits(text)
    groups: list[str] = []
    for found in _LONG_STRETCH.finditer(_BROUGHT_ON.sub(_BETWEEN, plain)):
        groups += (*_DIGITS.findall(found[0]), _BETWEEN)
    everything = _BETWEEN.join("".join(_DIGITS.findall(one)) for one in _LONG_STRETCH.findall(plain))
    return Haystack(groups), everything


def years(words: Iterable[str]) -> set[str]:
    """The years among folded words."""
    return {word for word in words if _YEAR.fullmatch(word)}


def days(words: Sequence[str]) -> set[str]:
    """The days that folded words state, as "2026-03-12": month by name or number, in English and French.

    Where nobody can say which number is the month, both days that it may be.
    """
    found: set[str] = set()
    for place, word in enumerate(words):
        if _YEAR.fullmatch(word):
            before = [one for one in words[max(0, place - 5) : place] if one not in _BESIDE_DAYS][-2:]
            found.update(_days_of(before, word))
            found.update(_days_of([*reversed(words[place + 1 : place + 3])], word))
    return found


def _days_of(two: list[str], year: str) -> Iterator[str]:
    """The days that two words beside a year may mean: a day and a month, in either order."""
    if len(two) < 2:
        return
    for day, month in (two, two[::-1]):
        number = _months().get(month) or (int(month) if month.isdecimal() and len(month) <= 2 else 0)
        if number in _MONTHS and day.isdecimal() and len(day) <= 2 and int(day) in _DAYS:
            yield f"{year}-{number:02}-{int(day):02}"


@cache
def _months() -> dict[str, int]:
    """The names of months and what they are shortened to, folded."""
    names: dict[str, int] = {}
    for language in ("en", "fr"):
        for width in ("wide", "abbreviated"):
            for number, name in Locale.parse(language).months["format"][width].items():
                names["".join(folded_words(name))] = number
    return names
