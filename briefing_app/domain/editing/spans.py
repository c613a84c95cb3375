"""Stretches of inline content by characters: their length, parts of them, changes inside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from briefing_app.domain.normal_form import normal_content
from briefing_app.domain.text import (
    Block,
    Content,
    FootnoteReference,
    Heading,
    Holds,
    Inline,
    ListItem,
    Paragraph,
    Run,
    Withheld,
)


def content_of(block: Block) -> Content | None:
    """The words of a heading, paragraph or item; None of a block that is one thing."""
    return block.content if isinstance(block, Heading | Paragraph | ListItem) else None


def with_content(block: Block, content: Content) -> Block:
    """The heading, paragraph or item with other words."""
    if not isinstance(block, Heading | Paragraph | ListItem):
        raise TypeError(f"a {type(block).__name__} has no words of its own")
    return replace(block, content=content)


def size_of(block: Block) -> int:
    """How many characters a block is long; 1 for one that is a single thing."""
    content = content_of(block)
    return 1 if content is None else size(content)


def size(content: Content) -> int:
    """How many characters the content is long."""
    return sum(len(part.text) if isinstance(part, Run) else 1 for part in content)


def between(content: Content, start: int, end: int) -> Content:
    """The part of the content between two offsets, runs cut at its ends."""
    found: list[Inline] = []
    for part, first, last in parts(content):
        if last <= start or first >= end:
            continue
        if isinstance(part, Run) and (first < start or last > end):
            part = replace(part, text=part.text[max(start - first, 0) : end - first])
        found.append(part)
    return tuple(found)


def put(content: Content, start: int, end: int, new: Content) -> Content:
    """The content with what stands between two offsets replaced, in normal form."""
    return normal_content((*between(content, 0, start), *new, *between(content, end, size(content))))


def changed(content: Content, start: int, end: int, change: Callable[[Inline], Inline]) -> Content:
    """The content with *change* applied to what stands between two offsets, in normal form."""
    return put(content, start, end, tuple(map(change, between(content, start, end))))


def part_before(content: Content, offset: int) -> Inline | None:
    """What the character before an offset belongs to."""
    return next((part for part, first, last in parts(content) if first < offset <= last), None)


def part_after(content: Content, offset: int) -> Inline | None:
    """What the character after an offset belongs to."""
    return next((part for part, first, last in parts(content) if first <= offset < last), None)


def held_by(part: Inline) -> Holds:
    """The severances that hold an inline thing; a received redaction holds no words to sever."""
    return frozenset() if isinstance(part, Withheld) else part.severances


def with_severances(part: Inline, severances: Holds) -> Inline:
    """The inline thing held by other severances."""
    if isinstance(part, Withheld) or part.severances == severances:
        return part
    return replace(part, severances=severances)


def held_more(content: Content, severances: Holds) -> Content:
    """The content held by these severances besides those it had."""
    if not severances:
        return content
    return normal_content(with_severances(part, held_by(part) | severances) for part in content)


def redactions_in(content: Content) -> Content:
    """The received redactions in the content, and the footnotes that hold one, in order."""
    return tuple(part for part in content if redactions_of((part,)))


def redactions_of(content: Content) -> int:
    """How many received redactions the content holds, those in its footnotes included."""
    return sum(
        1 if isinstance(part, Withheld) else redactions_of(part.content)
        for part in content
        if isinstance(part, Withheld | FootnoteReference)
    )


def parts(content: Content) -> Iterator[tuple[Inline, int, int]]:
    """Each inline thing with the offsets of its beginning and its end."""
    offset = 0
    for part in content:
        last = offset + (len(part.text) if isinstance(part, Run) else 1)
        yield part, offset, last
        offset = last
