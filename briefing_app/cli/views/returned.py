"""A copy of a note that came back from Word, as JSON and as lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefing_app.cli.views.text_json import block_to_json
from briefing_app.cli.views.text_lines import TextLines
from briefing_app.cli.views.values import Json
from briefing_app.domain.openings import beginning_of
from briefing_app.domain.returned.changes import ReturnedChange, Standing
from briefing_app.domain.returned.telling import told_of

if TYPE_CHECKING:
    from briefing_app.services.catalogue import Catalogue
    from briefing_app.services.returning import Comments, ReturnedCopy

_HOW = {
    Standing.OPEN: "open",
    Standing.ASKED: "by its id alone",
    Standing.KEPT: "not to be accepted",
}


def copy_to_json(seen: ReturnedCopy, chosen: Sequence[ReturnedChange]) -> Json:
    """What was changed, and the ids of what was brought in."""
    return {
        "note": seen.note.number,
        "file": seen.file,
        "sha256": seen.digest,
        "exported": seen.exported,
        "told": list(seen.told),
        "comments": [{"line": one.line, "number": one.number, "block": one.block} for one in seen.comments],
        "changes": [_change_to_json(one, seen) for one in seen.changes],
        "accepted": [one.id for one in chosen],
    }


def _change_to_json(change: ReturnedChange, seen: ReturnedCopy) -> Json:
    before, after = change.heading
    return {
        "id": change.id,
        "kind": change.kind.value,
        "standing": change.standing.value,
        "section": seen.headings.get(change.section) if change.section is not None else None,
        "block": change.block,
        "line": change.line,
        "before": [block_to_json(one) for one in change.before],
        "after": [block_to_json(one) for one in change.after],
        "heading": [before, after] if before or after else None,
        "said": change.said or None,
        "remarks": sorted(one.value for one in change.remarks),
        "comments": change.comments,
    }


def copy_lines(seen: ReturnedCopy, chosen: Sequence[ReturnedChange], marks: Catalogue) -> Iterator[str]:
    """Each change with its id, what it was and what it would be."""
    if not seen.changes:
        yield f"{seen.file}: nothing was changed."
    text = TextLines(marks, seen.note.language)
    for change in seen.changes:
        place = seen.headings.get(change.section, "") if change.section is not None else ""
        yield "  ".join(filter(None, (change.id, _HOW[change.standing], place)))
        yield from (f"    {sentence}" for sentence in told_of(change))
        before, after = change.heading
        was = [before] if before else text.of(change.before)
        now = [after] if after else text.of(change.after)
        yield from (f"  - {line}" for line in was)
        yield from (f"  + {line}" for line in now)
        if change.said:
            yield f"  ? {change.said}"
    if seen.comments:
        places = ", ".join(f"{one.number} at {_paragraph(one, seen)}" for one in seen.comments)
        yield f"Comments: {places}."
    if chosen:
        yield f"Brought in: {len(chosen)} of {len(seen.changes)}."


def _paragraph(comments: Comments, seen: ReturnedCopy) -> str:
    """The paragraph that comments stand in: its number, which Word does not show, and how it begins."""
    section = next((one for one in seen.note.sections if one.id == comments.section), None)
    blocks = () if section is None else tuple(one for one in section.blocks if one.id == comments.block)
    begins = "" if section is None else beginning_of(blocks, section.severances)
    return f"paragraph {comments.line} (“{begins}”)" if begins else f"paragraph {comments.line}"
