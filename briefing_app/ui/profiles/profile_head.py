"""The head of a profile's room: name, kind, tags, last review, and what to do with the whole of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from briefing_app.domain.staleness import is_stale
from briefing_app.ui import look
from briefing_app.ui.descriptions import kind_words
from briefing_app.ui.flow_layout import FlowLayout, flowing
from briefing_app.ui.labels import ElidedLabel, LabelColumn, PlainLabel
from briefing_app.ui.profiles.date_words import reviewed_words

if TYPE_CHECKING:
    from briefing_app.services.profile_opening import OpenProfile


class ProfileHead(QWidget):
    """Says what the profile is, and what an officer may want done with the whole of it."""

    properties_asked = Signal()
    severances_asked = Signal()
    reviewed_asked = Signal()
    confirm_all_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ElidedLabel(size=look.TITLE, bold=True)
        self.line = ElidedLabel(muted=True)
        self.badge = PlainLabel(wrap=True)
        self.properties = QPushButton(self.tr("P&roperties…"))
        self.severances = QPushButton(self.tr("&Severances…"))
        self.severances.setToolTip(self.tr("What is withheld, and approving it (Ctrl+Shift+S)"))
        self.severances.clicked.connect(self.severances_asked)
        self.reviewed = QPushButton(self.tr("&Mark as reviewed"))
        self.reviewed.setToolTip(self.tr("Say that the profile was looked through today"))
        self.confirm_all = QPushButton(self.tr("Confirm &all that was proposed"))
        self.properties.clicked.connect(self.properties_asked)
        self.reviewed.clicked.connect(self.reviewed_asked)
        self.confirm_all.clicked.connect(self.confirm_all_asked)
        self._build()

    def show_profile(self, opened: OpenProfile, language: str, today: date) -> None:
        """Say it of a profile."""
        profile = opened.profile
        self.title.setText(profile.name(language))
        acronym = profile.acronym(language)
        parts = (
            acronym if acronym != profile.name(language) else "",
            kind_words(profile.kind.value),
            self.tr("part of {name}").format(name=opened.parent) if opened.parent else "",
            ", ".join(profile.tags),
            reviewed_words(profile.reviewed_on, today),
        )
        self.line.setText(" · ".join(filter(None, parts)))
        waiting = not profile.confirmed or any(not one.confirmed for one in profile.facts)
        self.badge.setText(self._badge(stale=is_stale(profile.reviewed_on, today), waiting=waiting))
        self.badge.setVisible(bool(self.badge.text()))
        self.confirm_all.setVisible(waiting)

    def _badge(self, *, stale: bool, waiting: bool) -> str:
        said = (
            self.tr("Not reviewed for a year or more.") if stale else "",
            self.tr("Read from a document; not everything is confirmed yet.") if waiting else "",
        )
        return " ".join(filter(None, said))

    def _build(self) -> None:
        row = FlowLayout(gap=2 * look.GRID)
        row.add_growing(LabelColumn(self.title, self.line))
        buttons = (self.properties, self.severances, self.reviewed, self.confirm_all)
        row.addWidget(flowing(*buttons, gap=2 * look.GRID))
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * look.GRID, 3 * look.GRID, 4 * look.GRID, 2 * look.GRID)
        column.setSpacing(look.GRID)
        column.addLayout(row)
        column.addWidget(self.badge)
