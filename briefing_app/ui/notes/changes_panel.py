"""The passages of a section whose source changed: as pulled, as the profile says now, as the note says."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from briefing_app.services.taking_over import Outcome, SourceUpdate
from briefing_app.ui import look
from briefing_app.ui.flow_layout import FlowLayout, flowing
from briefing_app.ui.labels import PlainLabel
from briefing_app.ui.notes.comparison_text import ComparisonText


class ChangesPanel(QWidget):
    """Asks for each changed passage whether to take it over.

    ``decided`` gives the changes taken over and those left as they are; ``closed`` that the text is wanted.
    """

    decided = Signal(tuple, tuple)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._updates: tuple[SourceUpdate, ...] = ()
        self.rows: list[ChangeRow] = []
        self._heading = PlainLabel(bold=True, wrap=True)
        self.take_all = QPushButton(self.tr("Take &all over"))
        self.keep_all = QPushButton(self.tr("&Keep all of mine"))
        self.back = QPushButton(self.tr("Back to the &text"))
        self._build_layout()
        self.take_all.clicked.connect(self._take_all)
        self.keep_all.clicked.connect(self._keep_all)
        self.back.clicked.connect(self.closed)

    @property
    def main_widget(self) -> QWidget:
        """What takes the keyboard."""
        return self.rows[0].take if self.rows else self.back

    @property
    def holds_focus(self) -> bool:
        """Whether the keyboard is in here."""
        focus = QApplication.focusWidget()
        return focus is not None and (focus is self or self.isAncestorOf(focus))

    def show_updates(self, updates: Sequence[SourceUpdate], received: str) -> None:
        """Show changed passages; *received* stands for a received redaction."""
        self._updates = tuple(updates)
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [ChangeRow(update, received) for update in self._updates]
        for number, row in enumerate(self.rows):
            row.take.clicked.connect(partial(self._decide, row.shown, taken=True))
            row.keep.clicked.connect(partial(self._decide, row.shown, taken=False))
            self._column.insertWidget(number, row)
        self._heading.setText(self.tr("The source of %n passage(s) changed", "", len(self._updates)))

    # ---- inside

    def _build_layout(self) -> None:
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(4 * look.GRID, 0, 4 * look.GRID, 4 * look.GRID)
        self._column.setSpacing(4 * look.GRID)
        self._column.addStretch(1)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        buttons = FlowLayout(gap=2 * look.GRID)
        for button in (self.take_all, self.keep_all, self.back):
            buttons.addWidget(button)
        head = QVBoxLayout()
        head.setContentsMargins(4 * look.GRID, 2 * look.GRID, 4 * look.GRID, 3 * look.GRID)
        head.setSpacing(2 * look.GRID)
        head.addWidget(self._heading)
        head.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(area, 1)

    def _decide(self, update: SourceUpdate, *_checked: bool, taken: bool) -> None:
        self.decided.emit((update,) if taken else (), () if taken else (update,))

    def _take_all(self) -> None:
        self.decided.emit(self._updates, ())

    def _keep_all(self) -> None:
        self.decided.emit((), self._updates)


class ChangeRow(QFrame):
    """One passage three times, side by side, and what can be done."""

    def __init__(self, update: SourceUpdate, received: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = update
        self.take = QPushButton(self.tr("Take over"))
        change = update.change
        is_new = change.block is None
        self.keep = QPushButton(self.tr("Leave out") if is_new else self.tr("Keep mine"))
        self.said = PlainLabel(self._sentence(update.outcome), wrap=True)
        names = (self.tr("As taken over"), self.tr("Profile now"), self.tr("This note"))
        nothing = (
            self.tr("It was not there yet.") if is_new else self.tr("Nothing is kept of how it was."),
            self.tr("This passage is gone from the profile."),
            self.tr("It is not in this note."),
        )
        passages = (
            (change.before, change.before),
            (change.now, change.before),
            (change.block, change.before),
        )
        self.texts = [ComparisonText(name) for name in names]
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * look.GRID)
        grid.setVerticalSpacing(look.GRID)
        for number, (name, text, (block, against)) in enumerate(
            zip(names, self.texts, passages, strict=True)
        ):
            text.show_passage(block, against, update.held, received, nothing[number])
            grid.addWidget(PlainLabel(name, muted=True, size=look.SMALL), 0, number)
            grid.addWidget(text, 1, number)
            grid.setColumnStretch(number, 1)
        row = FlowLayout(gap=2 * look.GRID)
        row.add_growing(self.said)
        row.addWidget(flowing(self.take, self.keep, gap=2 * look.GRID))
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * look.GRID, 2 * look.GRID, 3 * look.GRID, 3 * look.GRID)
        column.addLayout(grid)
        column.addLayout(row)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.take.setAccessibleDescription(self.said.text())
        stays = self.tr("It stays out of this note") if is_new else ""
        self.keep.setAccessibleDescription(stays or self.tr("The words stay as they are in this note"))

    def _sentence(self, outcome: Outcome) -> str:
        return {
            Outcome.THEIRS: self.tr("Nobody changed it here: taking over brings the words of the profile."),
            Outcome.BOTH: self.tr("Changed here and there in different places: taking over keeps both."),
            Outcome.INSTEAD: self.tr(
                "The same words were changed here and there: taking over replaces yours."
            ),
            Outcome.GONE: self.tr("It is gone from the profile: taking over deletes it here."),
            Outcome.LOOK: self.tr(
                "Words of several passages were joined here, and one of them changed in its profile. "
                "Change yours by hand: taking over changes no word, it notes that you looked."
            ),
            Outcome.PARTED: self.tr(
                "Words of several passages were joined here, and one of them is gone from its profile. "
                "All words stay: taking over notes that they are no longer of it."
            ),
            Outcome.NEW: self.tr("It is new in the profile: taking over puts it in here, at its place."),
        }[outcome]
