"""How a decision about words follows them into copies: withheld in one text, withheld in the others too.

A profile's words are copied into notes, and an old revision is a copy of the present text. Everything here
fails closed: where a copy no longer has the words, nobody can say which of its words carry their meaning.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from briefing_app.domain.alignment import matches, tokens
from briefing_app.domain.marking import Marking
from briefing_app.domain.parts_of_blocks import stretches_said
from briefing_app.domain.passages import (
    Passage,
    find,
    holds_of_pieces,
    letters,
    map_blocks,
    pieces,
    withhold,
    withhold_blocks,
)
from briefing_app.domain.text import (
    FREE,
    Block,
    BlockId,
    Holds,
    Picture,
    SeveranceId,
    Text,
    Withheld,
    WithheldBlock,
    walk,
)
from briefing_app.domain.withheld_places import holds_from_above

OriginOf = Callable[[Block], BlockId | None]
"""Which block of the text decided about another block is a copy of; None for a copy of none."""


@dataclass(frozen=True, slots=True)
class Stated:
    """Words newly withheld or marked, the block they stand in, and the older words they took the place of.

    ``whole`` says that the block itself is withheld, whatever it says. A copy of the block that has neither
    ``words`` nor all of ``older`` has been rewritten.
    """

    block: BlockId
    words: str
    older: tuple[str, ...] = ()
    whole: bool = False


def newly_withheld(before: Text, after: Text) -> dict[SeveranceId, tuple[Stated, ...]]:
    """What each severance withholds in *after* and did not withhold in the same block of *before*."""
    known = {block.id: block for block in walk(before)}
    above_then, above_now = holds_from_above(before), holds_from_above(after)
    found: dict[SeveranceId, list[Stated]] = {}
    for block in walk(after):
        was = known.get(block.id)
        then = FREE if was is None else above_then[was.id]
        now = above_now[block.id]
        if block == was and then == now:
            continue
        for severance in sorted(now.union(*_holds_of_words(block))):
            stated = list(_newly_stated(severance, (was, then), (block, now)))
            found.setdefault(severance, []).extend(stated)
    return {severance: tuple(some) for severance, some in found.items() if some}


def withheld_too(
    copies: Text,
    decided: Text,
    stated: Sequence[Stated],
    severances: tuple[SeveranceId, SeveranceId],
    origin_of: OriginOf,
) -> Text:
    """The copies with what is *stated* of *decided* withheld in them too.

    A copy that says what its block says, or a stretch of that, is withheld in the same places. In any other
    the words are looked for, also where it is a copy of another block: a newer edition may have made its
    block anew.

    Args:
        copies: The text that holds copies.
        decided: The text the decision was taken in, as it is now.
        stated: The words, as :func:`newly_withheld` gives them.
        severances: That of *decided*, and the one that withholds in the copies.
        origin_of: Which block of *decided* a block of *copies* was made from.
    """
    sources = {block.id: block for block in walk(decided)}
    above = holds_from_above(decided)
    whole: set[BlockId] = set()
    passages: list[Passage] = []
    for copy in walk(copies):
        origin = origin_of(copy)
        if origin is None:
            continue
        if any(one.whole and one.block == origin for one in stated):
            whole.add(copy.id)
            continue
        source = sources.get(origin)
        if source is not None and says_the_same(copy, source):
            if any(one.block == origin for one in stated):
                places = _stretches(source, above[origin], severances[0])
                passages += (replace(place, block=copy.id) for place in places)
            continue
        if source is not None and (said := stretches_said(copy, source)):
            if any(one.block == origin for one in stated):
                passages += _in_part(copy, said, _stretches(source, above[origin], severances[0]))
            continue
        for one in stated:
            found, complete = _places_of(copy, one)
            passages += found
            if one.block == origin and not complete:
                whole.add(copy.id)
    return withhold_blocks(withhold(copies, passages, severances[1]), whole, severances[1])


def _in_part(copy: Block, said: Sequence[tuple[int, int]], held: Iterable[Passage]) -> Iterator[Passage]:
    """The places in a copy of a part that are withheld in any of the stretches it may be of."""
    for place in held:
        for first, last in said if place.piece == 0 else ():
            start, end = max(place.start, first), min(place.end, last)
            if start < end:
                yield Passage(copy.id, 0, start - first, end - first)


def says_the_same(one: Block, other: Block) -> bool:
    """Whether the own words of two blocks are the same, whatever looks and decisions they carry."""
    return list(map(letters, pieces(one))) == list(map(letters, pieces(other)))


def raised_too(
    copies: Text,
    raised: Mapping[BlockId, tuple[Marking, Sequence[str]]],
    join: Callable[[Marking | None, Marking], Marking],
    origin_of: OriginOf,
) -> Text:
    """The copies with the markings that blocks were raised to joined to their own, never lowered.

    *raised* gives each block its marking and the words it was raised for; a copy of another block that has
    those words is raised too.
    """

    def marked(copy: Block) -> Block:
        origin = origin_of(copy)
        if origin is None:
            return copy
        for block, (marking, phrases) in raised.items():
            if origin == block or any(find_own(copy, phrase) for phrase in phrases):
                copy = replace(copy, portion=join(copy.portion, marking))
        return copy

    return map_blocks(copies, marked)


def find_own(block: Block, words: str) -> tuple[Passage, ...]:
    """Where the words stand in the block itself, its cells left out."""
    return tuple(one for one in find((block,), words) if one.block == block.id)


def _places_of(copy: Block, one: Stated) -> tuple[tuple[Passage, ...], bool]:
    """Where a rewritten copy has the words, or those they took the place of; and whether it has them all."""
    found = find_own(copy, one.words)
    older = [find_own(copy, words) for words in one.older]
    places = dict.fromkeys((*found, *(place for places in older for place in places)))
    return tuple(places), bool(found) or all(older)


# ---- what is newly withheld


def _holds_of_words(block: Block) -> Iterator[Holds]:
    yield FREE
    for piece, around in zip(pieces(block), holds_of_pieces(block), strict=True):
        yield around
        yield from (part.severances for part in piece if not isinstance(part, Withheld))


def _newly_stated(
    severance: SeveranceId, before: tuple[Block | None, Holds], after: tuple[Block, Holds]
) -> Iterator[Stated]:
    (was, then), (block, now) = before, after
    wordless = isinstance(block, Picture | WithheldBlock)
    if severance in now - then and (wordless or severance in block.severances):
        yield Stated(block.id, "", whole=True)
    old = [] if was is None else _masks(was, then, severance)
    for number, (text, held) in enumerate(_masks(block, now, severance)):
        if was is None:
            yield from (Stated(block.id, text[a:b], (text[a:b],)) for a, b in _runs(held))
        else:
            old_text, old_held = old[number] if number < len(old) else ("", [])
            yield from _gained(block.id, (old_text, old_held), (text, held))


def _masks(block: Block, around: Holds, severance: SeveranceId) -> list[tuple[str, list[bool]]]:
    """For each of the block's pieces its letters, and which of them the severance holds."""
    found = []
    for piece, above in zip(pieces(block), holds_of_pieces(block), strict=True):
        held: list[bool] = []
        for part in piece:
            here = not isinstance(part, Withheld) and severance in around | above | part.severances
            held += [here] * len(letters((part,)))
        found.append((letters(piece), held))
    return found


def _runs(flags: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """The stretches of letters that are held."""
    start = None
    for place, flag in enumerate((*flags, False)):
        if flag and start is None:
            start = place
        elif not flag and start is not None:
            yield start, place
            start = None


def _gained(
    block: BlockId, before: tuple[str, Sequence[bool]], after: tuple[str, Sequence[bool]]
) -> Iterator[Stated]:
    """The stretches withheld now that were free, or were not there, each with what it took the place of."""
    (old, old_held), (new, new_held) = before, after
    if not any(new_held):
        return
    counterpart = _counterparts(before, after)
    fresh = [held and place is None for held, place in zip(new_held, counterpart, strict=True)]
    for start, end in _runs(fresh):
        first = next((place + 1 for place in reversed(counterpart[:start]) if place is not None), 0)
        last = next((place for place in counterpart[end:] if place is not None), len(old))
        words = new[start:end].strip()
        at = old.find(words, first, last) if words else -1
        if at >= 0 and not any(
            old_held[at : at + len(words)]
        ):  # these very words: what stood around them went
            first, last = at, at + len(words)
        free = (old[place] for place in range(first, last) if not old_held[place])
        older = (old[first:last],) if "".join(free).strip() else ()
        yield Stated(block, new[start:end], older)


def _counterparts(before: tuple[str, Sequence[bool]], after: tuple[str, Sequence[bool]]) -> list[int | None]:
    """For each letter of the new text which one of the old it is; free words are none that are withheld."""
    old_words, new_words = _held_words(*before), _held_words(*after)
    old_starts, new_starts = _starts(old_words), _starts(new_words)
    found: list[int | None] = [None] * len(after[0])
    for match in matches(old_words, new_words):
        there, here = old_starts[match.before], new_starts[match.after]
        for step in range(new_starts[match.after + match.size] - here):
            found[here + step] = there + step
    return found


def _held_words(text: str, held: Sequence[bool]) -> list[tuple[str, bool]]:
    """The words of a text, cut where withholding begins and ends, each with whether it is withheld."""
    found: list[tuple[str, bool]] = []
    start = 0
    for flag, group in groupby(held):
        end = start + len(list(group))
        found += [(word, flag) for word in tokens(text[start:end])]
        start = end
    return found


def _starts(words: Sequence[tuple[str, bool]]) -> list[int]:
    starts = [0]
    for word, _ in words:
        starts.append(starts[-1] + len(word))
    return starts


def _stretches(block: Block, around: Holds, severance: SeveranceId) -> Iterator[Passage]:
    for number, (_, held) in enumerate(_masks(block, around, severance)):
        yield from (Passage(block.id, number, start, end) for start, end in _runs(held))
