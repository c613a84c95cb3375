"""The open library behind the window: opened, asked and closed on a worker, never on the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from briefing_app.domain.errors import LibraryError, NoBackupError, NoSoundBackupError
from briefing_app.ui import languages
from briefing_app.ui.failures import sentence
from briefing_app.ui.tasks import Progress, TaskRunner

if TYPE_CHECKING:
    from briefing_app.bootstrap import Desk, Program
    from briefing_app.services.catalogue import Catalogue
    from briefing_app.ui.listings import Contents

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Failed:
    """What could not be done, where a library is open all the same."""

    why: Exception


@dataclass(frozen=True, slots=True)
class Unopened:
    """What was done to a file that does not open after it, and why."""

    result: object
    why: Exception


class LibrarySession(QObject):
    """Opens one library at a time and hands its desk to work in the background.

    ``language`` is that of the window: what the desk lists and says names profiles in it; ``ticked`` are the
    keys of what a person has looked at before a release, which nothing keeps once the library is closed.
    """

    opening = Signal(str)
    opened = Signal()
    refused = Signal(str, str)  # the path, and the sentence
    closed = Signal()

    def __init__(self, program: Program, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.program = program
        self.tasks = TaskRunner(self)
        self.language = languages.spoken()
        self.ticked: set[str] = set()
        self._desk: Desk | None = None
        self._path: Path | None = None
        self._left = ""
        self.is_past_backups = False
        """Whether what was refused last is damaged, and no sound backup is beside it."""
        self._besides: tuple[Path, str] | None = None  # what is to be known of a file that does not open

    @property
    def path(self) -> Path | None:
        """The file of the open library, or None."""
        return self._path

    @property
    def is_open(self) -> bool:
        """Whether a library is open."""
        return self._path is not None

    @property
    def only_reads(self) -> bool:
        """Whether nothing can be stored in the open library, as its file may not be written."""
        desk = self._desk  # the worker may be closing it
        return desk is not None and desk.only_reads

    @property
    def catalogue(self) -> Catalogue:
        """What the data files offer, by the scheme and act of the open library."""
        desk = self._desk  # the worker may be closing it
        return self.program.catalogue if desk is None else desk.catalogue

    def take_left(self) -> str:
        """What is to be known of the library closed last, told once; "" where that is nothing."""
        left, self._left = self._left, ""
        return left

    def open(self, path: Path, prepare: Callable[[], object] | None = None) -> None:
        """Open a library, closing the one open before; *prepare*, such as making the file, goes first."""
        self._path = None
        self.ticked.clear()
        self.opening.emit(str(path))
        refused = partial(self._refuse, path)
        self.tasks.run(self, partial(self._open, path, prepare), partial(self._opened, path), refused)

    def call(
        self,
        owner: QObject,
        work: Callable[[Desk], T],
        on_success: Callable[[T], None],
        on_failure: Callable[[Exception], None],
        progress: Progress | None = None,
    ) -> None:
        """Do *work* with the desk in the background; drop the result if *owner* is gone by then.

        *progress* is what the work tells how far it is: it lives as long as the work, whatever becomes of
        *owner*.
        """
        self.tasks.run(owner, partial(self._with_desk, work), on_success, on_failure, progress)

    def put_back(
        self,
        path: Path,
        work: Callable[[], T],
        on_success: Callable[[T], None],
        on_failure: Callable[[Exception], None],
        progress: Progress | None = None,
        *,
        besides: Callable[[T], str],
    ) -> None:
        """Close what is open, do *work* on the file at *path*, and open that; *progress* as in :meth:`call`.

        Where *work* fails, what was open is opened again before *on_failure*; ``refused`` follows where
        nothing was open, or nothing can be opened any more. What it says where *work* was done ends with
        *besides*.
        """
        self._path = None
        self.opening.emit(str(path))
        answered = partial(self._put_back_answered, on_success, on_failure, besides)
        refused = partial(self._refuse, path)
        self.tasks.run(self, partial(self._put_back, path, work), answered, refused, progress)

    def close(self) -> None:
        """Close the library behind what is running; ``closed`` follows also when closing failed."""
        self._path = None
        self.tasks.run(self, self._let_go, self._closed, self._closed_badly)

    # ---- on the worker

    def _open(self, path: Path, prepare: Callable[[], object] | None) -> None:
        self._close_desk()
        if prepare is not None:
            prepare()
        self._desk = self.program.open(path)

    def _put_back(self, path: Path, work: Callable[[], T]) -> tuple[Path, T | Failed | Unopened]:
        former = self._desk.path if self._desk is not None else None
        try:
            self.program.let_go()
            self._close_desk()
            result = work()
        except Exception as error:
            if former is None:
                raise
            try:
                self._desk = self.program.open(former)
            except LibraryError:
                raise error from None  # what went wrong first says more
            return former, Failed(error)
        try:
            self._desk = self.program.open(path)
        except Exception as error:
            return path, Unopened(result, error)
        return path, result

    def _with_desk(self, work: Callable[[Desk], T]) -> T:
        if self._desk is None:
            raise LibraryError("No library is open: open one first.")
        self._desk.speak(self.language)
        return work(self._desk)

    def _close_desk(self) -> None:
        desk, self._desk = self._desk, None
        if desk is None:
            return
        try:
            desk.close()
        except NoBackupError as error:  # it is closed all the same, and nothing of it is lost
            self._left = sentence(error)

    def _let_go(self) -> None:
        self.program.let_go()
        self._close_desk()

    # ---- on the window's thread

    def _opened(self, path: Path, _nothing: None) -> None:
        self._path, self._besides = path, None
        self.opened.emit()

    def _put_back_answered(
        self,
        on_success: Callable[[T], None],
        on_failure: Callable[[Exception], None],
        besides: Callable[[T], str],
        answer: tuple[Path, T | Failed | Unopened],
    ) -> None:
        path, result = answer
        if isinstance(result, Unopened):
            self._besides = (path, besides(result.result))  # type: ignore[arg-type]  # what the work made
            self._refuse(path, result.why)
            return
        self._opened(path, None)
        if isinstance(result, Failed):
            on_failure(result.why)
        else:
            on_success(result)

    def _refuse(self, path: Path, error: Exception) -> None:
        self.is_past_backups = isinstance(error, NoSoundBackupError)
        said = [sentence(error)]
        if self._besides is not None and self._besides[0] == path:
            said.append(self._besides[1])
        self.refused.emit(str(path), "\n".join(filter(None, said)))

    def _closed(self, _nothing: None) -> None:
        self.closed.emit()

    @Slot(object)
    def _closed_badly(self, error: Exception) -> None:
        sentence(error)  # logs what nobody can be shown any more
        self.closed.emit()


def read_contents(desk: Desk, before: Contents | None = None) -> Contents:
    """Everything the lists show, given what they showed *before*; runs on the worker."""
    from briefing_app.ui.listings import Contents  # not needed for the first list

    return Contents(
        profiles=desk.profiles.list(),
        notes=desk.notes.list(),
        imports=desk.imports.list(),
        trashed=len(desk.trash.list()),
        counts=desk.overview.counts(),
        kinds={key: dict(kind.name.pairs) for key, kind in desk.catalogue.kinds.items()},
    ).prepare(before)
