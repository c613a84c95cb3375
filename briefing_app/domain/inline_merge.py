"""Merging words: two versions of a content made from one, told apart word by word.

A word carries the severances of each of its letters, so that a severance that begins inside a word is kept
to the letter. Received redactions are words of their own that no merge drops.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import groupby

from briefing_app.domain.normal_form import normal_content
from briefing_app.domain.text import FREE, Content, FootnoteReference, Holds, Inline, Run, Withheld

_WORD = re.compile(r"\w+|\s+|[^\w\s]")

Held = tuple[Holds, ...]


@dataclass(frozen=True, slots=True)
class Token:
    """A word, or an inline object; ``said`` is what it says, ``held`` what holds each of its letters.

    ``inside`` are the words of a footnote with their own holds.
    """

    said: Inline
    held: Held
    inside: tuple[Token, ...] = ()


Tokens = tuple[Token, ...]


def merged_content(before: Content, theirs: Content, ours: Content) -> Content | None:
    """The content with the changes of both sides; None where they changed the same place differently."""
    was, now, mine = map(tokens, (before, theirs, ours))
    result: list[Token] = []
    for span in _spans(was, now, mine):
        if span.both_changed and not span.alike:
            return None
        result += span.merged()
    return content_of(result)


def united_content(theirs: Content, ours: Content) -> Content:
    """Their content, with what holds the same words in ours; what stands for held words is held too."""
    now, mine = tokens(theirs), tokens(ours)
    result: list[Token] = []
    for same, left, right in _matched(now, mine):
        here, there = now[left[0] : left[1]], mine[right[0] : right[1]]
        if same:
            result += map(_joined, here, there)
        else:
            result += _over(here, there)
    return content_of(result)


def tokens(content: Iterable[Inline]) -> Tokens:
    """The content word by word, words cut only where letters, looks or inline objects change."""
    found: list[Token] = []
    for look, group in groupby(content, key=_look):
        if look is None:
            found += map(_object, group)
        else:
            runs = [part for part in group if isinstance(part, Run)]
            held = [run.severances for run in runs for _ in run.text]
            text = "".join(run.text for run in runs)
            for word in _WORD.finditer(text):
                said = replace(look, text=word.group())
                found.append(Token(said, tuple(held[word.start() : word.end()])))
    return tuple(found)


def content_of(words: Iterable[Token]) -> Content:
    """The content that words make, in normal form."""
    return normal_content(part for word in words for part in _parts(word))


def _look(part: Inline) -> Run | None:
    """What the runs have in common that are read as one; None for an inline object."""
    return replace(part, text="", severances=FREE) if isinstance(part, Run) else None


def _object(part: Inline) -> Token:
    if isinstance(part, Withheld):
        return Token(part, ())
    if isinstance(part, FootnoteReference):
        inside = tokens(part.content)
        return Token(FootnoteReference(tuple(one.said for one in inside)), (part.severances,), inside)
    return Token(replace(part, severances=FREE), (part.severances,))


def _parts(word: Token) -> Iterator[Inline]:
    said = word.said
    match said:
        case Withheld():
            yield said
        case FootnoteReference():
            yield FootnoteReference(content_of(word.inside), word.held[0])
        case Run():
            for held, letters in groupby(zip(said.text, word.held, strict=True), key=lambda pair: pair[1]):
                yield replace(said, text="".join(letter for letter, _ in letters), severances=held)
        case _:
            yield replace(said, severances=word.held[0])


def _joined(one: Token, other: Token) -> Token:
    """A word as both sides hold it; they say the same."""
    held = tuple(a | b for a, b in zip(one.held, other.held, strict=True))
    inside = tuple(map(_joined, one.inside, other.inside))
    return Token(one.said, held, inside)


def _over(instead: Sequence[Token], replaced: Sequence[Token]) -> list[Token]:
    """Words that stand where others stood, held by all that held those; received redactions stay."""
    held = FREE.union(*(one for word in replaced for one in _all_held(word)))
    kept = [word for word in replaced if isinstance(word.said, Withheld) and word not in instead]
    return [*kept, *(replace(word, held=tuple(one | held for one in word.held)) for word in instead)]


def _all_held(word: Token) -> Iterator[Holds]:
    yield from word.held
    for inner in word.inside:
        yield from _all_held(inner)


# ---- three sides


@dataclass(frozen=True, slots=True)
class _Span:
    """A stretch between two places where all three say the same, or one such place."""

    was: Tokens
    now: Tokens
    mine: Tokens

    @property
    def both_changed(self) -> bool:
        was = _said(self.was)
        return _said(self.now) != was and _said(self.mine) != was

    @property
    def alike(self) -> bool:
        return _said(self.now) == _said(self.mine)

    def merged(self) -> list[Token]:
        if self.alike:
            return list(map(_joined, self.now, self.mine))
        if _said(self.mine) == _said(self.was):
            return _over(self.now, self.mine)
        return _over(self.mine, self.now)


def _spans(was: Tokens, now: Tokens, mine: Tokens) -> Iterator[_Span]:
    """The three sides cut at every word that none of them changed."""
    in_now, in_mine = _kept(was, now), _kept(was, mine)
    last = (0, 0, 0)
    for place in range(len(was)):
        if place in in_now and place in in_mine:
            here = (place, in_now[place], in_mine[place])
            yield from _between(was, now, mine, last, here)
            yield _Span(was[place : place + 1], now[here[1] : here[1] + 1], mine[here[2] : here[2] + 1])
            last = (here[0] + 1, here[1] + 1, here[2] + 1)
    yield from _between(was, now, mine, last, (len(was), len(now), len(mine)))


def _between(
    was: Tokens, now: Tokens, mine: Tokens, start: tuple[int, int, int], end: tuple[int, int, int]
) -> Iterator[_Span]:
    if start != end:
        yield _Span(was[start[0] : end[0]], now[start[1] : end[1]], mine[start[2] : end[2]])


def _kept(was: Tokens, other: Tokens) -> dict[int, int]:
    """Where each word of *was* that the other kept stands in it."""
    return {
        left[0] + step: right[0] + step
        for same, left, right in _matched(was, other)
        if same
        for step in range(left[1] - left[0])
    }


def _matched(one: Tokens, other: Tokens) -> Iterator[tuple[bool, tuple[int, int], tuple[int, int]]]:
    """The stretches of both sides, in order: whether they say the same, and from where to where in each."""
    matcher = SequenceMatcher(None, _said(one), _said(other), autojunk=False)
    for tag, start, end, first, last in matcher.get_opcodes():
        yield tag == "equal", (start, end), (first, last)


def _said(words: Sequence[Token]) -> list[Inline]:
    return [word.said for word in words]
