"""The clipboard of an editor: released words for others, everything for ourselves, nothing but words back."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage

from briefing_app.domain.exemption import ExemptionId
from briefing_app.domain.severance import SeveranceState, SeveranceTag
from briefing_app.domain.text import (
    FREE,
    BlockId,
    Heading,
    ListItem,
    Paragraph,
    Run,
    SeveranceId,
    Withheld,
    block_words,
    holds,
)
from briefing_app.services.clipboard import OWN_TYPE
from briefing_app.ui.editor.section_editor import SectionEditor

FIFTEEN = ExemptionId("atia:15(1)")
HELD = frozenset({SeveranceId("s1")})
TAGS = {SeveranceId("s1"): SeveranceTag("s. 15(1)", SeveranceState.APPROVED, frozenset({FIFTEEN}))}
SECRET = (
    Paragraph(
        id=BlockId("b1"),
        content=(Run("Canada will "), Run("press early", severances=HELD), Run(" in May.")),
    ),
    Heading(id=BlockId("b2"), level=2, content=(Run("After"),)),
)
FIXTURES = Path(__file__).parents[2] / "fixtures" / "clipboard"


def clipboard():
    return QGuiApplication.clipboard()


def offer(**given: str) -> QMimeData:
    """Puts a page or words on the clipboard."""
    data = QMimeData()
    if "html" in given:
        data.setHtml(given["html"])
    if "text" in given:
        data.setText(given["text"])
    clipboard().setMimeData(data)
    return data


def everything(data: QMimeData) -> str:
    """Every form on offer but our own, as one string."""
    others = [name for name in data.formats() if name != OWN_TYPE]
    return " ".join(bytes(data.data(name).data()).decode(errors="replace") for name in others)


@pytest.fixture
def told(editor: SectionEditor) -> list[str]:
    sentences: list[str] = []
    editor.told.connect(sentences.append)
    return sentences


@pytest.fixture
def other(qtbot, vocabulary) -> SectionEditor:
    made = SectionEditor(vocabulary)
    qtbot.addWidget(made)
    return made


class TestCopy:
    def test_gives_other_programs_nothing_withheld_in_any_form(self, qtbot, editor, told) -> None:
        editor.set_text(SECRET, TAGS, FREE)
        qtbot.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClick(editor, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        data = clipboard().mimeData()
        assert "press" not in everything(data)
        assert data.text() == "Canada will [REDACTED – s. 15(1)] in May.\nAfter"
        assert "press early" in bytes(data.data(OWN_TYPE).data()).decode()
        assert len(told) == 1
        assert told[0].startswith("1 withheld passage")

    def test_of_free_words_tells_nothing(self, editor, told) -> None:
        editor.set_text(SECRET[1:], {}, FREE)
        editor.selectAll()
        editor.copy()
        assert clipboard().text() == "After"
        assert not told

    def test_with_withheld_words_is_a_command_of_its_own_and_warns(self, editor, told) -> None:
        editor.set_text(SECRET, TAGS, FREE)
        editor.selectAll()
        editor.actions.copy_withheld.trigger()
        assert "⟦press early⟧ [s. 15(1) approved]" in clipboard().text()
        assert len(told) == 1
        assert "withheld words" in told[0]

    def test_asks_windows_to_keep_severed_words_out_of_history_and_cloud(self, editor) -> None:
        editor.set_text(SECRET, TAGS, FREE)
        editor.selectAll()
        formats = editor.createMimeDataFromSelection().formats()
        assert sum("History" in one or "Cloud" in one for one in formats) == 2

    def test_of_a_section_withheld_whole_gives_no_word(self, editor) -> None:
        editor.set_text(SECRET, TAGS, HELD)
        editor.selectAll()
        editor.copy()
        said = everything(clipboard().mimeData())
        assert "Canada" not in said
        assert "After" not in said

    def test_of_nothing_leaves_the_clipboard_alone(self, editor) -> None:
        offer(text="mine")
        editor.copy()
        editor.copy_withheld()
        editor.cut()
        assert clipboard().text() == "mine"

    def test_what_the_mouse_selects_is_released_as_well(self, editor) -> None:
        editor.set_text(SECRET, TAGS, FREE)
        editor.selectAll()
        assert "press" not in everything(editor.createMimeDataFromSelection())


END = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from briefing_app.bootstrap import start
from briefing_app.domain.text import FREE, BlockId, Paragraph, Run, SeveranceId
from briefing_app.ui.editor.section_editor import SectionEditor
from briefing_app.ui.editor.vocabulary import vocabulary_of

app = QApplication([])
editor = SectionEditor(vocabulary_of(start().catalogue, "en"))
held = Run("secret", severances=frozenset({SeveranceId("s")}))
editor.set_text((Paragraph(id=BlockId("b"), content=(Run("free "), held)),), {}, FREE)
editor.selectAll()
editor.copy()
QTimer.singleShot(0, app.quit)
app.exec()
print(app.clipboard().text(), app.clipboard().mimeData().formats())
"""


def test_the_program_ends_with_plain_words_on_the_clipboard_and_without_a_crash() -> None:
    ended = subprocess.run([sys.executable, "-c", END], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (0, "free [REDACTED] ['text/plain']\n")


class TestPasteOfOurOwn:
    def test_back_into_the_same_text_keeps_the_severance(self, editor) -> None:
        editor.set_text(SECRET, TAGS, FREE)
        editor.selectAll()
        editor.cut()
        editor.paste()
        assert [block.content for block in editor.text()] == [block.content for block in SECRET]
        assert not editor.new_severances()

    def test_into_another_text_severs_anew_for_the_same_provisions(self, editor, other) -> None:
        editor.set_text(SECRET, TAGS, FREE)
        editor.selectAll()
        editor.copy()
        other.paste()
        (new,) = other.new_severances()
        assert new.id not in HELD
        assert new.exemptions == {FIFTEEN}
        assert holds(other.text()[0]) == {new.id}
        assert other.text()[0].id != SECRET[0].id

    def test_that_is_damaged_falls_back_to_what_others_get(self, editor) -> None:
        data = QMimeData()
        data.setData(OWN_TYPE, b'{"format": 1, "blocks": [7]}')
        data.setText("words")
        editor.insertFromMimeData(data)
        assert [block.content for block in editor.text()] == [(Run("words"),)]


class TestPaste:
    def test_of_a_page_is_structure_and_one_step_to_undo(self, qtbot, editor, type_) -> None:
        type_("Before ")
        before = editor.text()
        offer(html=(FIXTURES / "word-report.html").read_text(encoding="utf-8"))
        qtbot.keyClick(editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        kinds = {type(block) for block in editor.text()}
        assert {Paragraph, ListItem} <= kinds
        qtbot.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert editor.text() == before

    def test_tells_what_was_left_out(self, editor, told) -> None:
        offer(html=(FIXTURES / "word-tracked.html").read_text(encoding="utf-8"))
        editor.paste()
        assert len(told) == 1
        assert "hidden words, words marked as deleted, comments" in told[0]

    @pytest.mark.parametrize("given", [{"html": "<p>(PB) From a brief</p>"}, {"text": "(PB) From a brief"}])
    @pytest.mark.parametrize("before", ["", "Words before. "])
    def test_of_a_marked_passage_marks_the_block_it_comes_to(self, editor, type_, given, before) -> None:
        type_(before)
        offer(**given)
        editor.paste()
        (block,) = editor.text()
        assert editor.vocabulary.sign(block.portion) == "(PB)"
        assert block_words(block) == f"{before}From a brief"

    def test_of_our_own_as_words_alone_keeps_what_is_marked_and_severed(self, editor, other) -> None:
        marked = replace(SECRET[0], portion=editor.vocabulary.marking("PA"))
        editor.set_text((marked, SECRET[1]), TAGS, FREE)
        editor.selectAll()
        editor.copy_withheld()
        other.paste_plain()
        first, second = other.text()
        assert other.vocabulary.sign(first.portion) == "(PA)"
        assert [part.text for part in first.content if part.severances] == ["press early"]
        assert isinstance(second, Paragraph)

    def test_of_words_alone_takes_the_words_of_a_page_as_the_program_gave_them(self, qtbot, editor) -> None:
        offer(html="<ul><li><b>one</b></ul>", text="one\ntwo")
        keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        qtbot.keyClick(editor, Qt.Key.Key_V, keys)
        assert [block.content for block in editor.text()] == [(Run("one"),), (Run("two"),)]

    def test_joins_the_sentence_it_is_put_into(self, editor, type_) -> None:
        type_("ab")
        editor.select(editor.text()[0].id, 1, 1)
        offer(html="<p><b>x</b></p>")
        editor.paste()
        (block,) = editor.text()
        assert block.content == (Run("a"), Run("x", bold=True), Run("b"))

    def test_brings_received_redactions_as_what_they_are(self, editor) -> None:
        offer(text="It is [REDACTED].")
        editor.paste()
        assert any(isinstance(part, Withheld) for part in editor.text()[0].content)

    def test_into_severed_words_is_severed(self, editor) -> None:
        editor.set_text(SECRET, TAGS, FREE)
        editor.select(BlockId("b1"), 15, 15)
        offer(text="hard and ")
        editor.paste()
        editor.selectAll()
        assert "hard" not in everything(editor.createMimeDataFromSelection())

    @pytest.mark.parametrize("plain", [False, True])
    def test_from_an_empty_clipboard_says_so(self, editor, told, plain) -> None:
        clipboard().clear()
        editor.actions.paste_plain.trigger() if plain else editor.actions.paste.trigger()
        editor.insertFromMimeData(QMimeData())
        assert editor.text() == ()
        assert told == ["The clipboard holds no words to paste."] * 2

    def test_of_a_picture_is_refused_with_a_sentence(self, editor, told) -> None:
        image = QImage(4, 4, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.red)
        clipboard().setImage(image)
        editor.paste()
        offer(html="<img src='file:///etc/hostname'>")
        editor.paste()
        assert editor.text() == ()
        assert len(told) == 2
        assert all("picture" in one for one in told)

    def test_of_files_is_refused_with_a_sentence(self, editor, told, tmp_path) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.docx"))])
        clipboard().setMimeData(data)
        editor.paste()
        assert editor.text() == ()
        assert "import them" in told[0]
        assert str(tmp_path) not in told[0]

    def test_of_hostile_pages_opens_nothing_and_shows_no_markup(self, editor) -> None:
        offer(
            html="<p>a<img src='file:///etc/hostname'><table background='file:///etc/hostname'>"
            "<link rel=stylesheet href='file:///etc/hostname'><td>b<td>c"
        )
        editor.paste()
        editor.grab()
        assert editor.document().loadResource(2, QUrl("file:///etc/hostname"))
        assert "file:" not in editor.toPlainText()


class TestDrop:
    def drop(self, editor: SectionEditor, data: QMimeData) -> QDropEvent:
        event = QDropEvent(
            QPointF(20, 20),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        editor.dropEvent(event)
        return event

    def test_of_words_puts_them_there(self, editor) -> None:
        data = QMimeData()
        data.setText("dropped")
        self.drop(editor, data)
        assert editor.text()[0].content == (Run("dropped"),)

    def test_of_files_is_left_to_the_window(self, editor, told, tmp_path) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.txt"))])
        assert not editor.canInsertFromMimeData(data)
        self.drop(editor, data)
        assert editor.text() == ()
        assert len(told) == 1
