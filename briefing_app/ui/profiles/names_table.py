"""The names of a profile as a table to be filled in: text, use, language, valid from and to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefing_app.domain.labelled import labelled
from briefing_app.domain.profile import NameRole
from briefing_app.domain.profile_properties import TypedName
from briefing_app.domain.typed_values import LONGEST_LINE
from briefing_app.services.languages import codes
from briefing_app.ui import languages
from briefing_app.ui.labels import plain_tip
from briefing_app.ui.language_words import language_words

Index = QModelIndex | QPersistentModelIndex

TEXT, ROLE, LANGUAGE, FROM, TO = range(5)
_FIELDS = ("text", "role", "language", "valid_from", "valid_to")


class NamesModel(QAbstractTableModel):
    """Names as rows; every cell is edited in place."""

    edited = Signal()

    def __init__(self, names: Sequence[TypedName], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names = list(names)

    @property
    def names(self) -> tuple[TypedName, ...]:
        """The names as they are now."""
        return tuple(self._names)

    def add(self) -> int:
        """A new empty row, and where it is."""
        row = len(self._names)
        self.beginInsertRows(QModelIndex(), row, row)
        self._names.append(TypedName(text="", role=NameRole.VARIANT if row else NameRole.NAME))
        self.endInsertRows()
        self.edited.emit()
        return row

    def remove(self, row: int) -> None:
        """Take a name away."""
        if 0 <= row < len(self._names):
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._names[row]
            self.endRemoveRows()
            self.edited.emit()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._names)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(_FIELDS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return (
            self.tr("Name"),
            self.tr("Used as"),
            self.tr("Language"),
            self.tr("Valid from"),
            self.tr("Valid to"),
        )[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        value = getattr(self._names[index.row()], _FIELDS[index.column()])
        if role == Qt.ItemDataRole.EditRole:
            return str(value)
        words = self._words(index.column(), str(value))
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return words
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(words)
            case Qt.ItemDataRole.AccessibleTextRole:
                header = self.headerData(index.column(), Qt.Orientation.Horizontal)
                return labelled(str(header), words or self.tr("empty"), languages.spoken())
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        field = _FIELDS[index.column()]
        given: object = NameRole(str(value)) if field == "role" else str(value)
        self._names[index.row()] = replace(self._names[index.row()], **{field: given})  # type: ignore[arg-type]  # the field is that of the column
        self.dataChanged.emit(index, index)
        self.edited.emit()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def _words(self, column: int, value: str) -> str:
        if column == ROLE:
            return self.role_words(value)
        return language_words(value) if column == LANGUAGE else value

    def role_words(self, role: str) -> str:
        """How a name is used, in words."""
        return {
            NameRole.NAME: self.tr("Name"),
            NameRole.ACRONYM: self.tr("Short form"),
            NameRole.VARIANT: self.tr("Other spelling"),
        }[NameRole(role)]


class NamesDelegate(QStyledItemDelegate):
    """Edits a cell by a line, or by a list where there are few choices.

    ``typed`` gives row, field and words while a line is being typed in.
    """

    typed = Signal(int, str, str)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = index.model()
        if index.column() in (ROLE, LANGUAGE) and isinstance(model, NamesModel):
            combo = QComboBox(parent)
            choices = [one.value for one in NameRole] if index.column() == ROLE else ["", *codes()]
            for choice in choices:
                in_role = index.column() == ROLE
                combo.addItem(model.role_words(choice) if in_role else language_words(choice), choice)
            combo.setAccessibleName(str(model.headerData(index.column(), Qt.Orientation.Horizontal)))
            return combo
        line = QLineEdit(parent)
        line.setMaxLength(LONGEST_LINE)
        line.textEdited.connect(partial(self.typed.emit, index.row(), _FIELDS[index.column()]))
        line.setAccessibleName(str(index.model().headerData(index.column(), Qt.Orientation.Horizontal)))
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.EditRole)))
        elif isinstance(editor, QLineEdit):
            editor.setText(index.data(Qt.ItemDataRole.EditRole))

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        if isinstance(model, NamesModel):
            chosen = editor.currentData() if isinstance(editor, QComboBox) else editor.property("text")
            model.setData(index, chosen)
