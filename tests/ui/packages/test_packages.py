"""A colleague’s copy in the window: packed, dropped, decided one by one, brought in and taken back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import Desk, start
from briefing_app.domain.arriving import Choice, State
from briefing_app.domain.facts import ProfileId
from briefing_app.domain.profile import Name, Profile
from briefing_app.storage.records import ActKind, new_id
from briefing_app.ui.decisions_lost import DecisionsLostDialog
from briefing_app.ui.message_bar import Tone
from briefing_app.ui.packages.arrival_dialog import ArrivalDialog, Arriving
from briefing_app.ui.rows import Role, RowWords
from briefing_app.ui.workplace import Workplace
from tests.services.unpacking.conftest import profile_called, rewrite, said, text_of, with_words
from tests.ui.conftest import FakePrompts, OpenWindow, ask
from tests.ui.imports.test_file_drop import carrying, drag

LONG = 20_000  # milliseconds
FORUM = "Harbour Consultations"


@pytest.fixture
def package(real_library: Path, tmp_path: Path) -> Path:
    """A package of a note about the two stakeholders, whom this library has; both changed one passage."""
    path = tmp_path / "note.bdpack"
    with start().open(real_library) as desk:
        ids = [one.id for one in desk.profiles.list()]
        number = desk.notes.create(kind="meeting-note", title="Spring visit", profiles=ids).number
        desk.packing.package(number, path)
        colleague = tmp_path / "colleague.bdl"
        start().libraries.create(colleague)
        with start().open(colleague) as other:
            note = other.unpacking.unpack(path).note
            rewrite(other, FORUM, "overview", with_words("Theirs."))
            for step, words in enumerate(("Host three.", "In Vienna first.")):
                rewrite(other, FORUM, "next-steps", with_words(words, step))
            other.packing.package(note, path, force=True)
        rewrite(desk, FORUM, "overview", with_words("Ours."))
    return path


@pytest.fixture
def window(qtbot: QtBot, new_window: OpenWindow, real_library: Path, package: Path) -> Workplace:
    place = new_window(start())
    place.open(real_library)
    qtbot.waitUntil(lambda: place.commands.unpack.isEnabled() and not place.session.tasks.busy, timeout=LONG)
    return place


def arriving(qtbot: QtBot, window: Workplace, prompts: FakePrompts, package: Path) -> Arriving:
    """What the dialog would be given."""
    prompts.answers["package_file"] = package
    window.commands.unpack.trigger()
    qtbot.waitUntil(lambda: "arrival" in prompts.asked, timeout=LONG)
    (found,) = prompts.given["arrival"]
    assert isinstance(found, Arriving)
    return found


@pytest.fixture
def dialog(qtbot: QtBot, window: Workplace, prompts: FakePrompts, package: Path) -> ArrivalDialog:
    made = ArrivalDialog(arriving(qtbot, window, prompts, package))
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def overview(qtbot: QtBot, window: Workplace) -> list[str]:
    return ask(qtbot, window.session, lambda desk: said(text_of(desk, FORUM, "overview")))


def test_what_was_chosen_is_brought_in_and_can_be_taken_back(
    qtbot: QtBot, window: Workplace, prompts: FakePrompts, package: Path
) -> None:
    (conflict,) = arriving(qtbot, window, prompts, package).arrival.conflicts
    prompts.answers["arrival"] = {conflict.key: Choice.TAKE}
    window.commands.unpack.trigger()
    qtbot.waitUntil(lambda: "came in" in window.bar.text, timeout=LONG)
    assert "undecided" not in window.bar.text
    assert overview(qtbot, window) == ["Theirs."]
    window.commands.undo.trigger()
    qtbot.waitUntil(lambda: window.bar.text == "Taken back.", timeout=LONG)
    assert overview(qtbot, window) == ["Ours."]


def test_the_head_says_how_conflicts_stand(dialog: ArrivalDialog) -> None:
    assert "1 conflict(s) undecided: yours stay" in dialog.summary()
    dialog.take_open()
    assert "every conflict decided" in dialog.summary()
    assert "undecided" not in dialog.summary()


def test_what_nobody_chose_for_stays_ours(
    qtbot: QtBot, window: Workplace, prompts: FakePrompts, package: Path
) -> None:
    prompts.answers["arrival"] = {}
    arriving(qtbot, window, prompts, package)
    qtbot.waitUntil(lambda: not window.session.tasks.busy, timeout=LONG)
    assert overview(qtbot, window) == ["Ours."]
    assert "What is new in note 1 and its profiles came in. 1 conflict(s) undecided" in window.bar.text


def test_words_withheld_here_that_the_package_says_are_told(
    qtbot: QtBot, window: Workplace, prompts: FakePrompts, package: Path
) -> None:
    def sever(desk: Desk) -> None:
        rewrite(desk, FORUM, "overview", with_words("In Vienna first."))
        desk.passages.mark(profile=FORUM, section="overview", words="In Vienna", exemptions=["15(1)"])

    ask(qtbot, window.session, sever)
    prompts.answers["arrival"] = {}
    arriving(qtbot, window, prompts, package)
    qtbot.waitUntil(lambda: "came in" in window.bar.text, timeout=LONG)
    assert "1 passage(s) say what is withheld here: withheld too." in window.bar.text


def test_a_package_with_ids_of_another_stakeholder_of_ours_is_brought_in(
    qtbot: QtBot, window: Workplace, prompts: FakePrompts, package: Path
) -> None:
    ask(qtbot, window.session, moved_to_another)
    before = ask(qtbot, window.session, lambda desk: profile_called(desk, "Another Forum"))
    conflicts = arriving(qtbot, window, prompts, package).arrival.conflicts
    prompts.answers["arrival"] = {one.key: Choice.TAKE for one in conflicts}
    window.commands.unpack.trigger()
    qtbot.waitUntil(lambda: "came in" in window.bar.text, timeout=LONG)
    assert overview(qtbot, window) == ["Theirs."]
    assert ask(qtbot, window.session, lambda desk: profile_called(desk, "Another Forum")) == before


def moved_to_another(desk: Desk) -> None:
    """Put the forum's overview and its facts into another profile, under the ids they have."""
    forum, id_ = profile_called(desk, FORUM), ProfileId(new_id())
    first, *others = forum.sections
    facts = tuple(replace(one, profile=id_, statements=()) for one in forum.facts)
    another = Profile(
        id=id_, kind=forum.kind, names=(Name(text="Another Forum"),), sections=(first,), facts=facts
    )
    with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
        unit.profiles.save(replace(forum, sections=tuple(others), facts=()))
        unit.profiles.add(another)


def test_a_package_that_is_dropped_is_looked_at(
    qtbot: QtBot, window: Workplace, prompts: FakePrompts, package: Path
) -> None:
    assert drag(window, carrying(package))
    qtbot.waitUntil(lambda: "arrival" in prompts.asked, timeout=LONG)
    assert overview(qtbot, window) == ["Ours."]


def test_a_damaged_package_is_told_in_a_sentence(
    qtbot: QtBot, window: Workplace, prompts: FakePrompts, package: Path
) -> None:
    package.write_bytes(package.read_bytes()[:-9])
    prompts.answers["package_file"] = package
    window.commands.unpack.trigger()
    qtbot.waitUntil(lambda: window.bar.tone is Tone.ERROR, timeout=LONG)
    assert "it is damaged" in window.bar.text


def test_conflicts_are_decided_from_the_keyboard(qtbot: QtBot, dialog: ArrivalDialog) -> None:
    dialog.only_conflicts.setChecked(True)
    assert dialog.list.model().rowCount() == 1
    assert dialog.chosen is not None
    assert dialog.chosen.item.state is State.CONFLICT
    assert "[removed: Ours]" in dialog.view.toPlainText()
    assert "[added: Theirs]" in dialog.view.toPlainText()
    QTest.keyClick(dialog.deciding[Choice.TAKE], Qt.Key.Key_Space)
    assert list(dialog.answer().values()) == [Choice.TAKE]
    QTest.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert dialog.answer() == {}
    QTest.keyClick(dialog.deciding[Choice.BOTH], Qt.Key.Key_Space)
    assert list(dialog.answer().values()) == [Choice.BOTH]


def test_the_list_is_gone_through_by_keys_alone(qtbot: QtBot, dialog: ArrivalDialog) -> None:
    while dialog.chosen is None or dialog.chosen.item.state is not State.CONFLICT:
        QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    key = dialog.chosen.item.key
    presses = [("t", Choice.TAKE), ("k", Choice.KEEP), ("o", Choice.BOTH), (" ", Choice.TAKE)]
    for letter, choice in presses:
        row = dialog.list.currentIndex().row()
        QTest.keyClick(dialog.list, letter)
        assert dialog.answer()[key] is choice
        dialog.choose(row)
    QTest.keyClick(dialog.list, "u")
    assert dialog.answer()[key] is Choice.BOTH


def test_all_conflicts_are_taken_at_once_and_taken_back_at_once(dialog: ArrivalDialog) -> None:
    QTest.keyClick(dialog.list, "l")
    assert list(dialog.answer().values()) == [Choice.TAKE]
    assert not dialog.take_all.isEnabled()
    QTest.keyClick(dialog.list, "u")
    assert dialog.answer() == {}
    assert dialog.take_all.isEnabled()


def test_the_list_without_the_filter_shows_everything_that_is_new(dialog: ArrivalDialog) -> None:
    shown = dialog.list.model().rowCount()
    dialog.only_conflicts.setChecked(True)
    assert dialog.list.model().rowCount() < shown or shown == 1
    dialog.only_conflicts.setChecked(False)
    assert dialog.list.model().rowCount() == shown


def test_a_note_is_packed_and_said_to_be_internal(
    qtbot: QtBot, window: Workplace, prompts: FakePrompts, package: Path, tmp_path: Path
) -> None:
    target = tmp_path / "new.bdpack"
    prompts.answers["package_file"] = target
    window.rooms.open_note("1")
    qtbot.waitUntil(
        lambda: not window.session.tasks.busy and window.commands.package.isEnabled(), timeout=LONG
    )
    window.commands.package.trigger()
    qtbot.waitUntil(lambda: "INTERNAL" in window.bar.text, timeout=LONG)
    assert target.is_file()
    at, new = prompts.given["package_file"]
    assert new is True
    assert at.name == "note-1-INTERNAL.bdpack"


def test_choices_are_not_lost_unasked(dialog: ArrivalDialog) -> None:
    QTest.keyClick(dialog.list, "l")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    (asked,) = dialog.findChildren(DecisionsLostDialog)
    asked.go.click()
    assert not dialog.isVisible()


def test_passages_of_one_section_are_told_apart_in_their_rows(dialog: ArrivalDialog) -> None:
    model = dialog.list.model()
    found = [model.index(row, 0) for row in range(model.rowCount())]
    steps = [one for one in found if "Next steps" in one.data()]
    assert len(steps) == 2
    assert len({one.data() for one in steps}) == 2
    assert [painted(one.data(Role.WORDS)) for one in steps] == ["Host three.", "In Vienna first."]
    heard = [
        one.data(Qt.ItemDataRole.AccessibleTextRole) + one.data(Qt.ItemDataRole.ToolTipRole) for one in steps
    ]
    assert not [one for one in heard if "Vienna" in one], "a passage may be of a section withheld whole"


def painted(row: RowWords) -> str:
    """The words of a passage that its row shows."""
    return "".join(one.text for one in row.parts[1:])
