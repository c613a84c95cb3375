"""Looks at the banner whenever marked words are painted: it may say more than they are marked, never less."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QEvent, QModelIndex, QObject, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from briefing_app.domain.marking import Marking
from briefing_app.services.catalogue import Catalogue
from briefing_app.ui.dialog_banners import banner_over
from briefing_app.ui.mark import Mark
from briefing_app.ui.page_view import PageView


class PaintWatch(QObject):
    """Watches every paint of a program; *marked* gives words and how they are marked.

    ``seen`` counts the paints of each of the words, ``wrong`` tells those under less than their marking.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        marked: Mapping[str, str],
        said: Callable[[QWidget], Mark | None] | None = None,
    ) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._marked = {words: catalogue.marking(marking) for words, marking in marked.items()}
        self._said = said or _banner_of
        self.seen: Counter[str] = Counter()
        self.wrong: list[str] = []

    def __enter__(self) -> PaintWatch:
        """Watch from now on."""
        QApplication.instance().installEventFilter(self)
        return self

    def __exit__(self, *_failure: object) -> None:
        """Watch no longer, and say what was wrong."""
        QApplication.instance().removeEventFilter(self)
        assert self.wrong == []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # named by Qt
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self._look(watched)
        return False

    def _look(self, painted: QWidget) -> None:
        shown = words_in(painted)
        for words, marking in self._marked.items():
            if words in shown:
                self.seen[words] += 1
                said = self._said(painted)
                if said is None or not self._covers(said, marking):
                    name = type(painted.parentWidget() or painted).__name__
                    self.wrong.append(f"{words!r} in {name} under {said and said.words}")

    def _covers(self, said: Mark, marking: Marking) -> bool:
        scheme = self._catalogue.scheme_of(marking)
        return any(scheme.at_most(marking, one) for one in said.markings)


def words_in(painted: QWidget) -> str:
    """All the words a widget may be painting: those of what it is the viewport of, rows out of view too."""
    around = painted.parentWidget()
    for one in (painted, around):
        if isinstance(one, QTextEdit | QPlainTextEdit):
            return one.toPlainText()
        if isinstance(one, QLabel | QLineEdit):
            return one.text() if one is painted else ""
        if isinstance(one, PageView):
            return one.pages.document.toPlainText() if one.pages else ""
        if isinstance(one, QAbstractItemView):
            return "\n".join(_rows(one.model(), QModelIndex())) if one.model() else ""
    return ""


def _rows(model: QAbstractItemModel, under: QModelIndex) -> list[str]:
    said = []
    for row in range(min(model.rowCount(under), 200)):
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(under)):
            index = model.index(row, column, under)
            roles: tuple[Any, ...] = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            said += [str(index.data(role) or "") for role in roles]
        if not isinstance(model, QAbstractListModel):
            said += _rows(model, model.index(row, 0, under))
    return said


def _banner_of(painted: QWidget) -> Mark | None:
    banner = banner_over(painted)
    return None if banner is None else banner.mark
