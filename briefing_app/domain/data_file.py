"""Where in a data file each key stands, so that a refusal can name the line as well.

``tomllib`` reads values and forgets their places, so the text is walked once more; it is well-formed by then.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_BARE = re.compile(r"[^\s,\]}#]+")
_KEY = re.compile(r"\s*(?:\"((?:[^\"\\]|\\.)*)\"|'([^']*)'|([A-Za-z0-9_-]+))\s*")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}|' + r"'''.*?'{3,5}|" + r'"(?:[^"\\\n]|\\.)*"|' + r"'[^'\n]*'", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class DataFile:
    """A data file as errors call it: its name and, where its well-formed text is known, the line of a key."""

    name: str
    text: str = ""

    @property
    def lines(self) -> Mapping[str, int]:
        """The line of each key, which is written with the tables it stands in: "levels[2].name.fr"."""
        return _Walk(self.text).lines  # asked for in errors alone: nothing is kept

    def called(self, key: str) -> str:
        """The file with the line of a key, or of the nearest table around one that is missing."""
        lines = self.lines
        while key and key not in lines:
            key = key[: max(key.rfind("."), key.rfind("["), 0)]
        return f"{self.name}, line {lines[key]}" if key else self.name


class _Walk:
    """A walk over the text of a TOML file that notes where its keys begin."""

    def __init__(self, text: str) -> None:
        self.lines: dict[str, int] = {}
        self._text = text
        self._at = 0
        self._counted = 0
        self._line = 1
        self._numbers: dict[str, int] = {}
        table = ""
        self._skip(_BLANK)
        while self._at < len(text):
            if text[self._at] == "[":
                table = self._header()
            else:
                self._entry(table)
            self._skip(_BLANK)

    def _header(self) -> str:
        """The place of the table whose header begins here."""
        start, several = self._at, self._text.startswith("[[", self._at)
        self._at += 2 if several else 1
        parts = self._key()
        self._at += 2 if several else 1
        place = ""
        for part in parts:
            place = _below(self._numbered(place), part)
            self._note(place, start)
        if several:
            self._numbers[place] = self._numbers.get(place, 0) + 1
            place = self._numbered(place)
        self._note(place, start)
        return place

    def _numbered(self, place: str) -> str:
        """The place of the last table of a list of tables; of any other table as it is."""
        return f"{place}[{self._numbers[place]}]" if place in self._numbers else place

    def _entry(self, table: str) -> None:
        """A key with its value."""
        start, place = self._at, table
        for part in self._key():
            place = _below(place, part)
            self._note(place, start)
        self._at += 1  # the equals sign
        self._skip(_BLANK)
        self._value(place)

    def _key(self) -> tuple[str, ...]:
        """The parts of a key with dots in it, up to what follows."""
        parts: list[str] = []
        while found := _KEY.match(self._text, self._at):
            parts.append(next(one for one in found.groups() if one is not None))
            self._at = found.end()
            if not self._text.startswith(".", self._at):
                break
            self._at += 1
        return tuple(parts)

    def _value(self, place: str) -> None:
        match self._text[self._at]:
            case "[":
                self._items(place)
            case "{":
                self._inline(place)
            case '"' | "'":
                self._skip(_STRING)
            case _:
                self._skip(_BARE)

    def _items(self, place: str) -> None:
        self._at += 1
        number = 0
        while not self._ends("]"):
            number += 1
            self._note(f"{place}[{number}]", self._at)
            self._value(f"{place}[{number}]")

    def _inline(self, place: str) -> None:
        self._at += 1
        while not self._ends("}"):
            self._entry(place)

    def _ends(self, bracket: str) -> bool:
        """Whether the bracket comes next, which is passed then, as blanks and commas are."""
        self._skip(_BLANK)
        if self._text.startswith(",", self._at):
            self._at += 1
            self._skip(_BLANK)
        ends = self._text.startswith(bracket, self._at)
        self._at += ends
        return ends

    def _skip(self, pattern: re.Pattern[str]) -> None:
        found = pattern.match(self._text, self._at)
        self._at = max(found.end() if found else 0, self._at)

    def _note(self, place: str, at: int) -> None:
        if place not in self.lines:
            self._line += self._text.count("\n", self._counted, at)
            self._counted = at
            self.lines[place] = self._line


def _below(place: str, part: str) -> str:
    return f"{place}.{part}" if place else part
