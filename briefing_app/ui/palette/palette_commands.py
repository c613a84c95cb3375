"""Fills the palette from what is known, keystroke by keystroke, and goes where it was told to go."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from briefing_app.domain.names import sought
from briefing_app.domain.note import NoteSummary
from briefing_app.services.quick_find import NameIndex
from briefing_app.ui import languages
from briefing_app.ui.failures import sentence
from briefing_app.ui.palette.goals import (
    Goal,
    GoalKind,
    Group,
    command_goal,
    command_name,
    note_goal,
    profile_goal,
    search_goal,
    section_goal,
)
from briefing_app.ui.palette.palette_box import PaletteBox
from briefing_app.ui.palette.sections import FoundSection, sections_headed, sections_of, with_block
from briefing_app.ui.showing import Subject

if TYPE_CHECKING:
    from briefing_app.domain.profile_summary import ProfileSummary
    from briefing_app.ui.library_session import LibrarySession
    from briefing_app.ui.listings import Contents

_PROFILES, _NOTES, _SECTIONS, _COMMANDS, _RECENT = 8, 5, 6, 6, 8
_PAUSE = 120  # milliseconds; headings anywhere in the library cost a round trip to the worker


@dataclass(frozen=True, slots=True, kw_only=True)
class PaletteSources:
    """Where the palette finds things: what the lists show, what is open, the commands there are now."""

    contents: Callable[[], Contents | None]
    subject: Callable[[], Subject | None]
    actions: Callable[[], Sequence[QAction]]


class PaletteCommands(QObject):
    """The palette of one window.

    ``wanted`` gives the profile or note to go to and the block meant in it, ``search_wanted`` the words to
    search all texts for, ``failed`` a sentence.
    """

    wanted = Signal(object, object)
    search_wanted = Signal(str)
    failed = Signal(str)

    def __init__(self, over: QWidget, session: LibrarySession, sources: PaletteSources) -> None:
        super().__init__(over)
        self._session = session
        self._sources = sources
        self._recent: list[Subject] = []
        self._open_sections: tuple[FoundSection, ...] = ()
        self._headed: tuple[str, tuple[FoundSection, ...]] = ("", ())
        self._actions: Sequence[QAction] = ()
        self._action_names = NameIndex((), ())
        self._asked = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._ask_headings)
        self.box = PaletteBox(over)
        self.box.typed.connect(self._fill)
        self.box.chosen.connect(self._go)

    @Slot()
    def open(self) -> None:
        """Show the palette."""
        self._asked += 1
        self._open_sections, self._headed = (), ("", ())
        self._actions = [one for one in self._sources.actions() if _can_be_done(one)]
        names = [sought(command_name(one)) for one in self._actions]
        self._action_names = NameIndex(names, [None] * len(names))
        self.box.open()
        subject = self._sources.subject()
        if subject is not None and self._session.is_open:
            work = partial(sections_of, subject.kind, subject.key, self._language)
            self._session.call(self, work, partial(self._keep_open_sections, self._asked), _ignore)

    @Slot()
    def remember(self) -> None:
        """Keep what is open now among the recent things."""
        subject = self._sources.subject()
        if subject is not None:
            others = (one for one in self._recent if (one.kind, one.key) != (subject.kind, subject.key))
            self._recent = [subject, *others][: _RECENT + 1]

    @Slot()
    def forget(self) -> None:
        """Forget what belongs to a library that is gone."""
        self._recent.clear()
        self.box.close_box()

    @property
    def _language(self) -> str:
        return languages.of(self.box)

    # ---- what is found

    @Slot(str)
    def _fill(self, typed: str) -> None:
        typed = typed.strip()
        if not typed:
            self._pause.stop()
            self.box.show_groups(list(self._untouched()))
            return
        self.box.show_groups(list(self._found(typed)))
        if self._session.is_open and len(typed) > 1:
            self._pause.start()

    def _untouched(self) -> Iterator[Group]:
        """What is offered while nothing is typed: recent things, else the newest notes."""
        contents, here = self._sources.contents(), self._sources.subject()
        if contents is None:
            yield Group(self.tr("Commands"), [command_goal(one) for one in self._actions])
            return
        places = (
            {(_kind_of(one), _key_of(one)): one for one in contents.by_id.values()} if self._recent else {}
        )
        known = (places.get((one.kind, one.key)) for one in self._recent if one != here)
        recent = [_goal_of(one) for one in known if one is not None][:_RECENT]
        if recent:
            yield Group(self.tr("Recent"), recent)
        elif contents.notes:
            yield Group(self.tr("Notes"), [note_goal(one) for one in contents.notes[:_NOTES]])
        yield Group(self.tr("Commands"), [command_goal(one) for one in self._actions[:_COMMANDS]])

    def _found(self, typed: str) -> Iterator[Group]:
        contents = self._sources.contents()
        groups: list[Group] = []
        if contents is not None:
            profiles, notes = contents.profiles, contents.notes
            rows = contents.profile_names.find(typed, _PROFILES)
            groups.append(Group(self.tr("Profiles"), [profile_goal(profiles[row]) for row in rows]))
            rows = contents.note_names.find(typed, _NOTES)
            groups.append(Group(self.tr("Notes"), [note_goal(notes[row]) for row in rows]))
            groups.append(Group(self.tr("Sections"), self._sections(typed)))
        groups.append(Group(self.tr("Commands"), self._commands(typed)))
        found = [group for group in groups if group.goals]
        yield from found or [Group(self.tr("Nothing is called “{words}”.").format(words=typed))]
        if contents is not None:
            yield Group(self.tr("In the texts"), [search_goal(typed)])

    def _sections(self, typed: str) -> list[Goal]:
        """Those of what is open first, then those whose headings were found for the words typed."""
        words = sought(typed).split()
        here = [one for one in self._open_sections if _holds(f"{one.heading} {one.owner_name}", words)]
        asked, headed = self._headed
        known = {one.id for one in here}
        there = [one for one in headed if one.id not in known] if asked and typed.startswith(asked) else []
        fitting = [one for one in there if _holds(f"{one.heading} {one.owner_name}", words)]
        return [section_goal(one) for one in (*here, *fitting)][:_SECTIONS]

    def _commands(self, typed: str) -> list[Goal]:
        return [command_goal(self._actions[row]) for row in self._action_names.find(typed, _COMMANDS)]

    @Slot()
    def _ask_headings(self) -> None:
        contents, typed = self._sources.contents(), self.box.line.text().strip()
        if contents is None or self.box.isHidden():
            return
        numbers = {str(one.id): one.number for one in contents.notes}
        keep = partial(self._keep_headed, self._asked, typed)
        self._session.call(self, partial(sections_headed, typed, numbers), keep, _ignore)

    def _keep_headed(self, asked: int, typed: str, found: tuple[FoundSection, ...]) -> None:
        self._headed = (typed, found)
        self._fill_again(asked)

    def _keep_open_sections(self, asked: int, found: tuple[FoundSection, ...]) -> None:
        self._open_sections = found
        self._fill_again(asked)

    def _fill_again(self, asked: int) -> None:
        typed = self.box.line.text().strip()
        if asked == self._asked and typed and not self.box.isHidden():
            self.box.show_groups(list(self._found(typed)))

    # ---- going there

    @Slot(object)
    def _go(self, goal: Goal) -> None:
        match goal.kind:
            case GoalKind.COMMAND:
                cast("QAction", goal.meant).trigger()
            case GoalKind.SEARCH:
                self.search_wanted.emit(goal.meant)
            case GoalKind.SECTION:
                work = partial(with_block, cast("FoundSection", goal.meant), self._language)
                self._session.call(self, work, self._go_to_section, self._fail)
            case _:
                self.wanted.emit(Subject(goal.kind.value, _key_of(goal.meant), goal.words.title), None)

    def _go_to_section(self, section: FoundSection) -> None:
        self.wanted.emit(Subject(section.owner_kind, section.owner_key, section.owner_name), section.block)

    def _fail(self, error: Exception) -> None:
        self.failed.emit(sentence(error))


def commands_of(part: QWidget) -> list[QAction]:
    """The commands of a part of the window, each name once."""
    found: dict[str, QAction] = {}
    for action in part.findChildren(QAction):
        if command_name(action).strip() and action.menu() is None and not action.isSeparator():
            found.setdefault(command_name(action), action)
    return list(found.values())


def _can_be_done(action: QAction) -> bool:
    return action.isEnabled() and action.isVisible()


def _kind_of(item: object) -> str:
    return "note" if isinstance(item, NoteSummary) else "profile"


def _key_of(item: object) -> str:
    return item.number if isinstance(item, NoteSummary) else str(getattr(item, "id", ""))


def _goal_of(item: ProfileSummary | NoteSummary) -> Goal:
    return note_goal(item) if isinstance(item, NoteSummary) else profile_goal(item)


def _holds(text: str, words: Sequence[str]) -> bool:
    key = sought(text)
    return all(word in key for word in words)


def _ignore(error: Exception) -> None:
    """What is missing from the palette for once is no news; a bug is logged."""
    sentence(error)
