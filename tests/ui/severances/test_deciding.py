"""Severances are decided about and taken back by keyboard, all or none, once they were seen."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from briefing_app.domain.severance import SeveranceState
from briefing_app.ui.severances.severance_decisions import Decision
from tests.ui.severances.conftest import (
    APPROVED,
    CTRL,
    PROPOSED,
    RECOMMENDED,
    WHY,
    Room,
    full,
)
from tests.ui.test_severances_dialog import press, said_in

# ---- deciding, and taking it back


@pytest.mark.parametrize("_spoken", ["en", "fr"], indirect=True)
@pytest.mark.parametrize(
    ("decision", "before", "after"),
    [
        (Decision.RECOMMEND, PROPOSED, RECOMMENDED),
        (Decision.APPROVE, PROPOSED, APPROVED),
        (Decision.WITHDRAW, RECOMMENDED, PROPOSED),
    ],
)
def test_a_decision_is_done_by_keyboard_and_taken_back(
    here: Room, decision: Decision, before: SeveranceState, after: SeveranceState
) -> None:
    first = here.views()[0].severance.id
    if before is RECOMMENDED:
        here.do(lambda desk: desk.severances.recommend([first], "It harms relations."))
    panel = here.show()
    here.decide(decision, "")
    assert not panel.form.button.isEnabled()  # a reason is wanted
    here.enter()
    assert here.states()[0] is before
    here.decide(decision)
    here.enter()
    assert here.states()[0] is after
    assert here.states()[1:] == [PROPOSED] * (len(here.states()) - 1)
    assert WHY in full(panel)
    assert QApplication.focusWidget() is panel.list
    assert here.bar
    here.undo()
    assert here.states()[0] is before
    assert here.bar in ("Taken back.", "Annulé.")
    assert len(panel.chosen) == 1


def test_several_are_approved_at_once_and_the_editor_and_the_pages_show_it(here: Room) -> None:
    panel = here.show()
    editor = here.room.editor_of(here.room.open_note.note.sections[1].id)
    press(Qt.Key.Key_A, CTRL)
    here.decide(Decision.APPROVE)
    here.enter()
    assert set(here.states()) == {APPROVED}
    assert panel.sentence == "Every severance here is approved."
    assert {one.state for one in editor.tags().values()} == {APPROVED}
    assert here.bar.startswith(f"{len(here.states())} severances approved.")


def test_who_approves_alone_is_told_so_and_it_stands_with_the_severance(here: Room) -> None:
    panel = here.show()
    here.decide(Decision.APPROVE)
    here.enter()
    alone = "The same person proposed and approved: have a second person look before the release."
    assert alone in here.bar
    assert alone in full(panel)


def test_provisions_are_typed_by_their_codes_several_at_once(here: Room) -> None:
    panel = here.show()
    here.decide(Decision.PROVISIONS, "")
    form = panel.form
    assert form.provisions.text() == "15(1)"
    form.provisions.setFocus()
    form.provisions.selectAll()
    QTest.keyClicks(form.provisions, "SECRET")
    assert "is a marking" in form.understood.text()
    here.enter()
    assert here.views()[0].label == "s. 15(1)"
    form.provisions.selectAll()
    QTest.keyClicks(form.provisions, "16(2), 15(1)")
    assert form.understood.text() == "s. 15(1), 16(2)"
    here.enter()
    assert here.views()[0].label == "s. 15(1), 16(2)"
    assert "The provisions of 1 severance changed." in here.bar
    assert "put under s. 15(1), 16(2) by" in full(panel)
    here.undo()
    assert here.views()[0].label == "s. 15(1)"


def test_a_day_to_look_again_is_set_or_left_to_the_act(here: Room) -> None:
    panel = here.show()
    here.decide(Decision.LOOK_AGAIN, "")
    form = panel.form
    assert "the act sets no time limit here" in form.limit.text()
    assert not form.day.isEnabled()
    form.dated.setFocus()
    press(Qt.Key.Key_Space)
    form.day.setDate(QDate(2030, 5, 17))
    form.reason.setFocus()
    here.enter()
    assert here.views()[0].severance.review_on == date(2030, 5, 17)
    assert "17 May 2030" in here.bar
    assert "To be looked at again on 17 May 2030" in full(panel)
    here.undo()
    assert here.views()[0].severance.review_on is None


def test_the_time_limit_of_the_act_is_proposed(here: Room) -> None:
    first = here.views()[0].severance.id
    here.do(lambda desk: desk.severances.change_provisions([first], ("21(1)",)))
    view = here.views()[0]
    assert view.look_again is not None
    panel = here.show()
    here.decide(Decision.LOOK_AGAIN, "")
    at = panel.form.day.date()
    assert date(at.year(), at.month(), at.day()) == view.look_again
    assert str(view.look_again.year) in panel.form.limit.text()


def test_a_reason_that_names_a_level_is_remarked_while_it_is_typed(here: Room) -> None:
    panel = here.show()
    here.decide(Decision.APPROVE, "Because it is SECRET.")
    assert panel.form.warning.isVisible()
    assert "a security category alone is never a ground to withhold" in panel.form.warning.text()
    panel.form.reason.clear()
    assert not panel.form.warning.isVisible()


def test_what_is_typed_is_stored_before_anything_is_decided(here: Room) -> None:
    here.show()
    here.room.pane.editor.setFocus()
    QTest.keyClicks(here.room.pane.editor, "Typed before. ")
    here.decide(Decision.APPROVE)
    here.enter()
    stored = here.do(lambda desk: said_in([b for one in desk.notes.get("1").sections for b in one.blocks]))
    assert "Typed before." in stored
    assert here.states()[0] is APPROVED


# ---- what another window decided meanwhile


def test_what_was_decided_elsewhere_meanwhile_stops_it_in_one_sentence_and_nothing_is_done(
    here: Room,
) -> None:
    panel = here.show()
    press(Qt.Key.Key_A, CTRL)
    first = here.views()[0].severance.id
    here.do(lambda desk: desk.severances.recommend([first], "It harms relations."))
    here.decide(Decision.APPROVE)
    here.enter()
    told = "Nothing was decided: this was changed meanwhile. Look at it again first."
    assert panel.sentence == told
    assert here.bar == ""
    assert here.states() == [RECOMMENDED, *[PROPOSED] * (len(here.states()) - 1)]
    assert panel.form.reason.text() == WHY  # nothing typed is lost
    assert "recommended by" in full(panel)
    here.enter()
    assert set(here.states()) == {APPROVED}


def test_words_that_were_typed_into_it_since_are_not_approved_unseen(here: Room) -> None:
    here.show()
    press(Qt.Key.Key_Return)
    editor = here.room.pane.editor
    cursor = editor.textCursor()
    cursor.setPosition(cursor.block().position() + len("Seventeen"))
    editor.setTextCursor(cursor)
    QTest.keyClicks(editor, " friendly")
    here.decide(Decision.APPROVE)
    here.enter()
    assert here.states()[0] is PROPOSED
    assert "Seventeen friendly states" in full(here.panel)
    here.enter()
    assert here.states()[0] is APPROVED


def test_what_was_decided_about_since_is_not_taken_back(here: Room) -> None:
    here.show()
    here.decide(Decision.APPROVE)
    here.enter()
    first = here.views()[0].severance.id
    here.do(lambda desk: desk.severances.withdraw([first], "Too early."))
    here.undo()
    assert here.states()[0] is PROPOSED
    assert here.bar
    assert here.bar != "Taken back."
