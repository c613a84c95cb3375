"""The pages a person begins with: the language, what to do first, a new library."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from briefing_app.ui.first_run.create_page import CreatePage
from briefing_app.ui.first_run.language_page import LanguagePage
from briefing_app.ui.start_panel import StartPanel


class Beginning(QStackedWidget):
    """Goes from page to page; ``language_chosen`` and ``library_wished`` say what was decided."""

    language_chosen = Signal(str)
    library_wished = Signal(object)

    def __init__(
        self, actions: Sequence[QAction], create: QAction, new_page: Callable[[], CreatePage | None]
    ) -> None:
        super().__init__()
        self._new_page = new_page
        self.panel = StartPanel(tuple(actions), {create: self.show_create})
        self.language = LanguagePage()
        self.creating: CreatePage | None = None
        self.language.chosen.connect(self.language_chosen)
        self.addWidget(self.panel)
        self.addWidget(self.language)

    @property
    def first(self) -> QWidget:
        """What takes the keyboard on the page shown."""
        if self.currentWidget() is self.language:
            return next(iter(self.language.buttons.values()))
        if self.creating is not None and self.currentWidget() is self.creating:
            return self.creating.fields.place.line
        return self.panel.first_button

    def show_language(self) -> None:
        """Ask for the language."""
        self._show(self.language)

    def say(self, title: str, sentence: str) -> None:
        """Show why no library is open, and what can be done."""
        self.setCurrentWidget(self.panel)
        self.panel.say(title, sentence)

    @Slot()
    def show_create(self) -> None:
        """Show the form of a new library."""
        page = self._new_page()
        if page is None:
            return
        if self.creating is not None:
            self.removeWidget(self.creating)
            self.creating.deleteLater()
        self.creating = page
        page.wished.connect(self.library_wished)
        page.left.connect(self._back)
        self.addWidget(page)
        self._show(page)

    @Slot()
    def _back(self) -> None:
        self._show(self.panel)

    def _show(self, page: QWidget) -> None:
        self.setCurrentWidget(page)
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.currentWidget() is self.creating:
            self._back()
        else:
            super().keyPressEvent(event)
