"""The main window: painted first with next to nothing in it, furnished afterwards.

An empty window is on the screen in a tenth of a second; everything that Qt and the program need to show a
library takes longer to load than that. So this module imports little and names none of the others.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow, QMenuBar

from briefing_app.services.settings import Layout
from briefing_app.ui.first_view import FirstView
from briefing_app.ui.settings.preferences import Preferences

if TYPE_CHECKING:
    from pathlib import Path

    from briefing_app.bootstrap import Program
    from briefing_app.ui.first_list import FirstList
    from briefing_app.ui.prompts import Prompts
    from briefing_app.ui.workplace import Workplace

_NAME = "Briefing Desk"
_SIZE = (1440, 900)
_GRIP = (160, 40)
"""How much of the top of a window must be on a screen for a person to take hold of it."""


class MainWindow(QMainWindow):
    """A window on one library, where and as it was left."""

    def __init__(self, preferences: Preferences | None = None) -> None:
        super().__init__()
        self.preferences = preferences or Preferences(parent=self)
        self._place: Workplace | None = None
        self._given: tuple[Program, Prompts | None] | None = None
        self._first: FirstList | None = None
        self._closes_early = False
        self._may_close = False
        self.setWindowTitle(_NAME)
        self.resize(*_SIZE)
        self._put_where_it_was(self.preferences.settings.layout)
        self._view = FirstView()
        self.setCentralWidget(self._view)

    @property
    def place(self) -> Workplace | None:
        """What the window holds, or None before it is furnished."""
        return self._place

    def appear(self) -> None:
        """Show the window as large as it was left."""
        if self.preferences.settings.layout.maximised:
            self.showMaximized()
        else:
            self.show()

    def begin_with_list(self, program: Program, path: Path) -> None:
        """Show the list of a library, then furnish the window and open the library."""
        from briefing_app.ui.first_list import FirstList

        self._first = FirstList(program, path, self._view, self.preferences.settings.layout)
        self._first.ready.connect(partial(self._open_first, program, path))

    def _open_first(self, program: Program, path: Path) -> None:
        place = self.furnish(program, first=self._first)
        self._first = None
        if self._closes_early:
            place.finish()
        else:
            place.open(path)

    def furnish(
        self, program: Program, prompts: Prompts | None = None, first: FirstList | None = None
    ) -> Workplace:
        """Put everything into the window, a first list that is there already too; opens no library yet."""
        from briefing_app.ui.workplace import Workplace

        self._given = (program, prompts)
        begun = (first.session, first.list) if first else ()
        focus = QApplication.focusWidget()
        place = self._move_in(Workplace(program, self.preferences, prompts, *begun))
        if first and focus is not None and first.list.isAncestorOf(focus):
            focus.setFocus()  # the list lost it on its way
        return place

    def furnish_again(self) -> None:
        """Furnish the window anew, in another language or size of type, and go on where one was."""
        if self._place is not None:
            self._place.rooms.leave_then(self._replace)

    def _replace(self) -> None:
        from briefing_app.ui import languages
        from briefing_app.ui.workplace import Workplace

        before = self._place
        if before is None or self._given is None:
            return
        program, prompts = self._given
        before.remember_layout()
        before.help.close()
        self.setUpdatesEnabled(False)  # what is painted speaks the one language or the other, never both
        try:
            languages.speak(languages.chosen(self.preferences.settings.language))
            place = Workplace(program, self.preferences, prompts, before.session)
            self.setMenuBar(QMenuBar())
            self._move_in(place).go_on_from(before)
        finally:
            self.setUpdatesEnabled(True)

    def _move_in(self, place: Workplace) -> Workplace:
        from briefing_app.ui.imports.file_drop import FileDrop

        place.named.connect(self.setWindowTitle)
        place.finished.connect(self._close_now)
        place.another_wanted.connect(self.furnish_again)
        place.commands.quit.triggered.connect(self.close)
        place.commands.fill(self.menuBar(), place.recent)
        drop = FileDrop(self, place)
        place.imports.take(drop)
        place.packages.take(drop)
        self.setCentralWidget(place)
        self._place = place
        return place

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close once what is running is done and the library is closed."""
        if self._first is not None:  # soon furnished, and then in a state to give the library back
            self._closes_early = True
            event.ignore()
            return
        if self._place is None or self._may_close:
            super().closeEvent(event)
            return
        event.ignore()
        self._place.finish()

    def _close_now(self) -> None:
        self._may_close = True
        self.close()

    def _put_where_it_was(self, layout: Layout) -> None:
        """Take the place the window had, where enough of it is on a screen that is still there."""
        if not layout.window:
            return
        wanted = QRect(*layout.window)
        for screen in QGuiApplication.screens():
            free = screen.availableGeometry()
            held = free.intersected(QRect(wanted.left(), wanted.top(), wanted.width(), _GRIP[1]))
            if held.width() >= _GRIP[0] and held.height() == _GRIP[1]:
                self.setGeometry(QRect(wanted.topLeft(), wanted.size().boundedTo(free.size())))
                return
