"""What a reviewer changed in a copy of a note, one by one, to be accepted or refused."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from briefing_app.domain.returned.remarks import Remark as Remark
from briefing_app.domain.returned.shown import CellPlace
from briefing_app.domain.text import BlockId, Row, SectionId, Text


class ReturnedKind(StrEnum):
    """What became of a passage in Word."""

    CHANGED = "changed"
    SPLIT = "split"
    JOINED = "joined"
    MOVED = "moved"
    DELETED = "deleted"
    ADDED = "added"
    HEADING = "heading"
    ROW_ADDED = "row-added"
    ROW_DELETED = "row-deleted"
    UNREAD = "unread"
    """Something that no reading back brings in: it is told, and changed by hand where it should be."""


class Standing(StrEnum):
    """Whether a change can be accepted: with others, only by itself, or not at all."""

    OPEN = "open"
    ASKED = "asked"
    KEPT = "kept"


ASKED_FOR = frozenset(
    {
        Remark.SEVERED_CHANGED,
        Remark.TYPED_IN_SEVERED,
        Remark.TYPED_BESIDE,
        Remark.SEVERED_ELSEWHERE,
        Remark.REDACTION_KEPT,
        Remark.CONFLICT,
        Remark.EMPTIED,
        Remark.FOREIGN,
        Remark.MARKS_LEFT_OUT,
    }
)
"""What is accepted only by itself.

Severed words or a received redaction are touched, or other work is, or all words of a passage would go.
"""

KEPT_FOR = frozenset(
    {
        Remark.HOLDS_SEVERED,
        Remark.HOLDS_REDACTION,
        Remark.HOLDS_MORE,
        Remark.GONE_SINCE,
        Remark.OUTSIDE,
        Remark.DERIVED,
        Remark.PRINTED_GONE,
        Remark.TABLE_FORM,
        Remark.PLACE,
        Remark.PICTURE,
        Remark.OUTLINE,
    }
)
"""What no reading back does: something would be lost, or there is no place for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedChange:
    """A change of a passage.

    ``before`` is the passage as the note has it, ``after`` what accepting makes of it. ``block`` is the
    passage, ``gone`` are others whose words it took; ``cell`` is where something is added or came to stand in
    a table, ``row`` what is added there as a row. ``behind`` are the passages before a moved or added one,
    the nearest first. ``heading`` is that of the section, before and after. ``said`` are words that are told
    and not read. ``line`` counts paragraphs of the file, ``comments`` how many stand at the passage.
    """

    id: str = ""
    kind: ReturnedKind
    section: SectionId | None
    block: BlockId | None = None
    base: Text = ()
    before: Text = ()
    after: Text = ()
    gone: tuple[BlockId, ...] = ()
    behind: tuple[BlockId, ...] = ()
    cell: CellPlace | None = None
    row: Row | None = None
    heading: tuple[str, str] = ("", "")
    said: str = ""
    caption: bool = False
    remarks: frozenset[Remark] = field(default_factory=frozenset)
    line: int = 0
    comments: int = 0

    @property
    def standing(self) -> Standing:
        """Whether it can be accepted, and how."""
        nothing = self.kind is ReturnedKind.UNREAD or (
            self.kind is ReturnedKind.CHANGED and self.before == self.after
        )
        if nothing or self.remarks & KEPT_FOR:
            return Standing.KEPT
        return Standing.ASKED if self.remarks & ASKED_FOR else Standing.OPEN
