"""Writing a finished document: beside its target, flushed to the disk, then renamed; nothing half written.

The program may stop at any moment and the machine may lose power: the target is then the old file or the
new one.
"""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from briefing_app.domain.errors import ExportError


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written: where, and a sentence where that is not the place that was asked for."""

    path: Path
    notice: str = ""


def write_file(target: Path, data: bytes, *, force: bool = False) -> Written:
    """The file written; the old one, if any, is replaced only with *force*.

    Where the system does not let go of the old file, because another program has it open, the new one is kept
    beside it as "name (2).docx" and the result says so.

    Raises:
        ExportError: there is a file already and *force* is not given, or the folder cannot be written to.
    """
    refuse_taken(target, force=force)
    try:
        return _moved(_written_beside(target, data), target, force=force)
    except OSError as error:
        reason = error.strerror or "it is not possible here"
        raise ExportError(f"{target} cannot be written ({reason}): choose another place.") from error


def refuse_taken(target: Path, *, force: bool = False) -> None:
    """Nothing where a file may be written under this name.

    Raises:
        ExportError: it is a folder, or there is a file already and *force* is not given.
    """
    if target.is_dir():
        raise ExportError(f"{target} is a folder: give the name of a file.")
    if target.exists() and not force:
        raise ExportError(f"{target} is there already: choose another name, or say that it may be replaced.")


def _written_beside(target: Path, data: bytes) -> Path:
    """A file of another name in the same folder that holds the data, on the disk."""
    handle, name = tempfile.mkstemp(
        prefix=f".{target.stem[:40]}-", suffix=f"{target.suffix}.part", dir=target.parent
    )
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return beside


def _moved(beside: Path, target: Path, *, force: bool) -> Written:
    """The finished file under its name; under the next free one where the target cannot be replaced now."""
    try:
        try:
            path = _renamed(beside, target) if force else _named_anew(beside, target)
        except PermissionError:
            path = _named_anew(beside, _next_free(target))
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)
    if path == target:
        return Written(path)
    return Written(path, f"{target.name} is open in another program, so the document is in “{path.name}”.")


def _renamed(beside: Path, target: Path) -> Path:
    beside.replace(target)
    return target


def _named_anew(beside: Path, target: Path) -> Path:
    """Renamed to a name that is free; refused if another program took it meanwhile."""
    try:
        os.link(beside, target)
    except FileExistsError:
        raise
    except OSError:  # no second names here, as on a memory stick
        if target.exists():
            raise
        return _renamed(beside, target)
    beside.unlink()
    return target


def _next_free(target: Path) -> Path:
    names = (target.with_name(f"{target.stem} ({number}){target.suffix}") for number in count(2))
    return next(path for path in names if not path.exists())


def _sync_folder(folder: Path) -> None:
    """Makes a new name last; Windows has no such thing and needs none."""
    if os.name == "nt":  # pragma: no cover
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
