"""What is said of a change that came back from Word, in sentences."""

from __future__ import annotations

from briefing_app.domain.returned.changes import ReturnedChange, ReturnedKind
from briefing_app.domain.returned.remarks import Remark

KINDS = {
    ReturnedKind.CHANGED: "It was changed.",
    ReturnedKind.SPLIT: "It was cut into several paragraphs.",
    ReturnedKind.JOINED: "It was joined with the next paragraph.",
    ReturnedKind.MOVED: "It was moved.",
    ReturnedKind.DELETED: "It was deleted.",
    ReturnedKind.ADDED: "It was added.",
    ReturnedKind.HEADING: "The heading of the section was changed.",
    ReturnedKind.ROW_ADDED: "A row was added.",
    ReturnedKind.ROW_DELETED: "A row was deleted.",
    ReturnedKind.UNREAD: "It is not read back.",
}
"""What became of a passage."""

REMARKS = {
    Remark.SEVERED_CHANGED: "Severed words were changed: what stands there now is severed as they were.",
    Remark.SEVERED_KEPT: "Severed words were deleted: they stay; delete them in the note if they are to go.",
    Remark.TYPED_IN_SEVERED: "Words were typed inside a severed passage: they are severed too.",
    Remark.TYPED_BESIDE: "Words were typed beside severed ones and are free: see whether they tell anything.",
    Remark.SEVERED_ELSEWHERE: "Words that are severed in the note were typed where nothing severs them.",
    Remark.REDACTION_KEPT: "A received redaction was deleted or written over: it stays where it was.",
    Remark.PORTION_KEPT: "A portion mark was changed: markings are changed in the note alone, and it stays.",
    Remark.FLAG_CHANGED: "What is printed behind severed words was changed: nothing in the note changes.",
    Remark.CHANGED_SINCE: "It was changed in the note since: both changes are brought together.",
    Remark.CONFLICT: "The same words were changed in the note since: these take their place.",
    Remark.EMPTIED: "All its words would go.",
    Remark.GONE_SINCE: "It is no longer in the note.",
    Remark.HOLDS_SEVERED: "It holds severed words: it stays; delete it in the note if it is to go.",
    Remark.HOLDS_REDACTION: "It holds a received redaction: it stays; delete it in the note if it is to go.",
    Remark.HOLDS_MORE: "It was changed in the note since, which would be lost: do it in the note by hand.",
    Remark.OUTSIDE: "It stands outside the sections of the note: put it where it belongs by hand.",
    Remark.DERIVED: "The program prints this from the title, fields and facts of the note: change those.",
    Remark.PRINTED_GONE: (
        "It was deleted in the copy. The program prints it from the title, fields and facts of the note, "
        "as before."
    ),
    Remark.TABLE_FORM: (
        "Columns or the order of rows were changed, or a table was cut up or made text: "
        "do that in the note by hand."
    ),
    Remark.PLACE: (
        "It stands in another cell, or apart from what it belongs to: move it in the note by hand."
    ),
    Remark.PICTURE: "A picture was put in: insert it in the note by hand.",
    Remark.OUTLINE: "Sections are moved and deleted in the outline of the note.",
    Remark.FOREIGN: "It was copied from another document of this program.",
    Remark.COPIED: "It was copied from the note: what is severed or marked there is so in the copy too.",
    Remark.MARKS_LEFT_OUT: (
        "A portion mark or what is printed behind severed words came with it and is left out: "
        "see what is to be severed."
    ),
}
"""What an officer should know before deciding."""


def told_of(change: ReturnedChange) -> tuple[str, ...]:
    """What became of the passage, and all that is to be known of it."""
    return (KINDS[change.kind], *(REMARKS[one] for one in Remark if one in change.remarks))
