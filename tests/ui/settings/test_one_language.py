"""Another language comes over the whole window at once: at no paint and at no turn are both on the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QLocale, QObject, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QMenuBar,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from briefing_app.ui import languages
from briefing_app.ui.labels import PlainLabel
from briefing_app.ui.room import Room
from briefing_app.ui.room_factories import FACTORIES
from briefing_app.ui.workplace import Workplace
from tests.ui.conftest import FakePrompts, OpenWindow
from tests.ui.fakes import FakeDesk
from tests.ui.test_languages import catalogue, forms, messages


def _plain(words: str) -> str:
    return words.replace("&", "")


def _vocabularies() -> dict[str, frozenset[str]]:
    """What only the one language says, and what only the other."""
    pairs = [(_plain(one.find("source").text), _plain(forms(one)[0])) for one in messages(catalogue("fr"))]
    english, french = ({pair[place] for pair in pairs} for place in (0, 1))
    return {"en": frozenset(english - french), "fr": frozenset(french - english)}


@pytest.fixture(scope="module")
def vocabularies() -> dict[str, frozenset[str]]:
    return _vocabularies()


def _texts(widget: QWidget) -> Iterator[str]:
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QLineEdit():
            yield widget.placeholderText()
        case QTabBar():
            yield from (widget.tabText(place) for place in range(widget.count()))
        case QMenuBar():
            yield from (one.text() for one in widget.actions())
        case QAbstractItemView() if widget.model() is not None:
            model = widget.model()
            for row in range(min(model.rowCount(), 30)):
                yield str(model.index(row, 0).data(Qt.ItemDataRole.DisplayRole) or "")
        case _:
            return
    yield widget.windowTitle() if widget.isWindow() else ""


class Watch(QObject):
    """Notes which languages are on the screen whenever anything is painted."""

    def __init__(self, vocabularies: dict[str, frozenset[str]]) -> None:
        super().__init__()
        self._vocabularies = vocabularies
        self.mixed: list[dict[str, set[str]]] = []
        self.seen: set[str] = set()

    def look(self) -> None:
        """Note what is on the screen now."""
        shown = {
            _plain(text)
            for window in QApplication.topLevelWidgets()
            for one in (window, *window.findChildren(QWidget))
            if one.isVisible()
            for text in _texts(one)
        }
        spoken = {name: known & shown for name, known in self._vocabularies.items() if known & shown}
        self.seen |= spoken.keys()
        if len(spoken) > 1:
            self.mixed.append(spoken)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  # named by Qt
        if event.type() is QEvent.Type.Paint:
            self.look()
        return False


class SlowRoom(Room):
    """A room whose saving ends when the test says so."""

    def __init__(self) -> None:
        super().__init__()
        self.go_on: Callable[[], None] = lambda: None
        PlainLabel(languages.of(self), self)

    def panes(self) -> tuple[()]:
        return ()

    def leave(self, then: Callable[[], None]) -> None:
        self.go_on = then


@pytest.fixture
def watch(qapp: QApplication, vocabularies: dict[str, frozenset[str]]) -> Iterator[Watch]:
    before = QLocale()
    languages.speak("en")
    watch = Watch(vocabularies)
    qapp.installEventFilter(watch)
    yield watch
    qapp.removeEventFilter(watch)
    QLocale.setDefault(before)


def turns(qtbot: QtBot, watch: Watch, until: Callable[[], bool]) -> None:
    """Let the window live until something is so, and look after each turn."""

    def turned() -> bool:
        watch.look()
        return until()

    qtbot.waitUntil(turned)


def test_both_languages_are_never_on_the_screen_together(
    qtbot: QtBot,
    watch: Watch,
    new_window: OpenWindow,
    desk: FakeDesk,
    prompts: FakePrompts,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(FACTORIES, "note", lambda *_given: SlowRoom())
    place = new_window()
    window = place.window()
    place.open(Path("library.bdl"))
    turns(qtbot, watch, lambda: place.browsing.detail.shown is not None)
    place.commands.help.trigger()
    place.rooms.open_note("2")
    room = place.rooms.current
    prompts.answers["settings"] = replace(place.preferences.settings, language="fr")
    place.commands.settings.trigger()
    assert window.place is place, "the room has not saved yet"
    before = place.browsing.contents
    place.browsing.refresh()
    place.bar.tell(place.tr("Saved"))
    turns(qtbot, watch, lambda: place.browsing.contents is not before)
    room.go_on()
    watch.look()
    after: Workplace = window.place
    assert after is not place
    turns(qtbot, watch, lambda: after.browsing.is_read and after.rooms.address.key == "2")
    assert watch.mixed == []
    assert watch.seen == {"en", "fr"}
    after.rooms.close_room()


def test_a_window_that_could_not_change_its_language_changes_it_when_asked_again(
    qtbot: QtBot, watch: Watch, new_window: OpenWindow, desk: FakeDesk, prompts: FakePrompts
) -> None:
    place = new_window()
    window = place.window()
    place.open(Path("library.bdl"))
    qtbot.waitUntil(lambda: place.browsing.detail.shown is not None)
    wish = replace(place.preferences.settings, language="fr")
    place.preferences.change(wish)  # as after a room that could not save
    prompts.answers["settings"] = wish
    place.commands.settings.trigger()
    assert window.place is not place
    qtbot.waitUntil(lambda: window.place.browsing.is_read)
    assert window.menuBar().actions()[0].text() == "&Bibliothèque"
