"""Differences in a list, beside it the one that is looked at, side by side: decided one by one, then done.

What comes back from Word and what a colleague's package brings are both decided in one of these.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefing_app.domain.comparison import compare
from briefing_app.ui import look
from briefing_app.ui.comparing_dialog import ComparingDialog
from briefing_app.ui.decisions_lost import DecisionsLostDialog
from briefing_app.ui.flow_layout import FlowLayout
from briefing_app.ui.labels import PlainLabel
from briefing_app.ui.rows import Role, RowWords

if TYPE_CHECKING:
    from briefing_app.domain.marking import Marking
    from briefing_app.domain.severance import SeveranceTag
    from briefing_app.domain.text import Holds, SeveranceId, Text

_PLAIN = Qt.KeyboardModifier.NoModifier


@dataclass(frozen=True, slots=True)
class Difference:
    """What is shown of one thing to be decided: a sentence, where it is, and both sides under their names.

    Of words that are ``held`` none is copied.
    """

    sentence: str
    sides: tuple[Text, Text]
    names: tuple[str, str]
    tags: Mapping[SeveranceId, SeveranceTag]
    held: Holds
    where: str = ""


class DecidingDialog(ComparingDialog):
    """A list, the comparison, and the buttons that decide; Undo takes one decision back after the other.

    In the list the letter that is underlined in a button presses it, and the space bar the one that accepts,
    so that one goes through the list with the arrows and two keys.
    """

    def __init__(self, marking: Callable[[Marking], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marking = marking
        self.decided: dict[str, Any] = {}
        self._before: list[dict[str, Any]] = []
        self._choices: list[QPushButton] = []
        self._by_space: QPushButton | None = None
        self.list.installEventFilter(self)
        self._build_labels()
        self._build_buttons()
        self._build_layout()
        self._connect()

    # ---- what each kind of it says

    def summary(self) -> str:
        """How far everything is decided."""
        raise NotImplementedError

    def difference(self, item: Any) -> Difference:  # noqa: ANN401  # what a row stands for
        """What is shown of a row."""
        raise NotImplementedError

    def allow(self) -> None:
        """Enable what may be decided now."""
        raise NotImplementedError

    # ---- building

    def _build_labels(self) -> None:
        self._summary = PlainLabel(wrap=True)
        self._where = PlainLabel(muted=True, wrap=True)

    def _build_buttons(self) -> None:
        self.take_back = QPushButton(self.tr("&Undo"))
        self.take_back.setToolTip(self.tr("Take the last decision back (Ctrl+Z)"))
        self.bring_in = QPushButton()
        self.buttons = QDialogButtonBox()
        self.buttons.addButton(self.bring_in, QDialogButtonBox.ButtonRole.AcceptRole)
        for button in (self.take_back, self.bring_in):
            button.setAutoDefault(False)  # Enter in the list brings nothing in by accident

    def _build_layout(self) -> None:
        self._row = FlowLayout(gap=2 * look.GRID)
        left = QWidget()
        self.beside = QVBoxLayout(left)
        self.beside.setContentsMargins(0, 0, 0, 0)
        self.beside.addWidget(self.list, 1)
        right = (self._sentence, self._where, self._stack, self._row)
        self.lay_out(left, right, self.buttons, above=(self._summary,))

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._look)
        self.take_back.clicked.connect(self.undo)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self).activated.connect(self.undo)

    def add_choice(self, button: QPushButton, decide: Callable[[], None], *, by_space: bool = False) -> None:
        """Put a button that decides before Undo; the space bar in the list presses one of them."""
        button.setAutoDefault(False)
        button.clicked.connect(decide)
        self._row.removeWidget(self.take_back)
        for widget in (button, self.take_back):
            self._row.addWidget(widget)
        self._choices.append(button)
        if by_space:
            self._by_space = button

    # ---- the list

    @property
    def item(self) -> Any:  # noqa: ANN401  # what a row stands for
        """What is looked at, None where there is nothing."""
        return self.list.currentIndex().data(Role.ITEM)

    @property
    def said(self) -> str:
        """How far everything is decided, as it is said above the list."""
        return self._summary.text()

    def show_rows(self, items: Sequence[object], described: Callable[[Any], RowWords]) -> None:
        """List these, and look at the first."""
        self.model.show(items, described)
        self._stack.setCurrentWidget(self.view if items else self.nothing)
        if items:
            self.choose(0)
        self._look()

    def go_on(self) -> None:
        """Look at the next row, if there is one."""
        row = self.list.currentIndex().row() + 1
        if row < self.model.rowCount():
            self.choose(row)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.list and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            button = self._meant(event)
            if button is not None:
                button.click()
                return True
        return super().eventFilter(watched, event)

    def _meant(self, event: QKeyEvent) -> QPushButton | None:
        """The button that a key in the list presses."""
        if event.modifiers() != _PLAIN:
            return None
        if event.key() == Qt.Key.Key_Space:
            return self._by_space
        typed = event.text().upper()
        every = (*self._choices, self.take_back)
        return next((one for one in every if typed and _letter(one) == typed), None)

    # ---- deciding

    def decide(self, decisions: Mapping[str, Any]) -> None:
        """Decide these, by their keys; Undo takes them back together."""
        self._before.append(dict(self.decided))
        self.decided |= decisions
        self.tell()

    @Slot()
    def undo(self) -> None:
        """Take the last decision back."""
        if self._before:
            self.decided = self._before.pop()
            self.tell()

    def tell(self) -> None:
        """Say how far everything is decided."""
        self._summary.setText(self.summary())
        self.take_back.setEnabled(bool(self._before))
        first, last = (self.model.index(row) for row in (0, self.model.rowCount() - 1))
        self.model.dataChanged.emit(first, last)
        self.allow()

    def reject(self) -> None:
        """Close; where something was decided, not before it is said that it may be lost."""
        if not self.decided:
            super().reject()
            return
        asking = DecisionsLostDialog(len(self.decided), self)
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.accepted.connect(self._give_up)
        asking.open()

    @Slot()
    def _give_up(self) -> None:
        self.done(QDialog.DialogCode.Rejected)

    @Slot()
    def _look(self) -> None:
        item = self.item
        if item is None:
            self._sentence.clear()
            self._where.clear()
        else:
            found = self.difference(item)
            self._sentence.setText(found.sentence)
            self._where.setText(found.where)
            differences = compare(*found.sides)
            self.view.show_text(differences, found.tags, found.held, self._marking, found.names)
        self._where.setHidden(not self._where.text())
        self.allow()


def _letter(button: QPushButton) -> str:
    """The letter that is underlined in a button, as a capital; "" where none is."""
    return QKeySequence.mnemonic(button.text()).toString()[-1:]
