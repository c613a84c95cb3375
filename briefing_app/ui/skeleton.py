"""Skeleton rows: where a list will be once it has been read."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from briefing_app.ui import look
from briefing_app.ui.first_view import BARS


class SkeletonRows(QWidget):
    """Grey bars in the places of rows; nothing moves."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, colour = QPainter(self), QColor(look.colours().skeleton)
        line = self.fontMetrics().height()
        for number, part in enumerate(BARS):
            top = 3 * look.GRID + number * look.row_height(line)
            painter.fillRect(3 * look.GRID, top, int(self.width() * part), line // 2, colour)
