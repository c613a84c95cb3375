"""The banners of a dialog that shows words of the library: as the window's, at its very top and bottom."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QDialog, QLayout, QVBoxLayout, QWidget

from briefing_app.ui.banner import Banner
from briefing_app.ui.first_view import LOWEST
from briefing_app.ui.mark import Mark


class DialogBanners(QObject):
    """Puts what a dialog holds between two banners.

    They follow the banner of what the dialog stands over until :meth:`showing` says what the dialog
    itself shows; :meth:`show_besides` says what it shows over and above that.
    """

    def __init__(self, dialog: QDialog, content: QLayout) -> None:
        super().__init__(dialog)
        self.top = Banner(self.tr("Marking, top"))
        self.bottom = Banner(self.tr("Marking, bottom"))
        self._followed = banner_over(dialog.parentWidget())
        self._besides: Mark | None = None
        column = QVBoxLayout(dialog)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addLayout(content, 1)
        column.addWidget(self.bottom)
        if self._followed is not None:
            self._followed.marking_changed.connect(self._follow)
            self._follow()

    @contextmanager
    def showing(self, mark: Mark) -> Iterator[None]:
        """Show the marking of what the dialog shows, whatever it stands over.

        Where the words of before are replaced inside, neither they nor the new ones stand under less.
        """
        self._show(self.top.mark.beside(mark))
        yield
        if self._followed is not None:
            self._followed.marking_changed.disconnect(self._follow)
            self._followed = None
        self._show(mark)

    def show_besides(self, besides: Mark | None) -> None:
        """Show what the dialog stands over and this come to together; None for nothing besides."""
        self._besides = besides
        self._follow()

    @Slot()
    def _follow(self) -> None:
        below = Mark(*LOWEST) if self._followed is None else self._followed.mark
        self._show(below if self._besides is None else below.beside(self._besides))

    def _show(self, mark: Mark) -> None:
        for banner in (self.top, self.bottom):
            banner.show_mark(mark)


def banner_over(widget: QWidget | None) -> Banner | None:
    """The banner of the window or dialog a widget stands in; None where it stands in none."""
    here = widget
    while here is not None:
        found: Banner | None = here.findChild(Banner, "", Qt.FindChildOption.FindDirectChildrenOnly)
        if found is not None:
            return found
        here = here.parentWidget()
    return None
