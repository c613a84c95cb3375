"""The words of a block as a reader gives them: stretches with one look, line ends, marks of footnotes."""

from __future__ import annotations

from typing import NamedTuple


class Look(NamedTuple):
    """The properties of words; ``language`` is a tag such as "fr", None where nothing tells.

    ``held`` is the severance that withholds them, which words copied out of an internal edition alone have.
    """

    bold: bool = False
    italic: bool = False
    link: str | None = None
    language: str | None = None
    held: str | None = None


PLAIN = Look()


class Said(NamedTuple):
    """Words with one look."""

    text: str
    look: Look


class LineEnd(NamedTuple):
    """A new line inside a block."""


class NoteMark(NamedTuple):
    """Where a footnote hangs: the key of its words, and what stood there ("[1]")."""

    key: str
    shown: str
    look: Look


Part = Said | LineEnd | NoteMark
LINE_END = LineEnd()
