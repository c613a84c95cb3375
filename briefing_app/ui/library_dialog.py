"""The dialog that makes a library: where it is kept, and how high it may go."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from briefing_app.ui.dialog_parts import Browse, FormDialog
from briefing_app.ui.library_fields import CeilingChoice, LibraryFields, NewLibrary

__all__ = ["CeilingChoice", "LibraryDialog", "NewLibrary"]


class LibraryDialog(FormDialog):
    """Asks for what a new library needs."""

    def __init__(
        self,
        ceilings: Sequence[CeilingChoice],
        suggested: Path,
        browse: Browse,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("New library"))
        self.accept_button.setText(self.tr("&Create"))
        self.fields = LibraryFields(self.form, ceilings, suggested, browse)
        self.fields.changed.connect(self.check)
        self.check()

    def answer(self) -> NewLibrary:
        """What was asked for."""
        return self.fields.answer()

    def problem(self) -> str:
        return self.fields.problem()
