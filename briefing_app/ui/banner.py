"""The banner: the marking of what is open, in its colour and in words, at the window's top and bottom."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from briefing_app.ui import look
from briefing_app.ui.first_view import LOWEST
from briefing_app.ui.mark import Mark


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

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self.colour))
        painter.setPen(QColor("#FFFFFF"))
        painter.setFont(look.sized(look.NORMAL, bold=True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.words)
        free = (self.width() - painter.fontMetrics().horizontalAdvance(self.words)) // 2 - 8 * look.GRID
        if not self._status or free <= 0:
            return
        painter.setFont(look.sized(look.SMALL))
        shown = painter.fontMetrics().elidedText(self._status, Qt.TextElideMode.ElideRight, free)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect().adjusted(0, 0, -3 * look.GRID, 0), right, shown)

    def _describe(self) -> None:
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(" · ".join(filter(None, (self.words, self._status))))
