"""What the palette can go to or do, in groups: how each reads and what a screen reader says of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence

from briefing_app.ui.descriptions import kind_words, profile_row
from briefing_app.ui.editor.guarded_copy import MARKER
from briefing_app.ui.rows import RowWords

if TYPE_CHECKING:
    from briefing_app.domain.note import NoteSummary
    from briefing_app.domain.profile_summary import ProfileSummary
    from briefing_app.ui.palette.sections import FoundSection

translate = QCoreApplication.translate


class GoalKind(StrEnum):
    """What sort of thing a row of the palette stands for."""

    PROFILE = "profile"
    NOTE = "note"
    SECTION = "section"
    COMMAND = "command"
    SEARCH = "search"


@dataclass(frozen=True, slots=True)
class Goal:
    """A row of the palette: what it stands for (a summary, a section, an action, words), and how it reads."""

    kind: GoalKind
    meant: object
    words: RowWords


@dataclass(frozen=True, slots=True)
class Group:
    """Goals of one sort under their title, or a sentence that stands by itself."""

    title: str
    goals: Sequence[Goal] = ()


def profile_goal(profile: ProfileSummary) -> Goal:
    """Go to a profile."""
    said = (translate("Palette", "Profile"), profile.name, profile.acronym, kind_words(profile.kind.value))
    return Goal(GoalKind.PROFILE, profile, replace(profile_row(profile), spoken=_spoken(said)))


def note_goal(note: NoteSummary) -> Goal:
    """Go to a note."""
    said = (translate("Palette", "Note"), note.title, note.number)
    words = RowWords(title=note.title, trail=note.number, icon="notes", spoken=_spoken(said))
    return Goal(GoalKind.NOTE, note, words)


def section_goal(section: FoundSection) -> Goal:
    """Go to a section of a profile or note."""
    said = (translate("Palette", "Section"), section.heading, section.owner_name)
    icon = "notes" if section.owner_kind == "note" else "profiles"
    words = RowWords(
        title=section.heading,
        trail=section.owner_name,
        icon=icon,
        spoken=_spoken(said),
        released=MARKER if section.severed else None,
    )
    return Goal(GoalKind.SECTION, section, words)


def command_goal(action: QAction) -> Goal:
    """Do what a command does."""
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    name = command_name(action)
    words = RowWords(title=name, trail=keys, spoken=_spoken((translate("Palette", "Command"), name, keys)))
    return Goal(GoalKind.COMMAND, action, words)


def search_goal(typed: str) -> Goal:
    """Search all texts for what was typed."""
    title = translate("Palette", "Search the whole library for “{words}”").format(words=typed)
    return Goal(GoalKind.SEARCH, typed, RowWords(title=title, icon="profiles", spoken=title))


def command_name(action: QAction) -> str:
    """The words of a command without its mnemonic."""
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")


def _spoken(said: Iterable[str | None]) -> str:
    return ", ".join(part for part in said if part)
