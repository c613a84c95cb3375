"""A list of sentences under headings; some are ticked by a person, some lead to a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QBrush, QFont, QPalette
from PySide6.QtWidgets import QApplication, QFrame, QListView

from briefing_app.ui import look
from briefing_app.ui.checked_rows import CheckedList
from briefing_app.ui.labels import plain_tip
from briefing_app.ui.rows import Index
from briefing_app.ui.sentence_list import wrap_rows
from briefing_app.ui.views import ListView


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A sentence about a thing, or a heading over several; where it has a ``key``, it is to be ticked."""

    words: str
    heading: bool = False
    spoken: str = ""
    key: str = ""
    thing: object = None


class _Lines(QStringListModel):
    """The lines, and which of them are ticked; ``ticked`` says that one is, or is no longer."""

    ticked = Signal(str, bool)

    def __init__(self, parent: ListView) -> None:
        super().__init__(parent)
        self.lines: Sequence[Line] = ()
        self._ticked: set[str] = set()

    def show(self, lines: Sequence[Line], ticked: set[str]) -> None:
        self.beginResetModel()
        self.lines, self._ticked = lines, set(ticked)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.lines[index.row()].heading:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if self.lines[index.row()].key else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line = self.lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.words
            case Qt.ItemDataRole.AccessibleTextRole:
                return line.spoken or line.words
            case Qt.ItemDataRole.ToolTipRole:
                return "" if line.heading else plain_tip(line.words)
            case Qt.ItemDataRole.CheckStateRole if line.key:
                done = line.key in self._ticked
                return Qt.CheckState.Checked if done else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.FontRole if line.heading:
                return _bold()
            case Qt.ItemDataRole.ForegroundRole if line.heading:
                return QBrush(
                    QApplication.palette().color(QPalette.ColorGroup.Active, QPalette.ColorRole.Text)
                )
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        line = self.lines[index.row()]
        if role != Qt.ItemDataRole.CheckStateRole or not line.key:
            return False
        done = Qt.CheckState(value) is Qt.CheckState.Checked
        (self._ticked.add if done else self._ticked.discard)(line.key)
        self.dataChanged.emit(index, index, [role])
        self.ticked.emit(line.key, done)
        return True


def _bold() -> QFont:
    return look.sized(look.NORMAL, bold=True)


class Checklist(CheckedList):
    """Shows lines, each whole; ``opened`` gives the thing of a line that is meant, ``ticked`` its key."""

    opened = Signal(object)
    ticked = Signal(str, bool)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._lines = _Lines(self)
        self._lines.ticked.connect(self.ticked)
        self.setModel(self._lines)
        wrap_rows(self)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.activated.connect(self._open)

    @property
    def lines(self) -> Sequence[Line]:
        """What is shown."""
        return self._lines.lines

    def show_lines(self, lines: Sequence[Line], ticked: set[str]) -> None:
        """Show other lines, with what is ticked among them; who stands on a line goes on standing there."""
        here = self.currentIndex().row()
        stood = self.lines[here] if 0 <= here < len(self.lines) else None
        place = self.verticalScrollBar().value()
        self._lines.show(lines, ticked)
        rows = [row for row, one in enumerate(lines) if not one.heading]
        again = next((row for row in rows if lines[row] == stood), None)
        if again is None and stood is not None and rows:
            again = min(rows, key=lambda row: abs(row - here))
        if again is not None:
            self.setCurrentIndex(self._lines.index(again, 0))
        self.verticalScrollBar().setValue(place)

    def stand_on_first(self) -> None:
        """Go to the first line that is no heading, and show it."""
        rows = (row for row, one in enumerate(self.lines) if not one.heading)
        self.setCurrentIndex(self._lines.index(next(rows, 0), 0))
        self.scrollToTop()

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        thing = self.lines[index.row()].thing
        if thing is not None:
            self.opened.emit(thing)
