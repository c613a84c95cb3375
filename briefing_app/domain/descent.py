"""Where the words of a copied passage went in the texts it was copied from.

A passage is divided in two, joined to its neighbour, or its words are cut and put into another, of whatever
section: what is withheld there later is withheld in the copy. That is told from one kept text to the next,
never guessed from a word that both may have; words put in the place of others count as theirs.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from briefing_app.domain.same_letters import (
    Circumstances,
    Counterparts,
    comes_from,
    counterparts,
    flat,
    gone,
    held_flat,
    is_copy_of,
    missing,
    readings,
    said,
)
from briefing_app.domain.text import Block, BlockId, SeveranceId, Text, walk
from briefing_app.domain.withheld_places import holds_from_above

Letters = frozenset[int]
"""Letters of the copy, by their offsets in it."""

_NONE: Letters = frozenset()


class _Known:
    """What a block said last, which letters of the copy each of its letters is of, and which are new in it.

    ``new`` are those the section got since the copy was made, ``gained`` what it got with its last text.
    """

    def __init__(self, text: str, of: Iterable[Letters] = (), *, is_new: bool = False) -> None:
        self.text = text
        self.of = list(of) or [_NONE] * len(text)
        self.new = [is_new] * len(text)
        self.gained = [range(len(text))] if is_new else []
        self.has_some = any(self.of)
        self._runs: list[range] | None = None

    def give(self, places: Iterable[int], of: Letters) -> None:
        """Let letters of it be some of the copy, beside what they are already."""
        for place in places if of else ():
            self.of[place] |= of
            self.has_some = True

    def changed(self, text: str, readings: Sequence[Counterparts]) -> _Known:
        """The same block saying something else; a letter is all that it may be."""
        made = _Known(text)
        for found in readings:
            for place, old in enumerate(found):
                made.of[place] |= _NONE if old is None else self.of[old]
                made.new[place] |= True if old is None else self.new[old]
            made.gained += [new for new, _ in missing(found, len(self.text))]
        made.has_some = any(made.of)
        return made

    def runs(self) -> list[range]:
        """The stretches of words that are new in it: since the text before, and since the first."""
        if self._runs is None:
            every = dict.fromkeys((*self.gained, *self._new()))
            self._runs = [run for run in every if said(self.text[run.start : run.stop])]
        return self._runs

    def _new(self) -> Iterator[range]:
        for new, group in groupby(range(len(self.text)), key=self.new.__getitem__):
            if new:
                some = list(group)
                yield range(some[0], some[-1] + 1)

    def is_all(self, part: range) -> bool:
        return not (self.text[: part.start] + self.text[part.stop :]).strip()


@dataclass(frozen=True, slots=True)
class _Gone:
    """Words that went from a block; ``typed`` are some of the copy that its source never had."""

    block: BlockId
    start: int
    text: str
    of: tuple[Letters, ...]
    is_all: bool = False
    typed: bool = False

    def part(self, places: range) -> _Gone:
        of = self.of[places.start : places.stop]
        text = self.text[places.start : places.stop]
        return _Gone(self.block, self.start + places.start, text, of, typed=self.typed)


class Descent:
    """The words of a copy, followed through the texts that its source's profile had since it was made.

    Each of *texts* is all that was said at a time: the source's section, and others words may have gone to.

    Args:
        copy: The block of a note.
        source: The id of the block it is a copy of.
        texts: What was said from the text that was copied to the present. Where the first has no such
            block, the copy itself is what the block said.
    """

    def __init__(self, copy: Block, source: BlockId, texts: Sequence[Text]) -> None:
        self._known: dict[BlockId, _Known] = {}
        self._gone: list[_Gone] = []
        self._words: dict[str, tuple[str, ...]] = {}
        self._asked: set[tuple[BlockId, str, object]] = set()
        first, *later = texts
        self._text = first
        self._blocks = {block.id: block for block in walk(first)}
        self._order = list(self._blocks)
        self._known = {one: _Known(flat(block)) for one, block in self._blocks.items()}
        self._begin(flat(copy), source)
        for text in later:
            self.go_on(text)

    def go_on(self, text: Text) -> None:
        """Follow the words into what was said next; a block that is the very same object is not looked at."""
        self._text = text
        for known in self._known.values():
            known.gained = []
        old, self._blocks = self._blocks, {block.id: block for block in walk(text)}
        before, self._order = self._order, list(self._blocks)
        went = [self._whole(one) for one in before if one not in self._blocks]
        open_: list[tuple[_Known, _Known, tuple[Counterparts, ...], BlockId]] = []
        changed: set[BlockId] = set()
        for block in self._blocks.values():
            if old.get(block.id) is block:
                continue
            words, was = flat(block), self._known.get(block.id)
            if was is not None and was.text == words:
                continue
            changed.add(block.id)
            if was is None:
                self._known[block.id] = _Known(words, is_new=True)
                continue
            every = readings(was.text, words)
            now = self._known[block.id] = was.changed(words, every)
            whole = _Gone(block.id, 0, was.text, tuple(was.of))
            went += [whole.part(places) for found in every for places in gone(found, len(was.text))]
            open_.append((was, now, every, block.id))
        went = [one for one in went if any(one.of)]
        if not changed and not went:
            return
        moved = self._hand_on(went, before, changed)
        for was, now, every, block_id in open_:
            here = {place for block, place in moved if block == block_id}
            for found in every:
                _fill(now, was.of, found, here)

    def withheld(self, own: Container[BlockId]) -> dict[SeveranceId, Letters]:
        """The letters of the copy that each severance holds now in other blocks than its *own*."""
        found: dict[SeveranceId, Letters] = {}
        around = holds_from_above(self._text)
        for block in walk(self._text):
            known = self._known[block.id]
            if block.id in own or not known.has_some or known.text != flat(block):
                continue
            for of, (_, held) in zip(known.of, held_flat(block, around[block.id]), strict=True):
                for severance in held if of else ():
                    found[severance] = found.get(severance, _NONE) | of
        return found

    def successors(self, own: Container[BlockId]) -> tuple[BlockId, ...]:
        """The blocks but its *own* that hold words of the copy now, in the order of the text."""
        return tuple(one for one in self._order if one not in own and self._has_words(self._known[one]))

    # ---- inside

    def _begin(self, copy: str, source: BlockId) -> None:
        if source not in self._known:
            self._known[source] = _Known(copy, [frozenset({place}) for place in range(len(copy))])
            self._order.append(source)
            return
        known = self._known[source]
        if copy.strip() and (places := _places(known.text, copy)):
            for place in places:
                for step in range(len(copy)):
                    known.give((place + step,), frozenset({step}))
            return
        of = tuple(frozenset({place}) for place in range(len(copy)))
        found = counterparts(copy, known.text)
        _fill(known, of, found, frozenset())
        for place, old in enumerate(found):
            if old is not None:
                known.of[place] = of[old]
                known.has_some = True
        whole = _Gone(source, 0, copy, of, typed=True)
        self._gone += [whole.part(places) for places in gone(found, len(copy))]

    def _whole(self, block: BlockId) -> _Gone:
        known = self._known[block]
        return _Gone(block, 0, known.text, tuple(known.of), is_all=True)

    @staticmethod
    def _has_words(known: _Known) -> bool:
        return known.has_some and any(
            of and letter.isalnum() for of, letter in zip(known.of, known.text, strict=True)
        )

    def _hand_on(
        self, went: Sequence[_Gone], before: Sequence[BlockId], changed: Container[BlockId]
    ) -> set[tuple[BlockId, int]]:
        """Give what is new in the blocks the letters it is of; the letters that went elsewhere."""
        moved: set[tuple[BlockId, int]] = set()
        older = len(self._gone)
        self._gone += went
        coloured = [one for one in self._order if self._known[one].has_some]
        newly = [one for one in coloured if one in changed]
        for block in self._order:
            known = self._known[block]
            if not known.runs():
                continue
            first = 0 if block in changed else older  # the rest was asked when it changed
            there = coloured if block in changed else newly
            for run in known.runs():
                for number, one in enumerate(self._gone[first:], first):
                    at_once = number >= older and run in known.gained
                    near = at_once and self._is_near(one, block, run, before)
                    seen = Circumstances(one.is_all, known.is_all(run), near, at_once)
                    moved |= self._related(one, block, run, seen)
                for other in there:
                    if other != block:
                        self._copied(other, block, run)
        return moved

    def _is_near(self, went: _Gone, block: BlockId, run: range, before: Sequence[BlockId]) -> bool:
        """Whether a new stretch stands where the border to the block that lost words is, or was."""
        order = before if went.is_all else self._order
        if block == went.block or block not in order or went.block not in order:
            return False
        step = order.index(block) - order.index(went.block)
        text = self._known[block].text
        at_start, at_end = not text[: run.start].strip(), not text[run.stop :].strip()
        return (step == 1 and at_start) or (step == -1 and at_end)

    def _related(
        self, went: _Gone, block: BlockId, run: range, seen: Circumstances
    ) -> set[tuple[BlockId, int]]:
        """Give a new stretch what it has of words that went, unless it was given that before."""
        known = self._known[block]
        text = known.text[run.start : run.stop]
        if self._is_asked(block, text, id(went)):
            return set()
        old, new = self._said(went.text), self._said(text)
        if went.typed:
            related = is_copy_of(old, new) or (
                seen.all_new and comes_from(old, new, Circumstances(all_new=True))
            )
        else:
            related = comes_from(old, new, seen)
        return _give(went, known, run) if related else set()

    def _copied(self, other: BlockId, block: BlockId, run: range) -> None:
        """What still stands elsewhere may stand here a second time."""
        known, there = self._known[block], self._known[other]
        text = known.text[run.start : run.stop]
        if not self._is_asked(block, text, there.text) and is_copy_of(
            self._said(there.text), self._said(text)
        ):
            _give(self._whole(other), known, run, fill=False)

    def _said(self, text: str) -> tuple[str, ...]:
        if text not in self._words:
            self._words[text] = said(text)
        return self._words[text]

    def _is_asked(self, block: BlockId, text: str, of: object) -> bool:
        """Whether this was asked before; what came of it the letters have by now."""
        key = (block, text, of)
        if key in self._asked:
            return True
        self._asked.add(key)
        return False


def _give(went: _Gone, known: _Known, run: range, *, fill: bool = True) -> set[tuple[BlockId, int]]:
    """Give a stretch the letters of words that went; which of those it has."""
    text = known.text[run.start : run.stop]
    found = counterparts(went.text, text)
    moved = set()
    for place, old in enumerate(found):
        if old is not None:
            known.give((run.start + place,), went.of[old])
            moved.add((went.block, went.start + old))
    for new, old_places in missing(found, len(went.text)) if fill else ():
        here = range(run.start + new.start, run.start + new.stop)
        left = [one for one in gone(found, len(went.text)) if not set(one) & set(old_places)]
        turned = [one for one in left if _same(went.part(one).text, known.text[here.start : here.stop])]
        for one in turned:
            moved |= _give(went.part(one), known, here, fill=False)
        of = _NONE.union(*(went.of[place] for place in old_places))
        known.give(here, of)
    return moved


def _same(one: str, other: str) -> bool:
    return comes_from(said(one), said(other), Circumstances())


def _fill(known: _Known, of: Sequence[Letters], found: Counterparts, moved: Container[int]) -> None:
    """What stands in the place of other words is of them, but for those that went elsewhere."""
    for new, old in missing(found, len(of)):
        theirs = _NONE.union(*(of[place] for place in old if place not in moved))
        known.give(new, theirs)


def _places(text: str, part: str) -> list[int]:
    return [place for place in range(len(text) - len(part) + 1) if text.startswith(part, place)]
