"""Choosing profiles: a checklist to search in, and those chosen in the order they are to have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefing_app.ui import look
from briefing_app.ui.checked_rows import CheckedList, CheckedRows
from briefing_app.ui.descriptions import profile_row
from briefing_app.ui.labels import PlainLabel
from briefing_app.ui.rows import Role
from briefing_app.ui.views import ListView

if TYPE_CHECKING:
    from briefing_app.domain.facts import ProfileId
    from briefing_app.domain.profile import ProfileSummary


class WhomPage(QWidget):
    """A checklist at the left, the chosen ones at the right."""

    def __init__(
        self,
        profiles: Sequence[ProfileSummary],
        chosen: Sequence[ProfileId] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._known = {one.id: one for one in profiles}
        self._model = CheckedRows("id", self)
        self._model.show(profiles, profile_row)
        self._model.chosen = [one for one in chosen if one in self._known]
        self._order = QStringListModel(self)
        self._build_lists()
        self._build_layout()
        self._connect()
        self._show_order()

    def chosen(self) -> tuple[ProfileSummary, ...]:
        """The profiles chosen, in their order."""
        return tuple(self._known[one] for one in self._model.chosen)

    def tick(self, name: str) -> None:
        """Tick the profile of this name, as if by hand."""
        for one in self._known.values():
            if one.name == name:
                self._model.tick(one.id, on=True)

    # ---- building

    def _build_lists(self) -> None:
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Find a profile"))
        self.filter.setAccessibleName(self.tr("Find a profile"))
        self.filter.setClearButtonEnabled(True)
        self.profiles = CheckedList()
        self.profiles.setModel(self._model)
        self.profiles.setUniformItemSizes(True)
        self.profiles.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.profiles.setAccessibleName(self.tr("Profiles"))
        self.profiles.setMinimumHeight(50 * look.GRID)
        self.order = ListView()
        self.order.setModel(self._order)
        self.order.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.order.setAccessibleName(self.tr("Chosen, in this order"))
        self.up = QPushButton(self.tr("Hi&gher"))
        self.down = QPushButton(self.tr("Lo&wer"))
        self.remove = QPushButton(self.tr("Re&move"))

    def _build_layout(self) -> None:
        left, right, buttons = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        for layout in (left, right):
            layout.setSpacing(look.GRID)
        left.addWidget(self.filter)
        left.addWidget(self.profiles, 1)
        heading = PlainLabel(self.tr("Chosen, in this order"), muted=True)
        right.addWidget(heading)
        right.addWidget(self.order, 1)
        for button in (self.up, self.down, self.remove):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        right.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4 * look.GRID)
        row.addLayout(left, 3)
        row.addLayout(right, 2)
        self.setFocusProxy(self.filter)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._model.set_words)
        self.profiles.activated.connect(self._toggle)
        self._model.ticked.connect(self._show_order)
        self.up.clicked.connect(self._raise)
        self.down.clicked.connect(self._lower)
        self.remove.clicked.connect(self._remove)
        self.order.selectionModel().currentChanged.connect(self._allow)
        for key, act in (
            ("Alt+Shift+Up", self._raise),
            ("Alt+Shift+Down", self._lower),
            ("Del", self._remove),
        ):
            shortcut = QShortcut(QKeySequence(key), self.order)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)

    # ---- what happens

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the search ticks the first profile found; without words it is for the dialog."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.filter.hasFocus() and self.filter.text().strip() and self._model.rowCount():
            self._toggle(self._model.index(0))
            self.filter.clear()
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _toggle(self, index: QModelIndex) -> None:
        profile = index.data(Role.ITEM)
        if profile is not None:
            self._model.tick(profile.id, on=profile.id not in self._model.chosen)

    @Slot()
    def _show_order(self) -> None:
        row = self.order.currentIndex().row()
        self._order.setStringList([one.name for one in self.chosen()])
        self.order.setCurrentIndex(self._order.index(min(max(row, 0), self._order.rowCount() - 1)))
        self._allow()

    @Slot()
    def _allow(self) -> None:
        row, last = self.order.currentIndex().row(), self._order.rowCount() - 1
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < last)
        self.remove.setEnabled(row >= 0)

    @Slot()
    def _raise(self) -> None:
        self._swap(-1)

    @Slot()
    def _lower(self) -> None:
        self._swap(1)

    def _swap(self, step: int) -> None:
        row, chosen = self.order.currentIndex().row(), self._model.chosen
        if row >= 0 and 0 <= row + step < len(chosen):
            chosen[row], chosen[row + step] = chosen[row + step], chosen[row]
            self._show_order()
            self.order.setCurrentIndex(self._order.index(row + step))

    @Slot()
    def _remove(self) -> None:
        row = self.order.currentIndex().row()
        if row >= 0:
            self._model.tick(self._model.chosen[row], on=False)
