"""The rows of the palette: goals under the titles of their groups, which cannot be chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyleOptionViewItem

from briefing_app.ui import look
from briefing_app.ui.labels import plain_tip
from briefing_app.ui.palette.goals import Goal, Group
from briefing_app.ui.row_delegate import RowDelegate
from briefing_app.ui.rows import Role

Index = QModelIndex | QPersistentModelIndex

_TITLE = Qt.ItemFlag.NoItemFlags
_GOAL = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class GoalModel(QAbstractListModel):
    """A list of some dozen rows, made anew at each keystroke."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Goal | str] = []

    def show(self, groups: Sequence[Group]) -> None:
        """Show other groups, in order."""
        self.beginResetModel()
        self._rows = []
        for group in groups:
            self._rows += (group.title, *group.goals)
        self.endResetModel()

    def goal(self, row: int) -> Goal | None:
        """The goal of a row; None where the title of a group stands."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, Goal) else None

    def next_goal(self, row: int, step: int) -> int:
        """The next row with a goal in a direction, round the ends; -1 where there is none."""
        count = len(self._rows)
        turns = ((row + step * (turn + 1)) % count for turn in range(count))
        return next((one for one in turns if self.goal(one) is not None), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return _TITLE if self.goal(index.row()) is None else _GOAL

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if isinstance(row, str):
            return row if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
        match role:
            case Role.ITEM:
                return row
            case Role.RELEASED:
                return row.words.released
            case Role.WORDS:
                return row.words
            case Qt.ItemDataRole.DisplayRole:
                return row.words.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.words.spoken
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(row.words.title)
        return None


class GoalDelegate(RowDelegate):
    """Draws goals as every list does, and the titles of groups small and quiet."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        words = index.data(Role.WORDS)
        hint = self.size_of(option, words)
        if words is None:
            hint.setHeight(self.type_of(option).heading_line + 3 * look.GRID)
        return hint

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if index.data(Role.WORDS) is not None:
            super().paint(painter, option, index)
            return
        painter.save()
        painter.setFont(self.type_of(option).heading)
        painter.setPen(option.palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.PlaceholderText))
        place = option.rect.adjusted(2 * look.GRID, look.GRID, -2 * look.GRID, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, index.data())
        painter.restore()
