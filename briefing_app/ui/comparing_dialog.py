"""A list, and beside it the comparison of what is looked at in it: of revisions, and of what is decided."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from briefing_app.ui import look
from briefing_app.ui.dialog_banners import DialogBanners
from briefing_app.ui.editor.comparison_view import ComparisonView
from briefing_app.ui.empty_state import EmptyState
from briefing_app.ui.labels import PlainLabel
from briefing_app.ui.row_list import row_list
from briefing_app.ui.rows import RowListModel

_CHARACTERS = 30
"""So many of its own letters the list is at least wide."""


class ComparingDialog(QDialog):
    """The parts of such a dialog, which each kind of it puts one below the other, and how wide they are."""

    size_at_first = (1000, 680)
    list_at_first = 320

    def __init__(self, parent: QWidget | None = None, *, muted: bool = False) -> None:
        super().__init__(parent)
        self.model = RowListModel(self)
        self.list = row_list(self.model)
        self._sentence = PlainLabel(muted=muted, wrap=True)
        self.view = ComparisonView()
        self.nothing = EmptyState()
        self._stack = QStackedWidget()
        for widget in (self.view, self.nothing):
            self._stack.addWidget(widget)

    @property
    def told(self) -> str:
        """What is said above the comparison."""
        return self._sentence.text()

    def choose(self, row: int) -> None:
        """Look at a row."""
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.list.selectionModel().setCurrentIndex(self.model.index(row), flag)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def lay_out(
        self,
        left: QWidget,
        right: Sequence[QWidget | QLayout],
        buttons: QDialogButtonBox,
        above: Sequence[QWidget] = (),
    ) -> None:
        """Put the list and what is beside it between what is above them and the buttons, banners around."""
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(self._beside(right))
        width = max(self.list_at_first, _CHARACTERS * self.fontMetrics().averageCharWidth())
        whole = max(self.size_at_first[0], 3 * width)
        splitter.setSizes([width, whole - width])
        splitter.setStretchFactor(1, 1)
        outer = QVBoxLayout()
        outer.setContentsMargins(*(4 * look.GRID,) * 4)
        outer.setSpacing(3 * look.GRID)
        for widget in above:
            outer.addWidget(widget)
        outer.addWidget(splitter, 1)
        outer.addWidget(buttons)
        self.banners = DialogBanners(self, outer)
        self.resize(whole, self.size_at_first[1])
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)

    def _beside(self, parts: Sequence[QWidget | QLayout]) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(3 * look.GRID, 0, 0, 0)
        column.setSpacing(2 * look.GRID)
        for one in parts:
            if isinstance(one, QLayout):
                column.addLayout(one)
            else:
                column.addWidget(one, 1 if one is self._stack else 0)
        return made
