"""What a search finds: the place, and the words around it with the severed ones told apart."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefing_app.domain.facts import ProfileId
from briefing_app.domain.marking import Marking
from briefing_app.domain.note import NoteId
from briefing_app.domain.text import BlockId, SectionId


class HitColumn(StrEnum):
    """Where the words looked for were found: in a name or title, in free words, or in severed ones."""

    NAME = "name"
    FREE = "free"
    SEVERED = "severed"


@dataclass(frozen=True, slots=True)
class ExcerptPart:
    """A stretch of the words around a hit: whether it is what was looked for, and whether it is severed."""

    text: str
    hit: bool = False
    severed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """A place where the words stand.

    ``owner`` is a profile or a note; ``section`` and ``block`` are None where a name or title was hit, and
    ``block`` alone where the heading of a section was. ``markings`` are those of the block and its cells,
    under which whatever is shown of it stands.
    """

    owner: ProfileId | NoteId
    owner_type: str
    owner_name: str
    section: SectionId | None
    heading: str
    block: BlockId | None
    language: str
    column: HitColumn
    parts: tuple[ExcerptPart, ...]
    markings: frozenset[Marking] = frozenset()

    @property
    def severed(self) -> bool:
        """Whether words that were looked for are severed."""
        return self.column is HitColumn.SEVERED

    @property
    def text(self) -> str:
        """The words around the hit, severed ones included."""
        return "".join(part.text for part in self.parts)

    @property
    def hits(self) -> tuple[tuple[int, int], ...]:
        """Where in ``text`` the words looked for stand, as (start, end)."""
        found, at = [], 0
        for part in self.parts:
            if part.hit:
                found.append((at, at + len(part.text)))
            at += len(part.text)
        return tuple(found)
