"""The severances of a note or profile: what is withheld where and how far decided, and approving it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Slot
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefing_app.domain.facts import ProfileId
from briefing_app.domain.severance import SeveranceState
from briefing_app.ui import languages, look
from briefing_app.ui.dialog_banners import DialogBanners
from briefing_app.ui.editor.guarded_copy import withheld
from briefing_app.ui.failures import sentence
from briefing_app.ui.labels import PlainLabel
from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.mark import Mark, mark_of
from briefing_app.ui.row_delegate import RowDelegate
from briefing_app.ui.rows import Role, RowListModel
from briefing_app.ui.severance_words import severance_row, severance_text
from briefing_app.ui.showing import Subject, everything_in
from briefing_app.ui.views import ListView, WordsBox

if TYPE_CHECKING:
    from briefing_app.bootstrap import Desk
    from briefing_app.domain.text import BlockId
    from briefing_app.services.severances import SeveranceView

_SIZE = (720, 560)
_LINES = 5
"""How many lines of one severance are in sight below the list."""


@dataclass(frozen=True, slots=True)
class SeverancesLeft:
    """How the severances were left: whether any may have been approved, and the block to go to."""

    approved: bool
    block: BlockId | None


@dataclass(frozen=True, slots=True)
class _Read:
    """Severances, and the banner of what they stand in."""

    views: tuple[SeveranceView, ...]
    mark: Mark


class SeverancesDialog(QDialog):
    """Lists severances and approves those chosen, all or none; a failure is told in it."""

    def __init__(self, session: LibrarySession, subject: Subject, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._subject = subject
        self._language = languages.of(self)
        self._approved = False
        self._block: BlockId | None = None
        self._busy = False
        self.setWindowTitle(self.tr("Severances in “{title}”").format(title=subject.title))
        self._build_list()
        self._build_reason()
        self._build_buttons()
        self._build_layout()
        self._connect()
        self._read()

    def answer(self) -> SeverancesLeft:
        """How the severances were left."""
        return SeverancesLeft(self._approved, self._block)

    @property
    def told(self) -> str:
        """The sentence below the list."""
        return self._sentence.text()

    @property
    def chosen(self) -> tuple[SeveranceView, ...]:
        """The severances chosen."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        return tuple(self._model.index(row).data(Role.ITEM) for row in rows)

    # ---- building

    def _build_list(self) -> None:
        self._model = RowListModel(self)
        self.list = ListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(RowDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Severances"))
        self.words = WordsBox()
        self.words.setFixedHeight(_LINES * self.fontMetrics().lineSpacing() + 4 * look.GRID)
        self.words.setAccessibleName(self.tr("The severance in full"))
        self._sentence = PlainLabel(self.tr("Reading…"), muted=True, wrap=True)

    def _build_reason(self) -> None:
        self.reason = QLineEdit()
        self.reason.setAccessibleName(self.tr("Reason for the approval"))
        self.reason.setPlaceholderText(self.tr("Why these words may be withheld, in a sentence"))
        self.approve_button = QPushButton(self.tr("&Approve"))
        self.approve_button.setAutoDefault(False)
        said = self.tr(
            "Your account’s name, {name}, and the reason are kept with the decision, so that it can be "
            "explained later. The name is recorded, not verified."
        )
        name = self._session.program.actor.name
        self._recorded = PlainLabel(said.format(name=name), muted=True, wrap=True)

    def _build_buttons(self) -> None:
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.go_button = QPushButton(self.tr("&Go to"))
        self.go_button.setToolTip(self.tr("Close this and go to the words (Enter in the list)"))
        self.buttons.addButton(self.go_button, QDialogButtonBox.ButtonRole.ActionRole)
        for button in self.buttons.buttons():
            if isinstance(button, QPushButton):
                button.setAutoDefault(False)  # Enter goes to words, or approves for the reason typed

    def _build_layout(self) -> None:
        label = PlainLabel(self.tr("&Reason"))
        label.setBuddy(self.reason)
        row = QHBoxLayout()
        row.setSpacing(2 * look.GRID)
        row.addWidget(label)
        row.addWidget(self.reason, 1)
        row.addWidget(self.approve_button)
        column = QVBoxLayout()
        column.setContentsMargins(*(4 * look.GRID,) * 4)
        column.setSpacing(3 * look.GRID)
        column.addWidget(self.list, 1)
        for widget in (self.words, self._sentence):
            column.addWidget(widget)
        column.addLayout(row)
        column.addWidget(self._recorded)
        column.addWidget(self.buttons)
        self.banners = DialogBanners(self, column)
        wide = max(look.scaled(_SIZE[0]), 60 * self.fontMetrics().averageCharWidth())
        self.resize(QSize(wide, look.scaled(_SIZE[1])).boundedTo(look.LAPTOP))

    def _connect(self) -> None:
        self.list.selectionModel().selectionChanged.connect(self._allow)
        self.list.selectionModel().currentChanged.connect(self._show_words)
        self.list.activated.connect(self._go_to)
        self.reason.textChanged.connect(self._allow)
        self.reason.returnPressed.connect(self._approve)
        self.approve_button.clicked.connect(self._approve)
        self.go_button.clicked.connect(self._go_to)
        self.buttons.rejected.connect(self.reject)

    # ---- what happens

    def _read(self) -> None:
        self._allow()
        work = partial(_severances, self._subject, self._language)
        self._session.call(self, work, self._fill, self._fail)

    def _fill(self, read: _Read) -> None:
        with self.banners.showing(read.mark):
            self._show_views(read.views)

    def _show_views(self, views: Sequence[SeveranceView]) -> None:
        before = self.list.currentIndex().row()
        self._busy = False
        self._model.show(views, severance_row)
        self.words.setVisible(bool(views))
        self._sentence.setText(self._summary(views))
        waiting = self._model.row_of(_waits)
        if views:
            row = waiting if waiting >= 0 else max(before, 0)
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.list.selectionModel().setCurrentIndex(self._model.index(row), flag)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._allow()

    def _summary(self, views: Sequence[SeveranceView]) -> str:
        if not views:
            return self.tr("Nothing is severed here: choose words in the text and press F9 to withhold them.")
        waiting = sum(map(_waits, views))
        if not waiting:
            return self.tr("Every severance here is approved.")
        return self.tr("%n severance(s) not approved yet; Ctrl+A chooses all.", "", waiting)

    @Slot()
    def _show_words(self) -> None:
        view: SeveranceView | None = self.list.currentIndex().data(Role.ITEM)
        self.words.clear()
        if view is not None:
            cursor = self.words.textCursor()
            cursor.insertText(severance_text(view), QTextCharFormat())
            cursor.insertText("\n".join(("", "", *view.words)), withheld(QTextCharFormat()))
            self.words.moveCursor(QTextCursor.MoveOperation.Start)

    @Slot()
    def _allow(self) -> None:
        view: SeveranceView | None = self.list.currentIndex().data(Role.ITEM)
        waits = any(map(_waits, self.chosen)) and not self._busy
        self.reason.setEnabled(waits)
        self.approve_button.setEnabled(waits and bool(self.reason.text().strip()))
        self.go_button.setEnabled(view is not None and view.block is not None)

    @Slot()
    def _approve(self) -> None:
        """Approve those chosen that are not yet approved, all or none."""
        ids = _ids(self.chosen)
        reason = self.reason.text().strip()
        if not ids or not reason or self._busy:
            return
        self._busy = self._approved = True
        self._allow()
        work = partial(_approved, ids, reason, self._subject, self._language)
        self._session.call(self, work, self._done, self._fail)

    def _done(self, read: _Read) -> None:
        self.reason.clear()
        self._fill(read)

    def _fail(self, error: Exception) -> None:
        self._busy = False
        self._sentence.setText(sentence(error))
        self._allow()

    @Slot()
    def _go_to(self) -> None:
        view: SeveranceView | None = self.list.currentIndex().data(Role.ITEM)
        if view is not None and view.block is not None:
            self._block = view.block
            self.accept()


def _waits(view: SeveranceView) -> bool:
    return view.severance.state is not SeveranceState.APPROVED


def _ids(chosen: Sequence[SeveranceView]) -> tuple[str, ...]:
    """Those of them that can be approved still."""
    return tuple(one.severance.id for one in chosen if _waits(one))


# ---- on the worker


def _severances(subject: Subject, language: str, desk: Desk) -> _Read:
    mark = mark_of(everything_in(subject, desk), desk.catalogue)
    if subject.is_note:
        return _Read(desk.severances.of_note(subject.key, language), mark)
    return _Read(desk.severances.in_profile(ProfileId(subject.key), language), mark)


def _approved(ids: Sequence[str], reason: str, subject: Subject, language: str, desk: Desk) -> _Read:
    desk.severances.approve(ids, reason)
    return _severances(subject, language, desk)
