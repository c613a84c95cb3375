"""The dialog that asks where words lead: an address of the web or of mail, or nowhere."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from briefing_app.domain.links import completed, safe_address
from briefing_app.ui.dialog_parts import FormDialog
from briefing_app.ui.guarded_fields import GuardedLine
from briefing_app.ui.labels import PlainLabel


@dataclass(frozen=True, slots=True)
class LinkWish:
    """Where words are to lead; None for nowhere."""

    address: str | None


class LinkDialog(FormDialog):
    """Asks for an address; that of the words is offered for removal; a *withheld* one is not copied."""

    shows_text = True

    def __init__(self, address: str | None, parent: QWidget | None = None, *, withheld: bool = False) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Link"))
        self._removed = False
        self.address = GuardedLine(address or "")
        self.address.keep_back(kept=withheld)
        self.address.setAccessibleName(self.tr("Address"))
        self.address.setPlaceholderText("https://")
        self.address.setMinimumWidth(420)
        label = PlainLabel(self.tr("&Address"))
        label.setBuddy(self.address)
        self.form.addRow(label, self.address)
        self.remove_button = self.buttons.addButton(
            self.tr("&Remove the link"), QDialogButtonBox.ButtonRole.ResetRole
        )
        self.remove_button.setAutoDefault(False)
        self.remove_button.setVisible(address is not None)
        self.remove_button.clicked.connect(self._remove)
        self.address.textChanged.connect(self.check)
        self.check()

    def problem(self) -> str:
        typed = completed(self.address.text())
        if not typed:
            return self.tr("Type the address of a page or of mail.")
        if safe_address(typed) is None:
            return self.tr("Only addresses of the web (http, https) and of mail (mailto) can be links.")
        return ""

    def answer(self) -> LinkWish:
        """What was asked for."""
        return LinkWish(None if self._removed else completed(self.address.text()))

    @Slot()
    def _remove(self) -> None:
        self._removed = True
        self.done(self.DialogCode.Accepted)
