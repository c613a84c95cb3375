"""Rows that can be ticked."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from briefing_app.ui.rows import Index, Role, RowListModel
from briefing_app.ui.views import ListView


class CheckedRows(RowListModel):
    """Values that can be ticked, by a name that each has; ``ticked`` says that other ones are.

    *key* is what that name is called, ``chosen`` holds those of the ones that are, in the order of ticking.
    """

    ticked = Signal()

    def __init__(self, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._key = key
        self.chosen: list[Any] = []

    def tick(self, name: object, *, on: bool) -> None:
        """Tick or untick a value."""
        if on == (name in self.chosen):
            return
        if on:
            self.chosen.append(name)
        else:
            self.chosen.remove(name)
        if self.rowCount():
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))
        self.ticked.emit()

    def flags(self, index: Index) -> Qt.ItemFlag:
        known = super().flags(index)
        return known | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else known

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.CheckStateRole:
            return super().data(index, role)
        ticked = self._name_at(index) in self.chosen
        return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        name = self._name_at(index)
        if role != Qt.ItemDataRole.CheckStateRole or name is None:
            return False
        self.tick(name, on=value in (Qt.CheckState.Checked, Qt.CheckState.Checked.value))
        return True

    def _name_at(self, index: Index) -> object:
        return getattr(super().data(index, Role.ITEM), self._key, None)


class CheckedList(ListView):
    """A list of rows that can be ticked, the outlines of whose boxes are seen on every ground."""
