"""Whatever room or dialog shows marked words: at no paint do they stand under less than their marking."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import Desk, Program
from briefing_app.domain.facts import Engagement
from briefing_app.domain.profile import Name, NameRole
from briefing_app.storage.records import ActKind
from briefing_app.ui.editor.revisions_dialog import RevisionsDialog
from briefing_app.ui.rooms import Address
from briefing_app.ui.severances.severances_dialog import SeverancesDialog
from briefing_app.ui.severing.name_dialog import NameDialog
from briefing_app.ui.severing.name_search import NameForm
from briefing_app.ui.showing import Subject
from briefing_app.ui.workplace import Workplace
from tests.services.conftest import consultations, paragraph
from tests.services.typing_texts import place_of
from tests.ui.conftest import FakePrompts, OpenWindow, ask
from tests.ui.paint_watch import PaintWatch

LONG = 30_000
A = "PROTECTED A"
STORED, MET, OLDER, NEWER, REVIEWED = (
    "They quarrel about berths.",
    "Quiet Harbour Round",
    "They never agreed on pilots.",
    "They agreed on pilots at last.",
    "Nobody is to read this line.",
)
LOW = "UNCLASSIFIED / NON CLASSIFIÉ"
HIGH = "PROTECTED A / PROTÉGÉ A"


def mark_words(desk: Desk) -> None:
    """Marked words in a profile, a fact, an older revision and a note, beside much that is not marked."""
    marking, overview = desk.catalogue.marking(A), place_of(desk, "overview")
    opened = desk.texts.open(overview)
    desk.texts.save(overview, (*opened.blocks, replace(paragraph(STORED), portion=marking)), opened.revision)
    agency = desk.profiles.find("AFS")
    known = next(one for one in agency.facts if isinstance(one, Engagement))
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        unit.profiles.save(replace(agency, facts=(replace(known, name=MET, portion=marking),)))
    with desk.library.database.begin(desk.actor.act(ActKind.CREATE)) as unit:
        plain = (Name(text="Plain Forum", language="en"), Name(text="PF", role=NameRole.ACRONYM))
        unit.profiles.add(replace(consultations(), names=plain))
    desk.notes.create(kind="meeting-note", title="Winter talks", names=("HC",))
    desk.notes.create(kind="meeting-note", title="Plain talks", names=())
    section = next(one for one in desk.notes.get("2").sections if one.profile is None)
    of_note = desk.note_opening.open("2").texts[section.id]
    once = desk.texts.save(of_note.place, (replace(paragraph(OLDER), portion=marking),), of_note.revision)
    desk.texts.save(of_note.place, (paragraph("Nothing is said."),), once.revision)
    opened = desk.texts.open(overview)
    desk.texts.save(overview, (*opened.blocks, replace(paragraph(NEWER), portion=marking)), opened.revision)


@pytest.fixture
def place(qtbot: QtBot, new_window: OpenWindow, real_program: Program, real_library: Any) -> Workplace:
    with real_program.open(real_library) as desk:
        mark_words(desk)
    made = new_window(real_program)
    made.open(real_library)
    qtbot.waitUntil(lambda: made.browsing.detail.shown is not None, timeout=LONG)
    return made


@pytest.fixture
def watch(place: Workplace, real_program: Program) -> Iterator[PaintWatch]:
    with PaintWatch(real_program.catalogue, dict.fromkeys((STORED, MET, OLDER, NEWER, REVIEWED), A)) as made:
        yield made


@pytest.fixture
def look(qtbot: QtBot, place: Workplace, watch: PaintWatch) -> Look:
    return Look(qtbot, place, watch)


class Look:
    """Waits for what is painted."""

    def __init__(self, qtbot: QtBot, place: Workplace, watch: PaintWatch) -> None:
        self.qtbot, self.place, self.watch = qtbot, place, watch

    def at(self, *words: str) -> None:
        """Wait until words have been painted since the last look."""
        self.qtbot.waitUntil(lambda: all(self.watch.seen[one] for one in words), timeout=LONG)
        self.rest()
        self.watch.seen.clear()

    def rest(self) -> None:
        self.qtbot.waitUntil(lambda: not self.place.session.tasks.busy, timeout=LONG)
        self.qtbot.wait(50)

    def low(self) -> None:
        """Wait until the banner is down again."""
        self.qtbot.waitUntil(lambda: self.place.top_banner.words == LOW, timeout=LONG)


def key_of(place: Workplace, acronym: str) -> Any:
    return next(one.id for one in place.browsing.profiles if one.acronym == acronym)


def go_to_note(place: Workplace, number: str) -> None:
    place.browsing.navigator.go_to("notes")
    place.browsing.list.choose(lambda one: one.number == number)


def test_the_reading_pane(place: Workplace, look: Look) -> None:
    go_to_note(place, "2")
    look.low()
    place.browsing.navigator.go_to("profiles")
    place.browsing.list.choose(lambda one: one.acronym == "HC")
    look.at(STORED, NEWER)
    go_to_note(place, "2")
    look.low()


def test_what_a_search_finds_and_the_lists_by_date(place: Workplace, look: Look) -> None:
    go_to_note(place, "2")
    look.low()
    place.browsing.search_for("quarrel")
    look.at(STORED)
    place.browsing.search_for("nothing is said")
    look.rest()
    look.low()
    place.browsing.navigator.go_to("engagements")
    look.at(MET)
    place.browsing.navigator.go_to("next-steps")
    look.rest()


def test_the_lists_behind_a_room_of_nothing_marked(place: Workplace, look: Look) -> None:
    go_to_note(place, "2")
    look.low()
    place.browsing.search_for("quarrel")
    look.at(STORED)
    place.rooms.open_note("2")
    look.low()
    place.rooms.back()
    look.at(STORED)
    assert place.top_banner.words == HIGH


def test_the_lists_come_forward_only_once_the_banner_is_theirs(place: Workplace, look: Look) -> None:
    place.browsing.search_for("quarrel")
    look.at(STORED)
    place.rooms.open_note("2")
    look.low()
    said: list[str] = []
    place.rooms._stack.currentChanged.connect(lambda _row: said.append(place.top_banner.words))
    place.rooms.back()
    assert set(said) == {HIGH}


def test_the_room_of_a_profile(place: Workplace, look: Look) -> None:
    go_to_note(place, "2")
    look.low()
    place.rooms.open(Address("profile", key_of(place, "HC")))
    look.at(STORED, NEWER)
    room = place.rooms.current
    room.tabs.setCurrentWidget(room.pages)
    look.at(STORED, NEWER)
    place.rooms.open(Address("profile", key_of(place, "AFS")), afresh=True)
    look.rest()
    place.rooms.current.tabs.setCurrentWidget(place.rooms.current.facts)
    place.rooms.current.facts.sorts.setCurrentIndex(place.rooms.current.facts.sorts.model().index(0, 0))
    look.rest()


def test_marked_words_put_into_a_profile_and_taken_out(place: Workplace, look: Look) -> None:
    place.rooms.open(Address("profile", key_of(place, "PF")))
    look.low()
    room = place.rooms.current
    page = next(iter(room.sections.values()))
    look.qtbot.waitUntil(lambda: page.editor is not None, timeout=LONG)
    put_in(look, page.editor)


def test_marked_words_put_into_a_note_and_taken_out(place: Workplace, look: Look) -> None:
    place.rooms.open_note("2")
    look.low()
    look.qtbot.waitUntil(lambda: place.rooms.current.pane.editor is not None, timeout=LONG)
    put_in(look, place.rooms.current.pane.editor)
    look.qtbot.waitUntil(lambda: place.rooms.current.previewing.is_settled, timeout=LONG)
    look.low()


def put_in(look: Look, editor: Any) -> None:
    """Put marked words in at one stroke, take them back, put them in again, and take them back."""
    look.rest()
    marked = replace(paragraph(STORED), portion=editor.vocabulary.marking(A))
    editor.do(lambda sheet, means: replace(sheet, blocks=(*sheet.blocks, marked)))
    look.at(STORED)
    editor.undo()
    look.rest()
    look.watch.seen.clear()
    editor.redo()
    look.at(STORED)
    editor.undo()
    look.rest()


def test_the_room_of_a_note_its_pages_and_what_is_compared(place: Workplace, look: Look) -> None:
    ask(look.qtbot, place.session, reword_source)
    place.rooms.open_note("2")
    look.low()
    place.rooms.open_note("1")
    look.at(STORED)
    room = place.rooms.current
    for public in (room.preview.public, room.preview.internal):
        public.click()
        look.rest()
    room.outline.choose(room.updates[0].change.section)
    look.rest()
    room.pane.compare.click()
    look.qtbot.waitUntil(lambda: room.pane.compares, timeout=LONG)
    look.at(NEWER)
    room.pane.changes.back.click()
    look.rest()


def reword_source(desk: Desk) -> None:
    overview = place_of(desk, "overview")
    opened = desk.texts.open(overview)
    desk.texts.save(
        overview, (*opened.blocks, replace(opened.blocks[-1], id=paragraph("").id)), opened.revision
    )


def test_an_older_text_that_is_looked_at_and_restored(
    place: Workplace, look: Look, prompts: FakePrompts
) -> None:
    place.rooms.open_note("2")
    look.low()
    room = place.rooms.current
    section = next(one.id for (one,) in zip(room.open_note.note.sections) if one.profile is None)
    room.outline.choose(section)
    look.rest()
    editor, saver = room.typed.watched(section)
    dialog = RevisionsDialog(place.session, saver.place, "Section", place)
    look.qtbot.addWidget(dialog)
    show(look, dialog)
    look.qtbot.waitUntil(lambda: dialog.chosen is not None, timeout=LONG)
    for turn in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Down):
        QTest.keyClick(dialog.list, turn)
        look.at(OLDER)
    prompts.answers["revision"] = dialog.answer()
    dialog.close()
    look.low()
    room.restoring.begin(editor, saver, "Section")
    look.at(OLDER)
    assert place.top_banner.words == HIGH


def test_the_severances_of_a_note(place: Workplace, look: Look) -> None:
    def sever(desk: Desk) -> None:
        desk.passages.mark(note="1", section="overview", words=STORED, exemptions=("15(1)",))

    ask(look.qtbot, place.session, sever)
    go_to_note(place, "2")
    look.low()
    dialog = SeverancesDialog(place.session, Subject("note", "1", "Winter talks"), place)
    look.qtbot.addWidget(dialog)
    show(look, dialog)
    look.at(STORED)
    dialog.close()


def test_the_severances_beside_the_text_of_a_note(place: Workplace, look: Look) -> None:
    """Also where what is read anew is marked higher than all that was in sight."""
    go_to_note(place, "2")
    look.low()
    place.rooms.open_note("2")
    room: Any = place.rooms.current
    look.rest()
    assert room.show_severances()
    look.rest()
    look.low()

    def sever(desk: Desk) -> None:
        section = next(one for one in desk.notes.get("2").sections if one.profile is None)
        of_note = desk.note_opening.open("2").texts[section.id]
        marked = replace(paragraph(NEWER), portion=desk.catalogue.marking(A))
        desk.texts.save(of_note.place, (*of_note.blocks, marked), of_note.revision)
        desk.whole_severing.sever_block(of_note.place, marked.id, ("15(1)",))

    ask(look.qtbot, place.session, sever)
    room.severing.panel.refresh()
    look.at(NEWER)
    room.side.show_side("pages")
    look.rest()


def test_the_places_of_a_name_and_those_of_another(place: Workplace, look: Look) -> None:
    go_to_note(place, "2")
    look.low()
    dialog = NameDialog(place.session, NameForm(names="quarrel"), Subject("note", "2", "Plain talks"), place)
    look.qtbot.addWidget(dialog)
    show(look, dialog)
    look.qtbot.waitUntil(lambda: bool(dialog.told) and not dialog.is_busy, timeout=LONG)
    look.rest()
    assert dialog.list.model().rowCount()
    assert dialog.banners.top.words == HIGH
    dialog.names.setFocus()
    dialog.names.selectAll()
    for letter in "Plain Forum":
        QTest.keyClick(dialog.names, letter)
    QTest.keyClick(dialog.names, Qt.Key.Key_Return)
    look.qtbot.waitUntil(lambda: not dialog.is_busy, timeout=LONG)
    look.rest()
    assert dialog.banners.top.words == LOW
    dialog.close()


def show(look: Look, dialog: QDialog) -> None:
    with look.qtbot.waitExposed(dialog):
        dialog.show()
    look.rest()


def test_home_the_trash_and_the_palette(place: Workplace, look: Look) -> None:
    go_to_note(place, "2")
    look.low()
    for here in ("home", "trash", "home"):
        place.browsing.navigator.go_to(here)
        look.rest()
        place.rooms.current.refresh()
        look.rest()
        place.going.palette.open()
        for letter in "harbour":
            QTest.keyClick(QApplication.focusWidget(), letter)
            look.qtbot.wait(20)
        look.rest()
        place.going.palette.box.close_box()


def test_a_review_of_a_binder_that_says_it_is_marked(place: Workplace, look: Look, tmp_path: Any) -> None:
    go_to_note(place, "2")
    look.low()
    binder = tmp_path / "binder.txt"
    binder.write_text(f"PROTECTED A\n\nHarbour Talks (HT)\n\n{REVIEWED}\n", encoding="utf-8")
    place.imports.review([binder])
    look.at(REVIEWED)
    assert place.top_banner.words == HIGH
