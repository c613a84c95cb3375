"""Copies of a part of a block: which stretch of the words they say, letter by letter."""

from __future__ import annotations

from briefing_app.domain.passages import letters, pieces
from briefing_app.domain.text import Block, Heading, ListItem, Paragraph


def stretches_said(copy: Block, source: Block) -> tuple[tuple[int, int], ...]:
    """Every stretch of the source's own words that the copy says and says nothing beside; () for none.

    A copy that has footnotes, cells or a caption is the copy of a whole.
    """
    words = Heading | Paragraph | ListItem
    if not isinstance(copy, words) or not isinstance(source, words) or len(pieces(copy)) != 1:
        return ()
    said, own = letters(copy.content), letters(source.content)
    if not any(letter.isalnum() for letter in said):
        return ()
    found = []
    start = own.find(said)
    while start >= 0:
        found.append((start, start + len(said)))
        start = own.find(said, start + 1)
    return tuple(found)
