"""The right pane for an import: what was read, when and by whom, and the way to take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFormLayout, QToolButton, QVBoxLayout, QWidget

from briefing_app.ui import look
from briefing_app.ui.descriptions import moment
from briefing_app.ui.labels import ElidedLabel, PlainLabel

if TYPE_CHECKING:
    from briefing_app.domain.imported import ImportSummary


class ImportPanel(QWidget):
    """Shows one import."""

    def __init__(self, undo: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ElidedLabel(size=look.LARGE, bold=True)
        self._state = PlainLabel(muted=True)
        self._at, self._by, self._lines, self._language = (PlainLabel(wrap=True) for _ in range(4))
        self._digest = ElidedLabel(cut=Qt.TextElideMode.ElideMiddle)
        self._digest.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.undo = QToolButton()
        self.undo.setDefaultAction(undo)
        self.undo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        form = QFormLayout()
        form.setHorizontalSpacing(4 * look.GRID)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, value in (
            (self.tr("Read on"), self._at),
            (self.tr("By"), self._by),
            (self.tr("Lines kept"), self._lines),
            (self.tr("Language"), self._language),
            (self.tr("SHA-256"), self._digest),
        ):
            form.addRow(PlainLabel(name, muted=True), value)
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * look.GRID, 2 * look.GRID, 4 * look.GRID, 4 * look.GRID)
        column.setSpacing(3 * look.GRID)
        for widget in (self._title, self._state):
            column.addWidget(widget)
        column.addLayout(form)
        column.addWidget(self.undo)
        column.addStretch(1)

    def show_import(self, one: ImportSummary) -> None:
        """Show an import."""
        self._title.setText(one.name)
        undone = self.tr("This import was taken back.") if one.undone_at else ""
        self._state.setText(undone or self.tr("Its lines are kept word for word."))
        self._at.setText(moment(one.at))
        self._by.setText(one.by)
        self._lines.setText(str(one.line_count))
        self._language.setText(one.language.upper())
        self._digest.setText(one.sha256)
