"""The dialog that changes how high the open library may go, and says what that means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from briefing_app.ui.dialog_parts import FormDialog
from briefing_app.ui.labels import PlainLabel
from briefing_app.ui.library_fields import CeilingChoice

_WIDE = 56  # letters in a line of what a ceiling means


@dataclass(frozen=True, slots=True)
class CeilingWish:
    """The whole ceiling that is wanted, as the services name it, and why."""

    ceiling: str
    reason: str


class CeilingDialog(FormDialog):
    """Asks for another ceiling; the ``usual`` choice is that of the library, a higher one needs a reason."""

    def __init__(self, ceilings: Sequence[CeilingChoice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ceilings = tuple(ceilings)
        self._now = next((row for row, one in enumerate(self._ceilings) if one.usual), -1)
        self.setWindowTitle(self.tr("Ceiling of the library"))
        self.accept_button.setText(self.tr("&Change"))
        self.ceiling = QComboBox()
        self.ceiling.setAccessibleName(self.tr("Ceiling"))
        for one in self._ceilings:
            self.ceiling.addItem(one.words)
        self.ceiling.setCurrentIndex(max(self._now, 0))
        self.meaning = PlainLabel(muted=True, wrap=True)
        self.meaning.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.meaning.setMinimumWidth(_WIDE * self.fontMetrics().averageCharWidth())
        self.reason = QLineEdit()
        self.reason.setAccessibleName(self.tr("Reason for the change"))
        self.form.addRow(self.tr("C&eiling"), self.ceiling)
        self.form.addRow("", self.meaning)
        self.form.addRow(self.tr("&Reason"), self.reason)
        self.ceiling.currentIndexChanged.connect(self._level_changed)
        self.reason.textChanged.connect(self.check)
        self._level_changed()

    @property
    def chosen(self) -> CeilingChoice:
        """The ceiling that is chosen."""
        return self._ceilings[self.ceiling.currentIndex()]

    def answer(self) -> CeilingWish:
        """What was asked for."""
        return CeilingWish(self.chosen.key, self.reason.text().strip())

    def problem(self) -> str:
        if self.ceiling.currentIndex() == self._now:
            return self.tr("This is the ceiling now: choose another one.")
        if self.chosen.needs_statement and not self.reason.text().strip():
            return self.tr("State by whom this device is accredited for that level.")
        return ""

    @Slot()
    def _level_changed(self) -> None:
        """Say what the chosen ceiling means."""
        said = self.tr("Nothing marked above it can be saved. Disclosure could cause: {injury}.")
        parts = [said.format(injury=self.chosen.injury)]
        if self.chosen.needs_statement:
            parts.append(
                self.tr(
                    "The library may then hold such words: the device, its backups and whoever can read the "
                    "file must be accredited for them. Your account’s name, the time and the reason are kept."
                )
            )
        elif self.ceiling.currentIndex() != self._now:
            parts.append(self.tr("It is refused while anything in the library is marked above it."))
        self.meaning.setText("\n".join(parts))
        self.check()
