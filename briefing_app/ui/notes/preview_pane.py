"""The right pane of a note: its pages as they would print now, in the internal or the public edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QPushButton,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from briefing_app.domain.edition import EditionKind
from briefing_app.domain.text import BlockId, Heading, words
from briefing_app.ui import look
from briefing_app.ui.flow_layout import FlowLayout
from briefing_app.ui.labels import PlainLabel
from briefing_app.ui.page_layout import LivePages
from briefing_app.ui.page_view import PageView
from briefing_app.ui.sentence_list import SentenceList
from briefing_app.ui.sentences import all_shown
from briefing_app.ui.skeleton import SkeletonRows

if TYPE_CHECKING:
    from briefing_app.domain.edition import Obstacle
    from briefing_app.domain.wording import Wording
    from briefing_app.services.previews import NotePreview


_SETTLING = 600  # milliseconds of quiet before headings are moved off the foot of pages


class PreviewPane(QWidget):
    """Shows previews as they come.

    ``switched`` says that the other edition is wanted, ``go_to_wanted`` the block an obstacle is about,
    ``severances_wanted`` that what is withheld is to be looked at and approved.
    """

    switched = Signal()
    severances_wanted = Signal()
    go_to_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live = LivePages()
        self._preview: NotePreview | None = None
        self._obstacles: tuple[Obstacle, ...] = ()
        self._heading: tuple[str, str] = ("", "")
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLING)
        self._settling.timeout.connect(self._settle)
        self._build_head()
        self._build_pages()
        self._build_layout()

    @property
    def edition(self) -> EditionKind:
        """Which edition is wanted."""
        return EditionKind.PUBLIC if self.public.isChecked() else EditionKind.INTERNAL

    @property
    def preview(self) -> NotePreview | None:
        """What is shown, or None."""
        return self._preview

    @property
    def main_widget(self) -> QWidget:
        """What takes the keyboard."""
        shown = self._stack.currentWidget()
        return (
            self.obstacles if shown is self._refused else self.pages if shown is self.pages else self.internal
        )

    def show_preview(self, preview: NotePreview, wording: Wording) -> None:
        """Show pages, or what stands in the way of the public edition."""
        fresh = self._preview is None or self._preview.edition is not preview.edition
        self._preview = preview
        if preview.printed is None:
            self._obstacles = preview.obstacles
            self.obstacles.show_sentences(all_shown(map(str, preview.obstacles)))
            self._stack.setCurrentWidget(self._refused)
            return
        self.pages.show_pages(self._live.pages(preview.printed, wording), keep_place=not fresh)
        self._settling.start()
        self._stack.setCurrentWidget(self.pages)
        if fresh:
            self._follow()

    def show_failure(self, sentence: str) -> None:
        """Say why there are no pages."""
        self._preview = None
        self._failure.setText(sentence)
        self._stack.setCurrentWidget(self._failed)

    def follow(self, section: str, heading: str) -> None:
        """Bring a section into view, now and when other pages are shown."""
        self._heading = (section, heading)
        self._follow()

    # ---- building

    def _build_head(self) -> None:
        self.internal = QRadioButton(self.tr("&Internal"))
        self.internal.setToolTip(self.tr("Everything, with portion marks and flags"))
        self.internal.setChecked(True)
        self.public = QRadioButton(self.tr("P&ublic"))
        self.public.setToolTip(self.tr("What may be released, with nothing withheld left in it"))
        self.public.toggled.connect(self.switched)

    def _build_pages(self) -> None:
        self.pages = PageView()
        self._failure = PlainLabel(muted=True, wrap=True)
        self._failed = QWidget()
        around = QVBoxLayout(self._failed)
        around.setContentsMargins(*(6 * look.GRID,) * 4)
        around.addWidget(self._failure)
        around.addStretch(1)
        heading = PlainLabel(self.tr("The public edition cannot be made yet"), bold=True, wrap=True)
        advice = PlainLabel(self.tr("Press Enter on one of them to go to it."), muted=True, wrap=True)
        self.obstacles = SentenceList(heading.text())
        self.obstacles.activated.connect(self._go_to)
        self._refused = QWidget()
        column = QVBoxLayout(self._refused)
        column.setContentsMargins(*(6 * look.GRID,) * 4)
        column.setSpacing(2 * look.GRID)
        for widget in (heading, advice, self.obstacles):
            column.addWidget(widget)
        self.severances = QPushButton(self.tr("Severances…"))
        self.severances.setToolTip(self.tr("Look at what is withheld, and approve it"))
        self.severances.clicked.connect(self.severances_wanted)
        column.addWidget(self.severances, 0, Qt.AlignmentFlag.AlignLeft)

    def _build_layout(self) -> None:
        self._stack = QStackedWidget()
        for page in (SkeletonRows(), self.pages, self._refused, self._failed):
            self._stack.addWidget(page)
        row = FlowLayout(gap=3 * look.GRID)
        row.setContentsMargins(3 * look.GRID, 2 * look.GRID, 3 * look.GRID, 2 * look.GRID)
        row.addWidget(self.internal)
        row.addWidget(self.public)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._stack, 1)

    # ---- what happens

    @Slot()
    def put_off_settling(self) -> None:
        """Something is typed: what takes long waits until it is quiet."""
        if self._settling.isActive():
            self._settling.start()

    @Slot()
    def _settle(self) -> None:
        """Keep headings with what follows them, which takes longer than a key may wait."""
        if not self._live.is_settled and (pages := self._live.settled()) is not None:
            self.pages.show_pages(pages, keep_place=True)

    @Slot(QModelIndex)
    def _go_to(self, index: QModelIndex) -> None:
        block = self._obstacles[index.row()].block if index.row() < len(self._obstacles) else None
        if block is not None:
            self.go_to_wanted.emit(block)

    def _follow(self) -> None:
        section, heading = self._heading
        if self._preview is None or self._preview.printed is None or not section:
            return
        if not self.pages.go_to_block(BlockId(f"{section}-heading")):  # a public edition has ids of its own
            blocks = self._preview.printed.blocks
            same = (one for one in blocks if isinstance(one, Heading) and words(one.content) == heading)
            found = next(same, None)
            if found is not None:
                self.pages.go_to_block(found.id)
