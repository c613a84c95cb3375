"""The severances of a profile in their dialog, and what is due of all of them at home."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from briefing_app.bootstrap import Desk
from briefing_app.ui.descriptions import day
from briefing_app.ui.rooms import Address
from briefing_app.ui.severances.severances_dialog import SeverancesDialog
from briefing_app.ui.showing import Subject
from tests.ui.conftest import FakePrompts
from tests.ui.severances.conftest import (
    CTRL,
    LONG,
    PROPOSED,
    SHIFT,
    WHY,
    Room,
    full,
)
from tests.ui.test_severances_dialog import painted_words, press

# ---- the dialog of a profile


@pytest.fixture
def dialog(here: Room) -> Iterator[SeverancesDialog]:
    def sever_fact(desk: Desk) -> str:
        profile = desk.profiles.find("HC")
        desk.whole_severing.sever_fact(profile.facts[1].id, ("19(1)",))
        return profile.id

    subject = here.do(sever_fact)
    made = SeverancesDialog(
        here.place.session, Subject("profile", subject, "Harbour Consultations"), here.place
    )
    with here.qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    here.quiet()
    yield made
    here.quiet()
    made.close()
    made.deleteLater()


def profile_room(here: Room) -> Any:
    """The room of the profile, once it has been read."""
    rooms = here.place.rooms
    here.qtbot.waitUntil(lambda: rooms.address.kind == "profile", timeout=LONG)
    here.qtbot.waitUntil(lambda: rooms.current.subject is not None, timeout=LONG)
    here.quiet()
    return rooms.current


def test_in_the_dialog_what_was_decided_is_taken_back_by_a_button(
    here: Room, dialog: SeverancesDialog
) -> None:
    dialog.reason.setFocus()
    QTest.keyClicks(dialog.reason, WHY)
    press(Qt.Key.Key_Return)
    here.qtbot.waitUntil(lambda: dialog.undo_button.isVisible(), timeout=LONG)
    assert dialog.said.text().startswith("1 severance approved.")
    assert dialog.answer().decided
    dialog.undo_button.setFocus()
    press(Qt.Key.Key_Space)
    here.qtbot.waitUntil(lambda: not dialog.undo_button.isVisible(), timeout=LONG)
    assert dialog.answer().undoable is None
    assert "proposed by" in full(dialog.panel)


def test_enter_on_a_fact_leaves_for_that_fact(here: Room, dialog: SeverancesDialog) -> None:
    row = next(
        row for row in range(dialog.list.model().rowCount()) if "Ana Roy" in painted_words(dialog.list)[row]
    )
    dialog.list.setCurrentIndex(dialog.list.model().index(row, 0))
    dialog.list.setFocus()
    press(Qt.Key.Key_Return)
    assert not dialog.isVisible()
    fact = dialog.answer().fact
    assert fact is not None
    here.place.severances.go_to_wanted.emit(dialog.panel._subject, fact)
    room = profile_room(here)
    assert room.tabs.currentWidget() is room.facts
    assert room.facts.current.id == fact


def test_what_the_dialog_decided_is_offered_to_be_taken_back_in_the_window(
    here: Room, dialog: SeverancesDialog, prompts: FakePrompts
) -> None:
    dialog.reason.setText(WHY)
    dialog.decide_button.click()
    here.qtbot.waitUntil(lambda: dialog.panel.last is not None, timeout=LONG)
    dialog.close()
    with here.qtbot.waitActive(here.place.window()):
        here.place.window().activateWindow()
    here.place.rooms.open_profile(dialog.panel._subject.key)
    profile_room(here)
    prompts.answers["severances"] = dialog.answer()
    here.window_key(Qt.Key.Key_S, CTRL | SHIFT)
    here.qtbot.waitUntil(lambda: here.bar.startswith("1 severance approved."), timeout=LONG)
    here.window_key(Qt.Key.Key_Z, CTRL)
    here.qtbot.waitUntil(lambda: here.bar == "Taken back.", timeout=LONG)
    found = here.do(lambda desk: desk.severances.of_profile("HC"))
    assert {one.severance.state for one in found} == {PROPOSED}


# ---- what is due, at home


def test_home_lists_what_is_to_be_looked_at_again_and_goes_there(here: Room) -> None:
    today = date.today()
    first, second = (one.severance.id for one in here.views()[:2])
    here.do(lambda desk: desk.severances.look_again([second], today + timedelta(days=9)))
    here.do(lambda desk: desk.severances.look_again([first], today - timedelta(days=9)))
    here.place.rooms.open_home()
    home: Any = here.place.rooms.current
    here.qtbot.waitUntil(lambda: home.lists["again"].count == 2, timeout=LONG)
    again = home.lists["again"].view
    rows = [again.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert rows[0].startswith("Winter talks, since ")
    assert rows[0].endswith("s. 15(1) · proposed")
    assert rows[1].startswith("Winter talks, on ")
    again.setFocus()
    again.setCurrentIndex(again.model().index(1, 0))
    press(Qt.Key.Key_Return)
    here.qtbot.waitUntil(lambda: here.place.rooms.address.kind == "note", timeout=LONG)
    here.room = here.place.rooms.current  # type: ignore[assignment]  # the room that is open is that of the note again
    here.rest()
    assert here.place.rooms.address == Address("note", "1", second)
    assert here.room.side.current == "severances"
    here.qtbot.waitUntil(lambda: here.panel.is_settled, timeout=LONG)
    assert [one.severance.id for one in here.panel.chosen] == [second]


def test_what_should_have_been_looked_at_again_is_overdue_in_one_line(here: Room) -> None:
    today = date.today()
    first, second = (one.severance.id for one in here.views()[:2])
    here.do(lambda desk: desk.severances.look_again([first], today - timedelta(days=2)))
    here.do(lambda desk: desk.severances.look_again([second], today - timedelta(days=9)))
    here.place.rooms.open_home()
    home: Any = here.place.rooms.current
    here.qtbot.waitUntil(lambda: home.lists["overdue"].count == 1, timeout=LONG)
    assert not home.lists["overdue"]._nothing.isVisible()
    overdue = home.lists["overdue"].view
    spoken = overdue.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"2 severances to be looked at again, since {day(today - timedelta(days=9))}"
    overdue.setFocus()
    overdue.setCurrentIndex(overdue.model().index(0, 0))
    press(Qt.Key.Key_Return)
    here.qtbot.waitUntil(lambda: here.place.rooms.address.kind == "note", timeout=LONG)
    here.room = here.place.rooms.current  # type: ignore[assignment]  # the room that is open is that of the note again
    here.rest()
    assert here.place.rooms.address == Address("note", "1", second)


def test_what_is_due_today_is_not_overdue_yet(here: Room) -> None:
    first = here.views()[0].severance.id
    here.do(lambda desk: desk.severances.look_again([first], date.today()))
    here.place.rooms.open_home()
    home: Any = here.place.rooms.current
    here.qtbot.waitUntil(lambda: home.lists["again"].count == 1, timeout=LONG)
    assert home.lists["overdue"].count == 0


def test_the_severance_in_full_says_that_it_is_overdue(here: Room) -> None:
    first, past = here.views()[0].severance.id, date.today() - timedelta(days=9)
    here.do(lambda desk: desk.severances.look_again([first], past))
    here.show()
    here.panel.show_severance(first)
    assert f"Overdue: to be looked at again since {day(past)}" in full(here.panel)


def test_home_says_that_nothing_is_to_be_looked_at_again(here: Room) -> None:
    here.place.rooms.open_home()
    home: Any = here.place.rooms.current
    here.quiet()
    assert home.lists["again"].count == 0
    assert home.lists["again"]._nothing.text().startswith("No severance is to be looked at again")


@pytest.mark.parametrize("held", ["words", "section", "fact"])
def test_home_goes_to_what_a_severance_of_a_profile_withholds(here: Room, held: str) -> None:
    def sever(desk: Desk) -> str:
        profile = desk.profiles.find("HC")
        if held == "words":
            made = desk.passages.mark(
                profile="HC", section="engagement", words="yearly fee", exemptions=("15(1)",)
            )
            assert made.severance is not None
        elif held == "section":
            desk.whole_severing.sever_section(profile.sections[1].id, ("15(1)",))
        else:
            desk.whole_severing.sever_fact(profile.facts[1].id, ("15(1)",))
        (view,) = desk.severances.of_profile("HC")
        desk.severances.look_again([view.severance.id], date.today())
        return profile.sections[1].id

    section = here.do(sever)
    here.place.rooms.open_home()
    home: Any = here.place.rooms.current
    here.qtbot.waitUntil(lambda: home.lists["again"].count > 0, timeout=LONG)
    again = home.lists["again"].view
    again.setFocus()
    again.setCurrentIndex(again.model().index(0, 0))
    press(Qt.Key.Key_Return)
    room = profile_room(here)
    shown = room.tabs.currentWidget()
    assert shown is (room.facts if held == "fact" else room.sections[section])
    if held == "fact":
        assert room.facts.current.severances


@pytest.mark.parametrize("_spoken", ["en", "fr"], indirect=True)
def test_a_letter_with_alt_leads_to_one_thing_alone_in_the_room_of_a_profile(here: Room) -> None:
    here.place.rooms.open_profile(here.do(lambda desk: desk.profiles.find("HC")).id)
    room = profile_room(here)
    for number in range(room.tabs.count()):
        room.tabs.setCurrentIndex(number)
        here.quiet()
        texts = [action.text() for action in here.place.window().menuBar().actions()]
        for one in room.findChildren(QWidget):
            if one.isVisible() and isinstance(one, QAbstractButton | QLabel):
                texts.append(one.text())
        letters = [found.upper() for text in texts for found in re.findall(r"&([^&\s])", text)]
        assert sorted(letters) == sorted(set(letters)), [one for one in texts if "&" in one]
