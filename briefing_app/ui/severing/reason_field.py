"""A field for the reason of a severance, with what is to be said of it below: a category is no ground."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing_app.ui import look
from briefing_app.ui.announcing import announce
from briefing_app.ui.failures import sentence
from briefing_app.ui.guarded_fields import GuardedLine
from briefing_app.ui.labels import PlainLabel
from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.sentences import all_shown

if TYPE_CHECKING:
    from briefing_app.bootstrap import Desk

_PAUSE = 250  # milliseconds of no typing after which the reason is read


class ReasonField(QWidget):
    """A line for a reason; ``warned`` says that it is remarked on, or no longer."""

    warned = Signal()

    def __init__(self, session: LibrarySession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.line = GuardedLine()
        self.line.setAccessibleName(self.tr("Reason"))
        self.line.setPlaceholderText(self.tr("What harm would come of it, in a sentence"))
        self._warning = PlainLabel(wrap=True)
        self._warning.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.GRID)
        column.addWidget(self.line)
        column.addWidget(self._warning)
        self.setFocusProxy(self.line)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._ask)
        self.line.textChanged.connect(self._pause.start)

    @property
    def reason(self) -> str:
        """The reason typed; "" for none."""
        return self.line.text().strip()

    @property
    def warning(self) -> str:
        """What is remarked on the reason; "" for nothing."""
        return "" if self._warning.isHidden() else self._warning.text()

    @Slot()
    def _ask(self) -> None:
        self._session.call(self, partial(_warnings, self.reason), self._show, self._ignore)

    def _show(self, warnings: tuple[str, ...]) -> None:
        said = "\n".join(all_shown(warnings))
        if said == self.warning:
            return
        self._warning.setText(said)
        self._warning.setVisible(bool(said))
        self.warned.emit()
        if said:
            announce(self.line, said)

    def _ignore(self, error: Exception) -> None:
        sentence(error)  # a bug is logged; a remark that is missing for once keeps nobody from severing


def _warnings(reason: str, desk: Desk) -> tuple[str, ...]:
    return desk.severances.warnings(reason) if reason else ()
