"""The dialog that begins a note, in three steps: what kind, about which meeting, with whom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QStringListModel, Qt, Slot
from PySide6.QtGui import QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from briefing_app.ui import look
from briefing_app.ui.descriptions import Choice
from briefing_app.ui.labels import PlainLabel
from briefing_app.ui.notes.whom_page import WhomPage
from briefing_app.ui.views import ListView

if TYPE_CHECKING:
    from briefing_app.domain.facts import ProfileId
    from briefing_app.domain.profile import ProfileSummary

_LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class NewNote:
    """What a new note is made from; ``names`` are those of the profiles it is about, in order.

    ``profiles`` are their ids, where they are known: two may have one name.
    """

    kind: str
    title: str
    names: tuple[str, ...]
    on: date | None
    place: str
    language: str
    profiles: tuple[ProfileId, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class KindChoice(Choice):
    """A kind of note with what it is for, and heading and guidance of each of its sections."""

    description: str = ""
    sections: tuple[tuple[str, str], ...] = ()


class NoteDialog(QDialog):
    """Asks for what a new note needs; nothing but a title has to be given.

    What stands in it is *given* where it was closed before; *closed* gets it where it is closed again.
    """

    def __init__(
        self,
        kinds: Sequence[Choice],
        languages: Sequence[Choice],
        profiles: Sequence[ProfileSummary],
        parent: QWidget | None = None,
        given: NewNote | None = None,
        closed: Callable[[NewNote], object] = id,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("New note"))
        self._kinds = tuple(kinds)
        self._step_line = PlainLabel(bold=True)
        self.problem_line = PlainLabel(muted=True, wrap=True)
        self.whom = WhomPage(profiles, () if given is None else given.profiles)
        self.pages = QStackedWidget()
        self._build_buttons()
        for page in (self._kind_page(), self._meeting_page(languages), self.whom):
            self.pages.addWidget(page)
        self._build_layout()
        self._connect()
        self._closed = closed
        self._first = None if given else self.answer()
        if given is not None:
            self._fill(given)
        self._show(0 if given is None else 1)

    def answer(self) -> NewNote:
        """What was asked for."""
        day = self.day.date()
        chosen = self.whom.chosen()
        row = self.kinds.currentIndex().row()
        return NewNote(
            kind=self._kinds[row].key if 0 <= row < len(self._kinds) else "",
            title=" ".join(self.title.text().split()),  # a pasted line end is a space
            names=tuple(one.name for one in chosen),
            on=date(day.year(), day.month(), day.day()) if self.dated.isChecked() else None,
            place=self.place.text().strip(),
            language=str(self.language.currentData()),
            profiles=tuple(one.id for one in chosen),
        )

    def problem(self) -> str:
        """What is missing, in a sentence; "" when the note can be made."""
        if not self._kinds:
            return self.tr("Choose a kind of note.")
        return "" if self.title.text().strip() else self.tr("Give the note a title.")

    def tick(self, name: str) -> None:
        """Tick the profile of this name, as if by hand."""
        self.whom.tick(name)

    def accept(self) -> None:
        if self.problem():
            self._show(1 if self._kinds else 0)
            self.problem_line.setText(self.problem())
            self.title.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().accept()

    def reject(self) -> None:
        """Close without making one; what was typed is handed over, not dropped."""
        typed = self.answer()
        super().reject()
        if typed != self._first:
            self._closed(typed)

    def _fill(self, given: NewNote) -> None:
        rows = (row for row, one in enumerate(self._kinds) if one.key == given.kind)
        self.kinds.setCurrentIndex(self.kinds.model().index(next(rows, 0), 0))
        self.title.setText(given.title)
        self.place.setText(given.place)
        self.dated.setChecked(given.on is not None)
        if given.on is not None:
            self.day.setDate(QDate(given.on.year, given.on.month, given.on.day))
        self.language.setCurrentIndex(self.language.findData(given.language))

    # ---- building

    def _kind_page(self) -> QWidget:
        self.kinds = ListView()
        self.kinds.setModel(QStringListModel([one.words for one in self._kinds], self))
        self.kinds.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.kinds.setAccessibleName(self.tr("Kinds of note"))
        self.kinds.setSpacing(2)
        self.guidance = QPlainTextEdit()
        self.guidance.setReadOnly(True)
        self.guidance.setTabChangesFocus(True)
        self.guidance.setAccessibleName(self.tr("About this kind"))
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4 * look.GRID)
        row.addWidget(self.kinds, 2)
        row.addWidget(self.guidance, 3)
        self.kinds.setCurrentIndex(self.kinds.model().index(0, 0))
        page.setFocusProxy(self.kinds)
        return page

    def _meeting_page(self, languages: Sequence[Choice]) -> QWidget:
        self.title = QLineEdit()
        self.title.setMaxLength(_LONGEST_TITLE)
        self.title.setAccessibleName(self.tr("Title"))
        self.place = QLineEdit()
        self.place.setAccessibleName(self.tr("Place"))
        self.dated = QCheckBox(self.tr("On a &day"))
        self.day = QDateEdit(QDate.currentDate())
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setAccessibleName(self.tr("Day"))
        self.day.setEnabled(False)
        self.dated.toggled.connect(self.day.setEnabled)
        self.language = QComboBox()
        self.language.setAccessibleName(self.tr("Language"))
        for choice in languages:
            self.language.addItem(choice.words, choice.key)
        when = QHBoxLayout()
        when.addWidget(self.dated)
        when.addWidget(self.day)
        when.addStretch(1)
        page = QWidget()
        form = QFormLayout(page)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(3 * look.GRID)
        form.setHorizontalSpacing(4 * look.GRID)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(self.tr("&Title"), self.title)
        form.addRow(self.tr("When"), when)
        form.addRow(self.tr("P&lace"), self.place)
        form.addRow(self.tr("Lan&guage"), self.language)
        page.setFocusProxy(self.title)
        return page

    def _build_buttons(self) -> None:
        self.back = QPushButton(self.tr("&Back"))
        self.next = QPushButton(self.tr("&Next"))
        self.accept_button = QPushButton(self.tr("&Create"))
        self.cancel = QPushButton(self.tr("Cancel"))
        for button in (self.back, self.next, self.accept_button, self.cancel):
            button.setIcon(QIcon())

    def _build_layout(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(2 * look.GRID)
        buttons.addStretch(1)
        for button in (self.back, self.next, self.accept_button, self.cancel):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(5 * look.GRID,) * 4)
        column.setSpacing(3 * look.GRID)
        column.addWidget(self._step_line)
        column.addWidget(self.pages, 1)
        column.addWidget(self.problem_line)
        column.addLayout(buttons)
        self.resize(720, 460)

    def _connect(self) -> None:
        self.back.clicked.connect(self._go_back)
        self.next.clicked.connect(self._go_on)
        self.accept_button.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self.title.textChanged.connect(self._check)
        self.kinds.selectionModel().currentChanged.connect(self._tell_kind)
        self.kinds.activated.connect(self._go_on)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self.accept)
        self._tell_kind()

    # ---- what happens

    @Slot()
    def _go_back(self) -> None:
        self._show(self.pages.currentIndex() - 1)

    @Slot()
    def _go_on(self) -> None:
        if self.pages.currentIndex() == 1 and self.problem():
            self.problem_line.setText(self.problem())
            self.title.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._show(self.pages.currentIndex() + 1)

    def _show(self, number: int) -> None:
        names = (self.tr("Kind of note"), self.tr("Meeting"), self.tr("With whom"))
        number = min(max(number, 0), len(names) - 1)
        last = number == len(names) - 1
        said = self.tr("Step {step} of {count}: {name}")
        self._step_line.setText(said.format(step=number + 1, count=len(names), name=names[number]))
        self.setAccessibleDescription(self._step_line.text())
        self.pages.setCurrentIndex(number)
        self.back.setEnabled(number > 0)
        self.next.setEnabled(not last)
        (self.accept_button if last else self.next).setDefault(True)
        self.pages.currentWidget().setFocus(Qt.FocusReason.OtherFocusReason)  # type: ignore[union-attr]  # there is always a page
        self._check()

    @Slot()
    def _check(self) -> None:
        """Allow making the note when nothing is missing; what is, is told where it is asked for."""
        problem = self.problem()
        self.accept_button.setEnabled(not problem)
        self.problem_line.setText(problem if problem and self.pages.currentIndex() == 1 else "")

    @Slot()
    def _tell_kind(self) -> None:
        row = self.kinds.currentIndex().row()
        kind = self._kinds[row] if 0 <= row < len(self._kinds) else None
        if not isinstance(kind, KindChoice):
            self.guidance.clear()
            return
        parts = "\n\n".join(f"{heading}\n{words}" if words else heading for heading, words in kind.sections)
        self.guidance.setPlainText(f"{kind.description}\n\n{parts}".strip())
