"""Texts in a form in which no way of writing them differs, and a quick way to look for words in them.

Case, accents, width, ligatures, zero-width letters, soft hyphens, spaces and punctuation do not count; what
is left of a text are its words, joined. A hit must begin and end where a word of the document does, so that a
severed "act" is not found in "contract".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from itertools import accumulate

_INVISIBLE = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d"})
_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_ASCII_TOKEN = re.compile("[a-z]+|[0-9]+")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_FIRST_WITHOUT_SPACES = "\u2e80"  # scripts that put no spaces between words begin here
_LONGEST_KEY = 8


def folded_words(text: str) -> list[str]:
    """The words and numbers of a text in the form they are compared in."""
    plain = text if text.isascii() else _NOT_ASCII.sub(_folded, text)
    plain = plain.casefold()
    return (_ASCII_TOKEN if plain.isascii() else _TOKEN).findall(plain)


def without_invisible(text: str) -> str:
    """A text without the letters that nobody sees."""
    return _INVISIBLE.sub("", text)


def _folded(found: re.Match[str]) -> str:
    # Letters of the alphabet everywhere, and single others between them: these are the most by far.
    return _folded_letter(found[0]) if len(found[0]) == 1 else _folded_letters(found[0])


def _folded_letters(some: str) -> str:
    """Letters that are no ASCII, as they are compared; what belongs to no word is a space.

    They may be looked at without those around them: an ASCII letter and a mark on it are the letter.
    """
    plain = unicodedata.normalize("NFKC", without_invisible(some)).casefold()
    letters = "".join(one for one in unicodedata.normalize("NFD", plain) if not unicodedata.combining(one))
    bare = without_invisible(letters).translate(_LIGATURES)
    return "".join(one if one.isalnum() else " " for one in bare)


_folded_letter = cache(_folded_letters)


class Haystack:
    """Words joined, and where each begins and ends; ``text`` is what they stand in, if they do."""

    def __init__(self, words: Iterable[str], text: str = "") -> None:
        self.words = tuple(words)
        self.text = text

    @classmethod
    def of(cls, text: str) -> Haystack:
        """The words and numbers of a text."""
        return cls(folded_words(text), text)

    @cached_property
    def joined(self) -> str:
        """All words, nothing between them."""
        return "".join(self.words)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each word begins; the last one is the end of all."""
        return (0, *accumulate(map(len, self.words)))

    @cached_property
    def borders(self) -> frozenset[int]:
        """Where words begin and end."""
        return frozenset(self.starts)


class Index:
    """Words, each with the needles it belongs to, found in a text all at once by the letters they begin with.

    What it costs depends on the length of the text, hardly on how many words are looked for.
    """

    def __init__(self, words: Mapping[str, Iterable[int]]) -> None:
        self.words = {word: frozenset(needles) for word, needles in words.items() if word}
        self._within = tuple(word for word in self.words if max(word) >= _FIRST_WITHOUT_SPACES)
        self._by_size: dict[int, dict[str, list[str]]] = {}
        for word in self.words:
            size = min(len(word), _LONGEST_KEY)
            self._by_size.setdefault(size, {}).setdefault(word[:size], []).append(word)

    def __bool__(self) -> bool:
        """Whether there is anything to look for."""
        return bool(self.words)

    def needles_in(self, haystack: Haystack) -> set[int]:
        """The needles of the words found."""
        return set().union(*(self.words[word] for word in self.words_in(haystack)))

    def words_in(self, haystack: Haystack) -> set[str]:
        """The words found, each beginning and ending where words of the text do."""
        if not self.words or not haystack.words:
            return set()
        joined, starts = haystack.joined, haystack.starts
        found = {word for word in self._within if word in joined}
        for size, groups in self._by_size.items():
            keys = {joined[start : start + size] for start in starts}
            if met := keys & groups.keys():
                places = (start for start in starts if joined[start : start + size] in met)
                found.update(self._at(places, size, haystack))
        return found

    def without(self, text: Haystack) -> Index:
        """The words that are not in a text."""
        met = self.words_in(text)
        return (
            Index({word: needles for word, needles in self.words.items() if word not in met}) if met else self
        )

    # ---- inside

    def _at(self, places: Iterable[int], size: int, haystack: Haystack) -> Iterable[str]:
        joined, borders, groups = haystack.joined, haystack.borders, self._by_size[size]
        for start in places:
            for word in groups[joined[start : start + size]]:
                if start + len(word) in borders and joined.startswith(word, start):
                    yield word
