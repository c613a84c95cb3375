"""The palette goes anywhere and does anything, by the keyboard alone and heard by a screen reader."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from briefing_app.domain.profile import ProfileKind
from briefing_app.domain.text import SectionId
from briefing_app.ui.palette.goal_model import GoalModel
from briefing_app.ui.palette.goals import Group, command_goal, search_goal
from briefing_app.ui.palette.palette_box import PaletteBox
from briefing_app.ui.room_factories import FACTORIES
from briefing_app.ui.workplace import Workplace
from tests.ui.conftest import OpenWindow, wait_for
from tests.ui.fakes import FakeDesk, profile
from tests.ui.test_accessibility import nameless

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def _no_rooms(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the window in its lists: the desk of these tests has nothing to open a room on."""
    for kind in ("profile", "note"):
        monkeypatch.delitem(FACTORIES, kind, raising=False)


@pytest.fixture
def box(place: Workplace) -> PaletteBox:
    """The palette of a window on the small library, opened by its key."""
    QTest.keyClick(place, Qt.Key.Key_K, CONTROL)
    found = place.going.palette.box
    assert found.isVisible()
    assert found.line.hasFocus()
    return found


def lines(box: PaletteBox) -> list[str]:
    """Titles in capitals, goals as they read."""
    model = box.view.model()
    texts = [(row, model.index(row).data()) for row in range(model.rowCount())]
    return [text if box.model.goal(row) else text.upper() for row, text in texts]


def under(box: PaletteBox, title: str) -> list[str]:
    """The goals under a title."""
    shown = lines(box)
    if title.upper() not in shown:
        return []
    rest = shown[shown.index(title.upper()) + 1 :]
    return rest[: next((at for at, text in enumerate(rest) if text.isupper()), len(rest))]


def press(box: PaletteBox, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(box.line, key)


# ---- nothing there, nothing found


def test_without_a_library_there_are_commands_alone(new_window: OpenWindow) -> None:
    place = new_window()
    place.show_welcome()
    place.going.palette.open()
    box = place.going.palette.box
    assert lines(box)[0] == "COMMANDS"
    assert "Open the sample library" in under(box, "Commands")
    QTest.keyClicks(box.line, "zzz")
    assert lines(box) == ["NOTHING IS CALLED “ZZZ”."]
    assert box.current is None
    press(box, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return)
    assert box.isVisible()


def test_what_is_not_found_is_said_and_can_be_searched_for(
    qtbot: QtBot, box: PaletteBox, desk: FakeDesk
) -> None:
    QTest.keyClicks(box.line, "<b>zz</b>")
    assert lines(box) == [
        "NOTHING IS CALLED “<B>ZZ</B>”.",
        "IN THE TEXTS",
        "Search the whole library for “<b>zz</b>”",
    ]
    press(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "search <b>zz</b>" in desk.calls)


def test_a_thing_that_is_gone_meanwhile_is_said_and_nothing_breaks(
    qtbot: QtBot, place: Workplace, desk: FakeDesk
) -> None:
    desk.headed = (heading_hit("profile-9", "profile", "Gone", "Aims"),)
    place.going.palette.open()
    box = place.going.palette.box
    QTest.keyClicks(box.line, "aims")
    qtbot.waitUntil(lambda: under(box, "Sections") == ["Aims"])
    press(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "no such profile" in place.bar.text)


# ---- what is found


def test_names_are_found_without_case_and_accents_acronyms_first(
    qtbot: QtBot, new_window: OpenWindow, desk: FakeDesk
) -> None:
    desk.profile_rows = [
        profile(1, "Co-operation Côté", ProfileKind.COUNTRY),
        profile(2, "Côte d'Ivoire", ProfileKind.COUNTRY),
        profile(4, "Zonal Office of Trade", acronym="COTE"),
        profile(5, "Zonal Office of Trade and Energy", acronym="COTES"),
    ]
    place = new_window()
    place.open(Path("library.bdl"))
    qtbot.waitUntil(lambda: place.browsing.detail.shown is not None)
    place.going.palette.open()
    box = place.going.palette.box
    QTest.keyClicks(box.line, "cOte")
    assert under(box, "Profiles") == [
        "Zonal Office of Trade",
        "Zonal Office of Trade and Energy",
        "Côte d'Ivoire",
        "Co-operation Côté",
    ]
    QTest.keyClicks(box.line, " trade")
    assert under(box, "Profiles") == ["Zonal Office of Trade", "Zonal Office of Trade and Energy"]


def test_each_row_is_heard_with_what_it_is(qtbot: QtBot, box: PaletteBox) -> None:
    def heard(typed: str) -> list[str]:
        box.line.setText(typed)
        rows = range(box.model.rowCount())
        role = Qt.ItemDataRole.AccessibleTextRole
        return [box.model.index(row).data(role) for row in rows if box.model.goal(row)]

    assert heard("gfmd")[0] == "Profile, Global Forum on Migration and Development, GFMD, Forum"
    assert heard("ottawa")[0] == "Note, Meeting in Ottawa, 1"
    assert "Command, Export…, Ctrl+E" not in heard("expo"), "a profile is on view: there is nothing to export"
    assert "Command, Refresh, F5" in heard("refr")
    qtbot.waitUntil(lambda: "Section, Overview, Global Forum on Migration and Development" in heard("over"))


def test_sections_of_what_is_open_come_before_those_found_by_heading(
    qtbot: QtBot, box: PaletteBox, desk: FakeDesk
) -> None:
    desk.headed = (
        heading_hit("profile-2", "profile", "High Commissioner", "Overview"),
        heading_hit("note-1", "note", "Meeting in Ottawa", "Overview of aims"),
    )
    QTest.keyClicks(box.line, "overv")
    qtbot.waitUntil(lambda: under(box, "Sections") == ["Overview", "Overview", "Overview of aims"])
    QTest.keyClicks(box.line, "iew aims")
    assert under(box, "Sections") == ["Overview of aims"]


def heading_hit(owner: str, owner_type: str, name: str, heading: str) -> SimpleNamespace:
    return SimpleNamespace(
        severed=False,
        section=SectionId(f"section-{owner}"),
        heading=heading,
        owner_type=owner_type,
        owner=owner,
        owner_name=name,
    )


def test_commands_are_those_that_can_be_done_now(box: PaletteBox, place: Workplace) -> None:
    box.line.setText("undo this import")
    assert under(box, "Commands") == []
    box.close_box()
    place.commands.undo_import.setEnabled(True)
    place.going.palette.open()
    box.line.setText("undo imp")
    assert under(box, "Commands") == ["Undo this import"]


# ---- going there


def test_enter_goes_to_a_profile_and_to_a_note(qtbot: QtBot, box: PaletteBox, place: Workplace) -> None:
    QTest.keyClicks(box.line, "sweden")
    press(box, Qt.Key.Key_Return)
    wait_for(qtbot, place, "profile-3")
    assert box.isHidden()
    assert place.browsing.list.current.name == "Sweden"
    place.going.palette.open()
    QTest.keyClicks(box.line, "geneva")
    press(box, Qt.Key.Key_Return)
    wait_for(qtbot, place, "2")
    assert place.browsing.navigator.current.place == "notes"


def test_a_section_is_gone_to_by_its_first_block(qtbot: QtBot, place: Workplace, desk: FakeDesk) -> None:
    asked: list[tuple[str, object]] = []
    place.going.palette.wanted.connect(lambda subject, block: asked.append((subject.key, block)))
    desk.headed = (heading_hit("2", "note", "Meeting in Geneva", "Engagement"),)
    desk.headed[0].owner = "note-2"
    desk.headed[0].section = SectionId("section-2")
    place.going.palette.open()
    box = place.going.palette.box
    QTest.keyClicks(box.line, "engag")
    qtbot.waitUntil(lambda: under(box, "Sections") == ["Engagement"])
    press(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: asked == [("2", desk.texts["note 2"][0].id)])
    wait_for(qtbot, place, "2")


def test_a_command_is_done(qtbot: QtBot, box: PaletteBox, place: Workplace) -> None:
    QTest.keyClicks(box.line, "public edition")
    with qtbot.waitSignal(place.commands.public.triggered):
        press(box, Qt.Key.Key_Return)
    assert place.browsing.detail.is_public


def test_arrows_pass_the_titles_and_go_round_and_the_keyboard_stays_in_the_line(box: PaletteBox) -> None:
    QTest.keyClicks(box.line, "me")
    goals = [text for row, text in enumerate(lines(box)) if box.model.goal(row)]
    seen = []
    for _ in range(len(goals) + 1):
        seen.append(box.current.words.title)
        press(box, Qt.Key.Key_Down)
    assert seen == [*goals, goals[0]]
    press(box, Qt.Key.Key_Up)
    assert box.current.words.title == goals[0]
    press(box, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
    assert box.current.words.title == goals[0]
    press(box, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
    assert box.line.hasFocus()
    assert box.current.words.title == goals[0]


def test_a_click_takes_a_goal(qtbot: QtBot, box: PaletteBox, place: Workplace) -> None:
    QTest.keyClicks(box.line, "sweden")
    place_of = box.view.visualRect(box.model.index(1)).center()
    QTest.mouseClick(box.view.viewport(), Qt.MouseButton.LeftButton, pos=place_of)
    wait_for(qtbot, place, "profile-3")


def test_escape_gives_the_keyboard_back(place: Workplace) -> None:
    place.browsing.list.view.setFocus()
    place.going.palette.open()
    press(place.going.palette.box, Qt.Key.Key_Escape)
    assert place.going.palette.box.isHidden()
    assert place.browsing.list.view.hasFocus()


def test_going_elsewhere_closes_the_palette(qtbot: QtBot, box: PaletteBox, place: Workplace) -> None:
    place.browsing.navigator.view.setFocus()
    qtbot.waitUntil(box.isHidden)
    assert QApplication.focusWidget() is place.browsing.navigator.view


def test_what_was_open_lately_is_offered_first(qtbot: QtBot, box: PaletteBox, place: Workplace) -> None:
    assert under(box, "Notes") == ["Meeting in Geneva", "Meeting in Ottawa"]
    for typed, key in (("sweden", "profile-3"), ("geneva", "2")):
        place.going.palette.open()
        box.line.setText(typed)
        press(box, Qt.Key.Key_Return)
        wait_for(qtbot, place, key)
    place.going.palette.open()
    assert under(box, "Recent") == ["Sweden", "Global Forum on Migration and Development"]
    assert under(box, "Notes") == []


def test_another_library_has_nothing_recent(qtbot: QtBot, place: Workplace) -> None:
    place.open(Path("other.bdl"))
    qtbot.waitUntil(lambda: place.browsing.is_read and place.session.path == Path("other.bdl"))
    place.going.palette.open()
    assert under(place.going.palette.box, "Recent") == []


# ---- the box


def test_everything_in_the_box_has_a_name(box: PaletteBox) -> None:
    assert nameless(box) == []


def test_the_box_stays_within_a_small_window(box: PaletteBox, place: Workplace) -> None:
    place.window().resize(700, 420)
    box.line.setText("me")
    assert place.rect().contains(box.geometry())


def test_the_box_grows_at_once_and_shrinks_when_typing_rests(qtbot: QtBot, box: PaletteBox) -> None:
    QTest.keyClicks(box.line, "m")
    high = box.height()
    QTest.keyClicks(box.line, "zz")
    assert box.height() == high
    assert len(lines(box)) == 3
    qtbot.waitUntil(lambda: box.height() < high)
    low = box.height()
    press(box, Qt.Key.Key_Backspace, Qt.Key.Key_Backspace)
    assert box.height() > low


def test_the_box_fits_what_it_opens_with_whatever_was_found_before(box: PaletteBox) -> None:
    opened = box.height()
    QTest.keyClicks(box.line, "mzz")
    box.close_box()
    box.open()
    assert box.height() == opened


def test_the_model_keeps_qt_rules(qtmodeltester: ModelTester) -> None:
    model = GoalModel()
    qtmodeltester.check(model)
    model.show(
        [Group("Commands", [command_goal(QAction("&Save && close"))]), Group("Texts", [search_goal("x")])]
    )
    qtmodeltester.check(model)
    assert model.index(1).data() == "Save & close"
    assert model.goal(0) is None
    assert model.index(9).data() is None
