"""The list of profiles over the first view: read, shown and usable before the rest of the window is loaded.

What the window is made of takes longer to load than the list to read. So the list comes first, as the very
widget the window is furnished with afterwards, and the modules follow one by one, between which keys and
clicks are answered.
"""

from __future__ import annotations

from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QPalette

from briefing_app.services.quick_find import profile_key
from briefing_app.ui.descriptions import Place, kind_words, place_words, profile_row
from briefing_app.ui.failures import sentence
from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.list_panel import ListPanel

if TYPE_CHECKING:
    from briefing_app.bootstrap import Program
    from briefing_app.domain.profile_summary import ProfileSummary
    from briefing_app.services.settings import Layout
    from briefing_app.ui.first_view import FirstView

BY_AND_BY = (
    "briefing_app.domain.text",
    "briefing_app.domain.facts",
    "briefing_app.domain.profile",
    "briefing_app.domain.note",
    "briefing_app.domain.edition",
    "briefing_app.ui.listings",
    "briefing_app.ui.printed_pages",
    "briefing_app.ui.page_view",
    "briefing_app.ui.detail_panel",
    "briefing_app.ui.browsing",
    "briefing_app.ui.rooms",
    "briefing_app.ui.workplace",
)
"""What the window needs besides, in steps none of which keeps a key waiting for long."""

Rows = tuple[list["ProfileSummary"], list[str]]


class FirstList(QObject):
    """Shows the first list of a library; ``ready`` says that the window can be furnished.

    Where there is no first list, or another place than the profiles was shown last, the window is furnished
    at once, and opening the library says how that goes.
    """

    ready = Signal()

    def __init__(self, program: Program, path: Path, over: FirstView, layout: Layout) -> None:
        super().__init__(over)
        self.session = LibrarySession(program)
        self.list = ListPanel(over)
        self.list.setAutoFillBackground(True)
        self.list.setBackgroundRole(QPalette.ColorRole.Base)
        self._over = over
        self._kind = layout.kind
        self._waiting = iter(BY_AND_BY)
        over.hold_list(self.list, layout.panes)
        if layout.place in ("", Place.PROFILES):
            read = partial(_read, program, path, layout.kind, self.session.language)
            self.session.tasks.run(self, read, self._show, self._do_without)
        else:
            QTimer.singleShot(0, self._load_next)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Go on once the rows have been painted."""
        if event.type() == QEvent.Type.Paint:
            self._go_on()
        return False

    def _go_on(self) -> None:
        self.list.view.viewport().removeEventFilter(self)
        QTimer.singleShot(0, self._load_next)

    def _show(self, rows: Rows | None) -> None:
        if rows is None or not rows[0]:
            self._load_next()
            return
        profiles, keys = rows
        heading = kind_words(self._kind, many=True) if self._kind else place_words(Place.PROFILES)
        self.list.view.viewport().installEventFilter(self)
        self.list.show_rows(heading, profiles, profile_row, empty="", keys=keys)
        self.list.choose_first()
        self.list.show()
        self.list.view.setFocus()
        if self.list.view.viewport().visibleRegion().isEmpty():
            self._go_on()  # no room is left for it, so that it would never be painted

    def _do_without(self, error: Exception) -> None:
        sentence(error)  # logs a bug; opening meets it again, and tells it
        self._load_next()

    def _load_next(self) -> None:
        name = next(self._waiting, None)
        if name is None:
            self.ready.emit()
        else:
            import_module(name)
            QTimer.singleShot(0, self._load_next)


def _read(program: Program, path: Path, kind: str, language: str) -> Rows | None:
    """The profiles of a kind, or all, with what the filter looks in; runs on the worker."""
    found = program.first_list(path, language)
    if found is None:
        return None
    chosen = [one for one in found if kind in ("", one.kind.value)]
    return chosen, [profile_key(one) for one in chosen]
