"""What a colleague's package would bring, passage by passage beside ours: decided one by one, then stored."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from briefing_app.domain.arriving import Choice, State
from briefing_app.domain.comparison import compare
from briefing_app.domain.text import BlockId, Paragraph, Run, SeveranceId, Text
from briefing_app.services.unpacking.arrival import ItemKind, ThingKind
from briefing_app.ui import look
from briefing_app.ui.dialog_banners import DialogBanners
from briefing_app.ui.editor.comparison_view import ComparisonView
from briefing_app.ui.empty_state import EmptyState
from briefing_app.ui.flow_layout import FlowLayout
from briefing_app.ui.labels import PlainLabel
from briefing_app.ui.packages.arrival_words import choice_words, fixed_words, item_words, property_words
from briefing_app.ui.row_delegate import RowDelegate
from briefing_app.ui.rows import Role, RowListModel, RowWords
from briefing_app.ui.views import ListView

if TYPE_CHECKING:
    from briefing_app.domain.marking import Marking
    from briefing_app.services.unpacking.arrival import Arrival, Item, Thing
    from briefing_app.ui.mark import Mark

_SIZE = (1000, 680)
_LIST = 320
_SAME = (State.UNCHANGED,)


@dataclass(frozen=True, slots=True)
class Arriving:
    """A package that was compared with the library, the banner over both, and how a marking is printed."""

    arrival: Arrival
    mark: Mark
    marking: Callable[[Marking], str]


@dataclass(frozen=True, slots=True)
class Line:
    """An item with the note or profile it is of."""

    thing: Thing
    item: Item


class ArrivalDialog(QDialog):
    """Shows each passage beside ours; accepted, it answers with what was chosen, by the keys of the items.

    What nobody chose for is done as it says: nothing of ours is replaced that both changed.
    """

    def __init__(self, arriving: Arriving, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._arriving = arriving
        self._chosen: dict[str, Choice] = {}
        self._before: list[dict[str, Choice]] = []
        arrival = arriving.arrival
        self._lines = tuple(
            Line(thing, item) for thing in arrival.things for item in thing.items if item.state not in _SAME
        )
        self.setWindowTitle(self.tr("Package “{file}”").format(file=arrival.name))
        self._build_list()
        self._build_sides()
        self._build_buttons()
        self._build_layout()
        self._connect()
        with self.banners.showing(arriving.mark):
            self._fill()
        self._tell()

    def answer(self) -> dict[str, Choice]:
        """What was chosen."""
        return dict(self._chosen)

    @property
    def chosen(self) -> Line | None:
        """The line that is looked at."""
        found: Line | None = self.list.currentIndex().data(Role.ITEM)
        return found

    # ---- building

    def _build_list(self) -> None:
        self._model = RowListModel(self)
        self.list = ListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(RowDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("What the package brings"))
        self.only_conflicts = QCheckBox(self.tr("&Conflicts only"))
        self.only_conflicts.setEnabled(bool(self._arriving.arrival.conflicts))

    def _build_sides(self) -> None:
        self._summary = PlainLabel(wrap=True)
        self._sentence = PlainLabel(wrap=True)
        self.view = ComparisonView()
        self._nothing = EmptyState()
        self._nothing.say(self.tr("There is nothing new in this package."))
        self._stack = QStackedWidget()
        for widget in (self.view, self._nothing):
            self._stack.addWidget(widget)

    def _build_buttons(self) -> None:
        self.deciding = {one: QPushButton(choice_words(one)) for one in Choice}
        self.take_back = QPushButton(self.tr("&Undo"))
        self.take_back.setToolTip(self.tr("Take the last decision back (Ctrl+Z)"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.bring_in = QPushButton(self.tr("&Bring the package in"))
        self.buttons.addButton(self.bring_in, QDialogButtonBox.ButtonRole.AcceptRole)
        for button in (*self.deciding.values(), self.take_back, self.bring_in):
            button.setAutoDefault(False)  # Enter in the list brings nothing in by accident

    def _build_layout(self) -> None:
        row = FlowLayout(gap=2 * look.GRID)
        for button in (*self.deciding.values(), self.take_back):
            row.addWidget(button)
        left, right = QWidget(), QWidget()
        beside = QVBoxLayout(left)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.only_conflicts)
        beside.addWidget(self.list, 1)
        column = QVBoxLayout(right)
        column.setContentsMargins(3 * look.GRID, 0, 0, 0)
        column.setSpacing(2 * look.GRID)
        column.addWidget(self._sentence)
        column.addWidget(self._stack, 1)
        column.addLayout(row)
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(right)
        width = max(_LIST, 30 * self.fontMetrics().averageCharWidth())
        splitter.setSizes([width, max(_SIZE[0], 3 * width) - width])
        splitter.setStretchFactor(1, 1)
        outer = QVBoxLayout()
        outer.setContentsMargins(*(4 * look.GRID,) * 4)
        outer.setSpacing(3 * look.GRID)
        outer.addWidget(self._summary)
        outer.addWidget(splitter, 1)
        outer.addWidget(self.buttons)
        self.banners = DialogBanners(self, outer)
        self.resize(max(_SIZE[0], 3 * width), _SIZE[1])

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._show)
        self.only_conflicts.toggled.connect(self._fill)
        self.deciding[Choice.KEEP].clicked.connect(self.keep)
        self.deciding[Choice.TAKE].clicked.connect(self.take)
        self.deciding[Choice.BOTH].clicked.connect(self.take_both)
        self.take_back.clicked.connect(self.undo)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self).activated.connect(self.undo)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    # ---- deciding

    @Slot()
    def keep(self) -> None:
        """Keep ours, and go on to the next."""
        self._decide(Choice.KEEP)

    @Slot()
    def take(self) -> None:
        """Take theirs, and go on to the next."""
        self._decide(Choice.TAKE)

    @Slot()
    def take_both(self) -> None:
        """Keep ours and put theirs behind it, and go on to the next."""
        self._decide(Choice.BOTH)

    @Slot()
    def undo(self) -> None:
        """Take the last decision back."""
        if self._before:
            self._chosen = self._before.pop()
            self._tell()

    def _decide(self, choice: Choice) -> None:
        line = self.chosen
        if line is None or choice not in line.item.choices:
            return
        self._before.append(dict(self._chosen))
        self._chosen[line.item.key] = choice
        self._tell()
        row = self.list.currentIndex().row() + 1
        if row < self._model.rowCount():
            self._choose(row)

    def _choose(self, row: int) -> None:
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.list.selectionModel().setCurrentIndex(self._model.index(row), flag)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- showing

    @Slot()
    def _fill(self) -> None:
        """List what the package brings, or the conflicts alone."""
        wanted = [one for one in self._lines if self._is_wanted(one)]
        self._model.show(wanted, self._described)
        self._stack.setCurrentWidget(self.view if wanted else self._nothing)
        if wanted:
            self._choose(0)
        self._show()

    def _is_wanted(self, line: Line) -> bool:
        return line.item.state is State.CONFLICT or not self.only_conflicts.isChecked()

    def _tell(self) -> None:
        """Say how far everything is decided."""
        arrival = self._arriving.arrival
        open_ = [one for one in arrival.conflicts if one.key not in self._chosen]
        parts = [
            self.tr("%n thing(s) in the package", "", len(arrival.things)),
            self.tr("%n passage(s) and facts new or changed", "", len(self._lines)),
            self.tr("%n conflict(s) undecided: yours stay", "", len(open_)),
        ]
        lines = [" · ".join(parts)]
        if arrival.approvals:
            lines.append(
                self.tr(
                    "%n severance(s) approved in the other library are recommended here.",
                    "",
                    arrival.approvals,
                )
            )
        self._summary.setText("\n".join(lines))
        self.bring_in.setEnabled(not arrival.changes_nothing(self._chosen))
        self.take_back.setEnabled(bool(self._before))
        first, last = (self._model.index(row) for row in (0, self._model.rowCount() - 1))
        self._model.dataChanged.emit(first, last)
        self._allow()

    def _allow(self) -> None:
        line = self.chosen
        choices: Iterable[Choice] = () if line is None else line.item.choices
        several = len(tuple(choices)) > 1
        for choice, button in self.deciding.items():
            button.setEnabled(several and choice in choices)

    @Slot()
    def _show(self) -> None:
        line = self.chosen
        if line is None:
            return
        item = line.item
        self._sentence.setText(item_words(item))
        differences = compare(*_sides(item))
        names = (self.tr("Here"), self.tr("In the package"))
        nobody = frozenset({SeveranceId("unknown")})  # of words that are not in the library none is copied
        tags = self._arriving.arrival.tags
        self.view.show_text(differences, tags, nobody, self._arriving.marking, names)
        self._allow()

    def _described(self, line: Line) -> RowWords:
        thing, item = line.thing, line.item
        name = self.tr("This note") if thing.kind is ThingKind.NOTE else thing.name
        place = item.place if item.kind in (ItemKind.BLOCK, ItemKind.HEADING) else property_words(item.place)
        title = " · ".join(filter(None, (name, place)))
        return RowWords(title=title, detail=f"{self._decision(item)} · {item_words(item, short=True)}")

    def _decision(self, item: Item) -> str:
        if item.state is State.CONFLICT and item.key not in self._chosen:
            return self.tr("Undecided")
        return fixed_words(item.chosen(self._chosen), new=item.state is State.NEW)


def _sides(item: Item) -> tuple[Text, Text]:
    """What is compared: the passages, or what else there is in words."""
    if item.kind is ItemKind.BLOCK:
        return tuple((one,) if one is not None else () for one in (item.mine, item.theirs))  # type: ignore[return-value]
    before, after = (_paragraph(words) for words in (item.mine_words, item.theirs_words))
    return before, after


def _paragraph(words: str) -> Text:
    return (Paragraph(id=BlockId("said"), content=(Run(words),)),) if words else ()
