"""The text of a section as JSON: its blocks in the words of ``read --json``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from briefing_app.cli.views.values import Json, portion_to_json
from briefing_app.domain.text import (
    Block,
    Cell,
    Content,
    FootnoteReference,
    HardBreak,
    Heading,
    Inline,
    ListItem,
    Marker,
    Origin,
    Paragraph,
    Picture,
    Run,
    Table,
    Withheld,
    WithheldBlock,
    received_redactions,
)

_UNSPELT = {
    Marker.OURS: Marker.REDACTED_CAPITALS.value,
    Marker.STAMP: Marker.REDACTED_CAPITALS.value,
    Marker.GAP: Marker.REDACTED_CAPITALS.value,
}
"""Markers that are no spelling themselves, and how they are written."""


def spelled(withheld: Withheld) -> str:
    """A received redaction as it was spelled in its source."""
    return _UNSPELT.get(withheld.marker, withheld.marker.value)


def text_of(content: Content) -> str:
    """Inline content as one string: redactions as spelled, hard breaks as line feeds, no footnotes."""
    return "".join(map(_letters, content))


def _letters(part: Inline) -> str:
    match part:
        case Run():
            return part.text
        case HardBreak():
            return "\n"
        case Withheld():
            return spelled(part)
        case FootnoteReference():
            return ""


def block_text(block: Block) -> str:
    """The words of a block: of a table its cells apart by " | ", of a picture what stands for it."""
    match block:
        case Heading() | Paragraph() | ListItem():
            return text_of(block.content)
        case Table():
            return "\n".join(" | ".join(cell_text(cell) for cell in row.cells) for row in block.rows)
        case Picture():
            return block.alternate
        case WithheldBlock():
            return spelled(block.withheld)


def cell_text(cell: Cell) -> str:
    """The words of a table cell, its blocks apart by a blank."""
    return " ".join(block_text(block) for block in cell.blocks)


def blocks_text(blocks: Iterable[Block]) -> str:
    """The words of a text, its blocks joined by line feeds."""
    return "\n".join(map(block_text, blocks))


def block_to_json(block: Block) -> Json:
    """A block: what it is, what it says, what is withheld in it, and where it was pulled from."""
    return {
        "id": block.id,
        **_kind_and_level(block),
        "text": block_text(block),
        "withheld": received_redactions(block),
        "wholly": _is_wholly_withheld(block),
        "portion": portion_to_json(block.portion),
        "severances": sorted(block.severances),
        "severed": _severed(block),
        "footnotes": _footnotes(block),
        "origin": _origin(block.origin),
        **_own_fields(block),
    }


def _kind_and_level(block: Block) -> Json:
    match block:
        case Heading():
            return {"kind": "heading", "level": block.level}
        case ListItem():
            return {"kind": "item", "level": block.level}
        case Paragraph():
            return {"kind": "paragraph", "level": None}
        case Table():
            return {"kind": "table", "level": None}
        case Picture():
            return {"kind": "picture", "level": None}
        case WithheldBlock():
            return {"kind": "withheld", "level": None}


def _own_fields(block: Block) -> Json:
    match block:
        case ListItem():
            return {"numbered": block.numbered, "start": block.start}
        case Table():
            rows = [
                {"severances": sorted(row.severances), "cells": [_cell_to_json(cell) for cell in row.cells]}
                for row in block.rows
            ]
            columns = [sorted(column) for column in block.columns]
            return {
                "caption": text_of(block.caption),
                "header_rows": block.header_rows,
                "columns": columns,
                "rows": rows,
            }
        case Picture():
            return {"caption": text_of(block.caption), "digest": block.digest, "media_type": block.media_type}
        case _:
            return {}


def _cell_to_json(cell: Cell) -> Json:
    return {
        "text": cell_text(cell),
        "portion": portion_to_json(cell.portion),
        "severances": sorted(cell.severances),
        "blocks": [block_to_json(block) for block in cell.blocks],
    }


def _is_wholly_withheld(block: Block) -> bool:
    """Whether nothing but received redactions is left of it."""
    match block:
        case WithheldBlock():
            return True
        case Heading() | Paragraph() | ListItem():
            free = [part for part in block.content if not isinstance(part, Withheld)]
            return len(free) < len(block.content) and not text_of(tuple(free)).strip(" .\t\u00a0")
        case _:
            return False


def _own_content(block: Block) -> Content:
    match block:
        case Heading() | Paragraph() | ListItem():
            return block.content
        case Table() | Picture():
            return block.caption
        case WithheldBlock():
            return ()


@dataclass(slots=True)
class _Stretch:
    start: int
    end: int
    severances: frozenset[str] = field(default_factory=frozenset)


def _severed(block: Block) -> list[Json]:
    """The severed stretches of ``text``, or of ``caption`` for tables and pictures."""
    stretches: list[_Stretch] = []
    at = 0
    for part in _own_content(block):
        end = at + len(_letters(part))
        held = frozenset[str]() if isinstance(part, Withheld) else frozenset(part.severances)
        if held and end > at:
            last = stretches[-1] if stretches else None
            if last is not None and last.end == at and last.severances == held:
                last.end = end
            else:
                stretches.append(_Stretch(at, end, held))
        at = end
    return [{"start": one.start, "end": one.end, "severances": sorted(one.severances)} for one in stretches]


def _footnotes(block: Block) -> list[Json]:
    notes = (part for part in _own_content(block) if isinstance(part, FootnoteReference))
    return [{"text": text_of(note.content), "severances": sorted(note.severances)} for note in notes]


def _origin(origin: Origin | None) -> Json | None:
    if origin is None:
        return None
    return {"section": origin.section, "revision": origin.revision, "block": origin.block}
