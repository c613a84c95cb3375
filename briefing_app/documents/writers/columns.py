"""What the columns of a table hold: how wide each wants to be, and which hold numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing_app.domain.text import Cell, Paragraph, Run, Table, block_words

_NUMBER = re.compile(
    r"[~≈<>]?\s?[-−+(]?\s?(?:CA|US|AU|NZ|C|A)?[$€£¥]?\s?\d[\d\s.,\u00a0\u202f]*"
    r"\s?(?:%|\$|€|£|k|M|million|billion|millions|milliards|CAD|USD|EUR|GBP|CHF|AUD|NZD|\$ ?(?:CA|US))?\)?"
)
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_LONGEST_WORD, _LONGEST_LINE = 18, 60
_LEAST_EMPTY = 12
_SHORT_LINE = 16


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the lengths of its longest word and line, in characters, bounded; numbers or words."""

    word: int
    line: int
    is_numeric: bool

    @property
    def unbroken(self) -> int:
        """How long the longest stretch is that should stay on one line: a short line whole, else a word."""
        return self.line if self.line <= _SHORT_LINE else self.word


CellWords = list[list[str]]
"""The words of each cell, row by row."""


def cell_words(table: Table) -> CellWords:
    """The words of each cell of a table."""
    return [[_words_of(cell) for cell in row.cells] for row in table.rows]


def columns_of(words: CellWords, header_rows: int) -> tuple[Column, ...]:
    """The columns of a table; only what is in it counts, so nothing withheld shows in a width."""
    return tuple(_column(cells, header_rows) for cells in zip(*words, strict=True))


def _words_of(cell: Cell) -> str:
    if len(cell.blocks) == 1:
        block = cell.blocks[0]
        if type(block) is Paragraph and len(block.content) == 1 and type(block.content[0]) is Run:
            return block.content[0].text  # nearly always
        return block_words(block)
    return "\n".join(map(block_words, cell.blocks))


def _column(cells: Sequence[str], header_rows: int) -> Column:
    word = max(map(len, " ".join(cells).split()), default=1)
    line = max(map(len, cells), default=1)
    body = [cell for cell in map(str.strip, cells[header_rows:]) if cell]
    if not body:  # left to be filled in by hand
        word, line = max(word, _LEAST_EMPTY), max(line, _LEAST_EMPTY + 6)
    numeric = bool(body) and _holds_numbers(body)
    if numeric:  # a number is not broken over lines
        word = max(word, *map(len, body))
    return Column(max(1, min(word, _LONGEST_WORD)), max(1, min(line, _LONGEST_LINE)), numeric)


def _holds_numbers(body: list[str]) -> bool:
    return all(map(_NUMBER.fullmatch, body)) and not all(map(_YEAR.fullmatch, body))
