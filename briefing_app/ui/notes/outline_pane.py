"""The left pane of a note: the outline as a tree, and the profiles whose sections can be put into it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefing_app.domain.profile import ProfileSummary
from briefing_app.ui import look
from briefing_app.ui.descriptions import profile_row
from briefing_app.ui.labels import PlainLabel
from briefing_app.ui.menu_button import MenuButton
from briefing_app.ui.notes.heading_delegate import HeadingDelegate
from briefing_app.ui.notes.outline_actions import OutlineActions
from briefing_app.ui.notes.outline_model import PROFILE_TYPE, SECTION, OutlineModel
from briefing_app.ui.rows import Index, Role, RowListModel
from briefing_app.ui.views import ListView, TreeView


class OutlinePane(QWidget):
    """Shows the outline, and says which section is chosen and what is wanted of it.

    ``chosen`` names a section ("" for none), ``opened`` that its text is wanted, ``profile_wanted`` a profile
    whose sections are to be put behind the section chosen.
    """

    chosen = Signal(str)
    opened = Signal()
    profile_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = OutlineModel(self)
        self._build_tree()
        self._build_picker()
        self.actions_of_outline = OutlineActions(self)
        self.tree.addActions(self.actions_of_outline.of_tree)
        self._build_layout()
        self._connect()
        self.actions_of_outline.allow(chosen=False)

    @property
    def current(self) -> str:
        """The section that is chosen, "" for none."""
        return str(self.tree.currentIndex().data(SECTION) or "")

    def choose(self, section: str) -> None:
        """Choose a section."""
        index = self.model.index_of(section)
        if index.isValid():
            self.tree.setCurrentIndex(index)
            self.tree.scrollTo(index)

    def step(self, by: int) -> None:
        """Choose the section a number of places further on, as far as there are any."""
        sections = self.model.sections
        here = next((n for n, one in enumerate(sections) if one.id == self.current), 0)
        if sections:
            self.choose(sections[min(max(here + by, 0), len(sections) - 1)].id)

    def refill(self, sections: Sequence[object], chosen: str) -> None:
        """Show another outline with everything open, a section of it chosen; nothing is told."""
        self.tree.selectionModel().blockSignals(True)
        self.model.show_sections(sections)  # type: ignore[arg-type]  # the rows are sections
        self.tree.expandAll()
        self.choose(chosen)
        self.tree.selectionModel().blockSignals(False)
        self.tree.viewport().update()
        self._allow()

    def show_profiles(self, profiles: Sequence[ProfileSummary]) -> None:
        """Show the profiles that can be inserted."""
        self._profiles.show(profiles, profile_row)

    def ask_for_profile(self) -> None:
        """Show the profiles and let one be chosen."""
        self._fold.setChecked(True)
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    # ---- building

    def _build_tree(self) -> None:
        self.tree = TreeView()
        self.tree.setModel(self.model)
        self.headings = HeadingDelegate(self.tree)
        self.tree.setItemDelegate(self.headings)
        self.tree.setHeaderHidden(True)
        self.tree.setFrameShape(QFrame.Shape.NoFrame)
        self.tree.setIndentation(4 * look.GRID)
        self.tree.setUniformRowHeights(True)
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.tree.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.tree.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.setAccessibleName(self.tr("Outline"))
        self.tree.setExpandsOnDoubleClick(False)

    def _build_picker(self) -> None:
        self._fold = QToolButton()
        self._fold.setText(self.tr("Insert a &profile"))
        self._fold.setCheckable(True)
        self._fold.setAutoRaise(True)
        self._fold.setArrowType(Qt.ArrowType.RightArrow)
        self._fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._fold.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find a profile"))
        self.search.setAccessibleName(self.tr("Find a profile"))
        self.search.setClearButtonEnabled(True)
        self._profiles = ProfileRows(self)
        self.profiles = ProfileList()
        self.profiles.setModel(self._profiles)
        self.profiles.setAccessibleName(self.tr("Profiles to insert"))
        self._picker = QWidget()
        column = QVBoxLayout(self._picker)
        column.setContentsMargins(2 * look.GRID, 0, 2 * look.GRID, 2 * look.GRID)
        column.setSpacing(look.GRID)
        column.addWidget(self.search)
        column.addWidget(self.profiles, 1)
        self._picker.hide()

    def _build_layout(self) -> None:
        heading = PlainLabel(self.tr("Outline"), bold=True)
        add, more = QToolButton(), MenuButton()
        add.setDefaultAction(self.actions_of_outline.add)
        add.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        add.setText("+")
        add.setAccessibleName(self.tr("Add a section"))
        menu = QMenu(self)
        self.actions_of_outline.fill(menu)
        more.setMenu(menu)
        more.setText("\u2026")
        more.setToolTip(self.tr("What can be done with the section"))
        more.setAccessibleName(self.tr("What can be done with the section"))
        row = QHBoxLayout()
        row.setContentsMargins(3 * look.GRID, 2 * look.GRID, 2 * look.GRID, look.GRID)
        row.addWidget(heading, 1)
        for button in (add, more):
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            row.addWidget(button)
        self._menu = menu
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.tree, 3)
        column.addWidget(self._fold)
        column.addWidget(self._picker, 2)

    def _connect(self) -> None:
        self.tree.selectionModel().currentChanged.connect(self._tell)
        self.tree.activated.connect(self.opened)
        self.tree.customContextMenuRequested.connect(self._show_menu)
        self.actions_of_outline.rename.triggered.connect(self._rename)
        self.actions_of_outline.insert.triggered.connect(self.ask_for_profile)
        self._fold.toggled.connect(self._unfold)
        self.search.textChanged.connect(self._profiles.set_words)
        self.search.returnPressed.connect(self._insert_first)
        self.profiles.activated.connect(self._insert)

    # ---- what happens

    @Slot(QModelIndex, QModelIndex)
    def _tell(self, current: QModelIndex, before: QModelIndex) -> None:
        if current.data(SECTION) != before.data(SECTION):
            self._allow()
            self.chosen.emit(self.current)

    def _allow(self) -> None:
        section = self.model.section_at(self.tree.currentIndex())
        withheld = section is not None and bool(section.severances)
        self.actions_of_outline.allow(chosen=section is not None, withheld=withheld)

    @Slot(QPoint)
    def _show_menu(self, place: QPoint) -> None:
        self._menu.popup(self.tree.viewport().mapToGlobal(place))

    @Slot()
    def _rename(self) -> None:
        self.tree.edit(self.tree.currentIndex())

    @Slot(bool)
    def _unfold(self, open_: bool) -> None:
        self._fold.setArrowType(Qt.ArrowType.DownArrow if open_ else Qt.ArrowType.RightArrow)
        self._picker.setVisible(open_)

    @Slot()
    def _insert_first(self) -> None:
        self._insert(self._profiles.index(0))

    @Slot(QModelIndex)
    def _insert(self, index: QModelIndex) -> None:
        profile = index.data(Role.ITEM)
        if isinstance(profile, ProfileSummary):
            self.profile_wanted.emit(profile.id)


class ProfileRows(RowListModel):
    """Profiles that can be dragged."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        return (
            super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else super().flags(index)
        )

    def mimeTypes(self) -> list[str]:
        return [PROFILE_TYPE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        profile = indexes[0].data(Role.ITEM) if indexes else None
        if isinstance(profile, ProfileSummary):
            data.setData(PROFILE_TYPE, profile.id.encode())
        return data


class ProfileList(ListView):
    """A list of profiles; Enter inserts the one chosen, on every system."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setUniformItemSizes(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
