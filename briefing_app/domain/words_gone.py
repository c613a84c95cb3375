"""Words that a profile withheld and has no more: what a copy of them is still compared with.

That a passage was deleted releases nothing of it. Only who takes a severance off words that go on standing
there releases them, in their copies as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from briefing_app.domain.note import Note, held_by_section
from briefing_app.domain.parts_of_blocks import stretches_said
from briefing_app.domain.passages import find, map_blocks
from briefing_app.domain.same_letters import said
from briefing_app.domain.sources import bare, followed_by
from briefing_app.domain.standing_free import stands_free
from briefing_app.domain.text import (
    FREE,
    Block,
    BlockId,
    Cell,
    Holds,
    Inline,
    Origin,
    RevisionId,
    Row,
    SectionId,
    SeveranceId,
    Table,
    Text,
    Withheld,
    holds,
    map_content,
    origins_of,
    walk,
)
from briefing_app.domain.withheld_places import free_passages, held_words, holds_from_above

_TELLING: Final = 3
"""So many words in a row are known again in another passage than the one they stood in."""


@dataclass(frozen=True, slots=True)
class GoneWords:
    """What a severance withheld last in a block of a profile's section, until it went with its words.

    ``revision`` is the last text that had it so, ``since`` the first that withheld any of the block under
    the same severance, None where that is not known. The block has no other severance, and no marking.
    """

    section: SectionId
    severance: SeveranceId
    block: Block
    revision: RevisionId
    since: RevisionId | None = None

    def may_be_in(self, copy: Block, origin: Origin) -> bool:
        """Whether a copy of that *origin* may have the words: it was made before they went, or says them."""
        if (origin.section, origin.block) != (self.section, self.block.id):
            return False
        if origin.revision <= self.revision or stretches_said(copy, self.block):
            return True
        withheld = held_words((self.block,)).get(self.severance, ())
        return any(find((copy,), words) for words in withheld)

    def copied(self, origin: Origin) -> Block | None:
        """The block as it was when it was copied, as far as known: withheld as it was last, or in doubt None.

        In doubt is a block withheld whole too: nobody can say which words of it carry the meaning.
        """
        if self.since is None or self.severance in self.block.severances:
            return None
        return self.block if self.since <= origin.revision <= self.revision else None


def gone_words(
    section: SectionId,
    revision: RevisionId,
    before: Text,
    after: Text,
    around: Holds,
    *,
    frees: bool = True,
) -> tuple[GoneWords, ...]:
    """What is withheld in a text and neither withheld nor free in the one that takes its place.

    Args:
        section: The section of the texts.
        revision: That of the first text.
        before: The text that was.
        after: The text that takes its place.
        around: What withholds the section whole.
        frees: Whether words that stand free then were freed: not where somebody else's text is taken.
    """
    now = _withheld_places(held_by_section(after, around))
    present = {block.id: block for block in walk(after)}
    found = []
    for was in _withheld_places(held_by_section(before, around)).values():
        for severance in holds(was):
            here = now.get(was.id)
            if here is not None and severance in holds(here):
                continue
            if not (frees and _is_freed(severance, was, present.get(was.id), before, after)):
                found.append(GoneWords(section, severance, _only(was, severance), revision))
    return tuple(found)


def freed_words(before: Text, after: Text) -> dict[SeveranceId, frozenset[str]]:
    """The words, in small letters, that a severance withheld in a text and that stand free in the next."""
    if not any(map(holds, before)):
        return {}
    present = {block.id: block for block in walk(after)}
    found: dict[SeveranceId, frozenset[str]] = {}
    for was in _withheld_places(before).values():
        for severance, withheld in held_words((was,)).items():
            there = (one for one in withheld if _stands_free(one, was, present.get(was.id), before, after))
            words = frozenset(word for one in there for word in said(one))
            found[severance] = found.get(severance, frozenset()) | words
    return {severance: words for severance, words in found.items() if words}


def is_freed_with(gone: GoneWords, words: frozenset[str]) -> bool:
    """Whether all that went is among *words* that were freed elsewhere: it had gone there."""
    withheld = held_words((gone.block,)).get(gone.severance, ())
    every = {word for one in withheld for word in said(one)}
    return bool(every) and every <= words


def known_in(note: Note, gone: Iterable[GoneWords]) -> tuple[GoneWords, ...]:
    """What may stand in a note of words that are gone from their profiles."""
    found = {(one.severance, one.block.id): one for _, _, one in _met(note, gone)}
    return tuple(found.values())


def free_of_gone(
    note: Note, gone: Iterable[GoneWords], followed: Mapping[SeveranceId, SeveranceId]
) -> dict[BlockId, Holds]:
    """The severances of words that are gone, by the blocks of the note where these stand free.

    *followed* maps a severance to the one it follows.
    """
    found: dict[BlockId, Holds] = {}
    for block, origin, one in _met(note, gone):
        held = holds(block)
        related = followed_by(frozenset({one.severance}), followed)
        following = frozenset(own for own in held if related & followed_by(frozenset({own}), followed))
        if stands_free(one.severance, following, block, one.block, one.copied(origin)):
            found[block.id] = found.get(block.id, FREE) | {one.severance}
    return found


# ---- inside


def _met(note: Note, gone: Iterable[GoneWords]) -> Iterator[tuple[Block, Origin, GoneWords]]:
    """Each block of the note that may have words that are gone: held by all that withholds its place."""
    places: dict[tuple[SectionId, BlockId], list[GoneWords]] = {}
    for one in gone:
        places.setdefault((one.section, one.block.id), []).append(one)
    for section in note.sections if places else ():
        around = holds_from_above(section.blocks, section.severances)
        for block in walk(section.blocks):
            here = replace(block, severances=around[block.id])
            for origin in origins_of(block):
                for one in places.get((origin.section, origin.block), ()):
                    if one.may_be_in(block, origin):
                        yield here, origin, one


def _withheld_places(text: Text) -> dict[BlockId, Block]:
    """The blocks that hold severances, each with those of the place it stands in."""
    if not any(map(holds, text)):
        return {}
    around = holds_from_above(text)
    placed = (replace(block, severances=around[block.id]) for block in walk(text))
    return {block.id: block for block in placed if holds(block)}


def _is_freed(severance: SeveranceId, was: Block, now: Block | None, before: Text, after: Text) -> bool:
    withheld = [one for one in held_words((was,)).get(severance, ()) if any(map(str.isalnum, one))]
    if not withheld:
        return now is not None and bare(now) == bare(was)
    return all(_stands_free(one, was, now, before, after) for one in withheld)


def _stands_free(words: str, was: Block, now: Block | None, before: Text, after: Text) -> bool:
    """Whether words that were withheld in a block stand free in it now, or where they went to."""
    if now is not None and free_passages((now,), words):
        return True
    is_known = len(said(words)) >= _TELLING
    return is_known and len(free_passages(after, words)) > len(free_passages(before, words))


def _only(block: Block, severance: SeveranceId) -> Block:
    """The block with one of its severances alone, and without markings."""

    def own(held: Holds) -> Holds:
        return held & {severance}

    def part(one: Inline) -> Inline:
        return one if isinstance(one, Withheld) else replace(one, severances=own(one.severances))

    def cell(one: Cell) -> Cell:
        return replace(one, severances=own(one.severances), portion=None)

    def stripped(one: Block) -> Block:
        one = replace(one, severances=own(one.severances), portion=None, origin=None)
        if isinstance(one, Table):
            rows = tuple(Row(tuple(map(cell, row.cells)), own(row.severances)) for row in one.rows)
            one = replace(one, rows=rows, columns=tuple(map(own, one.columns)))
        return map_content(one, lambda content: tuple(map(part, content)))

    return map_blocks((block,), stripped)[0]
