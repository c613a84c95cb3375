"""Another name of what is withheld that stands free: the acronym of an organization, say, of a profile.

Which names belong together the library knows by its profiles; those a note is about are open.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from briefing_app.documents.gate_needles import Needles
from briefing_app.domain.hint import Hint, HintKind
from briefing_app.domain.names import folded
from briefing_app.domain.occurrences import Named
from briefing_app.services.hinting.sentences import (
    PROFILE,
    name_begins,
    name_begins_in_line,
    spot_in,
    spot_of,
    there_of,
)

if TYPE_CHECKING:
    from briefing_app.services.hinting.considered import Considered
    from briefing_app.services.hinting.pieces import Piece

_LONGEST = 6
_SHORT = 5
_AROUND = "\"'()[]«»“”‘’.,;:!?"


def may_be_names(considered: Considered) -> frozenset[str]:
    """What of the withheld words may be the name of a profile, folded: the first word has a capital."""
    found: set[str] = set()
    for needle in considered.withheld.needles:
        said = [one.strip(_AROUND) for one in needle.split()]
        for at, one in enumerate(said):
            if one[:1].isupper() or one[:1].isdecimal():
                found.update(" ".join(said[at : at + length]) for length in range(1, _LONGEST + 1))
    return frozenset(map(folded, found)) - {""}


def other_names_free(considered: Considered, names: Mapping[str, tuple[str, ...]]) -> Iterator[Hint]:
    """A hint for each name that is withheld everywhere and whose profile is called otherwise in free words.

    *names* are the names of the profiles that bear a name, by that.
    """
    open_ = {folded(one) for one in considered.withheld.names}
    for name, others in sorted(names.items()):
        wanted = tuple(one for one in others if one not in open_ and one != name)
        if name in open_ or not wanted or next(_places(considered, (name,)), None) is not None:
            continue
        hint = _in_lines(considered, name, wanted) or _in_pieces(considered, name, wanted)
        if hint is not None:
            yield hint


def _in_lines(considered: Considered, name: str, others: tuple[str, ...]) -> Hint | None:
    """The hint about the title or the first property that has one of the other names."""
    named = Named(others)
    for line in considered.lines:
        for start, end in named.spans(line.said):
            if _is_name(line.said[start:end]):
                said = name_begins_in_line(line, spot_in(line.said, start), _there(considered, name))
                return Hint(HintKind.NAME, said, line.place)
    return None


def _in_pieces(considered: Considered, name: str, others: tuple[str, ...]) -> Hint | None:
    """The hint about the first passage in which one of the other names stands free."""
    for piece, start, end in _places(considered, others):
        said = name_begins(considered, piece.top, spot_of(piece, start), _there(considered, name))
        passage = piece.passage(start, end) if piece.number >= 0 else None
        return Hint(HintKind.NAME, said, piece.top.id, passage)
    return None


def _places(
    considered: Considered, names: tuple[str, ...], *, free: bool = True
) -> Iterator[tuple[Piece, int, int]]:
    """Where one of the names stands free, or withheld."""
    named, quick = Named(names), Needles.of(names)
    for piece in considered.pieces:
        if (free or piece.held) and quick.in_words(piece.text):
            for start, end in named.spans(piece.text):
                if piece.is_free(start, end) is free and _is_name(piece.text[start:end]):
                    yield piece, start, end


def _is_name(said: str) -> bool:
    """Whether words are written as a name: a short one is an acronym, and WHO is not "who"."""
    return said.isupper() if len(said) < _SHORT else any(map(str.isupper, said))


def _there(considered: Considered, name: str) -> str:
    """Where the name is withheld."""
    found = next(_places(considered, (name,), free=False), None)
    return PROFILE if found is None else there_of(considered, found[0])
