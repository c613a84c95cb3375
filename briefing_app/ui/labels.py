"""Labels that show what they are given letter by letter: no data is ever taken for rich text.

Qt guesses: a label, tool tip or alert whose text looks like HTML is read as HTML and opens the files it
names. Every label of the window is one of these, and every tool tip with data goes through
:func:`plain_tip`; a test reads the sources and bars the rest.
"""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFormLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from briefing_app.ui import look


class PlainLabel(QLabel, look.Refitting):
    """A label that shows its text as it is; *size* is a factor of the application's font."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        size: float = look.NORMAL,
        bold: bool = False,
        muted: bool = False,
        wrap: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self._size, self._bold = size, bold
        self.refit()
        if muted:
            self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.setText(text)

    def refit(self) -> None:
        self.setFont(look.sized(self._size, bold=self._bold))


class ElidedLabel(PlainLabel):
    """A label of one line with an ellipsis where there is no room; its whole text is its tool tip.

    The ellipsis stands at the end, or with *cut* where that says.
    """

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        **style: float | bool,
    ) -> None:
        super().__init__("", parent, **style)  # type: ignore[arg-type]  # the keywords of PlainLabel
        self._cut = cut
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(plain_tip(text))
        self.updateGeometry()  # Qt does not pass on another wish of what ignores its own

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = self.fontMetrics().elidedText(self.text(), self._cut, self.width())
        painter.drawText(self.rect(), self.alignment() | Qt.AlignmentFlag.AlignVCenter, shown)


class LabelColumn(QWidget):
    """Long labels one below the other: wishes to be as wide as their words, and does with less."""

    def __init__(self, *labels: ElidedLabel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels = labels
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.GRID)
        for label in labels:
            column.addWidget(label)

    def sizeHint(self) -> QSize:
        wide = max(label.sizeHint().width() for label in self._labels)
        return QSize(wide, super().sizeHint().height())


def let_wrap(form: QFormLayout) -> None:
    """Let the labels of a form's rows go on in the next line, and show their words as they are."""
    for row in range(form.rowCount()):
        item = form.itemAt(row, QFormLayout.ItemRole.LabelRole)
        label = item.widget() if item is not None else None
        if isinstance(label, QLabel):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.installEventFilter(_AsHighAsItsWords(label))


class _AsHighAsItsWords(QObject):
    """Lets a label be no lower than its words need at its width: a form gives it the height of its field."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QLabel) and event.type() in (QEvent.Type.Resize, QEvent.Type.FontChange):
            watched.setMinimumHeight(watched.heightForWidth(watched.width()))
        return False


def plain_tip(text: str) -> str:
    """A tool tip that Qt shows as the words it was given; "" stays no tip at all."""
    return f"<span>{escape(text)}</span>" if text else ""
