"""What a program that was killed left beside a library, taken away by the next one that opens it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from briefing_app.storage import copies
from briefing_app.storage.failures import backup_folder_name

SUFFIXES = ("-restored", "-new")
"""How files are called, after the library, that are about to take its place."""


def tidy(library: Path) -> None:
    """Take away what was meant for a moment; the caller holds the library's lock. What cannot be stays."""
    with suppress(OSError):
        for suffix in SUFFIXES:
            copies.remove(library.with_name(f"{library.name}{suffix}"))
        end_second_names(library)
        workplace = library.with_name(backup_folder_name(library)) / "tmp"
        for left in list(workplace.iterdir()) if workplace.is_dir() else ():
            copies.remove(left)


def end_second_names(library: Path) -> None:
    """Have a restoration that stopped in its middle undone: the library has one name, and its journal."""
    begins = f"{library.stem} before "
    for other in [one for one in library.parent.iterdir() if one.name.startswith(begins)]:
        if other.name.endswith(library.suffix) and other.is_file() and _is_same(library, other):
            take_back(other, library)


def take_back(aside: Path | None, library: Path) -> None:
    """The present file stays: its second name goes, and its journal gets the first one again."""
    if aside is not None:
        journal, own = (one.with_name(f"{one.name}-wal") for one in (aside, library))
        if journal.exists() and not own.exists():
            journal.replace(own)
        copies.remove(aside)


def _is_same(library: Path, other: Path) -> bool:
    return library.exists() and other.samefile(library)
