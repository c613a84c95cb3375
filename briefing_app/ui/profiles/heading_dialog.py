"""The dialog for the heading of a section in each language; known sections are offered for a new one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from briefing_app.domain.section_headings import OVERVIEW
from briefing_app.domain.typed_values import LONGEST_LINE
from briefing_app.services.languages import codes
from briefing_app.ui.dialog_parts import FormDialog
from briefing_app.ui.guarded_fields import GuardedLine
from briefing_app.ui.labels import PlainLabel
from briefing_app.ui.language_words import language_words

Headings = Mapping[str, str]


class HeadingDialog(FormDialog):
    """Asks for headings; with *known* ones it asks for a new section, else it renames one.

    ``typed`` gives the headings whenever they change; *note* is said above them, *withheld* ones are
    not copied.
    """

    typed = Signal(dict)

    shows_text = True

    def __init__(
        self,
        headings: Headings,
        known: Sequence[Headings] = (),
        key: str = "",
        parent: QWidget | None = None,
        note: str = "",
        *,
        withheld: bool = False,
    ) -> None:
        super().__init__(parent)
        is_new = bool(known) or not headings
        self.setWindowTitle(self.tr("New section") if is_new else self.tr("Heading of the section"))
        self.accept_button.setText(self.tr("&Add") if is_new else self.tr("&Save"))
        self._known = tuple(known)
        self._key = key
        self.lines: dict[str, GuardedLine] = {}
        self._withheld = withheld
        if note:
            self.form.addRow(PlainLabel(note, wrap=True))
        self.choice = QComboBox()
        self.choice.setAccessibleName(self.tr("Known section"))
        if self._known:
            self._build_choice()
        for language in codes():
            self._add(language, headings.get(language, ""))
        self.check()
        next(iter(self.lines.values())).setFocus()
        self.resize(480, self.sizeHint().height())

    def answer(self) -> dict[str, str]:
        """The headings by language; those without words are empty."""
        return {language: line.text() for language, line in self.lines.items()}

    def problem(self) -> str:
        if self._key == OVERVIEW or any(words.strip() for words in self.answer().values()):
            return ""
        return self.tr("Give the section a heading in one language at least.")

    def _build_choice(self) -> None:
        self.choice.addItem(self.tr("A heading of your own"), None)
        for headings in self._known:
            self.choice.addItem(" / ".join(headings.values()))
        self.choice.currentIndexChanged.connect(self._choose)
        self.form.addRow(self.tr("&Known section"), self.choice)

    def _add(self, language: str, words: str) -> None:
        line = GuardedLine(words)
        line.keep_back(kept=self._withheld)
        line.setMaxLength(LONGEST_LINE)
        line.setAccessibleName(self.tr("Heading in {language}").format(language=language_words(language)))
        line.textChanged.connect(self.check)
        line.textChanged.connect(self._tell)
        with_key = {"en": self.tr("Heading in &English"), "fr": self.tr("Heading in &French")}
        label = with_key.get(language, line.accessibleName())
        self.form.addRow(label, line)
        self.lines[language] = line

    @Slot()
    def _tell(self) -> None:
        self.typed.emit(self.answer())

    @Slot(int)
    def _choose(self, row: int) -> None:
        headings = self._known[row - 1] if row > 0 else {}
        for language, line in self.lines.items():
            line.setText(headings.get(language, ""))
