"""The navigator: profiles by kind, notes and imports, each with how many there are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPalette
from PySide6.QtWidgets import QFrame, QStackedLayout, QWidget

from briefing_app.domain.profile import ProfileKind
from briefing_app.services.settings import Layout
from briefing_app.ui import look
from briefing_app.ui.descriptions import NavigatorEntry, Place, kind_words, navigator_row, place_words
from briefing_app.ui.row_delegate import RowDelegate
from briefing_app.ui.rows import Role, RowListModel
from briefing_app.ui.skeleton import SkeletonRows
from briefing_app.ui.views import ListView

_USUAL = 216
_COUNT = "0000"


class Navigator(QWidget):
    """Leads to the lists; empty bars until the library has been read."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = RowListModel(self)
        self._first: tuple[str, str] = (Place.PROFILES, "")
        self.view = ListView()
        self.view.setModel(self._model)
        self.view.setItemDelegate(RowDelegate(self.view))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setMouseTracking(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.view.setAccessibleName(self.tr("Navigator"))
        self.view.selectionModel().currentChanged.connect(self._tell)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(SkeletonRows())
        self._stack.addWidget(self.view)

    @property
    def current(self) -> NavigatorEntry | None:
        """The place shown, or None before there is one."""
        entry = self.view.currentIndex().data(Role.ITEM)
        return entry if isinstance(entry, NavigatorEntry) else None

    def show_entries(self, entries: Sequence[NavigatorEntry]) -> None:
        """Show the places of a library; the one shown stays chosen where it still exists."""
        before = self.current
        self._model.show(entries, navigator_row)
        self._stack.setCurrentIndex(1)
        self.go_to(*((before.place, before.kind) if before else self._first))

    def begin_at(self, layout: Layout) -> None:
        """Choose the place that was shown when the window was left, once there are places."""
        if layout.place and layout.place != Place.TRASH:  # no list: it has a room of its own
            self._first = (layout.place, layout.kind)

    def show_skeleton(self) -> None:
        """Forget the places; the library is being read."""
        self._model.show((), navigator_row)
        self._stack.setCurrentIndex(0)

    def go_to(self, place: str, kind: str = "") -> None:
        """Choose a place; the place itself where its kind is gone."""
        row = self._model.row_of(lambda one: one.place == place and one.kind == kind)
        row = row if row >= 0 else max(0, self._model.row_of(lambda one: one.place == place))
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.view.selectionModel().setCurrentIndex(self._model.index(row), flag)

    def sizeHint(self) -> QSize:
        """Room for every place and its count, in the language and the size of type there are."""
        metrics = self.fontMetrics()
        names = (*map(place_words, Place), *(kind_words(one.value, many=True) for one in ProfileKind))
        widest = max(map(metrics.horizontalAdvance, names))
        return QSize(max(look.scaled(_USUAL), widest + self.minimumSizeHint().width()), 400)

    def minimumSizeHint(self) -> QSize:
        """Room for the icons and the counts; the words of a place are in its tool tip too."""
        small = QFontMetrics(look.sized(look.SMALL))
        return QSize(self.fontMetrics().ascent() + small.horizontalAdvance(_COUNT) + 12 * look.GRID, 160)

    @Slot()
    def _tell(self) -> None:
        if self.current is not None:
            self.chosen.emit(self.current)
