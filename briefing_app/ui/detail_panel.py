"""The right pane: a profile or a note as it will print, in its internal or its public edition."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QRadioButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefing_app.domain.edition import EditionKind
from briefing_app.domain.text import BlockId
from briefing_app.ui import languages, look
from briefing_app.ui.editor.guarded_copy import MARKER
from briefing_app.ui.failures import sentence
from briefing_app.ui.flow_layout import FlowLayout, flowing
from briefing_app.ui.labels import ElidedLabel, PlainLabel
from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.message_bar import MessageBar, Tone
from briefing_app.ui.page_layout import lay_out
from briefing_app.ui.page_view import PageView
from briefing_app.ui.printed_pages import PrintedPages
from briefing_app.ui.rows import Role
from briefing_app.ui.sentence_list import SentenceList
from briefing_app.ui.sentences import all_shown
from briefing_app.ui.showing import Shown, Subject, prepare
from briefing_app.ui.skeleton import SkeletonRows
from briefing_app.ui.views import ListView

_PATIENCE = 400  # milliseconds before grey bars take the place of what was there

_HEADINGS = 280
"""How wide the headings to go to are offered, wider than the box they come from."""


class DetailPanel(QWidget):
    """Shows one subject at a time; asks the session, never the library.

    ``showing`` gives the marking of what is going to be in sight, ``shown_changed`` says that it is, or
    that nothing is.
    """

    showing = Signal(object)
    shown_changed = Signal()
    status_changed = Signal(str)
    subject_changed = Signal()

    def __init__(
        self, session: LibrarySession, commands: tuple[QAction, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._subject: Subject | None = None
        self._block: BlockId | None = None
        self._shown: Shown | None = None
        self._asked = 0
        self._pages: PageView | None = None
        self.bar = MessageBar(self.tr("Message about what is shown"))
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_PATIENCE)
        self._build_head(commands)
        self._build_pages()
        self._build_layout()
        self._connect()
        self.show_nothing()

    @property
    def subject(self) -> Subject | None:
        """The profile or note that is looked at, or None."""
        return self._subject

    @property
    def shown(self) -> Shown | None:
        """The edition on view, or None while there is none."""
        return self._shown

    @property
    def pages(self) -> PageView | None:
        """The view of the pages, once there was something to view."""
        return self._pages

    @property
    def main_widget(self) -> QWidget:
        """What takes the keyboard: pages, obstacles, or the switch while there is neither."""
        if self._stack.currentWidget() is self._obstacles:
            return self.obstacle_list
        return self._pages if self._pages is not None and self._pages.isVisible() else self.internal

    @property
    def is_public(self) -> bool:
        """Whether the public edition is asked for."""
        return self.public.isChecked()

    def show_subject(self, subject: Subject, block: BlockId | None = None) -> None:
        """Show a profile or note from its beginning, or from one of its blocks."""
        fresh = subject != self._subject
        self._subject, self._block = subject, block
        self._title.setText(subject.title)
        self._head_line.setText(subject.head)
        self._controls.setVisible(True)
        if fresh:
            self.bar.clear()
        self.subject_changed.emit()
        self._load()

    def show_nothing(self) -> None:
        """Show that nothing is chosen."""
        self._asked += 1
        self._late.stop()
        self._subject = self._shown = self._block = None
        self._title.setText("")
        self._head_line.setText("")
        self._controls.setVisible(False)
        self.bar.clear()
        self._stack.setCurrentWidget(self._nothing)
        self.status_changed.emit("")
        self.subject_changed.emit()

    @Slot()
    def reload(self) -> None:
        """Read what is shown again."""
        self._load()

    # ---- building

    def _build_head(self, commands: tuple[QAction, ...]) -> None:
        self._title = ElidedLabel(size=look.LARGE, bold=True)
        self._head_line = ElidedLabel(muted=True)
        self.internal = QRadioButton(self.tr("&Internal"))
        self.internal.setToolTip(self.tr("Everything, with portion marks and flags"))
        self.internal.setChecked(True)
        self.public = QRadioButton(self.tr("&Public"))
        self.public.setToolTip(self.tr("What may be released, with nothing withheld left in it"))
        self.outline = QComboBox()
        self.outline.setAccessibleName(self.tr("Go to a heading"))
        self.outline.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.outline.setMinimumContentsLength(8)
        self.outline.setView(ListView())  # which copies headings as released
        self.outline.view().setMinimumWidth(look.scaled(_HEADINGS))
        self.edit_button, self.export_button = map(_command_button, commands)

    def _build_pages(self) -> None:
        self._nothing = PlainLabel(
            self.tr("Choose a profile or a note to see its pages."), muted=True, wrap=True
        )
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._skeleton = SkeletonRows()
        self._obstacles = QWidget()
        heading = PlainLabel(self.tr("The public edition cannot be made yet"), bold=True, wrap=True)
        advice = PlainLabel(
            self.tr("Decide each of these; the pages appear when nothing stands in the way."),
            muted=True,
            wrap=True,
        )
        self.obstacle_list = SentenceList(heading.text())
        column = QVBoxLayout(self._obstacles)
        column.setContentsMargins(*(6 * look.GRID,) * 4)
        column.setSpacing(2 * look.GRID)
        for widget in (heading, advice, self.obstacle_list):
            column.addWidget(widget)
        self._stack = QStackedWidget()
        for page in (self._nothing, self._skeleton, self._obstacles):
            self._stack.addWidget(page)

    def _build_layout(self) -> None:
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self._title)
        titles.addWidget(self._head_line)
        self._controls = QWidget()
        row = FlowLayout(self._controls, 3 * look.GRID)
        row.add_growing(flowing(self.internal, self.public, gap=3 * look.GRID))
        row.addWidget(flowing(self.outline, self.edit_button, self.export_button, gap=3 * look.GRID))
        head = QVBoxLayout()
        head.setContentsMargins(4 * look.GRID, 3 * look.GRID, 4 * look.GRID, 2 * look.GRID)
        head.setSpacing(2 * look.GRID)
        head.addLayout(titles)
        head.addWidget(self._controls)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._late.timeout.connect(partial(self._stack.setCurrentWidget, self._skeleton))
        self.public.toggled.connect(self._switch)
        self.outline.activated.connect(self._go_to_heading)

    def _page_view(self) -> PageView:
        """The view of the pages, made when there is something to see."""
        if self._pages is None:
            self._pages = PageView()
            self._pages.link_pointed_at.connect(self._tell_link)
            self._pages.page_changed.connect(self._tell_status)
            self._stack.addWidget(self._pages)
        return self._pages

    # ---- what happens

    def _load(self) -> None:
        if self._subject is None:
            return
        self._asked += 1
        self._late.start()
        language = languages.of(self)
        kind = EditionKind.PUBLIC if self.is_public else EditionKind.INTERNAL
        work = partial(prepare, self._subject, kind, language)
        self._session.call(self, work, partial(self._show, self._asked), partial(self._fail, self._asked))

    def _show(self, asked: int, shown: Shown) -> None:
        if asked != self._asked:
            return  # something else was chosen since
        self._late.stop()
        same = self._shown is not None and self._shown.subject == shown.subject
        self.showing.emit(shown.marking)
        self._shown = shown
        self._show_shown(shown, keep_place=same)
        self.shown_changed.emit()

    def _show_shown(self, shown: Shown, *, keep_place: bool) -> None:
        pages = lay_out(shown.printed, shown.wording) if shown.printed else None
        self.outline.setEnabled(pages is not None)
        self._fill_outline(pages)
        if pages is None:
            self.obstacle_list.show_sentences(all_shown(shown.obstacles))
            self._stack.setCurrentWidget(self._obstacles)
            self.status_changed.emit(self.tr("%n obstacle(s)", "", len(shown.obstacles)))
            return
        view = self._page_view()
        self._stack.setCurrentWidget(view)
        view.show_pages(pages, keep_place=keep_place)
        if self._block is not None:
            view.go_to_block(self._block)
            self._block = None
        self._tell_status()

    def _fail(self, asked: int, error: Exception) -> None:
        if asked != self._asked:
            return
        self._late.stop()
        self._shown = None
        self._stack.setCurrentWidget(self._nothing)
        self.shown_changed.emit()
        self.bar.tell(sentence(error), Tone.ERROR)

    def _fill_outline(self, pages: PrintedPages | None) -> None:
        self.outline.clear()
        self.outline.addItem(self.tr("Go to…"))
        for entry in pages.outline if pages else ():
            self.outline.addItem("\u2003" * (entry.level - 1) + entry.words, entry.y)
            if entry.severed:
                self.outline.setItemData(self.outline.count() - 1, MARKER, Role.RELEASED)

    @Slot(int)
    def _go_to_heading(self, row: int) -> None:
        place = self.outline.itemData(row)
        if place is not None and self._pages is not None:
            self._pages.go_to(place)

    @Slot()
    def _switch(self) -> None:
        self.bar.clear()
        self.reload()

    @Slot(str)
    def _tell_link(self, address: str) -> None:
        if address:
            self.status_changed.emit(address)
        else:
            self._tell_status()

    @Slot()
    def _tell_status(self) -> None:
        """Pages, words, language and severances, quietly."""
        shown, view = self._shown, self._pages
        if shown is None or view is None or view.pages is None:
            return
        parts = (
            self.tr("page %1 of %2")
            .replace("%1", str(view.current_page))
            .replace("%2", str(view.pages.count)),
            self.tr("%n word(s)", "", view.pages.words),
            shown.language.upper(),
            self.tr("%n severance(s)", "", shown.severances) if shown.severances else "",
        )
        self.status_changed.emit(" · ".join(filter(None, parts)))


def _command_button(command: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(command)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    command.visibleChanged.connect(lambda: button.setVisible(command.isVisible()))
    return button
