"""A binder under review: its lines, the structure they are proposed to have, and what is proposed from them.

What is chosen in one list is chosen in the others. The panel corrects the review and stores nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefing_app.domain.reading import BlockKind
from briefing_app.services.explanations import Explanations
from briefing_app.services.import_review import Review
from briefing_app.ui import look
from briefing_app.ui.flow_layout import FlowLayout, flowing
from briefing_app.ui.imports import review_words as words
from briefing_app.ui.imports.facts_pane import FactsPane, LineList
from briefing_app.ui.imports.profiles_pane import ProfilesPane
from briefing_app.ui.imports.review_delegates import LineDelegate
from briefing_app.ui.imports.review_lists import OdditiesModel, Role, SourceLinesModel, StructureModel
from briefing_app.ui.imports.structure_pane import StructurePane
from briefing_app.ui.labels import PlainLabel, plain_tip
from briefing_app.ui.language_words import language_words
from briefing_app.ui.sentence_list import wrap_rows

if TYPE_CHECKING:
    from briefing_app.domain.profile import ProfileSummary
    from briefing_app.services.imports import ForeseenProfile

_PANES = (340, 520, 364)
_NARROWEST = (150, 236, 264)
"""How wide source, structure and proposals stay whatever stands beside them."""
_LONGEST_WHOLE = 20_000


class ReviewPanel(QWidget):
    """Three panes under a head with the counts and the commands.

    Signals:
        corrected: Something was changed, by hand or by undoing.
        refused: A sentence on what cannot be.
    """

    corrected = Signal()
    refused = Signal(str)

    def __init__(
        self, review: Review, explanations: Explanations, language: str, marked: str = "", whole: str = ""
    ) -> None:
        """*marked* is what the lines say of their own marking, *whole* what the document says as a whole."""
        super().__init__()
        self._marked = marked
        self._whole = whole
        self.review = review
        self._going = False
        self._lines = SourceLinesModel(review, self)
        self._build_source()
        self.structure = StructurePane(review, StructureModel(review, explanations, language, self))
        self.profiles = ProfilesPane(review)
        self.facts = FactsPane(review)
        self._oddities = OdditiesModel(review, explanations, language, self)
        self.oddities = LineList(self.tr("What is odd"))
        self.oddities.setModel(self._oddities)
        wrap_rows(self.oddities)
        self._build_head()
        self._build()
        self._connect()
        self._show_state()
        self.structure.go_to(1)

    def panes(self) -> Sequence[QWidget]:
        """What takes the keyboard, from left to right; the structure comes first when the room is entered."""
        tab = {self.profiles: self.profiles.view, self.facts: self.facts.view}
        return (self.structure.view, tab.get(self.tabs.currentWidget(), self.oddities), self.source)

    def show_foreseen(self, foreseen: Sequence[ForeseenProfile], known: Sequence[ProfileSummary]) -> None:
        """Say what the library would make of the profiles."""
        self.profiles.show_foreseen(foreseen, known)

    def go_to(self, line: int, origin: QWidget | None = None) -> None:
        """Choose a line of the source in every list but the one it was chosen in."""
        if self._going:
            return
        self._going = True
        try:
            if origin is not self.source:
                self._choose_lines(line)
            if origin is not self.structure:
                self.structure.go_to(line)
            if origin is not self.facts:
                self.facts.go_to(line)
            if origin is not self.profiles:
                home = self._home(line)
                if home:
                    self.profiles.go_to(home)
            self._show_whole(line)
        finally:
            self._going = False

    @Slot()
    def undo(self) -> None:
        """Take the last correction back."""
        if self.review.can_undo:
            self.review.undo()
            self.refresh()

    @Slot()
    def redo(self) -> None:
        """Make the correction again that was taken back last."""
        if self.review.can_redo:
            self.review.redo()
            self.refresh()

    @Slot()
    def accept_nesting(self) -> None:
        """Put every item under the one it seems to belong to."""
        if self.review.accept_nesting():
            self.refresh()
        else:
            self.refused.emit(self.tr("No item only seems to belong to another."))

    @Slot(bool)
    def _mark_the_rest(self, wanted: bool) -> None:
        if self.review.leave_unmarked(left=not wanted):
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show what was corrected, everywhere."""
        self.structure.refresh()
        self.facts.refresh()
        self.profiles.refresh()
        self._show_state()
        self.corrected.emit()

    # ---- counts

    def counts(self) -> str:
        """What was found, and that nothing was lost, on one line."""
        reading = self.review.reading
        held, said = self.review.accounted
        facts = len(self.review.facts()) - len(self.review.corrections.rejected)
        redactions = sum(block.withheld for block in reading.blocks)
        parts = [
            language_words(reading.language),
            self.tr("%n profile(s)", "", len(reading.profiles)),
            self.tr("%n fact(s)", "", facts),
            self.tr("%n received redaction(s)", "", redactions),
            self.tr("nothing lost: {held} of %n line(s) accounted for", "", said).format(held=held)
            if held == said
            else self.tr("LOST: only {held} of %n line(s) accounted for", "", said).format(held=held),
        ]
        if self._marked:
            parts.insert(0, self.tr("the source says it is {marking}").format(marking=self._marked))
        if self.review.corrections:
            parts.append(self.tr("%n correction(s)", "", len(self.review.corrections)))
        return " · ".join(parts)

    def _show_state(self) -> None:
        self.counted.setText(self.counts())
        self.undo_button.setEnabled(self.review.can_undo)
        self.redo_button.setEnabled(self.review.can_redo)
        inferred = any(
            block.kind is BlockKind.ITEM and block.rule.startswith("item-")
            for block in self.review.reading.blocks
        )
        self.nest_button.setVisible(inferred)
        self.marking_box.setChecked(not self.review.corrections.leave_unmarked)

    def _home(self, line: int) -> int:
        place = self.review.now.places.get(line)
        home = None if place is None else self.review.now.home(place)
        return 0 if home is None else home.profile

    # ---- the source

    def _choose_lines(self, line: int) -> None:
        place = self.review.now.places.get(line)
        block = None if place is None else self.review.reading.blocks[place]
        first, last = (block.first, block.last) if block else (line, line)
        selection = self.source.selectionModel()
        blocker = QSignalBlocker(selection)
        flags = QItemSelectionModel.SelectionFlag
        selection.setCurrentIndex(self._lines.index(line - 1), flags.ClearAndSelect)
        for number in range(first, min(last, first + 200) + 1):
            selection.select(self._lines.index(number - 1), flags.Select)
        blocker.unblock()
        self.source.scrollTo(self._lines.index(first - 1))
        self.source.viewport().update()

    def _show_whole(self, line: int) -> None:
        """Show the line with everything around it that makes one block, letter by letter."""
        place = self.review.now.places.get(line)
        lines = self.review.reading.source.lines
        block = None if place is None else self.review.reading.blocks[place]
        raw = block.raw if block else (lines[line - 1] if line <= len(lines) else "")
        cut = self.tr("… (the rest of it is kept as well)") if len(raw) > _LONGEST_WHOLE else ""
        self.whole.setPlainText(words.visible(raw[:_LONGEST_WHOLE]) + cut)

    @Slot()
    def _source_moved(self) -> None:
        line = self.source.currentIndex().data(Role.LINE)
        if line is not None:
            self.go_to(line, self.source)

    @Slot()
    def _oddity_moved(self) -> None:
        line = self.oddities.currentIndex().data(Role.LINE)
        if line is not None:
            self.go_to(line, self.oddities)

    # ---- building

    def _build_source(self) -> None:
        self.source = LineList(self.tr("Source lines"))
        self.source.setModel(self._lines)
        self.source.setSpacing(0)
        self.source.setSelectionMode(LineList.SelectionMode.ExtendedSelection)
        self._line_delegate = LineDelegate(len(self.review.reading.source.lines), self.source)
        self.source.setItemDelegate(self._line_delegate)
        self.whole = QPlainTextEdit()
        self.whole.setReadOnly(True)
        self.whole.setTabChangesFocus(True)
        self.whole.setAccessibleName(self.tr("The whole line"))
        self.whole.setFrameShape(QFrame.Shape.NoFrame)

    def _build_head(self) -> None:
        self.counted = PlainLabel(muted=True, wrap=True)
        self.undo_button = self._tool(self.tr("&Undo"), self.tr("Undo the last correction (Ctrl+Z)"))
        self.redo_button = self._tool(self.tr("Re&do"), self.tr("Make the correction again (Ctrl+Y)"))
        self.nest_button = self._tool(
            self.tr("Ne&st items"), self.tr("Put every item under the one it seems to belong to")
        )
        self.marking_box = QCheckBox(
            self.tr("Mark the rest {marking}").format(marking=self._whole.replace("&", "&&"))
        )
        self.marking_box.setToolTip(
            plain_tip(
                self.tr(
                    "The document says so of itself in its header, a watermark or its properties: what has "
                    "no mark of its own is marked so"
                )
            )
        )
        self.marking_box.setVisible(bool(self._whole))
        self.cancel_button = QPushButton(self.tr("&Cancel"))
        self.cancel_button.setToolTip(self.tr("Leave without importing anything (Esc)"))
        self.accept_button = QPushButton(self.tr("I&mport"))
        self.accept_button.setToolTip(self.tr("Store it as it is here (Ctrl+Enter)"))
        self.accept_button.setDefault(True)

    def _tool(self, text: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setToolTip(plain_tip(tip))
        button.setAccessibleName(text.replace("&", ""))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _build(self) -> None:
        head = FlowLayout(gap=2 * look.GRID)
        head.setContentsMargins(4 * look.GRID, 2 * look.GRID, 4 * look.GRID, 2 * look.GRID)
        head.add_growing(self.counted)
        corrections = (self.marking_box, self.undo_button, self.redo_button, self.nest_button)
        ends = (self.cancel_button, self.accept_button)
        head.addWidget(flowing(*corrections, *ends, gap=2 * look.GRID))
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("Proposals"))
        self.tabs.addTab(self.profiles, self.tr("Pr&ofiles"))
        self.tabs.addTab(self.facts, self.tr("&Facts"))
        self.tabs.addTab(self.oddities, self.tr("Odd: %n", "", self._oddities.rowCount()))
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        panes = (self._source_pane(), self.structure, self.tabs)
        for pane, narrowest in zip(panes, _NARROWEST, strict=True):
            pane.setMinimumWidth(look.scaled(narrowest))
            pane.setAutoFillBackground(True)
            pane.setBackgroundRole(QPalette.ColorRole.Base)
            self.splitter.addWidget(pane)
        self.splitter.setSizes([look.scaled(one) for one in _PANES])
        self.splitter.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.splitter, 1)

    def _source_pane(self) -> QWidget:
        title = QWidget()
        row = QHBoxLayout(title)
        row.setContentsMargins(3 * look.GRID, 2 * look.GRID, 3 * look.GRID, 2 * look.GRID)
        row.addWidget(PlainLabel(self.tr("Source, word for word"), bold=True, wrap=True))
        top = QWidget()
        column = QVBoxLayout(top)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(title)
        column.addWidget(self.source, 1)
        pane = QSplitter(Qt.Orientation.Vertical)
        pane.setHandleWidth(1)
        pane.setChildrenCollapsible(False)
        pane.addWidget(top)
        pane.addWidget(self.whole)
        pane.setSizes([540, 140])
        pane.setStretchFactor(0, 1)
        return pane

    def _connect(self) -> None:
        self.source.selectionModel().currentChanged.connect(self._source_moved)
        self.oddities.selectionModel().currentChanged.connect(self._oddity_moved)
        for pane in (self.structure, self.profiles, self.facts):
            pane.chosen.connect(partial(self.go_to, origin=pane))
            pane.corrected.connect(self.refresh)
        self.structure.refused.connect(self.refused)
        self.marking_box.clicked.connect(self._mark_the_rest)
        self.undo_button.clicked.connect(self.undo)
        self.redo_button.clicked.connect(self.redo)
        self.nest_button.clicked.connect(self.accept_nesting)
