"""What is remembered from run to run, and a window furnished anew where the settings need it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app.services.settings import Appearance, Layout, Settings, SettingsFile
from briefing_app.ui import app, languages, look, window_commands
from briefing_app.ui.settings.preferences import Preferences
from briefing_app.ui.settings.wearing import wear
from briefing_app.ui.window import MainWindow
from briefing_app.ui.workplace import Workplace
from tests.ui.conftest import FakePrompts, OpenWindow
from tests.ui.fakes import FakeDesk, FakeProgram

Start = Callable[[], MainWindow]


@pytest.fixture(autouse=True)
def _as_before(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    yield
    languages.speak("en")
    for translator in qapp.findChildren(languages.QTranslator):
        qapp.removeTranslator(translator)
    QLocale.setDefault(before)
    wear(Settings(appearance=Appearance.LIGHT))


@pytest.fixture
def file(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "settings.toml")


@pytest.fixture
def start(
    qtbot: QtBot, file: SettingsFile, program: FakeProgram, desk: FakeDesk, prompts: FakePrompts
) -> Iterator[Start]:
    made: list[MainWindow] = []

    def begin() -> MainWindow:
        window = MainWindow(Preferences(SettingsFile(file.path)))
        made.append(window)
        place = window.furnish(program, prompts)  # type: ignore[arg-type]  # a fake stands in for it
        with qtbot.waitActive(window):
            window.appear()
            window.activateWindow()
        place.open(Path("library.bdl"))
        qtbot.waitUntil(lambda: place.browsing.is_read)
        return window

    yield begin
    for window in made:
        close(qtbot, window)
        window.deleteLater()


def close(qtbot: QtBot, window: MainWindow) -> None:
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())


def settings_of(file: SettingsFile) -> Settings:
    return SettingsFile(file.path).read()


def test_the_window_comes_back_as_it_was_left(qtbot: QtBot, start: Start, file: SettingsFile) -> None:
    window = start()
    window.setGeometry(40, 60, 700, 500)
    window.place.lists.splitter.setSizes([250, 300])
    divided = tuple(window.place.lists.splitter.sizes())
    window.place.browsing.navigator.go_to("profiles", "country")
    close(qtbot, window)
    kept = settings_of(file).layout
    assert kept.window == (40, 60, 700, 500)
    assert kept.panes["lists"] == divided
    again = start()
    assert again.geometry().getRect() == (40, 60, 700, 500)
    assert tuple(again.place.lists.splitter.sizes()) == divided
    assert again.place.browsing.navigator.current.kind == "country"


def test_a_window_left_on_a_screen_that_is_gone_is_where_it_can_be_seen(
    qtbot: QtBot, file: SettingsFile
) -> None:
    for gone in ((9000, 9000, 800, 600), (-2000, 10, 800, 600), (10, -500, 800, 600)):
        file.write(Settings(layout=Layout(window=gone)))
        window = MainWindow(Preferences(SettingsFile(file.path)))
        qtbot.addWidget(window)
        assert window.geometry().getRect() != gone


def test_a_window_larger_than_the_screen_is_made_to_fit(qtbot: QtBot, file: SettingsFile) -> None:
    file.write(Settings(layout=Layout(window=(0, 0, 30_000, 30_000))))
    window = MainWindow(Preferences(SettingsFile(file.path)))
    qtbot.addWidget(window)
    assert window.size() == QGuiApplication.primaryScreen().availableGeometry().size()


def test_the_library_opened_last_is_remembered_and_opened_again(
    qtbot: QtBot, start: Start, file: SettingsFile, program: FakeProgram, monkeypatch: pytest.MonkeyPatch
) -> None:
    close(qtbot, start())
    last = settings_of(file).last_library
    assert Path(last) == Path("library.bdl").absolute()
    window = MainWindow(Preferences(SettingsFile(file.path)))
    qtbot.addWidget(window)
    window.show()
    app.begin(window, program, None)  # type: ignore[arg-type]  # a fake stands in for it
    qtbot.waitUntil(lambda: window.place is not None and window.place.session.is_open)
    assert window.place.session.path == Path(last)
    close(qtbot, window)


def test_another_language_furnishes_the_window_anew_on_the_same_library(
    qtbot: QtBot, start: Start, file: SettingsFile, prompts: FakePrompts, desk: FakeDesk
) -> None:
    window = start()
    before = window.place
    before.browsing.navigator.go_to("notes")
    prompts.answers["settings"] = replace(window.preferences.settings, language="fr")
    before.commands.settings.trigger()
    place: Workplace = window.place
    assert place is not before
    qtbot.waitUntil(lambda: place.browsing.is_read)
    assert place.commands.new_note.text() == "&Nouvelle note…"
    assert place.browsing.navigator.current.place == "notes"
    assert not desk.closed
    assert window.menuBar().actions()[0].text() == "&Bibliothèque"
    assert settings_of(file).language == "fr"


def test_settings_that_need_no_other_window_keep_it(start: Start, prompts: FakePrompts) -> None:
    window = start()
    before = window.place
    prompts.answers["settings"] = replace(window.preferences.settings, appearance=Appearance.HIGH_CONTRAST)
    before.commands.settings.trigger()
    assert window.place is before
    assert look.colours() is look.HIGH_CONTRAST


def test_settings_thought_better_of_change_nothing(
    start: Start, prompts: FakePrompts, file: SettingsFile
) -> None:
    window = start()
    kept = settings_of(file)
    window.place.commands.settings.trigger()
    assert settings_of(file) == kept
    given, try_on = prompts.given["settings"]
    try_on(replace(given, text_size=200))
    assert QApplication.font().pointSizeF() > 15
    window.place.commands.settings.trigger()
    assert QApplication.font().pointSizeF() < 15


def test_a_broken_file_is_told_once(qtbot: QtBot, start: Start, file: SettingsFile) -> None:
    file.path.write_text("language = ")
    window = start()
    qtbot.waitUntil(lambda: "could not be read" in window.place.bar.text)
    window.place.open(Path("library.bdl"))
    qtbot.waitUntil(lambda: window.place.browsing.is_read)
    assert window.place.bar.text == ""
    assert file.path.with_suffix(".unreadable.toml").read_text() == "language = "


def test_settings_that_cannot_be_kept_are_told(
    start: Start, prompts: FakePrompts, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = start()
    monkeypatch.setattr(SettingsFile, "write", lambda *_given: (_ for _ in ()).throw(OSError("full")))
    prompts.answers["settings"] = replace(window.preferences.settings, appearance=Appearance.DARK)
    window.place.commands.settings.trigger()
    assert "could not be kept" in window.place.bar.text
    assert look.colours() is look.DARK


def test_a_window_is_not_furnished_anew_while_its_room_cannot_save(
    qtbot: QtBot, start: Start, prompts: FakePrompts, monkeypatch: pytest.MonkeyPatch
) -> None:
    from briefing_app.ui.room import Room
    from briefing_app.ui.room_factories import FACTORIES

    class Stubborn(Room):
        def panes(self) -> tuple[()]:
            return ()

        def leave(self, _then: Callable[[], None]) -> None:
            self.failed.emit("The disk is full.")

    monkeypatch.setitem(FACTORIES, "note", lambda *_given: Stubborn())
    window = start()
    before = window.place
    before.rooms.open_note("2")
    prompts.answers["settings"] = replace(window.preferences.settings, text_size=120)
    before.commands.settings.trigger()
    assert window.place is before
    assert before.bar.text == "The disk is full."
    before.bar.buttons()[0].click()
    assert window.place is not before
    qtbot.waitUntil(lambda: window.place.browsing.is_read)
    qtbot.waitUntil(lambda: window.place.rooms.address.key == "2")
    window.place.rooms.close_room()


def test_the_look_and_the_size_are_there_at_the_first_paint(qapp: QApplication) -> None:
    usual = qapp.font().pointSizeF()
    app.prepare([], Settings(appearance=Appearance.DARK, text_size=150))
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == look.DARK.window.lower()
    assert qapp.font().pointSizeF() == pytest.approx(usual * 1.5)


def test_the_system_is_followed_only_where_that_was_chosen(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    preferences = Preferences()
    monkeypatch.setattr(look, "system_is_dark", lambda: True)
    app.follow_system_colours(preferences)
    assert look.colours() is look.DARK
    preferences.change(Settings(appearance=Appearance.LIGHT))
    wear(preferences.settings)
    app.follow_system_colours(preferences)
    assert look.colours() is look.LIGHT
    before = qapp.property(look._SYSTEM_LOOK)
    qapp.setProperty(look._SYSTEM_LOOK, "high-contrast")
    preferences.change(Settings())
    app.follow_system_colours(preferences)
    qapp.setProperty(look._SYSTEM_LOOK, before)
    assert look.colours() is look.HIGH_CONTRAST


def test_a_slow_library_still_opens_in_a_window_furnished_anew(
    qtbot: QtBot, start: Start, program: FakeProgram, prompts: FakePrompts
) -> None:
    window = start()
    let_go = threading.Event()
    program.before_open = lambda: let_go.wait(10)
    window.place.open(Path("other.bdl"))
    prompts.answers["settings"] = replace(window.preferences.settings, comfortable_rows=True)
    window.place.commands.settings.trigger()
    let_go.set()
    qtbot.waitUntil(lambda: window.place.browsing.is_read)
    assert window.place.session.path == Path("other.bdl")


def test_the_libraries_used_last_are_in_the_menu(
    qtbot: QtBot, start: Start, file: SettingsFile, program: FakeProgram
) -> None:
    file.write(Settings(recent_libraries=("/elsewhere/Trade & aid.bdl", "/gone.bdl")))
    window = start()
    menu = window.place.recent
    menu.aboutToShow.emit()
    assert [one.text() for one in menu.actions()][1:] == ["&2  Trade && aid.bdl", "&3  gone.bdl"]
    menu.actions()[1].trigger()
    qtbot.waitUntil(lambda: window.place.session.path == Path("/elsewhere/Trade & aid.bdl"))


def test_without_a_library_used_before_the_menu_says_so(qtbot: QtBot, new_window: OpenWindow) -> None:
    place = new_window()
    place.recent.aboutToShow.emit()
    assert [one.isEnabled() for one in place.recent.actions()] == [False]


def test_saving_by_hand_is_announced(place: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(window_commands, "announce", lambda _about, words: said.append(words))
    place.rooms.save_then(place.doing._tell_saved)
    assert said == ["Saved"]
