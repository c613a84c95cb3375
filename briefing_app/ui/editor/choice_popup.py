"""A small box above a text: a line to type in, what matches below it, a sentence where it means nothing.

Enter takes it, Esc or a click elsewhere leaves everything as it was. Where the asker wants a reason for what
was chosen, a second line asks for it before it is done; it may be left empty.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Slot,
)
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from briefing_app.domain.errors import BriefingError, NotAllowedError
from briefing_app.ui import look
from briefing_app.ui.editor.askers import Asker, Offer
from briefing_app.ui.failures import sentence
from briefing_app.ui.labels import PlainLabel
from briefing_app.ui.views import ListView

_ROWS = 8
_WIDTH = 380

_Index = QModelIndex | QPersistentModelIndex


class OfferModel(QAbstractListModel):
    """The rows offered."""

    def __init__(self, height: int, parent: QObject) -> None:
        super().__init__(parent)
        self.offers: tuple[Offer, ...] = ()
        self._height = height

    def show(self, offers: tuple[Offer, ...]) -> None:
        """Offer other rows."""
        self.beginResetModel()
        self.offers = offers
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self.offers)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        offer = self.offers[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return offer.words
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(0, self._height)
        if role == Qt.ItemDataRole.DecorationRole and offer.colour:
            return QColor(offer.colour)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if index.isValid() and not self.offers[index.row()].allowed:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class ChoicePopup(QFrame):
    """Asks one thing of the officer, inside the editor; *done* is told what was chosen, and why."""

    def __init__(self, asker: Asker, done: Callable[[object, str], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._asker = asker
        self._done = done
        self._editor = parent
        self.setFrameShape(QFrame.Shape.Box)
        self.setAutoFillBackground(True)
        self.setPalette(QApplication.palette())  # not that of the framed control it stands in
        self.setAccessibleName(asker.title)
        self.line = QLineEdit()
        self.line.setPlaceholderText(asker.hint)
        self.line.setAccessibleName(asker.title)
        self.line.setAccessibleDescription(asker.hint)
        self.rows = ListView()
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.rows.setUniformItemSizes(True)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.rows.setAccessibleName(asker.title)
        self._height = round(1.7 * self.fontMetrics().height())
        self._picked = False  # a row was gone to on purpose
        self._model = OfferModel(self._height, self)
        self.rows.setModel(self._model)
        self.sentence = PlainLabel(wrap=True)
        self.sentence.hide()
        self.why = PlainLabel(wrap=True)
        self.reason = QLineEdit()
        self._found: object = None  # what waits for its reason
        self._build()
        self.line.textEdited.connect(self._offer)
        for line in (self.line, self.reason):
            line.installEventFilter(self)
        self.rows.clicked.connect(self._take_row)
        self._offer()

    def ask_at(self, there: QRect) -> None:
        """Show below a place of the editor, above it where there is no room, and take the keys."""
        self._place(there)
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)  # the section is not left by it

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched not in (self.line, self.reason):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.FocusOut and not self._asking(watched):
            self._leave(back=False)
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # no key typed here is one of the window's
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event) if watched is self.line else self._reason_key(event)
        return super().eventFilter(watched, event)

    def _asking(self, left: QObject) -> bool:
        """Whether the first line was only left for the one below it."""
        return left is self.line and not self.reason.isHidden()

    # ---- inside

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*(2 * look.GRID,) * 4)
        column.setSpacing(look.GRID)
        title = PlainLabel(self._asker.title, bold=True)
        title.setBuddy(self.line)
        self.why.setBuddy(self.reason)
        for one in (title, self.line, self.rows, self.sentence, self.why, self.reason):
            column.addWidget(one)
        self.why.hide()
        self.reason.hide()

    def _place(self, there: QRect) -> None:
        around = self._editor.rect()
        width = min(round(_WIDTH * self.fontMetrics().height() / 17), around.width() - 2 * look.GRID)
        self.setFixedWidth(max(width, 200))
        self.adjustSize()
        left = max(min(there.left(), around.width() - self.width() - look.GRID), look.GRID)
        top = there.bottom() + look.GRID
        if top + self.height() > around.height():
            top = max(there.top() - self.height() - look.GRID, look.GRID)
        self.move(left, top)

    @Slot()
    def _offer(self) -> None:
        typed = self.line.text()
        self._picked = False
        self._model.show(self._asker.offers(typed))
        count = len(self._model.offers)
        self.rows.setFixedHeight(self._height * min(count, _ROWS) + 2 * self.rows.frameWidth())
        self.rows.setVisible(bool(count))
        if count and self._asker.picks_first(typed):
            self.rows.setCurrentIndex(self._model.index(0))
        self.sentence.hide()
        self.adjustSize()

    def _key(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Escape:
                self._leave(back=True)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._take()
            case Qt.Key.Key_Down:
                self._step(1)
            case Qt.Key.Key_Up:
                self._step(-1)
            case Qt.Key.Key_Tab | Qt.Key.Key_Backtab:
                self._complete()
            case _:
                return False
        return True

    def _step(self, by: int) -> None:
        now = self.rows.currentIndex().row()
        row = min(max(now + by, 0), len(self._model.offers) - 1)
        self.rows.setCurrentIndex(self._model.index(row))
        self._picked = True
        if 0 <= row < len(self._model.offers):
            self._say(self._model.offers[row].words)

    def _chosen(self) -> Offer | None:
        row = self.rows.currentIndex().row()
        return self._model.offers[row] if 0 <= row < len(self._model.offers) else None

    def _complete(self) -> None:
        offer = self._chosen()
        if offer is not None and offer.allowed:
            self.line.setText(self._asker.completed(self.line.text(), offer))
            self._offer()

    def _take_row(self, index: QModelIndex) -> None:
        self._picked = True
        self.rows.setCurrentIndex(index)
        self._take()

    def _take(self) -> None:
        """Take the row picked, else what was typed as it is, else the row meant; or say why not.

        What is understood and not allowed is no beginning of another row: "S" above the ceiling is not "U".
        """
        typed, offer = self.line.text(), self._chosen()
        taken = None if offer is None else self._asker.completed(typed, offer)
        tries = [typed] if taken is None else [taken] if self._picked else [typed, taken]
        refusal = ""
        for one in tries:
            try:
                found = self._asker.read(one)
            except NotAllowedError as refused:
                refusal = sentence(refused)
                break
            except BriefingError as refused:
                refusal = sentence(refused)
                continue
            why = self._asker.wants_reason(found)
            if why:
                self._ask_reason(found, why)
                return
            self._leave(back=True)
            self._done(found, "")
            return
        self._refuse(refusal)

    def _ask_reason(self, found: object, why: str) -> None:
        """Ask in a second line why; what was chosen is done when that is answered."""
        self._found = found
        self.why.setText(why)
        self.reason.setAccessibleName(why)
        self.sentence.hide()
        self.rows.hide()
        self.line.setReadOnly(True)
        self.line.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.why.show()
        self.reason.show()
        self.adjustSize()
        self.reason.setFocus(Qt.FocusReason.PopupFocusReason)
        self._say(why)

    def _reason_key(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Escape:
                self._leave(back=True)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                reason = self.reason.text().strip()
                self._leave(back=True)
                self._done(self._found, reason)
            case Qt.Key.Key_Tab | Qt.Key.Key_Backtab:
                pass  # there is nowhere else to go in the box
            case _:
                return False
        return True

    def _refuse(self, sentence: str) -> None:
        self.sentence.setText(sentence)
        self.sentence.show()
        self.adjustSize()
        self.line.selectAll()
        self._say(sentence)

    def _say(self, words: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.line, words))

    def _leave(self, *, back: bool) -> None:
        if self.isHidden():
            return
        self.hide()
        if back:
            self._editor.setFocus(Qt.FocusReason.PopupFocusReason)
        self.deleteLater()
