"""The chips above the list of profiles, in the window on a real library."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import Program
from briefing_app.domain.profile import ProfileKind
from briefing_app.ui.empty_state import EmptyState
from briefing_app.ui.profiles.filter_chips import Chip
from briefing_app.ui.profiles.new_profile_dialog import NewProfile
from briefing_app.ui.profiles.profile_room import ProfileRoom
from briefing_app.ui.rows import Role
from briefing_app.ui.workplace import Workplace
from tests.ui.conftest import FakePrompts, OpenWindow, rows
from tests.ui.profiles.conftest import LONG
from tests.ui.test_accessibility import nameless


@pytest.fixture
def place(
    qtbot: QtBot, new_window: OpenWindow, real_program: Program, _sample: Path, tmp_path: Path, spoken
) -> Workplace:
    spoken("en")
    made = new_window(real_program)
    made.open(Path(shutil.copy(_sample, tmp_path / "sample.bdl")))
    qtbot.waitUntil(lambda: made.browsing.detail.shown is not None, timeout=LONG)
    return made


def offered(chip: Chip) -> list[str]:
    return [action.text().partition("\u2002")[0] for action in chip._menu.actions()]


def tick(chip: Chip, words: str) -> None:
    next(one for one in chip._menu.actions() if one.text().startswith(words)).toggle()


def test_chips_offer_what_there_is_and_narrow_the_list_together(place: Workplace) -> None:
    chips = place.browsing.chips
    everything = len(rows(place))
    assert offered(chips.marking) == ["no marking", "UNCLASSIFIED", "PROTECTED A"]
    assert offered(chips.kind)[:3] == ["Forums", "Organizations", "Countries"]
    tick(chips.marking, "PROTECTED A")
    shown = rows(place)
    assert shown == sorted(shown)
    assert set(shown) == {
        "United Nations High Commissioner for Refugees",
        "Regional Conference on Migration",
        "Migration Five",
        "Five Country Ministerial",
    }
    tick(chips.kind, "Forums")
    assert "United Nations High Commissioner for Refugees" not in rows(place)
    tick(chips.tag, "operations")
    assert rows(place) == ["Migration Five"]
    assert chips.kind.text() == "Kind: Forums"
    assert chips.kind.accessibleName() == "Kind: Forums"
    assert chips.kind.isChecked()
    chips.clear_all.click()
    assert len(rows(place)) == everything
    assert not chips.clear_all.isVisible()
    assert chips.kind.text() == "Kind"
    assert nameless(place) == []


def test_rows_say_what_their_markings_come_to(place: Workplace) -> None:
    model = place.browsing.list.view.model()
    described = {model.index(row).data(): model.index(row) for row in range(model.rowCount())}
    assert described["Migration Five"].data(Role.WORDS).trail == "M5 · PA"
    assert ", PA" in described["Migration Five"].data(Qt.ItemDataRole.AccessibleTextRole)
    assert described["Germany"].data(Role.WORDS).trail == ""


def test_nothing_left_is_told_with_a_button_that_clears(qtbot: QtBot, place: Workplace) -> None:
    browsing = place.browsing
    everything = len(rows(place))
    tick(browsing.chips.kind, "Think tanks")
    tick(browsing.chips.marking, "PROTECTED A")
    assert browsing.list.nothing == "Nothing in this list is of this sort."
    browsing.list.filter.setText("zzz")
    button = browsing.list.findChild(EmptyState).button
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert len(rows(place)) == everything
    assert browsing.list.filter.text() == ""
    assert browsing.list.view.hasFocus()


def test_chips_are_reached_by_tab_and_stand_above_profiles_alone(place: Workplace) -> None:
    browsing = place.browsing
    browsing.list.filter.setFocus()
    reached = []
    for _ in range(4):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    chips = browsing.chips
    assert reached == [chips.kind, chips.marking, chips.tag, chips.stale]
    QTest.keyClick(chips.stale, Qt.Key.Key_Space)
    assert chips.is_on
    browsing.navigator.go_to("notes")
    assert not chips.isVisible()
    assert len(rows(place)) == 4  # what is wanted of profiles is not wanted of notes
    browsing.navigator.go_to("profiles")
    assert chips.isVisible()
    assert chips.stale.isChecked()


def test_what_is_ticked_stays_while_the_lists_are_read_again(qtbot: QtBot, place: Workplace) -> None:
    tick(place.browsing.chips.tag, "operations")
    place.browsing.refresh()
    qtbot.waitUntil(lambda: not place.session.tasks.busy, timeout=LONG)
    assert rows(place) == ["Migration Five"]
    assert offered(place.browsing.chips.tag)


# ---- a new profile


def test_a_new_profile_is_made_by_its_key_and_opened(
    qtbot: QtBot, place: Workplace, prompts: FakePrompts
) -> None:
    prompts.answers["new_profile"] = NewProfile(
        kind=ProfileKind.FORUM, name="Lighthouse Talks", acronym="LT", language="en"
    )
    view = place.browsing.list.view
    QTest.keyClick(view, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: isinstance(place.rooms.current, ProfileRoom), timeout=LONG)
    qtbot.waitUntil(lambda: place.rooms.current.opened is not None, timeout=LONG)
    assert place.rooms.current.windowTitle() == "Lighthouse Talks"
    qtbot.waitUntil(lambda: "Lighthouse Talks" in rows(place), timeout=LONG)


def test_the_profile_that_has_the_name_is_opened_instead(
    qtbot: QtBot, place: Workplace, prompts: FakePrompts
) -> None:
    known = next(one for one in place.browsing.profiles if one.name == "Migration Five")
    prompts.answers["new_profile"] = NewProfile(
        kind=ProfileKind.FORUM, name="M5", acronym="", language="en", existing=known.id
    )
    count = len(place.browsing.profiles)
    place.commands.new_profile.trigger()
    qtbot.waitUntil(lambda: isinstance(place.rooms.current, ProfileRoom), timeout=LONG)
    qtbot.waitUntil(lambda: place.rooms.current.opened is not None, timeout=LONG)
    assert place.rooms.current.windowTitle() == "Migration Five"
    assert len(place.browsing.profiles) == count
    found: list[object] = []
    _languages, find, _kind, *_more = prompts.given["new_profile"]
    find(["M5"], found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=LONG)
    assert [one.name for one in found[0]] == ["Migration Five"]
