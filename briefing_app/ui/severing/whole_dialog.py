"""Asks under which provisions, and why, a whole thing is withheld; or why it is freed."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from briefing_app.ui import look
from briefing_app.ui.dialog_parts import FormDialog
from briefing_app.ui.editor.vocabulary import Vocabulary
from briefing_app.ui.labels import PlainLabel
from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.severing.provision_field import ProvisionField
from briefing_app.ui.severing.reason_field import ReasonField

_WIDTH = 460


@dataclass(frozen=True, slots=True)
class WholeForm:
    """What is asked: its title, a sentence on what comes of it, the words of the button.

    The ``vocabulary`` has the provisions; None where something is freed, which needs none.
    """

    title: str
    said: str
    button: str
    vocabulary: Vocabulary | None


@dataclass(frozen=True, slots=True)
class Grounds:
    """The provisions as they were typed, and the reason."""

    provisions: tuple[str, ...]
    reason: str


class WholeDialog(FormDialog):
    """Names nothing of what is withheld: neither its title nor its sentences say any word of it."""

    shows_text = True

    def __init__(self, form: WholeForm, session: LibrarySession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(form.title)
        said = PlainLabel(form.said, wrap=True)
        said.setMinimumWidth(min(look.scaled(_WIDTH), 60 * self.fontMetrics().averageCharWidth()))
        self.column.insertWidget(0, said)
        self.provisions: ProvisionField | None = None
        if form.vocabulary is not None:
            self.provisions = ProvisionField(form.vocabulary)
            self.provisions.changed.connect(self.check)
            self.form.addRow(self.tr("&Provisions"), self.provisions)
        self.reason = ReasonField(session)
        self.reason.warned.connect(self.check)
        self.form.addRow(self.tr("&Reason"), self.reason)
        self.accept_button.setText(form.button)
        self.check()

    def problem(self) -> str:
        return self.provisions.problem() if self.provisions is not None else ""

    def answer(self) -> Grounds:
        """What was typed."""
        typed = self.provisions.typed if self.provisions is not None else ()
        return Grounds(typed, self.reason.reason)
