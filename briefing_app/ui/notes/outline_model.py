"""The outline of a note as a tree: headings, what stands below each, and where a source has changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QMimeData,
    QModelIndex,
    QObject,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication

from briefing_app.domain.note import NoteSection
from briefing_app.domain.outline import end_of
from briefing_app.domain.text import SectionId
from briefing_app.ui import look
from briefing_app.ui.editor.guarded_copy import MARKER
from briefing_app.ui.labels import plain_tip
from briefing_app.ui.rows import Index, Role

translate = QCoreApplication.translate

SECTION_TYPE = "application/x-briefing-desk-section"
PROFILE_TYPE = "application/x-briefing-desk-profile"
"""What is dragged: the id of a section of the outline, or of a profile."""

SECTION = Qt.ItemDataRole.UserRole + 1

_BADGE = "\u25cf"
_ROW = 7 * look.GRID


@dataclass(slots=True, eq=False)
class _Node:
    """A section in the tree; the root has none."""

    place: int
    parent: _Node | None = None
    children: list[_Node] = field(default_factory=list)

    @property
    def row(self) -> int:
        return self.parent.children.index(self) if self.parent else 0


class OutlineModel(QAbstractItemModel):
    """The sections of a note; what is wanted of them is told, and shown once it is done.

    Signals:
        renamed: A section's id and the heading typed for it.
        moved: A section's id, the id of the one it goes before ("" for the end), its level.
        profile_dropped: A profile's id, the id of the section it goes before ("" for the end), its level.
    """

    renamed = Signal(str, str)
    moved = Signal(str, str, int)
    profile_dropped = Signal(str, str, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sections: tuple[NoteSection, ...] = ()
        self._changes: Mapping[SectionId, int] = {}
        self._root = _Node(-1)
        self._nodes: list[_Node] = []

    @property
    def sections(self) -> tuple[NoteSection, ...]:
        """The sections in order."""
        return self._sections

    def show_sections(self, sections: Sequence[NoteSection]) -> None:
        """Show an outline."""
        self.beginResetModel()
        self._sections = tuple(sections)
        self._root, self._nodes = _Node(-1), []
        above = [self._root]
        for place, section in enumerate(self._sections):
            del above[max(section.level, 1) :]
            node = _Node(place, above[-1])
            above[-1].children.append(node)
            above.append(node)
            self._nodes.append(node)
        self.endResetModel()

    def show_changes(self, changes: Mapping[SectionId, int]) -> None:
        """Show how many passages of each section have a source that changed."""
        self._changes = changes
        for node in self._nodes:
            index = self.createIndex(node.row, 0, node)
            self.dataChanged.emit(index, index)

    def index_of(self, section: str) -> QModelIndex:
        """The row of a section, no row where it is not there."""
        for node in self._nodes:
            if self._sections[node.place].id == section:
                return self.createIndex(node.row, 0, node)
        return QModelIndex()

    def section_at(self, index: Index) -> NoteSection | None:
        """The section of a row."""
        node = self._node(index)
        return self._sections[node.place] if node is not self._root else None

    # ---- the tree

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008  # as Qt declares it; an index of nothing never changes
        children = self._node(parent).children
        if not 0 <= row < len(children) or column != 0:
            return QModelIndex()
        return self.createIndex(row, column, children[row])

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008  # as Qt declares it; an index of nothing never changes
        above = self._node(index).parent
        if above is None or above is self._root:
            return QModelIndex()
        return self.createIndex(above.row, 0, above)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # as Qt declares it; an index of nothing never changes
        return len(self._node(parent).children) if parent.column() <= 0 else 0

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008  # as Qt declares it; an index of nothing never changes
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.ItemIsDropEnabled
        dragged = flag.ItemIsDragEnabled | flag.ItemIsDropEnabled
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsEditable | dragged

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        section = self.section_at(index)
        if section is None:
            return None
        if role == SECTION:
            return section.id
        if role == Role.RELEASED:
            return MARKER if section.severances else None
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(0, max(_ROW, QFontMetrics(QGuiApplication.font()).height() + 2 * look.GRID))
        match role:
            case Qt.ItemDataRole.DisplayRole:
                badge = f"{_BADGE} " if self._changes.get(section.id) else ""
                return badge + _as_row(heading_words(section), withheld=bool(section.severances))
            case Qt.ItemDataRole.EditRole:
                return section.heading
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(self._spoken(section, told=not section.severances))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(section)
            case Qt.ItemDataRole.BackgroundRole if section.severances:
                return QColor(look.colours().severed)
            case Qt.ItemDataRole.ForegroundRole if section.severances:
                return QColor(look.colours().on_severed)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        section = self.section_at(index)
        if section is not None and role == Qt.ItemDataRole.EditRole and str(value).strip() != section.heading:
            self.renamed.emit(section.id, str(value))
        return False  # it is shown when it is done

    # ---- dragging

    def mimeTypes(self) -> list[str]:
        return [SECTION_TYPE, PROFILE_TYPE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        section = self.section_at(indexes[0]) if indexes else None
        if section is not None:
            data.setData(SECTION_TYPE, section.id.encode())
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def canDropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, _parent: Index
    ) -> bool:
        return any(map(data.hasFormat, self.mimeTypes()))

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        before, level = self._place_of_drop(row, parent)
        for kind, told in ((SECTION_TYPE, self.moved), (PROFILE_TYPE, self.profile_dropped)):
            if data.hasFormat(kind):
                told.emit(bytes(data.data(kind).data()).decode(), before, level)
        return True

    def _place_of_drop(self, row: int, parent: Index) -> tuple[str, int]:
        """Before which section ("" for the end), and at which level, something dropped goes."""
        node = self._node(parent)
        level = self._sections[node.place].level + 1 if node is not self._root else 1
        if 0 <= row < len(node.children):
            return self._sections[node.children[row].place].id, level
        end = end_of(self._sections, node.place) if node is not self._root else len(self._sections)
        return (self._sections[end].id if end < len(self._sections) else ""), level

    # ---- inside

    def _node(self, index: Index) -> _Node:
        found = index.internalPointer() if index.isValid() else None
        return found if isinstance(found, _Node) else self._root

    def _spoken(self, section: NoteSection, *, told: bool = True) -> str:
        """What is said of a section: its heading where that is *told*, and all there is to know of it."""
        changes = self._changes.get(section.id, 0)
        return ", ".join(
            filter(
                None,
                (
                    heading_words(section) if told else "",
                    translate("OutlineModel", "withheld whole") if section.severances else "",
                    translate("OutlineModel", "level {level}").format(level=section.level),
                    self.tr("source changed in %n passage(s)", "", changes) if changes else "",
                    table_words(section.derived),
                ),
            )
        )


def heading_words(section: NoteSection) -> str:
    """The heading of a section, or what stands for it where it has none."""
    return section.heading or translate("OutlineModel", "(without a heading)")


def _as_row(heading: str, *, withheld: bool) -> str:
    """A heading as its row shows it: that it is withheld stands before it, in sight on a narrow pane too."""
    return translate("OutlineModel", "[withheld] {heading}").format(heading=heading) if withheld else heading


def table_words(derived: str | None) -> str:
    """What is drawn below a section's own words, "" for nothing."""
    return {
        "people": translate("OutlineModel", "table of people, drawn from facts"),
        "engagements": translate("OutlineModel", "table of engagements, drawn from facts"),
        "contributions": translate("OutlineModel", "table of contributions, drawn from facts"),
    }.get(derived or "", "")
