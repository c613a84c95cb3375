"""What a colleague's copy of a text says against our own, block by block, and what comes out of both.

Nothing of ours is replaced unless somebody says so, or only the colleague changed it since both were one.
Severances, markings and received redactions are united whichever words are chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, TypeVar

from briefing_app.domain.normal_form import normalise
from briefing_app.domain.passages import map_blocks
from briefing_app.domain.sources import bare
from briefing_app.domain.text import Block, BlockId, Text, received_redactions, walk
from briefing_app.domain.three_way import Join, taken, united

_Id = TypeVar("_Id", bound=str)


class State(StrEnum):
    """How a thing of a colleague's copy stands to ours.

    ``WITHHELD`` says the same and is withheld or marked there as well; ``CONFLICT`` was changed on both
    sides, or nobody knows what it was when both were one.
    """

    UNCHANGED = "unchanged"
    WITHHELD = "withheld-there"
    NEW = "new"
    CHANGED_THERE = "changed-there"
    CHANGED_HERE = "changed-here"
    REMOVED_THERE = "removed-there"
    REMOVED_HERE = "removed-here"
    CONFLICT = "conflict"


class Choice(StrEnum):
    """Which words are to stand here afterwards."""

    KEEP = "keep"
    TAKE = "take"
    BOTH = "both"


DEFAULTS: Mapping[State, Choice] = {
    State.UNCHANGED: Choice.KEEP,
    State.WITHHELD: Choice.KEEP,
    State.NEW: Choice.TAKE,
    State.CHANGED_THERE: Choice.TAKE,
    State.CHANGED_HERE: Choice.KEEP,
    State.REMOVED_THERE: Choice.KEEP,
    State.REMOVED_HERE: Choice.KEEP,
    State.CONFLICT: Choice.KEEP,
}
"""What is done about a thing that nobody chose for."""


ABSENT: Final = ""
"""What is said of a thing that a side does not have."""


def standing(base: str | None, mine: str, theirs: str) -> State:
    """How a thing that is no text stands, each side as what it says, ``ABSENT`` where it has none.

    *base* is what both said last, None where that is not known. What only we have and they never had is
    unchanged.
    """
    if mine == theirs or theirs == (base or ABSENT) == ABSENT:
        return State.UNCHANGED
    if theirs == base:
        return State.CHANGED_HERE if mine else State.REMOVED_HERE
    if not theirs:
        return State.REMOVED_THERE
    if mine == (base or ABSENT):
        return State.CHANGED_THERE if mine else State.NEW
    return State.CONFLICT


@dataclass(frozen=True, slots=True)
class ArrivingBlock:
    """A block of either copy, under the id it has in both."""

    id: BlockId
    state: State
    mine: Block | None
    theirs: Block | None

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What may be chosen for it."""
        match self.state:
            case State.UNCHANGED | State.WITHHELD:
                return (Choice.KEEP,)
            case State.REMOVED_THERE if self.mine is not None and received_redactions(self.mine):
                return (Choice.KEEP,)  # a received redaction goes by nobody's copy
            case _ if self.mine is None or self.theirs is None:
                return (Choice.KEEP, Choice.TAKE)
            case _:
                return tuple(Choice)


def arriving(
    base: Text | None, mine: Text, theirs: Text, join: Join, elsewhere: Iterable[BlockId] = ()
) -> tuple[ArrivingBlock, ...]:
    """What became of each block, theirs in their order; what only we have and always had is left out.

    *base* is what both were last, None where that is not known; *elsewhere* are our blocks in other texts of
    the same thing: one that we moved there is not new.
    """
    was = {block.id: block for block in base or ()}
    ours = {block.id: block for block in mine}
    moved = frozenset(elsewhere)
    there = {block.id for block in theirs}
    found = [_arriving(was.get(one.id), ours.get(one.id), one, join, moved) for one in theirs]
    for block in mine:
        if block.id not in there and block.id in was:
            found.append(ArrivingBlock(block.id, State.REMOVED_THERE, block, None))
    return tuple(found)


def _arriving(
    was: Block | None, mine: Block | None, theirs: Block, join: Join, moved: frozenset[BlockId]
) -> ArrivingBlock:
    before, there = None if was is None else bare(was), bare(theirs)
    if mine is None:
        if before is not None:
            state = State.REMOVED_HERE if before == there else State.CONFLICT
        else:
            state = State.REMOVED_HERE if theirs.id in moved else State.NEW
        return ArrivingBlock(theirs.id, state, None, theirs)
    here = bare(mine)
    if here == there:
        state = State.UNCHANGED if _kept(mine, theirs, join) == mine else State.WITHHELD
    elif before == there:
        state = State.CHANGED_HERE
    elif before == here:
        state = State.CHANGED_THERE
    else:
        state = State.CONFLICT
    return ArrivingBlock(theirs.id, state, mine, theirs)


def settled(
    mine: Text,
    theirs: Text,
    blocks: Iterable[ArrivingBlock],
    chosen: Mapping[BlockId, Choice],
    join: Join,
    fresh: Callable[[], BlockId],
) -> tuple[Text, Text]:
    """Our text with what was chosen of theirs, and those of their blocks that came to stand nowhere.

    *fresh* gives the id of a block that stands beside the one it is another version of.
    """
    made: dict[BlockId, tuple[Block, ...]] = {block.id: (block,) for block in mine}
    added: dict[BlockId, Block] = {}
    left: list[Block] = []
    for one in blocks:
        wanted = chosen.get(one.id, DEFAULTS[one.state])
        choice = wanted if wanted in one.choices else Choice.KEEP
        if one.theirs is None:
            made[one.id] = () if choice is Choice.TAKE else made[one.id]
        elif one.mine is None and choice is Choice.TAKE:
            added[one.id] = one.theirs
        elif one.mine is None:
            left.append(one.theirs)
        else:
            made[one.id] = _chosen(one.mine, one.theirs, choice, join, fresh)
    order = in_both_orders((block.id for block in mine), (block.id for block in theirs), added)
    made |= {id_: (block,) for id_, block in added.items()}
    return tuple(block for one in order for block in made[one]), tuple(left)


def in_both_orders(mine: Iterable[_Id], theirs: Iterable[_Id], added: Container[_Id]) -> Iterator[_Id]:
    """Ours in our order, each of theirs that is *added* behind what comes before it there and is here."""
    ours = tuple(mine)
    known = frozenset(ours)
    first: list[_Id] = []
    behind: dict[_Id, list[_Id]] = {}
    put = first
    for one in theirs:
        if one in known:
            put = behind.setdefault(one, [])
        elif one in added:
            put.append(one)
    yield from first
    for one in ours:
        yield one
        yield from behind.get(one, ())


def _chosen(
    mine: Block, theirs: Block, choice: Choice, join: Join, fresh: Callable[[], BlockId]
) -> tuple[Block, ...]:
    if choice is Choice.TAKE:
        return (taken(theirs, mine, join),)
    kept = _kept(mine, theirs, join)
    if choice is Choice.BOTH:
        return kept, *map_blocks((theirs,), lambda block: replace(block, id=fresh(), pair=None))
    return (kept,)


def _kept(mine: Block, theirs: Block, join: Join) -> Block:
    """Our words, also withheld and marked as theirs are; word by word where both say the same."""
    if bare(mine) == bare(theirs):
        both = replace(taken(theirs, mine, join), origin=mine.origin)
    else:
        both = united(mine, theirs, mine, join)
    return mine if normalise((both,)) == normalise((mine,)) else both


def matched(mine: Text, theirs: Text) -> dict[BlockId, BlockId]:
    """Their blocks that say just what one of ours says, each by our id; those of cells with their tables."""
    known = {block.id for block in walk(mine)}
    waiting: dict[Block, list[Block]] = {}
    there = {block.id for block in walk(theirs)}
    for block in mine:
        if block.id not in there:
            waiting.setdefault(bare(block), []).append(block)
    found: dict[BlockId, BlockId] = {}
    for block in theirs:
        if block.id in known:
            continue
        if some := waiting.get(bare(block)):
            found |= same_places((some.pop(0),), (block,))
    return found


def same_places(mine: Text, theirs: Text) -> dict[BlockId, BlockId]:
    """Their ids by ours, of two texts whose blocks stand in the same places; {} where they do not."""
    ours, others = list(walk(mine)), list(walk(theirs))
    if len(ours) != len(others):
        return {}
    pairs = zip(others, ours, strict=True)
    return {other.id: one.id for other, one in pairs if other.id != one.id}
