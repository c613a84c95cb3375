"""The banners of a dialog that shows words of the library: as the window's, at its very top and bottom."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QDialog, QLayout, QVBoxLayout, QWidget

from briefing_app.ui.banner import Banner


class DialogBanners(QObject):
    """Puts what a dialog holds between two banners.

    They follow the banner of what the dialog stands over until :meth:`show_marking` says what the dialog
    itself shows; :meth:`show_besides` says what it shows over and above that.
    """

    def __init__(self, dialog: QDialog, content: QLayout) -> None:
        super().__init__(dialog)
        self.top = Banner(self.tr("Marking, top"))
        self.bottom = Banner(self.tr("Marking, bottom"))
        self._followed = banner_over(dialog.parentWidget())
        self._besides: tuple[str, str] | None = None
        column = QVBoxLayout(dialog)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addLayout(content, 1)
        column.addWidget(self.bottom)
        if self._followed is not None:
            self._followed.marking_changed.connect(self._follow)
            self._follow()

    def show_marking(self, words: str, colour: str) -> None:
        """Show the marking of what the dialog shows, whatever it stands over."""
        if self._followed is not None:
            self._followed.marking_changed.disconnect(self._follow)
            self._followed = None
        self._show(words, colour)

    def show_besides(self, besides: tuple[str, str] | None) -> None:
        """Show a marking that what the dialog stands over does not know of beside its own; None for none."""
        self._besides = besides
        self._follow()

    @Slot()
    def _follow(self) -> None:
        if self._followed is None:
            return
        words, colour = self._followed.words, self._followed.colour
        if self._besides is not None and self._besides[0] != words:
            words, colour = f"{words} / {self._besides[0]}", self._besides[1]
        self._show(words, colour)

    def _show(self, words: str, colour: str) -> None:
        for banner in (self.top, self.bottom):
            banner.show_marking(words, colour)


def banner_over(widget: QWidget | None) -> Banner | None:
    """The banner of the window or dialog a widget stands in; None where it stands in none."""
    here = widget
    while here is not None:
        found: Banner | None = here.findChild(Banner, "", Qt.FindChildOption.FindDirectChildrenOnly)
        if found is not None:
            return found
        here = here.parentWidget()
    return None
