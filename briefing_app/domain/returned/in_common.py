"""What of two texts counts as the same: no blank alone, and of a changed word no stray letter of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing_app.domain.alignment import Match
from briefing_app.domain.returned.shown import EDGE
from briefing_app.domain.returned.tokens import Atom, Token

_PIECE = 3
"""So many letters are a piece of a word that may have stayed of it."""


def telling(found: Iterable[Match], known: list[Token], seen: list[Token]) -> Iterator[Match]:
    """The matches without blanks and signs that stand alone between words that changed."""
    ends = (len(known), len(seen))
    for match in found:
        inside = known[match.before : match.before + match.size]
        outermost = (match.before, match.after) == (0, 0) or (
            (match.before + match.size, match.after + match.size) == ends
        )
        if outermost or any(_tells(one) for one in inside):
            yield match


def _tells(token: Token) -> bool:
    return token.mark is not None or token.key == EDGE or not token.key.isspace()


def in_common(gone: list[Atom], new: list[Atom]) -> tuple[int, int]:
    """How many letters at the beginning and at the end of a change are the same: of a word, or of pieces."""
    first = 0
    while first < min(len(gone), len(new)) and _is_same(gone[first], new[first]):
        first += 1
    last = 0
    while last < min(len(gone), len(new)) - first and _is_same(gone[-1 - last], new[-1 - last]):
        last += 1
    first = first if _is_piece(gone, new, first) else 0
    backwards = gone[::-1], new[::-1]
    return first, last if _is_piece(*backwards, last) else 0


def _is_same(was: Atom, now: Atom) -> bool:
    return was.mark is None and was.shown == now.shown and was.shown != EDGE


def _is_piece(gone: list[Atom], new: list[Atom], size: int) -> bool:
    """Whether letters that are the same are enough to be those of the same word."""
    return size >= _PIECE or any(
        size and (size == len(some) or not some[size].shown.isalnum()) for some in (gone, new)
    )
