"""The main window: painted first with next to nothing in it, furnished afterwards.

An empty window is on the screen in a tenth of a second; everything that Qt and the program need to show a
library takes longer to load than that. So this module imports little and names none of the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow

from briefing_app.ui.first_view import FirstView

if TYPE_CHECKING:
    from briefing_app.bootstrap import Program
    from briefing_app.ui.prompts import Prompts
    from briefing_app.ui.workplace import Workplace

_NAME = "Briefing Desk"
_SIZE = (1440, 900)


class MainWindow(QMainWindow):
    """A window on one library."""

    def __init__(self) -> None:
        super().__init__()
        self._place: Workplace | None = None
        self._may_close = False
        self.setWindowTitle(_NAME)
        self.resize(*_SIZE)
        self.setCentralWidget(FirstView())

    @property
    def place(self) -> Workplace | None:
        """What the window holds, or None before it is furnished."""
        return self._place

    def furnish(self, program: Program, prompts: Prompts | None = None) -> Workplace:
        """Put everything into the window; opens no library yet."""
        from briefing_app.ui.workplace import Workplace

        place = Workplace(program, prompts)
        place.named.connect(self.setWindowTitle)
        place.finished.connect(self._close_now)
        place.commands.quit.triggered.connect(self.close)
        place.commands.fill(self.menuBar())
        self.setCentralWidget(place)
        self._place = place
        return place

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close once what is running is done and the library is closed."""
        if self._place is None or self._may_close:
            super().closeEvent(event)
            return
        event.ignore()
        self._place.finish()

    def _close_now(self) -> None:
        self._may_close = True
        self.close()
