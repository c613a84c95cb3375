"""The words of a block of a page while it is read: HTML's white space and what no eye can see."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from briefing_app.documents.readers.structured.parts import LINE_END, LineEnd, Look, NoteMark, Part, Said

_BLANKS = re.compile("[ \t\n\r\f]+")
_UNWANTED: dict[int, str | None] = {
    code: None for code in (*range(0x09), 0x0B, *range(0x0E, 0x20), *range(0x7F, 0x85))
}
_UNWANTED |= {code: None for code in (*range(0x86, 0xA0), 0xFEFF, 0xFFFC, 0xFDD0, 0xFDD1, 0x200B)}
_UNWANTED |= {0x85: "\n", 0x2028: "\n", 0x2029: "\n"}
_SUSPECT = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u200b\u2028\u2029\ufdd0\ufdd1\ufeff\ufffc]")


def cleaned(text: str) -> str:
    """The text without control characters and signs no eye can see; line separators are line feeds."""
    return text.translate(_UNWANTED) if _SUSPECT.search(text) else text


@dataclass(slots=True)
class Words:
    """Collects the parts of one block; blanks at its edges and around line ends are none."""

    parts: list[Part] = field(default_factory=list)
    _blank: bool = True
    _leads: set[str] = field(default_factory=set)

    def add(self, text: str, look: Look, *, preformatted: bool = False, leads: str = "") -> None:
        """Words as the page has them; *leads* is the place they are a link to."""
        text = cleaned(text)
        if not text.isspace():
            self._leads.add(leads)
        if preformatted:
            first, *others = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")
            self._append(first, look)
            for line in others:
                self.end_line()
                self._append(line, look)
            return
        text = _BLANKS.sub(" ", text)
        self._append(text[1:] if self._blank and text.startswith(" ") else text, look)

    def verbatim(self, text: str, look: Look) -> None:
        """Words of ours, taken as they are."""
        self._append(text, look)

    def end_line(self) -> None:
        """A new line."""
        self._trim()
        self.parts.append(LINE_END)
        self._blank = True

    def mark(self, mark: NoteMark) -> None:
        """A footnote hangs here."""
        self.parts.append(mark)
        self._blank = False

    def place(self) -> str:
        """The place that all of the words are a link to, "" where there is none."""
        return next(iter(self._leads)) if len(self._leads) == 1 else ""

    def finished(self) -> list[list[Part]]:
        """The parts, cut where two line ends or more stand together; what says nothing is left out."""
        self._trim()
        pieces: list[list[Part]] = [[]]
        ends = 0
        for part in self.parts:
            if isinstance(part, LineEnd):
                ends += 1
                continue
            if ends > 1 and pieces[-1]:
                pieces.append([])
            elif ends == 1 and pieces[-1]:
                pieces[-1].append(LINE_END)
            ends = 0
            pieces[-1].append(part)
        self.parts = []
        self._leads.clear()
        self._blank = True
        return [_trimmed(piece) for piece in pieces if any(map(_says_something, piece))]

    def _append(self, text: str, look: Look) -> None:
        if text:
            self.parts.append(Said(text, look))
            self._blank = text[-1] == " "

    def _trim(self) -> None:
        """Take off the blanks before a line's end."""
        while self.parts:
            last = self.parts[-1]
            if not isinstance(last, Said):
                return
            self.parts.pop()
            left = last.text.rstrip(" ")
            if left:
                self.parts.append(Said(left, last.look))
                return


def _says_something(part: Part) -> bool:
    return isinstance(part, NoteMark) or (isinstance(part, Said) and not part.text.isspace())


def _trimmed(piece: list[Part]) -> list[Part]:
    """Without lines at its end that hold nothing but no-break spaces: Word and web editors leave them."""
    while piece and not _says_something(piece[-1]):
        piece.pop()
    first = 0
    while first < len(piece) and isinstance(piece[first], LineEnd):
        first += 1
    return piece[first:]
