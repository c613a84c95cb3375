"""Writing a finished document: beside its target, flushed to the disk, then renamed; nothing half written.

The program may stop at any moment and the machine may lose power: the target is then the old file or the
new one. Of files that are written together every one that was there is kept beside until all of it is done.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Self

from briefing_app.documents import leftovers
from briefing_app.domain.errors import ExportError


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written: where, and a sentence where that is not the place that was asked for."""

    path: Path
    notice: str = ""


def write_file(target: Path, data: bytes | Iterable[bytes], *, force: bool = False) -> Written:
    """The file written, from its bytes or their parts; the old one, if any, is replaced only with *force*.

    Where the system does not let go of the old file, because another program has it open, the new one is kept
    beside it as "name (2).docx" and the result says so.

    Raises:
        ExportError: there is a file already and *force* is not given, or the folder cannot be written to.
    """
    refuse_taken(target, force=force)
    with _told_of(target):
        return _moved(_written_beside(target, data), target, force=force)


@contextmanager
def _told_of(target: Path) -> Iterator[None]:
    """Say in words which file could not be written, and why."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or "it is not possible here"
        raise ExportError(f"{target} cannot be written ({reason}): choose another place.") from error


class Together:
    """Files that are written together: all of them, or each one that was there as it was.

    It is a context: where that ends well the files stay, where anything in it fails they are taken away again
    and what they replaced is put back. Whoever is killed in it calls :func:`settle` the next time.
    """

    def __init__(self, *, force: bool) -> None:
        self._force = force
        self._made: list[Path] = []
        self._aside: list[Path] = []  # the targets whose old files are kept

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Keep everything, or put everything back."""
        for path in self._made if kind is not None else ():
            with suppress(OSError):
                path.unlink(missing_ok=True)
        settle(reversed(self._aside), replaced=kind is None)

    def write(self, files: Iterable[tuple[Path, bytes]]) -> tuple[Written, ...]:
        """The files under their names, in this order, once each of them is whole on the disk.

        Raises:
            ExportError: there is a file already and it may not be replaced, or one cannot be written.
        """
        beside: list[tuple[Path, Path]] = []
        try:
            for target, data in files:
                refuse_taken(target, force=self._force)
                with _told_of(target):
                    beside.append((_written_beside(target, data), target))
            return tuple([self._exchanged(part, target) for part, target in beside])
        finally:
            for part, _ in beside:
                part.unlink(missing_ok=True)

    def _exchanged(self, part: Path, target: Path) -> Written:
        with _told_of(target):
            replaces = self._force and target.exists()
            if replaces:
                _keep_aside(target)
                self._aside.append(target)
            written = _moved(part, target, force=self._force)
        if not replaces or written.path != target:
            self._made.append(written.path)
        return written


def settle(targets: Iterable[Path], *, replaced: bool) -> None:
    """What was kept beside targets put back; thrown away where they were *replaced* for good."""
    for target in targets:
        aside = _aside(target)
        if not aside.exists():
            continue
        with suppress(OSError):  # the target is open in another program: what was there stays beside it
            if not replaced and not (target.exists() and aside.samefile(target)):
                aside.replace(target)
            aside.unlink(missing_ok=True)


def is_unsettled(targets: Iterable[Path]) -> bool:
    """Whether somebody was killed while these were replaced."""
    return any(_aside(target).exists() for target in targets)


def _aside(target: Path) -> Path:
    return target.with_name(f"{target.name}.before-export")


def _keep_aside(target: Path) -> None:
    """Give the old file a second name, under which it outlives the first, whatever happens."""
    aside = _aside(target)
    try:
        os.link(target, aside)
    except FileExistsError:
        raise
    except OSError:  # no second names here, as on a memory stick
        part = aside.with_name(f"{aside.name}.part")
        shutil.copy2(target, part)
        part.replace(aside)
    _sync_folder(target.parent)


def refuse_taken(target: Path, *, force: bool = False) -> None:
    """Nothing where a file may be written under this name.

    Raises:
        ExportError: it is a folder, or there is a file already and *force* is not given.
    """
    if target.is_dir():
        raise ExportError(f"{target} is a folder: give the name of a file.")
    if target.exists() and not force:
        raise ExportError(f"{target} is there already: choose another name, or say that it may be replaced.")


def _written_beside(target: Path, data: bytes | Iterable[bytes]) -> Path:
    """A file of another name in the same folder that holds the data, on the disk."""
    leftovers.sweep(target.parent)
    handle, name = tempfile.mkstemp(
        prefix=f".{target.stem[:40]}-{leftovers.owner()}-", suffix=f"{target.suffix}.part", dir=target.parent
    )
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines((data,) if isinstance(data, bytes) else data)
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
    if os.name == "nt":  # pragma: no cover  # of Windows alone
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
