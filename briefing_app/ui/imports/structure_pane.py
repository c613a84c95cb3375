"""The proposed structure of a binder as a list whose rows are corrected with a letter, Tab or a menu."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefing_app.domain.corrections import Home
from briefing_app.domain.profile import ProfileKind
from briefing_app.domain.reading import BlockKind, SourceBlock
from briefing_app.services.import_review import Review
from briefing_app.ui import look
from briefing_app.ui.descriptions import kind_words as profile_kind
from briefing_app.ui.flow_layout import FlowLayout, flowing
from briefing_app.ui.imports import review_words as words
from briefing_app.ui.imports.review_delegates import BlockDelegate
from briefing_app.ui.imports.review_lists import Role, StructureModel
from briefing_app.ui.labels import PlainLabel
from briefing_app.ui.views import ListView

_MOST_PROFILES = 40
"""So many profiles at most stand in a menu: those nearest to the row."""


class StructureList(ListView):
    """A list in which Tab changes the level of items and headings; elsewhere Tab goes on as usual."""

    letter = Signal(str)
    level = Signal(int)
    menu = Signal(QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def event(self, event: QEvent) -> bool:
        """Take Tab before it moves the keyboard, where the row has a level."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._is_level(event):
            self.level.emit(1 if event.key() == Qt.Key.Key_Tab else -1)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        alt_shift = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
        if event.modifiers() == alt_shift and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.level.emit(1 if event.key() == Qt.Key.Key_Right else -1)
        elif plain and event.text().isalpha():
            self.letter.emit(event.text().casefold())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        self.menu.emit(at)

    def _is_level(self, event: QKeyEvent) -> bool:
        if event.key() not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return False
        block = self.currentIndex().data(Role.BLOCK)
        return isinstance(block, SourceBlock) and words.has_level(block)


class StructurePane(QWidget):
    """The list with its commands, and why the row in question is what it is.

    Signals:
        chosen: The first line of the row that is chosen.
        corrected: Something was changed.
        refused: A sentence on what cannot be.
    """

    chosen = Signal(int)
    corrected = Signal()
    refused = Signal(str)

    def __init__(self, review: Review, model: StructureModel) -> None:
        super().__init__()
        self._review = review
        self._model = model
        self.view = StructureList()
        self.view.setModel(model)
        self._delegate = BlockDelegate(len(review.reading.source.lines), self.view)
        self.view.setItemDelegate(self._delegate)
        self.view.setAccessibleName(self.tr("Proposed structure"))
        self.view.setAccessibleDescription(
            self.tr("A letter changes the kind, Tab and Shift+Tab the level, the menu key shows everything.")
        )
        self.why = PlainLabel(muted=True, wrap=True)
        self._kinds = words.kind_commands()
        self._build()
        self._connect()
        self._say_why()

    # ---- what is chosen

    def lines(self) -> list[int]:
        """The first lines of the rows that are selected."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        return [self._review.reading.blocks[row].first for row in rows]

    def go_to(self, line: int) -> None:
        """Choose the row of a line."""
        row = self._model.row_of(line)
        if row >= 0 and row != self.view.currentIndex().row():
            chosen = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.view.selectionModel().setCurrentIndex(self._model.index(row), chosen)

    def refresh(self) -> None:
        """Show what was corrected."""
        self._model.changed()
        self._say_why()

    # ---- corrections

    def set_kind(self, kind: BlockKind) -> None:
        """Take the rows that are selected for another kind."""
        lines = self.lines()
        if not any(kind in self._review.kinds(line) for line in lines):
            self.refused.emit(self._why_not(kind))
        elif self._review.set_kind(lines, kind):
            self.corrected.emit()

    def change_level(self, by: int) -> None:
        """Move the rows that are selected in or out."""
        if self._review.change_level(self.lines(), by):
            self.corrected.emit()
        else:
            self.refused.emit(self.tr("There is no such level here: a level grows by one at most."))

    def assign(self, home: Home | None) -> None:
        """Say where the rows that are selected belong."""
        if self._review.assign(self.lines(), home):
            self.corrected.emit()

    def name_stakeholder(self, kind: ProfileKind) -> None:
        """Say that the row is the name of a stakeholder."""
        for line in self.lines()[:1]:
            if self._review.name_stakeholder(line, kind):
                self.corrected.emit()
            else:
                self.refused.emit(self.tr("A stakeholder’s name is one line of words."))

    def take_back(self) -> None:
        """Show the rows that are selected as they were read."""
        if self._review.as_read(self.lines()):
            self.corrected.emit()

    def _why_not(self, kind: BlockKind) -> str:
        if kind in (BlockKind.TITLE, BlockKind.BOILERPLATE):
            return self.tr("A line with a received redaction stays in the text: it cannot be this.")
        if kind is BlockKind.WITHHELD:
            return self.tr("The line holds words: only a line that is nothing but a redaction can be this.")
        return self.tr("The line cannot be this.")

    # ---- menus

    def row_menu(self) -> QMenu:
        """Everything that can be done with the rows that are selected."""
        menu = QMenu(self)
        self.fill_kinds(menu.addMenu(self.tr("&Kind")))
        self.fill_homes(menu.addMenu(self.tr("&Belongs to")))
        named = menu.addMenu(self.tr("&Names a stakeholder"))
        for kind in ProfileKind:
            named.addAction(profile_kind(kind.value)).triggered.connect(partial(self._name, kind))
        menu.addSeparator()
        menu.addAction(self.tr("&In")).triggered.connect(partial(self._level, 1))
        menu.addAction(self.tr("&Out")).triggered.connect(partial(self._level, -1))
        menu.addSeparator()
        menu.addAction(self.tr("&As it was read")).triggered.connect(self.take_back)
        return menu

    def fill_kinds(self, menu: QMenu) -> None:
        """Offer the kinds the rows that are selected may be."""
        menu.clear()
        lines = self.lines()
        for kind, text in self._kinds.items():
            action = menu.addAction(text)
            action.setEnabled(any(kind in self._review.kinds(line) for line in lines))
            action.triggered.connect(partial(self._kind, kind))

    def fill_homes(self, menu: QMenu) -> None:
        """Offer the profiles nearest to the row, each with its sections, and none."""
        menu.clear()
        menu.addAction(self.tr("&No profile: the note of the rest")).triggered.connect(
            partial(self._assign, None)
        )
        menu.addSeparator()
        here = self.view.currentIndex().data(Role.LINE) or 1
        known = sorted(self._review.now.profiles, key=lambda line: abs(line - here))[:_MOST_PROFILES]
        for line in sorted(known):
            profile = self._review.now.profiles[line]
            sections = menu.addMenu(_plain(profile.name))
            intro = sections.addAction(self.tr("Introduction"))
            intro.triggered.connect(partial(self._assign, Home(line)))
            for section in profile.sections:
                if section.heading_block is not None:
                    at = self._review.reading.blocks[section.heading_block].first
                    action = sections.addAction(_plain(section.heading or section.key))
                    action.triggered.connect(partial(self._assign, Home(line, at)))

    def _kind(self, kind: BlockKind, *_checked: bool) -> None:
        self.set_kind(kind)

    def _level(self, by: int, *_checked: bool) -> None:
        self.change_level(by)

    def _assign(self, home: Home | None, *_checked: bool) -> None:
        self.assign(home)

    def _name(self, kind: ProfileKind, *_checked: bool) -> None:
        self.name_stakeholder(kind)

    @Slot(str)
    def _letter(self, letter: str) -> None:
        for kind, text in self._kinds.items():
            if text.partition("&")[2][:1].casefold() == letter:
                self.set_kind(kind)

    @Slot(QPoint)
    def _show_menu(self, at: QPoint) -> None:
        if self.lines():
            menu = self.row_menu()
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(at)

    # ---- building

    def _build(self) -> None:
        self.kind_button = self._button(self.tr("&Kind"), self.fill_kinds)
        self.home_button = self._button(self.tr("&Belongs to"), self.fill_homes)
        row = FlowLayout(gap=2 * look.GRID)
        row.add_growing(PlainLabel(self.tr("Structure"), bold=True))
        row.addWidget(flowing(self.kind_button, self.home_button, gap=2 * look.GRID))
        head = QWidget()
        head.setLayout(row)
        row.setContentsMargins(2 * look.GRID, look.GRID, 2 * look.GRID, look.GRID)
        self.why.setMargin(2 * look.GRID)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.view, 1)
        column.addWidget(self.why)

    def _button(self, text: str, fill: object) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        menu = QMenu(button)
        menu.aboutToShow.connect(partial(_filled, fill, menu))
        button.setMenu(menu)
        return button

    def _connect(self) -> None:
        self.view.letter.connect(self._letter)
        self.view.level.connect(self.change_level)
        self.view.menu.connect(self._show_menu)
        self.view.selectionModel().currentChanged.connect(self._moved)

    @Slot()
    def _moved(self) -> None:
        self._say_why()
        line = self.view.currentIndex().data(Role.LINE)
        if line is not None:
            self.chosen.emit(line)

    def _say_why(self) -> None:
        row = self.view.currentIndex().row()
        if row < 0:
            self.why.setText(self.tr("Choose a line to see why it was taken for what it is."))
            return
        block = self._review.reading.blocks[row]
        parts = [words.lines_words((block.first,)), words.kind_words(block), self._model.belongs(row)]
        if block.parent is not None:
            parts.append(self.tr("belongs to line {line}").format(line=block.parent))
        if block.redactions:
            parts.append(self.tr("%n received redaction(s)", "", block.withheld))
        said = " · ".join(filter(None, parts))
        odd = self._model.oddities(block)
        self.why.setText("\n".join((f"{said[:1].upper()}{said[1:]}", self._model.rule(row), *odd)))


def _filled(fill: object, menu: QMenu) -> None:
    if callable(fill):
        fill(menu)


def _plain(text: str) -> str:
    """Words of the source as the text of a command: no sign of them is a mnemonic."""
    shown = words.readable(text).replace("&", "&&")
    return shown if len(shown) <= 60 else shown[:59] + "…"
