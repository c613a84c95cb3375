"""The list comes before the rest of the window, can be used at once, and stays when the rest comes."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import Program, start
from briefing_app.domain.errors import LibraryError
from briefing_app.services.settings import Layout, Settings
from briefing_app.ui import app, first_list
from briefing_app.ui.settings.preferences import Preferences
from briefing_app.ui.window import MainWindow
from briefing_app.ui.workplace import Workplace
from tests.children import unmeasured
from tests.ui.fakes import FakeDesk, FakeProgram, small_library

LONG = 30_000

Begin = Callable[..., MainWindow]


@pytest.fixture
def begin(qtbot: QtBot) -> Iterator[Begin]:
    """Shows a window and begins with a library; the window is closed at the end."""
    made: list[MainWindow] = []

    def make(
        program: object, library: Path = Path("library.bdl"), layout: Layout | None = None
    ) -> MainWindow:
        preferences = Preferences()
        preferences.change(Settings(layout=layout or Layout()))
        window = MainWindow(preferences)
        made.append(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        app.begin(window, program, library)  # type: ignore[arg-type]  # a fake stands in for it
        return window

    yield make
    for window in made:
        window.close()
        qtbot.waitUntil(lambda one=window: not one.isVisible(), timeout=LONG)
        window.deleteLater()


@pytest.fixture
def listed(program: FakeProgram) -> FakeProgram:
    """A program whose small library has a first list, the same as the library's own."""
    desk = small_library(program.catalogue)
    program.desks["library.bdl"] = desk
    program.first = tuple(desk.profile_rows)
    return program


def first_of(window: MainWindow) -> first_list.FirstList:
    assert window._first is not None
    return window._first


def is_furnished(window: MainWindow) -> bool:
    return window.place is not None and window.place.browsing.is_read


# ---- without one


def test_where_there_is_no_first_list_the_window_is_furnished_and_opening_tells_why(
    qtbot: QtBot, begin: Begin, program: FakeProgram
) -> None:
    program.refuse["bad.bdl"] = LibraryError("“bad.bdl” is damaged: restore a backup.")
    window = begin(program, Path("bad.bdl"))
    qtbot.waitUntil(lambda: window.place is not None and "damaged" in window.place.start.sentence)
    assert program.looked_at == [Path("bad.bdl")]


def test_a_first_list_that_fails_in_an_unexpected_way_stops_nothing(
    qtbot: QtBot, begin: Begin, listed: FakeProgram, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr(listed, "first_list", fail)
    window = begin(listed)
    qtbot.waitUntil(lambda: is_furnished(window))


def test_an_empty_library_is_simply_opened(qtbot: QtBot, begin: Begin, program: FakeProgram) -> None:
    program.first = ()
    program.desks["library.bdl"] = FakeDesk(program.catalogue)
    window = begin(program)
    qtbot.waitUntil(lambda: is_furnished(window))
    assert "no profiles yet" in window.place.browsing.list.nothing


@pytest.mark.parametrize("place", ["notes", "imports"])
def test_where_another_list_was_left_it_is_not_read(
    qtbot: QtBot, begin: Begin, listed: FakeProgram, place: str
) -> None:
    window = begin(listed, layout=Layout(place=place))
    qtbot.waitUntil(lambda: is_furnished(window))
    assert listed.looked_at == []
    assert window.place.browsing.navigator.current.place == place


def test_a_list_of_another_library_than_is_opened_in_the_end_is_gone(
    qtbot: QtBot, begin: Begin, listed: FakeProgram
) -> None:
    listed.refuse["library.bdl"] = LibraryError("“library.bdl” is damaged.")
    window = begin(listed)
    qtbot.waitUntil(lambda: window.place is not None and "damaged" in window.place.start.sentence)
    window.place.open(Path("other.bdl"))
    qtbot.waitUntil(lambda: is_furnished(window))
    assert window.place.browsing.list.count == 0


# ---- with one


def test_the_list_is_there_before_the_window_is_furnished(
    qtbot: QtBot, begin: Begin, listed: FakeProgram, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[int, bool, bool]] = []

    def furnish(window: MainWindow, *given: object, first: first_list.FirstList) -> Workplace:
        seen.append((first.list.count, first.list.isVisible(), window.place is None))
        return real(window, *given, first=first)  # type: ignore[arg-type]  # it is called as the window calls it

    real = MainWindow.furnish
    monkeypatch.setattr(MainWindow, "furnish", furnish)
    window = begin(listed)
    rows = first_of(window).list
    qtbot.waitUntil(lambda: is_furnished(window))
    assert seen == [(3, True, True)]
    assert window.place.browsing.list is rows
    assert rows.isVisible()
    assert listed.looked_at == [Path("library.bdl")]


def test_what_was_chosen_and_typed_in_it_stays(qtbot: QtBot, begin: Begin, listed: FakeProgram) -> None:
    window = begin(listed)
    rows = first_of(window).list
    qtbot.waitUntil(lambda: rows.count == 3)
    assert rows.view.hasFocus()
    QTest.keyClick(rows.view, Qt.Key.Key_Down)
    rows.filter.setFocus()
    QTest.keyClicks(rows.filter, "high")
    assert (rows.count, rows.current.name) == (1, "High Commissioner for Refugees")
    qtbot.waitUntil(lambda: is_furnished(window))
    qtbot.waitUntil(lambda: window.place.browsing.detail.shown is not None)
    assert window.place.browsing.subject.title == "High Commissioner for Refugees"
    assert (rows.filter.text(), rows.count) == ("high", 1)
    assert rows.filter.hasFocus()


def test_words_being_searched_for_are_searched_once_that_is_possible(
    qtbot: QtBot, begin: Begin, listed: FakeProgram
) -> None:
    window = begin(listed)
    rows = first_of(window).list
    qtbot.waitUntil(lambda: rows.count == 3)
    rows.search.setText("refugees")
    qtbot.waitUntil(lambda: is_furnished(window))
    qtbot.waitUntil(lambda: "search refugees" in listed.desks["library.bdl"].calls)


def test_one_kind_is_listed_where_that_was_left(qtbot: QtBot, begin: Begin, listed: FakeProgram) -> None:
    window = begin(listed, layout=Layout(place="profiles", kind="country"))
    rows = first_of(window).list
    qtbot.waitUntil(lambda: rows.count == 1)
    qtbot.waitUntil(lambda: is_furnished(window))
    assert (rows.count, rows.current.name) == (1, "Sweden")
    assert window.place.browsing.navigator.current.kind == "country"


def test_it_stands_where_the_panes_were_left(qtbot: QtBot, begin: Begin, listed: FakeProgram) -> None:
    window = begin(listed, layout=Layout(panes={"window": (300, 1100), "lists": (400, 700)}))
    rows = first_of(window).list
    assert (rows.x(), rows.width()) == (300, 400)
    window.resize(1000, 600)
    assert 0 < rows.y() < rows.geometry().bottom() < window.centralWidget().height()


@pytest.mark.parametrize("panes", [(96, 0), (5000, 336)], ids=["no width", "beyond the edge"])
def test_a_list_for_which_no_room_is_left_does_not_keep_the_window_from_being_furnished(
    qtbot: QtBot, begin: Begin, listed: FakeProgram, panes: tuple[int, int]
) -> None:
    window = begin(listed, layout=Layout(panes={"window": (panes[0], 543), "lists": (panes[1], 640)}))
    qtbot.waitUntil(lambda: is_furnished(window))
    assert window.place.browsing.list.view.width() > 0


def test_a_window_closed_early_leaves_its_layout_as_it_was(
    qtbot: QtBot, begin: Begin, listed: FakeProgram
) -> None:
    layout = Layout(panes={"window": (300, 1100), "lists": (400, 700)})
    window = begin(listed, layout=layout)
    first_of(window).list._model.modelReset.connect(window.close)
    qtbot.waitUntil(lambda: not window.isVisible())
    assert window.preferences.settings.layout == layout


def test_a_window_closed_while_the_list_is_all_there_is_gives_the_library_back(
    qtbot: QtBot, begin: Begin, listed: FakeProgram
) -> None:
    window = begin(listed)
    first_of(window).list._model.modelReset.connect(window.close)
    qtbot.waitUntil(lambda: not window.isVisible())
    assert listed.let_go_of == 1
    assert listed.desks["library.bdl"].calls == []


# ---- on real libraries


@pytest.fixture(scope="module")
def real_program() -> Program:
    return start()


@pytest.fixture(scope="module")
def _sample(real_program: Program, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.bdl"
    real_program.sample(path)
    return path


@pytest.fixture
def real_library(_sample: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(_sample, tmp_path / "sample.bdl"))


def test_a_real_library_is_listed_opened_and_closed(
    qtbot: QtBot, begin: Begin, real_program: Program, real_library: Path
) -> None:
    window = begin(real_program, real_library)
    rows = first_of(window).list
    qtbot.waitUntil(lambda: rows.count > 20, timeout=LONG)
    names = [one.name for one in rows._model.items]
    qtbot.waitUntil(lambda: is_furnished(window), timeout=LONG)
    assert [one.name for one in rows._model.items] == names
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=LONG)
    assert not list(real_library.parent.glob("*-lock"))


def test_a_real_library_is_given_back_by_a_window_closed_at_once(
    qtbot: QtBot, begin: Begin, real_program: Program, real_library: Path
) -> None:
    window, locked = begin(real_program, real_library), []

    def close() -> None:
        locked.extend(real_library.parent.glob("*-lock"))
        window.close()

    first_of(window).list._model.modelReset.connect(close)
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=LONG)
    assert locked
    assert not list(real_library.parent.glob("*-lock"))


LOADED = """
import json, os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from briefing_app import bootstrap
from briefing_app.ui import app

def tell(then):
    print(json.dumps(sorted(sys.modules)), flush=True)
    then()

def look():
    if window.place is not None and window.place.browsing.detail.shown is not None:
        tell(lambda: os._exit(0))
    QTimer.singleShot(5, look)

def begin(shown, program, library, begin=app.begin):
    global window
    window = shown
    begin(window, program, library)
    rows = window._first.list
    show = rows.show_rows
    rows.show_rows = lambda *given, **named: tell(lambda: show(*given, **named))
    window._first.ready.connect(lambda: rows.__dict__.pop("show_rows"))
    look()

app.begin = begin
app.run(bootstrap.start(), Path(sys.argv[1]))
"""


def test_the_list_is_read_without_sqlalchemy_and_nothing_of_documents_is_loaded_when_all_is_open(
    real_library: Path, tmp_path: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED, str(real_library)],
        capture_output=True,
        text=True,
        timeout=60,
        env={**unmeasured(), "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path)},
        cwd=Path(__file__).parents[2],
        check=True,
    )
    with_list, when_open = (set(json.loads(line)) for line in done.stdout.splitlines()[-2:])
    later = {"alembic", "docx", "lxml", "markdown"}
    assert "briefing_app.storage.first_list" in with_list
    assert not with_list & (later | {"sqlalchemy", "babel", "uuid6", "tomllib", "briefing_app.ui.workplace"})
    assert "sqlalchemy" in when_open
    assert not when_open & later
