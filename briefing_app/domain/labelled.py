"""Words behind a label, and words in quotation marks, as each language sets them."""

from __future__ import annotations

_COLONS = {"fr": "\u00a0: "}
_QUOTES = {"fr": ("«\u00a0", "\u00a0»")}


def labelled(label: str, words: str, language: str) -> str:
    """A label and what it is of; French sets a space that does not break before the colon."""
    return f"{label}{_COLONS.get(language, ': ')}{words}"


def quoted(words: str, language: str) -> str:
    """Words in the quotation marks of a language."""
    opening, closing = _QUOTES.get(language, ("“", "”"))
    return f"{opening}{words}{closing}"
