"""A text in each of the languages a data file speaks, and the folding by which names are compared."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from briefing_app.domain.errors import UnknownNameError

_ACCENTS = re.compile("[\u0300-\u034e\u0350-\u036f]+")
"""The accents of Europe, each of which ``unicodedata`` calls combining."""


def folded(text: str) -> str:
    """The text without case, accents, doubled spaces or curly apostrophes: what names are compared by."""
    if text.isascii():  # the same a few times faster, for lists of 100,000 names
        return " ".join(text.lower().split())
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", text.replace("\u2019", "'")))
    if plain.isascii():  # as names of Europe are by now
        return " ".join(plain.lower().split())
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(bare.casefold().split())


def sought(text: str) -> str:
    """The text folded, its ligatures written out: what one types into a filter, and names are sorted by.

    For what is made and compared in memory; the library keeps what is only ``folded``.
    """
    found = folded(text)
    return found if found.isascii() else found.replace("œ", "oe").replace("æ", "ae")


@dataclass(frozen=True, slots=True)
class Names:
    """One text per language, in the order the data file states its languages."""

    pairs: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, **texts: str) -> Names:
        """The names given by language: ``Names.of(en="SECRET", fr="SECRET")``."""
        return cls(tuple(texts.items()))

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages there is a text in."""
        return tuple(language for language, _ in self.pairs)

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts, in the order of the languages."""
        return tuple(text for _, text in self.pairs)

    def text(self, language: str) -> str:
        """The text in a language; "fr-CA" means "fr" where there is no text of its own.

        Raises:
            UnknownNameError: the data file has no text in that language.
        """
        for wanted in (language, language.partition("-")[0]):
            for known, text in self.pairs:
                if known == wanted:
                    return text
        choices = ", ".join(self.languages)
        raise UnknownNameError(f"There is no text in the language “{language}”: use one of {choices}.")

    def text_or_first(self, language: str) -> str:
        """The text in a language, else in the first there is one in; "" where there is none at all."""
        return dict(self.pairs).get(language) or next(iter(self.texts), "")

    def to_json(self) -> dict[str, str]:
        """The texts by language."""
        return dict(self.pairs)
