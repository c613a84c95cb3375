"""The form of a fact: a field for each thing it says, checked as one types, dates said back as understood."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from briefing_app.domain.errors import BriefingError
from briefing_app.domain.fact_fields import FactField, FactSort, FieldSort
from briefing_app.domain.fuzzy_date import FuzzyDate
from briefing_app.domain.typed_values import LONGEST_LINE, LONGEST_WORDS, Problem, Reader, TypedError
from briefing_app.ui import look
from briefing_app.ui.dialog_parts import FormDialog
from briefing_app.ui.guarded_fields import GuardedArea, GuardedLine, keep_choices_back
from briefing_app.ui.labels import PlainLabel
from briefing_app.ui.profiles import fact_words
from briefing_app.ui.profiles.date_words import understood
from briefing_app.ui.profiles.refusals import said

Typed = dict[str, str | bool]
Check = Callable[[Mapping[str, str | bool]], object]
"""Reads what is typed; raises what is wrong with it."""


def _forget(_typed: Typed) -> None:
    """Nobody wants what was typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactForm:
    """What the form of a fact needs; *redacted* fields are shown and take no words, *note* is said above.

    *told* is told what stands in the form whenever that changes; *closed* is given what was typed where the
    form is closed without saving; *begun* says that what stands in it at first was typed as well, *withheld*
    that what the fact says is withheld, so that its words are not to be copied.
    """

    sort: FactSort
    typed: Mapping[str, str | bool]
    check: Check
    reader: Reader
    redacted: tuple[str, ...] = ()
    note: str = ""
    kept_dates: Mapping[str, FuzzyDate] = field(default_factory=dict)
    is_new: bool = False
    begun: bool = False
    withheld: bool = False
    closed: Callable[[Typed], None] = _forget
    told: Callable[[Typed], None] = _forget


class FactDialog(FormDialog):
    """Asks for what a fact says; can be accepted once it can be read."""

    shows_text = True

    def __init__(self, form: FactForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = form
        self.setWindowTitle(fact_words.one_words(form.sort.key))
        self.accept_button.setText(self.tr("&Add") if form.is_new else self.tr("&Save"))
        self.fields: dict[str, QWidget] = {}
        self._echoes: dict[str, PlainLabel] = {}
        self._touched = form.begun or not form.is_new
        if form.note:
            self.form.addRow(PlainLabel(form.note, wrap=True))
        for one in form.sort.fields:
            self._add(one)
        if form.redacted:
            self.form.addRow(PlainLabel(self._redacted_note(), muted=True, wrap=True))
        self._first = self.answer()
        self.check()
        self._scroll()
        first = next((one for name, one in self.fields.items() if name not in form.redacted), None)
        if first is not None:
            first.setFocus()
        self.resize(max(520, self.sizeHint().width()), min(self.sizeHint().height(), 720))

    def answer(self) -> Typed:
        """What stands in the fields; redacted ones are left out."""
        return {name: _value(one) for name, one in self.fields.items() if name not in self._form.redacted}

    def problem(self) -> str:
        try:
            self._form.check(self.answer())
        except TypedError as refused:
            return "" if self._is_quiet(refused) else said(refused, withheld=self._form.withheld)
        except BriefingError as refused:
            return said(refused)
        return ""

    def can_be_read(self) -> bool:
        """Whether what is typed makes a fact; an empty new form says nothing and is not accepted."""
        try:
            self._form.check(self.answer())
        except BriefingError:
            return False
        return True

    @Slot()
    def check(self) -> None:
        super().check()
        self.accept_button.setEnabled(self.can_be_read())
        for name, echo in self._echoes.items():
            echo.setText(self._understood(name))
            self.form.setRowVisible(echo, bool(echo.text()))

    def accept(self) -> None:
        self._touched = True
        self.check()
        if self.can_be_read():
            super().accept()

    def reject(self) -> None:
        """Close without saving; what was typed is handed over, not dropped."""
        typed = self.answer()
        super().reject()
        if self._form.begun or typed != self._first:
            self._form.closed(typed)

    # ---- building

    def _add(self, one: FactField) -> None:
        name, words = one.name, fact_words.field_words(one.name)
        if name in self._form.redacted:
            widget: QWidget = _line(fact_words.redacted_words())
            widget.setEnabled(False)
        else:
            widget = self._editor(one, self._form.typed.get(name, ""))
        widget.setAccessibleName(words)
        self._keep_back(widget)
        self.fields[name] = widget
        if isinstance(widget, QCheckBox):
            self.form.addRow("", widget)
        else:
            label = PlainLabel(words)
            label.setBuddy(widget)
            self.form.addRow(label, widget)
        if one.sort is FieldSort.DATE:
            echo = self._echoes[name] = PlainLabel(muted=True, wrap=True, size=look.SMALL)
            echo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
            self.form.addRow("", echo)

    def _editor(self, one: FactField, given: str | bool) -> QWidget:
        if isinstance(given, bool):
            box = QCheckBox(fact_words.field_words(one.name))
            box.setChecked(given)
            box.toggled.connect(self._edited)
            return box
        if one.sort is FieldSort.CHOICE:
            combo = QComboBox()
            for choice in one.choices:
                combo.addItem(fact_words.choice_words(choice), choice)
            combo.setCurrentIndex(max(0, combo.findData(given)))
            combo.currentIndexChanged.connect(self._edited)
            return combo
        if one.sort is FieldSort.WORDS:
            area = _Area(given)
            area.textChanged.connect(self._edited)
            return area
        line = _line(given)
        line.setPlaceholderText(fact_words.hint_words(one))
        line.textChanged.connect(self._edited)
        return line

    def _keep_back(self, widget: QWidget) -> None:
        """See to it that no other program gets the words of a withheld fact."""
        if not self._form.withheld:
            return
        if isinstance(widget, GuardedLine | GuardedArea):
            widget.keep_back()
        elif isinstance(widget, QComboBox):
            keep_choices_back(widget)

    def _scroll(self) -> None:
        """Put the fields into an area that scrolls, for large type on a small screen."""
        self.column.removeItem(self.form)
        inner = QWidget()
        inner.setLayout(self.form)
        self.form.setContentsMargins(0, 0, 2 * look.GRID, 0)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName(self.windowTitle())
        area.setWidget(inner)
        area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        room = self.fontMetrics().lineSpacing() * 2  # for a date that is said back later
        area.setMinimumHeight(min(inner.sizeHint().height() + room, 480))
        area.setMinimumWidth(inner.minimumSizeHint().width() + 6 * look.GRID)
        self.column.insertWidget(0, area, 1)

    # ---- what happens

    @Slot()
    def _edited(self) -> None:
        self._touched = True
        self.check()
        self._form.told(self.answer())

    def _is_quiet(self, refused: TypedError) -> bool:
        """Nobody is told to fill in what they have not begun to fill in."""
        return not self._touched and refused.problem in (Problem.MISSING, Problem.NOTHING)

    def _understood(self, name: str) -> str:
        widget = self.fields[name]
        if name in self._form.redacted or not isinstance(widget, QLineEdit) or not widget.text().strip():
            return ""
        kept = self._form.kept_dates.get(name)
        if kept is not None and kept.wording == widget.text():
            return understood(kept)
        try:
            when = self._form.reader.date(name, widget.text())
        except TypedError:
            return self.tr("no date can be told from this")
        return understood(when) if when is not None else ""

    def _redacted_note(self) -> str:
        return self.tr(
            "A field that reached us redacted stays redacted. "
            "What you know yourself is a new fact: close this form and add it."
        )


class _Area(GuardedArea):
    """A few lines of words; Tab goes on to the next field."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * 3 + 4 * look.GRID)


def _line(text: str) -> GuardedLine:
    line = GuardedLine()
    line.setMaxLength(LONGEST_WORDS if len(text) > LONGEST_LINE else LONGEST_LINE + 1)
    line.setText(text)
    line.setCursorPosition(0)
    return line


def _value(widget: QWidget) -> str | bool:
    match widget:
        case QCheckBox():
            return widget.isChecked()
        case QComboBox():
            return str(widget.currentData())
        case QPlainTextEdit():
            return widget.toPlainText()
        case QLineEdit():
            return widget.text()
    raise TypeError(type(widget).__name__)
