"""Windows for tests: no modal ever shows, every window is closed and its worker has ended."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import Desk, Program, start
from briefing_app.services.catalogue import Catalogue
from briefing_app.storage.records import ActKind
from briefing_app.ui import app, look
from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.window import MainWindow
from briefing_app.ui.workplace import Workplace
from tests.services.conftest import agency, consultations
from tests.ui.fakes import FakeDesk, FakeProgram, small_library

T = TypeVar("T")
OpenWindow = Callable[..., Workplace]
"""Shows a furnished window without a library, and gives what it holds."""


@dataclass
class FakePrompts:
    """Answers every question at once with what the test prepared; remembers what was asked."""

    answers: dict[str, object] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    given: dict[str, tuple[object, ...]] = field(default_factory=dict)
    can_open: bool = True
    opened_files: list[Path] = field(default_factory=list)

    def __getattr__(self, name: str) -> Callable[..., object]:
        if name.startswith("_"):
            raise AttributeError(name)

        def ask(_parent: QWidget, *given: object, **named: object) -> object:
            self.asked.append(name)
            self.given[name] = (*given, *named.values())
            return self.answers.get(name)

        return ask

    def open_file(self, path: Path) -> bool:
        self.opened_files.append(path)
        return self.can_open


def rows(place: Workplace) -> list[str]:
    """The first words of each row of the list."""
    model = place.browsing.list.view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def show_notes(qtbot: QtBot, place: Workplace) -> None:
    """Choose the first note of the small library and wait for it."""
    place.browsing.navigator.go_to("notes")
    place.browsing.list.choose_first()
    wait_for(qtbot, place, "2")


def wait_for(qtbot: QtBot, place: Workplace, key: str) -> None:
    """Wait until a profile or note is shown."""
    detail = place.browsing.detail
    qtbot.waitUntil(lambda: detail.shown is not None and detail.shown.subject.key == key)


@pytest.fixture(scope="session", autouse=True)
def _look(qapp: QApplication) -> None:
    """The application as the program prepares it."""
    assert app.prepare([]) is qapp
    look.dress(look.LIGHT)


@pytest.fixture(scope="session")
def _two_stakeholders(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real library with the forum and the organization of the services' tests, never opened itself."""
    path = tmp_path_factory.mktemp("typed") / "typed.bdl"
    made = start()
    made.libraries.create(path)
    with made.open(path) as desk, desk.library.database.begin(desk.actor.act(ActKind.CREATE)) as unit:
        for profile in (consultations(), agency()):
            unit.profiles.add(profile)
    return path


@pytest.fixture(scope="session")
def real_program() -> Program:
    """The program itself, for tests that fake nothing."""
    return start()


@pytest.fixture(scope="session")
def _sample(real_program: Program, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample library, never opened itself."""
    path = tmp_path_factory.mktemp("sample") / "sample.bdl"
    real_program.sample(path)
    return path


@pytest.fixture
def real_library(_two_stakeholders: Path, tmp_path: Path) -> Path:
    """A copy of it for one test."""
    return Path(shutil.copy(_two_stakeholders, tmp_path / "typed.bdl"))


@pytest.fixture
def session(qtbot: QtBot, real_library: Path) -> Iterator[LibrarySession]:
    """The copy, opened on a worker as in the window."""
    made = LibrarySession(start())  # type: ignore[arg-type]  # a fake stands in for it
    with qtbot.waitSignal(made.opened):
        made.open(real_library)
    yield made
    with qtbot.waitSignal(made.closed):
        made.close()
    made.tasks.shutdown()


def ask(qtbot: QtBot, session: LibrarySession, work: Callable[[Desk], T]) -> T:
    """What the desk of a session answers."""
    answers: list[T] = []
    failures: list[Exception] = []
    session.call(session, work, answers.append, failures.append)
    qtbot.waitUntil(lambda: bool(answers or failures))
    if failures:
        raise failures[0]
    return answers[0]


@pytest.fixture(autouse=True)
def _no_clipboard_left(qapp: QApplication) -> Iterator[None]:
    """Data that Python made may not be on the clipboard when the program ends: Qt would crash on them."""
    yield
    qapp.clipboard().clear()


@pytest.fixture(autouse=True)
def _nothing_is_at_work() -> Iterator[None]:
    """No test leaves a worker behind: the cycle collector would rest for all that follow."""
    yield
    assert gc.isenabled(), "something is still at work: end its session or its window"


@pytest.fixture(autouse=True)
def _no_language_is_left_behind(qapp: QApplication) -> Iterator[None]:
    """What a test had spoken goes, the locale too: another counts on plain English without plurals."""
    before = QLocale()
    yield
    QLocale.setDefault(before)
    for catalogue in qapp.findChildren(QTranslator):
        QCoreApplication.removeTranslator(catalogue)
        catalogue.setParent(None)


@pytest.fixture
def program() -> FakeProgram:
    """A program without libraries."""
    return FakeProgram()


@pytest.fixture
def catalogue(program: FakeProgram) -> Catalogue:
    """The kinds, schemes, acts and words that come with the program."""
    return program.catalogue


@pytest.fixture
def desk(program: FakeProgram) -> FakeDesk:
    """A small library, opened by the name library.bdl."""
    made = small_library(program.catalogue)
    program.desks["library.bdl"] = made
    return made


@pytest.fixture
def prompts() -> FakePrompts:
    """Prompts that answer at once."""
    return FakePrompts()


@pytest.fixture
def new_window(qtbot: QtBot, program: FakeProgram, prompts: FakePrompts) -> Iterator[OpenWindow]:
    """Makes windows; all are closed at the end of the test, their workers ended."""
    made: list[MainWindow] = []

    def make(with_program: object = None) -> Workplace:
        window = MainWindow()
        made.append(window)
        place = window.furnish(with_program or program, prompts)  # type: ignore[arg-type]  # a fake stands in for it
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return place

    yield make
    for window in made:
        window.close()
        qtbot.waitUntil(lambda one=window: not one.isVisible())
        window.deleteLater()


@pytest.fixture
def place(qtbot: QtBot, new_window: OpenWindow, desk: FakeDesk) -> Workplace:
    """A window on the small library, its first profile on view."""
    made = new_window()
    made.open(Path("library.bdl"))
    qtbot.waitUntil(lambda: made.browsing.detail.shown is not None)
    return made
