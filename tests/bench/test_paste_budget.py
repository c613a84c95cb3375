"""What pasting fifty pages from Word costs: reading them, and the whole of Ctrl+V to the end of the paint."""

from __future__ import annotations

import time
from itertools import count
from pathlib import Path
from statistics import median

import pytest
from PySide6.QtCore import QMimeData

from briefing_app.paths import resources_folder
from briefing_app.services.catalogue import load_catalogue
from briefing_app.services.clipboard import paste_html
from briefing_app.ui.editor.section_editor import SectionEditor
from briefing_app.ui.editor.vocabulary import vocabulary_of

READING, PASTING = 400.0, 400.0
"""Milliseconds of the process: what takes longer would have to leave the interface's thread."""

pytestmark = [pytest.mark.bench, pytest.mark.timeout(300)]


def fifty_pages() -> str:
    """The report of the fixtures with its body forty times: 480 blocks, each with its spans."""
    page = (Path(__file__).parents[1] / "fixtures" / "clipboard" / "word-report.html").read_text("utf-8")
    head, _, rest = page.partition("<!--StartFragment-->")
    body, _, tail = rest.partition("<div style='mso-element:footnote-list'>")
    words = "The two sides meet their partners and report on what was agreed in the capital. " * 4
    return f"{head}<!--StartFragment-->{body.replace('are late', words) * 40}{tail}"


def test_reading_fifty_pages_of_word() -> None:
    page = fifty_pages()
    taken = []
    for _ in range(7):
        numbers = count()
        started = time.process_time()
        read = paste_html(page, lambda ids=numbers: f"b{next(ids)}")
        taken.append((time.process_time() - started) * 1000)
    print(f"reading {len(page)} letters, {len(read.blocks)} blocks: {median(taken):.0f} ms")
    assert len(read.blocks) > 350
    assert median(taken) <= READING


def test_pasting_fifty_pages_of_word(qtbot) -> None:
    editor = SectionEditor(vocabulary_of(load_catalogue(resources_folder()), "en"))
    qtbot.addWidget(editor)
    editor.resize(900, 1000)
    editor.show()
    data = QMimeData()
    data.setHtml(fifty_pages())
    taken = []
    for _ in range(5):
        started = time.process_time()
        editor.insertFromMimeData(data)
        editor.viewport().repaint()
        taken.append((time.process_time() - started) * 1000)
        editor.undo()
    print(f"pasting: {median(taken):.0f} ms")
    assert median(taken) <= PASTING
