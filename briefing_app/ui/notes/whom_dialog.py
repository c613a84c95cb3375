"""The dialog that asks with whom a note is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from briefing_app.ui.dialog_parts import FormDialog
from briefing_app.ui.notes.whom_page import WhomPage

if TYPE_CHECKING:
    from briefing_app.domain.facts import ProfileId
    from briefing_app.domain.profile import ProfileSummary


class WhomDialog(FormDialog):
    """Asks for profiles and their order."""

    def __init__(
        self, profiles: Sequence[ProfileSummary], chosen: Sequence[ProfileId], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("With whom"))
        self.page = WhomPage(profiles, chosen)
        self.form.addRow(self.page)
        self.resize(640, self.sizeHint().height())
        self.page.filter.setFocus()
        self.check()

    def answer(self) -> tuple[ProfileId, ...]:
        """The profiles chosen, in their order."""
        return tuple(one.id for one in self.page.chosen())
