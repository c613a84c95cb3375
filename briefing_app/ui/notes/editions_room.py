"""The internal and the public edition of a note beside each other: one follows the other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from briefing_app.domain.text import BlockId
from briefing_app.ui import look
from briefing_app.ui.failures import sentence
from briefing_app.ui.labels import PlainLabel
from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.mark import Mark, mark_of
from briefing_app.ui.page_layout import lay_out
from briefing_app.ui.page_view import PageView
from briefing_app.ui.room import Room
from briefing_app.ui.sentence_list import SentenceList
from briefing_app.ui.sentences import all_shown
from briefing_app.ui.showing import Subject
from briefing_app.ui.skeleton import SkeletonRows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing_app.bootstrap import Desk
    from briefing_app.domain.edition import Obstacle
    from briefing_app.domain.note import Note
    from briefing_app.domain.wording import Wording
    from briefing_app.services.previews import BothEditions, NotePreview
    from briefing_app.ui.printed_pages import PrintedPages

_CLOSE = 1.0
"""Two heights that differ by less are the same: Qt rounds on its way."""


class EditionsRoom(Room):
    """Shows both editions of a note as they are stored; nothing is typed here."""

    topic = "public-edition"

    def __init__(self, session: LibrarySession, number: str) -> None:
        super().__init__()
        self._session = session
        self._number = number
        self.note: Note | None = None
        self._mark: Mark | None = None
        self._wanted: BlockId | None = None
        self._read = False
        self.setWindowTitle(self.tr("Note {number}, internal and public").format(number=number))
        self.internal = EditionColumn(self.tr("Internal edition"))
        self.public = EditionColumn(self.tr("Public edition"))
        self.together = Together(self.internal.pages, self.public.pages, self)
        for column in (self.internal, self.public):
            column.go_to_wanted.connect(partial(self.wanted_at.emit, "note", number))
        self._build()
        self.refresh()

    @property
    def subject(self) -> Subject:
        return Subject("note", self._number, self.note.title if self.note else "")

    @property
    def is_public(self) -> bool:
        return True

    @property
    def is_settled(self) -> bool:
        """Whether what is shown has been read."""
        return self._read

    def panes(self) -> Sequence[QWidget]:
        return (self.internal.main_widget, self.public.main_widget)

    def refresh(self) -> None:
        self._read = False
        self._session.call(self, partial(_both, self._number), self._show, self._fail)

    def go_to(self, block: BlockId) -> None:
        if self._mark is None:
            self._wanted = block
        else:
            self.internal.pages.go_to_block(block)

    def _build(self) -> None:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setObjectName("editions")
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        for column in (self.internal, self.public):
            splitter.addWidget(column)
        splitter.setSizes([1000, 1000])
        way = self.tr(
            "Enter goes to the passage at the top of the view to work on it, a double click to any."
        )
        advice = PlainLabel(way, muted=True, wrap=True)
        advice.setContentsMargins(3 * look.GRID, look.GRID, 3 * look.GRID, 2 * look.GRID)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(splitter, 1)
        rows.addWidget(advice)

    def _show(self, both: BothEditions) -> None:
        had_focus = self.hasFocus() or any(one.hasFocus() for one in self.panes())
        self.note = both.reading.note
        before, self._mark = self._mark, mark_of({both.internal.marking}, self._session.catalogue)
        self.banner_changed.emit(self._mark if before is None else before.beside(self._mark))
        wording = self._session.catalogue.wording(both.internal.language)
        self.internal.show_preview(both.internal, wording, {})
        self.public.show_preview(both.public, wording, {there: here for here, there in both.places.items()})
        self.together.follow(both.places)
        self.banner_changed.emit(self._mark)
        if self._wanted is not None:
            block, self._wanted = self._wanted, None
            self.go_to(block)
        if had_focus and not any(one.hasFocus() for one in self.panes()):
            self.internal.main_widget.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read = True

    def _fail(self, error: Exception) -> None:
        self._read = True
        self.failed.emit(sentence(error))


class EditionColumn(QWidget):
    """One of the editions, or what stands in its way; ``go_to_wanted`` gives a block of the note."""

    go_to_wanted = Signal(str)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._obstacles: tuple[Obstacle, ...] = ()
        self._blocks: Mapping[BlockId, BlockId] = {}
        self.pages = Pages()
        self.pages.setAccessibleName(title)
        self.pages.chosen.connect(self._go_to_height)
        self.obstacles = SentenceList(self.tr("The public edition cannot be made yet"))
        self.obstacles.activated.connect(self._go_to_obstacle)
        heading = PlainLabel(title, bold=True)
        heading.setContentsMargins(3 * look.GRID, 2 * look.GRID, 3 * look.GRID, 2 * look.GRID)
        self._refused = QWidget()
        refused = QVBoxLayout(self._refused)
        refused.setContentsMargins(*(6 * look.GRID,) * 4)
        refused.setSpacing(2 * look.GRID)
        refused.addWidget(PlainLabel(self.tr("The public edition cannot be made yet"), bold=True, wrap=True))
        refused.addWidget(
            PlainLabel(self.tr("Press Enter on one of them to go to it."), muted=True, wrap=True)
        )
        refused.addWidget(self.obstacles, 1)
        self._stack = QStackedWidget()
        for page in (SkeletonRows(), self.pages, self._refused):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(heading)
        column.addWidget(self._stack, 1)

    @property
    def main_widget(self) -> QWidget:
        """What takes the keyboard."""
        return self.obstacles if self._stack.currentWidget() is self._refused else self.pages

    def show_preview(self, preview: NotePreview, wording: Wording, blocks: Mapping[BlockId, BlockId]) -> None:
        """Show an edition; *blocks* says which block of the note one of its own stands for."""
        self._blocks = blocks
        self._obstacles = preview.obstacles
        self.obstacles.show_sentences(all_shown(map(str, preview.obstacles)))
        if preview.printed is None:
            self.pages.show_pages(None)
            self._stack.setCurrentWidget(self._refused)
        else:
            self.pages.show_pages(lay_out(preview.printed, wording), keep_place=True)
            self._stack.setCurrentWidget(self.pages)

    @Slot(float)
    def _go_to_height(self, height: float) -> None:
        block = _block_at(self.pages.pages, height)
        if block is not None:
            self.go_to_wanted.emit(self._blocks.get(block, block))

    @Slot(QModelIndex)
    def _go_to_obstacle(self, index: QModelIndex) -> None:
        block = self._obstacles[index.row()].block if index.row() < len(self._obstacles) else None
        if block is not None:
            self.go_to_wanted.emit(block)


class Pages(PageView):
    """Pages of which a place can be chosen: ``chosen`` gives its height in the rolled-out body."""

    chosen = Signal(float)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(self.height_at(None))
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self.height_at(QPointF(event.position())))


class Together(QObject):
    """Lets two views of pages follow each other: the same block is at the top of both."""

    def __init__(self, left: PageView, right: PageView, parent: QObject) -> None:
        super().__init__(parent)
        self._left, self._right = left, right
        self.places: Mapping[BlockId, BlockId] = {}
        self._pairs: list[tuple[float, float]] = []
        self._follows = False  # so that the one that follows is not followed in its turn
        for view in (left, right):
            view.verticalScrollBar().valueChanged.connect(partial(self._scrolled, view))

    def follow(self, places: Mapping[BlockId, BlockId]) -> None:
        """Go by these blocks from now on: one at the left, with the one that stands for it at the right."""
        left, right = self._left.pages, self._right.pages
        self.places, self._pairs = places, []
        if left is None or right is None:
            return
        pairs = sorted(
            (left.positions[here], right.positions[there])
            for here, there in places.items()
            if here in left.positions and there in right.positions
        )
        self._pairs = [(0.0, 0.0)]
        for one in pairs:
            if one[1] >= self._pairs[-1][1]:  # what stands in another order is no measure
                self._pairs.append(one)
        self._scrolled(self._left)

    def _scrolled(self, view: PageView, *_value: int) -> None:
        if self._follows or not self._pairs:
            return
        to_right = view is self._left
        other = self._right if to_right else self._left
        pairs = self._pairs if to_right else [(right, left) for left, right in self._pairs]
        self._follows = True
        try:
            height = view.height_at(None)
            if height > 0:
                other.go_to(_mapped(height, pairs))
            else:  # above the body of the first page
                other.verticalScrollBar().setValue(view.verticalScrollBar().value())
        finally:
            self._follows = False


def _mapped(height: float, pairs: Sequence[tuple[float, float]]) -> float:
    """The height in the other pages: between two blocks as far as between these."""
    before = max((one for one in pairs if one[0] <= height + _CLOSE), default=pairs[0])
    after = min((one for one in pairs if one[0] > height + _CLOSE), default=None)
    if after is None:
        return before[1] + max(0.0, height - before[0])
    part = max(0.0, height - before[0]) / (after[0] - before[0])
    return before[1] + part * max(0.0, after[1] - before[1])


def _block_at(pages: PrintedPages | None, height: float) -> BlockId | None:
    """The block that begins last at or above a height; the first one where none does."""
    if pages is None or not pages.positions:
        return None
    above = [one for one, at in pages.positions.items() if at <= height + _CLOSE]
    return max(above or pages.positions, key=lambda one: pages.positions[one] * (1 if above else -1))


def _both(number: str, desk: Desk) -> BothEditions:
    return desk.previews.both_of_note(number)
