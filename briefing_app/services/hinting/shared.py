"""A run of six words and more that stands free and is a part of what is withheld: the rest can be guessed.

The gate looks for every run of four withheld words that stands nowhere in the open. One that an officer wrote
twice, and withheld once, it lets pass: a sentence with one word changed is stopped by nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing_app.documents.gate_folding import folded_words
from briefing_app.domain.hint import Hint, HintKind
from briefing_app.services.free_words import is_of_lines
from briefing_app.services.hinting.sentences import (
    PROFILE,
    counted,
    run_free,
    run_free_in_line,
    spot_in,
    spot_of,
    there_of,
)
from briefing_app.services.hinting.spelled import SaidWords

if TYPE_CHECKING:
    from briefing_app.services.free_words import Line
    from briefing_app.services.hinting.considered import Considered
    from briefing_app.services.hinting.pieces import Piece
    from briefing_app.services.hinting.words import HintWords

_RUN = 6
_TELLING = 3
"""So many words of a run are no small ones; the name of what a note is about counts as one."""

Run = tuple[str, ...]


@dataclass(slots=True)
class _Places:
    """Where runs of one withheld stretch stand free."""

    lines: list[tuple[Line, int]] = field(default_factory=list)
    free: list[tuple[Piece, int, int]] = field(default_factory=list)


class _Runs:
    """The runs of six words that are withheld, each with the stretches it stands in."""

    def __init__(self, needles: Sequence[str], names: Iterable[str], words: HintWords) -> None:
        split = (folded_words(one) for one in names)
        self._names = frozenset(tuple(one) for one in split if len(one) > 1)
        self._small = words.small
        self.of: dict[Run, set[int]] = {}
        for at, needle in enumerate(needles):
            for run in _runs(folded_words(needle)):
                self.of.setdefault(run, set()).add(at)

    def found(self, said: SaidWords) -> Iterator[tuple[int, int, set[int]]]:
        """The stretches of words of a text that are withheld elsewhere: first word, last word, needles."""
        at, runs = 0, _runs(said.folded)
        while at < len(runs):
            needles = set(self.of.get(runs[at], ()))
            if not needles:
                at += 1
                continue
            first = at
            while at + 1 < len(runs) and (more := needles & self.of.get(runs[at + 1], set())):
                at, needles = at + 1, more
            last = at + _RUN - 1
            if self._tells(said.folded[first : last + 1]):
                yield first, last, needles
            at += 1

    def _tells(self, said: Run) -> bool:
        """Whether a run is long enough: a name of what the note is about is one word, small ones end none."""
        left = [one for one in said if len(one) > 1 or not one.isalpha()]
        for name in self._names:
            for at in range(len(left) - len(name) + 1):
                if tuple(left[at : at + len(name)]) == name:
                    left[at : at + len(name)] = [" ".join(name)]
        telling = [at for at, one in enumerate(left) if one not in self._small]
        return len(telling) >= _TELLING and telling[-1] - telling[0] + 1 >= _RUN


def _runs(words: Sequence[str]) -> list[Run]:
    return list(zip(*(words[at:] for at in range(_RUN)), strict=False))


def runs_free(considered: Considered, words: HintWords) -> Iterator[Hint]:
    """A hint for each withheld stretch of which six words and more stand free."""
    needles = considered.withheld.needles
    runs = _Runs(needles, considered.withheld.names, words)
    if not runs.of:
        return
    for needle, places in _places(considered, runs).items():
        yield _hint(considered, places, _there(considered, needles[needle]))


def _places(considered: Considered, runs: _Runs) -> Mapping[int, _Places]:
    """Where words of each stretch stand free."""
    found: dict[int, _Places] = {}
    for line in considered.lines:
        said = SaidWords(line.said)
        for first, _, needles in runs.found(said):
            for one in needles:
                found.setdefault(one, _Places()).lines.append((line, said.start(first)))
    for piece in considered.pieces:
        if is_of_lines(piece.top, considered.lines):
            continue
        for begin, text in _free_in(piece):
            said = SaidWords(text)
            for first, last, needles in runs.found(said):
                for one in needles:
                    place = (piece, begin + said.start(first), begin + said.end(last))
                    found.setdefault(one, _Places()).free.append(place)
    return found


def _free_in(piece: Piece) -> Iterator[tuple[int, str]]:
    """The stretches of a piece that nothing withholds, and where they begin."""
    at = 0
    for start, end in (*piece.held, (len(piece.text), len(piece.text))):
        if at < start:
            yield at, piece.text[at:start]
        at = end


def _there(considered: Considered, needle: str) -> str:
    """Where a stretch is withheld."""
    wanted = folded_words(needle)
    for piece in considered.pieces:
        if any(folded_words(piece.text[start:end]) == wanted for start, end in piece.held):
            return there_of(considered, piece)
    return PROFILE


def _hint(considered: Considered, places: _Places, there: str) -> Hint:
    """The hint about a stretch, at the first place words of it stand free in."""
    count = len(places.lines) + len(places.free)
    if places.lines:
        line, start = places.lines[0]
        said = run_free_in_line(line, counted(spot_in(line.said, start), count), there)
        return Hint(HintKind.WORDS, said, line.place)
    piece, start, end = places.free[0]
    said = run_free(considered, piece.top, counted(spot_of(piece, start), count), there)
    passage = piece.passage(start, end) if piece.number >= 0 else None
    return Hint(HintKind.WORDS, said, piece.top.id, passage)
