"""The records of what was handed over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from briefing_app.cli.views.values import Json
from briefing_app.domain.exemption import short

if TYPE_CHECKING:
    from briefing_app.domain.release_record import ReleaseRecord


def release_to_json(record: ReleaseRecord) -> Json:
    """A release: which file, when and by whom, what is withheld in it, who decided, what was checked."""
    return {
        "id": record.id,
        "edition": record.edition.value,
        "audience": {"partners": list(record.partners), "ceiling": record.ceiling}
        if record.audience
        else None,
        "copy": {"number": record.copy.number, "copies": record.copy.copies} if record.copy else None,
        "language": record.language,
        "file": record.file_name,
        "format": record.format,
        "sha256": record.sha256,
        "bytes": record.size,
        "at": record.at.isoformat(timespec="seconds"),
        "by": record.by,
        "program": record.program,
        "withheld": [
            {"exemptions": [short(one) for one in count.exemptions], "passages": count.passages}
            for count in record.counts
        ],
        "received": record.received,
        "decisions": [
            {
                "severance": one.severance,
                "approved_by": one.approved_by,
                "approved_at": one.approved_at.isoformat(timespec="seconds"),
                "recommended_by": one.recommended_by,
            }
            for one in record.decisions
        ],
        "checks": [{"name": one.name, "figures": dict(one.figures)} for one in record.checks],
    }


def release_lines(records: Iterable[ReleaseRecord]) -> Iterator[str]:
    """A line per release, below it what is withheld in it and the digest of the file."""
    for record in records:
        yield f"{record.at:%Y-%m-%d %H:%M} UTC  {record.edition.value}  {record.file_name}  by {record.by}"
        yield f"  sha256 {record.sha256}"
        if record.copy is not None:
            yield f"  copy {record.copy.number or '?'} of {record.copy.copies or '?'}"
        for one in record.counts:
            yield f"  {one.label or 'no provision'}: {_passages(one.passages)}"
        if record.received:
            yield f"  redacted before it reached us: {_passages(record.received)}"


def _passages(number: int) -> str:
    return "1 passage" if number == 1 else f"{number} passages"
