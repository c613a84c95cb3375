"""Rows of cells as aligned lines."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from briefing_app.cli.output import harmless

_GAP = "  "
_WIDEST = 80  # cells of a column beyond this do not push the next column away for every row


def aligned(rows: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """The rows as lines, cells one below the other; every row has the same number of cells."""
    table = [[harmless(cell) for cell in row] for row in rows]
    widths = [min(_WIDEST, max(map(width, column))) for column in zip(*table, strict=True)]
    return tuple(_line(row, widths) for row in table)


def width(text: str) -> int:
    """How many columns of a terminal the text takes."""
    return sum(_width_of(letter) for letter in text)


def _width_of(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell + " " * (wanted - width(cell)) for cell, wanted in zip(row, widths, strict=True))
    return _GAP.join(padded).rstrip()
