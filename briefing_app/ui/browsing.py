"""Browsing an open library: the navigator leads to a list, a row of it to the pages at the right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from briefing_app.domain.note import NoteSummary
from briefing_app.domain.profile import ProfileSummary
from briefing_app.ui.descriptions import Place
from briefing_app.ui.detail_panel import DetailPanel
from briefing_app.ui.failures import sentence
from briefing_app.ui.import_panel import ImportPanel
from briefing_app.ui.in_sight import InSight
from briefing_app.ui.library_session import LibrarySession, read_contents
from briefing_app.ui.list_panel import ListPanel
from briefing_app.ui.listings import Contents
from briefing_app.ui.mark import Mark, mark_of
from briefing_app.ui.showing import Subject
from briefing_app.ui.shown_list import ShownList

if TYPE_CHECKING:
    from briefing_app.bootstrap import Desk
    from briefing_app.domain.imported import ImportSummary
    from briefing_app.domain.text import BlockId


class Browsing(QObject):
    """Keeps the three panes in step.

    ``changed`` says that something else is chosen, ``failed`` what could not be read, ``read_first`` the
    notices about a library whose lists were read for the first time, and the banner of nothing marked;
    ``begun`` follows when they are shown.
    ``banner_changed`` gives the banner of everything in sight: what is open, and what a search found, whose
    words may come from blocks marked above what is open. ``open_asked`` gives the profile or note whose room
    is wanted, and the block meant in it; ``place_asked`` gives the place the person went to,
    ``command_asked`` a command for what is not there yet.
    """

    changed = Signal()
    failed = Signal(str)
    read_first = Signal(tuple, object)
    nothing_shown = Signal()
    banner_changed = Signal(object)
    begun = Signal()
    open_asked = Signal(object, object)
    place_asked = Signal(object)
    command_asked = Signal(object)

    def __init__(
        self,
        session: LibrarySession,
        on_subject: tuple[QAction, ...],
        undo: QAction,
        parent: QWidget,
        rows: ListPanel | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._wanted: tuple[Place, str] | None = None  # what to choose once the lists are read again
        self._sight = InSight(session, self)
        self.shown_list = ShownList(session, self._sight, rows, self)
        self.navigator = self.shown_list.navigator
        self.list = self.shown_list.rows
        self.chips = self.shown_list.chips
        self.detail = DetailPanel(session, on_subject)
        self.import_panel = ImportPanel(undo)
        self.right = QStackedWidget()
        self.right.addWidget(self.detail)
        self.right.addWidget(self.import_panel)
        self._connect()

    def _connect(self) -> None:
        self._sight.nothing_shown.connect(self.nothing_shown)
        self._sight.banner_changed.connect(self.banner_changed)
        self.shown_list.place_asked.connect(self.place_asked)
        self.shown_list.failed.connect(self._fail)
        self.shown_list.nothing_chosen.connect(self._put_away)
        self.list.command_asked.connect(self.command_asked)
        self.list.chosen.connect(self._show_item)
        self.list.opened.connect(self._open_item)
        self.detail.subject_changed.connect(self.changed)
        self.detail.showing.connect(self._sight.expect_open)
        self.detail.shown_changed.connect(self._shown)

    @property
    def is_read(self) -> bool:
        """Whether the lists of the open library are there."""
        return self.shown_list.listings is not None

    @property
    def contents(self) -> Contents | None:
        """Everything the lists show, or None while they are read."""
        return self.shown_list.listings.contents if self.shown_list.listings else None

    @property
    def profiles(self) -> tuple[ProfileSummary, ...]:
        """Every profile of the open library."""
        return self.contents.profiles if self.contents else ()

    @property
    def subject(self) -> Subject | None:
        """The profile or note that is looked at, or None."""
        return self.detail.subject

    @property
    def chosen_row(self) -> Subject | None:
        """The profile or note whose own row is chosen; None for a place in it that a search found."""
        item = self.list.current
        return self.subject_of(item) if isinstance(item, ProfileSummary | NoteSummary) else None

    @property
    def chosen_import(self) -> ImportSummary | None:
        """The import whose row is chosen, or None."""
        item, known = self.list.current, self.contents.imports if self.contents else ()
        return next((one for one in known if one is item), None)

    def subject_of(self, item: object) -> Subject | None:
        """The profile or note an item of a list is of, or None."""
        return self.shown_list.listings.subject_of(item) if self.shown_list.listings else None

    def panes(self) -> tuple[QWidget, QWidget, QWidget]:
        """The widget of each pane that takes the keyboard, from left to right."""
        on_import = self.right.currentWidget() is self.import_panel
        return (
            self.navigator.view,
            self.list.view if self.list.count else self.list.search,
            self.import_panel.undo if on_import else self.detail.main_widget,
        )

    # ---- reading

    def forget(self) -> None:
        """Show that another library is being opened."""
        self.shown_list.forget()
        self._clear_right()
        self._sight.forget()

    def begin(self) -> None:
        """Read the lists of a library that has just been opened."""
        self._session.call(self, _read_first, self._fill_first, self._fail)

    @Slot()
    def refresh(self) -> None:
        """Read the lists and what is shown again."""
        if self._session.is_open:
            read = partial(read_contents, before=self.contents)
            self._session.call(self, read, self._fill_again, self._fail)

    def _fill_first(self, read: tuple[Contents, tuple[str, ...], Mark]) -> None:
        contents, notices, lowest = read
        self.read_first.emit(notices, lowest)
        self._fill(contents)
        if self.list.current is None:
            self.list.choose_first()
        focus = QApplication.focusWidget()
        if focus is None or not self.list.isAncestorOf(focus):
            self.list.view.setFocus()
        self.begun.emit()

    def _fill_again(self, contents: Contents) -> None:
        self._fill(contents)
        self.detail.reload()

    def _fill(self, contents: Contents) -> None:
        wanted, self._wanted = self._wanted, None
        self.shown_list.show_contents(contents, wanted)
        self.changed.emit()

    @Slot(Exception)
    def _fail(self, error: Exception) -> None:
        self.failed.emit(sentence(error))

    # ---- going somewhere

    @Slot(int)
    def go_to_import(self, number: int) -> None:
        """Read the lists again and choose an import."""
        self._wanted = (Place.IMPORTS, str(number))
        self.refresh()

    def go_to(self, subject: Subject, block: BlockId | None = None) -> None:
        """Choose a profile or note in its list and show its pages, from a block on where one is meant."""
        if not self.is_read:
            return
        place = Place.NOTES if subject.is_note else Place.PROFILES
        keys = ("number", "id")
        self.shown_list.go_to(place, lambda one: subject.key in [getattr(one, key, None) for key in keys])
        chosen = self.subject_of(self.list.current)
        if chosen is not None and chosen.key == subject.key:
            self.right.setCurrentWidget(self.detail)
            self.detail.show_subject(chosen, block)
            self.list.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def search_for(self, words: str) -> None:
        """Search all texts for words and show what is found."""
        self.list.search.setText(words)
        self.shown_list.search(words)
        self.list.search.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def come_home(self) -> None:
        """Be at the list that is shown, which a room such as the trash stood in front of."""
        self.shown_list.come_home()

    # ---- what is looked at

    @Slot(object)
    def _show_item(self, item: object) -> None:
        if not self.is_read:
            return
        subject = self.subject_of(item)
        if subject is not None:
            self.right.setCurrentWidget(self.detail)
            self.detail.show_subject(subject, getattr(item, "block", None))
        elif (chosen := self.chosen_import) is not None:
            self._clear_right()
            self.import_panel.show_import(chosen)
            self.right.setCurrentWidget(self.import_panel)
        self.changed.emit()

    @Slot(object)
    def _open_item(self, item: object) -> None:
        self._show_item(item)
        subject = self.subject_of(item)
        if subject is not None:
            self.open_asked.emit(subject, getattr(item, "block", None))
        else:
            self.panes()[2].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _put_away(self) -> None:
        """Show nothing beside a list of which nothing is chosen: what stood there is not of it."""
        self._clear_right()

    def _clear_right(self) -> None:
        self.right.setCurrentWidget(self.detail)
        self.detail.show_nothing()
        self._sight.show_open(None)

    @Slot()
    def _shown(self) -> None:
        self._sight.show_open(self.detail.shown.marking if self.detail.shown else None)


def _read_first(desk: Desk) -> tuple[Contents, tuple[str, ...], Mark]:
    """What the lists show, what is to be known of the file, and the banner of nothing marked."""
    return read_contents(desk), desk.notices, mark_of((), desk.catalogue)
