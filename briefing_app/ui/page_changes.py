"""What differs between two editions of one thing, for pages that follow what is typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing_app.domain.edition import Edition
from briefing_app.domain.text import Block, FootnoteReference, Heading, ListItem, Table, contents
from briefing_app.ui.page_writer import has_something, heading_words, outline_levels
from briefing_app.ui.printed_words import PrintedWords


@dataclass(frozen=True, slots=True)
class Stretch:
    """The blocks from ``start`` to ``end`` became those from ``start`` to ``new_end``."""

    start: int
    end: int
    new_end: int


def changed_stretch(before: Edition, after: Edition, printed: PrintedWords) -> Stretch | None:
    """The one stretch of blocks that differs; None where more than a stretch has to be laid out anew.

    Lists are taken whole, for their numbers hang together. Tables, footnotes, headings of the contents list
    and levels of headings reach further than a stretch.
    """
    old, new = before.blocks, after.blocks
    if _around(before) != _around(after):
        return None
    start = next(
        (n for n, pair in enumerate(zip(old, new, strict=False)) if _differ(*pair)), min(len(old), len(new))
    )
    behind = 0
    while behind < min(len(old), len(new)) - start and not _differ(old[-1 - behind], new[-1 - behind]):
        behind += 1
    while start and isinstance(old[start - 1], ListItem):
        start -= 1
    while behind and isinstance(old[-behind], ListItem):
        behind -= 1
    stretch = Stretch(start, len(old) - behind, len(new) - behind)
    inside = (*old[start : stretch.end], *new[start : stretch.new_end])
    if any(map(_reaches_far, inside)) or _tables_would_meet(new, stretch):
        return None
    if _listed(before, printed) != _listed(after, printed) or _levels(before, inside) != _levels(
        after, inside
    ):
        return None
    return stretch


def _differ(one: Block, other: Block) -> bool:
    return one is not other and one != other


def _around(edition: Edition) -> tuple[object, ...]:
    """What else is written into the document of an edition."""
    return (
        type(edition), edition.institution, edition.title, edition.subtitle, edition.language, edition.front,
        edition.contents_depth,
    )  # fmt: skip


def _reaches_far(block: Block) -> bool:
    if isinstance(block, Table):
        return True
    return any(isinstance(part, FootnoteReference) for piece in contents(block) for part in piece)


def _tables_would_meet(blocks: Sequence[Block], stretch: Stretch) -> bool:
    inside = blocks[stretch.start : stretch.new_end]
    around = (blocks[: stretch.start][-1:], blocks[stretch.new_end :][:1])
    return not any(map(has_something, inside)) and all(
        isinstance(one, Table) for pair in around for one in pair
    )


def _listed(edition: Edition, printed: PrintedWords) -> list[tuple[str, int, str]]:
    """The lines of the contents list."""
    return [
        (one.id, one.level, heading_words(one, printed))
        for one in edition.blocks
        if isinstance(one, Heading) and one.level <= edition.contents_depth and has_something(one)
    ]


def _levels(edition: Edition, apart_from: Sequence[Block]) -> dict[str, int]:
    """The levels headings are printed at, but for those that are written anew anyway."""
    inside = {block.id for block in apart_from}
    return {one: level for one, level in outline_levels(edition.blocks).items() if one not in inside}
