"""The home room: what is due, whom one meets next, what nobody reviewed for long, what was worked on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from briefing_app.domain.overview import DatedFact, Overview
from briefing_app.domain.profile_summary import ProfileSummary
from briefing_app.ui import languages, look
from briefing_app.ui.command import Command
from briefing_app.ui.days import day_in
from briefing_app.ui.descriptions import NoteRows, dated_row, day, profile_row
from briefing_app.ui.empty_state import EmptyState
from briefing_app.ui.failures import sentence
from briefing_app.ui.home.drafts import DraftLine, draft_row, drafts_of
from briefing_app.ui.home.due_again import DueAgain, DueRows, LateAgain, due_again, late_again
from briefing_app.ui.home.home_list import HomeList
from briefing_app.ui.labels import PlainLabel
from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.mark import Mark, mark_of
from briefing_app.ui.room import Room
from briefing_app.ui.rows import RowWords
from briefing_app.ui.skeleton import SkeletonRows

if TYPE_CHECKING:
    from briefing_app.bootstrap import Desk

_MARGIN = 8 * look.GRID
_AGAIN = 8
"""How many severances that are to be looked at again are listed: those that are due first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Morning:
    """What the room shows, and the banner of all of it; ``kinds`` names kinds of note."""

    overview: Overview
    drafts: tuple[DraftLine, ...]
    again: tuple[DueAgain, ...]
    today: date
    is_empty: bool
    mark: Mark
    kinds: dict[str, dict[str, str]]


class HomeRoom(Room):
    """Shows the day; every row goes to its thing."""

    topic = "first-steps"

    def __init__(self, session: LibrarySession) -> None:
        super().__init__()
        self._session = session
        self._mark: Mark | None = None
        self.setWindowTitle(self.tr("Home"))
        self.lists = self._made_lists()
        self.empty = EmptyState()
        self.empty.command_asked.connect(self.asked)
        self._today = PlainLabel(muted=True)
        self._build()
        self.refresh()

    def panes(self) -> Sequence[QWidget]:
        if self._stack.currentWidget() is self.empty:
            return (self.empty.button,)
        return tuple(one.view for one in self.lists.values() if one.count) or (self._scrolled,)

    @Slot()
    def refresh(self) -> None:
        """Read the day again."""
        work = partial(read_morning, language=languages.of(self))
        self._session.call(self, work, self._show, self._fail)

    def _made_lists(self) -> dict[str, HomeList]:
        made = {
            "overdue": HomeList(self.tr("Overdue"), self.tr("Nothing is overdue.")),
            "due": HomeList(self.tr("Due soon"), self.tr("Nothing is due in the next two months.")),
            "upcoming": HomeList(self.tr("Coming up"), self.tr("No engagement is planned.")),
            "again": HomeList(
                self.tr("To be looked at again"),
                self.tr("No severance is to be looked at again in the next two months."),
            ),
            "drafts": HomeList(self.tr("Left unfinished")),
            "notes": HomeList(self.tr("Recent notes"), self.tr("There are no notes yet.")),
            "stale": HomeList(
                self.tr("Not reviewed for a year"), self.tr("Every profile was reviewed this year.")
            ),
        }
        for one in made.values():
            one.opened.connect(self._open)
        return made

    def _build(self) -> None:
        halves = QHBoxLayout()
        halves.setSpacing(_MARGIN)
        for names in (("overdue", "due", "upcoming", "again"), ("drafts", "notes", "stale")):
            half = QVBoxLayout()
            half.setSpacing(6 * look.GRID)
            for name in names:
                half.addWidget(self.lists[name])
            half.addStretch(1)
            halves.addLayout(half, 1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(_MARGIN, 5 * look.GRID, _MARGIN, _MARGIN)
        column.setSpacing(look.GRID)
        column.addWidget(PlainLabel(self.tr("Home"), size=look.TITLE, bold=True))
        column.addWidget(self._today)
        column.addSpacing(4 * look.GRID)
        column.addLayout(halves)
        column.addStretch(1)
        self._scrolled = QScrollArea()
        self._scrolled.setAccessibleName(self.tr("Home"))
        self._scrolled.setFrameShape(QFrame.Shape.NoFrame)
        self._scrolled.setWidgetResizable(True)
        self._scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scrolled.setWidget(inside)
        for pane in (self, inside):
            pane.setAutoFillBackground(True)
            pane.setBackgroundRole(QPalette.ColorRole.Base)
        self._stack = QStackedLayout(self)
        for page in (SkeletonRows(), self._scrolled, self.empty):
            self._stack.addWidget(page)

    # ---- what happens

    def _show(self, found: Morning) -> None:
        before, self._mark = self._mark or found.mark, found.mark
        self.banner_changed.emit(before.beside(found.mark))  # before the words are seen
        self._fill(found)
        self.banner_changed.emit(found.mark)

    def _fill(self, found: Morning) -> None:
        self._today.setText(day_in(self.tr("dddd, d MMMM yyyy"), found.today, self.locale()))
        names = {key: names.get(languages.of(self), key) for key, names in found.kinds.items()}
        shown = found.overview
        lists = self.lists
        lists["overdue"].show_rows((*late_again(found.again, found.today), *shown.overdue), self._overdue_row)
        for name, facts in (("due", shown.due), ("upcoming", shown.upcoming)):
            lists[name].show_rows(facts, dated_row)
        again = found.again[:_AGAIN]
        later = len(found.again) - len(again)
        more = self.tr("and %n more", "", later) if later else ""
        lists["again"].show_rows(again, DueRows(found.today), more=more)
        lists["drafts"].show_rows(found.drafts, draft_row)
        lists["drafts"].setVisible(bool(found.drafts))
        lists["notes"].show_rows(shown.notes, NoteRows(names))
        rest = shown.stale_count - len(shown.stale)
        more = self.tr("and %n more", "", rest) if rest else ""
        lists["stale"].show_rows(shown.stale, _stale_row, more=more)
        self.empty.say(self.tr("The library is empty. Last year’s binder fills it."), Command.IMPORT_BINDER)
        self._stack.setCurrentWidget(self.empty if found.is_empty else self._scrolled)
        self._take_keyboard()

    def _overdue_row(self, one: DatedFact | LateAgain) -> RowWords:
        if not isinstance(one, LateAgain):
            return dated_row(one)
        said = self.tr("%n severance(s) to be looked at again", "", one.count)
        return RowWords(
            title=said, trail=self.tr("since {day}").format(day=day(one.first.due.on)), icon="sever"
        )

    def _take_keyboard(self) -> None:
        """Keep the keyboard, where it came before there was anything to give it to."""
        if self.hasFocus() and (panes := self.panes()):
            panes[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _fail(self, error: Exception) -> None:
        self.failed.emit(sentence(error))

    @Slot(object)
    def _open(self, item: object) -> None:
        if isinstance(item, DatedFact):
            self.wanted_at.emit("profile", item.owner, item.block or "")
        elif isinstance(item, ProfileSummary):
            self.wanted.emit("profile", item.id)
        elif isinstance(item, LateAgain):
            self._open(item.first)
        elif isinstance(item, DueAgain):
            self.wanted_at.emit(item.kind, item.key, item.severance)
        elif isinstance(item, DraftLine):
            self.wanted.emit(item.kind, item.key)
        else:
            self.wanted.emit("note", getattr(item, "number", ""))


def read_morning(desk: Desk, language: str = "en") -> Morning:
    """The day, provisions cited in a language; runs on the worker."""
    overview, drafts = desk.overview.overview(), drafts_of(desk)
    facts = (*overview.overdue, *overview.due, *overview.upcoming)
    markings = {marking for one in facts for marking in one.markings}
    catalogue = desk.catalogue
    return Morning(
        overview=overview,
        drafts=drafts,
        again=due_again(desk, language),
        today=desk.overview.today(),
        is_empty=not (overview.stale or overview.notes or facts or desk.profiles.list()),
        mark=mark_of(markings, catalogue),
        kinds={key: dict(kind.name.pairs) for key, kind in catalogue.kinds.items()},
    )


def _stale_row(profile: ProfileSummary) -> RowWords:
    row = profile_row(profile)
    reviewed = day(profile.reviewed_on) if profile.reviewed_on else ""
    return RowWords(title=row.title, trail=reviewed, icon=row.icon, spoken=f"{row.spoken}, {reviewed}")
