"""The first question of all, asked in every language at once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from briefing_app.services.languages import known
from briefing_app.ui import look
from briefing_app.ui.first_run.column import make_roomy
from briefing_app.ui.labels import PlainLabel


class LanguagePage(QWidget):
    """A button a language; ``chosen`` gives its code."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        question = PlainLabel("\n".join(one.question for one in known()), size=look.LARGE, bold=True)
        question.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        later = PlainLabel("  ·  ".join(one.later for one in known()), muted=True)
        later.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.buttons: Mapping[str, QPushButton] = {one.code: QPushButton(f"&{one.name}") for one in known()}
        row = QHBoxLayout()
        row.setSpacing(4 * look.GRID)
        row.addStretch(1)
        for language, button in self.buttons.items():
            make_roomy(button)
            button.setMinimumWidth(look.scaled(180))
            button.clicked.connect(partial(self._choose, language))
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(6 * look.GRID)
        column.addStretch(2)
        column.addWidget(question)
        column.addLayout(row)
        column.addWidget(later)
        column.addStretch(3)

    def _choose(self, language: str, *_checked: bool) -> None:
        self.chosen.emit(language)
