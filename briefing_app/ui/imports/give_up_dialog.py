"""Asks whether corrections may be lost: by default they are kept."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from briefing_app.ui import look
from briefing_app.ui.imports.review_words import readable
from briefing_app.ui.labels import PlainLabel


class GiveUpDialog(QDialog):
    """Two buttons: on with the review, or out of it with nothing imported."""

    def __init__(self, name: str, corrections: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Leave without importing?"))
        asked = PlainLabel(
            self.tr(
                "“{file}” is not imported yet, and %n correction(s) would be lost.", "", corrections
            ).format(file=readable(name)),
            wrap=True,
        )
        asked.setMinimumWidth(360)
        buttons = QDialogButtonBox()
        self.stay = buttons.addButton(self.tr("&Go on reviewing"), QDialogButtonBox.ButtonRole.RejectRole)
        self.leave = buttons.addButton(
            self.tr("&Leave without importing"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.stay.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(5 * look.GRID,) * 4)
        column.setSpacing(5 * look.GRID)
        column.addWidget(asked)
        column.addWidget(buttons)
