"""Choosing for whom an edition is: partners to be ticked, found by a few letters, and how high it may go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from briefing_app.ui import look
from briefing_app.ui.checked_rows import CheckedList, CheckedRows
from briefing_app.ui.labels import PlainLabel
from briefing_app.ui.rows import RowWords

if TYPE_CHECKING:
    from briefing_app.services.partners import Partner
    from briefing_app.ui.descriptions import Choice


@dataclass(frozen=True, slots=True)
class Audiences:
    """Whom an edition may be for, asked once somebody wants to know, and the levels it may go up to."""

    partners: Callable[[], Sequence[Partner]]
    ceilings: Sequence[Choice]


class PartnersChoice(QWidget):
    """A checklist of partners, and the highest level they may have; ``changed`` says that it was used."""

    changed = Signal()

    def __init__(self, audiences: Audiences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._audiences = audiences
        self._is_filled = False
        self._model = CheckedRows("code", self)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Find a country or organization"))
        self.filter.setAccessibleName(self.tr("Find a country or organization"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._model.set_words)
        self.list = CheckedList()
        self.list.setModel(self._model)
        self.list.setUniformItemSizes(True)
        self.list.setSpacing(look.GRID // 2)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setAccessibleName(self.tr("Partners"))
        self.list.setMinimumHeight(36 * look.GRID)
        self.told = PlainLabel(muted=True, wrap=True)
        self.ceiling = QComboBox()
        self.ceiling.setAccessibleName(self.tr("At most"))
        for one in audiences.ceilings:
            self.ceiling.addItem(one.words, one.key)
        self._model.ticked.connect(self._tell)
        self._build()
        self._tell()

    @property
    def partners(self) -> tuple[str, ...]:
        """The codes of those who are chosen, by the alphabet."""
        return tuple(sorted(self._model.chosen))

    @property
    def level(self) -> str:
        """How high the edition may go, as a marking is typed."""
        return str(self.ceiling.currentData() or "")

    def showEvent(self, event: QShowEvent) -> None:
        """List all partners when they are seen for the first time: their names are loaded then."""
        super().showEvent(event)
        if not self._is_filled:
            self._is_filled = True
            self._model.show(tuple(self._audiences.partners()), _row)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * look.GRID)
        for widget in (self.filter, self.list, self.told):
            column.addWidget(widget)
        below = QFormLayout()
        below.addRow(self.tr("&At most"), self.ceiling)
        column.addLayout(below)

    def _tell(self) -> None:
        chosen = ", ".join(self.partners)
        self.told.setText(
            self.tr("Releasable to {partners}").format(partners=chosen)
            if chosen
            else self.tr("Nobody is chosen yet.")
        )
        self.changed.emit()


def _row(partner: Partner) -> RowWords:
    return RowWords(title=f"{partner.code} · {partner.name}", also=partner.kind)
