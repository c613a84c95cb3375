"""The dialog for what a profile is by itself: kind, names, parent, founded, nature, tags, last reviewed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QDate, QStringListModel, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QDateEdit,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from briefing_app.domain.errors import BriefingError
from briefing_app.domain.profile import ProfileKind
from briefing_app.domain.profile_properties import TypedProperties
from briefing_app.domain.typed_values import LONGEST_LINE, LONGEST_WORDS, Reader
from briefing_app.ui import look
from briefing_app.ui.descriptions import kind_words
from briefing_app.ui.dialog_parts import FormDialog
from briefing_app.ui.labels import PlainLabel
from briefing_app.ui.profiles.date_words import understood
from briefing_app.ui.profiles.names_table import NamesDelegate, NamesModel
from briefing_app.ui.profiles.refusals import said
from briefing_app.ui.views import TableView

_EDITING = (
    QTableView.EditTrigger.DoubleClicked
    | QTableView.EditTrigger.SelectedClicked
    | QTableView.EditTrigger.EditKeyPressed
    | QTableView.EditTrigger.AnyKeyPressed
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PropertiesForm:
    """What the dialog needs; *check* raises what is wrong, *others* name profiles it may be part of.

    *typed* is told what stands in the form whenever that changes, also what is half typed.
    """

    given: TypedProperties
    check: Callable[[TypedProperties], object]
    reader: Reader
    others: Sequence[str] = ()
    note: str = ""
    begun: bool = False
    closed: Callable[[TypedProperties], object] = id
    typed: Callable[[TypedProperties], None] | None = None


class PropertiesDialog(FormDialog):
    """Asks for the properties of a profile; can be accepted once they can be read."""

    shows_text = True

    def __init__(self, form: PropertiesForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = form
        self.setWindowTitle(self.tr("Properties of the profile"))
        self.accept_button.setText(self.tr("&Save"))
        self._build_fields(form.given)
        self._build_names(form.given)
        self._build_rows()
        self._in_cell: tuple[int, str, str] | None = None  # a name that is being typed: row, field, words
        self._connect()
        self._first = self.answer()
        self.check()
        self.resize(max(720, 96 * self.fontMetrics().averageCharWidth()), self.sizeHint().height())

    def answer(self) -> TypedProperties:
        """What was asked for."""
        day = self.day.date()
        return TypedProperties(
            kind=ProfileKind(self.kind.currentData()),
            names=self.names.names,
            parent=self.parent_name.text(),
            founded=self.founded.text(),
            nature=self.nature.text(),
            tags=self.tags.text(),
            reviewed_on=date(day.year(), day.month(), day.day()) if self.reviewed.isChecked() else None,
        )

    def problem(self) -> str:
        try:
            self._form.check(self.answer())
        except BriefingError as refused:
            return said(refused)
        return ""

    def reject(self) -> None:
        """Close without saving; what was typed is handed over, not dropped."""
        typed = self.answer()
        super().reject()
        if self._form.begun or typed != self._first:
            self._form.closed(typed)

    @Slot()
    def check(self) -> None:
        super().check()
        self.echo.setText(self._understood())
        self.form.setRowVisible(self.echo, bool(self.echo.text()))

    # ---- building

    def _build_fields(self, given: TypedProperties) -> None:
        self.kind = QComboBox()
        self.kind.setAccessibleName(self.tr("Kind"))
        for one in ProfileKind:
            self.kind.addItem(kind_words(one.value), one.value)
        self.kind.setCurrentIndex(self.kind.findData(given.kind.value))
        self.parent_name = _line(given.parent, self.tr("Part of"))
        completer = QCompleter(QStringListModel(list(self._form.others), self), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.parent_name.setCompleter(completer)
        self.parent_name.setPlaceholderText(self.tr("Name of another profile"))
        self.founded = _line(given.founded, self.tr("Founded"))
        self.echo = PlainLabel(muted=True, wrap=True, size=look.SMALL)
        self.nature = _line(given.nature, self.tr("Nature"))
        self.tags = _line(given.tags, self.tr("Tags"), LONGEST_WORDS)
        self.tags.setPlaceholderText(self.tr("one; another"))
        self.reviewed = QCheckBox(self.tr("&Reviewed on"))
        self.reviewed.setChecked(given.reviewed_on is not None)
        shown = given.reviewed_on or self._form.reader.today or date.today()  # a form's own default
        self.day = QDateEdit(QDate(shown.year, shown.month, shown.day))
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setAccessibleName(self.tr("Day of the last review"))
        self.day.setEnabled(given.reviewed_on is not None)

    def _build_names(self, given: TypedProperties) -> None:
        self.names = NamesModel(given.names, self)
        self.table = TableView()
        self.table.setModel(self.names)
        self.delegate = NamesDelegate(self.table)
        self.table.setItemDelegate(self.delegate)
        self.table.setAccessibleName(self.tr("Names"))
        self.table.setTabKeyNavigation(False)  # Tab goes on to the next field
        self.table.setEditTriggers(_EDITING)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(max(28, self.fontMetrics().height() + 12))
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setMaximumSectionSize(48 * self.fontMetrics().averageCharWidth())
        header.setStretchLastSection(True)
        self.table.setMinimumHeight(40 * look.GRID)
        self.add_name = QPushButton(self.tr("&Add a name"))
        self.remove_name = QPushButton(self.tr("Re&move the name"))
        for button in (self.add_name, self.remove_name):
            button.setAutoDefault(False)

    def _build_rows(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.add_name)
        buttons.addWidget(self.remove_name)
        buttons.addStretch(1)
        names = QVBoxLayout()
        names.setSpacing(look.GRID)
        names.addWidget(self.table)
        names.addLayout(buttons)
        when = QHBoxLayout()
        when.addWidget(self.reviewed)
        when.addWidget(self.day)
        when.addStretch(1)
        if self._form.note:
            self.form.addRow(PlainLabel(self._form.note, wrap=True))
        self.form.addRow(self.tr("&Kind"), self.kind)
        self.form.addRow(self.tr("Names"), names)
        self.form.addRow(self.tr("&Part of"), self.parent_name)
        self.form.addRow(self.tr("&Founded"), self.founded)
        self.form.addRow("", self.echo)
        self.form.addRow(self.tr("&Nature"), self.nature)
        self.form.addRow(self.tr("&Tags"), self.tags)
        self.form.addRow("", when)

    def _connect(self) -> None:
        self.add_name.clicked.connect(self._add_name)
        self.remove_name.clicked.connect(self._remove_name)
        self.names.edited.connect(self.check)
        self.names.edited.connect(self._tell)
        for field in (self.parent_name, self.founded, self.nature, self.tags):
            field.textChanged.connect(self.check)
            field.textChanged.connect(self._tell)
        self.reviewed.toggled.connect(self.day.setEnabled)
        for changed in (self.kind.currentIndexChanged, self.reviewed.toggled, self.day.dateChanged):
            changed.connect(self._tell)
        self.delegate.typed.connect(self._type_in_cell)
        self.delegate.closeEditor.connect(self._leave_cell)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._remove_name)

    # ---- what happens

    @Slot()
    def _tell(self) -> None:
        if self._form.typed is None:
            return
        typed = self.answer()
        if self._in_cell is not None and self._in_cell[0] < len(typed.names):
            row, field, words = self._in_cell
            names = list(typed.names)
            names[row] = replace(names[row], **{field: words})  # type: ignore[arg-type]  # a line's field
            typed = replace(typed, names=tuple(names))
        self._form.typed(typed)

    @Slot(int, str, str)
    def _type_in_cell(self, row: int, field: str, words: str) -> None:
        self._in_cell = (row, field, words)
        self._tell()

    @Slot()
    def _leave_cell(self) -> None:
        self._in_cell = None
        self._tell()

    @Slot()
    def _add_name(self) -> None:
        index = self.names.index(self.names.add(), 0)
        self.table.setCurrentIndex(index)
        self.table.edit(index)

    @Slot()
    def _remove_name(self) -> None:
        self.names.remove(self.table.currentIndex().row())

    def _understood(self) -> str:
        given = self._form.given.founded
        if not self.founded.text().strip() or self.founded.text() == given:
            return ""
        try:
            when = self._form.reader.date("founded", self.founded.text())
        except BriefingError:
            return ""
        return understood(when) if when is not None else ""


def _line(text: str, name: str, longest: int = LONGEST_LINE) -> QLineEdit:
    line = QLineEdit()
    line.setMaxLength(max(longest, len(text)))
    line.setText(text)
    line.setCursorPosition(0)
    line.setAccessibleName(name)
    return line
