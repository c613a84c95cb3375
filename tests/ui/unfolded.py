"""Rooms with all in sight that can be, for tests that look at them: each with how to get it on the screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from briefing_app.bootstrap import Desk
from briefing_app.domain.fact_fields import SORTS
from briefing_app.domain.text import SectionId
from briefing_app.ui.message_bar import Choice as Answer
from briefing_app.ui.notes.note_room import NoteRoom
from briefing_app.ui.profiles.profile_room import ProfileRoom
from briefing_app.ui.severances.severance_decisions import Decision
from tests.ui.everything import LONG, ROOMS, Stage, open_room


def _told(stage: Stage) -> QWidget:
    """Something is told above the room, with two things to do about it."""
    stage.place.bar.tell(
        stage.place.tr("The settings could not be kept: they hold until the program is closed."),
        choices=(Answer("&Leave without saving", lambda: None), Answer("&Undo", lambda: None)),
    )
    return stage.place


def _note_unfolded(stage: Stage) -> QWidget:
    ROOMS[NoteRoom](stage)
    room = stage.place.rooms.current
    room.head.properties.click()
    room.pane.show_changes_button(12)
    return _told(stage)


def _note_searched(stage: Stage) -> QWidget:
    ROOMS[NoteRoom](stage)
    room = stage.place.rooms.current
    room.find_bar.ask(replacing=True)
    room.pane.show_changes_button(12)
    return _told(stage)


def _note_refused(stage: Stage) -> QWidget:
    ROOMS[NoteRoom](stage)
    preview = stage.place.rooms.current.preview
    preview.public.click()
    stage.rest()
    return _told(stage)


def _note_with_severances(stage: Stage) -> QWidget:
    """The severances beside the text, with all that a change of provisions asks for and says."""
    ROOMS[NoteRoom](stage)
    room = stage.place.rooms.current
    assert room.show_severances()
    stage.rest()
    form = room.severing.panel.form
    form.decision.setCurrentIndex(form.decision.findData(Decision.PROVISIONS))
    form.provisions.setText("15(1), SECRET")
    form.reason.setText("Because it is SECRET.")
    return _told(stage)


def _note_looked_at_again(stage: Stage) -> QWidget:
    _note_with_severances(stage)
    form = stage.place.rooms.current.severing.panel.form
    form.decision.setCurrentIndex(form.decision.findData(Decision.LOOK_AGAIN))
    form.reason.clear()
    return stage.place


def _facts_unfolded(stage: Stage) -> QWidget:
    chairing = next(one for one in stage.place.browsing.profiles if one.acronym in ("IGC", "CIG"))
    open_room("profile", lambda _stage: chairing.id)(stage)
    room = stage.place.rooms.current
    room.tabs.setCurrentWidget(room.facts)
    rows = [one.key for one in SORTS]
    room.facts.sorts.setCurrentIndex(room.facts.sorts.model().index(rows.index("chairs"), 0))
    return _told(stage)


def _section_unfolded(stage: Stage) -> QWidget:
    ROOMS[ProfileRoom](stage)
    room = stage.place.rooms.current
    page = room.tabs.currentWidget()
    stage.qtbot.waitUntil(lambda: page.editor is not None, timeout=LONG)
    page.find_bar.ask(replacing=True)
    return _told(stage)


def _sever_whole(stage: Stage, find: Callable[[Desk], SectionId]) -> None:
    done: list[object] = []

    def work(desk: Desk) -> object:
        return desk.whole_severing.sever_section(find(desk), ["15(1)", "19(1)"], "It would harm the talks.")

    stage.place.session.call(stage.place, work, done.append, done.append)
    stage.qtbot.waitUntil(lambda: bool(done), timeout=LONG)


def _note_withheld(stage: Stage) -> QWidget:
    _sever_whole(stage, lambda desk: desk.notes.get("1").sections[0].id)
    return _note_unfolded(stage)


def _section_withheld(stage: Stage) -> QWidget:
    whose = stage.place.browsing.profiles[3].id
    _sever_whole(stage, lambda desk: desk.profiles.get(whose).sections[0].id)
    return _section_unfolded(stage)


UNFOLDED: dict[str, Callable[[Stage], QWidget]] = {
    "a note with its properties": _note_unfolded,
    "a note with its find bar": _note_searched,
    "a note with its public pages": _note_refused,
    "a note with its severances": _note_with_severances,
    "a note with a day to look again": _note_looked_at_again,
    "facts with the chairs of a day": _facts_unfolded,
    "a section with its find bar": _section_unfolded,
    "a note with a section withheld whole": _note_withheld,
    "a section withheld whole": _section_withheld,
}
"""Rooms with all in sight that can be, and a message above: what needs the most room."""
