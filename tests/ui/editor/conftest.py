"""Editors for tests: one over an empty text, its vocabulary, and texts to edit."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from briefing_app.paths import resources_folder
from briefing_app.services.catalogue import load_catalogue
from briefing_app.ui.editor.section_editor import SectionEditor
from briefing_app.ui.editor.vocabulary import Vocabulary, vocabulary_of


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    """The program's own catalogue, in English."""
    return vocabulary_of(load_catalogue(resources_folder()), "en")


@pytest.fixture
def editor(qtbot: QtBot, vocabulary: Vocabulary) -> SectionEditor:
    """An editor with the focus."""
    made = SectionEditor(vocabulary)
    qtbot.addWidget(made)
    made.resize(800, 600)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.setFocus()
    return made


@pytest.fixture
def type_(qtbot: QtBot, editor: SectionEditor) -> Callable[[str], None]:
    """Types words."""
    return lambda words: qtbot.keyClicks(editor, words)
