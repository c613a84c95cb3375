"""A sweep of the French window: no English name of a profile that has a French one is ever painted.

Not meant are words the officer typed, and the form for the names of a profile. A room that is new is swept as
soon as ``everything`` lists it.
"""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import start
from briefing_app.ui import languages
from briefing_app.ui.descriptions import Place
from briefing_app.ui.imports.import_room import ImportRoom
from briefing_app.ui.language_words import spoken_first
from briefing_app.ui.note_dialog import KindChoice, NoteDialog
from briefing_app.ui.notes.note_room import NoteRoom
from briefing_app.ui.notes.whom_dialog import WhomDialog
from briefing_app.ui.profiles.new_profile_dialog import NewProfileDialog
from briefing_app.ui.profiles.profile_room import ProfileRoom
from briefing_app.ui.severances.severances_dialog import SeverancesDialog
from tests.ui import bilingual
from tests.ui.conftest import FakePrompts, OpenWindow
from tests.ui.everything import LONG, ROOMS, Stage
from tests.ui.paint_watch import words_in
from tests.ui.unfolded import UNFOLDED

BARRED = {*bilingual.ENGLISH, *(pair[0] for pair in bilingual.SHORT if pair)}
ENGLISH = re.compile("|".join(rf"\b{name}\b" for name in sorted(BARRED)))
FRENCH = re.compile("|".join(sorted(bilingual.FRENCH)))
BINDER = "# Réunion des lacs (RDL)\n\nPort cities meet.\n\n## Next steps\n\n- Answer by fall 2020.\n"


class NameWatch(QObject):
    """Reads along whatever is painted; ``english`` says where an English name was, ``french`` counts."""

    def __init__(self) -> None:
        super().__init__()
        self.english: list[str] = []
        self.french: Counter[str] = Counter()

    def __enter__(self) -> NameWatch:
        QApplication.instance().installEventFilter(self)
        for window in QApplication.topLevelWidgets():
            for one in (window, *window.findChildren(QWidget)):
                self.read(one)
        return self

    def __exit__(self, *_failure: object) -> None:
        QApplication.instance().removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # named by Qt
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self.read(watched)
        return False

    def read(self, painted: QWidget) -> None:
        """Look at what a widget shows, its titles and what stands beside it for a screen reader."""
        if not painted.isVisible():
            return
        for words in _words(painted):
            self.french.update(FRENCH.findall(words))
            if found := ENGLISH.search(words):
                parent = painted.parentWidget()
                self.english.append(
                    f"{found.group()} in {type(painted).__name__} of {type(parent).__name__}: {words[:200]!r}"
                )


def _words(painted: QWidget) -> Iterator[str]:
    yield words_in(painted)
    yield painted.windowTitle()
    yield painted.toolTip()
    yield painted.accessibleName()
    yield painted.accessibleDescription()
    match painted:
        case QAbstractButton():
            yield painted.text()
        case QComboBox():
            yield from (painted.itemText(row) for row in range(painted.count()))
        case QTabBar():
            yield from (painted.tabText(tab) for tab in range(painted.count()))


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bilingual.fill(tmp_path_factory.mktemp("swept") / "swept.bdl")


@pytest.fixture
def stage(
    qtbot: QtBot, new_window: OpenWindow, filled: Path, prompts: FakePrompts, tmp_path: Path
) -> Iterator[Stage]:
    languages.speak("fr")
    prompts.answers["give_up_review"] = True  # so that the window can be closed at the end
    program = start()
    place = new_window(program)
    place.window().resize(1500, 950)
    with NameWatch() as watch:
        place.open(Path(shutil.copy(filled, tmp_path / "swept.bdl")))
        qtbot.waitUntil(lambda: place.browsing.detail.shown is not None, timeout=LONG)
        made = Stage(qtbot, place, program, tmp_path)
        made.rest()
        yield made
        made.rest()
        QApplication.processEvents()
        watch.read(place.window())
    assert watch.english == []
    assert watch.french, "no name was seen at all"


def look_at(stage: Stage) -> None:
    """Let everything be painted that waits for it."""
    stage.rest()
    stage.place.repaint()
    QApplication.processEvents()
    stage.rest()


@pytest.mark.parametrize("room", list(ROOMS), ids=lambda one: one.__name__)
def test_no_room_paints_one(stage: Stage, room: type) -> None:
    ROOMS[room](stage)
    look_at(stage)


@pytest.mark.parametrize("place", list(Place))
def test_no_place_of_the_navigator_paints_one(stage: Stage, place: Place) -> None:
    stage.place.browsing.navigator.go_to(place)
    look_at(stage)
    if not place.is_room:
        stage.place.browsing.list.choose_first()
        moving = stage.place.browsing.list._moving  # what is chosen is shown a little later
        stage.qtbot.waitUntil(lambda: not moving.isActive())
        look_at(stage)


@pytest.mark.parametrize("name", [one for one in UNFOLDED if "chairs of a day" not in one])
def test_no_room_unfolded_paints_one(stage: Stage, name: str) -> None:
    UNFOLDED[name](stage)
    look_at(stage)


def test_no_tab_of_a_profile_paints_one(stage: Stage) -> None:
    for known in stage.place.browsing.profiles:
        stage.place.rooms.open_profile(known.id)
        look_at(stage)
        room = stage.place.rooms.current
        assert isinstance(room, ProfileRoom)
        for tab in range(room.tabs.count()):
            room.tabs.setCurrentIndex(tab)
            look_at(stage)


def test_neither_a_note_with_its_list_of_profiles_nor_the_one_put_in(stage: Stage) -> None:
    stage.place.rooms.open_note("1")
    look_at(stage)
    room = stage.place.rooms.current
    assert isinstance(room, NoteRoom)
    room.outline.ask_for_profile()
    room.head.properties.click()
    look_at(stage)
    room.outline._insert_first()
    look_at(stage)


def test_nor_the_review_of_an_import_and_what_is_said_of_it(stage: Stage) -> None:
    binder = stage.folder / "binder.txt"
    binder.write_text(BINDER, encoding="utf-8")
    stage.place.imports.review([binder])
    room = stage.place.rooms.current
    assert isinstance(room, ImportRoom)
    stage.qtbot.waitUntil(lambda: room.panel is not None, timeout=LONG)
    look_at(stage)
    pane = room.panel.profiles
    stage.qtbot.waitUntil(lambda: "Réunion des lacs" in pane.fate(pane.line), timeout=LONG)
    look_at(stage)
    offered = [pane.into.itemText(row) for row in range(pane.into.count())]
    assert any("Réunion des lacs" in one for one in offered)


@pytest.mark.parametrize("typed", ["réunion", "marées", "note", "q", "quais"])
def test_nor_the_palette_nor_a_search(stage: Stage, typed: str) -> None:
    palette = stage.place.going.palette
    palette.open()
    palette.box.line.setText(typed)
    stage.qtbot.waitUntil(lambda: not palette._pause.isActive())  # and headings are looked for
    look_at(stage)
    palette.box.close_box()
    stage.place.browsing.search_for(typed)
    stage.qtbot.waitUntil(lambda: not stage.place.browsing.list._typing.isActive())
    look_at(stage)


def test_nor_what_is_said_of_deleting_restoring_and_undoing(stage: Stage) -> None:
    place = stage.place
    place.browsing.list.view.setFocus()
    QTest.keyClick(place.browsing.list.view, Qt.Key.Key_Delete)
    look_at(stage)
    assert "Étude des quais" in place.bar.text
    place.commands.trash.trigger()
    look_at(stage)
    place.rooms.current.restore()
    look_at(stage)
    assert "Étude des quais" in place.bar.text
    place.commands.undo.trigger()
    look_at(stage)


def _kinds(stage: Stage) -> list[KindChoice]:
    kinds = stage.program.catalogue.kinds.values()
    return [KindChoice(one.key, one.name.text_or_first("fr"), "") for one in kinds]


def _told_of(stage: Stage) -> QDialog:
    dialog = NewProfileDialog(spoken_first("fr"), stage.place.profiles._find)
    dialog.name.setText("Étude des quais")
    stage.qtbot.waitUntil(lambda: "Étude des quais" in dialog.warning.text(), timeout=LONG)
    return dialog


def _whole_note(stage: Stage) -> QDialog:
    dialog = NoteDialog(_kinds(stage), spoken_first("fr"), stage.place.browsing.profiles)
    dialog._show(2)
    return dialog


def _severed(stage: Stage) -> QDialog:
    return SeverancesDialog(stage.place.session, stage.place.browsing.subject)


CHOOSING: dict[str, Callable[[Stage], QDialog]] = {
    "a new note": _whole_note,
    "whom a note is about": lambda stage: WhomDialog(stage.place.browsing.profiles, []),
    "a new profile of a name that is taken": _told_of,
    "severances": _severed,
}


@pytest.mark.parametrize("name", list(CHOOSING))
def test_nor_a_dialog_that_chooses_or_names_a_profile(stage: Stage, name: str) -> None:
    dialog = CHOOSING[name](stage)
    stage.qtbot.addWidget(dialog)
    with stage.qtbot.waitExposed(dialog):
        dialog.show()
    look_at(stage)
    dialog.repaint()


def test_the_sweep_sees_an_english_name_where_one_is(qtbot: QtBot) -> None:
    button = QComboBox()
    button.addItem(bilingual.ENGLISH[0])
    qtbot.addWidget(button)
    with NameWatch() as watch, qtbot.waitExposed(button):
        button.show()
    assert watch.english
