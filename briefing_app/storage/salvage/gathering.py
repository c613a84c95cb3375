"""The rows that come over: those of the tables that hold what somebody wrote, as far as each is sound."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from sqlalchemy import JSON, Boolean, Date, Integer, LargeBinary, String
from sqlalchemy.sql.schema import Column

from briefing_app.domain.errors import UnreadableError
from briefing_app.domain.steps import Steps
from briefing_app.domain.text_json import text_from_json
from briefing_app.storage import release_rows, severance_rows  # noqa: F401  # they bring their tables
from briefing_app.storage.rows import Base, UtcTime
from briefing_app.storage.salvage.leaves import with_leaves
from briefing_app.storage.salvage.opening import Readable
from briefing_app.storage.salvage.pages import Copied
from briefing_app.storage.salvage.walking import Row, Walker

TABLES: Final = (
    "library", "profile", "note", "note_profile", "section", "section_text", "revision", "draft",
    "line_draft", "fact", "severance", "severance_decision", "gone_words", "carried_words", "picture",
    "import", "import_line", "import_change", "audit", "release",
)  # fmt: skip
"""Every table that is no index of others: those are made anew."""

_TEXTS: Final = {"revision": "blocks", "draft": "blocks", "gone_words": "block"}
_ID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(slots=True)
class Gathered:
    """The rows of each table, and how many of each are lost: None where nobody can say."""

    version: int
    rows: dict[str, list[Row]] = field(default_factory=dict)
    lost: dict[str, int | None] = field(default_factory=dict)

    def lose(self, table: str, number: int = 1) -> None:
        """Count rows as lost."""
        known = self.lost.get(table, 0)
        self.lost[table] = None if known is None else known + number

    def by_id(self, table: str) -> dict[str, Row]:
        """The rows of a table by their ids."""
        return {row["id"]: row for row in self.rows[table]}

    def keep(self, table: str, wanted: Callable[[Row], bool], *, told: bool = True) -> None:
        """Leave out the rows of a table that are not wanted; *told* says that they count as lost."""
        kept = [row for row in self.rows[table] if wanted(row)]
        if told:
            self.lose(table, len(self.rows[table]) - len(kept))
        self.rows[table] = kept


def gather(copy: Path, copied: Copied, readable: Readable, steps: Steps) -> Gathered:
    """Every row that can be read and is what such a row can be.

    Raises:
        CancelledError: *steps* says that the person asked to stop.
    """
    gathered = Gathered(readable.version)
    for table in TABLES:
        with Walker(copy, steps, indexes=readable.indexes) as walker:
            walked = walker.walk(table)
        walked = with_leaves(copy, copied, readable, table, walked, steps)
        sound = [row for row in steps.over(walked.rows) if is_sound(table, row)]
        gathered.rows[table], gathered.lost[table] = sound, walked.lost
        gathered.lose(table, len(walked.rows) - len(sound))
        steps.next()
    return gathered


def is_sound(table: str, row: Mapping[str, Any]) -> bool:
    """Whether every value of a row is of the kind its column holds, texts and pictures looked into."""
    columns = Base.metadata.tables[table].columns
    try:
        for name, value in row.items():
            _refuse_unfit(columns[name], value)
        if table in _TEXTS:
            text_from_json(_without_read(json.loads(row[_TEXTS[table]])))
        return table != "picture" or sha256(row["content"]).hexdigest() == row["digest"]
    except (ValueError, TypeError, KeyError, UnreadableError, RecursionError):
        return False


def _without_read(stored: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in stored.items() if name != "read"}


def _refuse_unfit(column: Column[Any], value: object) -> None:
    if value is None:
        if not column.nullable:
            raise ValueError("nothing where something must be")
        return
    kind = column.type
    wanted = int if isinstance(kind, (Integer, Boolean)) else bytes if isinstance(kind, LargeBinary) else str
    if not isinstance(value, wanted):
        raise TypeError(type(value).__name__)
    if not isinstance(value, str):
        return
    if "\0" in value:
        raise ValueError("no words")
    if isinstance(kind, JSON):
        json.loads(value)
    elif isinstance(kind, UtcTime):
        datetime.fromisoformat(value)
    elif isinstance(kind, Date):
        date.fromisoformat(value)
    elif isinstance(kind, String) and kind.length == len("00000000-0000-0000-0000-000000000000"):
        _refuse_no_id(value)


def _refuse_no_id(value: str) -> None:
    if not _ID.fullmatch(value):
        raise ValueError("no id")


def json_of(row: Row, column: str) -> Any:  # noqa: ANN401  # JSON has no narrower type
    """What a column says."""
    return json.loads(row[column])


def ids(rows: Iterable[Row], column: str = "id") -> set[str]:
    """What a column of some rows names."""
    return {row[column] for row in rows if row[column] is not None}
