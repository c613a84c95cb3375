"""What a note says of itself beside its sections: title, when and where, with whom, fields, approvals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from briefing_app.domain.labelled import labelled
from briefing_app.domain.note import Approval
from briefing_app.domain.note_lines import PLACE, TITLE, approval_lines, field_line, stored_lines
from briefing_app.services.note_editing import NoteProperties
from briefing_app.ui import languages, look
from briefing_app.ui.labels import ElidedLabel, let_wrap
from briefing_app.ui.notes.uplift_row import UpliftRow

if TYPE_CHECKING:
    from briefing_app.domain.facts import ProfileId
    from briefing_app.domain.kind import ApprovalStep, KindField
    from briefing_app.services.note_opening import OpenNote

_LONGEST_TITLE = 300
_SHORTEST = 14
_TALLEST = 80 * look.GRID


class PropertiesForm(QScrollArea):
    """Shows the properties of a note; what is typed is told once its field is left.

    ``changed`` gives all properties as they are wanted, ``whom_wanted`` asks with whom the note is,
    ``edited`` says that something is being typed.
    """

    changed = Signal(object)
    whom_wanted = Signal()
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open: OpenNote | None = None
        self._profiles: tuple[ProfileId, ...] = ()
        self.fields: dict[str, QLineEdit] = {}
        self.approvals: dict[str, tuple[QLineEdit, QLineEdit]] = {}
        self.uplift = UpliftRow()
        self._build_fixed()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMaximumHeight(_TALLEST)

    def show_note(self, opened: OpenNote, left: Mapping[str, str] | None = None) -> None:
        """Show the properties of a note; a field with the keyboard keeps what is typed in it.

        *left* is what an earlier session left half typed, by the name of the line.
        """
        asked_for = None if self._open is None else (self._open.note.id, self._open.kind)
        self._open = opened
        if asked_for != (opened.note.id, opened.kind):
            self._build_form(opened)
        note = opened.note
        self._profiles = note.profiles
        said = {**stored_lines(note), **(left or {})}
        for name, line in self._lines().items():
            _fill(line, said.get(name, ""))
        self.dated.blockSignals(True)
        self.dated.setChecked(note.on is not None)
        self.dated.blockSignals(False)
        self.day.setEnabled(note.on is not None)
        if note.on is not None:
            self.day.setDate(QDate(note.on.year, note.on.month, note.on.day))
        self.whom.setText("; ".join(opened.names.get(one, "") for one in note.profiles) or self.tr("nobody"))
        self.uplift.show_uplift(note.uplift)

    def wanted(self) -> NoteProperties:
        """The properties as they stand in the form."""
        day = self.day.date()
        fields = {} if self._open is None else dict(self._open.note.fields)
        fields |= {key: line.text() for key, line in self.fields.items()}
        return NoteProperties(
            title=" ".join(self.title.text().split()),
            on=date(day.year(), day.month(), day.day()) if self.dated.isChecked() else None,
            place=self.place.text().strip(),
            fields={key: said.strip() for key, said in fields.items() if said.strip()},
            profiles=self._profiles,
            approvals=self._approvals(),
        )

    def typed(self) -> dict[str, str]:
        """What stands in the lines, by name."""
        return {name: line.text() for name, line in self._lines().items()}

    def go_to(self, line: str) -> None:
        """Put the keyboard into the line of this name, if it is asked for."""
        found = self._lines().get(line)
        if found is not None:
            self.ensureWidgetVisible(found)
            found.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_profiles(self, profiles: tuple[ProfileId, ...]) -> None:
        """Say with whom the note is."""
        self._profiles = profiles
        self._tell()

    @Slot()
    def commit(self) -> None:
        """Take what is typed as it is."""
        self._tell()

    # ---- building

    def _build_fixed(self) -> None:
        self.title = _line(self.tr("Title"))
        self.title.setMaxLength(_LONGEST_TITLE)
        self.place = _line(self.tr("Place"))
        self.dated = QCheckBox(self.tr("On a &day"))
        self.day = QDateEdit()
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setAccessibleName(self.tr("Day"))
        self.whom = ElidedLabel()
        self.change_whom = QPushButton(self.tr("Chan&ge…"))
        self.change_whom.setAccessibleName(self.tr("Change with whom"))
        self.change_whom.clicked.connect(self.whom_wanted)
        self.dated.toggled.connect(self.day.setEnabled)
        self.dated.toggled.connect(self._tell)
        self.day.editingFinished.connect(self._tell)
        for line in (self.title, self.place):
            self._watch(line)

    def _build_form(self, opened: OpenNote) -> None:
        inner = QWidget()
        left, right = QFormLayout(), QFormLayout()
        for form in (left, right):
            form.setVerticalSpacing(2 * look.GRID)
            form.setHorizontalSpacing(3 * look.GRID)
            form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
            form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        left.addRow(self.tr("&Title"), self.title)
        left.addRow(self.tr("When"), _row(self.dated, self.day))
        left.addRow(self.tr("&Place"), self.place)
        left.addRow(self.tr("With whom"), _row(self.whom, self.change_whom))
        left.addRow(self.tr("Marking"), self.uplift)
        self._add_fields(left, right, opened)
        self._add_approvals(right, opened)
        columns = QHBoxLayout(inner)
        columns.setContentsMargins(4 * look.GRID, 2 * look.GRID, 4 * look.GRID, 3 * look.GRID)
        columns.setSpacing(8 * look.GRID)
        for form in (left, right):
            let_wrap(form)
            around = QVBoxLayout()
            around.addLayout(form)
            around.addStretch(1)
            columns.addLayout(around, 1)
        self.setWidget(inner)

    def _add_fields(self, left: QFormLayout, right: QFormLayout, opened: OpenNote) -> None:
        """A line for each field the kind asks for; of an unknown kind, for each there is."""
        language = languages.of(self)
        stated = opened.note.fields  # what the note states of itself is asked for once
        asked = (
            [one for one in opened.kind.fields if not one.fact or one.key in stated] if opened.kind else []
        )
        names = {one.key: _label(one, language) for one in asked} or {key: key for key in opened.note.fields}
        self.fields = {}
        for number, (key, name) in enumerate(names.items()):
            line = _line(name)
            self._watch(line)
            self.fields[key] = line
            (left if number < len(names) // 3 else right).addRow(name, line)

    def _add_approvals(self, right: QFormLayout, opened: OpenNote) -> None:
        language = languages.of(self)
        self.approvals = {}
        for step in opened.kind.approvals if opened.kind else ():
            said = _step(step, language)
            name = _line(labelled(said, self.tr("Name"), language))
            at = _line(labelled(said, self.tr("Date"), language))
            name.setPlaceholderText(self.tr("Name"))
            at.setPlaceholderText(self.tr("Date"))
            for line in (name, at):
                self._watch(line)
            self.approvals[step.key] = (name, at)
            right.addRow(said, _row(name, at))

    def _watch(self, line: QLineEdit) -> None:
        line.editingFinished.connect(self._tell)
        line.textEdited.connect(self.edited)

    def _lines(self) -> dict[str, QLineEdit]:
        """Every line by the name it has in a draft."""
        found = {TITLE: self.title, PLACE: self.place}
        found |= {field_line(key): line for key, line in self.fields.items()}
        for key, lines in self.approvals.items():
            found |= dict(zip(approval_lines(key), lines, strict=True))
        return found

    # ---- what happens

    @Slot()
    def _tell(self) -> None:
        if self._open is None:
            return
        note, wanted = self._open.note, self.wanted()
        same = NoteProperties(
            title=note.title,
            on=note.on,
            place=note.place,
            fields=dict(note.fields),
            profiles=note.profiles,
            approvals=note.approvals,
        )
        if wanted != same:
            self.changed.emit(wanted)

    def _approvals(self) -> tuple[Approval, ...]:
        known = {one.post: one for one in self._open.note.approvals} if self._open else {}
        for key, (name, at) in self.approvals.items():
            typed = replace(
                known.get(key, Approval(post=key)), name=name.text().strip(), at=at.text().strip()
            )
            if typed.name or typed.at:
                known[key] = typed
            else:
                known.pop(key, None)
        return tuple(known.values())


def _label(field: KindField, language: str) -> str:
    return field.label.text_or_first(language)


def _step(step: ApprovalStep, language: str) -> str:
    return f"{step.action.text(language)} – {step.post.text(language)}"


def _line(name: str) -> QLineEdit:
    line = QLineEdit()
    line.setAccessibleName(name)
    line.setMinimumWidth(line.fontMetrics().averageCharWidth() * _SHORTEST)
    return line


def _fill(line: QLineEdit, text: str) -> None:
    if not line.hasFocus() and line.text() != text:
        line.setText(text)
        line.setCursorPosition(0)


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(2 * look.GRID)
    for number, widget in enumerate(widgets):
        row.addWidget(widget, 0 if number else 1)
    return row
