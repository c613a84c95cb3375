"""What is wanted of a note, by keys, buttons or dragging, put as acts with the words for them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from briefing_app.domain.facts import ProfileId
from briefing_app.domain.outline import end_of, place_of
from briefing_app.domain.text import SectionId
from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.message_names import note_section_name
from briefing_app.ui.prompts import Prompts

if TYPE_CHECKING:
    from briefing_app.bootstrap import Desk
    from briefing_app.domain.marking import Marking
    from briefing_app.domain.profile import ProfileSummary
    from briefing_app.services.note_editing import NoteAct, NoteProperties
    from briefing_app.services.taking_over import SourceUpdate
    from briefing_app.ui.notes.note_room import NoteRoom


class NoteWishes(QObject):
    """Connects the panes of a room with acts on its note."""

    def __init__(self, room: NoteRoom, session: LibrarySession, prompts: Prompts, number: str) -> None:
        super().__init__(room)
        self._room = room
        self._session = session
        self._prompts = prompts
        self._number = number
        self._connect()

    # ---- outline

    @Slot()
    def add(self) -> None:
        """Add a section behind the one chosen, at its level, and let its heading be typed."""
        before, level = self._behind()
        heading = self.tr("New section")
        self._room.pane.select_heading_next()
        self._do(partial(_add, self._number, heading, before, level), self.tr("A section was added."))

    @Slot()
    def delete(self) -> None:
        """Delete the section chosen with what is below it."""
        if chosen := self._chosen:
            said = self.tr("“{heading}” was deleted.").format(heading=self._heading(chosen))
            self._room.acts.run_saved(partial(_delete, self._number, chosen), said)

    @Slot(str, str)
    def rename(self, section: str, heading: str) -> None:
        """Give a section another heading; whoever went on to another meanwhile is left there."""
        work = partial(_rename, self._number, SectionId(section), heading)
        self._room.acts.run(work, self.tr("The heading was changed."), stays=True)

    @Slot(str, str, int)
    def move(self, section: str, before: str, level: int) -> None:
        """Put a section somewhere else."""
        wanted = (SectionId(section), SectionId(before) if before else None, level)
        said = self.tr("“{heading}” was moved.").format(heading=self._heading(SectionId(section)))
        self._do(partial(_move, self._number, *wanted), said)

    @Slot(str, str, int)
    def insert(self, profile: str, before: str, level: int) -> None:
        """Insert the sections of a profile."""
        wanted = (ProfileId(profile), SectionId(before) if before else None, level)
        self._do(
            partial(_insert, self._number, *wanted), self.tr("The sections of the profile were inserted.")
        )

    @Slot(str)
    def insert_here(self, profile: str) -> None:
        """Insert the sections of a profile behind the section chosen."""
        before, level = self._behind()
        self.insert(profile, before or "", level)

    # ---- properties

    @Slot(object)
    def keep_properties(self, wanted: NoteProperties) -> None:
        """Keep the properties as they are wanted."""
        self._do(partial(_properties, self._number, wanted), self.tr("The properties were changed."))

    @Slot()
    def ask_whom(self) -> None:
        """Let be chosen with whom the note is."""
        self._session.call(self, _profiles, self._ask_whom, self._room.acts.fail)

    def _ask_whom(self, profiles: tuple[ProfileSummary, ...]) -> None:
        opened = self._room.open_note
        chosen = opened.note.profiles if opened else ()
        answer = self._prompts.choose_profiles(self._room, profiles, chosen)
        if answer is not None:
            self._room.head.form.set_profiles(answer)

    @Slot(object, str)
    def uplift(self, marking: Marking, reason: str) -> None:
        """Raise the note."""
        self._do(partial(_uplift, self._number, marking, reason), self.tr("The note was raised."))

    @Slot(str)
    def end_uplift(self, reason: str) -> None:
        """End the raising of the note."""
        self._do(partial(_end_uplift, self._number, reason), self.tr("The note is no longer raised."))

    # ---- changed sources

    @Slot()
    def compare(self) -> None:
        """Show what changed in the source, once all that is typed is stored."""
        self._room.typed.save_then(self._room.sources.ask_and_compare)

    @Slot(tuple, tuple)
    def take_over(self, taken: Sequence[SourceUpdate], kept: Sequence[SourceUpdate]) -> None:
        """Take changes over, and leave others."""
        said = (
            self.tr("%n passage(s) taken over.", "", len(taken))
            if taken
            else self.tr("%n passage(s) left as they are.", "", len(kept))
        )
        self._room.acts.run_saved(partial(_take_over, self._number, taken, kept), said)

    # ---- inside

    def _connect(self) -> None:
        room, do = self._room, self._room.outline.actions_of_outline
        room.addActions(do.of_room)
        for action, act in ((do.add, self.add), (do.delete, self.delete)):
            action.triggered.connect(act)
        steps = (
            (do.up, _up, self.tr("The section was moved up.")),
            (do.down, _down, self.tr("The section was moved down.")),
            (do.deeper, partial(_level, 1), self.tr("The section was put one level deeper.")),
            (do.higher, partial(_level, -1), self.tr("The section was put one level higher.")),
        )
        for action, step, said in steps:
            action.triggered.connect(partial(self._step, step, said))
        model = room.outline.model
        model.renamed.connect(self.rename)
        model.moved.connect(self.move)
        model.profile_dropped.connect(self.insert)
        room.outline.profile_wanted.connect(self.insert_here)
        room.pane.renamed.connect(self.rename)
        room.pane.add_button.clicked.connect(self.add)
        room.pane.compare_wanted.connect(self.compare)
        room.pane.changes.decided.connect(self.take_over)
        form = room.head.form
        form.changed.connect(self.keep_properties)
        form.whom_wanted.connect(self.ask_whom)
        form.uplift.raise_wanted.connect(self.uplift)
        form.uplift.end_wanted.connect(self.end_uplift)

    @property
    def _chosen(self) -> SectionId:
        return SectionId(self._room.outline.current)

    def _step(self, step: object, said: str, *_checked: bool) -> None:
        if (chosen := self._chosen) and callable(step):
            self._do(partial(step, self._number, chosen), said)

    def _do(self, work: object, said: str) -> None:
        self._room.acts.run(work, said)  # type: ignore[arg-type]  # a partial of a function below

    def _heading(self, section: SectionId) -> str:
        """What a message calls a section, from which words can be copied."""
        found = (one for one in self._room.outline.model.sections if one.id == section)
        return next((note_section_name(one, withheld=bool(one.severances)) for one in found), "")

    def _behind(self) -> tuple[SectionId | None, int]:
        """Before which section something goes that is put behind the one chosen, and its level."""
        sections, chosen = self._room.outline.model.sections, self._chosen
        if not chosen:
            return None, 1
        place = place_of(sections, chosen)
        end = end_of(sections, place)
        return (sections[end].id if end < len(sections) else None), sections[place].level


# ---- on the worker


def _add(number: str, heading: str, before: SectionId | None, level: int, desk: Desk) -> NoteAct:
    return desk.note_editing.add_section(number, heading, before=before, level=level)


def _rename(number: str, section: SectionId, heading: str, desk: Desk) -> NoteAct:
    return desk.note_editing.rename_section(number, section, heading)


def _delete(number: str, section: SectionId, desk: Desk) -> NoteAct:
    return desk.note_editing.delete_section(number, section)


def _up(number: str, section: SectionId, desk: Desk) -> NoteAct:
    return desk.note_editing.move_up(number, section)


def _down(number: str, section: SectionId, desk: Desk) -> NoteAct:
    return desk.note_editing.move_down(number, section)


def _level(step: int, number: str, section: SectionId, desk: Desk) -> NoteAct:
    return desk.note_editing.change_level(number, section, step)


def _move(number: str, section: SectionId, before: SectionId | None, level: int, desk: Desk) -> NoteAct:
    return desk.note_editing.move_section(number, section, before, level)


def _insert(number: str, profile: ProfileId, before: SectionId | None, level: int, desk: Desk) -> NoteAct:
    return desk.note_editing.insert_profile(number, profile, before=before, level=level)


def _properties(number: str, wanted: NoteProperties, desk: Desk) -> NoteAct:
    return desk.note_editing.set_properties(number, wanted)


def _uplift(number: str, marking: Marking, reason: str, desk: Desk) -> NoteAct:
    return desk.note_editing.uplift(number, marking, reason)


def _end_uplift(number: str, reason: str, desk: Desk) -> NoteAct:
    return desk.note_editing.end_uplift(number, reason)


def _take_over(
    number: str, taken: Sequence[SourceUpdate], kept: Sequence[SourceUpdate], desk: Desk
) -> NoteAct:
    return desk.note_editing.take_over(number, taken, kept)


def _profiles(desk: Desk) -> tuple[ProfileSummary, ...]:
    return desk.profiles.list()
