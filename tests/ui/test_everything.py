"""Every room and every dialog, in both languages: names, a way round by Tab, F6, letters, nothing cut off."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QDateEdit,
    QDialog,
    QLabel,
    QLineEdit,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

import briefing_app.ui
from briefing_app.bootstrap import Program, start
from briefing_app.services.settings import Appearance, Settings
from briefing_app.ui import languages, look
from briefing_app.ui.banner import Banner
from briefing_app.ui.comparing_dialog import ComparingDialog
from briefing_app.ui.deciding_dialog import DecidingDialog
from briefing_app.ui.dialog_parts import FormDialog
from briefing_app.ui.editor.section_editor import SectionEditor
from briefing_app.ui.keeping.keeping_dialogs import QuestionDialog
from briefing_app.ui.labels import ElidedLabel
from briefing_app.ui.notes.note_room import NoteRoom
from briefing_app.ui.room import Room
from briefing_app.ui.rows import Role
from briefing_app.ui.settings.wearing import wear
from briefing_app.ui.window import MainWindow
from tests.ui.conftest import FakePrompts, OpenWindow
from tests.ui.everything import BEGINNING, DIALOGS, LONG, ROOMS, WITHOUT_TEXT, Stage, copied
from tests.ui.test_accessibility import nameless
from tests.ui.unfolded import UNFOLDED

EACH_LANGUAGE = pytest.mark.parametrize("spoken", languages.codes(), indirect=True)
EACH_ROOM = pytest.mark.parametrize("room", list(ROOMS), ids=lambda one: one.__name__)
EACH_DIALOG = pytest.mark.parametrize("kind", list(DIALOGS), ids=lambda one: one.__name__)
MOST_TABS = 150
LAPTOP = QSize(1366, 728)
"""A screen of 1366 by 768 without its task bar."""


@pytest.fixture(scope="module")
def real_program() -> Program:
    return start()


@pytest.fixture(scope="module")
def sample(real_program: Program, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.bdl"
    real_program.sample(path)
    return path


@pytest.fixture
def spoken(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    before = QLocale()
    languages.speak(request.param)
    yield request.param
    for translator in qapp.findChildren(languages.QTranslator):
        qapp.removeTranslator(translator)
    QLocale.setDefault(before)


@pytest.fixture
def large_type() -> Iterator[None]:
    wear(Settings(appearance=Appearance.LIGHT, text_size=200))
    yield
    wear(Settings(appearance=Appearance.LIGHT))


@pytest.fixture
def stage(
    qtbot: QtBot,
    new_window: OpenWindow,
    real_program: Program,
    sample: Path,
    prompts: FakePrompts,
    tmp_path: Path,
) -> Stage:
    prompts.answers["give_up_review"] = True  # so that the window can be closed at the end
    place = new_window(real_program)
    place.window().resize(1500, 950)
    place.open(copied(sample, tmp_path))
    qtbot.waitUntil(lambda: place.browsing.detail.shown is not None, timeout=LONG)
    return Stage(qtbot, place, real_program, tmp_path)


def shown(qtbot: QtBot, dialog: QWidget) -> QWidget:
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    return dialog


# ---- what is wrong with a widget


def trapped(start: QWidget, window: QWidget) -> str:
    """Where Tab does not lead on from, Esc before it being allowed in an editor; "" where it comes round."""
    start.setFocus()
    reached: list[QWidget] = []
    for _ in range(MOST_TABS):
        here = QApplication.focusWidget()
        QTest.keyClick(here, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is here and isinstance(here, SectionEditor):
            QTest.keyClick(here, Qt.Key.Key_Escape)
            QTest.keyClick(here, Qt.Key.Key_Tab)
        for _ in range(2):  # a date has three parts
            if QApplication.focusWidget() is here and isinstance(here, QDateEdit):
                QTest.keyClick(here, Qt.Key.Key_Tab)
        there = QApplication.focusWidget()
        if there is here or there is None or not window.isAncestorOf(there):
            return f"Tab leads from {here} to {there}"
        if there in reached:
            return ""
        reached.append(there)
    return f"Tab does not come round in {MOST_TABS} steps"


def shared_letters(widget: QWidget) -> list[str]:
    """Letters that two visible buttons or labels answer to."""
    texts = [
        one.text()
        for one in (*widget.findChildren(QAbstractButton), *widget.findChildren(QLabel))
        if one.isVisible() and (not isinstance(one, QLabel) or one.buddy() is not None)
    ]
    letters = Counter(
        found[1].casefold()
        for text in texts
        if (found := re.search(r"(?<!&)&(\w)", text.replace("&&", ""))) is not None
    )
    return [letter for letter, times in letters.items() if times > 1]


def has_words(one: QAbstractButton | QLabel) -> bool:
    """Whether words are drawn that may not be cut."""
    if not one.isVisible() or not one.text() or isinstance(one, ElidedLabel):
        return False
    only_icon = Qt.ToolButtonStyle.ToolButtonIconOnly
    return not (
        isinstance(one, QToolButton) and one.toolButtonStyle() is only_icon and not one.icon().isNull()
    )


def cut_off(widget: QWidget) -> list[str]:
    """Buttons and labels that have less room than their words need."""
    found = []
    for one in (*widget.findChildren(QAbstractButton), *widget.findChildren(QLabel)):
        if not has_words(one):
            continue
        words = re.sub(r"&(.)", r"\1", one.text())
        metrics = one.fontMetrics()
        wide = max(metrics.horizontalAdvance(line) for line in words.splitlines() or [""])
        wraps = isinstance(one, QLabel) and one.wordWrap()
        if one.height() < metrics.height() or (not wraps and one.width() < wide):
            found.append(f"{words} ({one.width()}×{one.height()} for {wide}×{metrics.height()})")
        if wraps and one.height() < one.heightForWidth(one.width()):
            found.append(f"{words} (wrapped)")
    return found


def out_of_sight(widget: QWidget) -> list[str]:
    """Controls and labels of which a part is outside of what surrounds them, and no scrolling brings it."""
    found = []
    for one in widget.findChildren(QWidget):
        if not isinstance(one, QAbstractButton | QLabel | QLineEdit | QComboBox) or not one.isVisible():
            continue
        here, seen, scrolled = one, one.rect(), False
        while here is not widget and seen:
            parent = here.parentWidget()
            around = QRect(one.mapFrom(parent, QPoint()), parent.size())
            scrolled = scrolled or isinstance(parent.parentWidget(), QAbstractScrollArea)
            if scrolled:  # what is above and below can be had
                around = QRect(around.x(), seen.y(), around.width(), seen.height())
            seen, here = seen.intersected(around), parent
        if seen != one.rect():
            found.append(f"{one.accessibleName() or one.property('text')} {one.rect()} seen {seen}")
    return found


# ---- each of them


@EACH_LANGUAGE
@EACH_ROOM
def test_a_room_can_be_used_by_everybody(spoken: str, stage: Stage, room: type) -> None:
    place = ROOMS[room](stage)
    assert isinstance(stage.place.rooms.current, room)
    assert nameless(place) == []
    assert place.browsing.navigator.view.accessibleName()
    panes = (place.browsing.navigator.view, *place.rooms.current.panes())
    panes[0].setFocus()
    for expected in (*panes[1:], panes[0]):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
        assert QApplication.focusWidget() is expected or expected.isAncestorOf(QApplication.focusWidget())
    assert trapped(place.browsing.navigator.view, place.window()) == ""


@EACH_LANGUAGE
@EACH_DIALOG
def test_a_dialog_can_be_used_by_everybody(spoken: str, stage: Stage, qtbot: QtBot, kind: type) -> None:
    dialog = shown(qtbot, DIALOGS[kind](stage))
    assert isinstance(dialog, kind)
    assert dialog.windowTitle()
    assert nameless(dialog) == []
    assert shared_letters(dialog) == []
    first = dialog.focusWidget() or dialog.nextInFocusChain()
    assert trapped(first, dialog) == ""
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@EACH_LANGUAGE
@EACH_DIALOG
def test_nothing_in_a_dialog_is_cut_off_at_twice_the_size(
    large_type: None, spoken: str, stage: Stage, qtbot: QtBot, kind: type
) -> None:
    dialog = shown(qtbot, DIALOGS[kind](stage))
    assert cut_off(dialog) == []


@pytest.mark.parametrize(
    "kind", [one for one in DIALOGS if one not in WITHOUT_TEXT], ids=lambda one: one.__name__
)
def test_a_dialog_that_shows_words_of_the_library_stands_between_banners_like_those_of_the_window(
    stage: Stage, qtbot: QtBot, kind: type
) -> None:
    place = ROOMS[NoteRoom](stage)
    window = place.top_banner
    qtbot.waitUntil(lambda: window.words.startswith("PROTECTED A"), timeout=LONG)
    dialog = shown(qtbot, DIALOGS[kind](replace(stage, over=place)))
    stage.rest()
    top, bottom = sorted(dialog.findChildren(Banner), key=lambda one: one.y())
    for banner in (top, bottom):
        assert banner.isVisible()
        assert (banner.words, banner.colour) == (window.words, window.colour)
        assert banner.width() == dialog.width()
    assert top.y() == 0
    assert bottom.geometry().bottom() == dialog.rect().bottom()


def on_a_laptop(stage: Stage) -> MainWindow:
    window = stage.place.window()
    window.resize(LAPTOP)
    stage.rest()
    QApplication.sendPostedEvents()
    return window


@EACH_LANGUAGE
@EACH_ROOM
def test_a_room_fits_a_laptop_at_twice_the_size(
    large_type: None, spoken: str, stage: Stage, room: type
) -> None:
    ROOMS[room](stage)
    window = on_a_laptop(stage)
    assert window.minimumSizeHint().boundedTo(LAPTOP) == window.minimumSizeHint()
    assert window.size() == LAPTOP
    assert cut_off(window) == []
    assert out_of_sight(window) == []


@EACH_LANGUAGE
@pytest.mark.parametrize("room", list(UNFOLDED))
def test_a_room_with_everything_open_fits_a_laptop_at_twice_the_size(
    large_type: None, spoken: str, stage: Stage, room: str
) -> None:
    UNFOLDED[room](stage)
    window = on_a_laptop(stage)
    assert window.minimumSizeHint().boundedTo(LAPTOP) == window.minimumSizeHint()
    assert window.size() == LAPTOP
    assert cut_off(window) == []
    assert out_of_sight(window) == []


@EACH_LANGUAGE
@pytest.mark.parametrize("number", ["1", "2"])
def test_no_property_of_a_note_is_cut_off_on_a_laptop(spoken: str, stage: Stage, number: str) -> None:
    wear(Settings(appearance=Appearance.LIGHT))
    stage.place.rooms.open_note(number)
    room = stage.place.rooms.current
    stage.qtbot.waitUntil(lambda: bool(room.panes()) and room.open_note is not None, timeout=LONG)
    stage.rest()
    room.head.properties.click()
    window = on_a_laptop(stage)
    stage.qtbot.waitUntil(lambda: cut_off(window) == [])


@EACH_LANGUAGE
@EACH_DIALOG
def test_a_dialog_fits_a_laptop_at_twice_the_size(
    large_type: None, spoken: str, stage: Stage, qtbot: QtBot, kind: type
) -> None:
    dialog = shown(qtbot, DIALOGS[kind](stage))
    assert dialog.minimumSizeHint().boundedTo(LAPTOP) == dialog.minimumSizeHint()
    assert dialog.size().boundedTo(LAPTOP) == dialog.size()
    assert out_of_sight(dialog) == []


@EACH_LANGUAGE
def test_every_place_is_named_and_counted_in_full_at_twice_the_size(
    large_type: None, spoken: str, stage: Stage
) -> None:
    view = stage.place.browsing.navigator.view
    on_a_laptop(stage)
    metrics, small = view.fontMetrics(), QFontMetrics(look.sized(look.SMALL))
    for row in range(view.model().rowCount()):
        words = view.model().index(row, 0).data(Role.WORDS)
        needed = (
            metrics.ascent() + metrics.horizontalAdvance(words.title) + small.horizontalAdvance(words.trail)
        )
        assert view.viewport().width() >= needed + (9 + 4 * words.indent) * look.GRID, words.title


@EACH_LANGUAGE
@pytest.mark.parametrize("page", list(BEGINNING))
def test_the_beginning_can_be_used_by_everybody(
    large_type: None, spoken: str, qtbot: QtBot, new_window: OpenWindow, page: str
) -> None:
    place = new_window()
    place.window().resize(1500, 950)
    BEGINNING[page](place)
    qtbot.waitUntil(place.beginning.first.hasFocus)
    assert place.window().minimumSizeHint().boundedTo(LAPTOP) == place.window().minimumSizeHint()
    assert nameless(place) == []
    assert cut_off(place.beginning) == []
    assert shared_letters(place.beginning) == []
    assert trapped(place.beginning.first, place.window()) == ""


@EACH_ROOM
def test_a_room_can_be_drawn_in_every_look(stage: Stage, qtbot: QtBot, room: type) -> None:
    place = ROOMS[room](stage)

    def ground() -> str:
        return place.palette().color(place.backgroundRole()).name()

    pictures = []
    for shown_in in look.LOOKS.values():
        look.dress(shown_in)
        qtbot.waitUntil(lambda one=shown_in: ground() == one.window.lower())
        pictures.append(place.grab().toImage())
    look.dress(look.LIGHT)
    assert len({picture.pixelColor(4, picture.height() // 2).name() for picture in pictures}) == 3


# ---- none is forgotten


def kinds_of(base: type, besides: set[type]) -> set[type]:
    for module in pkgutil.walk_packages(briefing_app.ui.__path__, "briefing_app.ui."):
        importlib.import_module(module.name)
    waiting, found = [base], set()
    while waiting:
        for kind in waiting.pop().__subclasses__():
            waiting.append(kind)
            if kind.__module__.startswith("briefing_app."):
                found.add(kind)
    return found - besides


@pytest.mark.parametrize(
    ("base", "known", "besides"),
    [(Room, ROOMS, set()), (QDialog, DIALOGS, {FormDialog, QuestionDialog, ComparingDialog, DecidingDialog})],
    ids=["rooms", "dialogs"],
)
def test_every_one_there_is_is_looked_at(
    base: type, known: dict[type, Callable[[Stage], QWidget]], besides: set[type]
) -> None:
    assert kinds_of(base, besides) == set(known)
