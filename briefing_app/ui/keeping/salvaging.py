"""The way out of a damaged library without a sound backup: a new one of what can be read."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from briefing_app import paths
from briefing_app.domain.errors import CancelledError
from briefing_app.ui.failures import sentence
from briefing_app.ui.message_bar import Choice, Tone
from briefing_app.ui.over_window import OverWindow, WindowParts
from briefing_app.ui.tasks import Progress

if TYPE_CHECKING:
    from briefing_app.bootstrap import Program
    from briefing_app.domain.salvaged import Salvaged


class SalvageCommand(OverWindow):
    """Makes a new library of what can be read of the one that did not open, and opens it if wished."""

    def __init__(self, parts: WindowParts, tried: Callable[[], Path | None]) -> None:
        super().__init__(parts)
        self._tried = tried
        self._is_running = False

    @Slot()
    def ask(self) -> None:
        """Ask where the new library is to be, and make it."""
        damaged = self._tried()
        if damaged is None or self._is_running:
            return
        at = _free(damaged.absolute().with_name(f"{damaged.stem} salvaged{damaged.suffix}"))
        target = self._prompts.salvaged_file(self._window, at)
        if target is not None:
            self._make(damaged, target if target.suffix else target.with_name(target.name + damaged.suffix))

    def _make(self, damaged: Path, target: Path) -> None:
        progress = Progress()
        self._is_running = True
        said = self.tr("Reading what can be read of “{file}”…").format(file=damaged.name)
        self._bar.busy(said, (Choice(self.tr("&Cancel"), progress.cancel),))
        progress.advanced.connect(self._bar.advance)
        work = partial(_salvaged, self._session.program, damaged, target, progress)
        self._session.tasks.run(self, work, partial(self._made, target), self._failed, progress)

    def _made(self, target: Path, salvaged: Salvaged) -> None:
        from briefing_app.ui.keeping.keeping_dialogs import Found
        from briefing_app.ui.keeping.salvaged_words import salvaged_lines

        self._is_running = False
        self._bar.clear()
        advice = self.tr(
            "The new library is {path}. Look through it before you use it. The damaged one was left as it "
            "was."
        ).format(path=target)
        title, remedy = self.tr("What could be read"), self.tr("&Open the new library")
        if self._prompts.findings(self._window, Found(salvaged_lines(salvaged), advice, remedy, title)):
            self._session.open(target)
        else:
            self._bar.tell(self.tr("The new library is {path}.").format(path=target))

    def _failed(self, error: Exception) -> None:
        self._is_running = False
        tone = Tone.NOTICE if isinstance(error, CancelledError) else Tone.ERROR
        self._bar.tell(sentence(error), tone)


def _free(wanted: Path) -> Path:
    """The path, or one like it where nothing is yet."""
    found, number = wanted, 2
    while found.exists():
        found, number = wanted.with_name(f"{wanted.stem} {number}{wanted.suffix}"), number + 1
    return found


def _salvaged(program: Program, damaged: Path, target: Path, progress: Progress) -> Salvaged:
    """On the worker."""
    paths.made_private(target.parent)
    return program.libraries.salvage(damaged, target, progress.cancelled, progress.report)
