"""How a passage begins, and what heading it stands under: found in programs that count no paragraphs.

No word that is withheld is told of it.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import takewhile
from typing import TYPE_CHECKING

from briefing_app.domain.reading import BlockKind
from briefing_app.domain.text import FREE, Heading, Holds, ListItem, Paragraph, Run, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_app.domain.reading import Reading, SourceBlock

MOST_WORDS, MOST_LETTERS = 5, 48


def first_words(text: str) -> str:
    """The first few words of a text, with a sign where there are more."""
    every = text.split(None, MOST_WORDS)
    shown = " ".join(every[:MOST_WORDS])
    if len(shown) > MOST_LETTERS:
        return f"{shown[:MOST_LETTERS].rstrip()}…"
    return f"{shown}…" if len(every) > MOST_WORDS else shown


def beginning_of(blocks: Text, held: Holds = FREE) -> str:
    """How the first block of a text begins, up to what is withheld of it; "" where that is all.

    *held* is what withholds the text from outside.
    """
    block = next(iter(blocks), None)
    if held or not isinstance(block, Heading | Paragraph | ListItem) or block.severances:
        return ""
    free = takewhile(lambda part: isinstance(part, Run) and not part.severances, block.content)
    return first_words("".join(part.text for part in free if isinstance(part, Run)))


def beginning_at(reading: Reading, line: int) -> str:
    """How the block of a source begins that a line is in; "" where it says nothing."""
    place = _last_until(reading, line)
    return (
        first_words(reading.blocks[place].text) if place >= 0 and line <= reading.blocks[place].last else ""
    )


def headings_above(reading: Reading, line: int) -> Iterator[tuple[int, SourceBlock]]:
    """The headings and the title before a line, with their places; the nearest first."""
    for place in range(_last_until(reading, line - 1), -1, -1):
        block = reading.blocks[place]
        if block.kind in (BlockKind.HEADING, BlockKind.TITLE):
            yield place, block


def _last_until(reading: Reading, line: int) -> int:
    """The place of the last block that begins at a line or before it, -1 for none."""
    return bisect_right(reading.blocks, line, key=lambda block: block.first) - 1
