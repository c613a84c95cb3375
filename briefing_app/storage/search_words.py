"""The words of a block for search: which are free and which severed, and the words around a hit.

Built from the model, never from what the index stores. A word that a severance touches anywhere is a
severed word: a half of it is never searched for or shown as free.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from briefing_app.domain.search_hit import ExcerptPart
from briefing_app.domain.text import (
    FREE,
    Block,
    Content,
    FootnoteReference,
    HardBreak,
    Heading,
    Holds,
    ListItem,
    Paragraph,
    Picture,
    Run,
    Table,
    Withheld,
)

AROUND = 70
"""About how many characters of the words around a hit are shown on either side."""

REDACTED = "[…]"
"""What stands for a received redaction among the words around a hit; nobody can search for it."""

_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words with one answer to "are they withheld"; ``words`` is False for what only stands for something."""

    text: str
    severed: bool = False
    words: bool = True


Piece = tuple[Stretch, ...]


def pieces_of(block: Block, above: Holds = FREE) -> Iterator[Piece]:
    """The pieces of a block in reading order: words, footnotes, cells; *above* is held around it."""
    held = above | block.severances
    match block:
        case Heading() | Paragraph() | ListItem():
            yield from _content(block.content, held)
        case Picture():
            yield (Stretch(block.alternate, bool(held)),)
            yield from _content(block.caption, held)
        case Table():
            yield from _content(block.caption, held)
            yield from _cells(block, held)


def _cells(table: Table, held: Holds) -> Iterator[Piece]:
    for row in table.rows:
        for column, cell in zip(table.columns, row.cells, strict=True):
            around = held | row.severances | column | cell.severances
            for inner in cell.blocks:
                yield from pieces_of(inner, around)


def _content(content: Content, held: Holds) -> Iterator[Piece]:
    yield tuple(_stretches(content, held))
    for part in content:
        if isinstance(part, FootnoteReference):
            yield tuple(_stretches(part.content, held | part.severances))


def _stretches(content: Iterable[object], held: Holds) -> Iterator[Stretch]:
    for part in content:
        match part:
            case Run():
                yield Stretch(part.text, bool(held | part.severances))
            case HardBreak():
                yield Stretch(" ")
            case Withheld():
                yield Stretch(REDACTED, words=False)


class Word(NamedTuple):
    """A word of a piece: where it stands, as it is compared, and whether any of it is severed."""

    start: int
    end: int
    folded: str
    severed: bool


class Line(NamedTuple):
    """A piece as one string, with its words and with which characters are severed (none: empty)."""

    text: str
    words: tuple[Word, ...]
    severed: Sequence[bool]


def line_of(piece: Piece) -> Line:
    """The piece with its words found."""
    text = "".join(stretch.text for stretch in piece)
    if not all(stretch.words and not stretch.severed for stretch in piece):
        return _partly_severed(piece, text)
    if text.isascii():  # most texts, and the quick way is a third of the time of a search
        places = [match.span() for match in _WORD.finditer(text)]
        small = text.lower()
        return Line(text, tuple([Word(start, end, small[start:end], False) for start, end in places]), ())
    found = (Word(*match.span(), folded_word(match[0]), False) for match in _WORD.finditer(text))
    return Line(text, tuple(found), ())


def _partly_severed(piece: Piece, text: str) -> Line:
    severed = [stretch.severed for stretch in piece for _ in stretch.text]
    silent = [not stretch.words for stretch in piece for _ in stretch.text]
    words = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        if any(silent[start:end]):
            continue
        touched = any(severed[start:end])
        severed[start:end] = [touched] * (end - start)
        words.append(Word(start, end, folded_word(match[0]), touched))
    return Line(text, tuple(words), severed)


def folded_word(word: str) -> str:
    """The word in small letters without accents, letter by letter as the index folds it."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).lower()


def free_and_severed(pieces: Iterable[Piece]) -> tuple[str, str]:
    """The words of a block for the two columns of the index, pieces on lines of their own."""
    free, severed = [], []
    for line in map(line_of, pieces):
        hidden = [word for word in line.words if word.severed]
        severed.append(" ".join(line.text[word.start : word.end] for word in hidden))
        free.append(_free_letters(line).replace(REDACTED, " "))
    return _joined(free), _joined(severed)


def _free_letters(line: Line) -> str:
    if not line.severed:
        return line.text
    return "".join(" " if held else letter for letter, held in zip(line.text, line.severed, strict=True))


def _joined(lines: Iterable[str]) -> str:
    joined = "\n".join(" ".join(line.split()) for line in lines if line.strip())
    return joined.encode("utf-8", "replace").decode(
        "utf-8"
    )  # half a surrogate pair, as some programs paste it


@dataclass(frozen=True, slots=True)
class Term:
    """What was typed between two spaces: whole words in a row, the last one perhaps only begun."""

    words: tuple[str, ...]

    def found_in(self, line: Line) -> Iterator[tuple[int, int]]:
        """The places in a line where the term stands, as numbers (first, after last) of its words."""
        *whole, begun = self.words
        length = len(self.words)
        for last, word in enumerate(line.words):
            if not word.folded.startswith(begun) or last + 1 < length:
                continue
            first = last + 1 - length
            if all(line.words[first + n].folded == wanted for n, wanted in enumerate(whole)):
                yield first, last + 1


def terms_of(typed: str) -> tuple[Term, ...]:
    """The terms of what was typed; nothing in it has a meaning but its letters and digits."""
    found = (tuple(folded_word(word) for word in _WORD.findall(part)) for part in typed.split())
    return tuple(dict.fromkeys(Term(words) for words in found if words))


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The words around a hit, and whether something looked for stands in severed words only."""

    parts: tuple[ExcerptPart, ...]
    severed: bool


def excerpt(pieces: Iterable[Piece], terms: Sequence[Term]) -> Excerpt | None:
    """The words around the place a reader would look at first, or None where no term stands."""
    best: tuple[Line, list[tuple[int, int]]] | None = None
    places = [(line, _places(line, terms)) for line in map(line_of, pieces)]
    only_severed = [term for term in terms if _stands(term, places) and not _stands_free(term, places)]
    for line, found in places:
        wanted = [place for term, place in found if not only_severed or term in only_severed]
        if wanted and (best is None or len(found) > len(best[1])):
            first = min(wanted)
            best = (line, [first, *(place for _term, place in found)])
    if best is None:
        return None
    line, hits = best
    return Excerpt(tuple(_around(line, hits[0], hits)), bool(only_severed))


Places = list[tuple[Line, list[tuple[Term, tuple[int, int]]]]]


def _places(line: Line, terms: Sequence[Term]) -> list[tuple[Term, tuple[int, int]]]:
    return [(term, place) for term in terms for place in term.found_in(line)]


def _stands(term: Term, places: Places) -> bool:
    return any(one == term for _line, found in places for one, _place in found)


def _stands_free(term: Term, places: Places) -> bool:
    return any(
        one == term and not any(word.severed for word in line.words[slice(*place)])
        for line, found in places
        for one, place in found
    )


def _around(line: Line, first: tuple[int, int], hits: Iterable[tuple[int, int]]) -> Iterator[ExcerptPart]:
    """The line cut to what is near the first hit, in parts that differ in being a hit or severed."""
    hit_start, hit_end = line.words[first[0]].start, line.words[first[1] - 1].end
    start, end = _cut(line, hit_start - AROUND, hit_end + AROUND)
    marked = [(line.words[one].start, line.words[after - 1].end) for one, after in hits]
    edges = [edge for place in marked for edge in place if start < edge < end]
    if line.severed:
        edges += (at for at in range(start + 1, end) if line.severed[at] != line.severed[at - 1])
    points = sorted({start, end, *edges})
    if start > 0:
        yield ExcerptPart("…")
    for here, after in pairwise(points):
        hit = any(one <= here < other for one, other in marked)
        yield ExcerptPart(line.text[here:after], hit, bool(line.severed) and line.severed[here])
    if end < len(line.text):
        yield ExcerptPart("…")


def _cut(line: Line, start: int, end: int) -> tuple[int, int]:
    """The stretch widened to whole words."""
    start, end = max(start, 0), min(end, len(line.text))
    for word in line.words:
        if word.start < start < word.end:
            start = word.start
        if word.start < end < word.end:
            end = word.end
    return start, end
