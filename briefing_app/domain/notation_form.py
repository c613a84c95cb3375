"""What the parser and the writer of the readable notation share: the forms, the escapes, the values."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_app.domain.exemption import ExemptionId
    from briefing_app.domain.text import SeveranceId, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledSeverance:
    """A severance as the notation knows it; its state, dates and reason belong to its record elsewhere.

    ``label`` is empty where the notation gives none; ``exemptions`` is empty where no provision is named yet.
    """

    id: SeveranceId
    exemptions: frozenset[ExemptionId]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text read from the notation, and the severances that hold parts of it, in order of appearance."""

    blocks: Text
    severances: tuple[LabelledSeverance, ...] = ()


_CODE = r"(?:[a-z][a-z0-9-]*:)?[0-9][0-9A-Za-z().-]*"
_CODES = rf"{_CODE}(?:,{_CODE})*"
_CLAIM = rf"(?:#[0-9A-Za-z_-]+)?:(?:{_CODES})?"
_CLAIMS = rf"(?P<claims>{_CLAIM}(?:;{_CLAIM})*)"

CLAIM = re.compile(r"(?:#(?P<label>[0-9A-Za-z_-]+))?:(?P<codes>[^;]*)")
"""One severance of those a thing is held by: an optional label, then provisions."""

RECEIVED = re.compile(rf"\{{x(?::(?P<codes>{_CODES}))?(?:@(?P<scope>[a-z]+))?(?:=(?P<marker>[^{{}}]+))?\}}")
SEVERED = re.compile(rf"\{{x{_CLAIMS}:")
HELD = re.compile(rf"\{{s{_CLAIMS}\}}")
MARKED = re.compile(r"\{c:(?P<marking>[^{}\\]*)\}")
LANGUAGE = re.compile(r"\{l:(?P<tag>[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*):")
TABLE = re.compile(r"\{t(?::(?P<rows>[0-9]+),(?P<columns>[0-9]+)(?P<derived>,derived)?)?(?=[|}])")
PICTURE = re.compile(r"\{p:(?P<digest>[0-9a-f]+) (?P<media>[0-9A-Za-z.+-]+/[0-9A-Za-z.+-]+)\|")
ROW = re.compile(rf"(?:\{{s{_CLAIMS}\}} )?\|")
COLUMNS = "{k} "
NOTHING = "{}"
"""Stands for nothing: where two emphasis markers meet, before words that look like a block's marker."""

MORE = "{+}"
"""Stands in a row for a cell whose blocks follow on lines of their own."""

ITEM = re.compile(r"(?P<indent> *)(?:-|(?P<number>0|-?[1-9][0-9]*|01)\.) ")
HEADING = re.compile(r"(?P<signs>#+) ")
BLOCK_MARKER = re.compile(r"#+ |- |-?[0-9]+\. |\+ |\|")
"""What a paragraph may not begin with unless NOTHING stands before it."""

LABEL = re.compile(r"[0-9A-Za-z_-]+")

_SPECIAL = frozenset("\\{}*[]|")
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def escaped(text: str, also: str = "") -> str:
    """The text with what the notation would read as its own, or no eye could see, written as an escape."""
    return "".join(_escape(letter, also) for letter in text)


def _escape(letter: str, also: str) -> str:
    if letter in _SPECIAL or letter in also:
        return "\\" + letter
    return by_code(letter) if unicodedata.category(letter) in _UNSEEN else letter


def by_code(letter: str) -> str:
    r"""A letter by its number, as blanks at the edge of a line are written: "\u{20}"."""
    return f"\\u{{{ord(letter):x}}}"
