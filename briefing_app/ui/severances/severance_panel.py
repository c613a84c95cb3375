"""All severances of a note or profile: what is withheld where, how far decided, and deciding about them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from briefing_app.domain.facts import ProfileId
from briefing_app.domain.text import BlockId
from briefing_app.ui import languages, look
from briefing_app.ui.announcing import announce
from briefing_app.ui.descriptions import day
from briefing_app.ui.failures import sentence
from briefing_app.ui.labels import PlainLabel
from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.sentences import all_shown
from briefing_app.ui.severances.severance_decisions import (
    Decision,
    Severed,
    Undoable,
    Wish,
    decide,
    severed_in,
    take_back,
)
from briefing_app.ui.severances.severance_form import SeveranceForm
from briefing_app.ui.severances.severance_list import SeveranceList
from briefing_app.ui.showing import Subject

if TYPE_CHECKING:
    from briefing_app.domain.marking import Marking
    from briefing_app.services.severances import Decided, SeveranceView

_LINES = 6
"""How many lines of one severance are in sight below the list."""
_ROWS = 3
"""How many rows of the list are in sight at least."""

Showing = Callable[[frozenset["Marking"]], AbstractContextManager[None]]
"""Lets the banner follow while words under these markings take the place of others."""
Saving = Callable[[Callable[[], None]], None]
"""Stores what is typed, then goes on; does not where it cannot be stored."""


def _at_once(then: Callable[[], None]) -> None:
    then()


def _unbannered(_markings: frozenset[Marking]) -> AbstractContextManager[None]:
    return nullcontext()


class SeverancePanel(QScrollArea):
    """Lists severances and decides about those chosen, all or none; what goes wrong is told in it.

    Signals:
        go_to_wanted: The block a severance begins in, or the heading of the section it withholds whole.
        fact_wanted: The profile and the fact that a severance holds.
        deciding: Something is being decided, or taken back.
        decided: That was done: it shows elsewhere too.
        undoable: What was decided in words, and the call that takes it back.
        told: What is to be known of what was taken back.
        failed: Why something could not be taken back.
    """

    go_to_wanted = Signal(str)
    fact_wanted = Signal(str, str)
    deciding = Signal()
    decided = Signal()
    undoable = Signal(str, object)
    told = Signal(str)
    failed = Signal(str)

    def __init__(
        self,
        session: LibrarySession,
        subject: Subject,
        *,
        save_first: Saving = _at_once,
        showing: Showing = _unbannered,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._subject = subject
        self._save_first = save_first
        self._showing = showing
        self._language = languages.of(self)
        self.last: Undoable | None = None
        """What was decided last, as long as it is not taken back."""
        self._wish: Wish | None = None  # that waits for what is typed to be stored
        self._busy = False
        self._reads = 0
        self._is_stale = True
        self._build()
        self._connect()
        self._allow()

    # ---- what is shown

    @property
    def main_widget(self) -> QWidget:
        """What takes the keyboard."""
        return self.list

    @property
    def sentence(self) -> str:
        """The sentence below the list."""
        return self._sentence.text()

    @property
    def is_settled(self) -> bool:
        """Whether the severances are shown as they were read last, and nothing is being decided."""
        return not (self._is_stale or self._reads or self._busy)

    @property
    def chosen(self) -> tuple[SeveranceView, ...]:
        """The severances chosen, in order."""
        return self._severances.chosen

    @Slot()
    def refresh(self) -> None:
        """Read the severances again, at once or when the panel is next in sight."""
        self._is_stale = True
        if self.isVisible():
            self.read()

    def show_severance(self, severance: str) -> None:
        """Choose a severance, at once or when it has been read."""
        self._severances.show_severance(severance)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale and not self._reads:
            self.read()

    # ---- building

    def _build(self) -> None:
        self._severances = SeveranceList(self._session)
        self.list, self.words = self._severances.view, self._severances.words
        self.filters = self._severances.filters
        self._sentence = PlainLabel(self.tr("Reading…"), muted=True, wrap=True)
        self.go_button = QPushButton(self.tr("&Go to"))
        self.go_button.setToolTip(self.tr("Go to the words, the section or the fact (Enter in the list)"))
        self.go_button.setAutoDefault(False)
        self.form = SeveranceForm(self._session, self.go_button)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(*(3 * look.GRID,) * 4)
        column.setSpacing(2 * look.GRID)
        column.addWidget(self._severances, 1)
        column.addWidget(self._sentence)
        column.addWidget(self.form)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Severances"))
        self.setWidget(inside)

    def _connect(self) -> None:
        self.filters.changed.connect(self._summarize)
        self._severances.chosen_changed.connect(self._allow)
        self._severances.activated.connect(self._go_to)
        self.go_button.clicked.connect(self._go_to)
        self.form.wished.connect(self._ask)

    # ---- reading

    def read(self) -> None:
        """Read the severances now, whether the panel is in sight or not."""
        self._reads += 1
        work = partial(severed_in, self._subject, self._language)
        self._session.call(self, work, self._read, self._fail_to_read)

    def _read(self, severed: Severed) -> None:
        self._reads -= 1
        if not self._reads:  # else a newer answer follows
            self._fill(severed)

    def _fail_to_read(self, error: Exception) -> None:
        self._reads -= 1
        self._tell(sentence(error))

    def _fill(self, severed: Severed) -> None:
        with self._showing(severed.markings):
            self._is_stale = False
            self._severances.show_views(severed.views)
            self.form.setVisible(bool(severed.views))
            self._summarize()

    @Slot()
    def _summarize(self) -> None:
        self._sentence.setText(self._severances.summary())

    @Slot()
    def _allow(self) -> None:
        self.form.choose(self.chosen, busy=self._busy)
        self.go_button.setEnabled(self._severances.current is not None)

    # ---- going there

    @Slot()
    def _go_to(self) -> None:
        view = self._severances.current
        if view is None:
            return
        if view.sections:
            self.go_to_wanted.emit(f"{view.sections[0]}-heading")
        elif view.block is not None:
            self.go_to_wanted.emit(BlockId(view.block))
        elif view.facts:
            self.fact_wanted.emit(view.profile or ProfileId(self._subject.key), view.facts[0])

    # ---- deciding

    @Slot()
    def _ask(self) -> None:
        """Decide once what is typed is stored; of two wishes meanwhile the later one counts."""
        if not self._busy:
            self._wish = wish = self.form.wish
            shown = self.form.concerned()
            self._save_first(lambda: self._go_on(wish, shown))

    def _go_on(self, wish: Wish, shown: tuple[SeveranceView, ...]) -> None:
        if self._busy or self._wish is not wish:
            return
        self._wish = None
        self._begin()
        work = partial(decide, shown, wish, self._subject, self._language)
        self._session.call(self, work, partial(self._done, wish, len(shown)), self._fail)

    def _begin(self) -> None:
        self._busy = True
        self._allow()
        self.deciding.emit()

    def _done(self, wish: Wish, count: int, severed: Severed) -> None:
        self._busy = False
        if severed.decided is not None:
            self._leave_form()
            self.form.clear()
        self._fill(severed)
        if severed.decided is None:
            changed = self.tr("Nothing was decided: this was changed meanwhile. Look at it again first.")
            self._tell(changed)
            return
        words = " ".join((self._said(wish, count), *all_shown(severed.decided.notices)))
        self.last = Undoable(words, severed.decided)
        self.decided.emit()
        self.undoable.emit(words, partial(self._undo, severed.decided))

    def _leave_form(self) -> None:
        """Take the keyboard out of what is done: Ctrl+Z means the decision now, not what was typed for it."""
        focus = self.focusWidget()
        if focus is not None and focus.hasFocus() and self.form.isAncestorOf(focus):
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _said(self, wish: Wish, count: int) -> str:
        """What was done, in a sentence."""
        match wish.decision:
            case Decision.RECOMMEND:
                return self.tr("%n severance(s) recommended.", "", count)
            case Decision.APPROVE:
                return self.tr("%n severance(s) approved.", "", count)
            case Decision.WITHDRAW:
                return self.tr("The decision on %n severance(s) withdrawn.", "", count)
            case Decision.PROVISIONS:
                return self.tr("The provisions of %n severance(s) changed.", "", count)
            case Decision.LOOK_AGAIN if wish.on is None:
                return self.tr("%n severance(s) left to the time limits of the act.", "", count)
            case Decision.LOOK_AGAIN:
                said = self.tr("%n severance(s) to be looked at again on {day}.", "", count)
                return said.format(day=day(wish.on)) if wish.on else said

    @Slot()
    def undo(self) -> None:
        """Take back what was decided last."""
        if self.last is not None:
            self._undo(self.last.decided)

    def _undo(self, decided: Decided) -> None:
        self._save_first(partial(self._take_back, decided))

    def _take_back(self, decided: Decided) -> None:
        if self._busy:
            return
        self._begin()
        work = partial(take_back, decided, self._subject, self._language)
        self._session.call(self, work, self._taken_back, self._not_taken_back)

    def _taken_back(self, severed: Severed) -> None:
        self._busy = False
        self.last = None
        self._fill(severed)
        self.decided.emit()
        self.told.emit(self.tr("Taken back."))

    def _not_taken_back(self, error: Exception) -> None:
        self._busy = False
        self._allow()
        self.failed.emit(sentence(error))

    def _fail(self, error: Exception) -> None:
        self._busy = False
        self._tell(sentence(error))
        self._allow()

    def _tell(self, words: str) -> None:
        self._sentence.setText(words)
        announce(self, words)
