"""What became of an imported document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing_app.cli.views.columns import aligned
from briefing_app.cli.views.values import Json

if TYPE_CHECKING:
    from briefing_app.services.imports import ImportReport


def import_to_json(report: ImportReport) -> Json:
    """The import with its profiles and counts."""
    return {
        "number": report.number,
        "id": report.id,
        "name": report.name,
        "sha256": report.sha256,
        "language": report.language,
        "lines": report.lines,
        "profiles": [
            {"id": one.id, "name": one.name, "action": one.action, "kept": list(one.kept)}
            for one in report.profiles
        ],
        "note": report.note,
        "counts": dict(report.counts),
        "received_redactions": report.received_redactions,
        "warnings": report.warnings,
        "marked": report.marked,
    }


def import_lines(report: ImportReport) -> Iterator[str]:
    """The import's number, its profiles, and what was counted."""
    yield f"import {report.number}: {report.name}, {report.lines} lines"
    rows = [
        (one.action, one.name, f"kept as it is: {', '.join(one.kept)}" if one.kept else "")
        for one in report.profiles
    ]
    yield from (f"  {line}" for line in aligned(rows))
    if report.note is not None:
        yield f"  what belongs to no profile is in note {report.note}"
    if report.marked is not None:
        yield f"  what had no mark of its own is marked {report.marked}, as the document says of itself"
    counted = [f"{what.replace('-', ' ')} {count}" for what, count in report.counts.items() if count]
    told = (f"received redactions {report.received_redactions}", f"warnings {report.warnings}")
    yield f"  {', '.join((*counted, *told))}"
