"""The list of profiles as the file keeps it, and how its values read: one way for SQLAlchemy and the driver.

The values are those the driver gives, texts where the file has texts. Many of them are the same in row after
row, so each is read once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from briefing_app.domain.profile_summary import ProfileKind, ProfileSummary

if TYPE_CHECKING:
    from briefing_app.domain.marking import Marking

COLUMNS: Final = (
    "id",
    "kind",
    "name",
    "acronym",
    "confirmed",
    "tags",
    "reviewed_on",
    "updated_at",
    "markings",
)
"""The columns of a profile a list shows: not its names and all, which would be read for each."""

EVERY_PROFILE: Final = (
    f"SELECT {', '.join(COLUMNS)} FROM profile WHERE deleted_at IS NULL ORDER BY name_key, id"  # noqa: S608
)
"""All profiles but those in the trash, by name, as ``ProfileRepository.list`` gives them."""


def summaries(rows: Iterable[Any]) -> tuple[ProfileSummary, ...]:
    """The profiles of rows that hold the values of ``COLUMNS``.

    Raises:
        ValueError: a value is none the program writes.
    """
    kinds = {kind.value: kind for kind in ProfileKind}
    texts, day, moment, marked = cache(_texts), cache(date.fromisoformat), cache(_moment), cache(_markings)
    return tuple(
        [
            ProfileSummary(
                id=profile,
                kind=kinds.get(kind) or ProfileKind(kind),
                name=name,
                acronym=acronym,
                confirmed=bool(confirmed),
                tags=texts(tags),
                reviewed_on=None if reviewed_on is None else day(reviewed_on),
                updated_at=moment(updated_at),
                markings=marked(markings),
            )
            for profile, kind, name, acronym, confirmed, tags, reviewed_on, updated_at, markings in rows
        ]
    )


def _texts(stored: str) -> tuple[str, ...]:
    return tuple(json.loads(stored))


def _moment(stored: str) -> datetime:
    return datetime.fromisoformat(stored).replace(tzinfo=UTC)


def _markings(stored: str) -> tuple[Marking, ...]:
    from briefing_app.domain.marking import marking_from_json

    return tuple(map(marking_from_json, json.loads(stored)))
