"""The list of the backups of a library, and what a check found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from briefing_app.cli.views.columns import aligned
from briefing_app.cli.views.values import Json

if TYPE_CHECKING:
    from pathlib import Path

    from briefing_app.services.backups import Backup
    from briefing_app.services.libraries import Verdict

REASONS = {
    "asked": "asked for",
    "close": "on closing",
    "work": "while working",
    "upgrade": "before an upgrade",
    "before-import": "before an import",
    "before-undo": "before undoing an import",
    "before-read-back": "before reading a copy back",
    "before-bulk": "before changing much at once",
}
"""Why a backup was made, by the word in its name."""


def backups_to_json(library: Path, folder: Path, backups: Iterable[Backup]) -> Json:
    """The library, the folder of its backups, and these, the newest first."""
    return {
        "library": str(library),
        "folder": str(folder),
        "backups": [_to_json(one) for one in backups],
    }


def verdict_to_json(library: Path, verdict: Verdict) -> Json:
    """Whether the library is sound, what was found, and the backup that helps."""
    return {
        "library": str(library),
        "sound": verdict.is_sound,
        "findings": list(verdict.findings),
        "rebuild_index": verdict.only_index,
        "backup": _to_json(verdict.backup) if verdict.backup else None,
    }


def _to_json(backup: Backup) -> Json:
    return {
        "number": backup.number,
        "file": str(backup.path),
        "at": backup.at.isoformat(timespec="seconds"),
        "reason": backup.reason,
        "bytes": backup.size,
        "profiles": backup.profiles,
        "notes": backup.notes,
        "sound": backup.sound,
        "problem": backup.why or None,
    }


def backup_lines(backups: Sequence[Backup]) -> tuple[str, ...]:
    """A line per backup."""
    if not backups:
        return ("There are no backups yet.",)
    return aligned(_row(one) for one in backups)


def size_in_words(size: int) -> str:
    """A number of bytes in the unit that suits it."""
    return f"{max(1, round(size / 1000))} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"


def _row(backup: Backup) -> tuple[str, ...]:
    return (
        str(backup.number),
        f"{backup.at:%Y-%m-%d %H:%M:%S} UTC",
        REASONS.get(backup.reason, backup.reason),
        size_in_words(backup.size),
        _held(backup),
        _state(backup),
    )


def _held(backup: Backup) -> str:
    if backup.profiles is None or backup.notes is None:
        return "not readable"
    return f"{_many(backup.profiles, 'profile')}, {_many(backup.notes, 'note')}"


def _state(backup: Backup) -> str:
    return {None: "", True: "sound", False: "damaged"}[backup.sound]


def _many(number: int, what: str) -> str:
    return f"1 {what}" if number == 1 else f"{number} {what}s"
