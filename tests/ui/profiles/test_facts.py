"""The facts of a profile: added, changed, confirmed, deleted and undone by keyboard; whence each comes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from briefing_app.domain.fact_fields import SORTS, empty, sort_named, typed
from briefing_app.domain.facts import FactId, Membership, NextStep
from briefing_app.domain.text import Withheld
from briefing_app.storage.records import ActKind
from briefing_app.ui.profiles.profile_room import ProfileRoom
from tests.domain.test_fact_fields import SOME
from tests.ui.profiles.conftest import LONG, AtWork

HOSTILE = '<img src="file:///sentinel"><b>Bold</b> & <script>x</script>'


def press(widget, key: Qt.Key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(widget, key, modifiers)


def show_facts(room: ProfileRoom, sort: str = "people") -> None:
    room.tabs.setCurrentWidget(room.facts)
    row = [one.key for one in SORTS].index(sort)
    room.facts.sorts.setCurrentIndex(room.facts._sorts.index(row))
    room.facts.table.setFocus()


def cells(room: ProfileRoom) -> list[list[str]]:
    model = room.facts.table.model()
    columns = range(model.columnCount())
    return [[model.index(row, one).data() for one in columns] for row in range(model.rowCount())]


@pytest.mark.parametrize("sort", [one.key for one in SORTS])
def test_a_fact_of_every_sort_is_added_edited_deleted_and_undone_by_keyboard(
    at_work: AtWork, sort: str
) -> None:
    room = at_work.open("M5")
    show_facts(room, sort)
    before = cells(room)
    at_work.prompts.answers["fact"] = {**empty(sort_named(sort)), **SOME[sort]}
    where = room.facts.table if before else room.facts.add_first
    where.setFocus()
    press(where, Qt.Key.Key_Insert if before else Qt.Key.Key_Space)
    at_work.rest()
    added = room.facts.current
    assert len(cells(room)) == len(before) + 1
    assert at_work.heard.failed == []

    name = sort_named(sort).fields[0].name
    at_work.prompts.answers["fact"] = {**typed(added), name: "12"}
    press(room.facts.table, Qt.Key.Key_Return)
    at_work.rest()
    assert room.facts.current.id == added.id
    assert "12" in cells(room)[room.facts.table.currentIndex().row()][0]

    press(room.facts.table, Qt.Key.Key_Delete)
    at_work.rest()
    assert cells(room) == before
    at_work.undo()
    assert len(cells(room)) == len(before) + 1
    assert room.facts.current.id == added.id


def test_a_form_that_is_closed_changes_nothing(at_work: AtWork) -> None:
    room = at_work.open("M5")
    show_facts(room)
    for key in (Qt.Key.Key_Insert, Qt.Key.Key_Return):
        press(room.facts.table, key)
    at_work.rest()
    assert at_work.heard.done == []
    assert at_work.prompts.asked == ["fact", "fact"]


def test_a_fact_leads_to_the_words_it_comes_from(at_work: AtWork) -> None:
    room = at_work.open("M5")
    show_facts(room, "engagements")
    listed = room.facts.source.list.model()
    assert listed.index(0).data().startswith("“the plenary held in Auckland in November 2019”")
    assert "in “Engagement”, English" in listed.index(0).data()
    room.facts.source.list.setFocus()
    press(room.facts.source.list, Qt.Key.Key_Return)
    page = room.tabs.currentWidget()
    at_work.qtbot.waitUntil(lambda: page.editor is not None, timeout=LONG)
    chosen = page.editor.textCursor().selectedText()
    assert chosen == "the plenary held in Auckland in November 2019"


def test_a_withheld_fact_says_under_what(at_work: AtWork) -> None:
    room = at_work.open("M5")
    show_facts(room, "next-steps")
    status = [row[-1] for row in cells(room)]
    assert any(one == "(PA) · withheld under s. 15(1)" for one in status)
    at_work.prompts.answers["fact"] = None
    said = []
    for row in range(2):
        room.facts.table.setCurrentIndex(room.facts.table.model().index(row, 0))
        said.append(room.facts.source._notes.text())
    assert any("Withheld under s. 15(1): it is in no public edition." in one for one in said)


def propose(at_work: AtWork, *facts: object) -> None:
    """Put facts into the profile as an import would leave them."""

    def write(desk):
        profile = desk.profiles.find("M5")
        with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
            unit.profiles.save(replace(profile, confirmed=False, facts=(*profile.facts, *facts)))

    at_work.ask(write)


def member(number: int, name: object, **others: object) -> Membership:
    return Membership(id=FactId(f"m{number}"), profile=None, standing="member", member=name, **others)


def test_proposals_are_confirmed_one_by_one_and_all_at_once(at_work: AtWork) -> None:
    propose(at_work, *(member(number, f"Member {number}", confirmed=False) for number in range(3)))
    room = at_work.open("M5")
    assert "not everything is confirmed" in room.head.badge.text()
    show_facts(room, "memberships")
    assert room.facts._sorts.index(2).data(Qt.ItemDataRole.AccessibleTextRole).endswith("3 to be confirmed")
    room.facts.table.setCurrentIndex(room.facts.table.model().index(2, 0))
    press(room.facts.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    at_work.rest()
    assert room.facts.current.confirmed
    room.head.confirm_all.click()
    at_work.rest()
    assert all(one.confirmed for one in at_work.profile("M5").facts)
    assert not room.head.confirm_all.isVisible()
    assert at_work.heard.done[-1] == "Confirmed the profile and 2 facts."
    at_work.undo()
    assert sum(not one.confirmed for one in at_work.profile("M5").facts) == 2


def test_a_fact_changed_elsewhere_is_asked_for_again_and_nothing_typed_is_lost(at_work: AtWork) -> None:
    room = at_work.open("M5")
    show_facts(room)
    fact = room.facts.current
    at_work.ask(lambda desk: desk.profile_editing.save_fact(fact, {**typed(fact), "post": "Elsewhere"}))
    forms = []

    def ask(_parent, form):
        forms.append(form)
        return {**form.typed, "role": "my own words"} if len(forms) < 3 else None

    at_work.prompts.fact = ask
    press(room.facts.table, Qt.Key.Key_Return)
    at_work.rest()
    at_work.qtbot.waitUntil(lambda: len(forms) == 2, timeout=LONG)
    at_work.rest()
    assert forms[1].typed["role"] == "my own words"
    assert "changed by someone else" in forms[1].note
    now = next(one for one in at_work.profile("M5").facts if one.id == fact.id)
    assert (now.role, now.post) == ("my own words", "Elsewhere")  # nothing of somebody else is undone


def test_hostile_values_are_shown_letter_by_letter(at_work: AtWork) -> None:
    propose(at_work, member(1, HOSTILE), NextStep(id=FactId("n"), profile=None, action=HOSTILE))
    room = at_work.open("M5")
    show_facts(room, "memberships")
    assert HOSTILE in [row[0] for row in cells(room)]
    tips = [room.facts.table.model().index(row, 0).data(Qt.ItemDataRole.ToolTipRole) for row in range(3)]
    assert not any("<img" in one for one in tips)
    labels = [one for one in room.findChildren(QLabel) if one.text()]
    assert labels
    assert all(one.textFormat() is Qt.TextFormat.PlainText for one in labels)


def test_a_redacted_field_is_shown_as_redacted(at_work: AtWork) -> None:
    propose(at_work, member(1, Withheld()))
    room = at_work.open("M5")
    show_facts(room, "memberships")
    room.facts.choose(FactId("m1"))
    assert "[redacted]" in [row[0] for row in cells(room)]
    assert "Redacted before it reached us: Member." in room.facts.source._notes.text()


def test_five_hundred_facts_are_shown_and_one_is_changed(at_work: AtWork) -> None:
    propose(at_work, *(member(number, f"Member {number:03}") for number in range(500)))
    room = at_work.open("M5")
    show_facts(room, "memberships")
    assert len(cells(room)) == 502
    room.facts.choose(FactId("m499"))
    at_work.prompts.answers["fact"] = {**typed(room.facts.current), "member": "The last"}
    room.facts.edit.trigger()
    at_work.rest()
    assert room.facts.current.member == "The last"


def test_who_chairs_is_answered_for_any_day(at_work: AtWork) -> None:
    room = at_work.open("M5")
    show_facts(room, "chairs")
    strip = room.facts.chairs
    for day, answer in (
        (QDate(2018, 6, 1), "Perhaps New Zealand chairs: the dates known leave it open."),
        (QDate(2019, 6, 1), "Perhaps New Zealand, Canada chairs: the dates known leave it open."),
        (QDate(2030, 1, 1), "Nobody is known to chair on that day."),
    ):
        strip.day.setDate(day)
        assert strip.answer.text() == answer
    at_work.prompts.answers["fact"] = {"holder": "Australia", "office": "chair", "when": "2030"}
    room.facts.add.trigger()
    at_work.rest()
    assert strip.answer.text() == "Australia chairs."


@pytest.mark.parametrize("language", ["en", "fr"])
def test_nothing_is_cut_off_at_twice_the_size(at_work: AtWork, spoken, large_type, language: str) -> None:
    spoken(language)
    large_type()
    room = at_work.open("M5")
    for sort in (one.key for one in SORTS):
        show_facts(room, sort)
        for button in room.findChildren(QPushButton):
            if button.isVisible():
                words = button.text().replace("&", "")
                assert QFontMetrics(button.font()).horizontalAdvance(words) <= button.width(), words
                assert QFontMetrics(button.font()).height() <= button.height()
    assert room.minimumSizeHint().width() <= 1400


def test_tab_goes_through_the_facts_and_never_sticks(at_work: AtWork) -> None:
    room = at_work.open("M5")
    show_facts(room)
    start = room.facts.sorts
    start.setFocus()
    reached = []
    for _ in range(40):
        press(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
        if reached[-1] is start:
            break
    assert reached[-1] is start
    assert room.facts.table in reached
    assert room.facts.source.list in reached
    assert room.facts.buttons[0] in reached
