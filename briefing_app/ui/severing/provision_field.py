"""A field for the provisions to withhold under: it offers what matches, as the box above a text does."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from briefing_app.domain.errors import BriefingError
from briefing_app.ui import look
from briefing_app.ui.announcing import announce
from briefing_app.ui.editor.askers import Offer, ProvisionAsker
from briefing_app.ui.editor.choice_popup import OfferModel
from briefing_app.ui.editor.vocabulary import Vocabulary
from briefing_app.ui.failures import sentence
from briefing_app.ui.guarded_fields import GuardedLine
from briefing_app.ui.views import ListView

_ROWS = 3


class ProvisionField(QWidget):
    """A line for one provision or several; ``changed`` says that something else is typed or offered.

    Down and Up go through what is offered, Enter or Tab takes it, Esc closes the offer.
    """

    changed = Signal()

    def __init__(self, vocabulary: Vocabulary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asker = ProvisionAsker(vocabulary)
        self.line = GuardedLine()
        self.line.setPlaceholderText(self._asker.hint)
        self.line.setAccessibleName(self.tr("Provisions"))
        self.line.setAccessibleDescription(self._asker.hint)
        self._height = round(1.7 * self.fontMetrics().height())
        self._model = OfferModel(self._height, self)
        self.rows = ListView()
        self.rows.setModel(self._model)
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.rows.setUniformItemSizes(True)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.rows.setAccessibleName(self.tr("Provisions that match"))
        self.rows.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.GRID)
        column.addWidget(self.line)
        column.addWidget(self.rows)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._offer)
        self.line.textChanged.connect(self.changed)
        self.line.installEventFilter(self)
        self.rows.clicked.connect(self._take_row)

    @property
    def typed(self) -> tuple[str, ...]:
        """The provisions, as they are typed."""
        return tuple(filter(None, (part.strip() for part in self.line.text().split(","))))

    @property
    def offers(self) -> bool:
        """Whether rows are in sight that can be taken: what is typed is not meant to be read yet."""
        return not self.rows.isHidden()

    def problem(self) -> str:
        """What is missing or meant for something else, in a sentence; "" where all of it is a provision."""
        try:
            self._asker.read(self.line.text())
        except BriefingError as refused:
            return sentence(refused)
        return ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and event.type() is QEvent.Type.FocusOut:
            self._leave()
        if watched is self.line and self.offers and isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()  # it closes the offer, not the dialog
                return True
            if event.type() is QEvent.Type.KeyPress:
                return self._key(event.key())
        return super().eventFilter(watched, event)

    # ---- inside

    @Slot()
    def _offer(self) -> None:
        typed = self.line.text()
        offers = self._asker.offers(typed)
        if len(offers) == 1 and offers[0].typed == typed.rpartition(",")[2].strip():
            offers = ()  # it is typed in full
        self._model.show(offers)
        self.rows.setFixedHeight(self._height * min(len(offers), _ROWS) + 2 * self.rows.frameWidth())
        self.rows.setVisible(bool(offers))
        if offers and self._asker.picks_first(typed):
            self.rows.setCurrentIndex(self._model.index(0))
        self.changed.emit()

    def _key(self, key: int) -> bool:
        match key:
            case Qt.Key.Key_Escape:
                self._close()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                return self._take()
            case Qt.Key.Key_Tab:
                self._take()
                return False  # it goes on to the next field all the same
            case Qt.Key.Key_Down:
                self._step(1)
            case Qt.Key.Key_Up:
                self._step(-1)
            case _:
                return False
        return True

    def _step(self, by: int) -> None:
        row = min(max(self.rows.currentIndex().row() + by, 0), len(self._model.offers) - 1)
        self.rows.setCurrentIndex(self._model.index(row))
        announce(self.line, self._model.offers[row].words)

    def _chosen(self) -> Offer | None:
        row = self.rows.currentIndex().row()
        found = self._model.offers[row] if 0 <= row < len(self._model.offers) else None
        return found if found is not None and found.allowed else None

    def _take(self) -> bool:
        """Take the row that is chosen, and close the offer; whether there was one."""
        offer = self._chosen()
        self._close()
        if offer is not None:
            self.line.setText(self._asker.completed(self.line.text(), offer))
        return offer is not None

    @Slot(QModelIndex)
    def _take_row(self, index: QModelIndex) -> None:
        self.rows.setCurrentIndex(index)
        self._take()

    def _leave(self) -> None:
        """Close the offer; what was typed for a row is that row where it means nothing by itself."""
        if self.offers:
            if self.problem():
                self._take()
            self._close()

    def _close(self) -> None:
        self.rows.hide()
        self.changed.emit()
