"""The ceiling of the open library is changed from the menu, told in the bar and taken back from there."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import Program, start
from briefing_app.ui.ceiling_dialog import CeilingDialog, CeilingWish
from briefing_app.ui.library_commands import ceiling_choices
from briefing_app.ui.message_bar import Tone
from briefing_app.ui.workplace import Workplace
from tests.ui.conftest import FakePrompts, OpenWindow, ask

LONG = 30_000  # milliseconds
WHY = "Accredited by the departmental security officer."


@pytest.fixture(scope="module")
def real_program() -> Program:
    return start()


@pytest.fixture
def at_work(qtbot: QtBot, new_window: OpenWindow, real_program: Program, real_library: Path) -> Workplace:
    place = new_window(real_program)
    place.open(real_library)
    qtbot.waitUntil(lambda: place.browsing.is_read and place.commands.ceiling.isEnabled(), timeout=LONG)
    return place


def said(qtbot: QtBot, place: Workplace, words: str) -> str:
    """What the bar says, once these words are in it."""
    qtbot.waitUntil(lambda: words in place.bar.text and not place.session.tasks.busy, timeout=LONG)
    return place.bar.text


def ceiling(qtbot: QtBot, place: Workplace) -> str:
    return ask(qtbot, place.session, lambda desk: desk.ceilings.name(desk.ceilings.now()))


def change(place: Workplace, prompts: FakePrompts, wanted: str, reason: str) -> None:
    prompts.answers["ceiling"] = CeilingWish(wanted, reason)
    place.commands.ceiling.trigger()


# ---- the command


def test_it_is_raised_told_and_taken_back(qtbot: QtBot, at_work: Workplace, prompts: FakePrompts) -> None:
    change(at_work, prompts, "PB", WHY)
    told = said(qtbot, at_work, "is now")
    assert told == "The ceiling of the library is now PROTECTED B; before it was PROTECTED A."
    assert ceiling(qtbot, at_work) == "PROTECTED B"
    (offered,) = prompts.given["ceiling"]
    assert [one.words for one in offered if one.usual] == ["PROTECTED A / PROTÉGÉ A"]
    assert at_work.commands.undo.isEnabled()
    at_work.commands.undo.trigger()
    assert said(qtbot, at_work, "again") == "The ceiling of the library is PROTECTED A again."
    assert ceiling(qtbot, at_work) == "PROTECTED A"


def test_a_refusal_is_told_and_nothing_is_changed(
    qtbot: QtBot, at_work: Workplace, prompts: FakePrompts
) -> None:
    change(at_work, prompts, "PB", WHY)
    said(qtbot, at_work, "is now")
    ask(
        qtbot,
        at_work.session,
        lambda desk: desk.passages.mark(
            profile="HC", section="engagement", words="pays", marking="PROTECTED B"
        ),
    )
    change(at_work, prompts, "PA", "")
    told = said(qtbot, at_work, "stays")
    assert told.startswith("One record is marked above PROTECTED A, so the ceiling stays PROTECTED B: ")
    assert at_work.bar.tone is Tone.ERROR
    assert ceiling(qtbot, at_work) == "PROTECTED B"


def test_whoever_thinks_better_of_it_changes_nothing(
    qtbot: QtBot, at_work: Workplace, prompts: FakePrompts
) -> None:
    at_work.commands.ceiling.trigger()
    qtbot.waitUntil(lambda: "ceiling" in prompts.asked, timeout=LONG)
    assert ceiling(qtbot, at_work) == "PROTECTED A"
    assert at_work.bar.text == ""


def test_a_room_that_is_open_is_left_so_that_what_it_offers_is_right(
    qtbot: QtBot, at_work: Workplace, prompts: FakePrompts
) -> None:
    at_work.rooms.open_profile(at_work.browsing.profiles[0].id)
    qtbot.waitUntil(lambda: bool(at_work.rooms.current.panes()), timeout=LONG)
    change(at_work, prompts, "PB", WHY)
    said(qtbot, at_work, "is now")
    assert at_work.rooms.in_lists


# ---- the dialog


@pytest.fixture
def dialog(qtbot: QtBot, real_program: Program) -> CeilingDialog:
    catalogue = real_program.catalogue
    made = CeilingDialog(ceiling_choices(catalogue, "en", catalogue.marking("PB")))
    qtbot.addWidget(made)
    made.show()
    return made


def choose(dialog: CeilingDialog, words: str) -> None:
    dialog.ceiling.setCurrentIndex(dialog.ceiling.findText(words, flags=Qt.MatchFlag.MatchStartsWith))


def test_it_begins_at_the_ceiling_there_is_and_asks_for_another(dialog: CeilingDialog) -> None:
    assert dialog.ceiling.currentText().startswith("PROTECTED B")
    assert not dialog.accept_button.isEnabled()
    assert "choose another one" in dialog.problem_line.text()


def test_a_higher_one_says_what_it_means_and_needs_a_reason(dialog: CeilingDialog) -> None:
    choose(dialog, "PROTECTED C")
    assert "must be accredited for them" in dialog.meaning.text()
    assert "Disclosure could cause" in dialog.meaning.text()
    assert not dialog.accept_button.isEnabled()
    dialog.reason.setText("  ")
    assert not dialog.accept_button.isEnabled()
    dialog.reason.setText(f" {WHY} ")
    assert dialog.accept_button.isEnabled()
    assert dialog.answer().reason == WHY


def test_a_lower_one_says_when_it_is_refused_and_needs_no_reason(dialog: CeilingDialog) -> None:
    choose(dialog, "PROTECTED A")
    assert "refused while anything" in dialog.meaning.text()
    assert dialog.accept_button.isEnabled()


@pytest.mark.parametrize("size", [1, 2])
def test_what_a_ceiling_means_is_whole_whichever_is_chosen(
    qtbot: QtBot, dialog: CeilingDialog, size: int
) -> None:
    type_size = dialog.font()
    type_size.setPointSizeF(type_size.pointSizeF() * size)
    for label in (dialog.meaning, dialog.problem_line):
        label.setFont(type_size)
    for row in (*range(dialog.ceiling.count()), 0):
        dialog.ceiling.setCurrentIndex(row)
        for label in (dialog.meaning, dialog.problem_line):
            qtbot.waitUntil(partial(has_room, label))


def has_room(label: QLabel) -> bool:
    return label.height() >= label.heightForWidth(label.width())
