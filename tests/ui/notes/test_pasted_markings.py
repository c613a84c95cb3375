"""The banner says what a paste is marked no later than its words are seen, and what it did once undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from briefing_app.domain.marking import Marking, MarkingId
from briefing_app.domain.text import FREE, BlockId, Paragraph, Run
from briefing_app.ui.editor.section_editor import SectionEditor
from tests.ui.notes.conftest import Open

TARGET = "Key people"
PROTECTED_A = Marking(frozenset({MarkingId("ca:PA")}))
PASTED = {
    "a portion mark": {"text": "(PA) The envoy leaves."},
    "one among lines": {"text": "First.\n(PA) The envoy leaves.\nLast."},
    "a banner": {"text": "PROTECTED A\n\nThe envoy leaves."},
    "a marking before words": {"text": "PROTECTED A: the envoy leaves."},
    "a page": {"html": "<p>First.</p><p><b>(PA)</b> The envoy leaves.</p>"},
    "an item": {"html": "<ul><li>(PA) The envoy leaves.</li></ul>"},
    "a cell": {"html": "<table><tr><td>(PA) The envoy</td><td>leaves</td></tr></table>"},
}


def offered(**forms: str) -> QMimeData:
    data = QMimeData()
    if "html" in forms:
        data.setHtml(forms["html"])
    if "text" in forms:
        data.setText(forms["text"])
    return data


@pytest.mark.parametrize("case", PASTED)
def test_words_from_elsewhere_raise_it_at_once(open_room: Open, case: str) -> None:
    heard = open_room()
    heard.choose(TARGET)
    editor = heard.room.pane.editor
    before = heard.banners[-1]
    seen: list[str] = []
    editor.document().contentsChanged.connect(lambda: seen.append(heard.banners[-1]))
    QGuiApplication.clipboard().setMimeData(offered(**PASTED[case]))
    editor.paste()
    assert seen
    assert all(words.startswith("PROTECTED A") for words in (*seen, heard.banners[-1]))
    editor.undo()
    assert heard.banners[-1] == before


@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize("last", [3, 9])
def test_words_of_our_own_raise_it_at_once(open_room: Open, qtbot: QtBot, last: int, plain: bool) -> None:
    heard = open_room()
    source = SectionEditor(heard.room.vocabulary)
    qtbot.addWidget(source)
    marked = Paragraph(id=BlockId("b"), content=(Run("the envoy"),), portion=PROTECTED_A)
    source.set_text((marked,), {}, FREE)
    source.select(BlockId("b"), 0, last)
    source.copy()
    heard.choose(TARGET)
    editor = heard.room.pane.editor
    (editor.paste_plain if plain else editor.paste)()
    assert heard.banners[-1].startswith("PROTECTED A")
