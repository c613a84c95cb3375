"""Every occurrence of a name, in the window: what is shown is what is severed, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from briefing_app.domain.text import holds
from briefing_app.ui.editor.guarded_copy import MARKER
from briefing_app.ui.severing.name_dialog import NameDialog
from tests.ui.severing.conftest import (
    CTRL,
    EVERYWHERE,
    LONG,
    NAME,
    Naming,
    Officer,
    everything_said,
    spoken,
    withheld_words,
)
from tests.ui.typed_grounds import type_keys, words_of

# ---- what is shown is what is severed


def test_the_words_chosen_are_looked_for_everywhere_and_severed_as_shown(
    officer: Officer, prompts: Naming
) -> None:
    room = officer.open_note()
    officer.choose_name(room.pane.editor)
    officer.press(room.pane.editor)
    assert prompts.told_first == "3 places can be severed"
    first, fact, here = prompts.rows
    assert first.startswith("* Harbour Consultations · Engagement · EN, ")
    assert f"and sends {NAME}, its delegate" in first
    assert fact.startswith("* Harbour Consultations · fact, ")
    assert here.startswith("* 1 · Winter talks · Engagement, ")
    assert officer.ask(withheld_words) == EVERYWHERE
    (view,) = officer.ask(lambda desk: desk.severances.of_note("1"))
    assert (view.label, view.severance.reason) == ("s. 19(1)", "Their private life.")
    assert officer.place.bar.text == "3 places severed under one severance: proposed."
    assert any(map(holds, room.pane.editor.text()))


def test_one_undo_makes_everything_what_it_was(officer: Officer) -> None:
    room, before = officer.open_note(), officer.ask(everything_said)
    officer.choose_name(room.pane.editor)
    officer.press(room.pane.editor)
    officer.undo()
    assert officer.place.bar.text == "Taken back."
    assert officer.ask(everything_said) == before
    assert not any(map(holds, room.pane.editor.text()))


def test_a_place_that_is_not_ticked_stays_free(officer: Officer, prompts: Naming) -> None:
    def act(dialog: NameDialog) -> None:
        dialog.list.setFocus()
        for key in (Qt.Key.Key_Home, Qt.Key.Key_Space):
            QTest.keyClick(dialog.list, key)
        assert spoken(dialog)[0].startswith("Harbour")
        assert dialog.sever_button.text() == "&Sever 2 places"
        prompts.sever(dialog)

    prompts.act = act
    room = officer.open_note()
    officer.choose_name(room.pane.editor)
    officer.press(room.pane.editor)
    assert officer.ask(withheld_words) == {"Harbour Consultations": ["a fact"], "1": [NAME]}


@pytest.mark.parametrize("how", ["a place of a note is left out", "profiles alone are looked through"])
def test_that_copies_in_notes_follow_all_the_same_is_told_before(
    officer: Officer, prompts: Naming, how: str
) -> None:
    said: list[str] = []

    def act(dialog: NameDialog) -> None:
        said.append(dialog.remark)
        dialog.provisions.line.setText("19(1)")
        said.append(dialog.remark)
        if how.startswith("profiles"):
            dialog.scope.setCurrentText("All profiles")
            dialog.look()
            prompts.rest(dialog)
        else:
            dialog.list.setFocus()
            for key in (Qt.Key.Key_End, Qt.Key.Key_Space):
                QTest.keyClick(dialog.list, key)
        said.append(dialog.remark)
        dialog.reason.setFocus()
        type_keys("Their private life.\n")

    prompts.act = act
    room = officer.open_note()
    officer.choose_name(room.pane.editor)
    officer.press(room.pane.editor)
    assert said == [
        "Type the number of a provision, such as 15(1).",
        "",
        "In notes that hold copies of what is severed in a profile, the same is proposed.",
    ]
    assert officer.ask(withheld_words) == EVERYWHERE


def test_what_is_withheld_already_says_so_and_cannot_be_ticked(officer: Officer, prompts: Naming) -> None:
    officer.ask(
        lambda desk: desk.passages.mark(profile="HC", section="engagement", words=NAME, exemptions=("15(1)",))
    )

    def act(dialog: NameDialog) -> None:
        QTest.keyClick(dialog.list, Qt.Key.Key_A, CTRL)
        QTest.keyClick(dialog.list, Qt.Key.Key_Space)
        prompts.rows += spoken(dialog)
        prompts.close(dialog)

    prompts.act = act
    room = officer.open_note()
    officer.choose_name(room.pane.editor)
    officer.press(room.pane.editor)
    held = [one for one in prompts.rows if one.endswith("withheld already")]
    assert held
    assert not [one for one in held if one.startswith("*")]
    assert "withheld already" in prompts.told_first


def test_one_note_alone_is_looked_through(officer: Officer, prompts: Naming) -> None:
    def act(dialog: NameDialog) -> None:
        dialog.scope.setFocus()
        QTest.keyClick(dialog.scope, Qt.Key.Key_Down)
        assert dialog.scope.currentText() == "This note only"
        dialog.look()
        prompts.rest(dialog)
        prompts.rows = spoken(dialog)
        prompts.sever(dialog)

    prompts.act = act
    room = officer.open_note()
    officer.choose_name(room.pane.editor)
    officer.press(room.pane.editor)
    assert len(prompts.rows) == 1
    assert officer.ask(withheld_words) == {"1": [NAME]}


def test_of_the_names_of_a_profile_each_can_be_left_out(officer: Officer, prompts: Naming) -> None:
    title = "HC, or Harbour Consultations"
    officer.ask(lambda desk: desk.notes.create(kind="meeting-note", title=title, names=()))
    seen: list[list[str]] = []

    def act(dialog: NameDialog) -> None:
        type_keys("Harbour Consultations\n")
        prompts.rest(dialog)
        model = dialog.variants.model()
        names = [model.index(row, 0).data() for row in range(model.rowCount())]
        seen.extend((names, spoken(dialog)))
        dialog.variants.setCurrentIndex(model.index(names.index("HC"), 0))
        QTest.keyClick(dialog.variants, Qt.Key.Key_Space)
        prompts.rest(dialog)
        seen.append(spoken(dialog))
        assert [model.index(row, 0).data() for row in range(model.rowCount())] == names
        prompts.close(dialog)

    prompts.act = act
    officer.press()
    names, all_places, fewer = seen
    assert {"Harbour Consultations", "HC"} <= set(names)
    in_title = [[row for row in rows if "title of the note" in row] for rows in (all_places, fewer)]
    assert list(map(len, in_title)) == [2, 1]
    filled_in = [row for row in all_places if "1 · Winter talks · line of the note" in row]
    assert all("to be changed by hand" in row for row in filled_in)
    assert [" (HC" in row for row in filled_in] == [True, True]
    assert sum("table drawn from facts" in row for row in all_places) == 2


def test_the_person_of_the_fact_chosen_is_looked_for(officer: Officer, prompts: Naming) -> None:
    place = officer.place
    profile = next(one for one in place.browsing.profiles if one.acronym == "HC")
    place.rooms.open_profile(profile.id)
    room: Any = place.rooms.current
    officer.qtbot.waitUntil(lambda: room.opened is not None, timeout=LONG)
    officer.rest()
    room.tabs.setCurrentWidget(room.facts)
    room.facts.choose(next(one.id for one in room.opened.profile.facts if NAME in str(one)))
    officer.press(room.facts.table)
    assert len(prompts.rows) == 3
    assert officer.ask(withheld_words) == EVERYWHERE
    assert "withheld under s. 19(1)" in str(
        [room.facts.table.model().index(0, column).data() for column in range(9)]
    )


# ---- what cannot be severed here


def test_titles_and_headings_are_listed_to_be_changed_by_hand_and_gone_to(
    officer: Officer, prompts: Naming
) -> None:
    officer.ask(lambda desk: desk.notes.create(kind="meeting-note", title=f"Lunch with {NAME}", names=()))

    def act(dialog: NameDialog) -> None:
        row = next(row for row, said in enumerate(prompts.rows) if "title of the note" in said)
        dialog.list.setFocus()
        dialog.list.setCurrentIndex(dialog.list.model().index(row, 0))
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)

    prompts.act = act
    room = officer.open_note()
    officer.choose_name(room.pane.editor)
    officer.press(room.pane.editor)
    assert prompts.told_first.endswith("1 to be changed by hand")
    by_hand = [one for one in prompts.rows if one.endswith("to be changed by hand")]
    assert len(by_hand) == 1
    assert not by_hand[0].startswith("*")
    address = officer.place.rooms.address
    assert (address.kind, address.key) == ("note", "2")
    assert officer.ask(withheld_words) == {}


def test_a_place_in_a_profile_is_gone_to_and_what_was_typed_is_there_again(
    officer: Officer, prompts: Naming
) -> None:
    def act(dialog: NameDialog) -> None:
        dialog.reason.line.setText("Their private life.")
        dialog.list.setCurrentIndex(dialog.list.model().index(1, 0))  # a fact
        dialog.go_button.click()

    prompts.act = act
    room = officer.open_note()
    officer.choose_name(room.pane.editor)
    officer.press(room.pane.editor)
    profile: Any = officer.place.rooms.current
    officer.qtbot.waitUntil(lambda: profile.opened is not None, timeout=LONG)
    officer.rest()
    assert officer.place.rooms.address.kind == "profile"
    assert profile.tabs.currentWidget() is profile.facts
    assert NAME in str(profile.facts.current)
    typed: list[str] = []

    def again(dialog: NameDialog) -> None:
        typed.extend((dialog.names.text(), dialog.reason.reason))
        prompts.close(dialog)

    prompts.act = again
    officer.press()
    assert typed == [NAME, "Their private life."]


def test_a_name_that_stands_nowhere_is_told(officer: Officer, prompts: Naming) -> None:
    def act(dialog: NameDialog) -> None:
        assert dialog.told.startswith("Type a name and press Enter")
        type_keys("\n")
        assert dialog.told == "Type the name that is to be looked for."
        type_keys("Nobody Atall\n")
        prompts.rest(dialog)
        prompts.told_first = dialog.told
        assert not dialog.sever_button.isEnabled()
        prompts.close(dialog)

    prompts.act = act
    officer.press()
    assert prompts.told_first == "The name stands nowhere there."


def test_another_name_typed_forgets_the_places_of_the_one_before(officer: Officer, prompts: Naming) -> None:
    def act(dialog: NameDialog) -> None:
        dialog.provisions.line.setText("19(1)")
        assert dialog.sever_button.isEnabled()
        dialog.names.setFocus()
        type_keys("x")
        assert spoken(dialog) == []
        assert not dialog.sever_button.isEnabled()
        prompts.close(dialog)

    prompts.act = act
    room = officer.open_note()
    officer.choose_name(room.pane.editor)
    officer.press(room.pane.editor)
    assert officer.ask(withheld_words) == {}


# ---- what is said, and what gets out


def test_the_name_is_in_no_title_tip_name_message_or_copy(officer: Officer, prompts: Naming) -> None:
    out: list[str] = []

    def act(dialog: NameDialog) -> None:
        out.append(dialog.windowTitle())
        out.extend(words_of(dialog, texts=False))
        for view in (dialog.list, dialog.variants):
            model = view.model()
            out.extend(str(model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole)) for row in range(3))
            QTest.keyClick(view, Qt.Key.Key_A, CTRL)
            QTest.keyClick(view, Qt.Key.Key_C, CTRL)
            out.append(QGuiApplication.clipboard().text())
        dialog.names.selectAll()
        QTest.keyClick(dialog.names, Qt.Key.Key_C, CTRL)
        out.append(QGuiApplication.clipboard().text())
        out.append(dialog.told)
        prompts.sever(dialog)

    prompts.act = act
    room = officer.open_note()
    officer.choose_name(room.pane.editor)
    officer.press(room.pane.editor)
    out.append(officer.place.bar.text)
    out.extend(words_of(officer.place.bar))
    assert MARKER in out
    assert [one for one in out if NAME in one or "Roy" in one] == []
    assert officer.ask(withheld_words) == EVERYWHERE


def test_a_reason_that_names_a_category_is_remarked_under_the_field(
    officer: Officer, prompts: Naming
) -> None:
    said: list[str] = []

    def act(dialog: NameDialog) -> None:
        dialog.reason.setFocus()
        type_keys("It is SECRET.")
        officer.qtbot.waitUntil(lambda: dialog.reason.warning != "", timeout=LONG)
        said.append(dialog.reason.warning)
        dialog.provisions.setFocus()
        type_keys("SECRET")
        assert not dialog.sever_button.isEnabled()
        prompts.close(dialog)

    prompts.act = act
    room = officer.open_note()
    officer.choose_name(room.pane.editor)
    officer.press(room.pane.editor)
    assert said[0].startswith("The reason names the marking SECRET")


def test_a_provision_is_completed_as_it_is_typed(officer: Officer, prompts: Naming) -> None:
    typed: list[str] = []

    def act(dialog: NameDialog) -> None:
        dialog.provisions.setFocus()
        type_keys("personal\n, 15(1)\t")
        typed.append(dialog.provisions.line.text())
        assert dialog.reason.line.hasFocus()
        prompts.close(dialog)

    prompts.act = act
    room = officer.open_note()
    officer.choose_name(room.pane.editor)
    officer.press(room.pane.editor)
    assert typed == ["19(1), 15(1)"]


@pytest.mark.parametrize("_spoken", ["fr"], indirect=True)
class TestInFrench:
    def test_it_is_severed_and_told(self, officer: Officer, prompts: Naming) -> None:
        room = officer.open_note()
        officer.choose_name(room.pane.editor)
        officer.press(room.pane.editor)
        assert prompts.told_first == "3 endroits peuvent être prélevés"
        assert prompts.rows[1] == f"* Consultations du port · fait, {NAME}"
        assert officer.place.bar.text.startswith("3 endroits prélevés par un seul prélèvement")
        assert sorted(officer.ask(withheld_words).values()) == sorted(EVERYWHERE.values())
        officer.undo()
        assert officer.place.bar.text == "Annulé."


def test_without_a_library_there_is_nothing_to_ask(new_window: Any) -> None:
    place = new_window()
    assert not place.commands.sever_name.isEnabled()


def test_it_is_in_the_menu_and_the_palette(officer: Officer) -> None:
    place = officer.place
    menus: list[QWidget] = [one.menu() for one in place.window().menuBar().actions()]
    assert any(place.commands.sever_name in one.actions() for one in menus)
    place.going.palette.open()
    QTest.keyClicks(QApplication.focusWidget(), "every occurrence")
    box = place.going.palette.box
    wanted = "Sever every occurrence of a name…"
    officer.qtbot.waitUntil(lambda: box.current is not None and box.current.words.title == wanted)
