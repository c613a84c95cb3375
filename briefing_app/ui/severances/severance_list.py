"""Severances in a list, narrowed by chips, and all there is to say of the one in front."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt, Signal, Slot
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from briefing_app.domain.severance import SeveranceState
from briefing_app.ui import languages, look
from briefing_app.ui.editor.guarded_copy import withheld
from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.row_delegate import RowDelegate
from briefing_app.ui.rows import Role, RowListModel
from briefing_app.ui.severances.severance_filters import SeveranceFilters
from briefing_app.ui.severances.severance_words import (
    decision_text,
    guarded_words,
    history_text,
    severance_row,
    severance_text,
)
from briefing_app.ui.views import ListView, WordsBox

if TYPE_CHECKING:
    from briefing_app.domain.exemption import ExemptionId
    from briefing_app.services.severances import SeveranceView

_LINES = 6
"""How many lines of one severance are in sight below the list at least."""
_ROWS = 3
"""How many rows of the list are in sight at least."""


class SeveranceList(QWidget):
    """Shows severances; ``chosen_changed`` says that others are chosen, ``activated`` that one is meant."""

    chosen_changed = Signal()
    activated = Signal()

    def __init__(self, session: LibrarySession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._language = languages.of(self)
        self._views: tuple[SeveranceView, ...] = ()
        self._wanted = ""  # the severance to be shown once there is one of this id
        self._build()
        self.filters.changed.connect(self._narrow)
        self.view.selectionModel().selectionChanged.connect(self.chosen_changed)
        self.view.selectionModel().currentChanged.connect(self._show_words)
        self.view.activated.connect(self.activated)

    @property
    def current(self) -> SeveranceView | None:
        """The severance in front."""
        found: SeveranceView | None = self.view.currentIndex().data(Role.ITEM)
        return found

    @property
    def chosen(self) -> tuple[SeveranceView, ...]:
        """The severances chosen, in order."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedIndexes())
        return tuple(self._model.index(row).data(Role.ITEM) for row in rows)

    def show_views(self, views: Sequence[SeveranceView]) -> None:
        """Show other severances; what is chosen stays chosen while it is there, and the list stays put."""
        kept, scrolled = self._kept(), self.view.verticalScrollBar().value()
        self._views = tuple(views)
        self.filters.offer(views, self._label)
        self._model.show(self._views, severance_row, wanted=self.filters.wanted)
        self.words.setVisible(bool(views))
        self._choose(kept or _first_waiting(self._views))
        self.view.verticalScrollBar().setValue(scrolled)

    def show_severance(self, severance: str) -> None:
        """Choose a severance, at once or when it is shown; one that a chip hides comes into sight."""
        self._wanted = severance
        if any(one.severance.id == severance for one in self._views):
            self.filters.clear()
            self._choose(self._kept())

    def summary(self) -> str:
        """How far what is shown is decided, in a sentence."""
        views, shown = self._views, self._model.rowCount()
        waiting = sum(map(_waits, views))
        if not views:
            said = self.tr("Nothing is severed here: choose words in the text and press F9 to withhold them.")
        elif waiting:
            said = self.tr("%n severance(s) not approved yet; Ctrl+A chooses all.", "", waiting)
        else:
            said = self.tr("Every severance here is approved.")
        narrowed = self.tr("{shown} of {count} shown.").format(shown=shown, count=len(views))
        return f"{said} {narrowed}" if shown < len(views) else said

    # ---- inside

    def _build(self) -> None:
        self._model = RowListModel(self)
        self.filters = SeveranceFilters()
        self.view = ListView()
        self.view.setModel(self._model)
        self.view.setItemDelegate(RowDelegate(self.view))
        self.view.setUniformItemSizes(True)
        self.view.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setMinimumHeight(_ROWS * (look.row_height(self.fontMetrics().height()) + 4 * look.GRID))
        self.view.setAccessibleName(self.tr("Severances"))
        self.words = WordsBox()
        self.words.setMinimumHeight(_LINES * self.fontMetrics().lineSpacing() + 4 * look.GRID)
        self.words.setAccessibleName(self.tr("The severance in full"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * look.GRID)
        column.addWidget(self.filters)
        column.addWidget(self.view, 3)
        column.addWidget(self.words, 2)

    def _kept(self) -> tuple[str, ...]:
        """The severance in front, then the others chosen, to be found again by their ids."""
        if self._wanted:
            return (self._wanted,)
        ids = [one.severance.id for one in (self.current, *self.chosen) if one is not None]
        return tuple(dict.fromkeys(ids))

    def _choose(self, kept: tuple[str, ...]) -> None:
        """Choose these again, the first of them in front; where they are gone, what is at the top."""
        rows = [row for one in kept if (row := self._model.row_of(partial(_is, one))) >= 0]
        if rows:
            self._wanted = ""
        elif self._model.rowCount():
            rows = [0]
        selection, flags = self.view.selectionModel(), QItemSelectionModel.SelectionFlag
        for number, row in enumerate(rows):
            if number == 0:
                selection.setCurrentIndex(self._model.index(row), flags.ClearAndSelect)
            selection.select(self._model.index(row), flags.Select)
        self._show_words()
        self.chosen_changed.emit()

    @Slot()
    def _narrow(self) -> None:
        kept = self._kept()
        self._model.set_mask(self.filters.wanted)
        self._choose(kept)

    @Slot()
    def _show_words(self) -> None:
        view = self.current
        self.words.clear()
        if view is not None:
            cursor = self.words.textCursor()
            cursor.insertText(severance_text(view), QTextCharFormat())
            cursor.insertText("\n".join(("", "", *guarded_words(view))), withheld(QTextCharFormat()))
            for said in filter(None, (decision_text(view), history_text(view, self._label))):
                cursor.insertText(f"\n\n{said}", QTextCharFormat())
            self.words.moveCursor(QTextCursor.MoveOperation.Start)

    def _label(self, provisions: Iterable[ExemptionId]) -> str:
        return self._session.catalogue.label(provisions, self._language)


def _is(severance: str, view: SeveranceView) -> bool:
    return view.severance.id == severance


def _waits(view: SeveranceView) -> bool:
    return view.severance.state is not SeveranceState.APPROVED


def _first_waiting(views: tuple[SeveranceView, ...]) -> tuple[str, ...]:
    return tuple(one.severance.id for one in views if _waits(one))[:1]
