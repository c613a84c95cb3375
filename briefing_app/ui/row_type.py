"""The type of a row: its fonts and how wide and high words are in them, made once while the font stays."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics

from briefing_app.ui import look

_COUNT = "00000"
"""What stands at the right is never cut as short as this: a number without an end is another number."""


class RowType:
    """The fonts a row is drawn in, of which the given one is the largest, with their measures."""

    def __init__(self, font: QFont) -> None:
        self.font = QFont(font)
        self.small = look.sized(look.SMALL, of=font)
        self.metrics = QFontMetrics(self.font)
        self.small_metrics = QFontMetrics(self.small)
        self.line = self.metrics.height()
        self.small_line = self.small_metrics.height()
        self.count_width = self.small_metrics.horizontalAdvance(_COUNT)

    @cached_property
    def heading(self) -> QFont:
        """The font of a title over rows."""
        return look.sized(look.SMALL, bold=True, of=self.font)

    @cached_property
    def heading_line(self) -> int:
        """How high the words of a title over rows are."""
        return QFontMetrics(self.heading).height()


def fitted(metrics: QFontMetrics, text: str, room: int) -> tuple[str, int]:
    """The text cut at its end to fit the room, and how wide it is then."""
    wide = metrics.horizontalAdvance(text)
    if wide < room:  # as most do, which are then measured once
        return text, wide
    cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    return cut, metrics.horizontalAdvance(cut)
