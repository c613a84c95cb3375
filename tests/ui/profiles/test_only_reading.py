"""The text of a profile in a library that may only be read: nothing can be typed, and it is said why."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest

from briefing_app.bootstrap import Desk
from tests.ui.profiles.conftest import LONG, AtWork


def test_its_editors_take_no_key_and_say_why(at_work: AtWork, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Desk, "only_reads", True)
    room = at_work.open()
    page = room.tabs.currentWidget()
    at_work.qtbot.waitUntil(lambda: page.editor is not None, timeout=LONG)
    before = page.editor.text()
    page.editor.setFocus()
    QTest.keyClicks(page.editor, "typed")
    assert page.editor.text() == before
    assert at_work.heard.told[-1].startswith("This library can only be read")


@pytest.mark.parametrize("ask", ["add_section", "edit_properties"])
def test_no_form_is_opened_whose_words_could_not_be_stored(
    at_work: AtWork, monkeypatch: pytest.MonkeyPatch, ask: str
) -> None:
    room = at_work.open()
    monkeypatch.setattr(Desk, "only_reads", True)
    getattr(room.acts, ask)()
    at_work.rest()
    assert at_work.prompts.asked == []
    assert at_work.heard.failed[-1].startswith("This library can only be read")
