"""Making the first library inside the window: what it is, where it is kept, how high it may go."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from briefing_app.ui import look
from briefing_app.ui.dialog_parts import Browse
from briefing_app.ui.first_run.column import make_roomy, stand_in_the_middle
from briefing_app.ui.labels import PlainLabel
from briefing_app.ui.library_fields import CeilingChoice, LibraryFields

_WIDTH = 560


class CreatePage(QWidget):
    """A form with Back and Create; ``wished`` gives the library that is wanted, ``left`` goes back."""

    wished = Signal(object)
    left = Signal()

    def __init__(
        self,
        ceilings: Sequence[CeilingChoice],
        suggested: Path,
        browse: Browse,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        form = QFormLayout()
        form.setVerticalSpacing(3 * look.GRID)
        form.setHorizontalSpacing(4 * look.GRID)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.fields = LibraryFields(form, ceilings, suggested, browse)
        self._problem = PlainLabel(muted=True, wrap=True)
        self.back_button = QPushButton(self.tr("&Back"))
        self.create_button = QPushButton(self.tr("&Create the library"))
        self._build(form)
        self.fields.changed.connect(self.check)
        self.back_button.clicked.connect(self.left)
        self.create_button.clicked.connect(self._create)
        self.fields.place.line.returnPressed.connect(self._create)
        self.fields.statement.returnPressed.connect(self._create)
        self.check()

    @Slot()
    def check(self) -> None:
        """Say what is missing, and allow creating when nothing is."""
        problem = self.fields.problem()
        self._problem.setText(problem)
        self.create_button.setEnabled(not problem)

    def _build(self, form: QFormLayout) -> None:
        words = (
            self.tr("A library is one file: profiles, notes, markings and decisions, all in it."),
            self.tr(
                "The ceiling is the highest marking it may hold. PROTECTED A suits most work; above it, a "
                "statement that this device is accredited is kept in the library."
            ),
        )
        column = QVBoxLayout()
        column.setSpacing(3 * look.GRID)
        column.addWidget(PlainLabel(self.tr("A new library"), size=look.TITLE, bold=True))
        for sentence in words:
            column.addWidget(PlainLabel(sentence, muted=True, wrap=True))
        column.addSpacing(2 * look.GRID)
        column.addLayout(form)
        column.addWidget(self._problem)
        row = QHBoxLayout()
        row.addWidget(self.back_button)
        row.addStretch(1)
        row.addWidget(self.create_button)
        for button in (self.back_button, self.create_button):
            make_roomy(button)
        column.addLayout(row)
        stand_in_the_middle(self, column, _WIDTH)

    @Slot()
    def _create(self) -> None:
        self.check()
        if not self.fields.problem():
            self.wished.emit(self.fields.answer())
