"""What a reviewer changed in a copy of a note, one by one: accepted or refused, then brought in at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from briefing_app.domain.comparison import compare
from briefing_app.domain.returned.changes import Remark, ReturnedChange, ReturnedKind, Standing
from briefing_app.domain.returned.telling import told_of
from briefing_app.domain.text import FREE, BlockId, Heading, Holds, Paragraph, Run, SeveranceId, Text
from briefing_app.ui import look
from briefing_app.ui.dialog_banners import DialogBanners
from briefing_app.ui.editor.comparison_view import ComparisonView
from briefing_app.ui.empty_state import EmptyState
from briefing_app.ui.flow_layout import FlowLayout
from briefing_app.ui.labels import PlainLabel, plain_tip
from briefing_app.ui.row_delegate import RowDelegate
from briefing_app.ui.rows import Role, RowListModel, RowWords
from briefing_app.ui.sentences import all_shown
from briefing_app.ui.views import ListView

if TYPE_CHECKING:
    from briefing_app.domain.marking import Marking
    from briefing_app.services.returning import ReturnedCopy
    from briefing_app.ui.mark import Mark

_SIZE = (1000, 680)
_LIST = 300


@dataclass(frozen=True, slots=True)
class Returned:
    """A copy that was compared with its note, the banner over both, and how a marking is printed."""

    seen: ReturnedCopy
    mark: Mark
    marking: Callable[[Marking], str]


class ReturnedDialog(QDialog):
    """Shows each change beside what the note says; accepted, it answers with those to be brought in.

    Nothing is decided before somebody does: a change nobody accepted stays out.
    """

    def __init__(self, returned: Returned, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._returned = returned
        self._decided: dict[str, bool] = {}
        self._before: list[dict[str, bool]] = []
        seen = returned.seen
        self._numbers = {one.id: number for number, one in enumerate(seen.changes, 1)}
        self.setWindowTitle(self.tr("Changes in “{file}”").format(file=seen.file))
        self._build_list()
        self._build_sides()
        self._build_buttons()
        self._build_layout()
        self._connect()
        with self.banners.showing(returned.mark):
            self._model.show(seen.changes, self._described)
        self._choose(0)
        self._tell()

    def answer(self) -> tuple[ReturnedChange, ...]:
        """The changes that were accepted, in the order of the copy."""
        return tuple(one for one in self._returned.seen.changes if self._decided.get(one.id))

    @property
    def chosen(self) -> ReturnedChange | None:
        """The change that is looked at."""
        found: ReturnedChange | None = self.list.currentIndex().data(Role.ITEM)
        return found

    @property
    def told(self) -> str:
        """What is said above the comparison."""
        return self._sentence.text()

    # ---- building

    def _build_list(self) -> None:
        self._model = RowListModel(self)
        self.list = ListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(RowDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Changes"))

    def _build_sides(self) -> None:
        self._summary = PlainLabel(wrap=True)
        self._sentence = PlainLabel(wrap=True)
        self._where = PlainLabel(muted=True, wrap=True)
        self.view = ComparisonView()
        self._nothing = EmptyState()
        self._nothing.say(self.tr("Nothing was changed in this copy."))
        self._stack = QStackedWidget()
        for widget in (self.view, self._nothing):
            self._stack.addWidget(widget)

    def _build_buttons(self) -> None:
        self.accept_one = QPushButton(self.tr("&Accept"))
        self.refuse_one = QPushButton(self.tr("&Refuse"))
        self.accept_kind = QPushButton(self.tr("Accept all of this &kind"))
        self.accept_all = QPushButton(self.tr("Accept a&ll"))
        self.take_back = QPushButton(self.tr("&Undo"))
        together = self.tr("Those that touch nothing severed or received, and leave no passage empty")
        self.accept_kind.setToolTip(plain_tip(together))
        self.accept_all.setToolTip(plain_tip(together))
        self.take_back.setToolTip(self.tr("Take the last decision back (Ctrl+Z)"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.bring_in = QPushButton()
        self.buttons.addButton(self.bring_in, QDialogButtonBox.ButtonRole.AcceptRole)
        self.deciding = (self.accept_one, self.refuse_one, self.accept_kind, self.accept_all, self.take_back)
        for button in (*self.deciding, self.bring_in):
            button.setAutoDefault(False)  # Enter in the list brings nothing in by accident

    def _build_layout(self) -> None:
        row = FlowLayout(gap=2 * look.GRID)
        for button in self.deciding:
            row.addWidget(button)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(3 * look.GRID, 0, 0, 0)
        column.setSpacing(2 * look.GRID)
        for label in (self._sentence, self._where):
            column.addWidget(label)
        column.addWidget(self._stack, 1)
        column.addLayout(row)
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.list)
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
        self.accept_one.clicked.connect(self.accept_chosen)
        self.refuse_one.clicked.connect(self.refuse_chosen)
        self.accept_kind.clicked.connect(self.accept_like_chosen)
        self.accept_all.clicked.connect(self.accept_open)
        self.take_back.clicked.connect(self.undo)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self).activated.connect(self.undo)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    # ---- deciding

    @Slot()
    def accept_chosen(self) -> None:
        """Accept the change that is looked at, and go on to the next."""
        if (chosen := self.chosen) is not None and chosen.standing is not Standing.KEPT:
            self._decide((chosen,), accepted=True)
            self._go_on()

    @Slot()
    def refuse_chosen(self) -> None:
        """Refuse the change that is looked at, and go on to the next."""
        if (chosen := self.chosen) is not None:
            self._decide((chosen,), accepted=False)
            self._go_on()

    @Slot()
    def accept_like_chosen(self) -> None:
        """Accept every open change of the kind that is looked at."""
        if (chosen := self.chosen) is not None:
            self._decide((one for one in self._open if one.kind is chosen.kind), accepted=True)

    @Slot()
    def accept_open(self) -> None:
        """Accept every change that nobody has to be asked about."""
        self._decide(self._open, accepted=True)

    @Slot()
    def undo(self) -> None:
        """Take the last decision back."""
        if self._before:
            self._decided = self._before.pop()
            self._tell()

    @property
    def _open(self) -> tuple[ReturnedChange, ...]:
        return tuple(one for one in self._returned.seen.changes if one.standing is Standing.OPEN)

    def _decide(self, changes: Iterable[ReturnedChange], *, accepted: bool) -> None:
        self._before.append(dict(self._decided))
        self._decided |= {one.id: accepted for one in changes}
        self._tell()

    def _go_on(self) -> None:
        row = self.list.currentIndex().row() + 1
        if row < self._model.rowCount():
            self._choose(row)

    def _choose(self, row: int) -> None:
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.list.selectionModel().setCurrentIndex(self._model.index(row), flag)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- showing

    def _tell(self) -> None:
        """Say how far everything is decided."""
        seen, accepted = self._returned.seen, len(self.answer())
        parts = [self.tr("%n change(s)", "", len(seen.changes)), self.tr("%n accepted", "", accepted)]
        if seen.comments:
            number = sum(one.number for one in seen.comments)
            parts.append(self.tr("%n comment(s), which are read in Word", "", number))
        self._summary.setText("\n".join((" · ".join(parts), *all_shown(seen.told))))
        self.bring_in.setText(self.tr("&Bring in %n change(s)", "", accepted))
        self.bring_in.setEnabled(bool(accepted))
        self.take_back.setEnabled(bool(self._before))
        self.accept_all.setEnabled(bool(self._open))
        first, last = (self._model.index(row) for row in (0, self._model.rowCount() - 1))
        self._model.dataChanged.emit(first, last)
        self._stack.setCurrentWidget(self.view if seen.changes else self._nothing)
        self._allow()

    def _allow(self) -> None:
        chosen = self.chosen
        can = chosen is not None and chosen.standing is not Standing.KEPT
        self.accept_one.setEnabled(can)
        self.refuse_one.setEnabled(can)
        alike = chosen is not None and any(one.kind is chosen.kind for one in self._open)
        self.accept_kind.setEnabled(alike)

    @Slot()
    def _show(self) -> None:
        chosen = self.chosen
        if chosen is None:
            return
        self._sentence.setText(" ".join(all_shown(told_of(chosen))))
        self._where.setText(self._place(chosen))
        before, after = _sides(chosen)
        differences = compare(before, after)
        sides = (self.tr("The note"), self.tr("With the change"))
        returned = self._returned
        self.view.show_text(differences, returned.seen.tags, self._held(chosen), returned.marking, sides)
        self._allow()

    def _held(self, change: ReturnedChange) -> Holds:
        """What withholds all that is shown of a change; of words nobody vouches for none is copied."""
        if change.kind is ReturnedKind.UNREAD or Remark.SEVERED_ELSEWHERE in change.remarks:
            return frozenset({SeveranceId("unknown")})
        sections = self._returned.seen.note.sections
        return next((one.severances for one in sections if one.id == change.section), FREE)

    def _place(self, change: ReturnedChange) -> str:
        parts = [self.tr("Paragraph {number} of the file").format(number=change.line)] if change.line else []
        if change.comments:
            parts.append(self.tr("%n comment(s) here", "", change.comments))
        return " · ".join(parts)

    def _described(self, change: ReturnedChange) -> RowWords:
        heading = self._returned.seen.headings.get(change.section) if change.section is not None else None
        title = f"{self._numbers[change.id]}. {heading or self.tr('Outside the sections')}"
        (kind,) = all_shown(told_of(change)[:1])
        return RowWords(title=title, detail=f"{self._decision(change)} · {kind}")

    def _decision(self, change: ReturnedChange) -> str:
        if change.standing is Standing.KEPT:
            return self.tr("Not to be accepted")
        decided = self._decided.get(change.id)
        if decided is None:
            return self.tr("Undecided")
        return self.tr("Accepted") if decided else self.tr("Refused")


def _sides(change: ReturnedChange) -> tuple[Text, Text]:
    """What is compared: the passage, the heading of a section, or words that are not read."""
    if change.kind is ReturnedKind.HEADING:
        before, after = (_heading(words) for words in change.heading)
        return before, after
    if change.kind is ReturnedKind.UNREAD:
        return (), (Paragraph(id=BlockId("said"), content=(Run(change.said),)),)
    return change.before, change.after


def _heading(words: str) -> Text:
    return (Heading(id=BlockId("heading"), level=1, content=(Run(words),)),)
