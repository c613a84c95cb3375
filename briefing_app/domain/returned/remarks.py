"""What is remarked of what came back from Word, to be known before it is decided."""

from __future__ import annotations

from enum import StrEnum


class Remark(StrEnum):
    """What an officer should know of a change before deciding on it."""

    SEVERED_CHANGED = "severed-changed"
    SEVERED_KEPT = "severed-kept"
    TYPED_IN_SEVERED = "typed-in-severed"
    TYPED_BESIDE = "typed-beside"
    SEVERED_ELSEWHERE = "severed-elsewhere"
    REDACTION_KEPT = "redaction-kept"
    PORTION_KEPT = "portion-kept"
    FLAG_CHANGED = "flag-changed"
    CHANGED_SINCE = "changed-since"
    CONFLICT = "conflict"
    EMPTIED = "emptied"
    GONE_SINCE = "gone-since"
    HOLDS_SEVERED = "holds-severed"
    HOLDS_REDACTION = "holds-redaction"
    HOLDS_MORE = "holds-more"
    OUTSIDE = "outside"
    DERIVED = "derived"
    PRINTED_GONE = "printed-gone"
    TABLE_FORM = "table-form"
    PLACE = "place"
    PICTURE = "picture"
    OUTLINE = "outline"
    FOREIGN = "foreign"
    COPIED = "copied"
    MARKS_LEFT_OUT = "marks-left-out"
