"""The dialog that exports a note: which edition, in which format, where to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QRadioButton, QWidget

from briefing_app.domain.edition import EditionKind
from briefing_app.ui.descriptions import Choice
from briefing_app.ui.dialog_parts import Browse, FormDialog, PathField
from briefing_app.ui.partners_choice import Audiences, PartnersChoice


@dataclass(frozen=True, slots=True)
class ExportWish:
    """What is to be written, where, and whether to replace a file.

    With ``partners`` it is the edition for these up to a ``ceiling``, else the public or the internal one;
    ``with_provisions`` says whether a released one names under which provisions its passages are withheld.
    """

    public: bool
    format: str
    path: Path
    replace: bool
    partners: tuple[str, ...] = ()
    ceiling: str = ""
    with_provisions: bool = True

    @property
    def edition(self) -> EditionKind:
        """Which edition that is."""
        if self.partners:
            return EditionKind.PARTNER
        return EditionKind.PUBLIC if self.public else EditionKind.INTERNAL


class ExportDialog(FormDialog):
    """Asks for edition, format and place; a file that is there is replaced only when that is ticked.

    *suggest* gives the path for an edition and a format, as long as nobody typed another one; *audiences* are
    those for whom an edition for partners may be, which is not offered without them.
    """

    def __init__(
        self,
        formats: Sequence[Choice],
        suggest: Callable[[EditionKind, str], Path],
        browse: Browse,
        *,
        public: bool = False,
        audiences: Audiences | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._suggest = suggest
        self.setWindowTitle(self.tr("Export"))
        self.accept_button.setText(self.tr("E&xport"))
        self.internal = QRadioButton(self.tr("&Internal"))
        self.public = QRadioButton(self.tr("&Public"))
        self.partner = QRadioButton(self.tr("Par&tners"))
        self.partner.setVisible(audiences is not None)
        (self.public if public else self.internal).setChecked(True)
        self.whom = PartnersChoice(audiences or Audiences(tuple, ()))
        self.provisions = QCheckBox(self.tr("Say under which pro&visions passages are withheld"))
        self.provisions.setChecked(True)
        self.format = QComboBox()
        self.format.setAccessibleName(self.tr("Format"))
        for one in formats:
            self.format.addItem(one.words, one.key)
        self.place = PathField(suggest(self.edition, self._chosen_format), self.tr("File"), browse)
        self.replace = QCheckBox(self.tr("&Replace the file that is there"))
        self._suggested = self.place.line.text()
        self._build()
        self.check()

    @property
    def _chosen_format(self) -> str:
        return str(self.format.currentData())

    @property
    def edition(self) -> EditionKind:
        """Which edition is asked for."""
        if self.partner.isChecked():
            return EditionKind.PARTNER
        return EditionKind.PUBLIC if self.public.isChecked() else EditionKind.INTERNAL

    def answer(self) -> ExportWish:
        """What was asked for."""
        for_partners = self.edition is EditionKind.PARTNER
        return ExportWish(
            self.public.isChecked(),
            self._chosen_format,
            self.place.path or Path(),
            self.replace.isChecked(),
            self.whom.partners if for_partners else (),
            self.whom.level if for_partners else "",
            self.provisions.isChecked(),
        )

    def problem(self) -> str:
        path = self.place.path
        if self.edition is EditionKind.PARTNER and not self.whom.partners:
            return self.tr("Choose the countries or organizations that the document is for.")
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
        editions.addWidget(self.partner)
        editions.addStretch(1)
        self.form.addRow(self.tr("Edition"), editions)
        self.form.addRow(self.tr("For &whom"), self.whom)
        self.form.addRow("", self.provisions)
        self.form.addRow(self.tr("&Format"), self.format)
        self.form.addRow(self.tr("Fi&le"), self.place)
        self.form.addRow("", self.replace)
        self.replace.setVisible(False)
        for edition in (self.internal, self.public, self.partner):
            edition.toggled.connect(self._follow)
        self.whom.changed.connect(self.check)
        self._show_rows()
        self.format.currentIndexChanged.connect(self._follow)
        self.place.line.textChanged.connect(self.check)
        self.replace.toggled.connect(self.check)

    @Slot()
    def _follow(self) -> None:
        """Show what is asked about the edition; let the suggested name follow edition and format.

        One typed by hand keeps all but its ending.
        """
        self._show_rows()
        suggested = self._suggest(self.edition, self._chosen_format)
        path = self.place.path
        if path is None or self.place.line.text() == self._suggested:
            self._suggested = str(suggested)
            self.place.set_path(suggested)
        elif path.suffix.removeprefix(".") in [self.format.itemData(n) for n in range(self.format.count())]:
            self.place.set_path(path.with_suffix(f".{self._chosen_format}"))
        self.check()

    def _show_rows(self) -> None:
        """Show the fields that belong to the edition, and no others."""
        edition = self.edition
        self.form.setRowVisible(self.whom, edition is EditionKind.PARTNER)
        self.form.setRowVisible(self.provisions, edition is not EditionKind.INTERNAL)
