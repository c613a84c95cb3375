"""Browsing an open library: the navigator leads to a list, a row of it to the pages at the right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from briefing_app.domain.note import NoteSummary
from briefing_app.domain.profile import ProfileSummary
from briefing_app.ui import languages
from briefing_app.ui.descriptions import NavigatorEntry, Place
from briefing_app.ui.detail_panel import DetailPanel
from briefing_app.ui.failures import sentence
from briefing_app.ui.import_panel import ImportPanel
from briefing_app.ui.library_session import LibrarySession, read_contents
from briefing_app.ui.list_panel import ListPanel
from briefing_app.ui.listings import Contents, Listing, Listings, same_thing
from briefing_app.ui.navigator import Navigator
from briefing_app.ui.profiles.filter_chips import FilterChips
from briefing_app.ui.showing import Subject, joined, lowest_banner, together, window_banner

if TYPE_CHECKING:
    from briefing_app.bootstrap import Desk
    from briefing_app.domain.imported import ImportSummary
    from briefing_app.domain.marking import Marking
    from briefing_app.domain.overview import DatedFact
    from briefing_app.domain.profile_filter import Wanted
    from briefing_app.domain.search_hit import SearchHit
    from briefing_app.domain.text import BlockId
    from briefing_app.services.catalogue import Catalogue


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
    read_first = Signal(tuple, tuple)
    nothing_shown = Signal()
    banner_changed = Signal(str, str)
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
        self._listings: Listings | None = None
        self._searched = 0
        self._wanted: tuple[Place, str] | None = None  # what to choose once the lists are read again
        self._entry = NavigatorEntry(Place.PROFILES, 0)  # whose list is shown
        self._marking: Marking | None = None  # of what is open
        self._found_marking: Marking | None = None  # of everything a search found, while that is shown
        self.navigator = Navigator()
        self._began = rows is not None  # with a first list, which stays until the lists are read
        self.list = rows or ListPanel()
        self.chips = FilterChips()
        self.list.add_bar(self.chips, self.chips.stops)
        self._catalogue: Catalogue | None = None  # once the worker has read it
        self.detail = DetailPanel(session, on_subject)
        self.import_panel = ImportPanel(undo)
        self.right = QStackedWidget()
        self.right.addWidget(self.detail)
        self.right.addWidget(self.import_panel)
        self._connect()

    @property
    def is_read(self) -> bool:
        """Whether the lists of the open library are there."""
        return self._listings is not None

    @property
    def contents(self) -> Contents | None:
        """Everything the lists show, or None while they are read."""
        return self._listings.contents if self._listings else None

    @property
    def profiles(self) -> tuple[ProfileSummary, ...]:
        """Every profile of the open library."""
        return self._listings.contents.profiles if self._listings else ()

    @property
    def subject(self) -> Subject | None:
        """The profile or note that is looked at, or None."""
        return self.detail.subject

    @property
    def chosen_row(self) -> Subject | None:
        """The profile or note whose own row is chosen; None for a place in it that a search found."""
        item = self.list.current
        whole = isinstance(item, ProfileSummary | NoteSummary)
        return self._listings.subject_of(item) if self._listings and whole else None

    @property
    def chosen_import(self) -> ImportSummary | None:
        """The import whose row is chosen, or None."""
        item, known = self.list.current, self._listings.contents.imports if self._listings else ()
        return next((one for one in known if one is item), None)

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
        self._listings = None
        self.navigator.show_skeleton()
        if not self._began:
            self.list.clear_search()
            self.list.show_skeleton()
        self._began = False
        self._searched += 1
        self._found_marking = None
        self._show_nothing()

    def begin(self) -> None:
        """Read the lists of a library that has just been opened."""
        self._session.call(self, _read_first, self._fill_first, self._fail)

    @Slot()
    def refresh(self) -> None:
        """Read the lists and what is shown again."""
        if self._session.is_open:
            self._session.call(self, read_contents, self._fill_again, self._fail)

    @Slot(int)
    def go_to_import(self, number: int) -> None:
        """Read the lists again and choose an import."""
        self._wanted = (Place.IMPORTS, str(number))
        self.refresh()

    def go_to(self, subject: Subject, block: BlockId | None = None) -> None:
        """Choose a profile or note in its list and show its pages, from a block on where one is meant."""
        if self._listings is None:
            return
        self.navigator.go_to(Place.NOTES if subject.is_note else Place.PROFILES)
        self.chips.clear()
        self._show_list()
        self.list.filter.clear()
        self.list.choose(lambda one: subject.key in (getattr(one, "number", None), getattr(one, "id", None)))
        chosen = self._listings.subject_of(self.list.current)
        if chosen is not None and chosen.key == subject.key:
            self.right.setCurrentWidget(self.detail)
            self.detail.show_subject(chosen, block)
            self.list.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def search_for(self, words: str) -> None:
        """Search all texts for words and show what is found."""
        self.list.search.setText(words)
        self._search(words)
        self.list.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill_first(self, read: tuple[Contents, tuple[str, ...], tuple[str, str]]) -> None:
        contents, notices, lowest = read
        self._catalogue = self._session.program.catalogue
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
        self._listings = Listings(contents, languages.of(self.detail), self._sign)
        self.navigator.blockSignals(True)
        self.navigator.show_entries(self._listings.entries())
        self.navigator.blockSignals(False)
        if self._wanted is not None:
            self._choose_wanted(*self._wanted)
        elif self.list.search.text().strip():
            self._search(self.list.search.text().strip())
        else:
            self._show_list()
        self.changed.emit()

    def _fail(self, error: Exception) -> None:
        self.failed.emit(sentence(error))

    # ---- lists

    def _connect(self) -> None:
        self.navigator.chosen.connect(self._show_list)
        self.navigator.chosen.connect(self._ask_for_place)
        self.navigator.view.clicked.connect(self._ask_for_place)  # also of the place that is chosen already
        self.list.command_asked.connect(self.command_asked)
        self.list.chosen.connect(self._show_item)
        self.list.opened.connect(self._open_item)
        self.list.search_asked.connect(self._search)
        self.list.clear_asked.connect(self.chips.clear)
        self.chips.changed.connect(self._narrow)
        self.detail.subject_changed.connect(self.changed)
        self.detail.shown_changed.connect(self._shown)

    @Slot()
    def come_home(self) -> None:
        """Be at the list that is shown, which a room such as the trash stood in front of."""
        if _is_room(self.navigator.current):
            self.navigator.blockSignals(True)
            self.navigator.go_to(self._entry.place, self._entry.kind)
            self.navigator.blockSignals(False)

    @Slot()
    def _ask_for_place(self) -> None:
        if self.navigator.current is not None:
            self.place_asked.emit(self.navigator.current.place)

    @Slot()
    def _show_list(self) -> None:
        entry = self.navigator.current
        if entry is not None and not _is_room(entry):
            self._entry = entry
        else:
            entry = self._entry
        if self._listings is not None:
            self.list.clear_search()
            self._searched += 1  # what is still being looked for is not wanted any more
            if entry.place in (Place.ENGAGEMENTS, Place.NEXT_STEPS):
                found = partial(self._found_dated, self._searched, entry.place)
                self._session.call(self, partial(_read_dated, entry.place), found, self._fail)
                return
            self._show_rows(self._listings.of(entry))
            self._found_marking = None
            self._tell_banner()

    def _show_rows(self, listing: Listing) -> None:
        wanted = self._offer_chips(listing)
        self.list.show_rows(
            listing.heading,
            listing.items,
            listing.describe,
            empty=listing.empty,
            command=listing.command,
            keep=same_thing(self.list.current),
            keys=listing.keys,
            wanted=wanted,
        )

    def _offer_chips(self, listing: Listing) -> Wanted | None:
        """Show the chips above profiles alone; what they want of a list is not wanted of another thing."""
        facets = listing.facets
        self.chips.setVisible(facets is not None)
        if facets is None:
            return None
        several = len(facets.kinds) > 1
        self.chips.offer(facets, self._catalogue, languages.of(self.detail), kinds=several)
        return self.chips.wanted

    @Slot()
    def _narrow(self) -> None:
        if self.chips.isVisibleTo(self.list):
            self.list.narrow_to(self.chips.wanted)

    def _sign(self, markings: tuple[Marking, ...]) -> str:
        """What the markings of a profile come to, as a portion mark without its brackets."""
        catalogue = self._catalogue
        least = together(markings, catalogue) if catalogue else None
        if catalogue is None or least is None:
            return ""
        return catalogue.scheme_of(least).portion(least, languages.of(self.detail)).strip("()")

    def _choose_wanted(self, place: Place, number: str) -> None:
        self._wanted = None
        self.navigator.go_to(place)
        self._show_list()
        self.list.choose(lambda one: str(getattr(one, "number", "")) == number)

    @Slot(str)
    def _search(self, words: str) -> None:
        self._searched += 1
        if not words:
            self._show_list()
        elif self._listings is not None:
            found = partial(self._found, self._searched, words)
            self._session.call(self, partial(_find, words), found, self._fail)

    def _found(self, asked: int, words: str, found: tuple[tuple[SearchHit, ...], Marking]) -> None:
        if asked == self._searched and self._listings is not None:
            hits, self._found_marking = found
            self._tell_banner()  # before the words are seen
            self._show_rows(self._listings.hits(words, hits))

    def _found_dated(self, asked: int, place: Place, found: tuple[tuple[DatedFact, ...], Marking]) -> None:
        if asked == self._searched and self._listings is not None:
            facts, self._found_marking = found
            self._tell_banner()  # before the words are seen
            self._show_rows(self._listings.dated(place, facts))

    # ---- what is looked at

    @Slot(object)
    def _show_item(self, item: object) -> None:
        if self._listings is None:
            return
        subject = self._listings.subject_of(item)
        if subject is not None:
            self.right.setCurrentWidget(self.detail)
            self.detail.show_subject(subject, getattr(item, "block", None))
        elif (chosen := self.chosen_import) is not None:
            self._show_nothing()
            self.import_panel.show_import(chosen)
            self.right.setCurrentWidget(self.import_panel)
        self.changed.emit()

    @Slot(object)
    def _open_item(self, item: object) -> None:
        self._show_item(item)
        subject = self._listings.subject_of(item) if self._listings else None
        if subject is not None:
            self.open_asked.emit(subject, getattr(item, "block", None))
        else:
            self.panes()[2].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_nothing(self) -> None:
        self.right.setCurrentWidget(self.detail)
        self.detail.show_nothing()
        self._marking = None
        self._tell_banner()

    @Slot()
    def _shown(self) -> None:
        self._marking = self.detail.shown.marking if self.detail.shown else None
        self._tell_banner()

    def _tell_banner(self) -> None:
        """Give the banner of what is open and of what a search found, together."""
        in_sight = [one for one in (self._marking, self._found_marking) if one is not None]
        if not in_sight:
            self.nothing_shown.emit()
            return
        catalogue = self._session.program.catalogue
        self.banner_changed.emit(*window_banner(joined(in_sight, catalogue), catalogue))


def _read_first(desk: Desk) -> tuple[Contents, tuple[str, ...], tuple[str, str]]:
    """What the lists show, what is to be known of the file, and the banner of nothing marked."""
    return read_contents(desk), desk.notices, lowest_banner(desk.catalogue)


def _read_dated(place: Place, desk: Desk) -> tuple[tuple[DatedFact, ...], Marking]:
    """Engagements or next steps and the marking under which all of them may be shown."""
    found = desk.overview.engagements() if place is Place.ENGAGEMENTS else desk.overview.next_steps()
    return found, joined((marking for one in found for marking in one.markings), desk.catalogue)


def _find(words: str, desk: Desk) -> tuple[tuple[SearchHit, ...], Marking]:
    """What is found and the marking under which all of it may be shown."""
    hits = desk.search(words)
    return hits, joined((marking for hit in hits for marking in hit.markings), desk.catalogue)


def _is_room(entry: NavigatorEntry | None) -> bool:
    return entry is not None and entry.place.is_room
