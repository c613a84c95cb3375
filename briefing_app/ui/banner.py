"""The banner: the marking of what is open, in its colour and in words, at the window's top and bottom."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from briefing_app.ui import look
from briefing_app.ui.first_view import LOWEST
from briefing_app.ui.mark import Mark

_BESIDE = 8 * look.GRID
"""What stays free beside the quiet message, on both sides of it together."""


class Banner(QWidget):
    """A strip in the marking's colour with its words in the middle and a quiet message at the right.

    ``marking_changed`` says that another marking is shown.
    """

    marking_changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._mark = Mark(*LOWEST)
        self._status = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._describe()

    @property
    def mark(self) -> Mark:
        """What is shown, with what it means."""
        return self._mark

    @property
    def words(self) -> str:
        """The marking shown."""
        return self._mark.words

    @property
    def colour(self) -> str:
        """The colour it is shown in, "#RRGGBB"."""
        return self._mark.colour

    @property
    def status(self) -> str:
        """The quiet message at the right."""
        return self._status

    def show_mark(self, mark: Mark) -> None:
        """Show a marking, in its words and its colour."""
        self._mark = mark
        self._describe()
        self.update()
        self.marking_changed.emit()

    def show_status(self, text: str) -> None:
        """Show a quiet message, "" for none."""
        self._status = text
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, self.fontMetrics().height() + 2 * look.GRID)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    @property
    def status_shown(self) -> str:
        """As much of the quiet message as there is room for beside the marking, which is shown whole."""
        metrics = QFontMetrics(look.sized(look.SMALL))
        return metrics.elidedText(self._status, Qt.TextElideMode.ElideRight, self._free)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self.colour))
        painter.setPen(QColor("#FFFFFF"))
        painter.setFont(look.sized(look.NORMAL, bold=True))
        status = self.status_shown if self._free > 0 else ""
        taken = QFontMetrics(look.sized(look.SMALL)).horizontalAdvance(status) + _BESIDE if status else 0
        beside = max(0, taken - (self.width() - self._words_width) // 2)  # how far it comes into the middle
        painter.drawText(self.rect().adjusted(0, 0, -2 * beside, 0), Qt.AlignmentFlag.AlignCenter, self.words)
        painter.setFont(look.sized(look.SMALL))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect().adjusted(0, 0, -3 * look.GRID, 0), right, status)

    @property
    def _words_width(self) -> int:
        return QFontMetrics(look.sized(look.NORMAL, bold=True)).horizontalAdvance(self.words)

    @property
    def _free(self) -> int:
        """How wide the message may be: the marking gives way to the left for it, as far as there is room."""
        return self.width() - self._words_width - _BESIDE - 3 * look.GRID

    def _describe(self) -> None:
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(" · ".join(filter(None, (self.words, self._status))))
