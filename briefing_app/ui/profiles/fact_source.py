"""Where a fact comes from: the words that state it, the file it was read from, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from briefing_app.domain.fact_fields import redacted_fields
from briefing_app.domain.facts import Statement
from briefing_app.ui import look
from briefing_app.ui.labels import PlainLabel
from briefing_app.ui.language_words import language_words
from briefing_app.ui.profiles import fact_words
from briefing_app.ui.profiles.section_words import heading_of
from briefing_app.ui.views import ListView

if TYPE_CHECKING:
    from briefing_app.domain.facts import Fact
    from briefing_app.services.profile_opening import OpenProfile


_MOST_LINES = 5
"""How many lines of words are shown at once."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A statement as it is listed; *there*: one can go to it, *kept*: its section is withheld whole."""

    statement: Statement
    words: str
    there: bool
    kept: bool = False


class FactSource(QScrollArea):
    """Shows the words of one fact; ``go_to_asked`` gives the statement to be shown in its section.

    It is as high as that, and scrolls where the window has no room for it.
    """

    go_to_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[_Line, ...] = ()
        self._inner = QWidget()
        self._heading = PlainLabel(self.tr("Where it comes from"), bold=True)
        self._notes = PlainLabel(muted=True, wrap=True)
        self._notes.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._model = QStringListModel(self)
        self.list = ListView()
        self.list.setModel(self._model)
        self.list.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setFrameShape(QFrame.Shape.StyledPanel)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setAccessibleName(self.tr("Words that state the fact"))
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.go_to = QPushButton(self.tr("&Go to the words"))
        self._build()
        self.list.activated.connect(self._go)
        self.go_to.clicked.connect(self._go_to_current)
        self.list.selectionModel().currentChanged.connect(self._allow)

    def show_fact(self, opened: OpenProfile, fact: Fact | None) -> None:
        """Show where a fact comes from; nothing for none."""
        self.setVisible(fact is not None)
        if fact is None:
            return
        self._lines = tuple(self._line(opened, one) for one in fact.statements)
        self.list.keeps_back = fact.id in opened.withheld or any(one.kept for one in self._lines)
        self._model.setStringList([one.words for one in self._lines])
        line = self.fontMetrics().lineSpacing() + 2 * look.GRID
        self.list.setFixedHeight(line * min(max(len(self._lines), 1) + 1, _MOST_LINES))
        self.list.setVisible(bool(self._lines))
        self.go_to.setVisible(bool(self._lines))
        self._notes.setText("\n".join(filter(None, self._said(opened, fact))))
        if self._lines:
            self.list.setCurrentIndex(self._model.index(0))
        self._allow()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        wished, wide = self._inner.sizeHint(), self.viewport().width()
        return QSize(wished.width(), max(self._inner.heightForWidth(wide), wished.height()))

    def minimumSizeHint(self) -> QSize:
        line = self.fontMetrics().lineSpacing()
        return QSize(self._inner.minimumSizeHint().width(), 2 * line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()  # sentences break elsewhere

    def _build(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.go_to)
        buttons.addStretch(1)
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(0, 2 * look.GRID, 0, 0)
        column.setSpacing(look.GRID)
        for widget in (self._heading, self._notes, self.list):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addStretch(1)
        self.setWidget(self._inner)
        for pane in (self.viewport(), self._inner):  # which Qt lets fill their ground
            pane.setAutoFillBackground(False)

    def _line(self, opened: OpenProfile, statement: Statement) -> _Line:
        place = opened.where(statement)
        words = self.tr("“{words}”").format(words=statement.words)
        if place is None:
            gone = self.tr("{words} – the block they stood in is gone")
            return _Line(statement, gone.format(words=words), there=False)
        section = next(one for one in opened.profile.sections if one.id == place.section)
        heading = heading_of(section, place.language)
        where = self.tr("{words} – in “{section}”, {language}")
        if not place.found:
            where = self.tr("{words} – stood in “{section}”, {language}, where they were changed since")
        said = where.format(words=words, section=heading, language=language_words(place.language))
        return _Line(statement, said, there=True, kept=bool(section.severances))

    def _said(self, opened: OpenProfile, fact: Fact) -> list[str]:
        """Sentences on where the fact is from and what became of it."""
        said = []
        if not fact.statements and fact.imported is None:
            said.append(self.tr("Typed by hand; no words of the profile state it."))
        if fact.imported is not None:
            said.append(self._imported(opened, fact))
        if not fact.confirmed:
            said.append(self.tr("Nobody has confirmed it yet."))
        if redacted_fields(fact):
            named = ", ".join(fact_words.field_words(name) for name in redacted_fields(fact))
            said.append(self.tr("Redacted before it reached us: {fields}.").format(fields=named))
        if provisions := opened.withheld.get(fact.id):
            withheld = self.tr("Withheld under {provisions}: it is in no public edition.")
            said.append(withheld.format(provisions=provisions))
        if portion := opened.portions.get(fact.id):
            said.append(self.tr("Marked {portion}.").format(portion=portion))
        return said

    def _imported(self, opened: OpenProfile, fact: Fact) -> str:
        number, name = opened.imports.get(fact.imported, (0, "")) if fact.imported else (0, "")
        if not name:
            return self.tr("From an import.")
        if not fact.lines:
            return self.tr("From import {number}, {file}.").format(number=number, file=name)
        lines = ", ".join(map(str, fact.lines))
        said = self.tr("From import {number}, {file}, line {lines}.")
        return said.format(number=number, file=name, lines=lines)

    @Slot()
    def _allow(self) -> None:
        row = self.list.currentIndex().row()
        self.go_to.setEnabled(0 <= row < len(self._lines) and self._lines[row].there)

    @Slot(QModelIndex)
    def _go(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._lines) and self._lines[index.row()].there:
            self.go_to_asked.emit(self._lines[index.row()].statement)

    @Slot()
    def _go_to_current(self) -> None:
        self._go(self.list.currentIndex())
