"""Raising a note above the floor of its parts, with a reason, and ending that."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from briefing_app.ui import look
from briefing_app.ui.labels import PlainLabel

if TYPE_CHECKING:
    from briefing_app.domain.marking import Uplift
    from briefing_app.ui.editor.vocabulary import Portion


class UpliftRow(QWidget):
    """Says whether the note is raised; ``raise_wanted`` gives a marking and why, ``end_wanted`` why."""

    raise_wanted = Signal(object, str)
    end_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._uplift: Uplift | None = None
        self._names: dict[object, str] = {}
        self.said = PlainLabel(wrap=True)
        self.marking = QComboBox()
        self.marking.setAccessibleName(self.tr("Raise the whole note to"))
        self.reason = QLineEdit()
        self.reason.setAccessibleName(self.tr("Reason for raising or lowering"))
        self.reason.setPlaceholderText(self.tr("Reason"))
        self.button = QPushButton()
        self.button.clicked.connect(self._ask)
        self.reason.textChanged.connect(self._allow)
        row = QHBoxLayout()
        row.setSpacing(2 * look.GRID)
        row.addWidget(self.marking)
        row.addWidget(self.reason, 1)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.GRID)
        column.addWidget(self.said)
        column.addLayout(row)
        self.show_uplift(None)

    def show_portions(self, portions: Sequence[Portion]) -> None:
        """The markings a note can be raised to."""
        self.marking.clear()
        for one in portions:
            self._names[one.marking] = one.name
            if one.allowed:
                self.marking.addItem(one.name, one.marking)

    def show_uplift(self, uplift: Uplift | None) -> None:
        """Show whether the note is raised: to what, by whom and why."""
        self._uplift = uplift
        self.marking.setVisible(uplift is None)
        if uplift is None:
            self.said.setText(self.tr("By its parts"))
            self.button.setText(self.tr("&Raise"))
        else:
            raised = self.tr("Raised to {marking} by {name}: {reason}")
            name = self._names.get(uplift.marking, "")
            self.said.setText(raised.format(marking=name, name=uplift.by, reason=uplift.reason))
            self.button.setText(self.tr("&End raising"))
        self.reason.clear()
        self._allow()

    @Slot()
    def _ask(self) -> None:
        if self._uplift is None:
            self.raise_wanted.emit(self.marking.currentData(), self.reason.text().strip())
        else:
            self.end_wanted.emit(self.reason.text().strip())

    @Slot()
    def _allow(self) -> None:
        self.button.setEnabled(bool(self.reason.text().strip()))
