"""The window of the help: contents and a search at the left, a page at the right, a way back."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from briefing_app.services.help import Help, HelpPage
from briefing_app.ui import look
from briefing_app.ui.help.help_view import HelpView
from briefing_app.ui.help.help_writer import written
from briefing_app.ui.labels import PlainLabel
from briefing_app.ui.row_delegate import RowDelegate
from briefing_app.ui.rows import Role, RowListModel, RowWords
from briefing_app.ui.views import ListView

_SIZE = (880, 640)


class HelpWindow(QDialog):
    """Stays beside the window it helps with; Esc closes it."""

    def __init__(self, pages: Help, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Help"))
        self.setModal(False)
        self.resize(look.scaled(_SIZE[0]), _SIZE[1])
        self._pages = {page.name: page for page in pages.pages}
        self._way: list[str] = []
        self._shown = ""
        self._build_contents()
        self.view = HelpView(self.tr("Page of the help"))
        self._build_layout()
        self._connect()
        self._narrow("")

    @property
    def page(self) -> HelpPage | None:
        """The page shown, or None before there is one."""
        return self._pages.get(self._shown)

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles in the contents, those left by a search."""
        return tuple(getattr(item, "title", "") for item in self._model.items)

    def show_page(self, name: str) -> None:
        """Show a page by its name, the first one where there is none of that name."""
        page = self._pages.get(name) or next(iter(self._pages.values()))
        if page.name != self._shown:
            if self._shown:
                self._way.append(self._shown)
            self._put(page)

    @Slot()
    def back(self) -> None:
        """Show the page that was shown before."""
        if self._way:
            self._put(self._pages[self._way.pop()])

    # ---- building

    def _build_contents(self) -> None:
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search the help"))
        self.search.setAccessibleName(self.tr("Search the help"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumHeight(look.row_height(self.search.fontMetrics().height()))
        self._model = RowListModel(self)
        self.contents = ListView()
        self.contents.setModel(self._model)
        self.contents.setItemDelegate(RowDelegate(self.contents))
        self.contents.setAccessibleName(self.tr("Contents"))
        self.contents.setFrameShape(QListView.Shape.NoFrame)
        self._nothing = PlainLabel(self.tr("No page holds these words."), muted=True, wrap=True)
        self.back_button = QPushButton(self.tr("&Back"))
        self.close_button = QPushButton(self.tr("&Close"))
        for button in (self.back_button, self.close_button):
            button.setAutoDefault(False)

    def _build_layout(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(2 * look.GRID, 2 * look.GRID, 2 * look.GRID, 0)
        for widget in (self.search, self._nothing, self.contents):
            column.addWidget(widget)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(self.view)
        splitter.setSizes([look.scaled(250), 630])
        splitter.setStretchFactor(1, 1)
        row = QHBoxLayout()
        row.setContentsMargins(2 * look.GRID, 2 * look.GRID, 2 * look.GRID, 2 * look.GRID)
        row.addWidget(self.back_button)
        row.addStretch(1)
        row.addWidget(self.close_button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(splitter, 1)
        outer.addLayout(row)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._narrow)
        self.search.returnPressed.connect(self.contents.setFocus)
        self.contents.selectionModel().currentChanged.connect(self._chosen)
        self.contents.activated.connect(self._read)
        self.back_button.clicked.connect(self.back)
        self.close_button.clicked.connect(self.close)
        QShortcut(QKeySequence("Alt+Left"), self).activated.connect(self.back)

    # ---- what happens

    def _put(self, page: HelpPage) -> None:
        self._shown = page.name
        self.view.show_document(written(page), page.title)
        self.back_button.setEnabled(bool(self._way))
        row = self._model.row_of(lambda one: one is page)
        if row >= 0:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.contents.selectionModel().setCurrentIndex(self._model.index(row), flag)

    @Slot(str)
    def _narrow(self, words: str) -> None:
        found = tuple(page for page in self._pages.values() if page.holds(words))
        self._model.show(found, _row)
        self._nothing.setVisible(not found)
        if self.page in found:
            self._put(self._pages[self._shown])

    @Slot(QModelIndex)
    def _chosen(self, index: QModelIndex) -> None:
        page = index.data(Role.ITEM)
        if isinstance(page, HelpPage):
            self.show_page(page.name)

    @Slot()
    def _read(self) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)


def _row(page: HelpPage) -> RowWords:
    return RowWords(title=page.title)
