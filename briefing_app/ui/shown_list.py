"""Which list is shown: the navigator leads to it, chips narrow it, a search takes its place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from briefing_app.ui import languages
from briefing_app.ui.descriptions import NavigatorEntry, Place
from briefing_app.ui.in_sight import InSight
from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.list_panel import ListPanel
from briefing_app.ui.listings import Contents, Listing, Listings, same_thing
from briefing_app.ui.navigator import Navigator
from briefing_app.ui.profiles.filter_chips import FilterChips
from briefing_app.ui.showing import joined, together

if TYPE_CHECKING:
    from briefing_app.bootstrap import Desk
    from briefing_app.domain.marking import Marking
    from briefing_app.domain.overview import DatedFact
    from briefing_app.domain.profile_filter import Wanted
    from briefing_app.domain.search_hit import SearchHit
    from briefing_app.services.catalogue import Catalogue


class ShownList(QObject):
    """Keeps navigator, chips and rows in step.

    ``place_asked`` gives the place the person went to, ``failed`` what could not be read; ``nothing_chosen``
    says that other rows are shown, and none of them is chosen.
    """

    place_asked = Signal(object)
    nothing_chosen = Signal()
    failed = Signal(Exception)

    def __init__(
        self, session: LibrarySession, sight: InSight, rows: ListPanel | None, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._sight = sight
        self.listings: Listings | None = None
        """The lists of the open library, or None while they are read."""
        self._searched = 0
        self._finding = False  # the rows are what a search found
        self._aside: object = None  # what was chosen before that
        self._heading = ""
        self._entry = NavigatorEntry(Place.PROFILES, 0)  # whose list is shown
        self._catalogue: Catalogue | None = None  # once the worker has read it
        self.navigator = Navigator()
        self._began = rows is not None  # with a first list, which stays until the lists are read
        self.rows = rows or ListPanel()
        self.chips = FilterChips()
        self.rows.add_bar(self.chips, self.chips.stops)
        self._connect()

    def _connect(self) -> None:
        self.navigator.chosen.connect(self.show)
        self.navigator.chosen.connect(self._ask_for_place)
        self.navigator.view.clicked.connect(self._ask_for_place)  # also of the place that is chosen already
        self.rows.search_asked.connect(self.search)
        self.rows.clear_asked.connect(self.chips.clear)
        self.chips.changed.connect(self._narrow)

    # ---- reading

    def forget(self) -> None:
        """Show that another library is being opened."""
        self.listings = None
        self.navigator.show_skeleton()
        if not self._began:
            self.rows.clear_search()
            self.rows.show_skeleton()
        self._began = False
        self._searched += 1

    def show_contents(self, contents: Contents, wanted: tuple[Place, str] | None) -> None:
        """Show what was just read: the row *wanted*, else what is searched for, else the same list."""
        self._catalogue = self._session.catalogue
        self.listings = Listings(contents, languages.of(self.rows), self._sign)
        self.navigator.blockSignals(True)
        self.navigator.show_entries(self.listings.entries())
        self.navigator.blockSignals(False)
        if wanted is not None:
            place, number = wanted
            self.navigator.go_to(place)
            self.show()
            self.rows.choose(lambda one: str(getattr(one, "number", "")) == number)
        elif self.rows.search.text().strip():
            self.search(self.rows.search.text().strip())
        else:
            self.show()

    # ---- which list

    def go_to(self, place: Place, is_it: Callable[[Any], bool]) -> None:
        """Show the whole list of a place, and choose a row of it."""
        self.navigator.go_to(place)
        self.chips.clear()
        self.show()
        self.rows.filter.clear()
        self.rows.choose(is_it)

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
    def show(self) -> None:
        """Show the list the navigator is at; that of before where it is at a room."""
        entry = self.navigator.current
        if entry is not None and not _is_room(entry):
            self._entry = entry
        else:
            entry = self._entry
        if self.listings is not None:
            self.rows.clear_search()
            self._searched += 1  # what is still being looked for is not wanted any more
            if entry.place in (Place.ENGAGEMENTS, Place.NEXT_STEPS):
                found = partial(self._found_dated, self._searched, entry.place)
                self._session.call(self, partial(_read_dated, entry.place), found, self.failed.emit)
                return
            aside, self._aside = self._aside, None
            self._finding = False
            self._show_rows(self.listings.of(entry), aside)
            self._sight.show_found(None)

    def _show_rows(self, listing: Listing, aside: object = None) -> None:
        """Show rows; what was chosen before a search is chosen again, else what is chosen stays so."""
        before, wanted = self.rows.current, self._offer_chips(listing)
        anew, self._heading = listing.heading != self._heading, listing.heading
        self.rows.show_rows(
            listing.heading,
            listing.items,
            listing.describe,
            empty=listing.empty,
            command=listing.command,
            keep=same_thing(before if aside is None else aside),
            keys=listing.keys,
            wanted=wanted,
        )
        if self.rows.current is None and (anew or before is not None):
            self.nothing_chosen.emit()

    def _offer_chips(self, listing: Listing) -> Wanted | None:
        """Show the chips above profiles alone; what they want of a list is not wanted of another thing."""
        facets = listing.facets
        self.chips.setVisible(facets is not None)
        if facets is None:
            return None
        several = len(facets.kinds) > 1
        self.chips.offer(facets, self._catalogue, languages.of(self.rows), kinds=several)
        return self.chips.wanted

    @Slot()
    def _narrow(self) -> None:
        if self.chips.isVisibleTo(self.rows):
            self.rows.narrow_to(self.chips.wanted)

    def _sign(self, markings: tuple[Marking, ...]) -> str:
        """What the markings of a profile come to, as a portion mark without its brackets."""
        catalogue = self._catalogue
        least = together(markings, catalogue) if catalogue else None
        if catalogue is None or least is None:
            return ""
        return catalogue.scheme_of(least).portion(least, languages.of(self.rows)).strip("()")

    # ---- what is found

    @Slot(str)
    def search(self, words: str) -> None:
        """Search all texts for words and show what is found; the list of before where there are no words."""
        self._searched += 1
        if not words:
            self.show()
        elif self.listings is not None:
            found = partial(self._found, self._searched, words)
            self._session.call(self, partial(_find, words), found, self.failed.emit)

    def _found(self, asked: int, words: str, found: tuple[tuple[SearchHit, ...], Marking]) -> None:
        if asked == self._searched and self.listings is not None:
            hits, marking = found
            self._sight.expect_found(marking)  # before the words are seen
            if not self._finding:
                self._finding, self._aside = True, self.rows.current
            self._show_rows(self.listings.hits(words, hits))
            self._sight.show_found(marking)

    def _found_dated(self, asked: int, place: Place, found: tuple[tuple[DatedFact, ...], Marking]) -> None:
        if asked == self._searched and self.listings is not None:
            facts, marking = found
            self._sight.expect_found(marking)  # before the words are seen
            self._finding = False
            self._show_rows(self.listings.dated(place, facts))
            self._sight.show_found(marking)


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
