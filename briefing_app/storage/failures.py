"""What the driver says when a file fails, told as a sentence a person can act on."""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DatabaseError
from sqlcipher3 import dbapi2

from briefing_app.domain.errors import DamagedError, LibraryError
from briefing_app.storage.places import LITTLE_SPACE


@contextmanager
def told_in_words(path: Path) -> Generator[None, None, None]:
    """Turn the driver's failures on *path* into a ``LibraryError``; anything else passes.

    What violates a constraint is a bug of ours and is not turned into anything.
    """
    try:
        yield
    except (DatabaseError, dbapi2.DatabaseError) as error:  # the latter where SQLAlchemy is passed by
        sentence = sentence_for(said_by(error), path)
        if sentence is None:
            raise
        kind = DamagedError if sentence == damaged(path) else LibraryError
        raise kind(sentence) from error


def said_by(error: Exception) -> str:
    """What the driver itself said, without the statement it said it of."""
    return str(error.orig) if isinstance(error, DatabaseError) else str(error)


def sentence_for(message: str, path: Path) -> str | None:
    """The sentence for a driver's message about *path*, or None where it is no failure of the file."""
    said = message.lower()
    if "not a database" in said or "malformed" in said:
        return damaged(path)
    if "full" in said or ("disk i/o" in said and _little_space(path)):
        return f"The disk is full, and nothing was changed in “{path.name}”: free some space and try again."
    if "disk i/o" in said:
        return (
            f"“{path.name}” could not be read or written: the disk failed, is full, or a limit was reached; "
            "nothing was changed. Free some space, or copy the library to another disk."
        )
    if ("readonly" in said or "read-only" in said) and os.access(path, os.W_OK):
        if _little_space(path):
            return (
                f"The disk is full, so “{path.name}” is open only to be read: free some space, and open it "
                "again; nothing was changed."
            )
        return (
            f"“{path.name}” is open only to be read, as it could not be written to when it was opened: "
            "see that the disk has room, and open it again; nothing was changed."
        )
    if "readonly" in said or "read-only" in said:
        return f"“{path.name}” may not be written to: copy it to a folder of your own and open the copy."
    if "unable to open" in said:
        return f"“{path.name}” cannot be opened: ask for the right to read and write it and its folder."
    if "locked" in said or "busy" in said:
        return f"“{path.name}” is being written to by something else: wait a moment and try again."
    return None


def damaged(path: Path) -> str:
    """The sentence for a file that does not open with the key."""
    if is_backup(path):
        return f"The backup “{path.name}” is damaged: choose another one. The file was left as it is."
    return f"“{path.name}” is damaged or is not a Briefing Desk library. The file was left as it is."


def empty(path: Path) -> str:
    """The sentence for a file that has no bytes."""
    if is_backup(path):
        return f"The backup “{path.name}” is empty: choose another one. The file was left as it is."
    return f"“{path.name}” is empty, which means that it was damaged. The file was left as it is."


def is_backup(path: Path) -> bool:
    """Whether the file is in a folder of backups, under a name that belongs there."""
    library, ending, rest = path.absolute().parent.name.rpartition(" backups")
    return bool(ending) and not rest and path.name.startswith(f"{library} ")


def backup_folder_name(library: Path) -> str:
    """The name of the folder beside a library that holds its backups."""
    return f"{library.stem} backups"


def _little_space(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < LITTLE_SPACE
    except OSError:
        return False
