"""Two versions of a text compared: blocks that stayed, moved, came and went, and inside a block the words.

Joined, the ``before`` of all parts of a block is what it said, the ``after`` what it says. Words that only
look otherwise, or are withheld otherwise, are told apart from words that changed.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import groupby

from briefing_app.domain.alignment import Match, matches, rising, tokens
from briefing_app.domain.marking import Marking
from briefing_app.domain.normal_form import normal_content
from briefing_app.domain.passages import pieces
from briefing_app.domain.sources import bare
from briefing_app.domain.text import (
    FREE,
    Block,
    BlockId,
    Content,
    FootnoteReference,
    HardBreak,
    Heading,
    Holds,
    Inline,
    ListItem,
    Picture,
    Run,
    Table,
    Text,
    Withheld,
    WithheldBlock,
    holds,
    received_redactions,
)


class Change(Enum):
    """What became of a block; one that moved may have changed as well, which its aspects say."""

    SAME = "same"
    CHANGED = "changed"
    MOVED = "moved"
    ADDED = "added"
    REMOVED = "removed"


class Aspect(Enum):
    """In what a block that stayed differs."""

    WORDS = "words"
    LOOKS = "looks"
    SEVERANCES = "severances"
    MARKING = "marking"
    REDACTIONS = "received redactions"


class PartChange(Enum):
    """What became of a stretch of words; ``ALTERED`` ones say the same and look or are withheld otherwise."""

    SAME = "same"
    ALTERED = "altered"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a block: what stood there, and what stands there now; empty where there was nothing."""

    change: PartChange
    before: Content
    after: Content


@dataclass(frozen=True, slots=True)
class BlockDifference:
    """A block of either version, or of both.

    ``parts`` are of the block's own words (of a table or picture its caption); ``cells`` those of the blocks
    in a table's cells.
    """

    change: Change
    before: Block | None
    after: Block | None
    aspects: frozenset[Aspect] = frozenset()
    parts: tuple[Part, ...] = ()
    cells: tuple[BlockDifference, ...] = ()


def compare(before: Text, after: Text) -> tuple[BlockDifference, ...]:
    """What became of each block, in the order of *after*; what went stands behind what it followed."""
    pairs = _pairs(before, after)
    in_order = set(rising(sorted(pairs)))
    partner = {there: here for there, here in pairs}
    gone = iter(sorted(set(range(len(before))) - partner.keys()))
    next_gone = next(gone, None)
    came_from = {here: there for there, here in pairs}
    found: list[BlockDifference] = []
    for here, block in enumerate(after):
        there = came_from.get(here)
        if there is None:
            found.append(_one_sided(Change.ADDED, block))
            continue
        stayed = (there, here) in in_order
        while stayed and next_gone is not None and next_gone < there:
            found.append(_one_sided(Change.REMOVED, before[next_gone]))
            next_gone = next(gone, None)
        found.append(_two_sided(before[there], block, moved=not stayed))
    while next_gone is not None:
        found.append(_one_sided(Change.REMOVED, before[next_gone]))
        next_gone = next(gone, None)
    return tuple(found)


def is_same(differences: Iterable[BlockDifference]) -> bool:
    """Whether nothing differs."""
    return all(one.change is Change.SAME for one in differences)


# ---- which block became which


def _pairs(before: Text, after: Text) -> list[tuple[int, int]]:
    """The places of blocks that are the same one: by their ids, else by what they say."""
    places = _by_id(after)
    pairs = [(there, places.pop(block.id)) for there, block in enumerate(before) if block.id in places]
    left = sorted(set(range(len(before))) - {there for there, _ in pairs})
    waiting: dict[Block, list[int]] = {}
    for here in sorted(set(range(len(after))) - {here for _, here in pairs}, reverse=True):
        waiting.setdefault(bare(after[here]), []).append(here)
    for there in left:
        if found := waiting.get(bare(before[there])):
            pairs.append((there, found.pop()))
    return pairs


def _by_id(text: Text) -> dict[BlockId, int]:
    return {block.id: place for place, block in reversed(list(enumerate(text)))}


# ---- one block


def _one_sided(change: Change, block: Block) -> BlockDifference:
    words = next(iter(_own(block)), ())
    if change is Change.ADDED:
        cells = compare((), _in_cells(block))
        return BlockDifference(change, None, block, parts=_parts((), words), cells=cells)
    cells = compare(_in_cells(block), ())
    return BlockDifference(change, block, None, parts=_parts(words, ()), cells=cells)


def _two_sided(before: Block, after: Block, *, moved: bool) -> BlockDifference:
    parts: tuple[Part, ...]
    cells: tuple[BlockDifference, ...]
    if before == after:
        parts = tuple(Part(PartChange.SAME, own, own) for own in _own(after) if own)
        cells = tuple(_two_sided(one, one, moved=False) for one in _in_cells(after))
        aspects: frozenset[Aspect] = frozenset()
    else:
        there, here = next(iter(_own(before)), ()), next(iter(_own(after)), ())
        parts = _parts(there, here)
        cells = compare(_in_cells(before), _in_cells(after))
        aspects = frozenset(_aspects(before, after, parts, cells))
    change = Change.MOVED if moved else Change.CHANGED if aspects else Change.SAME
    return BlockDifference(change, before, after, aspects, parts, cells)


def _own(block: Block) -> tuple[Content, ...]:
    """The block's own words, footnotes in their places; none where it cannot have any."""
    return pieces(block)[:1]


def _in_cells(block: Block) -> Text:
    if not isinstance(block, Table):
        return ()
    return tuple(inner for row in block.rows for cell in row.cells for inner in cell.blocks)


def _aspects(
    before: Block, after: Block, parts: Sequence[Part], cells: Sequence[BlockDifference]
) -> Iterator[Aspect]:
    inside = {aspect for one in cells for aspect in one.aspects}
    come_or_gone = any(one.change in {Change.ADDED, Change.REMOVED, Change.MOVED} for one in cells)
    words = any(part.change in {PartChange.ADDED, PartChange.REMOVED} for part in parts)
    if words or come_or_gone or Aspect.WORDS in inside or _picture(before) != _picture(after):
        yield Aspect.WORDS
    around = _held_around(before) != _held_around(after) or holds(before) != holds(after)
    if around or any(map(_held_otherwise, parts)) or Aspect.SEVERANCES in inside:
        yield Aspect.SEVERANCES
    if _markings(before) != _markings(after) or Aspect.MARKING in inside:
        yield Aspect.MARKING
    if received_redactions(before) != received_redactions(after) or _line(before) != _line(after):
        yield Aspect.REDACTIONS
    if _form(before) != _form(after) or any(map(_looks_otherwise, parts)) or Aspect.LOOKS in inside:
        yield Aspect.LOOKS


def _picture(block: Block) -> tuple[str, str] | None:
    return (block.digest, block.alternate) if isinstance(block, Picture) else None


def _line(block: Block) -> Withheld | None:
    """The received redaction that is the whole block."""
    return block.withheld if isinstance(block, WithheldBlock) else None


def _held_around(block: Block) -> tuple[object, ...]:
    """What withholds the block, its columns, rows and cells."""
    if not isinstance(block, Table):
        return (block.severances,)
    rows = tuple((row.severances, *(cell.severances for cell in row.cells)) for row in block.rows)
    return (block.severances, block.columns, *rows)


def _markings(block: Block) -> tuple[Marking | None, ...]:
    cells = (cell for row in block.rows for cell in row.cells) if isinstance(block, Table) else ()
    return (block.portion, *(cell.portion for cell in cells))


def _form(block: Block) -> tuple[object, ...]:
    match block:
        case Heading():
            return ("heading", block.level)
        case ListItem():
            return ("item", block.level, block.numbered, block.start)
        case Table():
            return ("table", block.header_rows, block.header_columns, [len(row.cells) for row in block.rows])
        case _:
            return (type(block).__name__,)


def _held_otherwise(part: Part) -> bool:
    return part.change is PartChange.ALTERED and _held_letters(part.before) != _held_letters(part.after)


def _looks_otherwise(part: Part) -> bool:
    return part.change is PartChange.ALTERED and _free(part.before) != _free(part.after)


def _held_letters(content: Content) -> list[Holds]:
    return [
        FREE if isinstance(one, Withheld) else one.severances
        for one in content
        for _ in (one.text if isinstance(one, Run) else "-")
    ]


def _free(content: Content) -> Content:
    return normal_content(
        one if isinstance(one, Withheld) else replace(one, severances=FREE) for one in content
    )


# ---- the words of one block


def _parts(before: Content, after: Content) -> tuple[Part, ...]:
    there, here = _words(before), _words(after)
    found: list[Part] = []
    b = a = 0
    end = Match(len(there), len(here), 0)
    found_both = matches([key for key, _ in there], [key for key, _ in here])
    for match in (*_without_lone_blanks(found_both, there), end):
        _add(found, PartChange.REMOVED, there[b : match.before], [])
        _add(found, PartChange.ADDED, [], here[a : match.after])
        b, a = match.before + match.size, match.after + match.size
        pairs = zip(there[match.before : b], here[match.after : a], strict=True)
        for same, group in groupby(pairs, key=lambda pair: pair[0][1] == pair[1][1]):
            matched = list(group)
            change = PartChange.SAME if same else PartChange.ALTERED
            _add(found, change, [one for one, _ in matched], [one for _, one in matched])
    return tuple(found)


def _without_lone_blanks(found: Sequence[Match], words: Sequence[_Word]) -> Iterator[Match]:
    """The matches without the blanks that stand between words that changed: these are told as one change."""
    for number, match in enumerate(found):
        inside = words[match.before : match.before + match.size]
        outermost = number in {0, len(found) - 1} and (match.before == 0 or match.after == 0)
        if outermost or any(not isinstance(key, str) or key.strip() for key, _ in inside):
            yield match


_Word = tuple[Hashable, Content]
"""What a word is known by, and the inline objects it is made of."""


def _add(found: list[Part], change: PartChange, before: Sequence[_Word], after: Sequence[_Word]) -> None:
    if before or after:
        found.append(Part(change, _joined(before), _joined(after)))


def _joined(some: Sequence[_Word]) -> Content:
    return normal_content(one for _, content in some for one in content)


def _words(content: Content) -> list[_Word]:
    """The words of a content; what is no run stands for itself."""
    found: list[_Word] = []
    for is_run, group in groupby(content, key=lambda one: isinstance(one, Run)):
        if is_run:
            found += _words_of_runs([one for one in group if isinstance(one, Run)])
        else:
            found += ((_known_by(one), (one,)) for one in group)
    return found


def _words_of_runs(runs: Sequence[Run]) -> Iterator[_Word]:
    """The words of neighbouring runs, wherever the runs cut them."""
    left = list(reversed(runs))
    for word in tokens("".join(run.text for run in runs)):
        inside: list[Inline] = []
        wanted = len(word)
        while wanted:
            run = left.pop()
            inside += [replace(run, text=run.text[:wanted])] if run.text else []
            if len(run.text) > wanted:
                left.append(replace(run, text=run.text[wanted:]))
            wanted -= min(wanted, len(run.text))
        yield word, tuple(inside)


def _known_by(one: Inline) -> Hashable:
    match one:
        case FootnoteReference():
            return ("footnote", _free(one.content))
        case HardBreak():
            return "\n\n"
        case _:
            return one
