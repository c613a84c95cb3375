"""A paragraph while it is read: its words so far, what hangs on it, and what of it is not read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from briefing_app.documents.readers.structured.drafts import PictureDraft
from briefing_app.documents.readers.structured.parts import LINE_END, LineEnd, Look, NoteMark, Part, Said

if TYPE_CHECKING:
    from lxml import etree

_BLANKS = " \t"
_COLUMNS_A_TAB = 4
_STRETCH = 4_000  # letters that a stretch grows to piece by piece: each piece copies what it is put to


class Finished(NamedTuple):
    """The parts of a paragraph without blanks at its edges, how many columns those took, its line."""

    parts: list[Part]
    indent: int
    line: str


@dataclass(slots=True)
class Passage:
    """Collects a paragraph.

    ``noticed`` counts what the report tells of, by code; ``boxes`` hang on the paragraph, and so do the words
    that are ``drawn`` in the form of a shape.
    ``contents`` counts the letters that are of a list of contents, ``letters`` all of them.
    """

    parts: list[Part] = field(default_factory=list)
    bookmarks: list[str] = field(default_factory=list)
    noticed: Counter[str] = field(default_factory=Counter)
    boxes: list[etree._Element] = field(default_factory=list)
    drawn: list[str] = field(default_factory=list)
    pictures: list[PictureDraft] = field(default_factory=list)
    contents: int = 0
    letters: int = 0
    _hidden_open: bool = False
    _break: bool = False

    def say(self, text: str, look: Look, *, of_contents: bool = False) -> None:
        """Words; those of one look are one stretch, however many pieces they came in."""
        if self._break:
            self._break = False
            if self.parts:
                self.parts.append(LINE_END)
        self.letters += len(text)
        if of_contents:
            self.contents += len(text)
        self._hidden_open = False
        parts = self.parts
        if parts:
            last = parts[-1]
            if type(last) is Said and last.look == look and len(last.text) < _STRETCH:
                parts[-1] = Said(last.text + text, look)
                return
        parts.append(Said(text, look))

    def end_line(self) -> None:
        """A new line inside the paragraph."""
        self.parts.append(LINE_END)

    def end_page(self) -> None:
        """A new page or column: the paragraph goes on there in a line of its own."""
        self._break = True

    def mark(self, mark: NoteMark) -> None:
        """A note hangs here."""
        self.parts.append(mark)

    def hide(self, text: str) -> None:
        """Hidden words are counted and forgotten."""
        words = len(text.split())
        if self._hidden_open and words and not text[0].isspace():
            words -= 1
        self.noticed["hidden-text"] += words
        self._hidden_open = bool(words) and not text[-1].isspace() if text.strip() else False

    @property
    def says_something(self) -> bool:
        """Whether there is anything but blanks."""
        return any(map(_says_something, self.parts))

    @property
    def is_contents(self) -> bool:
        """Whether all that it says is of a list of contents."""
        return 0 < self.letters == self.contents

    def finished(self) -> Finished:
        """The paragraph as it is read."""
        parts = self.parts = _in_stretches(self.parts)
        if not self.says_something:
            return Finished([], 0, "")
        indent = 0
        while not _says_something(parts[0]):
            first = parts.pop(0)
            indent = indent + _columns(first.text) if isinstance(first, Said) else 0
        while not _says_something(parts[-1]):
            parts.pop()
        first = parts[0]
        if isinstance(first, Said) and first.text[0] in _BLANKS:
            kept = first.text.lstrip(_BLANKS)
            indent += _columns(first.text[: len(first.text) - len(kept)])
            parts[0] = Said(kept, first.look)
        last = parts[-1]
        if isinstance(last, Said) and last.text[-1] in _BLANKS:
            parts[-1] = Said(last.text.rstrip(_BLANKS), last.look)
        return Finished(parts, indent, "".join(map(_shown, parts)))


def _in_stretches(parts: list[Part]) -> list[Part]:
    """The same parts, neighbours of one look as one."""
    made: list[Part] = []
    for look, some in groupby(parts, lambda part: part.look if isinstance(part, Said) else None):
        if look is None:
            made += some
        else:
            made.append(Said("".join(one.text for one in some if isinstance(one, Said)), look))
    return made


def _says_something(part: Part) -> bool:
    return isinstance(part, NoteMark) or (isinstance(part, Said) and bool(part.text.strip(_BLANKS)))


def _columns(blanks: str) -> int:
    return sum(_COLUMNS_A_TAB if blank == "\t" else 1 for blank in blanks)


def _shown(part: Part) -> str:
    """A part as it stands in the line; a new line inside a paragraph is a vertical tab."""
    if isinstance(part, LineEnd):
        return "\v"
    return part.text if isinstance(part, Said) else part.shown
