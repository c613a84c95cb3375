"""In a French window a profile goes by its French name, everywhere; it is found by its names in either."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import start
from briefing_app.domain.facts import ProfileId
from briefing_app.ui import app, languages
from briefing_app.ui.notes.note_room import NoteRoom
from briefing_app.ui.notes.whom_page import WhomPage
from briefing_app.ui.profiles.profile_room import ProfileRoom
from briefing_app.ui.settings.preferences import Preferences
from briefing_app.ui.trash_room import TrashRoom
from briefing_app.ui.window import MainWindow
from briefing_app.ui.workplace import Workplace
from tests.ui import bilingual
from tests.ui.bilingual import EITHER, ENGLISH, FRENCH
from tests.ui.conftest import FakePrompts, OpenWindow, rows

LONG = 30_000
LISTED = ["Étude des quais", EITHER, "Œuvre des phares", "Réunion des lacs"]
"""The names of the French list in its order; the fourth profile is in the trash."""


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bilingual.fill(tmp_path_factory.mktemp("bilingual") / "bilingual.bdl")


@pytest.fixture
def library(filled: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(filled, tmp_path / "bilingual.bdl"))


@pytest.fixture
def window(qtbot: QtBot, new_window: OpenWindow, library: Path, request: pytest.FixtureRequest) -> Workplace:
    """A window on the library, in French where no other language is asked for."""
    languages.speak(getattr(request, "param", "fr"))
    place = new_window(start())
    place.open(library)
    qtbot.waitUntil(lambda: place.browsing.detail.shown is not None, timeout=LONG)
    return place


IN_ENGLISH = pytest.mark.parametrize("window", ["en"], indirect=True)


def rest(qtbot: QtBot, place: Workplace) -> None:
    qtbot.waitUntil(lambda: not place.session.tasks.busy, timeout=LONG)


def id_of(place: Workplace, name: str) -> ProfileId:
    return next(one.id for one in place.browsing.profiles if one.name == name)


def said(place: Workplace) -> list[str]:
    """What a screen reader says of each row."""
    model = place.browsing.list.view.model()
    return [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]


class TestLists:
    def test_show_french_names_in_the_order_of_those(self, window: Workplace) -> None:
        assert rows(window) == LISTED
        assert "Réunion des lacs, RDL" in said(window)[3]

    @IN_ENGLISH
    def test_show_their_own_in_an_english_window(self, window: Workplace) -> None:
        assert rows(window) == ["Assembly of Lakes", "Lighthouse Works", EITHER, "Quay Office"]

    @pytest.mark.parametrize("typed", ["assembly", "aol", "réunion", "RDL", "lacs lakes"])
    def test_are_narrowed_by_names_in_either_language(self, window: Workplace, typed: str) -> None:
        window.browsing.list.filter.setText(typed)
        assert rows(window) == ["Réunion des lacs"]

    @IN_ENGLISH
    def test_are_narrowed_by_french_names_in_an_english_window_too(self, window: Workplace) -> None:
        window.browsing.list.filter.setText("reunion")
        assert rows(window) == ["Assembly of Lakes"]

    @pytest.mark.parametrize("typed", ["oeuvre", "œuvre", "ŒUVRE", "Oeuvre phares"])
    @pytest.mark.parametrize("window", ["fr", "en"], indirect=True)
    def test_and_the_palette_find_a_ligature_by_its_letters(self, window: Workplace, typed: str) -> None:
        window.browsing.list.filter.setText(typed)
        assert len(rows(window)) == 1
        assert rows(window)[0] in ("Œuvre des phares", "Lighthouse Works")
        palette = window.going.palette
        palette.open()
        palette.box.line.setText(typed)
        (found,) = [goal.words.title for goal in goals_of(palette.box) if goal.kind.value == "profile"]
        assert [found] == rows(window)

    @pytest.mark.parametrize("place", ["engagements", "next-steps"])
    def test_of_dated_lines_say_whose_they_are_in_french(
        self, qtbot: QtBot, window: Workplace, place: str
    ) -> None:
        window.browsing.navigator.go_to(place)
        qtbot.waitUntil(lambda: window.browsing.list.count > 3, timeout=LONG)
        every = " ".join(said(window))
        assert all(name in every for name in FRENCH[:3])
        assert not any(name in every for name in ENGLISH)

    def test_title_of_what_is_chosen_is_french(self, window: Workplace) -> None:
        assert window.browsing.subject.title == "Étude des quais"
        assert window.browsing.subject.head.startswith("EDQ")


class TestSearch:
    @pytest.mark.parametrize("typed", ["lakes", "lacs", "RDL", "aol"])
    def test_finds_by_either_name_and_shows_the_french_one(
        self, qtbot: QtBot, window: Workplace, typed: str
    ) -> None:
        window.browsing.search_for(typed)
        qtbot.waitUntil(lambda: "Réunion des lacs" in rows(window), timeout=LONG)
        rest(qtbot, window)
        assert set(rows(window)) <= {"Réunion des lacs", bilingual.NOTE}

    @pytest.mark.parametrize("typed", ["assembly", "lakes", "aol", "réunion", "rdl"])
    def test_so_does_the_palette(self, window: Workplace, typed: str) -> None:
        palette = window.going.palette
        palette.open()
        palette.box.line.setText(typed)
        found = [goal.words for goal in goals_of(palette.box) if goal.kind.value == "profile"]
        assert [one.title for one in found] == ["Réunion des lacs"]
        assert "Réunion des lacs, RDL" in found[0].spoken

    def test_the_palette_says_whose_a_section_is_in_french(self, qtbot: QtBot, window: Workplace) -> None:
        palette = window.going.palette
        palette.open()
        palette.box.line.setText("marées")
        qtbot.waitUntil(
            lambda: any(one.kind.value == "section" for one in goals_of(palette.box)), timeout=LONG
        )
        owners = {one.words.trail for one in goals_of(palette.box) if one.kind.value == "section"}
        assert owners
        assert not owners & {*ENGLISH}


def goals_of(box: QWidget) -> list:
    model = box.view.model()
    found = (model.goal(row) for row in range(model.rowCount()))
    return [one for one in found if one is not None]


class TestTrash:
    def test_lists_french_names(self, qtbot: QtBot, window: Workplace) -> None:
        window.commands.trash.trigger()
        room = window.rooms.current
        assert isinstance(room, TrashRoom)
        rest(qtbot, window)
        assert [one.name for one in room.chosen] == [bilingual.TRASHED]

    def test_the_bar_says_which_was_deleted_and_restored(self, qtbot: QtBot, window: Workplace) -> None:
        window.browsing.list.view.setFocus()
        QTest.keyClick(window.browsing.list.view, Qt.Key.Key_Delete)
        qtbot.waitUntil(lambda: len(rows(window)) == 3, timeout=LONG)
        assert "Étude des quais" in window.bar.text
        (undo,) = window.bar.buttons()
        undo.click()
        qtbot.waitUntil(lambda: len(rows(window)) == 4, timeout=LONG)
        assert "Étude des quais" in window.bar.text


class TestChoosing:
    def test_whom_a_note_is_about_shows_french_names_and_finds_by_either(
        self, qtbot: QtBot, window: Workplace
    ) -> None:
        page = WhomPage(window.browsing.profiles)
        qtbot.addWidget(page)
        model = page.profiles.model()
        assert [model.index(row).data() for row in range(model.rowCount())] == LISTED
        page.filter.setText("lighthouse")
        assert [model.index(row).data() for row in range(model.rowCount())] == ["Œuvre des phares"]
        page.tick("Œuvre des phares")
        assert page.order.model().index(0).data() == "Œuvre des phares"

    def test_the_outline_offers_french_names_and_finds_by_either(
        self, qtbot: QtBot, window: Workplace
    ) -> None:
        window.rooms.open_note("1")
        rest(qtbot, window)
        room = window.rooms.current
        assert isinstance(room, NoteRoom)
        outline = room.outline
        qtbot.waitUntil(lambda: outline._profiles.rowCount() == 4, timeout=LONG)
        assert [outline._profiles.index(row).data() for row in range(4)] == LISTED
        outline.search.setText("quay")
        assert [outline._profiles.index(0).data()] == ["Étude des quais"]

    def test_a_parent_is_offered_by_its_french_name_and_kept(
        self, qtbot: QtBot, window: Workplace, prompts: FakePrompts
    ) -> None:
        quays = id_of(window, "Étude des quais")
        window.rooms.open_profile(quays)
        rest(qtbot, window)
        room = window.rooms.current
        assert isinstance(room, ProfileRoom)
        room.acts.edit_properties()
        rest(qtbot, window)
        (form,) = prompts.given["profile_properties"]
        assert form.given.parent == "Réunion des lacs"
        assert set(form.others) == {"Œuvre des phares", "Réunion des lacs", EITHER}
        prompts.answers["profile_properties"] = replace(form.given, nature="a study")
        room.acts.edit_properties()
        rest(qtbot, window)
        assert room.opened.profile.nature == "a study"
        assert room.opened.parent == "Réunion des lacs"

    def test_a_profile_of_the_name_typed_is_told_by_its_french_one(
        self, qtbot: QtBot, window: Workplace
    ) -> None:
        told: list[str] = []
        window.profiles._find(("Quay Office",), lambda found: told.extend(one.name for one in found))
        rest(qtbot, window)
        qtbot.waitUntil(lambda: bool(told))
        assert told == ["Étude des quais"]


class TestTitles:
    def test_room_and_head_of_a_profile(self, qtbot: QtBot, window: Workplace) -> None:
        window.rooms.open_profile(id_of(window, "Étude des quais"))
        rest(qtbot, window)
        room = window.rooms.current
        assert room.windowTitle() == "Étude des quais"
        assert "Réunion des lacs" in room.head.line.text()

    def test_whom_a_note_is_about(self, qtbot: QtBot, window: Workplace) -> None:
        window.rooms.open_note("1")
        rest(qtbot, window)
        assert window.rooms.current.head.form.whom.text() == "Réunion des lacs (RDL)"


class TestAnotherLanguage:
    def test_comes_over_lists_and_what_finds_in_one_go(
        self, qtbot: QtBot, window: Workplace, prompts: FakePrompts
    ) -> None:
        main = window.window()
        assert isinstance(main, MainWindow)
        chosen = window.browsing.subject.key
        prompts.answers["settings"] = replace(window.preferences.settings, language="en")
        window.commands.settings.trigger()
        after = main.place
        assert after is not window
        qtbot.waitUntil(lambda: after.browsing.is_read, timeout=LONG)
        assert rows(after) == ["Assembly of Lakes", "Lighthouse Works", EITHER, "Quay Office"]
        assert chosen in {one.id for one in after.browsing.profiles}
        rest(qtbot, after)


def test_the_first_list_is_french_before_the_library_is_open(
    qtbot: QtBot, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    languages.speak("fr")
    window = MainWindow(Preferences())
    window.show()
    seen: list[list[str]] = []
    app.begin(window, start(), library)
    first = window._first.list
    model = first.view.model()
    model.modelReset.connect(
        lambda: seen.append([str(model.index(row, 0).data()) for row in range(model.rowCount())])
    )
    qtbot.waitUntil(lambda: window.place is not None and window.place.browsing.is_read, timeout=LONG)
    assert seen[0] == LISTED
    assert seen[-1] == LISTED
    rest(qtbot, window.place)
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=LONG)
