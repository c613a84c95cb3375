"""What a new library needs, as fields of a form: where it is kept, and how high it may go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QSizePolicy

from briefing_app.ui.dialog_parts import Browse, PathField
from briefing_app.ui.labels import PlainLabel


@dataclass(frozen=True, slots=True)
class NewLibrary:
    """Where a library is to be made, its ceiling ("PROTECTED A"), and the statement a high one needs."""

    path: Path
    ceiling: str
    statement: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CeilingChoice:
    """A level a library may go up to.

    ``key`` names it to the services, ``injury`` says what disclosure could cause,
    ``needs_statement`` that the device must be accredited for it, ``usual`` that it is the one to begin with.
    """

    key: str
    words: str
    injury: str
    needs_statement: bool = False
    usual: bool = False


class LibraryFields(QObject):
    """Puts its fields into a form; ``changed`` says that the problem may be another one."""

    changed = Signal()

    def __init__(
        self, form: QFormLayout, ceilings: Sequence[CeilingChoice], suggested: Path, browse: Browse
    ) -> None:
        super().__init__(form)
        self._form = form
        self._ceilings = tuple(ceilings)
        self.place = PathField(suggested, self.tr("File"), browse)
        self.ceiling = QComboBox()
        self.ceiling.setAccessibleName(self.tr("Ceiling"))
        self.meaning = PlainLabel(muted=True, wrap=True)
        self.meaning.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.meaning.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.statement = QLineEdit()
        self.statement.setAccessibleName(self.tr("Statement of accreditation"))
        self._build()

    @property
    def chosen(self) -> CeilingChoice:
        """The ceiling that is chosen."""
        return self._ceilings[self.ceiling.currentIndex()]

    def answer(self) -> NewLibrary:
        """What was asked for."""
        statement = self.statement.text().strip() if self.chosen.needs_statement else ""
        return NewLibrary(self.place.path or Path(), self.chosen.key, statement)

    def problem(self) -> str:
        """What is missing or wrong, in a sentence; "" when the library can be made."""
        path = self.place.path
        if path is None:
            return self.tr("Say where the library is to be kept.")
        if path.exists():
            return self.tr("There is already a file of that name: choose another name, or open it instead.")
        if self.chosen.needs_statement and not self.statement.text().strip():
            return self.tr("State by whom this device is accredited for that level.")
        return ""

    def _build(self) -> None:
        for one in self._ceilings:
            self.ceiling.addItem(one.words)
        usual = next((row for row, one in enumerate(self._ceilings) if one.usual), 0)
        self.ceiling.setCurrentIndex(usual)
        self._form.addRow(self.tr("&File"), self.place)
        self._form.addRow(self.tr("C&eiling"), self.ceiling)
        self._form.addRow("", self.meaning)
        self._form.addRow(self.tr("&Statement"), self.statement)
        self.place.line.textChanged.connect(self.changed)
        self.statement.textChanged.connect(self.changed)
        self.ceiling.currentIndexChanged.connect(self._level_changed)
        self._level_changed()

    @Slot()
    def _level_changed(self) -> None:
        """Say what the chosen ceiling means."""
        meaning = self.tr("Nothing marked above it can be saved. Disclosure could cause: {injury}.")
        self.meaning.setText(meaning.format(injury=self.chosen.injury))
        self._form.setRowVisible(self.statement, self.chosen.needs_statement)
        self.changed.emit()
