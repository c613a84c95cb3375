"""A field of withheld words: by keys, menu, drag or what was chosen last other programs get a marker.

The type of our own carries the words; other programs ignore a type they do not know.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QClipboard, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QMenu, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import Program
from briefing_app.domain.fact_fields import SORTS, empty, new_fact
from briefing_app.domain.facts import FactId, ProfileId
from briefing_app.domain.text import BlockId, Paragraph, Run, SeveranceId
from briefing_app.ui import guarded_fields
from briefing_app.ui.editor.guarded_copy import KEPT_HERE, MARKER
from briefing_app.ui.editor.link_dialog import LinkDialog
from briefing_app.ui.editor.section_editor import SectionEditor
from briefing_app.ui.editor.vocabulary import vocabulary_of
from briefing_app.ui.guarded_fields import FIELD_TYPE, GuardedArea, GuardedLine
from briefing_app.ui.profiles.fact_dialog import FactDialog, FactForm
from briefing_app.ui.profiles.heading_dialog import HeadingDialog
from tests.ui.profiles.test_profile_dialogs import TODAY

SECRET = "Robin Sample leads"
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
SEVERED = frozenset({SeveranceId("s")})


def offered(data: QMimeData) -> dict[str, str]:
    """Everything any program is offered, by the name of its format."""
    return {name: bytes(data.data(name).data()).decode() for name in data.formats()}


def given_away() -> dict[str, str]:
    """What the clipboard offers in formats that other programs know: in all but the one type of our own."""
    formats = offered(QGuiApplication.clipboard().mimeData())
    return {name: said for name, said in formats.items() if name != FIELD_TYPE}


def shown(qtbot: QtBot, field: QWidget) -> QWidget:
    QGuiApplication.clipboard().setText("nothing")
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
        field.activateWindow()
    field.setFocus()
    return field


@pytest.fixture(params=[GuardedLine, GuardedArea], ids=lambda kind: kind.__name__)
def kept(qtbot: QtBot, request: pytest.FixtureRequest) -> QLineEdit | QPlainTextEdit:
    field = request.param(SECRET)
    field.keep_back()
    shown(qtbot, field).selectAll()
    return field


def text_of(field: QWidget) -> str:
    return str(field.property("text") if isinstance(field, QLineEdit) else field.property("plainText"))


def entry(menu: QMenu, words: str) -> object:
    return next(one for one in menu.actions() if one.text().replace("&", "").startswith(words))


# ---- one field


@pytest.mark.parametrize(
    ("key", "held"), [(Qt.Key.Key_C, CONTROL), (Qt.Key.Key_Insert, CONTROL)], ids=["Ctrl+C", "Ctrl+Insert"]
)
def test_a_copy_is_a_marker_kept_out_of_histories(
    kept: QWidget, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    QTest.keyClick(kept, key, held)
    assert given_away()["text/plain"] == MARKER
    assert set(KEPT_HERE) <= given_away().keys()
    assert SECRET not in "".join(given_away().values())
    assert text_of(kept) == SECRET


@pytest.mark.parametrize(
    ("key", "held"), [(Qt.Key.Key_X, CONTROL), (Qt.Key.Key_Delete, SHIFT)], ids=["Ctrl+X", "Shift+Delete"]
)
def test_what_is_cut_leaves_as_a_marker_and_can_be_put_back(
    kept: QWidget, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    QTest.keyClick(kept, key, held)
    assert text_of(kept) == ""
    assert given_away()["text/plain"] == MARKER
    QTest.keyClick(kept, Qt.Key.Key_V, CONTROL)
    assert text_of(kept) == SECRET


OFFERED = {"text/plain": MARKER, FIELD_TYPE: SECRET, **dict.fromkeys(KEPT_HERE, "\0" * 4)}


@pytest.mark.parametrize("key", [Qt.Key.Key_C, Qt.Key.Key_X], ids=["a copy", "a cut"])
def test_the_type_of_our_own_alone_carries_the_words(kept: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(kept, key, CONTROL)
    assert offered(QGuiApplication.clipboard().mimeData()) == OFFERED


def test_the_menu_gives_a_marker_unless_the_words_are_asked_for(kept: QWidget) -> None:
    menu = kept.menu()
    entry(menu, "Copy\t").trigger()
    assert given_away()["text/plain"] == MARKER
    entry(menu, "Copy with withheld words").trigger()
    assert given_away()["text/plain"] == SECRET
    assert set(KEPT_HERE) <= given_away().keys()
    entry(menu, "Cut").trigger()
    assert given_away()["text/plain"] == MARKER
    assert text_of(kept) == ""
    entry(menu, "Paste").trigger()
    assert text_of(kept) == SECRET
    menu.deleteLater()


def test_a_field_that_keeps_nothing_back_takes_the_marker_alone(qtbot: QtBot, kept: QWidget) -> None:
    QTest.keyClick(kept, Qt.Key.Key_C, CONTROL)
    other = GuardedLine()
    qtbot.addWidget(other)
    other.paste()
    assert other.text() == MARKER


def test_a_field_that_keeps_nothing_back_is_copied_as_it_stands(qtbot: QtBot) -> None:
    line = shown(qtbot, GuardedLine("Harbour Talks"))
    line.keep_back()
    line.keep_back(kept=False)
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_C, CONTROL)
    assert given_away() == {"text/plain": "Harbour Talks"}
    assert line.toolTip() == ""


def test_a_field_says_why_a_copy_of_it_is_a_marker(kept: QWidget) -> None:
    assert "marker" in kept.toolTip()
    assert "marker" in kept.accessibleDescription()


@pytest.mark.parametrize("by", ["mouse", "keys"])
def test_words_chosen_in_a_line_are_taken_back_from_the_selection_of_the_screen(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, by: str
) -> None:
    line = GuardedLine(SECRET)
    line.keep_back()
    shown(qtbot, line).resize(400, line.height())
    given = {QClipboard.Mode.Selection: SECRET}  # by Qt, on a screen that has such a thing
    screen = SimpleNamespace(
        supportsSelection=lambda: True,
        text=given.get,
        setText=lambda words, mode: given.update({mode: words}),
    )
    monkeypatch.setattr(guarded_fields, "QGuiApplication", SimpleNamespace(clipboard=lambda: screen))
    line.selectAll()
    if by == "mouse":
        QTest.mouseRelease(line, Qt.MouseButton.LeftButton, pos=QPoint(60, 5))
    else:
        QTest.keyClick(line, Qt.Key.Key_End, SHIFT)
    assert line.selectedText() == SECRET
    assert given == {QClipboard.Mode.Selection: MARKER}


def test_words_dragged_from_a_field_come_whole_into_its_like_alone(qtbot: QtBot) -> None:
    area = GuardedArea(SECRET)
    area.keep_back()
    qtbot.addWidget(area)
    area.selectAll()
    data = area.createMimeDataFromSelection()
    assert offered(data) == OFFERED
    line = GuardedLine("so: ")
    line.keep_back()
    drop(shown(qtbot, line), data)
    assert SECRET in line.text()
    other = shown(qtbot, GuardedLine())
    drop(other, data)
    assert other.text() == MARKER


def drop(field: QWidget, data: QMimeData) -> None:
    event = QDropEvent(
        QPointF(3, 3),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    field.dropEvent(event)


# ---- the forms


@pytest.fixture
def form(real_program: Program) -> Callable[[str], FactForm]:
    reader = real_program.typing.reader(TODAY)

    def make(key: str) -> FactForm:
        sort = next(one for one in SORTS if one.key == key)
        said = {one.name: SECRET for one in sort.fields if isinstance(empty(sort)[one.name], str)}
        said = {name: "" if "date" in str(name) else words for name, words in said.items()}
        return FactForm(
            sort=sort,
            typed={**empty(sort), **said},
            check=lambda now: new_fact(sort, FactId("f"), ProfileId("p"), now, reader),
            reader=reader,
            withheld=True,
        )

    return make


@pytest.mark.parametrize("sort", [one.key for one in SORTS])
def test_no_field_of_a_withheld_fact_gives_its_words(
    qtbot: QtBot, form: Callable[[str], FactForm], sort: str
) -> None:
    dialog = shown(qtbot, FactDialog(form(sort)))
    lines = [one for one in dialog.fields.values() if isinstance(one, QLineEdit | QPlainTextEdit)]
    assert lines
    for field in lines:
        field.selectAll()
        for key in (Qt.Key.Key_C, Qt.Key.Key_Insert, Qt.Key.Key_X):
            QTest.keyClick(field, key, CONTROL)
            assert SECRET not in "".join(given_away().values())
    for combo in (one for one in dialog.fields.values() if isinstance(one, QComboBox)):
        QGuiApplication.clipboard().setText("nothing")
        combo.view().setCurrentIndex(combo.model().index(1, 0))
        QTest.keyClick(combo.view(), Qt.Key.Key_C, CONTROL)
        assert given_away()["text/plain"] == MARKER


def test_a_withheld_fact_keeps_what_it_said_when_its_words_are_moved(
    qtbot: QtBot, form: Callable[[str], FactForm]
) -> None:
    dialog = shown(qtbot, FactDialog(form("people")))
    first, second, *_ = (one for one in dialog.fields.values() if isinstance(one, QLineEdit))
    first.selectAll()
    QTest.keyClick(first, Qt.Key.Key_X, CONTROL)
    second.selectAll()
    QTest.keyClick(second, Qt.Key.Key_V, CONTROL)
    assert (first.text(), second.text()) == ("", SECRET)


def test_the_heading_of_a_withheld_section_is_copied_as_a_marker(qtbot: QtBot) -> None:
    dialog = shown(qtbot, HeadingDialog({"en": SECRET}, key="own", withheld=True))
    dialog.lines["en"].selectAll()
    QTest.keyClick(dialog.lines["en"], Qt.Key.Key_C, CONTROL)
    assert given_away()["text/plain"] == MARKER


def test_the_address_of_a_withheld_link_is_copied_as_a_marker(qtbot: QtBot) -> None:
    dialog = shown(qtbot, LinkDialog("https://secret.example", withheld=True))
    dialog.address.selectAll()
    QTest.keyClick(dialog.address, Qt.Key.Key_C, CONTROL)
    assert given_away()["text/plain"] == MARKER


@pytest.mark.parametrize(
    ("held", "of_the_section", "withheld"),
    [(SEVERED, frozenset(), True), (frozenset(), SEVERED, True), (frozenset(), frozenset(), False)],
    ids=["the words", "the section", "nothing"],
)
def test_a_link_is_withheld_with_its_words_or_its_section(
    qtbot: QtBot, real_program: Program, held: frozenset, of_the_section: frozenset, withheld: bool
) -> None:
    run = Run("here", link="https://secret.example")
    block = Paragraph(id=BlockId("b"), content=(Run("see "), replace(run, severances=held)))
    editor = SectionEditor(vocabulary_of(real_program.catalogue, "en"))
    qtbot.addWidget(editor)
    editor.set_text((block,), {}, of_the_section)
    cursor = editor.textCursor()
    cursor.setPosition(6)
    editor.setTextCursor(cursor)
    assert editor.link_here() == "https://secret.example"
    assert editor.link_is_withheld() is withheld
    cursor.setPosition(2)
    editor.setTextCursor(cursor)
    assert editor.link_is_withheld() is bool(of_the_section)


@pytest.mark.parametrize("by", ["nothing", "the words", "the block", "the section"])
def test_an_editor_says_in_one_place_what_withholds_words_of_it(
    qtbot: QtBot, real_program: Program, by: str
) -> None:
    def held(one: str) -> frozenset[SeveranceId]:
        return SEVERED if by == one else frozenset()

    words = (Run("here", severances=held("the words")),)
    editor = SectionEditor(vocabulary_of(real_program.catalogue, "en"))
    qtbot.addWidget(editor)
    block = Paragraph(id=BlockId("b"), content=words, severances=held("the block"))
    editor.set_text((block,), {}, held("the section"))
    assert bool(editor.holds_here(words)) is (by != "nothing")
    assert bool(editor.holds_here()) is (by in ("the block", "the section"))


def test_a_fact_that_is_not_withheld_is_copied_as_it_stands(
    qtbot: QtBot, form: Callable[[str], FactForm]
) -> None:
    dialog = shown(qtbot, FactDialog(replace(form("people"), withheld=False)))
    line = next(one for one in dialog.fields.values() if isinstance(one, QLineEdit))
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_C, CONTROL)
    assert given_away()["text/plain"] == SECRET
