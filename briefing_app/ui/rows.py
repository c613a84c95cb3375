"""Rows of a list: domain objects in a tuple, the words that describe each, and a model that narrows them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import groupby
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt

from briefing_app.domain.names import sought
from briefing_app.domain.text import Marker
from briefing_app.services.quick_find import rows_holding
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

    ``spoken`` is what a screen reader says where that differs, ``released`` what leaves the program in the
    place of a title of withheld words; ``indent`` counts steps to the right. By ``also`` it is found, too.
    """

    title: str
    detail: str = ""
    trail: str = ""
    icon: str = ""
    parts: tuple[Part, ...] = ()
    spoken: str = ""
    released: str | None = None
    indent: int = 0
    also: str = ""


def spoken_parts(parts: Iterable[Part]) -> str:
    """The parts as they are spoken: a marker in the place of severed words that follow each other.

    A painted word can be turned away from; what is spoken goes to every program that reads names.
    """
    said = ""
    for severed, some in groupby(parts, lambda part: part.severed):
        said += Marker.REDACTED_CAPITALS.value if severed else "".join(part.text for part in some)
    return said


class Role(IntEnum):
    """What a row's model knows beside Qt's own roles."""

    WORDS = Qt.ItemDataRole.UserRole + 1
    ITEM = Qt.ItemDataRole.UserRole + 2
    RELEASED = Qt.ItemDataRole.UserRole + 50
    """What a copy of the row holds where that is not what is shown."""


class RowListModel(QStringListModel):
    """A list over a tuple of values; *describe* says how each reads. It shows those of them that are wanted.

    Laying out a view asks for the number of rows once a row. Qt's own list of strings answers that without
    Python, which is a tenth of the time at 100,000 rows; so the model is one, of empty strings, and says
    itself what each row holds.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: Sequence[object] = ()
        self._describe: Callable[[Any], RowWords] = lambda one: RowWords(title=str(one))
        self._keys: Sequence[str] | None = None
        self._words = ""
        self._wanted: Callable[[Any], bool] | None = None
        self._unmasked: Sequence[int] = range(0)  # the rows the mask leaves, of which the words leave some
        self._shown: Sequence[int] = range(0)

    @property
    def items(self) -> Sequence[object]:
        """All values, in order, also those that are not shown."""
        return self._items

    def show(
        self,
        items: Sequence[object],
        describe: Callable[[Any], RowWords],
        keys: Sequence[str] | None = None,
        wanted: Callable[[Any], bool] | None = None,
    ) -> None:
        """Show other values; *keys* are their folded texts for the filter, made elsewhere where many.

        The filter stays, the mask becomes what is *wanted* of these values.
        """
        self._wanted = wanted
        self._items, self._describe, self._keys = items, describe, keys
        self._unmasked = self._leave()
        self._settle(self._narrowed(self._unmasked))

    def set_words(self, typed: str) -> None:
        """Show the rows that hold every word typed, case and accents apart; all of them for none."""
        typed = typed.strip()
        if typed == self._words:
            return
        wider = self._unmasked if not typed.startswith(self._words) else self._shown
        self._words = typed
        self._settle(self._narrowed(wider))

    def set_mask(self, wanted: Callable[[Any], bool] | None) -> None:
        """Show only the values that are wanted, beside what the words say; None shows them all."""
        self._wanted = wanted
        self._unmasked = self._leave()
        self._settle(self._narrowed(self._unmasked))

    def row_of(self, same: Callable[[Any], bool]) -> int:
        """The first row shown whose value is the one meant, or -1."""
        items = self._items
        return next((row for row, number in enumerate(self._shown) if same(items[number])), -1)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        item = self._items[self._shown[index.row()]]
        if role == Role.ITEM:
            return item
        if role not in _DESCRIBED:
            return None
        words = self._describe(item)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return words.title
            case Role.RELEASED:
                return words.released
            case Qt.ItemDataRole.AccessibleTextRole:
                return words.spoken or ", ".join(filter(None, (words.title, words.trail, words.detail)))
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(" · ".join(filter(None, (words.title, words.trail, words.detail))))
        return words

    # ---- which rows are shown

    def _leave(self) -> Sequence[int]:
        wanted = self._wanted
        if wanted is None:
            return range(len(self._items))
        return [row for row, item in enumerate(self._items) if wanted(item)]

    def _narrowed(self, wider: Sequence[int]) -> Sequence[int]:
        if not self._words:
            return wider
        if self._keys is None:
            described = map(self._describe, self._items)
            self._keys = [sought(f"{one.title} {one.trail} {one.detail} {one.also}") for one in described]
        everything = isinstance(wider, range) and len(wider) == len(self._keys)
        return rows_holding(self._keys, self._words, None if everything else wider)

    def _settle(self, shown: Sequence[int]) -> None:
        self._shown = shown
        self.setStringList([""] * len(shown))  # resets the model


_DESCRIBED = frozenset(
    {
        int(Qt.ItemDataRole.DisplayRole),
        int(Qt.ItemDataRole.AccessibleTextRole),
        int(Qt.ItemDataRole.ToolTipRole),
        int(Role.WORDS),
        int(Role.RELEASED),
    }
)
