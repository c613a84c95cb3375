"""The facts a binder proposes: each kept or left out with its box, each given to a profile by a menu."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefing_app.domain.corrections import FactPlace
from briefing_app.domain.reading import NOBODY
from briefing_app.services.import_review import Review
from briefing_app.ui import look
from briefing_app.ui.imports.review_lists import FactsModel, Role
from briefing_app.ui.imports.review_words import readable
from briefing_app.ui.labels import PlainLabel
from briefing_app.ui.views import ListView

_MOST_PROFILES = 60


class LineList(ListView):
    """A list of rows that are each about a line of the source; the menu key works as the mouse does."""

    menu = Signal(QPoint)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setUniformItemSizes(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setSpacing(1)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        self.menu.emit(at)


class FactsPane(QWidget):
    """The list of facts with the menu that gives them to profiles.

    Signals:
        chosen: The first line that states the fact that is chosen.
        corrected: Something was decided.
    """

    chosen = Signal(int)
    corrected = Signal()

    def __init__(self, review: Review) -> None:
        super().__init__()
        self._review = review
        self.model = FactsModel(review, self)
        self.view = LineList(self.tr("Proposed facts"))
        self.view.setModel(self.model)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setAccessibleDescription(self.tr("The space bar keeps a fact or leaves it out."))
        self._build()
        self.model.decided.connect(self._decided)
        self.view.menu.connect(self._show_menu)
        self.view.selectionModel().currentChanged.connect(self._moved)

    def refresh(self) -> None:
        """Show what was corrected."""
        self.model.changed()

    def go_to(self, line: int) -> None:
        """Choose the first fact that a line states; none where it states none."""
        row = next((n for n in range(self.model.rowCount()) if line in self.model.fact(n)[1].lines), -1)
        blocker = QSignalBlocker(self.view.selectionModel())
        if row >= 0:
            self.view.setCurrentIndex(self.model.index(row))
        else:
            self.view.clearSelection()
        blocker.unblock()
        self.view.viewport().update()

    def places(self) -> list[FactPlace]:
        """The facts whose rows are selected."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        return [self.model.fact(row)[0] for row in rows]

    def give(self, line: int) -> None:
        """Give the facts that are selected to the profile whose name is at a line, or to none."""
        if self._review.give(self.places(), line):
            self.corrected.emit()

    def fill_profiles(self, menu: QMenu) -> None:
        """Offer the profiles nearest to the fact, and none."""
        menu.clear()
        menu.addAction(self.tr("&No profile")).triggered.connect(partial(self._give, NOBODY))
        menu.addSeparator()
        here = self.view.currentIndex().data(Role.LINE) or 1
        known = sorted(self._review.now.profiles, key=lambda line: abs(line - here))[:_MOST_PROFILES]
        for line in sorted(known):
            name = readable(self._review.now.profiles[line].name)[:60].replace("&", "&&")
            menu.addAction(name).triggered.connect(partial(self._give, line))

    def _give(self, line: int, *_checked: bool) -> None:
        self.give(line)

    @Slot(object, bool)
    def _decided(self, place: FactPlace, accepted: bool) -> None:
        chosen = self.places()
        if self._review.decide(chosen if place in chosen else [place], accepted=accepted):
            self.corrected.emit()

    @Slot()
    def _moved(self) -> None:
        line = self.view.currentIndex().data(Role.LINE)
        if line is not None:
            self.chosen.emit(line)

    @Slot(QPoint)
    def _show_menu(self, at: QPoint) -> None:
        if self.places():
            menu = QMenu(self)
            self.fill_profiles(menu)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(at)

    def _build(self) -> None:
        self.owner = QPushButton(self.tr("Belon&gs to"))
        self.owner.setAccessibleName(self.tr("Profile of the fact"))
        self.owner.setAutoDefault(False)
        menu = QMenu(self.owner)
        fill: Callable[[], None] = partial(self.fill_profiles, menu)
        menu.aboutToShow.connect(fill)
        self.owner.setMenu(menu)
        row = QHBoxLayout()
        row.setContentsMargins(3 * look.GRID, 2 * look.GRID, 3 * look.GRID, 2 * look.GRID)
        row.addWidget(
            PlainLabel(self.tr("A fact that is not checked is not stored."), muted=True, wrap=True), 1
        )
        row.addWidget(self.owner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.view, 1)
