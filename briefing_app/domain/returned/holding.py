"""What withholds words that are new: those they stand for, or the letters they stand against.

A file prints no border of a severed passage, so that nobody sees where it begins: what is typed against a
severed letter without a blank between is a part of the same word or number, and severed with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from briefing_app.domain.returned.shown import BREAK, EDGE, PrintedMark
from briefing_app.domain.returned.tokens import Atom
from briefing_app.domain.text import FREE, Holds

Beside = tuple[Atom | None, Atom | None]
"""What stands before and behind a change."""


def held_by(gone: Sequence[Atom], beside: Beside) -> Holds:
    """What withholds all words that are new: all that withheld those they stand for, or both neighbours."""
    own = [atom.held for atom in gone if atom.mark in (None, PrintedMark.FLAG)]
    if any(own):
        return FREE.union(*own)
    if _words_went(gone):
        return FREE
    before, after = beside
    return FREE if before is None or after is None else before.held & after.held


def held_each(new: Sequence[Atom], held: Holds, beside: Beside) -> list[Holds]:
    """What withholds each letter that is new: *held*, and what withholds letters it stands against."""
    before, after = beside
    found = [held] * len(new)
    front = len(list(takewhile(_is_no_blank, new)))
    if before is not None and (before.mark is None or _says(new[:front])):
        found[:front] = [one | before.held for one in found[:front]]
    back = len(new) - len(list(takewhile(_is_no_blank, reversed(new))))
    if after is not None and after.mark is None:
        found[back:] = [one | after.held for one in found[back:]]
    return found


def stands_beside(gone: Sequence[Atom], beside: Beside, beyond: Atom | None) -> bool:
    """Whether words that are new and free stand beside severed ones.

    *beyond* is what stands behind them and any blank. Where nothing went, that blank may as well be the new
    one: which of two is, nobody can tell.
    """
    before, after = beside
    near = [before, after] if _words_went(gone) else [before, after, beyond]
    return any(one is not None and one.mark is None and one.held for one in near)


def _words_went(gone: Sequence[Atom]) -> bool:
    return any(atom.mark is None and atom.shown != EDGE and atom.shown.strip() for atom in gone)


def _is_no_blank(atom: Atom) -> bool:
    return not atom.shown.isspace() and atom.shown not in (EDGE, BREAK)


def _says(some: Sequence[Atom]) -> bool:
    """Whether there is more in it than signs: a number may go on behind a flag, a sentence ends there."""
    return any(atom.shown.isalnum() for atom in some)
