"""Inline content cut by its letters, a footnote standing between two of them and a hard break being one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from briefing_app.domain.text import Content, FootnoteReference, HardBreak, Inline, Run


class Gap(NamedTuple):
    """Letters ``start`` to ``end`` that make room for ``filling``, or for nothing."""

    start: int
    end: int
    filling: Inline | None = None


def replaced(content: Content, gaps: Iterable[Gap]) -> Content:
    """The content with other things in place of some of its letters; every footnote stays.

    The gaps stand in order and do not overlap.
    """
    return tuple(_replaced(content, tuple(gaps)))


def _replaced(content: Content, gaps: tuple[Gap, ...]) -> Iterator[Inline]:
    at, number, filled = 0, 0, 0
    for part in content:
        end = at + length(part)
        if end == at:
            yield part
        start = at
        while start < end:
            while number < len(gaps) and gaps[number].end <= start:
                number += 1
            gap = gaps[number] if number < len(gaps) else None
            if gap is None or gap.start > start:
                stop = end if gap is None else min(gap.start, end)
                yield _cut(part, start - at, stop - at)
                start = stop
                continue
            if gap.filling is not None and filled == number:
                yield gap.filling
            filled = number + 1
            start = min(gap.end, end)
        at = end


def _cut(part: Inline, start: int, end: int) -> Inline:
    if not isinstance(part, Run) or (start, end) == (0, len(part.text)):
        return part
    return replace(part, text=part.text[start:end])


def length(part: Inline) -> int:
    """How many letters a part has in the words of its content."""
    if isinstance(part, Run):
        return len(part.text)
    return int(isinstance(part, HardBreak))


def without_footnotes(content: Content) -> Content:
    """The words alone."""
    return tuple(part for part in content if not isinstance(part, FootnoteReference))


def on_one_line(content: Content) -> Content:
    """The content with a blank for each hard break and tab, letter for letter."""
    return tuple(map(_on_one_line, content))


def _on_one_line(part: Inline) -> Inline:
    if isinstance(part, HardBreak):
        return Run(" ")
    return replace(part, text=part.text.replace("\t", " ")) if isinstance(part, Run) else part
