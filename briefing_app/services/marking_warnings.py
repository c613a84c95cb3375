"""What looks like a marking in a source and cannot be read, or not wholly: told, never passed over.

A marking that nobody understood would be taken for words and published. So a header with a word of a level, a
mark in brackets and a level in capitals at the head of a passage are either read or shown to a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from briefing_app.domain.marking_spellings import Spellings, key, plain, words_like_markings
from briefing_app.domain.reading import BlockKind, Reading, ReadingWarning, SourceBlock, StatedMarking
from briefing_app.domain.stated_markings import with_stated_markings
from briefing_app.domain.text import BlockId, Paragraph, Run, block_words, portions
from briefing_app.services.met_markings import markings_met

if TYPE_CHECKING:
    from briefing_app.domain.foreign import Schemes
    from briefing_app.domain.marking import Marking

CODE = "marking-not-understood"
FIRST_LINES = "first lines"
"""Where a document says its marking whose first lines are nothing but one."""

_LIKE = (
    "CABINET CONFIDENCES?",
    "CONFIDENCES?",
    "RESTRICTED",
    "(?:DIFFUSION )?RESTREINTE?",
    "COSMIC",
    "DELIBERATIVE",
    "EYES ONLY",
    "PRIVILEGED",
)
"""How markings are called that no scheme here has."""

_SAYS_NOTHING = re.compile(
    r"(?:\d+|[ivx]+|pages?|p|pg|of|de|du|sur|the|le|la|and|et|draft|ebauche|projet|copy|copie|exemplaire|no|"
    r"classification|marking|marquage|security|securite|cote|category|categorie|sensitivity|label|document)",
    re.IGNORECASE,
)
"""Words beside a marking that change nothing in it: those of page numbers, dates and labels."""

_BRACKETS = re.compile(
    r"(?:[^\w(\[]{0,4}|\w{1,4}(?:\.\d{1,3}){0,4}[.)]?[ \t\u00a0]{1,4})"
    r"[(\[]([^()\[\]\n]{1,80})[)\]](?![a-z\u00e0-\u00ff])"
)
_ENDS_HEAD = re.compile(r"[ \u00a0]?:[ \t\u00a0]|[ \t\u00a0][-\u2013\u2014][ \t\u00a0]")
_FIRST = 3
"""So many lines of a document are its head."""

_LONGEST = 120


def with_markings_told(reading: Reading, schemes: Schemes) -> Reading:
    """The reading with what its first lines state as a whole, each marking not understood told."""
    look = _Look(schemes)
    head = tuple(look.head(reading))
    stated = (*reading.stated, *(StatedMarking(FIRST_LINES, line, number) for number, line in head))
    found = dict.fromkeys((*look.around(replace(reading, stated=stated)), *look.inside(reading)))
    told = [
        ReadingWarning(
            max(line, 1), CODE, f"“{words}” looks like a marking and is not, or not wholly, understood."
        )
        for line, words in found
    ]
    warnings = sorted((*reading.warnings, *told), key=lambda one: one.line) if told else reading.warnings
    return replace(reading, stated=stated, warnings=tuple(warnings))


class _Look:
    """Tells what is like a marking, and what of it no scheme can read."""

    def __init__(self, schemes: Schemes) -> None:
        self._schemes = schemes
        self._spellings = [Spellings(scheme) for scheme in schemes.nearest_first]
        tells = sorted({*words_like_markings(schemes.nearest_first)}, key=len, reverse=True)
        self._tells = re.compile(rf"(?<![^\W_])(?:{'|'.join((*tells, *_LIKE))})(?![^\W_])")
        self._loud = re.compile(rf"(?<![^\W_])(?:{'|'.join(tells)})(?=$|[\W_\d]|[A-Z][a-z])")
        open_to_all = {
            key(text)
            for scheme in schemes.nearest_first
            for level in scheme.levels
            if level.public
            for text in level.name.texts
        }
        self._public = re.compile(rf"(?i)\b(?:{'|'.join(sorted(open_to_all, key=len, reverse=True))})\b")
        self._marks = {
            text
            for scheme in schemes.nearest_first
            for level in scheme.levels
            if not level.public
            for text in (level.key, *level.portion.texts)
        }

    def around(self, reading: Reading) -> Iterator[tuple[int, str]]:
        """What headers, footers, watermarks and labels say that is like a marking and not understood."""
        said = dict.fromkeys(
            (line.strip(), one.line) for one in reading.stated for line in one.wording.splitlines()
        )
        seen: set[str] = set()
        for line, number in said:
            if line not in seen and self._is_like(line) and (self.unread(line) or self._marks_nothing(line)):
                seen.add(line)
                yield number, line[:_LONGEST]

    def head(self, reading: Reading) -> Iterator[tuple[int, str]]:
        """The first lines of the text that are nothing but a marking."""
        stated = {one.line for one in reading.stated}
        for number, line in islice(_lines(reading), _FIRST):
            line_marks = len(line) <= _LONGEST and self._is_like(line) and not self._marks_nothing(line)
            if number not in stated and line_marks and not self.unread(line):
                yield number, line.strip()

    def inside(self, reading: Reading) -> Iterator[tuple[int, str]]:
        """How passages and cells begin that look marked and are not, or are for a part of it."""
        texts = [(block.first, text) for block in reading.blocks for text in _texts(block)]
        may = [(line, text, *self._beginning(text)) for line, text in texts]
        begun = [(line, text, head, in_brackets) for line, text, head, in_brackets in may if head]
        blocks = [
            Paragraph(id=BlockId(str(n)), content=(Run(text),)) for n, (_, text, *_rest) in enumerate(begun)
        ]
        marked = with_stated_markings(blocks, self._schemes)
        for (line, _, head, in_brackets), block in zip(begun, marked, strict=True):
            if self._looks_marked(head, in_brackets=in_brackets) and (
                not any(portions((block,))) or self.unread(head, short=in_brackets)
            ):
                yield line, f"({head})" if in_brackets else head

    def unread(self, line: str, *, short: bool = False) -> list[str]:
        """The words of a line that no scheme has and that say something."""
        every = [spellings.said(line, short=short).unread for spellings in self._spellings]
        rest = set(every[0]).intersection(*every[1:])
        return [word for word in every[0] if word in rest and not _SAYS_NOTHING.fullmatch(word)]

    def _beginning(self, text: str) -> tuple[str, bool]:
        """What may be a mark at the head of a text, "" where nothing may, and whether it is in brackets."""
        if found := _BRACKETS.match(text):
            return found[1].strip(), True
        head = _ENDS_HEAD.split(text[: _LONGEST + 1], maxsplit=1)[0].strip()
        return (head, False) if head[:1].isupper() and self._is_like(head) else ("", False)

    def _looks_marked(self, head: str, *, in_brackets: bool) -> bool:
        bare = self._closed(head)
        if in_brackets:
            first = re.split(r"[\s/,-]", head, maxsplit=1)[0]
            is_short = first in self._marks and (head == first or "//" in head)
            return is_short or (head[:1].isupper() and bool(self._tells.search(bare.upper())))
        if head.isupper() and self._tells.match(bare):
            return True
        loud = self._loud.search(bare)
        return loud is not None and (loud.start() == 0 or (head.isupper() and len(head) < _LONGEST))

    def _is_like(self, line: str) -> bool:
        bare = self._closed(line)
        if self._tells.search(bare.upper()) or self._loud.search(bare):
            return True
        first = re.split(r"[\s/]", line.strip("() "), maxsplit=1)[0]
        if len(first) > 1 and first in self._marks:
            return True
        return any(
            (met := one.said(bare).marking) and not self._schemes.is_public(met) for one in self._spellings
        )

    def _marks_nothing(self, line: str) -> bool:
        met: Marking = self._schemes.floor(markings_met([line], self._schemes))
        return self._schemes.is_public(met)

    def _closed(self, line: str) -> str:
        """The line as its words are looked for, those of what may be public left out."""
        return self._public.sub(" ", self._spellings[0].closed(plain(line)).replace("_", " "))


def _lines(reading: Reading) -> Iterator[tuple[int, str]]:
    """The lines of the text itself that say anything, with their numbers."""
    for block in reading.blocks:
        if block.kind is not BlockKind.BOILERPLATE:
            for number in block.lines:
                if number <= len(reading.source.lines) and reading.source.lines[number - 1].strip():
                    yield number, reading.source.lines[number - 1]


def _texts(block: SourceBlock) -> Iterator[str]:
    if block.kind is BlockKind.BOILERPLATE:
        return
    if block.table is not None:
        yield from (block_words(one) for row in block.table.rows for cell in row.cells for one in cell.blocks)
    elif block.rows:
        yield from (cell.text for row in block.rows for cell in row)
    else:
        yield block.text
