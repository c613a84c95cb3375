"""What stands where no library is open: one sentence, and what can be done."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from briefing_app.ui import look
from briefing_app.ui.first_run.column import make_roomy, stand_in_the_middle
from briefing_app.ui.labels import PlainLabel

_WIDTH = 420


class StartPanel(QWidget):
    """A sentence and a column of buttons, one for each action; *instead* is done in the place of some."""

    def __init__(
        self,
        actions: tuple[QAction, ...],
        instead: Mapping[QAction, Callable[[], None]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._actions = actions
        self._instead = instead or {}
        self._title = PlainLabel(size=look.TITLE, bold=True)
        self._sentence = PlainLabel(muted=True, wrap=True)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.buttons = tuple(self._button(action) for action in actions)
        column = QVBoxLayout()
        column.setSpacing(2 * look.GRID)
        column.addWidget(self._title)
        column.addWidget(self._sentence)
        column.addSpacing(3 * look.GRID)
        for button in self.buttons:
            column.addWidget(button)
        stand_in_the_middle(self, column, _WIDTH)

    @property
    def sentence(self) -> str:
        """The sentence shown."""
        return self._sentence.text()

    def say(self, title: str, sentence: str) -> None:
        """Show why no library is open, and what can be done."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        for button, action in zip(self.buttons, self._actions, strict=True):
            button.setVisible(action.isVisible())
        self.first_button.setFocus()

    @property
    def first_button(self) -> QPushButton:
        """The first button that can be seen."""
        shown = (button for button in self.buttons if not button.isHidden())
        return next(shown, self.buttons[-1])

    def _button(self, action: QAction) -> QPushButton:
        button = QPushButton(action.text())
        make_roomy(button)
        button.clicked.connect(self._instead.get(action, action.trigger))
        return button
