"""The bar that finds words in a text and puts others in their place."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefing_app.domain.editing.finding import Wanted
from briefing_app.domain.editing.spans import between, content_of
from briefing_app.domain.text import words
from briefing_app.ui import look
from briefing_app.ui.editor.text_search import Searched, Step, TextSearch
from briefing_app.ui.flow_layout import FlowLayout, flowing
from briefing_app.ui.labels import ElidedLabel, PlainLabel

_LONGEST = 300
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindBar(QWidget):
    """Hidden until it is asked for; ``closed`` says that the keyboard is for the text again.

    ``shown`` says that it needs its room.
    """

    closed = Signal()
    shown = Signal()

    def __init__(self, searched: Searched, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Find and replace"))
        self._searched = searched
        self._search = TextSearch(searched)
        self._build_find()
        self._build_replace()
        self._build_layout()
        self._connect()
        self.hide()

    def serve(self, host: QWidget) -> None:
        """Take the keys of finding wherever the keyboard is in *host*."""
        for key, act in (
            ("Ctrl+F", partial(self.ask, replacing=False)),
            ("Ctrl+H", partial(self.ask, replacing=True)),
            ("F3", partial(self.step, forward=True)),
            ("Shift+F3", partial(self.step, forward=False)),
        ):
            shortcut = QShortcut(QKeySequence(key), host)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def ask(self, *, replacing: bool) -> None:
        """Show the bar with the words chosen in the text, for typing others."""
        chosen = self._chosen_words()
        if chosen:
            self.words_line.setText(chosen)
        for widget in self._second:
            widget.setVisible(replacing)
        self.shown.emit()
        self.show()
        line = self.new_words if replacing and self.words_line.text() else self.words_line
        line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        line.selectAll()
        self._look()

    @Slot()
    def close_bar(self) -> None:
        """Hide the bar."""
        self.hide()
        self.closed.emit()

    def step(self, *, forward: bool) -> None:
        """Choose the next place, or the one before."""
        if not self._search.wanted.words.strip():
            self.ask(replacing=False)
            return
        self._tell(self._search.step(forward=forward))

    # ---- building

    def _build_find(self) -> None:
        self.words_line = self._line(self.tr("Find"))
        self.words_label = PlainLabel(self.tr("Find"))
        self.words_label.setBuddy(self.words_line)
        self.count = ElidedLabel(muted=True)  # a long sentence must not widen the room
        self.count.setMinimumWidth(self.count.fontMetrics().horizontalAdvance("0000 / 0000 "))
        self.previous = self._arrow(Qt.ArrowType.UpArrow, self.tr("Previous"), "Shift+F3")
        self.next = self._arrow(Qt.ArrowType.DownArrow, self.tr("Next"), "F3")
        self.exact = QCheckBox(self.tr("Match case and accents"))
        self.whole = QCheckBox(self.tr("Whole words"))
        self.close_button = QToolButton()
        self.close_button.setText("\u00d7")
        self.close_button.setAutoRaise(True)
        self.close_button.setAccessibleName(self.tr("Close the bar"))
        self.close_button.setToolTip(self.tr("Close the bar (Esc)"))

    def _build_replace(self) -> None:
        self.new_words = self._line(self.tr("Replace with"))
        self.new_words_label = PlainLabel(self.tr("Replace with"))
        self.new_words_label.setBuddy(self.new_words)
        self.replace_one = self._button(self.tr("Replace"))
        self.replace_all = self._button(self.tr("Replace all"))

    def _line(self, name: str) -> QLineEdit:
        line = QLineEdit()
        line.setAccessibleName(name)
        line.setMaxLength(_LONGEST)
        line.setClearButtonEnabled(True)
        return line

    def _arrow(self, arrow: Qt.ArrowType, name: str, key: str) -> QToolButton:
        button = QToolButton()
        button.setArrowType(arrow)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(name)
        shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{name} ({shown})")
        return button

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        return button

    def _build_layout(self) -> None:
        wide = max(one.sizeHint().width() for one in (self.words_label, self.new_words_label))
        for label in (self.words_label, self.new_words_label):
            label.setMinimumWidth(wide)
        moving = _row(self.previous, self.next, self.count, self.close_button)
        new = _row(self.new_words_label, self.new_words)
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * look.GRID, 2 * look.GRID, 3 * look.GRID, 2 * look.GRID)
        column.setSpacing(look.GRID)
        column.addLayout(_flow(_row(self.words_label, self.words_line), moving))
        column.addWidget(flowing(self.exact, self.whole, gap=2 * look.GRID))
        buttons = flowing(self.replace_one, self.replace_all, gap=2 * look.GRID)
        column.addLayout(_flow(new, buttons))
        self._second = (new, buttons)

    def _connect(self) -> None:
        self.words_line.textEdited.connect(self._look)
        self.exact.toggled.connect(self._look)
        self.whole.toggled.connect(self._look)
        self.previous.clicked.connect(partial(self._step, forward=False))
        self.next.clicked.connect(partial(self._step, forward=True))
        self.replace_one.clicked.connect(self._replace)
        self.replace_all.clicked.connect(self._replace_all)
        self.close_button.clicked.connect(self.close_bar)

    # ---- keys

    def event(self, event: QEvent) -> bool:
        key = event.key() if isinstance(event, QKeyEvent) else None
        if event.type() == QEvent.Type.ShortcutOverride and key in (Qt.Key.Key_Escape, *_ENTER):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in _ENTER:
            focus = self.focusWidget()
            if isinstance(focus, QAbstractButton) and not isinstance(focus, QCheckBox):
                focus.click()
            elif focus is self.new_words:
                self._replace()
            else:
                self.step(forward=not event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        else:
            super().keyPressEvent(event)

    # ---- finding

    @Slot()
    def _look(self, *_changed: object) -> None:
        """Look for other words, without leaving the section in front."""
        self._search.wanted = Wanted(self.words_line.text(), self.exact.isChecked(), self.whole.isChecked())
        self._tell(self._search.show_here(), aloud=False)

    def _step(self, *_checked: bool, forward: bool) -> None:
        self.step(forward=forward)

    @Slot()
    def _replace(self) -> None:
        step = self._search.replace(self.new_words.text())
        if step is None:
            self._say(self.tr("These words are drawn from facts: change the fact."))
        else:
            self._tell(step)

    @Slot()
    def _replace_all(self) -> None:
        done = self._search.replace_all(self.new_words.text())
        said = self.tr("%n place(s) replaced.", "", done.places)
        if done.stayed:
            said += " " + self.tr("%n drawn from facts stayed as they are.", "", done.stayed)
        self._say(said)

    def _tell(self, step: Step, *, aloud: bool = True) -> None:
        if not self._search.wanted.words.strip():
            said = ""
        elif not step.count:
            said = self.tr("Not found")
        elif not step.number:
            said = self.tr("%n place(s)", "", step.count)
        else:
            said = self.tr("{number} of {count}").format(number=step.number, count=step.count)
            if step.wrapped:
                said = " · ".join((said, self.tr("from the other end")))
        self._say(said, aloud=aloud)

    def _say(self, sentence: str, *, aloud: bool = True) -> None:
        self.count.setText(sentence)
        if aloud and sentence:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def _chosen_words(self) -> str:
        """The words chosen in the text in front, where they are of one block and none of them is withheld.

        What stands in the line can be copied from it, and from there goes anywhere.
        """
        current = self._searched.current()
        editor = self._searched.editor(current) if current is not None else None
        if editor is None:
            return ""
        sheet = editor.sheet
        content = content_of(sheet.block)
        if not sheet.chosen or sheet.start.block != sheet.end.block or content is None:
            return ""
        chosen = between(content, sheet.start.offset, sheet.end.offset)
        if editor.holds_here(chosen):
            return ""
        return words(chosen).replace("\n", " ")[:_LONGEST]


def _flow(field: QWidget, behind: QWidget) -> FlowLayout:
    """A field as wide as there is room, and what stands behind it, or below it where there is none."""
    flow = FlowLayout(gap=2 * look.GRID)
    flow.add_growing(field)
    flow.addWidget(behind)
    return flow


def _row(*widgets: QWidget) -> QWidget:
    """Widgets side by side."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(2 * look.GRID)
    for widget in widgets:
        row.addWidget(widget, int(isinstance(widget, ElidedLabel | QLineEdit)))
    return made
