"""Any edits in any order, by keys and clipboard: the document shows the model, and undo brings all back."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing_app.domain.editing.styling import shown_levels
from briefing_app.domain.normal_form import normalise
from briefing_app.domain.text import FREE, ListItem
from briefing_app.ui.editor.looks import Looks
from briefing_app.ui.editor.section_document import SectionDocument
from tests.domain.editing.edits import edits
from tests.domain.editing.tracked import check_ids
from tests.strategies import PROVED, normal_texts
from tests.ui.editor.driving import Driver

by_tools = st.one_of(
    st.tuples(st.just("compose"), st.integers(1, 2)), st.tuples(st.just("tool"), st.integers(1, 2))
)
any_edits = st.lists(st.one_of(edits, edits, edits, by_tools), min_size=1, max_size=10)


@pytest.fixture
def driver(editor):
    return Driver(editor, SectionDocument(Looks()))


@given(text=normal_texts, edits=any_edits)
@settings(PROVED, suppress_health_check=list(HealthCheck))
def test_what_is_shown_is_the_model(driver, text, edits):
    editor = driver.editor
    editor.set_text(text, {}, FREE)
    first = editor.sheet.blocks
    driver.check()
    for name, *how in edits:
        driver.do(name, *how)
        driver.check()
        check_ids(editor.sheet.blocks)
        assert editor.text() == normalise(editor.sheet.blocks)
        saved = [one.level for one in editor.text() if isinstance(one, ListItem)]
        levels = zip(editor.sheet.blocks, shown_levels(editor.sheet.blocks), strict=True)
        assert saved == [level for block, level in levels if isinstance(block, ListItem) and block.content]
    while editor.session.history.can_undo:
        editor.undo()
    assert editor.sheet.blocks == first
    driver.check()
    while editor.session.history.can_redo:
        editor.redo()
    driver.check()
