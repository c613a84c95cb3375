"""Which paragraph of a file that came back is which of the file as it was sent.

By bookmarks first; those that lost theirs by their words, at their place or elsewhere. A paragraph in two
keeps the bookmark on its first half, and two joined have both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import partial

from briefing_app.domain.alignment import matches, tokens
from briefing_app.domain.returned.shown import Shown
from briefing_app.domain.returned.traces import BLOCK
from briefing_app.domain.same_letters import said

_ALIKE = 0.5
"""So much of two paragraphs that lost their bookmarks must be the same to be one."""

_NEAR = 8
"""So many on each side of the place where it should be are looked at."""

_LONGEST = 2_000
"""Words beyond these are not looked at to find what lost its bookmark."""


@dataclass(slots=True)
class Pairs:
    """``of`` gives for each paragraph that came back those sent that are in it, the first being itself.

    ``rest`` gives for the first part of a paragraph that was cut the others, by their numbers.
    """

    of: dict[int, list[int]] = field(default_factory=dict)
    rest: dict[int, list[int]] = field(default_factory=dict)

    @property
    def sent(self) -> set[int]:
        """The paragraphs sent that came back."""
        return {one for some in self.of.values() for one in some}

    @property
    def parts(self) -> set[int]:
        """The paragraphs that came back as further parts of one."""
        return {one for some in self.rest.values() for one in some}


def paired(sent: Sequence[Shown], came: Sequence[Shown]) -> Pairs:
    """Which is which."""
    pairs = Pairs()
    _by_names(sent, came, pairs)
    _by_words(sent, came, pairs)
    _cut_in_two(sent, came, pairs)
    _by_likeness(sent, came, pairs)
    return pairs


def _by_names(sent: Sequence[Shown], came: Sequence[Shown], pairs: Pairs) -> None:
    """By the bookmarks of blocks alone: others, of rows and of lists of contents, Writer puts elsewhere."""
    waiting = {
        name: number for number, one in enumerate(sent) for name in one.names if name.startswith(BLOCK)
    }
    twice = _originals(sent, came, waiting)
    for number, one in enumerate(came):
        found = [
            waiting.pop(name) for name in one.names if name in waiting and twice.get(name, number) == number
        ]
        if found:
            pairs.of[number] = list(dict.fromkeys(found))


def _originals(sent: Sequence[Shown], came: Sequence[Shown], of: Mapping[str, int]) -> dict[str, int]:
    """Where bookmarks that came back more than once belong: where most is as it was sent."""
    places: dict[str, list[int]] = {}
    for number, one in enumerate(came):
        for name in dict.fromkeys(one.names):
            if name in of:
                places.setdefault(name, []).append(number)

    def is_beside(here: int, there: int, step: int) -> bool:
        inside = 0 <= here + step < len(came) and 0 <= there + step < len(sent)
        return inside and bool(set(came[here + step].names) & set(sent[there + step].names))

    def alike(there: int, here: int) -> tuple[bool, int, bool, int]:
        goes_on = any(found.get(name) == here - 1 for name in sent[there - 1].names) if there else False
        near = sum(is_beside(here, there, step) for step in (-1, 1))
        return goes_on, near, came[here].says == sent[there].says, -here

    found: dict[str, int] = {}
    for name, some in sorted(places.items(), key=lambda one: of[one[0]]):
        if len(some) > 1:
            found[name] = max(some, key=partial(alike, of[name]))
    return found


def _by_words(sent: Sequence[Shown], came: Sequence[Shown], pairs: Pairs) -> None:
    """Those that say just what one sent says: in their order first, then wherever they are."""
    gone, new = _left(sent, pairs.sent), _left(came, set(pairs.of))
    found = matches([_key(sent[one]) for one in gone], [_key(came[one]) for one in new])
    for one in found:
        for step in range(one.size):
            pairs.of[new[one.after + step]] = [gone[one.before + step]]
    waiting: dict[object, list[int]] = {}
    for number in reversed(_left(sent, pairs.sent)):
        waiting.setdefault(sent[number].says, []).append(number)
    for number in _left(came, set(pairs.of)):
        if some := waiting.get(came[number].says):
            pairs.of[number] = [some.pop()]


def _key(one: Shown) -> tuple[object, ...]:
    return one.says, bool(one.place)


def _left(some: Sequence[Shown], done: set[int]) -> list[int]:
    """The numbers of those that say something and have no partner."""
    return [number for number, one in enumerate(some) if number not in done and (one.says or one.picture)]


def _cut_in_two(sent: Sequence[Shown], came: Sequence[Shown], pairs: Pairs) -> None:
    """Paragraphs that are the rest of the one before them."""
    first: int | None = None
    for number, one in enumerate(came):
        if number in pairs.of:
            first = number
        elif first is not None and one.says and came[first].place == one.place:
            parts = [first, *pairs.rest.get(first, []), number]
            whole = [sent[one] for one in pairs.of[first]]
            if _is_rest(whole, [came[part] for part in parts]):
                pairs.rest.setdefault(first, []).append(number)
            else:
                first = None
        elif one.says:
            first = None


def _is_rest(whole: Iterable[Shown], parts: Sequence[Shown]) -> bool:
    """Whether most words of the last part are those that the parts before it lack of the whole."""
    there = [word for one in whole for word in tokens(one.says)]
    before = [word for one in parts[:-1] for word in tokens(one.says)]
    last = tokens(parts[-1].says)
    kept = sum(
        len(word)
        for match in matches(there, [*before, *last])
        for word in [*before, *last][max(match.after, len(before)) : match.after + match.size]
        if word[0].isalnum()
    )
    every = sum(len(word) for word in last if word[0].isalnum())
    return bool(every) and kept * 2 > every


def _by_likeness(sent: Sequence[Shown], came: Sequence[Shown], pairs: Pairs) -> None:
    """What lost its bookmark and was changed too, between the same neighbours."""
    done = set(pairs.of) | pairs.parts
    for gone, new in _gaps(len(sent), len(came), pairs.of, pairs.sent, done):
        for place, number in enumerate(new):
            if not came[number].says or came[number].names or not gone:
                continue
            about = place * len(gone) // len(new)
            near = gone[max(0, about - _NEAR) : about + _NEAR]
            alike = {one: likeness(sent[one], came[number]) for one in near}
            best = max(near, key=alike.__getitem__)
            if alike[best] > _ALIKE:
                pairs.of[number] = [best]
                gone.remove(best)


def _gaps(
    size: int, length: int, of: Mapping[int, list[int]], there: set[int], done: set[int]
) -> Iterator[tuple[list[int], list[int]]]:
    """What is left on both sides behind each paragraph that is known."""
    at = -1
    new: list[int] = []
    starts = [(-1, -1), *((number, some[-1]) for number, some in sorted(of.items()))]
    for place, (number, partner) in enumerate(starts):
        at = number + 1
        end = starts[place + 1][0] if place + 1 < len(starts) else length
        new = [one for one in range(at, end) if one not in done]
        if not new:
            continue
        gone = []
        behind = partner + 1
        while behind < size and behind not in there:
            gone.append(behind)
            behind += 1
        if gone:
            yield gone, new


def likeness(one: Shown, other: Shown) -> float:
    """How much of two paragraphs is the same."""
    left, right = said(one.says)[:_LONGEST], said(other.says)[:_LONGEST]
    if not left or not right:
        return 0.0
    return SequenceMatcher(None, left, right, autojunk=False).ratio()
