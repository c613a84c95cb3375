"""What is done about a damaged journal: it is kept and told of, before anything is made of what is left."""

from __future__ import annotations

import filecmp
import re
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from briefing_app.domain.errors import DamagedError, LibraryError
from briefing_app.storage.engine import new_file, sync_file, sync_folder
from briefing_app.storage.journal import Rest, damage_of, journal_of
from briefing_app.storage.records import Finding

JOURNAL: Final = "journal"
"""The code of a finding that the journal is damaged, whatever the library is."""

_STAMP: Final = "%Y%m%dT%H%M%SZ"


def refuse_damaged_journal(library: Path, at: datetime) -> bool:
    """Refuse a library whose journal is damaged, until that was told; the caller holds the lock.

    What is told is told once, and the journal is kept under another name; asked again, the library is left
    with the beginning of its journal, or with none, and what is whole of both can be opened.

    Returns:
        Whether what can be opened has still to be looked at whole, since nothing says that it belongs
        together.

    Raises:
        LibraryError: the journal is damaged, and this is the first time that it is told.
        DamagedError: library and journal make no whole any more.
    """
    try:
        damage = damage_of(library)
        if damage is None:
            return False
        kept = _kept_already(library)
        told_before, kept = kept is not None, kept or _keep(library, at)
        if damage.rest is Rest.NOTHING:
            raise DamagedError(
                f"The journal of “{library.name}” was damaged after the program had ended in the middle of "
                f"its work, and the library is not whole without it. The journal is kept as “{kept.name}”."
            )
        if not told_before:
            raise LibraryError(
                f"The journal of “{library.name}”, which holds what was saved last, was damaged after the "
                "program had ended in the middle of its work: the last changes may be missing. It is kept "
                f"as “{kept.name}” beside the library. Open the library again to go on with what is whole, "
                "and look whether what you did last is there."
            )
        if damage.rest is Rest.FILE:
            for ending in ("-wal", "-shm"):
                library.with_name(f"{library.name}{ending}").unlink(missing_ok=True)
    except OSError as error:
        raise LibraryError(
            f"The journal of “{library.name}” is damaged and could not be kept beside it ({error.strerror}): "
            "free some space, or copy the library and its journal to another folder."
        ) from error
    return not damage.surely


def finding(library: Path) -> Finding | None:
    """What a check says of a damaged journal, which it leaves where it is; None where it is sound.

    Raises:
        LibraryError: it cannot be read.
    """
    try:
        damage = damage_of(library)
    except OSError as error:
        raise LibraryError(
            f"The journal of “{library.name}” cannot be read ({error.strerror}): ask for the right to "
            "read it."
        ) from error
    if damage is None:
        return None
    return Finding(
        JOURNAL,
        f"The journal of “{library.name}”, which holds what was saved last, was damaged after the program "
        "had ended in the middle of its work: the last changes may be missing.",
    )


def notices(library: Path) -> tuple[str, ...]:
    """A sentence for each damaged journal that is kept beside a library, as long as it is."""
    return tuple(
        f"A damaged journal of “{library.name}” is kept as “{one.name}”: what was saved just before it may "
        "be missing from the library. Look, and delete that file once nothing is missing."
        for one in _kept(library)
    )


def _kept(library: Path) -> list[Path]:
    pattern = re.compile(rf"{re.escape(library.stem)} damaged journal \d{{8}}T\d{{6}}Z(-\d+)?\.wal")
    with suppress(OSError):
        return sorted(one for one in library.parent.iterdir() if pattern.fullmatch(one.name))
    return []


def _kept_already(library: Path) -> Path | None:
    journal = journal_of(library)
    return next((one for one in _kept(library) if filecmp.cmp(one, journal, shallow=False)), None)


def _keep(library: Path, at: datetime) -> Path:
    """A copy of the journal beside the library, on the disk before anything else is done."""
    stem = f"{library.stem} damaged journal {at.astimezone(UTC).strftime(_STAMP)}"
    kept, another = library.with_name(f"{stem}.wal"), 2
    while kept.exists():
        kept, another = library.with_name(f"{stem}-{another}.wal"), another + 1
    unfinished = library.with_name(f"{library.name}-new")  # what is left of it is taken away
    try:
        new_file(unfinished)
        unfinished.write_bytes(journal_of(library).read_bytes())
        sync_file(unfinished)
        unfinished.rename(kept)
    finally:
        unfinished.unlink(missing_ok=True)
    sync_folder(library.parent)
    return kept
