"""An excerpt: a stretch of text that leaves the program on the clipboard.

Other programs get what a public edition would hold of it: severed words are not in it, a marker stands in
their place. What is marked keeps its portion mark, for nobody has decided that it may be public. Only where
the officer asks for this one copy does the excerpt hold everything, flagged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from briefing_app.domain.edition import Edition
from briefing_app.domain.exemption import ExemptionId
from briefing_app.domain.marking import Marking
from briefing_app.domain.note import held_by_section
from briefing_app.domain.release import MarkedRelease, rows_kept
from briefing_app.domain.text import (
    FREE,
    Block,
    BlockId,
    Holds,
    Marker,
    SeveranceId,
    Table,
    Text,
    Withheld,
    contents,
    portions,
    walk,
)

if TYPE_CHECKING:
    from briefing_app.domain.severance import SeveranceTag
    from briefing_app.domain.wording import Wording


@dataclass(frozen=True, slots=True)
class Labels:
    """How what is copied is labelled: tags of severances, provisions as cited, portion marks, fixed words.

    ``section`` holds what withholds the whole section that is copied from; ``library`` tells one library from
    another, "" where that is not known.
    """

    tags: Mapping[SeveranceId, SeveranceTag]
    cite: Callable[[Iterable[ExemptionId]], str]
    portion: Callable[[Marking], str]
    wording: Wording
    section: Holds = FREE
    library: str = ""

    def exemptions_of(self, held: Iterable[SeveranceId]) -> frozenset[ExemptionId]:
        """All provisions under which the holders of these ids are withheld."""
        return frozenset().union(*(self.tags[one].exemptions for one in held if one in self.tags))


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt(Edition):
    """What is printed for other programs: blocks with portion marks, markers with provisions, flags.

    ``left_out`` counts the passages that were withheld from it.
    """

    portion_marks: Mapping[Marking, str] = field(default_factory=dict)
    provisions: Mapping[frozenset[ExemptionId], str] = field(default_factory=dict)
    flags: Mapping[SeveranceId, str] = field(default_factory=dict)
    left_out: int = 0


def released_excerpt(blocks: Text, labels: Labels) -> Excerpt:
    """The blocks as released, with their portion marks."""
    before = held_by_section(blocks, labels.section)
    maker = MarkedRelease(labels, (BlockId(f"p{number}") for number in count(1)))
    released = maker.blocks(before)
    cited = {exemptions: labels.cite(exemptions) for exemptions in maker.provisions if exemptions}
    return _excerpt(released, labels, provisions=cited, left_out=_left_out(before, released))


def whole_excerpt(blocks: Text, labels: Labels) -> Excerpt:
    """Everything, severed words flagged: only where the officer asks for it."""
    flag = labels.wording.flag
    flags = {severance: flag(tag.label, tag.state) for severance, tag in labels.tags.items()}
    return _excerpt(held_by_section(blocks, labels.section), labels, flags=flags)


def _excerpt(
    blocks: Text,
    labels: Labels,
    *,
    provisions: Mapping[frozenset[ExemptionId], str] | None = None,
    flags: Mapping[SeveranceId, str] | None = None,
    left_out: int = 0,
) -> Excerpt:
    return Excerpt(
        title="",
        subtitle="",
        number="",
        language=labels.wording.language,
        date="",
        institution="",
        marking=Marking(frozenset()),
        banner="",
        banner_colour="",
        blocks=blocks,
        portion_marks={marking: labels.portion(marking) for marking in set(portions(blocks))},
        provisions=provisions or {},
        flags=flags or {},
        left_out=left_out,
    )


def _left_out(before: Text, released: Text) -> int:
    """How many passages were withheld: the markers of ours, and rows and tables that were never there."""
    markers = sum(
        isinstance(part, Withheld) and part.marker is Marker.OURS
        for block in released
        for content in contents(block)
        for part in content
    )
    return markers + sum(_rows_gone(block) for block in walk(before))


def _rows_gone(block: Block) -> int:
    return len(block.rows) - len(rows_kept(block)) if isinstance(block, Table) else 0
