"""The dialog that begins a note: what kind, about what, with whom, when and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QSortFilterProxyModel, Qt, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from briefing_app.ui import look
from briefing_app.ui.descriptions import Choice
from briefing_app.ui.dialog_parts import FormDialog

if TYPE_CHECKING:
    from briefing_app.domain.profile import ProfileSummary

_LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class NewNote:
    """What a new note is made from; ``names`` are those of the profiles it is about."""

    kind: str
    title: str
    names: tuple[str, ...]
    on: date | None
    place: str
    language: str


class NoteDialog(FormDialog):
    """Asks for what a new note needs; nothing but kind and title has to be given."""

    def __init__(
        self,
        kinds: Sequence[Choice],
        languages: Sequence[Choice],
        profiles: Sequence[ProfileSummary],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("New note"))
        self.accept_button.setText(self.tr("&Create"))
        self.kind = _combo(kinds, self.tr("Kind of note"))
        self.language = _combo(languages, self.tr("Language"))
        self.title = QLineEdit()
        self.title.setAccessibleName(self.tr("Title"))
        self.title.setMaxLength(_LONGEST_TITLE)
        self.place = QLineEdit()
        self.place.setAccessibleName(self.tr("Place"))
        self._build_date()
        self._build_profiles(profiles)
        self._build()
        self.check()

    def answer(self) -> NewNote:
        """What was asked for."""
        day = self.day.date()
        rows = (self._profiles.item(row) for row in range(self._profiles.rowCount()))
        return NewNote(
            kind=self.kind.currentData(),
            title=" ".join(self.title.text().split()),  # a pasted line end is a space
            names=tuple(item.text() for item in rows if item.checkState() is Qt.CheckState.Checked),
            on=date(day.year(), day.month(), day.day()) if self.dated.isChecked() else None,
            place=self.place.text().strip(),
            language=self.language.currentData(),
        )

    def problem(self) -> str:
        return "" if self.title.text().strip() else self.tr("Give the note a title.")

    def tick(self, name: str) -> None:
        """Tick the profile of this name, as if by hand."""
        for item in self._profiles.findItems(name):
            item.setCheckState(Qt.CheckState.Checked)

    def _build_date(self) -> None:
        self.dated = QCheckBox(self.tr("On a &day"))
        self.day = QDateEdit(QDate.currentDate())
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setAccessibleName(self.tr("Day"))
        self.day.setEnabled(False)
        self.dated.toggled.connect(self.day.setEnabled)

    def _build_profiles(self, profiles: Sequence[ProfileSummary]) -> None:
        self._profiles = QStandardItemModel(self)
        for profile in profiles:
            item = QStandardItem(profile.name)
            item.setCheckable(True)
            item.setEditable(False)
            item.setData(f"{profile.name} {profile.acronym or ''}", Qt.ItemDataRole.UserRole)
            self._profiles.appendRow(item)
        self._narrowed = QSortFilterProxyModel(self)
        self._narrowed.setSourceModel(self._profiles)
        self._narrowed.setFilterRole(Qt.ItemDataRole.UserRole)
        self._narrowed.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Filter the profiles"))
        self.filter.setAccessibleName(self.tr("Filter the profiles"))
        self.filter.textChanged.connect(self._narrow)
        self.profiles = QListView()
        self.profiles.setModel(self._narrowed)
        self.profiles.setUniformItemSizes(True)
        self.profiles.setSpacing(2)
        self.profiles.setAccessibleName(self.tr("With whom"))
        self.profiles.setMinimumHeight(45 * look.GRID)

    def _build(self) -> None:
        when = QHBoxLayout()
        when.addWidget(self.dated)
        when.addWidget(self.day)
        when.addStretch(1)
        whom = QVBoxLayout()
        whom.setSpacing(look.GRID)
        whom.addWidget(self.filter)
        whom.addWidget(self.profiles)
        self.form.addRow(self.tr("&Kind"), self.kind)
        self.form.addRow(self.tr("&Title"), self.title)
        self.form.addRow(self.tr("With whom"), whom)
        self.form.addRow(self.tr("When"), when)
        self.form.addRow(self.tr("&Place"), self.place)
        self.form.addRow(self.tr("&Language"), self.language)
        self.title.textChanged.connect(self.check)
        self.title.setFocus()
        self.resize(560, self.sizeHint().height())

    @Slot(str)
    def _narrow(self, words: str) -> None:
        self._narrowed.setFilterFixedString(words.strip())


def _combo(choices: Sequence[Choice], name: str) -> QComboBox:
    combo = QComboBox()
    combo.setAccessibleName(name)
    for choice in choices:
        combo.addItem(choice.words, choice.key)
    return combo
