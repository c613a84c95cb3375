"""A table of a text, cell by cell: read in a grid, its cells, rows and columns severed and freed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    SignalInstance,
    Slot,
)
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefing_app.domain.editing.session import Edit
from briefing_app.domain.editing.sheet import Sheet
from briefing_app.domain.editing.tables import free_cells, held_by_cell, on_table, sever_cells
from briefing_app.domain.exemption import ExemptionId
from briefing_app.domain.text import BlockId, Holds, SeveranceId, Table, block_words, holds
from briefing_app.ui import look
from briefing_app.ui.dialog_banners import DialogBanners
from briefing_app.ui.editor.askers import ProvisionAsker
from briefing_app.ui.editor.choice_popup import ChoicePopup
from briefing_app.ui.editor.guarded_copy import MARKER
from briefing_app.ui.editor.vocabulary import Vocabulary
from briefing_app.ui.labels import PlainLabel
from briefing_app.ui.rows import Role
from briefing_app.ui.safe_document import printable
from briefing_app.ui.views import TableView

_Index = QModelIndex | QPersistentModelIndex


class Edited(Protocol):
    """What is asked of the editor that shows the table."""

    vocabulary: Vocabulary
    held_whole: Holds
    edited: SignalInstance

    @property
    def sheet(self) -> Sheet:
        """The sheet as it is now."""
        ...

    def do(self, edit: Edit) -> None:
        """Edit the sheet as one step to undo."""
        ...

    def new_tag(self, exemptions: frozenset[ExemptionId]) -> SeveranceId:
        """A new severance."""
        ...

    def tag_of(self, held: Holds) -> str:
        """The provisions of a severed cell, and how far each is decided."""
        ...


class CellModel(QAbstractTableModel):
    """The words of each cell, and below them what it is severed for."""

    def __init__(
        self, tag_of: Callable[[Holds], str], held_whole: Callable[[], Holds], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._held_whole = held_whole
        self._tag_of = tag_of
        self._table: Table | None = None

    def show(self, table: Table | None) -> None:
        """Show another state of the table."""
        self.beginResetModel()
        self._table = table
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() or self._table is None else len(self._table.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() or self._table is None else len(self._table.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if self._table is None or not index.isValid():
            return None
        held = held_by_cell(self._table, index.row(), index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            cell = self._table.rows[index.row()].cells[index.column()]
            words = "\n".join(
                printable(line) for block in cell.blocks for line in block_words(block).split("\n")
            )
            return f"{words}\n[{self._tag_of(held)}]".strip() if held else words
        if role == Role.RELEASED:
            return self._released(index.row(), index.column())
        if held and role == Qt.ItemDataRole.BackgroundRole:
            return QColor(look.colours().severed)
        if held and role == Qt.ItemDataRole.ForegroundRole:
            return QColor(look.colours().on_severed)
        return None

    def _released(self, row: int, column: int) -> str | None:
        """What a copy of a cell holds where anything of it is withheld."""
        table = self._table
        if table is None:
            return None
        blocks = table.rows[row].cells[column].blocks
        held = self._held_whole() or held_by_cell(table, row, column) or any(map(holds, blocks))
        return MARKER if held else None


class CellGrid(TableView):
    """The cells of a table; Shift+Space chooses the rows of those chosen, Ctrl+Space their columns."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self._choose_all(QItemSelectionModel.SelectionFlag.Rows)
        elif event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self._choose_all(QItemSelectionModel.SelectionFlag.Columns)
        else:
            super().keyPressEvent(event)

    def _choose_all(self, beside: QItemSelectionModel.SelectionFlag) -> None:
        chosen = self.selectionModel()
        here = chosen.selectedIndexes() or [self.currentIndex()]
        for index in here:
            chosen.select(index, QItemSelectionModel.SelectionFlag.Select | beside)


class TableDialog(QDialog):
    """Severs and frees what is chosen in a table; each act is one step of the editor's undo."""

    def __init__(self, editor: Edited, table: BlockId, parent: QWidget) -> None:
        super().__init__(parent)
        self._editor = editor
        self._name = table
        self.setWindowTitle(self.tr("Table"))
        self.cells = CellGrid()
        self.cells.setAccessibleName(self.tr("Cells of the table"))
        self.cells.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.cells.setWordWrap(True)
        self.cells.setTabKeyNavigation(False)
        self.cells.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._model = CellModel(editor.tag_of, lambda: editor.held_whole, self)
        self.cells.setModel(self._model)
        self.sever_button = QPushButton(self.tr("&Sever…"))
        self.sever_button.setShortcut(QKeySequence("F9"))
        self.free_button = QPushButton(self.tr("&Remove the severance"))
        self.free_button.setShortcut(QKeySequence("Shift+F9"))
        self._build()
        self.sever_button.clicked.connect(self._ask)
        self.free_button.clicked.connect(self._free)
        self.setFocusProxy(self.cells)  # which the box for the provision gives the keyboard back to
        editor.edited.connect(self._follow)
        self._follow()
        self.cells.setCurrentIndex(self._model.index(0, 0))

    @property
    def table(self) -> Table | None:
        """The table as it is now; None where it is gone."""
        found = (block for block in self._editor.sheet.blocks if block.id == self._name)
        return next((block for block in found if isinstance(block, Table)), None)

    def chosen(self) -> frozenset[tuple[int, int]]:
        """The cells chosen, by row and column."""
        return frozenset((one.row(), one.column()) for one in self.cells.selectedIndexes())

    # ---- inside

    def _build(self) -> None:
        hint = PlainLabel(
            self.tr(
                "Choose cells, or whole rows and columns: by their headings, "
                "or with Shift+Space and Ctrl+Space from a cell of theirs."
            ),
            muted=True,
            wrap=True,
        )
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        for button in (self.sever_button, self.free_button, *close.buttons()):
            button.setIcon(QIcon())
            if isinstance(button, QPushButton):
                button.setAutoDefault(False)  # Enter in the grid severs nothing
        close.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.sever_button)
        row.addWidget(self.free_button)
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout()
        column.setContentsMargins(*(4 * look.GRID,) * 4)
        column.setSpacing(3 * look.GRID)
        column.addWidget(hint)
        column.addWidget(self.cells, 1)
        column.addLayout(row)
        DialogBanners(self, column)
        self.resize(640, 420)

    @Slot()
    def _follow(self) -> None:
        chosen, table = self.chosen(), self.table
        if table is None:
            self.reject()
            return
        here = self.cells.currentIndex()
        row, column = here.row(), here.column()
        self._model.show(table)
        self.cells.resizeRowsToContents()
        selection = self.cells.selectionModel()
        selection.setCurrentIndex(self._model.index(row, column), selection.SelectionFlag.NoUpdate)
        for row, column in chosen:
            selection.select(self._model.index(row, column), selection.SelectionFlag.Select)

    @Slot()
    def _ask(self) -> None:
        if self.chosen():
            there = self.sever_button.geometry()
            ChoicePopup(ProvisionAsker(self._editor.vocabulary), self._sever, self).ask_at(there)

    def _sever(self, provisions: object, _reason: str) -> None:
        if isinstance(provisions, frozenset) and (chosen := self.chosen()):
            severance = self._editor.new_tag(provisions)
            change = partial(_severed, chosen, severance)
            self._editor.do(lambda sheet, _means: on_table(sheet, self._name, change))

    @Slot()
    def _free(self) -> None:
        chosen = self.chosen()
        self._editor.do(
            lambda sheet, _means: on_table(sheet, self._name, lambda table: free_cells(table, chosen))
        )


def _severed(cells: frozenset[tuple[int, int]], severance: SeveranceId, table: Table) -> Table:
    return sever_cells(table, cells, severance)
