"""Skeleton rows: where a list will be once it has been read."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from briefing_app.ui import look

_WIDTHS = (0.62, 0.48, 0.7, 0.55, 0.4, 0.66, 0.5, 0.58)


class SkeletonRows(QWidget):
    """Grey bars in the places of rows; nothing moves."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = QColor(look.colours().line)
        height = max(28, self.fontMetrics().height() + 3 * look.GRID)
        bar = self.fontMetrics().height() // 2
        for number, part in enumerate(_WIDTHS):
            top = 2 * look.GRID + number * height
            painter.fillRect(3 * look.GRID, top + bar // 2, int(self.width() * part), bar, colour)
