"""A name or a word that is severed in one place and stands free in another, as the gate lets a single word.

The gate stops what is severed as two words and more, and every number. A word severed by itself, or the name
of a person of which one word alone stands free, it lets pass: whether that tells who, a person says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from briefing_app.documents.gate_folding import folded_words
from briefing_app.documents.gate_needles import Needles
from briefing_app.domain.hint import Hint, HintKind
from briefing_app.services.free_words import is_of_lines
from briefing_app.services.hinting.sentences import (
    FACT,
    PROFILE,
    counted,
    part_free,
    part_free_in_line,
    spot_in,
    spot_of,
    there_of,
    word_free,
    word_free_in_line,
)

if TYPE_CHECKING:
    from briefing_app.services.free_words import Line
    from briefing_app.services.hinting.considered import Considered
    from briefing_app.services.hinting.pieces import Piece
    from briefing_app.services.hinting.words import HintWords

_WORD = re.compile(r"[^\W\d_]+")
_FIRST_NAME = re.compile(r"([^\W\d_]+)\.?[ \u00a0]$")
_SHORTEST = 3
_LONGEST_NAME = 4


@dataclass(slots=True)
class _Places:
    """Where a word stands: free, in lines and in pieces, and withheld; ``small`` are free ones so written."""

    lines: list[Line] = field(default_factory=list)
    free: list[tuple[Piece, int, int]] = field(default_factory=list)
    held: list[Piece] = field(default_factory=list)
    small: bool = False


def names_free(considered: Considered, words: HintWords) -> Iterator[Hint]:
    """A hint for each word that stands free and is withheld by itself, or as a part of somebody's name."""
    alone = _severed_alone(considered.withheld.needles, words)
    parts = _parts_of_names(considered, words)
    if not (alone or parts):
        return
    severed = {tuple(folded_words(one)) for one in considered.withheld.needles}
    for word, places in _looked_for(considered, alone | parts.keys()).items():
        if word in alone:
            yield from _hint(considered, word, places, of_a_name=False)
        elif not places.small:
            told = partial(_tells, parts[word], parts[word] in severed, words)
            is_first = word not in parts[word][min(1, len(parts[word]) - 1) :]
            told_in = () if is_first else places.free  # others are called Ann too, in any text
            places.free = [one for one in told_in if told(one[0].text, one[1])]
            places.lines = [one for one in places.lines if told(one.said, _start(one.said, word))]
            yield from _hint(considered, word, places, of_a_name=True)


def _tells(name: tuple[str, ...], is_severed: bool, words: HintWords, text: str, start: int) -> bool:
    """Whether a part of a name tells it: not behind the first name of somebody else, but behind "Mr.".

    Where the name itself *is severed* and stands in full, that stops the edition and needs no hint.
    """
    before = _FIRST_NAME.search(text, 0, start)
    if before is None or not before[1][0].isupper():
        return True
    said = _fold(before[1])
    if said in name:
        return not is_severed
    known = said in words.common or said in words.small or (said,) in words.honorifics
    return known or any(one.startswith(said) for one in name)


def _severed_alone(needles: Iterable[str], words: HintWords) -> set[str]:
    """The words that are severed by themselves."""
    split = (folded_words(one) for one in needles)
    alone = {one[0] for one in split if len(one) == 1}
    return {one for one in alone if len(one) >= _SHORTEST and one.isalpha() and one not in words.small}


def _parts_of_names(considered: Considered, words: HintWords) -> Mapping[str, tuple[str, ...]]:
    """The words of withheld names with all of the name; the first of several is looked for in lines alone."""
    withheld = considered.withheld
    held = "\n".join(withheld.needles)
    people = sorted({one.person for one in withheld.facts if one.person})
    told = Needles.of(people).in_words(held) if held else set()
    names = [folded_words(people[at]) for at in sorted(told)]
    names += [folded_words(one) for needle in withheld.needles for one in _names_in(needle, words)]
    free = {word for name in withheld.names for word in folded_words(name)} | words.small | words.common
    firsts = [(name[0], name) for name in names]
    others = [(word, name) for name in names for word in name[min(1, len(name) - 1) :]]
    return {
        word: tuple(name)
        for word, name in (*firsts, *others)
        if len(word) >= _SHORTEST and word.isalpha() and word not in free
    }


def _names_in(needle: str, words: HintWords) -> Iterator[str]:
    """What reads as the name of a person: a stretch of nothing else, or what follows an honorific."""
    said = needle.split()
    if 2 <= len(said) <= _LONGEST_NAME and all(_is_of_a_name(one, words) for one in said):
        yield needle
    for at in range(len(said)):
        for length in (1, 2):
            if tuple(folded_words(" ".join(said[at : at + length]))) in words.honorifics:
                name = _capitals(said[at + length : at + length + _LONGEST_NAME])
                if name:
                    yield f"{said[at]} {name}"


def _is_of_a_name(said: str, words: HintWords) -> bool:
    return said[:1].isupper() and words.common.isdisjoint(folded_words(said))


def _capitals(said: list[str]) -> str:
    """The words at the beginning that have a capital; the first without one, or with a comma, ends them."""
    found = []
    for one in said:
        if not one[:1].isupper():
            break
        found.append(one)
        if one[-1:] in ",;:.!?" and len(one) > 2:
            break
    return " ".join(found)


def _looked_for(considered: Considered, wanted: AbstractSet[str]) -> Mapping[str, _Places]:
    """Where the words stand, in the order in which they come."""
    found: dict[str, _Places] = {}
    for line in considered.lines:
        for word in dict.fromkeys(folded_words(line.said)):
            if word in wanted:
                found.setdefault(word, _Places()).lines.append(line)
    printed = (one for one in considered.pieces if not is_of_lines(one.top, considered.lines))
    for piece in printed:
        for one in _WORD.finditer(piece.text):
            word = _fold(one[0])
            if word in wanted:
                places = found.setdefault(word, _Places())
                if not piece.is_free(*one.span()):
                    places.held.append(piece)
                    continue
                places.free.append((piece, *one.span()))
                places.small |= one[0].islower() and not _is_of_an_address(piece.text, one.span())
    return found


@lru_cache(maxsize=1 << 15)
def _fold(word: str) -> str:
    return "".join(folded_words(word))


def _is_of_an_address(text: str, span: tuple[int, int]) -> bool:
    """Whether a word stands in an address of mail or of a page."""
    return text[span[0] - 1 : span[0]] in ("@", ".", "_", "/") or text[span[1] : span[1] + 1] in (
        "@",
        "_",
        "/",
    )


def _hint(considered: Considered, word: str, places: _Places, *, of_a_name: bool) -> Iterator[Hint]:
    """The hint about a word, at the first place it stands free in."""
    if places.held:
        there = there_of(considered, places.held[0])
    else:
        there = FACT if _is_of_a_fact(considered, word) else PROFILE
    count = len(places.lines) + len(places.free)
    if places.lines:
        line = places.lines[0]
        spot = counted(spot_in(line.said, _start(line.said, word)), count)
        said = part_free_in_line(line, spot, there) if of_a_name else word_free_in_line(line, spot, there)
        yield Hint(HintKind.NAME, said, line.place)
    elif places.free:
        piece, start, end = places.free[0]
        spot = counted(spot_of(piece, start), count)
        tell = part_free if of_a_name else word_free
        passage = piece.passage(start, end) if piece.number >= 0 else None
        yield Hint(HintKind.NAME, tell(considered, piece.top, spot, there), piece.top.id, passage)


def _start(said: str, word: str) -> int:
    """Where a word begins in a line."""
    return next((one.start() for one in _WORD.finditer(said) if _fold(one[0]) == word), 0)


def _is_of_a_fact(considered: Considered, word: str) -> bool:
    return any(word in folded_words(one.person) for one in considered.withheld.facts if one.is_withheld)
