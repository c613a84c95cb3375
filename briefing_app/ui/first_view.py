"""What the window shows at its first paint: the banners and grey bars where everything is going to be.

``Qt``, a class of hundreds of names, costs as much as half an empty window, and most calls that take a colour
load it. So the colours here are those of palettes, and each patch of colour is a bare widget.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QWidget

from briefing_app.ui import look

if TYPE_CHECKING:
    from collections.abc import Mapping

LOWEST = ("UNCLASSIFIED / NON CLASSIFIÉ", "#2E7D46")
"""The marking shown before a library is open; the scheme's own words replace it afterwards."""

BARS = (0.62, 0.48, 0.7, 0.55, 0.4, 0.66, 0.5, 0.58)
"""How much of the width the grey bars take, one below the other."""

_NAVIGATOR, _LIST = 216, 336


class FirstView(QWidget):
    """The window's own layout in patches of colour."""

    def __init__(self) -> None:
        super().__init__()
        shown = look.colours()
        self._rows: QWidget | None = None
        self._widths: tuple[int, ...] = ()
        self._list, self._desk = _Patch(self, shown.surface), _Patch(self, shown.desk)
        self._bars = [_Patch(self, shown.skeleton) for _ in (*BARS, *BARS)]
        self._banners = [_Patch(self, LOWEST[1], LOWEST[0]) for _ in range(2)]

    def hold_list(self, rows: QWidget, panes: Mapping[str, tuple[int, ...]]) -> None:
        """Show rows where the list is going to be, as wide as the panes were left, once they are shown."""
        self._rows = rows
        self._widths = (*panes.get("window", ())[:1], *panes.get("lists", ())[:1])
        rows.hide()
        self._lay_rows()

    def _lay_rows(self) -> None:
        if self._rows is not None and self._rows.parent() is self:
            navigator, width = self._widths if len(self._widths) == 2 else (_NAVIGATOR, _LIST)
            high = self.fontMetrics().height() + 2 * look.GRID
            self._rows.setGeometry(navigator, high, width, self.height() - 2 * high)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        width, height, line = self.width(), self.height(), self.fontMetrics().height()
        high = line + 2 * look.GRID
        self._list.setGeometry(_NAVIGATOR, 0, _LIST, height)
        self._desk.setGeometry(_NAVIGATOR + _LIST, 0, width, height)
        for number, bar in enumerate(self._bars):
            column, row = divmod(number, len(BARS))
            left, room = (_NAVIGATOR, _LIST) if column else (0, _NAVIGATOR)
            top = high + 3 * look.GRID + row * look.row_height(line)
            bar.setGeometry(left + 3 * look.GRID, top, int(room * BARS[row]), line // 2)
        for top, banner in zip((0, height - high), self._banners, strict=True):
            banner.setGeometry(0, top, width, high)
        self._lay_rows()


class _Patch(QWidget):
    """A patch of one colour, with words in white in its middle."""

    def __init__(self, parent: QWidget, ground: str, words: str = "") -> None:
        super().__init__(parent)
        self._words = words
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Window, QColor(ground))
        palette.setColor(QPalette.ColorRole.WindowText, QColor("#FFFFFF"))
        self.setPalette(palette)
        self.setAutoFillBackground(True)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._words:
            painter = QPainter(self)
            painter.setFont(look.sized(look.NORMAL, bold=True))
            metrics = painter.fontMetrics()
            left = (self.width() - metrics.horizontalAdvance(self._words)) // 2
            top = (self.height() - metrics.height()) // 2
            painter.drawText(QPoint(left, top + metrics.ascent()), self._words)
