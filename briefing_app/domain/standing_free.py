"""Words withheld in a source that stand free in a copy, though the copy holds others of that severance.

That a copy holds a severance, or one that follows it, says nothing about which words: it may have been
extended since.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing_app.domain.alignment import tokens
from briefing_app.domain.following import Stated, find_own, newly_withheld, says_the_same, withheld_too
from briefing_app.domain.parts_of_blocks import stretches_said
from briefing_app.domain.passages import holds_of_pieces, letters, pieces, withhold
from briefing_app.domain.text import Block, BlockId, Holds, Picture, SeveranceId, Withheld, origins_of, walk
from briefing_app.domain.withheld_places import holds_from_above

_SOUGHT = SeveranceId("sought")
"""Holds, in a copy that is only looked at, what the source withholds."""


def stands_free(
    severance: SeveranceId, following: Holds, copy: Block, source: Block, before: Block | None
) -> bool:
    """Whether any words that a severance of the source withholds are withheld by nothing in the copy.

    A copy that says what the source says, or a stretch of it, is compared letter by letter. Of any other it
    must be seen where what is withheld since *before* has stayed: a held word of it will do, as the rest may
    have been reworded or erased here.

    Args:
        severance: That of the source.
        following: Itself and those that follow it.
        copy: The block of a note.
        source: The block of the profile, as it is now.
        before: The same as it was copied; None where that is not known, so that everything is new.
    """
    every = newly_withheld((), (source,)).get(severance, ())
    since = newly_withheld(() if before is None else (before,), (source,)).get(severance, ())
    around = holds_from_above((copy,))
    all_sought = walk((_sought(severance, every, copy, source),))
    new_sought = walk((_sought(severance, since, copy, source),))
    for block, wanted, new in zip(walk((copy,)), all_sought, new_sought, strict=True):
        above = around[block.id]
        if _is_part(block, source):
            free = _free_in(block, above, wanted)
        elif not (free := _words_free_in(block, above, (*every, *since))) and _SOUGHT in new.severances:
            free = _free_in(block, above, new) and not _stayed(block, above, since, following)
        if free:
            return True
    return False


def _is_part(copy: Block, source: Block) -> bool:
    """Whether a block says what that says, or a stretch of it, which it is a copy of."""
    origin = _origin(copy, source)
    found = next((block for block in walk((source,)) if block.id == origin), None)
    return found is not None and (says_the_same(copy, found) or bool(stretches_said(copy, found)))


def _origin(copy: Block, source: Block) -> BlockId | None:
    known = {block.id for block in walk((source,))}
    return next((one.block for one in origins_of(copy) if one.block in known), None)


def _sought(severance: SeveranceId, stated: Sequence[Stated], copy: Block, source: Block) -> Block:
    """The copy with what is stated of its source held in it."""
    ids = (severance, _SOUGHT)
    return withheld_too((copy,), (source,), stated, ids, lambda block: _origin(block, source))[0]


def _free_in(block: Block, around: Holds, sought: Block) -> bool:
    """Whether anything sought is withheld by nothing in the block, whose place is held by *around*."""
    whole = _SOUGHT in sought.severances
    if whole and isinstance(block, Picture):
        return not around
    letters_sought = zip(_letters(block, around), _letters(sought, sought.severances), strict=True)
    return any(not held and _SOUGHT in wanted and one.strip() for (one, held), (_, wanted) in letters_sought)


def _words_free_in(block: Block, around: Holds, stated: Sequence[Stated]) -> bool:
    """Whether any words stated, or those they took the place of, are withheld by nothing in the block."""
    phrases = {words for one in stated for words in (one.words, *one.older)}
    places = [place for words in phrases for place in find_own(block, words)]
    return _free_in(block, around, withhold((block,), places, _SOUGHT)[0])


def _stayed(block: Block, around: Holds, stated: Sequence[Stated], following: Holds) -> bool:
    """Whether of everything stated some word is in the block and held as the source holds it."""
    spaced = (one if held & following else " " for one, held in _letters(block, around))
    there = _said("".join(spaced))
    return all(not one.whole and _said(one.words) & there for one in stated if _said(one.words) or one.whole)


def _said(words: str) -> frozenset[str]:
    return frozenset(word for word in tokens(words) if any(map(str.isalnum, word)))


def _letters(block: Block, around: Holds) -> Iterator[tuple[str, Holds]]:
    """Each letter of the block's own words and what withholds it; what was received redacted is blank."""
    for piece, above in zip(pieces(block), holds_of_pieces(block), strict=True):
        for part in piece:
            blank = isinstance(part, Withheld)
            held = around | above if isinstance(part, Withheld) else around | above | part.severances
            yield from ((" " if blank else one, held) for one in letters((part,)))
