"""Which library was in a place when it was last closed there, and how far it had got.

A file that somebody else put in its place, another library or an older copy, opens as well as the right one.
This tells them apart. It is a small file among the backups; nothing depends on it but a sentence.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from briefing_app.storage.failures import backup_folder_name

NAME: Final = "last-seen.json"

_LONGEST: Final = 4096


@dataclass(frozen=True, slots=True)
class Seen:
    """A library, and the number of changes it had."""

    library: str
    changes: int


def read(path: Path) -> Seen | None:
    """What was in the place of *path* last, or None where that is not known."""
    with suppress(OSError, ValueError, TypeError, KeyError, RecursionError):
        with _place(path).open("rb") as file:
            told = json.loads(file.read(_LONGEST).decode("utf-8"))
        if isinstance(told["library"], str) and type(told["changes"]) is int:
            return Seen(told["library"], told["changes"])
    return None


def write(path: Path, opened: Seen, seen: Seen) -> None:
    """Keep what is in the place of *path* now, where it changed since it was *opened* or was another one.

    Without a folder of backups nothing is kept, and what fails is let be.
    """
    place, before = _place(path), read(path)
    if not place.parent.is_dir() or seen in (before, opened if before is None else None):
        return
    fresh = place.parent / "tmp" / place.name
    with suppress(OSError):
        fresh.parent.mkdir(mode=0o700, exist_ok=True)
        fresh.write_text(json.dumps(asdict(seen)), encoding="utf-8")
        fresh.replace(place)


def forget(path: Path) -> None:
    """The file at *path* is going to be another one, on purpose."""
    with suppress(OSError):
        _place(path).unlink(missing_ok=True)


def notices(path: Path, now: Seen) -> tuple[str, ...]:
    """A sentence where something else is in the place of *path* than was closed there last."""
    before = read(path)
    if before is None:
        return ()
    if before.library != now.library:
        return (
            f"“{path.name}” is another library than the one that was closed here last: if that is no wish "
            f"of yours, look for the right file; backups are in the folder “{backup_folder_name(path)}”.",
        )
    if before.changes > now.changes:
        return (
            f"“{path.name}” is older than the library that was closed here last: something put an earlier "
            f"copy in its place. What is missing may be in a backup, in the folder "
            f"“{backup_folder_name(path)}”.",
        )
    return ()


def _place(path: Path) -> Path:
    return path.with_name(backup_folder_name(path)) / NAME
