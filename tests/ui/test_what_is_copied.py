"""Whatever is chosen and copied, in any room or dialog: no withheld word reaches the clipboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import Program, start
from briefing_app.domain.fact_fields import SORTS
from briefing_app.domain.text import Text
from briefing_app.domain.withheld_places import held_words
from briefing_app.services.severance_views import sections_of_note, sections_of_profile
from briefing_app.ui.editor.guarded_copy import KEPT_HERE, MARKER
from briefing_app.ui.editor.table_dialog import TableDialog
from briefing_app.ui.severances.severances_dialog import SeverancesDialog
from briefing_app.ui.showing import Subject
from tests.ui.conftest import FakePrompts, OpenWindow
from tests.ui.everything import DIALOGS, LONG, ROOMS, Stage, copied
from tests.ui.fakes import everything
from tests.ui.unfolded import UNFOLDED

SHORTEST = 9
"""Withheld words shorter than that may stand free elsewhere."""

SEVERED_STEP = "Sound out the other chairs"
SEVERED_PERSON = "Robin Sample"


@pytest.fixture(scope="module")
def real_program() -> Program:
    return start()


@pytest.fixture(scope="module")
def sample(real_program: Program, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.bdl"
    real_program.sample(path)
    return path


@pytest.fixture(scope="module")
def sentinels(real_program: Program, sample: Path) -> frozenset[str]:
    """All withheld words of the sample, and those of the text of every sort of block."""
    with real_program.open(sample) as desk:
        texts: list[Text] = [
            one_section.blocks
            for one in desk.profiles.list()
            for one_section in sections_of_profile(desk.profiles.get(one.id))
        ]
        texts += [
            one_section.blocks
            for one in desk.notes.list()
            for one_section in sections_of_note(desk.notes.get(one.number))
        ]
    texts.append(everything())
    phrases = {
        line.strip()
        for blocks in texts
        for words in held_words(blocks).values()
        for phrase in words
        for line in phrase.splitlines()
    }
    found = frozenset(one for one in phrases if len(one) >= SHORTEST) | {SEVERED_PERSON, SEVERED_STEP}
    assert any(SEVERED_PERSON in one for one in phrases)
    assert any(SEVERED_STEP in one for one in phrases)
    return found


@pytest.fixture
def stage(
    qtbot: QtBot,
    new_window: OpenWindow,
    real_program: Program,
    sample: Path,
    prompts: FakePrompts,
    tmp_path: Path,
) -> Stage:
    prompts.answers["give_up_review"] = True
    place = new_window(real_program)
    place.window().resize(1500, 950)
    place.open(copied(sample, tmp_path))
    qtbot.waitUntil(lambda: place.browsing.detail.shown is not None, timeout=LONG)
    return Stage(qtbot, place, real_program, tmp_path)


# ---- choosing and copying


def cells_of(view: QAbstractItemView, above: QModelIndex) -> Iterator[QModelIndex]:
    """The cells of a view, those below others too; of very long lists the first."""
    model = view.model()
    for row in range(min(model.rowCount(above), 60)):
        for column in range(1 if isinstance(view, QListView) else model.columnCount(above)):
            index = model.index(row, column, above)
            yield index
            if column == 0:
                yield from cells_of(view, index)


def copies(widget: QWidget) -> Iterator[dict[str, str]]:
    """What the clipboard holds after all of a widget is chosen and copied, row by row for rows."""
    for one in widget.findChildren(QWidget):
        if not one.isVisible():
            continue
        if isinstance(one, QAbstractItemView) and one.model() is not None:
            with QSignalBlocker(one.selectionModel()):
                for index in cells_of(one, QModelIndex()):
                    one.setCurrentIndex(index)
                    yield copy_of(one)
        elif isinstance(one, QTextEdit | QPlainTextEdit | QLineEdit):
            one.selectAll()
            yield copy_of(one)
        elif isinstance(one, QLabel) and one.textInteractionFlags() & _SELECTABLE:
            one.setSelection(0, len(one.text()))
            yield copy_of(one)


_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


def copy_of(widget: QWidget) -> dict[str, str]:
    """What the clipboard holds for other programs, by format, after Ctrl+C."""
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("nothing")
    QTest.keyClick(widget, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = clipboard.mimeData()
    return {
        name: bytes(data.data(name).data()).decode(errors="replace")
        for name in data.formats()
        if not name.startswith("application/x-briefing-desk")
    }


def told(widget: QWidget, sentinels: frozenset[str]) -> list[str]:
    """The withheld words that got out."""
    out = [words for copy in copies(widget) for words in copy.values()]
    return [one for one in sentinels if any(one in words for words in out)]


# ---- everywhere


@pytest.mark.parametrize("room", list(ROOMS), ids=lambda one: one.__name__)
def test_no_room_gives_a_withheld_word(stage: Stage, sentinels: frozenset[str], room: type) -> None:
    place = ROOMS[room](stage)
    assert told(place, sentinels) == []
    assert any(copy.get("text/plain") != "nothing" for copy in copies(place))


def test_nor_do_the_severances_beside_the_text_of_a_note(stage: Stage, sentinels: frozenset[str]) -> None:
    place = UNFOLDED["a note with its severances"](stage)
    room = place.rooms.current
    assert room.side.current == "severances"
    assert room.severing.panel.list.model().rowCount()
    assert told(place, sentinels) == []


@pytest.mark.parametrize("kind", list(DIALOGS), ids=lambda one: one.__name__)
def test_no_dialog_gives_a_withheld_word(
    stage: Stage, qtbot: QtBot, sentinels: frozenset[str], kind: type
) -> None:
    dialog = DIALOGS[kind](stage)
    qtbot.addWidget(dialog)
    dialog.show()
    stage.rest()
    assert told(dialog, sentinels) == []


def profile_of(stage: Stage, acronym: str) -> str:
    return next(one.id for one in stage.place.browsing.profiles if one.acronym == acronym)


def people(stage: Stage) -> QWidget:
    """The people of a profile of whom one is withheld by the words that state it."""
    rooms = stage.place.rooms
    rooms.open_profile(profile_of(stage, "UNHCR"))
    stage.qtbot.waitUntil(lambda: bool(rooms.current.panes()), timeout=LONG)
    stage.rest()
    room = rooms.current
    room.tabs.setCurrentWidget(room.facts)
    rows = [one.key for one in SORTS]
    room.facts.sorts.setCurrentIndex(room.facts.sorts.model().index(rows.index("people"), 0))
    room.facts.table.setCurrentIndex(room.facts.table.model().index(0, 0))
    return room.facts


def steps(stage: Stage) -> QWidget:
    stage.place.browsing.navigator.go_to("next-steps")
    stage.rest()
    stage.qtbot.waitUntil(lambda: stage.place.browsing.list.view.accessibleName() == "Next steps")
    return stage.place


def home(stage: Stage) -> QWidget:
    ROOMS[next(one for one in ROOMS if one.__name__ == "HomeRoom")](stage)
    return stage.place.rooms.current


def hits(stage: Stage) -> QWidget:
    stage.place.browsing.list.search.setText("Robin")
    stage.qtbot.waitUntil(lambda: stage.place.browsing.list.view.accessibleName() == "Search results")
    stage.rest()
    return stage.place.browsing.list.view


@pytest.mark.parametrize("shown", [people, steps, home], ids=lambda one: one.__name__)
def test_a_row_of_withheld_words_leaves_as_a_marker_kept_out_of_histories(
    stage: Stage, sentinels: frozenset[str], shown: Callable[[Stage], QWidget]
) -> None:
    widget = shown(stage)
    found = list(copies(widget))
    marked = [copy for copy in found if copy.get("text/plain") == MARKER]
    assert marked
    assert all(set(KEPT_HERE) <= copy.keys() for copy in marked)
    assert told(widget, sentinels) == []


def test_a_found_row_gives_whose_words_they_are_alone(stage: Stage, sentinels: frozenset[str]) -> None:
    found = hits(stage)
    view = stage.place.browsing.list.view
    assert view.model().rowCount()
    view.setCurrentIndex(view.model().index(0, 0))
    said = copy_of(view)["text/plain"]
    assert said
    assert SEVERED_PERSON not in said
    assert found is view


def test_the_severances_give_provisions_and_markers(
    stage: Stage, qtbot: QtBot, sentinels: frozenset[str]
) -> None:
    subject = Subject("profile", profile_of(stage, "UNHCR"), "High Commissioner")
    dialog = SeverancesDialog(stage.place.session, subject)
    qtbot.addWidget(dialog)
    dialog.show()
    stage.rest()
    qtbot.waitUntil(lambda: SEVERED_PERSON in dialog.words.toPlainText(), timeout=LONG)
    assert told(dialog, sentinels) == []
    dialog.words.selectAll()
    said = copy_of(dialog.words)
    assert "s. 19(1)" in said["text/plain"]
    assert MARKER in said["text/plain"]
    assert set(KEPT_HERE) <= said.keys()


def test_a_severed_cell_of_a_table_leaves_as_a_marker(stage: Stage, qtbot: QtBot) -> None:
    dialog = DIALOGS[TableDialog](stage)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.cells.selectAll()
    dialog._sever(frozenset(), "")
    said = [copy["text/plain"] for copy in copies(dialog)]
    assert said
    assert set(said) == {MARKER}
