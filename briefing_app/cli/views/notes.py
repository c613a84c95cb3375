"""Briefing notes, listed and shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from briefing_app.cli.views.columns import aligned
from briefing_app.cli.views.profiles import section_line
from briefing_app.cli.views.text_json import block_text, block_to_json, blocks_text
from briefing_app.cli.views.text_lines import TextLines
from briefing_app.cli.views.values import Json, day_to_json, portion_to_json
from briefing_app.domain.marking import Uplift
from briefing_app.domain.note import Note, NoteSection, NoteSummary, SourceChange

if TYPE_CHECKING:
    from briefing_app.services.catalogue import Catalogue


def summary_to_json(summary: NoteSummary) -> Json:
    """A row of ``note list --json``."""
    return {
        "id": summary.id,
        "number": summary.number,
        "kind": summary.kind,
        "title": summary.title,
        "language": summary.language,
        "on": day_to_json(summary.on),
        "place": summary.place,
        "updated_at": day_to_json(summary.updated_at),
    }


def note_to_json(note: Note, changes: Iterable[SourceChange]) -> Json:
    """A note with its sections, and what its sources say otherwise now."""
    return {
        "id": note.id,
        "number": note.number,
        "kind": note.kind,
        "title": note.title,
        "language": note.language,
        "profiles": list(note.profiles),
        "on": day_to_json(note.on),
        "place": note.place,
        "fields": dict(note.fields),
        "approvals": [{"post": one.post, "name": one.name, "at": one.at} for one in note.approvals],
        "uplift": _uplift(note.uplift),
        "created_at": day_to_json(note.created_at),
        "updated_at": day_to_json(note.updated_at),
        "sections": [_section_to_json(section) for section in note.sections],
        "changes": [_change_to_json(change) for change in changes],
    }


def _uplift(uplift: Uplift | None) -> Json | None:
    if uplift is None:
        return None
    return {
        "marking": portion_to_json(uplift.marking),
        "reason": uplift.reason,
        "by": uplift.by,
        "at": day_to_json(uplift.at),
    }


def _section_to_json(section: NoteSection) -> Json:
    return {
        "id": section.id,
        "key": section.key,
        "heading": section.heading,
        "level": section.level,
        "language": section.language,
        "profile": section.profile,
        "source": section.source,
        "derived": section.derived,
        "severances": sorted(section.severances),
        "blocks": [block_to_json(block) for block in section.blocks],
        "text": blocks_text(section.blocks),
    }


def _change_to_json(change: SourceChange) -> Json:
    return {
        "section": change.section,
        "block": None if change.block is None else change.block.id,
        "before": None if change.before is None else block_text(change.before),
        "now": None if change.now is None else block_text(change.now),
    }


def list_lines(summaries: Iterable[NoteSummary]) -> tuple[str, ...]:
    """A line per note: number, day, kind, title."""
    return aligned((one.number, day_to_json(one.on) or "-", one.kind, one.title) for one in summaries)


def note_lines(note: Note, changes: Sequence[SourceChange], catalogue: Catalogue) -> Iterator[str]:
    """The head of the note, its sections, and a line for each block whose source has changed."""
    yield f"{note.number}. {note.title}"
    yield ", ".join(filter(None, (note.kind, day_to_json(note.on), note.place, note.language)))
    for key, value in note.fields.items():
        if value:
            yield f"{key}: {value}"
    texts = TextLines(catalogue, note.language)
    for number, section in enumerate(note.sections, 1):
        drawn = f"table of {section.derived}" if section.derived else ""
        counted = f"§ {number}" if section.severances else ""  # what stops an edition names it by its number
        yield ""
        yield section_line(section.key, section.heading, ", ".join(filter(None, (drawn, counted))))
        yield from texts.of(section.blocks)
    if changes:
        yield ""
        yield "changed in the profiles since this note was filled"
        yield from (_change_line(change, note) for change in changes)


def _change_line(change: SourceChange, note: Note) -> str:
    section = next(one for one in note.sections if one.id == change.section)
    if change.block is None:
        return f"  [{section.key}] new: {'' if change.now is None else block_text(change.now)}"
    was = block_text(change.block)
    return f"  [{section.key}] {was} -> {'gone' if change.now is None else block_text(change.now)}"
