"""The dialog that exports a note: which edition, in which format, where to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QRadioButton, QWidget

from briefing_app.ui.descriptions import Choice
from briefing_app.ui.dialog_parts import Browse, FormDialog, PathField


@dataclass(frozen=True, slots=True)
class ExportWish:
    """What is to be written: the public or the internal edition, where, and whether to replace a file."""

    public: bool
    format: str
    path: Path
    replace: bool


class ExportDialog(FormDialog):
    """Asks for edition, format and place; a file that is there is replaced only when that is ticked.

    *suggest* gives the path for an edition (True: public) and a format, as long as nobody typed another one.
    """

    def __init__(
        self,
        formats: Sequence[Choice],
        suggest: Callable[[bool, str], Path],
        browse: Browse,
        *,
        public: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._suggest = suggest
        self.setWindowTitle(self.tr("Export"))
        self.accept_button.setText(self.tr("E&xport"))
        self.internal = QRadioButton(self.tr("&Internal"))
        self.public = QRadioButton(self.tr("&Public"))
        (self.public if public else self.internal).setChecked(True)
        self.format = QComboBox()
        self.format.setAccessibleName(self.tr("Format"))
        for one in formats:
            self.format.addItem(one.words, one.key)
        self.place = PathField(suggest(public, self._chosen_format), self.tr("File"), browse)
        self.replace = QCheckBox(self.tr("&Replace the file that is there"))
        self._suggested = self.place.line.text()
        self._build()
        self.check()

    @property
    def _chosen_format(self) -> str:
        return str(self.format.currentData())

    def answer(self) -> ExportWish:
        """What was asked for."""
        return ExportWish(
            self.public.isChecked(), self._chosen_format, self.place.path or Path(), self.replace.isChecked()
        )

    def problem(self) -> str:
        path = self.place.path
        if path is None:
            return self.tr("Say where the document is to go.")
        if path.suffix.casefold() != f".{self._chosen_format}":
            return self.tr("The name of the file must end in .{ending}.").format(ending=self._chosen_format)
        if path.is_dir():
            return self.tr("That is a folder: add the name of the file.")
        self.replace.setVisible(path.exists())
        if path.exists() and not self.replace.isChecked():
            return self.tr(
                "There is already a file of that name: choose another name, or tick to replace it."
            )
        return ""

    def _build(self) -> None:
        editions = QHBoxLayout()
        editions.addWidget(self.internal)
        editions.addWidget(self.public)
        editions.addStretch(1)
        self.form.addRow(self.tr("Edition"), editions)
        self.form.addRow(self.tr("&Format"), self.format)
        self.form.addRow(self.tr("Fi&le"), self.place)
        self.form.addRow("", self.replace)
        self.replace.setVisible(False)
        self.public.toggled.connect(self._follow)
        self.format.currentIndexChanged.connect(self._follow)
        self.place.line.textChanged.connect(self.check)
        self.replace.toggled.connect(self.check)

    @Slot()
    def _follow(self) -> None:
        """Let the suggested name follow edition and format; one typed by hand keeps all but its ending."""
        suggested = self._suggest(self.public.isChecked(), self._chosen_format)
        path = self.place.path
        if path is None or self.place.line.text() == self._suggested:
            self._suggested = str(suggested)
            self.place.set_path(suggested)
        elif path.suffix.removeprefix(".") in [self.format.itemData(n) for n in range(self.format.count())]:
            self.place.set_path(path.with_suffix(f".{self._chosen_format}"))
        self.check()
