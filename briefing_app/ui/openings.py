"""What the window shows while a library comes and goes: its name, its lists, or the page to begin with."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from briefing_app.ui.descriptions import Place
from briefing_app.ui.first_view import LOWEST
from briefing_app.ui.first_window import title_on
from briefing_app.ui.mark import Mark
from briefing_app.ui.rooms import LISTS
from briefing_app.ui.sentences import all_shown

if TYPE_CHECKING:
    from briefing_app.ui.library_fields import NewLibrary
    from briefing_app.ui.workplace import Workplace

NAME = "Briefing Desk"


class Openings(QObject):
    """Follows a library from being opened into the room that was in front; without one, begins."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self._place = place
        self.tried: Path | None = None
        """The file that was to be opened last."""
        self._go_on_at = LISTS
        self._begin_at_home = False
        self._lowest = Mark(*LOWEST)
        self._connect()

    def _connect(self) -> None:
        place = self._place
        place.session.opening.connect(self._opening)
        place.session.opened.connect(self._opened)
        place.session.refused.connect(self._refused)
        place.browsing.read_first.connect(self._read_first)
        place.browsing.begun.connect(place.keeping.tell_outcome)
        place.browsing.begun.connect(self._begun)
        place.browsing.nothing_shown.connect(self._show_lowest)
        place.beginning.language_chosen.connect(self._choose_language)
        place.beginning.library_wished.connect(self._create)

    # ---- without a library

    def show_welcome(self) -> None:
        """Say that there is no library yet, and what can be done."""
        self.tried = None
        self._show_start(
            self.tr("Welcome"),
            self.tr("There is no library yet. Make one for your own records, or look around in the sample."),
        )
        self._tell_notices()
        if self._place.preferences.are_new:
            self._place.beginning.show_language()

    def _show_start(self, title: str, why: str) -> None:
        self._place.commands.try_again.setVisible(self.tried is not None)
        self._place.commands.see_backups.setVisible(self._has_backups())
        past_backups = self.tried is not None and self._place.session.is_past_backups
        self._place.commands.salvage.setVisible(past_backups)
        self._place.show_beginning()
        self._place.beginning.say(title, why)
        self._place.doing.allow()

    def _has_backups(self) -> bool:
        """Whether there may be backups of what did not open."""
        return (
            self.tried is not None
            and self._place.session.program.libraries.backups.folder(self.tried).is_dir()
        )

    @Slot(str)
    def _choose_language(self, language: str) -> None:
        preferences = self._place.preferences
        preferences.are_new = False
        self._place.settings.choose(replace(preferences.settings, language=language))

    @Slot(object)
    def _create(self, wish: NewLibrary) -> None:
        """Make the library that was wished for, and begin with what fills it."""
        self._begin_at_home = True
        self._place.libraries.create(wish)

    # ---- a library comes

    @Slot()
    def try_again(self) -> None:
        """Open once more what did not open."""
        if self.tried is not None:
            self._place.session.open(self.tried)

    def go_on_from(self, before: Openings) -> None:
        """Show what another window on the same library showed."""
        place = self._place
        self.tried, self._lowest = before.tried, before._lowest
        if place.session.is_open:
            place.named.emit(before._place.window().windowTitle())
            self._go_on_at = before._place.rooms.address
            place.browsing.begin()
        elif not place.session.tasks.busy:
            self.show_welcome()

    @Slot(str)
    def _opening(self, path: str) -> None:
        place, self.tried = self._place, Path(path)
        place.commands.try_again.setVisible(False)
        place.rooms.close_room()  # it has saved: nothing opens a library before
        place.show_library()
        place.bar.clear()
        place.browsing.forget()
        place.named.emit(title_on(self.tried))
        place.top_banner.show_status(self.tr("Opening {file}…").format(file=self.tried.name))
        place.doing.allow()

    @Slot()
    def _opened(self) -> None:
        place = self._place
        place.top_banner.show_status("")
        if place.session.path is not None:
            place.preferences.change(place.preferences.settings.with_library(place.session.path.absolute()))
        place.browsing.begin()

    @Slot(str, str)
    def _refused(self, _path: str, why: str) -> None:
        self._place.top_banner.show_status("")
        self._place.named.emit(NAME)
        self._show_start(self.tr("The library is not open"), why)

    @Slot(tuple, object)
    def _read_first(self, notices: tuple[str, ...], lowest: Mark) -> None:
        self._lowest = lowest
        self._show_lowest()
        self._tell_notices(notices)

    def _tell_notices(self, notices: tuple[str, ...] = ()) -> None:
        left = self._place.session.take_left()
        known = (*self._place.settings.notices(), *((left,) if left else ()), *all_shown(notices))
        if known:
            self._place.bar.tell("\n".join(known))

    @Slot()
    def _begun(self) -> None:
        """Go into the room that was in front when the window was furnished anew or left."""
        place = self._place
        place.drafts.look()
        address, self._go_on_at = self._go_on_at, LISTS
        place.rooms.open(address)
        if self._begin_at_home:
            self._begin_at_home = False
            place.browsing.navigator.go_to(Place.HOME)
        entry = place.browsing.navigator.current
        if entry is not None and entry.place.is_room and place.rooms.in_lists:
            place.go_to_place(entry.place)

    @Slot()
    def _show_lowest(self) -> None:
        self._place.lists.banner_changed.emit(self._lowest)
