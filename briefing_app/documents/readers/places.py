"""Countries and cities in a text: what stands at its beginning, and whether it is nothing but a place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from briefing_app.documents.readers.lexicon import Lexicon, fold

_WORD = re.compile(r"[^\s/,;&()\u2013\u2014:]+")
_JOIN = re.compile(r"\s*(?:/|,|;|&|\band\b|\bet\b)\s*")
_CITY = re.compile(r"[A-ZÀ-Ý][\w.'\u2019-]*(?:[ -][A-ZÀ-Ý][\w.'\u2019-]*){0,3}\s*,\s*")
_MOST_WORDS = 6
_ARTICLES = ("the", "le", "la", "les")


@dataclass(frozen=True, slots=True)
class Country:
    """A country named in a text: its ISO 3166-1 code, the words as they stand, and where they end."""

    code: str
    words: str
    end: int


@lru_cache(maxsize=8)
def _codes(lexicon: Lexicon) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, code in lexicon.countries:
        found.setdefault(name, code)
    return found


@lru_cache(maxsize=8)
def _first_words(lexicon: Lexicon) -> frozenset[str]:
    names = (name for name, _ in lexicon.countries)
    return frozenset((*(name.split()[0] for name in names if name), *_ARTICLES))


def country_code(name: str, lexicon: Lexicon) -> str | None:
    """The code of the country of that name ("the" may stand before it), None for another word."""
    plain = fold(name)
    codes = _codes(lexicon)
    if code := codes.get(plain.removeprefix("l'")):
        return code
    article, _, rest = plain.partition(" ")
    return codes.get(rest) if article in _ARTICLES else None


def country_at(text: str, start: int, lexicon: Lexicon) -> Country | None:
    """The longest country name beginning at *start*, None where there is none."""
    first = _WORD.match(text, start)
    if first is None or fold(first.group()).removeprefix("l'") not in _first_words(lexicon):
        return None
    ends: list[int] = []
    at = start
    for _ in range(_MOST_WORDS):
        match = _WORD.match(text, at)
        if match is None:
            break
        ends.append(match.end())
        at = match.end() + 1 if text[match.end() : match.end() + 1] in (" ", "\u00a0") else len(text)
    for end in reversed(ends):
        if code := country_code(text[start:end], lexicon):
            return Country(code, _without_article(text[start:end]), end)
    return None


def _without_article(words: str) -> str:
    return re.sub(r"^(?:the|le|la|les) ", "", words)


def countries_at(text: str, start: int, lexicon: Lexicon) -> tuple[tuple[Country, ...], int]:
    """Countries joined by strokes, commas or "and", from *start*, and where they end.

    A city before its country ("Brussels, Belgium") counts as the country.
    """
    found: list[Country] = []
    at = end = start
    while True:
        country = country_at(text, at, lexicon) or _after_city(text, at, lexicon)
        if country is None:
            return tuple(found), end
        found.append(country)
        end = country.end
        join = _JOIN.match(text, end)
        if join is None or not join.group().strip():
            return tuple(found), end
        at = join.end()


def _after_city(text: str, start: int, lexicon: Lexicon) -> Country | None:
    city = _CITY.match(text, start)
    return country_at(text, city.end(), lexicon) if city else None


def is_only_a_place(text: str, lexicon: Lexicon) -> bool:
    """Whether the text is a country, or a city with its country, and nothing else."""
    if len(text) > 80:
        return False
    found, end = countries_at(text, 0, lexicon)
    return len(found) == 1 and not text[end:].strip(" .:")


def begins_with_a_place(text: str, lexicon: Lexicon) -> bool:
    """Whether the text begins with a country, or a city with its country."""
    return bool(countries_at(text[:200], 0, lexicon)[0])
