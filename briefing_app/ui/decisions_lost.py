"""Asks whether decisions may be lost that nothing was brought in of yet: by default they are kept."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from briefing_app.ui.keeping.keeping_dialogs import QuestionDialog


class DecisionsLostDialog(QuestionDialog):
    """Two buttons: on with deciding, or out of it with nothing brought in."""

    def __init__(self, decisions: int, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Close without bringing anything in?"),
            self.tr("Nothing was brought in yet, and %n decision(s) would be lost.", "", decisions),
            self.tr("&Close without bringing in"),
            parent,
        )
        self.stay.setText(self.tr("&Go on deciding"))
