"""The pages of a profile as they print, in its internal or its public edition, beside the forms."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from briefing_app.domain.edition import EditionKind
from briefing_app.ui import languages, look
from briefing_app.ui.failures import sentence
from briefing_app.ui.labels import PlainLabel
from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.page_layout import lay_out
from briefing_app.ui.page_view import PageView
from briefing_app.ui.sentence_list import SentenceList
from briefing_app.ui.sentences import all_shown
from briefing_app.ui.showing import Shown, Subject, prepare
from briefing_app.ui.skeleton import SkeletonRows

if TYPE_CHECKING:
    from briefing_app.domain.marking import Marking


class PagesPane(QWidget):
    """Reads the pages when it comes to the front, or when something was changed while it is there.

    ``shown_changed`` says that ``markings`` are others: before other pages are shown, and after.
    """

    shown_changed = Signal()

    def __init__(self, session: LibrarySession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._subject: Subject | None = None
        self._asked = 0
        self.markings: frozenset[Marking] = frozenset()
        """Those of the pages in sight, and of any that are about to be."""
        self.internal = QRadioButton(self.tr("&Internal"))
        self.internal.setChecked(True)
        self.public = QRadioButton(self.tr("&Public"))
        self.view = PageView()
        self.obstacles = SentenceList(self.tr("The public edition cannot be made yet"))
        self._words = PlainLabel(muted=True, wrap=True)
        self._build()
        self.public.toggled.connect(self.load)

    @property
    def main_widget(self) -> QWidget:
        """What takes the keyboard."""
        return self.view if self._stack.currentWidget() is self.view else self.internal

    def show_subject(self, subject: Subject) -> None:
        """Show these pages once they are asked for."""
        self._subject = subject
        if self.isVisible():
            self.load()

    @Slot()
    def load(self) -> None:
        """Read the pages."""
        if self._subject is None:
            return
        self._asked += 1
        kind = EditionKind.PUBLIC if self.public.isChecked() else EditionKind.INTERNAL
        work = partial(prepare, self._subject, kind, languages.of(self))
        self._session.call(self, work, partial(self._show, self._asked), partial(self._fail, self._asked))

    def _build(self) -> None:
        self._stack = QStackedWidget()
        for page in (SkeletonRows(), self.view, self.obstacles):
            self._stack.addWidget(page)
        row = QHBoxLayout()
        row.setContentsMargins(4 * look.GRID, 2 * look.GRID, 4 * look.GRID, 0)
        row.setSpacing(3 * look.GRID)
        row.addWidget(self.internal)
        row.addWidget(self.public)
        row.addWidget(self._words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * look.GRID)
        column.addLayout(row)
        column.addWidget(self._stack, 1)

    def _show(self, asked: int, shown: Shown) -> None:
        if asked != self._asked:
            return
        self.markings |= {shown.marking}
        self.shown_changed.emit()
        self._show_shown(shown)
        self.markings = frozenset({shown.marking})
        self.shown_changed.emit()

    def _show_shown(self, shown: Shown) -> None:
        self._words.setText("" if shown.printed else self.tr("The public edition cannot be made yet."))
        if shown.printed is None:
            self.obstacles.show_sentences(all_shown(shown.obstacles))
            self._stack.setCurrentWidget(self.obstacles)
            return
        self._stack.setCurrentWidget(self.view)
        self.view.show_pages(lay_out(shown.printed, shown.wording), keep_place=True)

    def _fail(self, asked: int, error: Exception) -> None:
        if asked == self._asked:
            self._words.setText(sentence(error))
