"""Which letters of a passage are those of another: what went on standing in it, and what went elsewhere.

Words are compared whole; a piece of a word counts where nothing but the piece is left of what is compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Final

from briefing_app.domain.alignment import matches, tokens
from briefing_app.domain.alike import ALIKE
from briefing_app.domain.passages import Passage, holds_of_pieces, letters, pieces
from briefing_app.domain.text import FREE, Block, Holds, Withheld

_BORDER: Final = "\n"
"""Stands between the words of a block and each of its footnotes."""

Counterparts = list[int | None]
"""For each letter of a new string which one of the old it is; None for one that was not in it."""

_LONG: Final = 8
"""So many words in a row are those of another passage, whatever else stands around them."""

_TELLING: Final = 5
"""A word of so many letters says something about where it came from, beside the passage it left."""


def flat(block: Block) -> str:
    """The letters of all pieces of a block: its own words or caption, then each footnote."""
    return _BORDER.join(map(letters, pieces(block)))


def held_flat(block: Block, around: Holds) -> Iterator[tuple[str, Holds]]:
    """The letters of :func:`flat`, each with what withholds it; *around* withholds the place of the block."""
    for number, (piece, above) in enumerate(zip(pieces(block), holds_of_pieces(block), strict=True)):
        if number:
            yield _BORDER, FREE
        for part in piece:
            held = FREE if isinstance(part, Withheld) else around | above | part.severances
            yield from ((one, held) for one in letters((part,)))


def passages_at(block: Block, wanted: frozenset[int]) -> tuple[Passage, ...]:
    """The stretches of a block that hold letters, given by their offsets in :func:`flat`; no blank ones."""
    found = []
    first = 0
    for number, piece in enumerate(pieces(block)):
        text = letters(piece)
        for here, group in groupby(enumerate(first + place in wanted for place in range(len(text))), _flag):
            places = [place for place, _ in group]
            if here and text[places[0] : places[-1] + 1].strip():
                found.append(Passage(block.id, number, places[0], places[-1] + 1))
        first += len(text) + len(_BORDER)
    return tuple(found)


def _flag(one: tuple[int, bool]) -> bool:
    return one[1]


def counterparts(old: str, new: str) -> Counterparts:
    """Which letters of the old string those of the new one are, as far as both have them in order."""
    return readings(old, new)[0]


def readings(old: str, new: str) -> tuple[Counterparts, ...]:
    """Each way in which letters of the new string may be those of the old one, the likeliest first.

    There is one, but where the one string stands in the other more than once or in the midst of a word:
    of “on Ron”, “on” may be what is left at either end, and nobody can tell which.
    """
    contained = _containments(old, new)
    if not contained:
        return (_by_words(old, new),)
    every = [_alone(one, len(new)) for one in contained]
    if len(every) == 1 and all(_clean(max(old, new, key=len), *_span(contained[0]))):
        return (every[0],)
    return tuple(one for place, one in enumerate([*every, _by_words(old, new)]) if one not in every[:place])


def _by_words(old: str, new: str) -> Counterparts:
    """The reading that compares whole words in order, and pieces of words between those that both have."""
    found: Counterparts = [None] * len(new)
    old_words, new_words = tokens(old.translate(ALIKE)), tokens(new.translate(ALIKE))
    old_starts, new_starts = _starts(old_words), _starts(new_words)
    there = here = 0
    same = matches([one.casefold() for one in old_words], [one.casefold() for one in new_words])
    for one in same:
        if not any(map(str.isalnum, "".join(old_words[one.before : one.before + one.size]))):
            continue  # a blank between words that differ says nothing about which took the place of which
        _set_within(found, (old, there, old_starts[one.before]), (new, here, new_starts[one.after]))
        for step in range(one.size):
            there, here = old_starts[one.before + step], new_starts[one.after + step]
            _set(found, there, here, len(new_words[one.after + step]))
        there, here = old_starts[one.before + one.size], new_starts[one.after + one.size]
    _set_within(found, (old, there, len(old)), (new, here, len(new)))
    return found


def missing(found: Counterparts, size: int) -> Iterator[tuple[range, range]]:
    """The stretches of a new string that are not in the old one, each with the old ones in its place."""
    last = 0
    for fresh, group in groupby(enumerate(found), key=lambda one: one[1] is None):
        some = list(group)
        if fresh:
            behind = some[-1][0] + 1
            end = found[behind] if behind < len(found) else size
            yield range(some[0][0], behind), range(last, size if end is None else end)
        else:
            last = (some[-1][1] or 0) + 1


def gone(found: Counterparts, size: int) -> Iterator[range]:
    """The stretches of an old string of that size that are not in the new one."""
    kept = {place for place in found if place is not None}
    for left, group in groupby(range(size), key=lambda place: place not in kept):
        if left:
            some = list(group)
            yield range(some[0], some[-1] + 1)


def said(text: str) -> tuple[str, ...]:
    """The words of a text by which it is known again."""
    words = tokens(text.translate(ALIKE).casefold())
    return tuple(word for word in words if any(map(str.isalnum, word)))


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What else is known of words that went, and of new ones elsewhere.

    ``all_old`` and ``all_new`` say that they are all there is of their blocks, ``near`` that the new ones
    stand beside the place the old ones went from, ``at_once`` that both happened between two texts.
    """

    all_old: bool = False
    all_new: bool = False
    near: bool = False
    at_once: bool = True


def comes_from(old: Sequence[str], new: Sequence[str], known: Circumstances) -> bool:
    """Whether words that are new somewhere are those that went from somewhere else."""
    if not set(old) & set(new):
        return False
    run = longest_run(old, new)
    shorter, longer = sorted((len(old), len(new)))
    if run >= _LONG or (run > 2 and run * 2 >= shorter):
        return True
    if run == longer:
        return known.at_once or run > 1 or _tells(new[0])
    if (known.all_old and run == len(old)) or (known.all_new and run == len(new)):
        return known.at_once or run > 1
    return known.near and (run > 1 or run * 2 >= shorter or any(map(_tells, set(old) & set(new))))


def is_copy_of(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether new words are those that still stand somewhere else: that takes more, as words are common."""
    run = longest_run(old, new) if set(old) & set(new) else 0
    return run >= _LONG or (run > 4 and run * 3 >= 2 * len(new))


def longest_run(old: Sequence[str], new: Sequence[str]) -> int:
    """How many words in a row both have."""
    return SequenceMatcher(None, old, new, autojunk=False).find_longest_match().size


# ---- inside


def _tells(word: str) -> bool:
    return len(word) >= _TELLING or any(map(str.isdigit, word))


def _starts(words: Sequence[str]) -> list[int]:
    starts = [0]
    for word in words:
        starts.append(starts[-1] + len(word))
    return starts


def _set(found: Counterparts, old: int, new: int, size: int) -> None:
    for step in range(size):
        found[new + step] = old + step


def _set_within(found: Counterparts, old: tuple[str, int, int], new: tuple[str, int, int]) -> None:
    """Between words that both have: what is left may be a piece of what was there, or the reverse."""
    (there, first, last), (here, start, end) = old, new
    part = _contained(there[first:last], here[start:end])
    if part is not None:
        _set(found, first + part[0], start + part[1], part[2])


def _contained(old: str, new: str) -> tuple[int, int, int] | None:
    """Where the one stands in the other, at the borders of words where it can be; None for nowhere."""
    found = _containments(old, new)
    return found[0] if found else None


def _containments(old: str, new: str) -> list[tuple[int, int, int]]:
    """Where the one stands in the other: at the borders of words where it can be, then at its two ends."""
    shorter, longer = (new, old) if len(new) <= len(old) else (old, new)
    if not any(map(str.isalnum, shorter)):
        return []
    places = []
    place = longer.find(shorter)
    while place >= 0:
        places.append(place)
        place = longer.find(shorter, place + 1)
    if not places:
        return []
    best = max(places, key=lambda one: _borders(longer, one, one + len(shorter)))
    ends = {0, len(longer) - len(shorter)} & set(places) - {best}
    size = len(shorter)
    return [(one, 0, size) if shorter is new else (0, one, size) for one in (best, *sorted(ends))]


def _borders(text: str, first: int, last: int) -> tuple[int, int]:
    """How well a stretch is cut out: at how many borders of words, and of the text."""
    cuts = [place in (0, len(text)) for place in (first, last)]
    return sum(_clean(text, first, last)), sum(cuts)


def _clean(text: str, first: int, last: int) -> list[bool]:
    """Whether a stretch begins, and ends, where a word or the text does."""
    return [at in (0, len(text)) or not text[at - 1 : at + 1].isalnum() for at in (first, last)]


def _span(part: tuple[int, int, int]) -> tuple[int, int]:
    """The stretch of the longer string that the shorter one is."""
    old, new, size = part
    return max(old, new), max(old, new) + size


def _alone(part: tuple[int, int, int], size: int) -> Counterparts:
    """The counterparts of a new string of that size of which one stretch is known, or that is one whole."""
    found: Counterparts = [None] * size
    _set(found, *part)
    return found
