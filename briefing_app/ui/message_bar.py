"""A bar above the thing it speaks of: an error and what to do, a result and what to do next, progress."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QToolButton, QVBoxLayout, QWidget

from briefing_app.ui import look, sentences
from briefing_app.ui.announcing import announce
from briefing_app.ui.labels import PlainLabel

_PATIENCE = 400  # milliseconds; what is done sooner needs no gauge


class Tone(Enum):
    """Whether the bar tells a result or a failure."""

    NOTICE = "notice"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Choice:
    """A button of the bar: its words, and what it does."""

    text: str
    do: Callable[[], None]


class MessageBar(QWidget):
    """Hidden until it has something to say; ``undo_changed`` tells whether it offers to undo something."""

    undo_changed = Signal(bool)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._tone = Tone.NOTICE
        self._undo: Callable[[], None] | None = None
        self._label = PlainLabel(wrap=True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._gauge = QProgressBar()
        self._gauge.setTextVisible(False)
        self._gauge.setFixedHeight(6)
        self._gauge.setAccessibleName(self.tr("Progress"))
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(2 * look.GRID)
        self._close = QToolButton()
        self._close.setText("\u00d7")
        self._close.setAutoRaise(True)
        self._close.setToolTip(self.tr("Close this message"))
        self._close.setAccessibleName(self.tr("Close this message"))
        self._close.clicked.connect(self.clear)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_PATIENCE)
        self._late.timeout.connect(self.show)
        self._build()
        self.hide()

    @property
    def text(self) -> str:
        """The words shown; "" while hidden."""
        return "" if self.isHidden() else self._label.text()

    @property
    def tone(self) -> Tone:
        """Whether a result or a failure is shown."""
        return self._tone

    def buttons(self) -> tuple[QPushButton, ...]:
        """The buttons of the choices, in order."""
        items = (self._buttons.itemAt(number) for number in range(self._buttons.count()))
        widgets = (item.widget() for item in items if item is not None)
        return tuple(widget for widget in widgets if isinstance(widget, QPushButton))

    def tell(self, text: str, tone: Tone = Tone.NOTICE, choices: Sequence[Choice] = ()) -> None:
        """Say something, with buttons for what can be done about it; a screen reader says it too."""
        self._late.stop()
        self._fill(text, tone, choices, closable=True)
        self._gauge.hide()
        self.show()
        announce(self, text)

    def offer_undo(self, text: str, undo: Callable[[], None]) -> None:
        """Say what was done, with a button that takes it back; whatever is said next ends the offer."""
        self.tell(text, choices=(Choice(self.tr("&Undo"), self.undo),))
        self._set_undo(undo)

    @Slot()
    def undo(self) -> None:
        """Take back what the bar offers to, once."""
        take_back = self._undo
        if take_back is not None:
            self.clear()
            take_back()

    def withdraw(self, undo: Callable[[], None]) -> None:
        """End an offer, if it is the one that stands."""
        if self._undo is undo:
            self.clear()

    def _set_undo(self, undo: Callable[[], None] | None) -> None:
        self._undo = undo
        self.undo_changed.emit(undo is not None)

    def busy(self, text: str, choices: Sequence[Choice] = ()) -> None:
        """Say what is being done, unless it is done at once; :meth:`advance` gives the gauge an end."""
        self.hide()
        self._fill(text, Tone.NOTICE, choices, closable=False)
        self._gauge.setRange(0, 0)
        self._gauge.show()
        self._late.start()

    @Slot(int, int, str)
    def advance(self, done: int, total: int, what: str) -> None:
        """Move the gauge: *done* of *total* steps are made."""
        self._gauge.setRange(0, total)
        self._gauge.setValue(done)
        if what:
            self._label.setText(sentences.shown(what))

    @Slot()
    def clear(self) -> None:
        """Hide; there is nothing more to say."""
        self._late.stop()
        self.hide()
        self._label.setText("")
        self._set_undo(None)

    def paintEvent(self, _event: QPaintEvent) -> None:
        shown = look.colours()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(shown.error if self._tone is Tone.ERROR else shown.notice))
        painter.setPen(QColor(shown.line))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)

    def _do(self, choice: Choice, *_checked: bool) -> None:
        choice.do()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(2 * look.GRID)
        row.addWidget(self._label, 1)
        row.addLayout(self._buttons)
        row.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * look.GRID, 2 * look.GRID, 2 * look.GRID, 2 * look.GRID)
        column.setSpacing(look.GRID)
        column.addLayout(row)
        column.addWidget(self._gauge)

    def _fill(self, text: str, tone: Tone, choices: Sequence[Choice], *, closable: bool) -> None:
        self._tone = tone
        self._set_undo(None)
        self._label.setText(text)
        for button in self.buttons():
            self._buttons.removeWidget(button)
            button.hide()
            button.deleteLater()
        for choice in choices:
            button = QPushButton(choice.text)
            button.clicked.connect(partial(self._do, choice))
            self._buttons.addWidget(button)
        self._close.setVisible(closable)
        self.update()
