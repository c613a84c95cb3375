"""The ceiling of the open library is changed from the menu, told in the bar and taken back from there."""

from __future__ import annotations

import threading
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import Program, start
from briefing_app.domain.errors import NotAllowedError
from briefing_app.services.ceilings import CeilingChange, CeilingService
from briefing_app.ui.ceiling_dialog import CeilingDialog, CeilingWish
from briefing_app.ui.editor.vocabulary import vocabulary_of
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


def test_a_raise_across_families_is_told_whole_and_keeps_what_there_is(
    qtbot: QtBot, at_work: Workplace, prompts: FakePrompts
) -> None:
    change(at_work, prompts, "ca:PA//ca:S", WHY)
    told = said(qtbot, at_work, "is now")
    assert told == "The ceiling of the library is now SECRET // PROTECTED A; before it was PROTECTED A."
    change(at_work, prompts, "PA", "")
    told = said(qtbot, at_work, "before it was SECRET")
    assert told == "The ceiling of the library is now PROTECTED A; before it was SECRET // PROTECTED A."


def test_looking_through_the_library_is_cancelled_from_the_bar(
    qtbot: QtBot, at_work: Workplace, prompts: FakePrompts, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(at_work, prompts, "PB", WHY)
    said(qtbot, at_work, "is now")
    looked = threading.Event()
    blocked = CeilingService.change

    def slow(self: CeilingService, *given: str, **more: Any) -> CeilingChange:
        looked.wait(LONG / 1000)
        return blocked(self, *given, **more)

    monkeypatch.setattr(CeilingService, "change", slow)
    change(at_work, prompts, "PA", "")
    try:
        qtbot.waitUntil(lambda: "Looking for" in at_work.bar.text and at_work.bar.isVisible(), timeout=LONG)
        (cancel,) = [one for one in at_work.bar.findChildren(QAbstractButton) if one.text() == "&Cancel"]
        cancel.click()
    finally:
        looked.set()
    assert said(qtbot, at_work, "cancelled") == "It was cancelled; nothing was changed."
    assert at_work.bar.tone is Tone.NOTICE
    assert ceiling(qtbot, at_work) == "PROTECTED B"


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


def test_a_pair_is_the_row_it_begins_at_and_each_family_is_changed_by_itself(
    qtbot: QtBot, real_program: Program
) -> None:
    catalogue = real_program.catalogue
    made = CeilingDialog(ceiling_choices(catalogue, "en", catalogue.marking("SECRET//PA")))
    qtbot.addWidget(made)
    assert made.ceiling.currentText() == "SECRET // PROTECTED A / SECRET // PROTÉGÉ A"
    assert not made.accept_button.isEnabled()
    offered = [made.ceiling.itemText(row).partition(" / ")[0] for row in range(made.ceiling.count())]
    assert offered == [
        "UNCLASSIFIED",
        "PROTECTED A",
        "SECRET",
        "SECRET // PROTECTED A",
        "SECRET // PROTECTED B",
        "SECRET // PROTECTED C",
        "CONFIDENTIAL // PROTECTED A",
        "TOP SECRET // PROTECTED A",
    ]
    assert "moderate injury" in made.meaning.text()
    choose(made, "SECRET // PROTECTED B")
    made.reason.setText(WHY)
    assert made.answer() == CeilingWish("ca:PB//ca:S", WHY)
    choose(made, "CONFIDENTIAL")
    made.reason.clear()
    assert made.accept_button.isEnabled()


def test_a_new_library_begins_at_a_usual_ceiling_that_is_a_pair(real_program: Program) -> None:
    catalogue = replace(real_program.catalogue, ceiling=real_program.catalogue.marking("SECRET//PA"))
    choices = ceiling_choices(catalogue, "en")
    (usual,) = [one for one in choices if one.usual]
    assert (usual.key, usual.needs_statement) == ("ca:PA//ca:S", False)
    assert usual.words == "SECRET // PROTECTED A / SECRET // PROTÉGÉ A"
    assert {"ca:U", "ca:PA", "ca:S"} < {one.key for one in choices}


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


def test_an_editor_that_refuses_a_marking_names_both_levels_of_the_ceiling(real_program: Program) -> None:
    catalogue = real_program.catalogue
    words = vocabulary_of(catalogue, "fr", catalogue.marking("SECRET//PA"))
    with pytest.raises(NotAllowedError, match=r"SECRET // PROTÉGÉ B.*SECRET // PROTÉGÉ A"):
        words.within_ceiling(catalogue.marking("SECRET//PB"))
