"""The facts of one sort as a table, and the sorts as a list with how many there are of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from briefing_app.domain.fact_fields import FactSort, sort_of
from briefing_app.domain.facts import Engagement, Fact, FactId, Incumbency
from briefing_app.domain.fuzzy_date import FuzzyDate
from briefing_app.domain.text import Withheld
from briefing_app.ui.editor.guarded_copy import MARKER
from briefing_app.ui.labels import plain_tip
from briefing_app.ui.profiles import fact_words
from briefing_app.ui.rows import Role

if TYPE_CHECKING:
    from briefing_app.services.profile_opening import OpenProfile

translate = QCoreApplication.translate
Index = QModelIndex | QPersistentModelIndex

_INSIDE_ANOTHER = {"honorific", "acting", "place_certain", "currency", "approximate"}
"""Fields that are shown in the cell of another one."""

_DATES = ("when", "due", "since")


def facts_of(opened: OpenProfile, sort: FactSort) -> tuple[Fact, ...]:
    """The facts of a sort; those with a date as they happened, the others as they were stated."""
    facts = [fact for fact in opened.profile.facts if isinstance(fact, sort.type)]
    dated = next((name for name in _DATES if any(one.name == name for one in sort.fields)), None)
    if dated is None:
        return tuple(facts)

    def when(fact: Fact) -> tuple[object, ...]:
        value = getattr(fact, dated)
        return (0, *value.sort_key) if isinstance(value, FuzzyDate) else (1,)

    return tuple(sorted(facts, key=when))


def standing_words(opened: OpenProfile, fact: Fact) -> str:
    """What is to be known of a fact beside what it says: withheld, marked, or only proposed."""
    withheld, portion = opened.withheld.get(fact.id), opened.portions.get(fact.id)
    parts = (
        portion or "",
        translate("FactTable", "withheld under {provisions}").format(provisions=withheld) if withheld else "",
        "" if fact.confirmed else translate("FactTable", "to be confirmed"),
    )
    return " · ".join(filter(None, parts))


class FactTableModel(QAbstractTableModel):
    """A row for each fact, a column for what it says; the last one for what is to be known of it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opened: OpenProfile | None = None
        self._facts: tuple[Fact, ...] = ()
        self._columns: tuple[str, ...] = ()

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts, in order."""
        return self._facts

    def show(self, opened: OpenProfile, sort: FactSort) -> None:
        """Show the facts of a sort."""
        self.beginResetModel()
        self._opened, self._facts = opened, facts_of(opened, sort)
        self._columns = tuple(one.name for one in sort.fields if one.name not in _INSIDE_ANOTHER)
        self.endResetModel()

    def row_of(self, fact: FactId) -> int:
        """The row of a fact, or -1."""
        return next((row for row, one in enumerate(self._facts) if one.id == fact), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._facts)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._columns) + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        if section < len(self._columns):
            return fact_words.field_words(self._columns[section])
        return self.tr("Status")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._facts) or self._opened is None:
            return None
        fact = self._facts[index.row()]
        if role == Role.ITEM:
            return fact
        if role == Role.RELEASED:
            return self._released(fact, index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words(fact, index.column())
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(self._words(fact, index.column()))
            case Qt.ItemDataRole.AccessibleTextRole:
                if index.column():
                    return self._words(fact, index.column())
                said = (self._words(fact, column) for column in range(self.columnCount()))
                return ", ".join(filter(None, said))
        return None

    def _released(self, fact: Fact, column: int) -> str | None:
        """What a copy of a cell holds where that is not what is shown."""
        withheld = self._opened is not None and fact.id in self._opened.withheld
        is_said = column < len(self._columns) and self._words(fact, column)
        return MARKER if withheld and is_said else None

    def _words(self, fact: Fact, column: int) -> str:
        if column >= len(self._columns):
            return standing_words(self._opened, fact) if self._opened else ""
        name = self._columns[column]
        words = fact_words.shown(fact, sort_of(fact).field(name))
        if name == "person" and isinstance(fact, Incumbency):
            return _person(fact, words)
        if name == "place" and isinstance(fact, Engagement) and words and not fact.place_certain:
            return translate("FactTable", "{place} (to be confirmed)").format(place=words)
        return words


def _person(fact: Incumbency, words: str) -> str:
    if isinstance(fact.person, Withheld):
        return words
    named = " ".join(filter(None, (fact.honorific, words)))
    return translate("FactTable", "{person} (acting)").format(person=named) if fact.acting else named
