"""The dialog that makes a profile: kind, name, short form, language; a name that is taken is told at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget

from briefing_app.domain.errors import BriefingError
from briefing_app.domain.facts import ProfileId
from briefing_app.domain.profile import ProfileKind, ProfileSummary
from briefing_app.domain.typed_values import LONGEST_LINE, line
from briefing_app.ui.descriptions import Choice, kind_words
from briefing_app.ui.dialog_parts import FormDialog
from briefing_app.ui.labels import PlainLabel
from briefing_app.ui.profiles.refusals import said

Namesakes = Sequence[ProfileSummary]
FindNamesakes = Callable[[Sequence[str], Callable[[Namesakes], None]], None]
"""Looks for profiles of these names in the background and hands them over."""

_TYPING_PAUSE = 200  # milliseconds; looking for a name costs a round trip to the worker


@dataclass(frozen=True, slots=True, kw_only=True)
class NewProfile:
    """What a new profile begins with; *existing* is the profile to go to instead."""

    kind: ProfileKind
    name: str
    acronym: str
    language: str
    existing: ProfileId | None = None


class NewProfileDialog(FormDialog):
    """Asks for what a new profile needs, and leads to the one there is where the name is taken.

    What stands in it is *given* where it was closed before; *closed* gets it where it is closed again.
    """

    def __init__(
        self,
        languages: Sequence[Choice],
        find: FindNamesakes,
        kind: ProfileKind = ProfileKind.FORUM,
        parent: QWidget | None = None,
        given: NewProfile | None = None,
        closed: Callable[[NewProfile], object] = id,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("New profile"))
        self.accept_button.setText(self.tr("&Create"))
        self._find = find
        self._known: ProfileSummary | None = None
        self._existing: ProfileId | None = None
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.setInterval(_TYPING_PAUSE)
        self._asking.timeout.connect(self._ask)
        self.kind = _combo(self.tr("Kind"), [Choice(one.value, kind_words(one.value)) for one in ProfileKind])
        self.kind.setCurrentIndex(self.kind.findData(kind.value))
        self.language = _combo(self.tr("Language of the name"), languages)
        self.name = _line(self.tr("Name"))
        self.acronym = _line(self.tr("Short form"))
        self._build()
        self._closed = closed
        self._first = None if given else self.answer()
        if given is not None:
            self._show(given)
        self.check()

    def answer(self) -> NewProfile:
        """What was asked for."""
        return NewProfile(
            kind=ProfileKind(self.kind.currentData()),
            name=self.name.text(),
            acronym=self.acronym.text(),
            language=self.language.currentData(),
            existing=self._existing,
        )

    def problem(self) -> str:
        if self._existing is not None:
            return ""
        if not self.name.text().strip():
            return self.tr("Give the profile a name.")
        try:
            line("name", self.name.text())
            line("acronym", self.acronym.text())
        except BriefingError as refused:
            return said(refused)
        return ""

    def reject(self) -> None:
        """Close without making one; what was typed is handed over, not dropped."""
        typed = self.answer()
        super().reject()
        if typed != self._first:
            self._closed(typed)

    @Slot(object)
    def show_namesakes(self, found: Namesakes) -> None:
        """Say that there is a profile of this name already; two may share one, so nothing is refused."""
        self._known = next(iter(found), None)
        known = self._known
        self.form.setRowVisible(self.warning, known is not None)
        self.form.setRowVisible(self.open_existing, known is not None)
        if known is not None:
            called = f"{known.name} ({known.acronym})" if known.acronym else known.name
            warning = self.tr("There is a profile of this name already: {name}, {kind}.")
            self.warning.setText(warning.format(name=called, kind=kind_words(known.kind.value)))

    # ---- building

    def _build(self) -> None:
        self.warning = PlainLabel(wrap=True)
        self.open_existing = QPushButton(self.tr("&Open that one"))
        self.open_existing.setAutoDefault(False)
        self.open_existing.clicked.connect(self._go_to_existing)
        self.form.addRow(self.tr("&Kind"), self.kind)
        self.form.addRow(self.tr("&Name"), self.name)
        self.form.addRow(self.tr("&Short form"), self.acronym)
        self.form.addRow(self.tr("&Language of the name"), self.language)
        self.form.addRow("", self.warning)
        self.form.addRow("", self.open_existing)
        self.form.setRowVisible(self.warning, False)
        self.form.setRowVisible(self.open_existing, False)
        for field in (self.name, self.acronym):
            field.textChanged.connect(self.check)
            field.textChanged.connect(self._asking.start)
        self.name.setFocus()
        self.resize(520, self.sizeHint().height())

    # ---- what happens

    def _show(self, given: NewProfile) -> None:
        self.kind.setCurrentIndex(self.kind.findData(given.kind.value))
        self.language.setCurrentIndex(self.language.findData(given.language))
        self.name.setText(given.name)
        self.acronym.setText(given.acronym)

    @Slot()
    def _ask(self) -> None:
        self._find((self.name.text(), self.acronym.text()), self.show_namesakes)

    @Slot()
    def _go_to_existing(self) -> None:
        if self._known is not None:
            self._existing = self._known.id
            self.accept()


def _combo(name: str, choices: Sequence[Choice]) -> QComboBox:
    combo = QComboBox()
    combo.setAccessibleName(name)
    for one in choices:
        combo.addItem(one.words, one.key)
    return combo


def _line(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setMaxLength(LONGEST_LINE)
    return field
