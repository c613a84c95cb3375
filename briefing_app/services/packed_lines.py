"""Very many short texts, and which rows hold which words, in a few megabytes and quick to look in.

A list of 100,000 texts is as many objects; one text and an array of where its lines begin take a fifth.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

FEW: Final = 2000
"""How many rows are worth being looked at one by one."""
FEW_WORDS: Final = 250
"""How many different words are worth being put together."""


class PackedLines:
    """Texts without line breaks as one text, a line each; where they are sorted, beginnings are found too."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._text = "\n" + "\n".join(lines) + "\n"
        self._starts = array("I", accumulate((len(line) + 1 for line in lines), initial=0))

    def __len__(self) -> int:
        """How many lines there are."""
        return len(self._starts) - 1

    def __getitem__(self, line: int) -> str:
        """The text of a line."""
        return self._text[self._starts[line] + 1 : self._starts[line + 1]]

    def holding(self, letters: str) -> Iterator[int]:
        """The lines that hold these letters, each once, in order, looked for as they are asked for."""
        text, starts = self._text, self._starts
        at = text.find(letters)
        while at >= 0:
            line = bisect_right(starts, at) - 1
            yield line
            at = text.find(letters, starts[line + 1])

    def beginning(self, letters: str) -> range:
        """The lines that begin with these letters; the lines are in order."""
        return _beginning(self, letters)


class WordRows:
    """The rows of every word that stands in any of the keys."""

    def __init__(self, keys: Sequence[str]) -> None:
        rows_of: dict[str, array[int] | int] = {}  # most words stand in one row, and an array is large
        for row, key in enumerate(keys):
            for word in set(key.split()):
                rows = rows_of.get(word)
                if rows is None:
                    rows_of[word] = row
                elif isinstance(rows, int):
                    rows_of[word] = array("I", (rows, row))
                else:
                    rows.append(row)
        words = sorted(rows_of)
        self._words = PackedLines(words)
        self._rows = array("I")
        self._ends = array("I", [0])
        for word in words:
            rows = rows_of.pop(word)
            self._rows.extend((rows,) if isinstance(rows, int) else rows)
            self._ends.append(len(self._rows))

    def holding(self, letters: str) -> list[int] | None:
        """The rows with a word that holds these letters, in order; None where they are many."""
        found: set[int] = set()
        for number, word in enumerate(self._words.holding(letters)):
            found.update(self._rows[self._ends[word] : self._ends[word + 1]])
            if number > FEW_WORDS or len(found) > FEW:
                return None
        return sorted(found)

    def beginning(self, letters: str) -> set[int] | None:
        """The rows with a word that begins with these letters, in no order; None where they are many."""
        words = self._words.beginning(letters)
        first, last = self._ends[words.start], self._ends[words.stop]
        return set(self._rows[first:last]) if last - first <= FEW else None


class SortedRows:
    """The rows of texts in the order of the alphabet, however the texts are ordered themselves."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._keys = keys
        self._order = array("I", sorted(range(len(keys)), key=keys.__getitem__))

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self._order)

    def __getitem__(self, place: int) -> str:
        """The text at a place of the alphabet."""
        return self._keys[self._order[place]]

    def beginning(self, letters: str) -> Sequence[int]:
        """The rows whose text begins with these letters, in the order of the alphabet."""
        found = _beginning(self, letters)
        return self._order[found.start : found.stop]


def _beginning(texts: PackedLines | SortedRows, letters: str) -> range:
    """The places of the texts that begin with these letters, among texts in order."""
    places = range(len(texts))
    first = bisect_left(places, letters, key=texts.__getitem__)
    return range(first, bisect_right(places, letters, first, key=lambda place: texts[place][: len(letters)]))
