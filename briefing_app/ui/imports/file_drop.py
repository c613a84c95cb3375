"""Files dropped anywhere on the window: what can be read is reviewed, all else is told in a sentence.

The window system gives a drag to the whole window first, so the filter sits there: no text field takes a
file's address for words, and nothing but drags passes through it.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from briefing_app.domain.imported import READ_ENDINGS, largest_source

_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)
_FOR_WORD = (".docm", ".dotx", ".dotm", ".doc", ".rtf", ".odt", ".pdf", ".mht", ".mhtml")

PACKAGE = ".bdpack"
_SHOWN = (QEvent.Type.Show, QEvent.Type.WinIdChange)


class FileDrop(QObject):
    """Watches a window for files as long as its owner is there.

    Signals:
        dropped: The files that can be read, as paths.
        package_dropped: A colleague's package, the first where there are several.
        refused: A sentence on what was not taken, and why.
    """

    dropped = Signal(tuple)
    package_dropped = Signal(Path)
    refused = Signal(str)

    def __init__(self, window: QWidget, owner: QObject) -> None:
        super().__init__(owner)
        self._told = ""
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        self._watch(window)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take drags that carry files; leave every other event to whom it is for."""
        if isinstance(watched, QWidget):
            if event.type() in _SHOWN:
                self._watch(watched)
            return False
        if event.type() == QEvent.Type.DragLeave:
            self._told = ""
        if event.type() not in _DRAGS or not isinstance(event, QDropEvent) or not event.mimeData().hasUrls():
            return False
        self._decide(event)
        return True

    def _watch(self, window: QWidget) -> None:
        """Sit on the window as the window system knows it, which comes and goes."""
        handle = window.windowHandle()
        if handle is not None:
            handle.removeEventFilter(self)
            handle.installEventFilter(self)

    def _decide(self, event: QDropEvent) -> None:
        files, why = self.sorted(event.mimeData())
        if event.type() == QEvent.Type.Drop:
            self._told = ""
        if why and why != self._told:
            self._told = "" if event.type() == QEvent.Type.Drop else why  # once while it hovers
            self.refused.emit(why)
        if not files:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.Drop:
            self._hand_on(files)

    def _hand_on(self, files: tuple[Path, ...]) -> None:
        packages = [path for path in files if path.suffix.casefold() == PACKAGE]
        others = tuple(path for path in files if path not in packages)
        if others:
            self.dropped.emit(others)
        elif packages:
            self.package_dropped.emit(packages[0])

    def sorted(self, data: QMimeData) -> tuple[tuple[Path, ...], str]:
        """The files that can be read, and a sentence on the first that cannot."""
        files: list[Path] = []
        why = ""
        for url in data.urls():
            refusal = self._refusal(url)
            why = why or refusal
            if not refusal:
                files.append(Path(url.toLocalFile()))
        return tuple(files), why

    def _refusal(self, url: QUrl) -> str:
        if not url.isLocalFile():
            return self.tr("Only files of this computer are read: save what is at that address first.")
        path = Path(url.toLocalFile())
        name = path.name
        try:
            size = path.stat().st_size
        except OSError:
            return self.tr("“{file}” cannot be found: look whether it was moved.").format(file=name)
        if path.is_dir():
            return self.tr("“{file}” is a folder: drop the files that are in it.").format(file=name)
        ending = path.suffix.casefold()
        if path.is_file() and ending == PACKAGE:
            return ""
        accepted = ", ".join(READ_ENDINGS)
        if not path.is_file() or ending not in READ_ENDINGS:
            said = (
                self.tr("“{file}” is not read: open it in Word, save it as {endings} and drop that.")
                if ending in _FOR_WORD
                else self.tr("“{file}” is of a kind that is not read: drop a text of {endings}.")
            )
            return said.format(file=name, endings=accepted)
        if size > largest_source(ending):
            too_large = self.tr("“{file}” is larger than {limit} MB: split it and drop the parts.")
            return too_large.format(file=name, limit=largest_source(ending) // 1_000_000)
        return ""
