"""From a damaged library to a new one: copied, read, made whole, written; the damaged one is only read."""

from __future__ import annotations

import os
import re
import shutil
from contextlib import AbstractContextManager, nullcontext, suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from briefing_app.domain.errors import LibraryError
from briefing_app.domain.salvaged import Count, Salvaged, Sort
from briefing_app.domain.steps import Steps
from briefing_app.storage import checks, copies, kept_journals
from briefing_app.storage.driver import PLAIN_HEADER
from briefing_app.storage.failures import told_in_words
from briefing_app.storage.journal import committed_pages, damage_of, journal_of
from briefing_app.storage.library_lock import LibraryLock
from briefing_app.storage.records import Act, LibrarySettings
from briefing_app.storage.salvage.gathering import TABLES, Gathered, gather, ids, json_of
from briefing_app.storage.salvage.mending import Mended, mend
from briefing_app.storage.salvage.opening import make_readable
from briefing_app.storage.salvage.pages import AT_ONCE, SIZE, Codes, Copied, copy_pages
from briefing_app.storage.salvage.writing import write

_WRITTEN: Final = 2 * len(TABLES) + 2
"""Steps besides those of copying: tables read, tables written, then profiles and notes gone through."""

_OURS: Final = re.compile(r"(copy|new|fresh-\d+)\.bdl(-\w+)?")
"""The files in the folder where a new library is made."""

_SORTS: Final = {
    "profile": Sort.PROFILES,
    "fact": Sort.FACTS,
    "note": Sort.NOTES,
    "section": Sort.SECTIONS,
    "section_text": Sort.TEXTS,
    "revision": Sort.REVISIONS,
    "draft": Sort.UNFINISHED,
    "line_draft": Sort.UNFINISHED,
    "severance": Sort.SEVERANCES,
    "gone_words": Sort.GONE,
    "release": Sort.RELEASES,
    "picture": Sort.PICTURES,
    "import": Sort.IMPORTS,
    "import_line": Sort.RECORD,
    "import_change": Sort.RECORD,
    "severance_decision": Sort.RECORD,
    "audit": Sort.RECORD,
}
"""As what the rows of a table are counted; the others hold nothing an officer would count."""


def salvage(
    damaged: Path, target: Path, *, act: Act, usual: LibrarySettings, steps: Steps | None = None
) -> Salvaged:
    """A new library at *target* of all that can be read of a damaged one, which is left as it is.

    Raises:
        LibraryError: *target* is there already, nothing can be read, or there is no room.
        CancelledError: *steps* says that the person asked to stop; nothing was made.
    """
    steps = steps or Steps()
    _refuse(damaged, target)
    workplace = target.with_name(f"{target.name}-salvage")
    _refuse_foreign(workplace)
    with _held(damaged, act.at):
        shutil.rmtree(workplace, ignore_errors=True)
        try:
            _refuse_no_room(damaged, target.parent)
            workplace.mkdir(mode=0o700)
            with told_in_words(target):
                return _salvage(damaged, target, workplace, act, usual, steps)
        except OSError as error:
            raise LibraryError(
                f"The library “{target}” cannot be made ({error.strerror}): choose another folder."
            ) from error
        finally:
            shutil.rmtree(workplace, ignore_errors=True)


def steps_for(damaged: Path) -> int:
    """How many steps it takes."""
    with suppress(OSError):
        return _WRITTEN + damaged.stat().st_size // (SIZE * AT_ONCE) + 1
    return _WRITTEN


def _held(damaged: Path, at: datetime) -> AbstractContextManager[None]:
    """The damaged library for this program alone; in a folder that may only be read nobody else writes it."""
    return LibraryLock(damaged).held(at) if os.access(damaged.parent, os.W_OK) else nullcontext()


def _refuse_no_room(damaged: Path, folder: Path) -> None:
    needed = 3 * damaged.stat().st_size + copies.SPARE
    if shutil.disk_usage(folder).free < needed:
        raise LibraryError(
            f"There is no room in “{folder}” for what can be read of “{damaged.name}”: free "
            f"{needed // 1_000_000} MB and try again."
        )


def _refuse(damaged: Path, target: Path) -> None:
    if target.exists():
        raise LibraryError(f"“{target}” exists already: choose another name; nothing was overwritten.")
    if not target.parent.is_dir():
        raise LibraryError(f"There is no folder “{target.parent}”: choose another place for the library.")
    with suppress(LibraryError):
        checks.refuse_no_library(damaged)
        return
    if not damaged.is_file() or damaged.stat().st_size == 0 or _is_plain(damaged):
        checks.refuse_no_library(damaged)


def _refuse_foreign(workplace: Path) -> None:
    """Refuse a folder that is there and holds more than a killed salvage leaves: it would be removed."""
    if not (workplace.exists() or workplace.is_symlink()):
        return
    try:
        ours = not workplace.is_symlink() and all(
            _OURS.fullmatch(one.name) and one.is_file() for one in workplace.iterdir()
        )
    except OSError:
        ours = False
    if not ours:
        raise LibraryError(
            f"“{workplace}” is in the way of making the library, and not all in it is of this program: move "
            "it, or choose another name for the library."
        )


def _is_plain(damaged: Path) -> bool:
    with suppress(OSError), damaged.open("rb") as file:
        return file.read(len(PLAIN_HEADER)) == PLAIN_HEADER
    return False  # the disk does not give it: what it holds further on may be read


def _salvage(
    damaged: Path, target: Path, workplace: Path, act: Act, usual: LibrarySettings, steps: Steps
) -> Salvaged:
    copy = workplace / "copy.bdl"
    copied, journal = _copy(damaged, copy, steps)
    gathered = gather(copy, copied, make_readable(copy, copied, damaged.name), steps)
    if not any(gathered.rows[table] for table in ("profile", "note", "section", "revision", "fact")):
        raise LibraryError(f"Nothing can be read of “{damaged.name}”; no library was made.")
    settings = bool(gathered.rows["library"])
    if not (copied.checked and journal):
        _take_approvals_back(gathered)
    mended = mend(gathered, act, last=journal)
    unfinished = workplace / "new.bdl"
    write(unfinished, gathered, usual, act, steps)
    steps.check()
    copies.give_name(unfinished, target)
    return _told(gathered, mended, copied, journal=journal, settings=settings)


def _copy(damaged: Path, copy: Path, steps: Steps) -> tuple[Copied, bool]:
    """Copy the library with what is in its journal, without it where that is of another library.

    Also whether all that was saved last is surely in the copy.
    """
    newer, whole = _journal(damaged)
    copied = copy_pages(damaged, newer, copy, steps)
    if not newer:
        return copied, whole
    codes = Codes(copied.salt)
    if copied.checked and all(codes.are_right(number, page) for number, page in newer.items()):
        return copied, whole
    return copy_pages(damaged, {}, copy, steps), False


def _journal(damaged: Path) -> tuple[dict[int, bytes], bool]:
    """The pages that the journal of a library holds, and whether these are surely all that it held.

    A damaged one that was kept when somebody opened the library counts until it is deleted, as it is told.
    """
    if kept_journals.notices(damaged):
        with suppress(OSError):
            return committed_pages(damaged), False
        return {}, False
    try:
        newer = committed_pages(damaged)
        return newer, damage_of(damaged) is None and (bool(newer) or not _is_blank(journal_of(damaged)))
    except OSError:
        return {}, False


def _is_blank(journal: Path) -> bool:
    """Whether there is a journal of nothing but zeros, which says nothing of what it held."""
    content = journal.read_bytes() if journal.is_file() else b""
    return bool(content) and not any(content)


def _take_approvals_back(gathered: Gathered) -> None:
    """Where pages may be damaged unnoticed, or what was saved last be lost, nothing counts as decided."""
    for row in gathered.rows["severance"]:
        row["state"] = "proposed"


def _told(gathered: Gathered, mended: Mended, copied: Copied, *, journal: bool, settings: bool) -> Salvaged:
    names = {row["id"]: row["name"] for row in gathered.rows["profile"]}
    titles = {row["id"]: f"{row['number']} {row['title']}" for row in gathered.rows["note"]}
    owners = {
        names.get(row["profile_id"]) or titles.get(row["note_id"], "")
        for row in gathered.rows["section"]
        if row["id"] in mended.unsure
    }
    present = {row["revision_id"] for row in gathered.rows["section_text"]}
    texts = (json_of(row, "blocks") for row in gathered.rows["revision"] if row["id"] in present)
    return Salvaged(
        pages=copied.pages,
        spoilt=len(copied.spoilt),
        checked=copied.checked,
        journal=journal,
        settings=settings,
        counts=_counts(gathered, mended),
        passages=sum(len(text["blocks"]) for text in texts),
        profiles=tuple(names[one] for one in sorted(mended.profiles) if one in names),
        notes=tuple(titles[one] for one in sorted(mended.notes) if one in titles),
        unsure=tuple(sorted(owners)),
        undecided=len(mended.undecided),
    )


def _counts(gathered: Gathered, mended: Mended) -> dict[Sort, Count]:
    made = {
        "profile": len(mended.profiles & ids(gathered.rows["profile"])),  # others were left out again
        "note": len(mended.notes & ids(gathered.rows["note"])),
        "severance": len(mended.undecided) + len(mended.unsure) + len(mended.facts),
    }
    counts: dict[Sort, Count] = {}
    for table, sort in _SORTS.items():
        before, lost = counts.get(sort, Count(0)), gathered.lost[table]
        came = before.came + len(gathered.rows[table]) - made.get(table, 0)
        unknown = before.lost is None or lost is None
        counts[sort] = Count(came, None if unknown else (before.lost or 0) + (lost or 0))
    return counts
