"""The room in which a binder is read, corrected and only then imported; leaving it earlier stores nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from briefing_app.domain.steps import Steps
from briefing_app.services.document_markings import document_marking
from briefing_app.services.met_markings import markings_met
from briefing_app.ui import languages
from briefing_app.ui.failures import sentence
from briefing_app.ui.imports.review_panel import ReviewPanel
from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.mark import mark_of
from briefing_app.ui.message_bar import Choice, MessageBar, Tone
from briefing_app.ui.prompts import Prompts
from briefing_app.ui.room import Room
from briefing_app.ui.showing import met_words
from briefing_app.ui.tasks import Progress

if TYPE_CHECKING:
    from briefing_app.bootstrap import Desk, Program
    from briefing_app.domain.marking import Marking
    from briefing_app.domain.profile import ProfileSummary
    from briefing_app.domain.reading import Reading
    from briefing_app.services.explanations import Explanations
    from briefing_app.services.import_review import Review
    from briefing_app.services.imports import ForeseenProfile, ImportReport

Foreseen = tuple[tuple["ForeseenProfile", ...], tuple["ProfileSummary", ...]]

_PAUSE = 250  # milliseconds between a correction and looking in the library what it would do
_READING_STEPS, _STORING_STEPS = 8, 4


class ImportRoom(Room):
    """Reads a file, lets an officer correct what was found, and imports it.

    Signals:
        imported: The report, once everything is stored.
        read: The review can begin.
    """

    imported = Signal(object)
    read = Signal()
    topic = "importing"

    def __init__(self, session: LibrarySession, prompts: Prompts, path: Path) -> None:
        super().__init__()
        self._session = session
        self._prompts = prompts
        self.path = path
        self.panel: ReviewPanel | None = None
        self._storing = self._stored = False
        self._asked = 0
        self._then: Callable[[], None] | None = None
        self._progress: Progress | None = None
        self.setWindowTitle(self.tr("Import of {file}").format(file=path.name))
        self._build()
        self._read()

    # ---- what the window asks

    def panes(self) -> Sequence[QWidget]:
        return self.panel.panes() if self.panel is not None else (self._waiting,)

    def save(self, then: Callable[[], None]) -> None:
        """Go on: nothing is saved before the import is accepted."""
        then()

    def leave(self, then: Callable[[], None]) -> None:
        """Let the room go; corrections are given up only when the person says so, an import is waited for."""
        if self._storing:
            self._then = then
            return
        corrected = self.panel is not None and bool(self.panel.review.corrections)
        if corrected and not self._stored:
            wanted = self._prompts.give_up_review(self, self.path.name, len(self._review.corrections))
            if not wanted:
                self.stayed.emit()
                return
        self._stop()
        then()

    def refresh(self) -> None:
        """Look again in the library what would come of the import."""
        if self.panel is not None and not self._storing and not self._stored:
            self._look()

    # ---- reading

    def _read(self) -> None:
        self._progress = self._begin(self.tr("Reading {file}…").format(file=self.path.name))
        work = partial(_review, self._session.program, self.path, self._progress)
        self._session.call(self, work, self._was_read, self._not_read, self._progress)

    def _was_read(self, found: tuple[Review, Explanations, tuple[Marking, ...]]) -> None:
        self._end()
        review, explanations, met = found
        self._review = review
        self.banner_changed.emit(mark_of(met, self._session.catalogue))  # before the words are seen
        marked = met_words(met, self._session.catalogue, languages.of(self))
        stated = document_marking(review.original, self._session.catalogue.every_scheme)
        whole = "" if stated is None else met_words((stated,), self._session.catalogue, languages.of(self))
        panel = ReviewPanel(review, explanations, languages.of(self), marked, whole)
        panel.corrected.connect(self._look_later)
        panel.refused.connect(self._tell)
        panel.accept_button.clicked.connect(self.accept)
        panel.cancel_button.clicked.connect(self.left)
        had_focus = self.window().focusWidget() is self._waiting  # also while another program is in front
        self._stack.addWidget(panel)
        self._stack.setCurrentWidget(panel)
        self.panel = panel
        if had_focus:
            panel.structure.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._look()
        self.read.emit()

    def _not_read(self, error: Exception) -> None:
        self._end()
        self.failed.emit(sentence(error))
        self.left.emit()

    # ---- what would come of it

    @Slot()
    def _look_later(self) -> None:
        self._bar.clear()
        self._late.start()

    @Slot()
    def _look(self) -> None:
        self._asked += 1
        work = partial(_foresee, self._review.reading)
        self._session.call(self, work, partial(self._looked, self._asked), self._not_looked)

    def _looked(self, asked: int, found: Foreseen) -> None:
        if asked == self._asked and self.panel is not None:
            self.panel.show_foreseen(*found)

    def _not_looked(self, error: Exception) -> None:
        self._bar.tell(sentence(error), Tone.ERROR)

    # ---- storing

    @Slot()
    def accept(self) -> None:
        """Import what is under review, as it was corrected."""
        if self.panel is None or self._storing or self._stored:
            return
        self.panel.profiles.commit()
        self._late.stop()
        self._storing = True
        self.panel.setEnabled(False)
        self._progress = self._begin(self.tr("Importing {file}…").format(file=self.path.name))
        work = partial(_store, self._review.reading, self._progress)
        self._session.call(self, work, self._was_stored, self._not_stored, self._progress)

    def _was_stored(self, report: ImportReport) -> None:
        self._end()
        self._storing, self._stored = False, True
        self.library_changed.emit()
        self.imported.emit(report)
        then, self._then = self._then, None
        if then is not None:
            then()
        else:
            self.left.emit()

    def _not_stored(self, error: Exception) -> None:
        self._end()
        self._storing = False
        if self.panel is not None:
            self.panel.setEnabled(True)
            self.panel.structure.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._bar.tell(sentence(error), Tone.ERROR)
        if self._then is not None:
            self._then = None
            self.stayed.emit()

    # ---- parts

    def _build(self) -> None:
        self._bar = MessageBar(self.tr("Message about the import"))
        self._waiting = QWidget()
        self._waiting.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._waiting.setAccessibleName(self.windowTitle())
        self._stack = QStackedWidget()
        self._stack.addWidget(self._waiting)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._stack, 1)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_PAUSE)
        self._late.timeout.connect(self._look)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            here = Qt.ShortcutContext.WidgetWithChildrenShortcut
            QShortcut(QKeySequence(keys), self, context=here).activated.connect(self.accept)

    @property
    def bar(self) -> MessageBar:
        """What the room says above its panes."""
        return self._bar

    def _begin(self, what: str) -> Progress:
        progress = Progress()
        progress.advanced.connect(self._bar.advance)
        self._bar.busy(what, (Choice(self.tr("&Cancel"), self._cancel),))
        return progress

    def _end(self) -> None:
        self._bar.clear()
        self._progress = None

    def _stop(self) -> None:
        """Have what runs stop at its next step; nobody waits for what it finds."""
        if self._progress is not None:
            self._progress.cancel()

    def _cancel(self) -> None:
        self._stop()
        if not self._storing:
            self.left.emit()

    @Slot(str)
    def _tell(self, what: str) -> None:
        self._bar.tell(what)

    # ---- keys

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+Z and Ctrl+Y for the corrections while the room is in front."""
        asks = event.type() == QEvent.Type.ShortcutOverride
        if asks and isinstance(event, QKeyEvent) and self._undoing(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        undoing = self._undoing(event)
        if undoing is not None:
            undoing()
        elif event.key() == Qt.Key.Key_Escape:
            self._cancel()
        else:
            super().keyPressEvent(event)

    def _undoing(self, event: QKeyEvent) -> Callable[[], None] | None:
        if self.panel is None or self._storing:
            return None
        if event.matches(QKeySequence.StandardKey.Undo):
            return self.panel.undo
        redo = event.matches(QKeySequence.StandardKey.Redo)
        ctrl_y = event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        return self.panel.redo if redo or ctrl_y else None


# ---- on the worker


def _review(
    program: Program, path: Path, progress: Progress, _desk: Desk
) -> tuple[Review, Explanations, tuple[Marking, ...]]:
    review = program.review(path, steps=Steps(_READING_STEPS, progress.report, progress.cancelled))
    said = (*review.original.source.lines, *(one.wording for one in review.original.stated))
    met = markings_met(said, program.catalogue.every_scheme)
    return review, program.explanations, met


def _foresee(reading: Reading, desk: Desk) -> Foreseen:
    return desk.imports.foresee(reading), desk.profiles.list()


def _store(reading: Reading, progress: Progress, desk: Desk) -> ImportReport:
    return desk.imports.import_reading(
        reading, steps=Steps(_STORING_STEPS, progress.report, progress.cancelled)
    )
