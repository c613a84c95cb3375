"""The severances of a note or profile in a window of their own, where there is no pane for them."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from briefing_app.domain.facts import FactId, ProfileId
from briefing_app.domain.text import BlockId
from briefing_app.ui import look
from briefing_app.ui.dialog_banners import DialogBanners
from briefing_app.ui.labels import PlainLabel
from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.mark import mark_of
from briefing_app.ui.severances.severance_panel import SeverancePanel
from briefing_app.ui.showing import Subject

if TYPE_CHECKING:
    from briefing_app.domain.marking import Marking
    from briefing_app.services.severances import SeveranceView
    from briefing_app.ui.severances.severance_decisions import Undoable

_SIZE = (720, 640)


@dataclass(frozen=True, slots=True)
class SeverancesLeft:
    """How the severances were left: whether any may have been decided about, and what to go to.

    ``profile`` is whose fact that is. ``undoable`` is what was decided last and can be taken back still.
    """

    decided: bool
    block: BlockId | None
    fact: FactId | None = None
    profile: ProfileId | None = None
    undoable: Undoable | None = field(default=None, compare=False)


class SeverancesDialog(QDialog):
    """A frame around the panel of severances, with a way to take back what was decided last."""

    def __init__(self, session: LibrarySession, subject: Subject, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._decided = False
        self._block: BlockId | None = None
        self._fact: FactId | None = None
        self._profile: ProfileId | None = None
        self.setWindowTitle(self.tr("Severances in “{title}”").format(title=subject.title))
        self.panel = SeverancePanel(session, subject, showing=self._showing)
        self.list, self.words = self.panel.list, self.panel.words
        self.reason, self.decide_button = self.panel.form.reason, self.panel.form.button
        self.go_button = self.panel.go_button
        self._build_layout()
        self._connect()
        self.list.setFocus()
        self.panel.read()

    def answer(self) -> SeverancesLeft:
        """How the severances were left."""
        return SeverancesLeft(self._decided, self._block, self._fact, self._profile, self.panel.last)

    @property
    def told(self) -> str:
        """The sentence below the list."""
        return self.panel.sentence

    @property
    def chosen(self) -> tuple[SeveranceView, ...]:
        """The severances chosen."""
        return self.panel.chosen

    # ---- building

    def _build_layout(self) -> None:
        self.said = PlainLabel(wrap=True)
        self.undo_button = QPushButton(self.tr("&Undo"))
        self.undo_button.setAutoDefault(False)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        for button in self.buttons.buttons():
            if isinstance(button, QPushButton):
                button.setAutoDefault(False)  # Enter goes to words, or decides for the reason typed
        below = QHBoxLayout()
        below.setContentsMargins(3 * look.GRID, 0, 3 * look.GRID, 3 * look.GRID)
        below.setSpacing(2 * look.GRID)
        below.addWidget(self.said, 1)
        below.addWidget(self.undo_button)
        below.addWidget(self.buttons)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.panel, 1)
        column.addLayout(below)
        self.banners = DialogBanners(self, column)
        self._show_undo()
        wide = max(look.scaled(_SIZE[0]), 60 * self.fontMetrics().averageCharWidth())
        self.resize(QSize(wide, look.scaled(_SIZE[1])).boundedTo(look.LAPTOP))

    def _connect(self) -> None:
        panel = self.panel
        panel.deciding.connect(self._expect)
        panel.undoable.connect(self._show_undo)
        panel.told.connect(self._show_undo)
        panel.failed.connect(self._say)
        panel.go_to_wanted.connect(self._go_to)
        panel.fact_wanted.connect(self._go_to_fact)
        self.undo_button.clicked.connect(panel.undo)
        self.buttons.rejected.connect(self.reject)

    # ---- what happens

    def _showing(self, markings: frozenset[Marking]) -> AbstractContextManager[None]:
        return self.banners.showing(mark_of(markings, self._session.catalogue))

    @Slot()
    def _expect(self) -> None:
        """Something is being decided, which may be done though the dialog is closed before the answer."""
        self._decided = True

    @Slot()
    def _show_undo(self) -> None:
        last = self.panel.last
        if self.undo_button.hasFocus() and last is None:
            self.list.setFocus()
        self._say("" if last is None else last.words)
        self.undo_button.setVisible(last is not None)

    @Slot(str)
    def _say(self, words: str) -> None:
        self.said.setText(words)

    @Slot(str)
    def _go_to(self, block: str) -> None:
        self._block = BlockId(block)
        self.accept()

    @Slot(str, str)
    def _go_to_fact(self, profile: str, fact: str) -> None:
        self._profile, self._fact = ProfileId(profile), FactId(fact)
        self.accept()
