"""What the window holds once it is painted: three panes between two banners; lays out, connects, forwards."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from briefing_app.domain.text import BlockId
from briefing_app.services.settings import Layout
from briefing_app.ui import languages
from briefing_app.ui.actions import WindowActions
from briefing_app.ui.banner import Banner
from briefing_app.ui.browsing import Browsing
from briefing_app.ui.ceiling_commands import CeilingCommands
from briefing_app.ui.descriptions import Place
from briefing_app.ui.first_run.beginning import Beginning
from briefing_app.ui.help.help_commands import HelpCommands
from briefing_app.ui.import_commands import ImportCommands
from briefing_app.ui.keeping.keeping_commands import KeepingCommands
from briefing_app.ui.keeping.salvaging import SalvageCommand
from briefing_app.ui.left_drafts import LeftDrafts
from briefing_app.ui.library_commands import LibraryCommands
from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.list_panel import ListPanel
from briefing_app.ui.lists_room import ListsRoom
from briefing_app.ui.mark import Mark
from briefing_app.ui.message_bar import Choice, MessageBar, Tone
from briefing_app.ui.note_commands import NoteCommands
from briefing_app.ui.openings import Openings
from briefing_app.ui.over_window import WindowParts
from briefing_app.ui.packages.package_commands import PackageCommands
from briefing_app.ui.palette.going import Going
from briefing_app.ui.panes import hairline
from briefing_app.ui.profile_commands import ProfileCommands
from briefing_app.ui.prompts import Prompts
from briefing_app.ui.recent_menu import RecentMenu
from briefing_app.ui.returned.read_back_commands import ReadBackCommands
from briefing_app.ui.rooms import Address, Rooms
from briefing_app.ui.settings.pane_sizes import PaneSizes
from briefing_app.ui.settings.preferences import Preferences
from briefing_app.ui.settings.settings_commands import SettingsCommands
from briefing_app.ui.severances.severance_commands import SeveranceCommands
from briefing_app.ui.severing.name_commands import NameCommands
from briefing_app.ui.showing import Subject
from briefing_app.ui.trash_commands import TrashCommands
from briefing_app.ui.window_commands import WindowCommands

if TYPE_CHECKING:
    from briefing_app.bootstrap import Program

_NAME = "Briefing Desk"
_ROOMS = 1224


class Workplace(QWidget):
    """Everything about one library.

    ``named`` gives the title of the window, ``finished`` says that it may go, ``another_wanted`` that another
    workplace is to take the place of this one, in another language or size of type.
    """

    named = Signal(str)
    finished = Signal()
    another_wanted = Signal()

    def __init__(
        self,
        program: Program,
        preferences: Preferences,
        prompts: Prompts | None = None,
        session: LibrarySession | None = None,
        rows: ListPanel | None = None,
    ) -> None:
        super().__init__()
        self.setLocale(QLocale())  # the window is older than the choice of a language
        self.preferences = preferences
        self.prompts = prompts or Prompts(self)
        self.session = session or LibrarySession(program)
        self.session.setParent(self)
        self.session.language = languages.of(self)
        self._panes = PaneSizes(preferences.settings.layout.panes)
        self.commands = WindowActions(self)
        self._closing = False
        self._offered: Callable[[], None] | None = None
        self._build_parts(rows)
        self._build_layout()
        self.openings = Openings(self)
        self.doing = WindowCommands(self)
        self._connect_parts()
        self.doing.allow()

    @property
    def is_started(self) -> bool:
        """Whether a library is open or being opened, rather than a beginning to be made."""
        return self._stack.currentWidget() is not self.beginning

    def show_beginning(self) -> None:
        """Show what to begin with: there is no library."""
        self._stack.setCurrentWidget(self.beginning)

    def show_library(self) -> None:
        """Show the lists and rooms of a library."""
        self._stack.setCurrentWidget(self._splitter)

    # ---- opening and closing

    def open(self, path: Path) -> None:
        """Open a library in the background; the window says how that went."""
        self.session.open(path)

    def show_welcome(self) -> None:
        """Say that there is no library yet, and what can be done."""
        self.openings.show_welcome()

    def go_on_from(self, before: Workplace) -> None:
        """Show what another workplace on the same library showed."""
        self.openings.go_on_from(before.openings)

    def finish(self) -> None:
        """Save what is open, close the library once what is running is done; ``finished`` follows."""
        if not self._closing:
            self.rooms.leave_then(self._finish)

    def remember_layout(self) -> None:
        """Keep how the window stands, how its panes are divided and which place is shown."""
        window, entry = self.window(), self.browsing.navigator.current
        self._panes.remember(self)
        self.preferences.change_layout(
            Layout(
                window=window.normalGeometry().getRect(),  # type: ignore[arg-type]  # the stubs say object
                maximised=window.isMaximized(),
                panes=self._panes.sizes,
                place=entry.place.value if entry else "",
                kind=entry.kind if entry else "",
            )
        )

    def _finish(self) -> None:
        if self.isVisible():  # a window closed early is furnished and never shown: nobody left its panes so
            self.remember_layout()
        self._closing = True
        self.setEnabled(False)
        self.notes.cancel()
        self.keeping.stop_checking()
        self.top_banner.show_status(self.tr("Closing the library…"))
        self.session.close()

    # ---- building

    def _build_parts(self, rows: ListPanel | None) -> None:
        do = self.commands
        self.top_banner = Banner(self.tr("Marking, top"))
        self.bottom_banner = Banner(self.tr("Marking, bottom"))
        self.bar = MessageBar(self.tr("Message about the library"))
        self.browsing = Browsing(self.session, (do.edit, do.export), do.undo_import, self, rows)
        self.browsing.navigator.begin_at(self.preferences.settings.layout)
        self.lists = ListsRoom(self.browsing)
        self.rooms = Rooms(self.session, self.prompts, self.lists, do.back, self._panes)
        parts = WindowParts(self, self.session, self.prompts, self.bar, self.rooms)
        self.libraries = LibraryCommands(parts)
        self.keeping = KeepingCommands(parts, lambda: self.openings.tried)
        self.salvaging = SalvageCommand(parts, lambda: self.openings.tried)
        self.ceiling = CeilingCommands(parts)
        self.recent = RecentMenu(self.preferences, self.libraries.open_file, self)
        first = (do.try_again, do.new_library, do.open_library, do.open_sample, do.see_backups, do.salvage)
        self.beginning = Beginning(first, do.new_library, self.libraries.new_page)
        self.start = self.beginning.panel
        self.imports = ImportCommands(parts)
        self.settings = SettingsCommands(self, self.preferences, self.prompts, self.bar)
        self.profiles = ProfileCommands(parts)
        self.drafts = LeftDrafts(self.session, self.bar, self.rooms)
        self.trash = TrashCommands(self.session, self.bar, self.browsing, do.delete)
        self.notes = NoteCommands(parts, self.browsing.detail.bar)
        self.read_back = ReadBackCommands(parts)
        self.packages = PackageCommands(parts)
        self.severances = SeveranceCommands(parts)
        self.severing_names = NameCommands(parts)
        self.help = HelpCommands(parts)
        self.going = Going(self, self.session, self.browsing, self.rooms)

    def _build_layout(self) -> None:
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setObjectName("window")
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        for pane in (self.browsing.navigator, self.rooms):
            self._splitter.addWidget(pane)
        self._splitter.setSizes([self.browsing.navigator.sizeHint().width(), _ROOMS])
        self._splitter.setStretchFactor(1, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._splitter)
        self._stack.addWidget(self.beginning)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.top_banner, self.bar, hairline(), self._stack, hairline(), self.bottom_banner):
            column.addWidget(widget, 1 if widget is self._stack else 0)
        self._panes.restore(self)

    def _connect_parts(self) -> None:
        self.session.closed.connect(self._end)
        self.browsing.changed.connect(self.doing.allow)
        self.browsing.failed.connect(partial(self.bar.tell, tone=Tone.ERROR))
        self.browsing.open_asked.connect(self.doing.open_subject)
        self.browsing.place_asked.connect(self.go_to_place)
        self.browsing.command_asked.connect(self.doing.trigger)
        self.rooms.home_coming.connect(self.browsing.come_home)
        self._connect_rooms()
        self.bar.undo_changed.connect(self.commands.undo.setEnabled)
        self.imports.changed.connect(self.browsing.refresh)
        self.imports.show_asked.connect(self._show_import)
        self.settings.another_wanted.connect(self.another_wanted)
        self.notes.created.connect(self._note_made)
        self.notes.exporting_changed.connect(self.doing.allow)
        self.profiles.created.connect(self.browsing.refresh)
        self.profiles.opened.connect(self.rooms.open_profile)

    def _connect_rooms(self) -> None:
        rooms = self.rooms
        rooms.changed.connect(self.doing.allow)
        rooms.changed.connect(self._end_offer)
        rooms.banner_changed.connect(self._show_mark)
        rooms.status_changed.connect(self.bottom_banner.show_status)
        rooms.saved_changed.connect(self.top_banner.show_status)
        rooms.told.connect(self.bar.tell)
        rooms.undoable.connect(self._offer_undo)
        rooms.offered.connect(self._offer)
        rooms.form_closed.connect(self._offer_form)
        rooms.failed.connect(partial(self.bar.tell, tone=Tone.ERROR))
        rooms.unsaved.connect(self._tell_unsaved)
        rooms.library_changed.connect(self.browsing.refresh)
        rooms.wanted.connect(self._go_to_thing)
        self.read_back.changed.connect(self.browsing.refresh)
        self.packages.changed.connect(self.browsing.refresh)
        self.severances.decided.connect(self.browsing.refresh)
        self.severances.go_to_wanted.connect(self.doing.open_subject)
        self.severing_names.severed.connect(self.browsing.refresh)
        self.severing_names.go_to_wanted.connect(self.doing.open_subject)
        rooms.asked.connect(self.doing.trigger)

    # ---- going about

    @Slot(str)
    def _note_made(self, number: str) -> None:
        """Go into a note that was just made: it is there to be worked on."""
        self.browsing.refresh()
        self.rooms.open_note(number)

    @Slot(object)
    def go_to_place(self, place: Place) -> None:
        """Open the room of a place of the navigator, or show its list."""
        if place.is_room:
            self.rooms.open(Address(place.value), afresh=True)
        else:
            self.rooms.show_lists()

    @Slot(str, str, str)
    def _go_to_thing(self, kind: str, key: str, block: str) -> None:
        self.going.go_to(Subject(kind, key, ""), BlockId(block) if block else None)

    @Slot()
    def _end(self) -> None:
        self.session.tasks.shutdown()
        self.finished.emit()

    @Slot(str, object)
    def _tell_unsaved(self, why: str, leave: Callable[[], None]) -> None:
        """Say why a room could not save before it goes, and offer to let it go all the same."""
        self.bar.tell(why, Tone.ERROR, (Choice(self.tr("&Leave without saving"), leave),))

    @Slot(str, object)
    def _offer_undo(self, words: str, undo: Callable[[], None]) -> None:
        """Offer what the room in front can take back, as long as it is there to show what comes of it."""
        self._offered = undo
        self.bar.offer_undo(words, undo)

    @Slot(str, str, object)
    def _offer(self, words: str, button: str, act: Callable[[], None]) -> None:
        """Offer what the room in front can do about something."""
        self.bar.tell(words, choices=(Choice(button, act),))

    @Slot(str, object, bool)
    def _offer_form(self, why: str, form: object, has_failed: bool) -> None:
        """Offer to go on with a form, also once its room is left: nothing else has what was typed in it."""
        go_on = partial(self._go_on_with_form, self.rooms.address, form)
        self.bar.tell(why, Tone.ERROR if has_failed else Tone.NOTICE, (Choice(self.tr("&Continue"), go_on),))

    def _go_on_with_form(self, address: Address, form: object) -> None:
        self.bar.clear()
        self.rooms.take_up(address, form)

    @Slot()
    def _end_offer(self) -> None:
        offered, self._offered = self._offered, None
        if offered is not None:
            self.bar.withdraw(offered)

    @Slot(int)
    def _show_import(self, number: int) -> None:
        self.rooms.show_lists()
        self.browsing.go_to_import(number)

    @Slot(object)
    def _show_mark(self, mark: Mark) -> None:
        for banner in (self.top_banner, self.bottom_banner):
            banner.show_mark(mark)
