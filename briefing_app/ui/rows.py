"""Rows of a list: domain objects in a tuple, the words that describe each, a model and a quick filter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from briefing_app.domain.names import folded
from briefing_app.ui.labels import plain_tip

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of words around a hit: found by the search or not, severed or not."""

    text: str
    hit: bool = False
    severed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RowWords:
    """What a row shows: a title, a second line or the words around a hit, something short at the right.

    ``spoken`` is what a screen reader says where that differs; ``indent`` counts steps to the right.
    """

    title: str
    detail: str = ""
    trail: str = ""
    icon: str = ""
    parts: tuple[Part, ...] = ()
    spoken: str = ""
    indent: int = 0


class Role(IntEnum):
    """What a row's model knows beside Qt's own roles."""

    WORDS = Qt.ItemDataRole.UserRole + 1
    ITEM = Qt.ItemDataRole.UserRole + 2


class RowListModel(QAbstractListModel):
    """A list over a tuple of values; *describe* says how each reads."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[object, ...] = ()
        self._describe: Callable[[Any], RowWords] = lambda one: RowWords(title=str(one))
        self._keys: tuple[str, ...] | None = None

    @property
    def items(self) -> tuple[object, ...]:
        """The values, in order."""
        return self._items

    def show(self, items: Sequence[object], describe: Callable[[Any], RowWords]) -> None:
        """Show other values."""
        self.beginResetModel()
        self._items, self._describe, self._keys = tuple(items), describe, None
        self.endResetModel()

    def row_of(self, same: Callable[[Any], bool]) -> int:
        """The first row whose value is the one meant, or -1."""
        return next((row for row, item in enumerate(self._items) if same(item)), -1)

    def matching(self, words: str) -> frozenset[int]:
        """The rows that hold every one of the words, case and accents apart."""
        if self._keys is None:
            described = map(self._describe, self._items)
            self._keys = tuple(folded(f"{one.title} {one.trail} {one.detail}") for one in described)
        wanted = folded(words).split()
        return frozenset(row for row, key in enumerate(self._keys) if all(one in key for one in wanted))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._items):
            return None
        item = self._items[index.row()]
        if role == Role.ITEM:
            return item
        words = self._describe(item)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return words.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return words.spoken or ", ".join(filter(None, (words.title, words.trail, words.detail)))
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(" · ".join(filter(None, (words.title, words.detail))))
            case Role.WORDS:
                return words
        return None


class QuickFilter(QSortFilterProxyModel):
    """Shows the rows that hold every word typed; the order stays that of the list."""

    def __init__(self, source: RowListModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = source
        self._words = ""
        self._shown: frozenset[int] | None = None
        source.modelAboutToBeReset.connect(self._forget)
        self.setSourceModel(source)

    def set_words(self, words: str) -> None:
        """Show the rows that hold these words; all of them for none."""
        self.beginFilterChange()
        self._words = words.strip()
        self._shown = self._rows.matching(self._words) if self._words else None
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(self, source_row: int, _source_parent: Index) -> bool:
        if self._words and self._shown is None:
            self._shown = self._rows.matching(self._words)
        return self._shown is None or source_row in self._shown

    def _forget(self) -> None:
        self._shown = None
