"""Which words a severance was approved for: whoever adds others to them has decided nothing about those."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from briefing_app.domain.alignment import tokens
from briefing_app.domain.text import Picture, SeveranceId, Text, walk
from briefing_app.domain.withheld_places import held_words, holds_from_above

Words = tuple[str, ...]
"""The words of a stretch one by one, signs and spaces left out."""


def withholds_more(severance: SeveranceId, known: Iterable[Text], now: Text) -> bool:
    """Whether a severance withholds words in a text that it withholds in none of the *known* ones.

    Words that went, or that stand in another place, are no more; typed, replaced and joined ones are.
    """
    approved = [_held(text, severance) for text in known]
    whole = [tuple(word for stretch in stretches for word in stretch) for stretches in approved]
    return not all(any(_stand_in(one, other) for other in whole) for one in _held(now, severance))


def says_more(known: Iterable[str], now: Iterable[str]) -> bool:
    """Whether a severed fact says something that it did not say before."""
    before = [_words(one) for one in known]
    return not all(any(_stand_in(_words(one), other) for other in before) for one in now)


def _held(text: Text, severance: SeveranceId) -> list[Words]:
    held = [_words(phrase) for phrase in held_words(text).get(severance, ())]
    around = holds_from_above(text)
    pictures = (one for one in walk(text) if isinstance(one, Picture))
    return held + [(one.digest,) for one in pictures if severance in around[one.id]]


def _words(phrase: str) -> Words:
    return tuple(one.casefold() for one in tokens(phrase) if _says_something(one[0]))


def _says_something(letter: str) -> bool:
    """Letters and digits, and signs such as that of a currency; no punctuation."""
    return letter.isalnum() or unicodedata.category(letter).startswith("S")


def _stand_in(some: Sequence[str], others: Sequence[str]) -> bool:
    """Whether words stand in others in their order, with or without more between them."""
    rest = iter(others)
    return all(word in rest for word in some)
