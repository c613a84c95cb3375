"""A note is exported from its room with all that is typed, and exported again as last time."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import Program
from briefing_app.domain.edition import EditionKind
from briefing_app.ui.export_dialog import ExportWish
from briefing_app.ui.message_bar import Tone
from briefing_app.ui.notes.note_room import NoteRoom
from briefing_app.ui.workplace import Workplace
from tests.ui.conftest import FakePrompts, OpenWindow
from tests.ui.notes.conftest import LONG


@pytest.fixture
def place(qtbot: QtBot, new_window: OpenWindow, real_program: Program, library: Path) -> Workplace:
    """The window with the note open in its room, words typed and not stored."""
    made = new_window(real_program)
    made.open(library)
    qtbot.waitUntil(lambda: made.browsing.detail.shown is not None, timeout=LONG)
    made.rooms.open_note("1")
    room = made.rooms.current
    assert isinstance(room, NoteRoom)
    qtbot.waitUntil(lambda: room.open_note is not None, timeout=LONG)
    room.outline.choose(room.outline.model.sections[1].id)
    room.pane.editor.setFocus()
    QTest.keyClicks(room.pane.editor, "Typed just now. ")
    return made


def export(qtbot: QtBot, place: Workplace, *, again: bool = False) -> None:
    place.bar.clear()
    (place.commands.export_again if again else place.commands.export).trigger()
    qtbot.waitUntil(lambda: bool(place.bar.text) and not place.session.tasks.busy, timeout=LONG)


def test_what_is_typed_is_stored_and_exported_and_again_over_the_same_file(
    qtbot: QtBot, place: Workplace, prompts: FakePrompts, tmp_path: Path
) -> None:
    target = tmp_path / "out" / "note.txt"
    prompts.answers["export"] = ExportWish(public=False, format="txt", path=target, replace=False)
    export(qtbot, place)
    assert place.bar.text.startswith("Internal edition exported to")
    assert [button.text() for button in place.bar.buttons()] == ["&Open", "Show in &folder"]
    assert "Typed just now." in target.read_text(encoding="utf-8")

    QTest.keyClicks(place.rooms.current.pane.editor, "And more. ")
    export(qtbot, place, again=True)
    assert place.bar.tone is Tone.NOTICE
    assert "And more." in target.read_text(encoding="utf-8")
    assert prompts.asked.count("export") == 1

    target.unlink()
    export(qtbot, place, again=True)
    assert target.exists()
    assert prompts.asked.count("export") == 1


def test_a_file_somebody_changed_is_not_written_over_unasked(
    qtbot: QtBot, place: Workplace, prompts: FakePrompts, tmp_path: Path
) -> None:
    target = tmp_path / "out" / "note.txt"
    prompts.answers["export"] = ExportWish(public=False, format="txt", path=target, replace=False)
    export(qtbot, place)
    target.write_text("Signed.", encoding="utf-8")
    prompts.answers["export"] = None
    place.bar.clear()
    place.commands.export_again.trigger()
    qtbot.waitUntil(lambda: prompts.asked.count("export") == 2, timeout=LONG)
    _formats, suggest, _audiences, public = prompts.given["export"]
    assert suggest(EditionKind.INTERNAL, "txt") == target
    assert public is False
    assert target.read_text(encoding="utf-8") == "Signed."


def test_the_first_time_again_asks_like_any_export(
    qtbot: QtBot, place: Workplace, prompts: FakePrompts
) -> None:
    place.commands.export_again.trigger()
    qtbot.waitUntil(lambda: prompts.asked == ["export"], timeout=LONG)


@pytest.mark.parametrize("public", [False, True])
def test_the_edition_in_sight_is_the_one_that_is_offered(
    qtbot: QtBot, place: Workplace, prompts: FakePrompts, tmp_path: Path, public: bool
) -> None:
    room = place.rooms.current
    (room.preview.public if public else room.preview.internal).click()
    assert room.is_public is public
    assert room.preview.public.isChecked() is public
    target = tmp_path / "note.txt"
    prompts.answers["export"] = ExportWish(public=public, format="txt", path=target, replace=False)
    export(qtbot, place)
    assert prompts.given["export"][-1] is public
