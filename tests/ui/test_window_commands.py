"""The commands of the window: notes, exports and imports, the keyboard, and how the window is closed."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app.domain.edition import EditionKind
from briefing_app.domain.errors import LibraryError
from briefing_app.ui.export_dialog import ExportWish
from briefing_app.ui.message_bar import Tone
from briefing_app.ui.note_dialog import NewNote
from briefing_app.ui.room import Room
from briefing_app.ui.room_factories import FACTORIES
from briefing_app.ui.rooms import Address
from briefing_app.ui.showing import Subject
from briefing_app.ui.workplace import Workplace
from tests.ui.conftest import FakePrompts, OpenWindow, rows, show_notes, wait_for
from tests.ui.fakes import FakeDesk, FakeProgram, note

# ---- notes and exports


class NoteDesk(Room):
    """Stands in for the room of a note."""

    def panes(self) -> tuple[Room, ...]:
        return (self,)


def test_a_new_note_is_made_from_the_answers_and_opened(
    qtbot: QtBot, place: Workplace, prompts: FakePrompts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(FACTORIES, "note", lambda *_given: NoteDesk())
    prompts.answers["new_note"] = NewNote(
        kind="meeting-note",
        title="Meeting in Quito",
        names=("Sweden",),
        on=date(2020, 1, 20),
        place="Quito",
        language="en",
    )
    place.commands.new_note.trigger()
    qtbot.waitUntil(lambda: place.rooms.address == Address("note", "3"))
    place.browsing.navigator.go_to("notes")
    qtbot.waitUntil(lambda: rows(place)[0] == "Meeting in Quito")
    kinds, languages, profiles, *_more = prompts.given["new_note"]
    assert kinds[0].words == "Meeting note"
    assert [one.key for one in languages] == ["en", "fr"]
    assert len(profiles) == 3


def test_only_a_note_can_be_exported(qtbot: QtBot, place: Workplace) -> None:
    assert not place.commands.export.isEnabled()
    show_notes(qtbot, place)
    assert place.commands.export.isEnabled()
    assert place.browsing.detail.export_button.isEnabled()


def test_an_export_says_where_it_is_and_offers_to_open_it(
    qtbot: QtBot, place: Workplace, prompts: FakePrompts, tmp_path: Path
) -> None:
    show_notes(qtbot, place)
    target = tmp_path / "new folder" / "note.docx"
    prompts.answers["export"] = ExportWish(public=False, format="docx", path=target, replace=False)
    place.commands.export.trigger()
    bar = place.browsing.detail.bar
    qtbot.waitUntil(lambda: bar.text == f"Internal edition exported to {target}.")
    bar.buttons()[0].click()
    bar.buttons()[1].click()
    assert prompts.opened_files == [target, target.parent]
    _, suggest, _, _ = prompts.given["export"]
    assert suggest(EditionKind.PUBLIC, "md").name == "2-Meeting-in-Geneva-public.md"
    prompts.can_open = False
    bar.buttons()[0].click()
    assert "no program to open" in bar.text


def test_an_export_that_takes_its_time_can_be_cancelled(
    qtbot: QtBot, place: Workplace, prompts: FakePrompts, desk: FakeDesk, tmp_path: Path
) -> None:
    show_notes(qtbot, place)
    prompts.answers["export"] = ExportWish(
        public=True, format="docx", path=tmp_path / "n.docx", replace=False
    )
    bar = place.browsing.detail.bar
    desk.hold = threading.Event()
    desk.hold.set()  # the fake export goes on until it is cancelled
    place.commands.export.trigger()
    qtbot.waitUntil(lambda: bar.text == "Writing the document")
    bar.buttons()[0].click()
    qtbot.waitUntil(lambda: bar.text == "The export was cancelled; nothing was written.")
    assert bar.tone is Tone.ERROR


def test_only_one_export_runs_at_a_time(
    qtbot: QtBot, place: Workplace, prompts: FakePrompts, desk: FakeDesk, tmp_path: Path
) -> None:
    show_notes(qtbot, place)
    prompts.answers["export"] = ExportWish(
        public=False, format="docx", path=tmp_path / "n.docx", replace=False
    )
    desk.hold = threading.Event()
    desk.hold.set()
    place.commands.export.trigger()
    assert not place.commands.export.isEnabled()
    assert not place.commands.export_again.isEnabled()
    place.notes.export(Subject("note", "2", "Meeting"), public=True)  # pressed again before that
    place.notes.export_again(Subject("note", "2", "Meeting"), public=True)
    assert prompts.asked == ["export"]
    place.notes.cancel()
    qtbot.waitUntil(place.commands.export.isEnabled)
    assert place.commands.export_again.isEnabled()


def test_two_exports_begun_at_once_are_both_written(
    qtbot: QtBot, place: Workplace, desk: FakeDesk, tmp_path: Path
) -> None:
    show_notes(qtbot, place)
    said: list[str] = []
    first_is_told = threading.Event()

    def export(_number: str, _edition: EditionKind, **given: object) -> SimpleNamespace:
        if given["out"].name == "b.docx":
            first_is_told.wait(10)
        given["progress"](1, 4, "Writing the document")
        return SimpleNamespace(path=given["out"], notices=(), records=())

    def tell(words: str, *_more: object, **_named: object) -> None:
        said.append(words)
        QTimer.singleShot(0, first_is_told.set)  # what was to be deleted later is gone by then

    desk.exports.export = export
    place.browsing.detail.bar.tell = tell
    wishes = [
        ExportWish(public=False, format="docx", path=tmp_path / name, replace=False)
        for name in ("a.docx", "b.docx")
    ]
    for wish in wishes:
        place.notes._begin_export("2", wish)
    qtbot.waitUntil(lambda: len(said) == 2)
    assert said == [f"Internal edition exported to {wish.path}." for wish in wishes]


# ---- imports


def finished_import(undone: datetime | None = None) -> SimpleNamespace:
    return SimpleNamespace(
        id="import-1",
        number=1,
        name="binder.txt",
        sha256="ab" * 32,
        language="en",
        at=datetime(2019, 12, 1, 9, 30, tzinfo=UTC),
        by="officer",
        line_count=161,
        undone_at=undone,
    )


def test_an_import_can_be_taken_back(qtbot: QtBot, place: Workplace, desk: FakeDesk) -> None:
    def undo(number: str) -> SimpleNamespace:
        desk.import_rows[0] = finished_import(datetime(2019, 12, 2, tzinfo=UTC))
        return desk.import_rows[0]

    desk.import_rows.append(finished_import())
    desk.imports.undo = undo
    place.browsing.refresh()
    qtbot.waitUntil(lambda: not place.session.tasks.busy)
    place.browsing.navigator.go_to("imports")
    place.browsing.list.choose_first()
    qtbot.waitUntil(place.commands.undo_import.isEnabled)
    assert place.browsing.import_panel.isVisible()
    place.commands.undo_import.trigger()
    qtbot.waitUntil(lambda: "was taken back" in place.bar.text)
    qtbot.waitUntil(lambda: not place.commands.undo_import.isEnabled())


# ---- closing


def test_closing_closes_the_library_on_its_worker(qtbot: QtBot, place: Workplace, desk: FakeDesk) -> None:
    place.window().close()
    qtbot.waitUntil(lambda: not place.window().isVisible())
    assert desk.closed
    assert desk.calls[-1] == "close"


def test_closing_while_something_runs_waits_for_it_and_ends_well(
    qtbot: QtBot, place: Workplace, desk: FakeDesk
) -> None:
    desk.hold = threading.Event()
    place.browsing.refresh()
    place.window().close()
    place.window().close()
    assert place.window().isVisible()
    assert "Closing" in place.top_banner.status
    desk.hold.set()
    qtbot.waitUntil(lambda: not place.window().isVisible())
    assert desk.closed


def test_closing_during_an_export_cancels_it(
    qtbot: QtBot, place: Workplace, desk: FakeDesk, prompts: FakePrompts, tmp_path: Path
) -> None:
    show_notes(qtbot, place)
    prompts.answers["export"] = ExportWish(
        public=False, format="docx", path=tmp_path / "n.docx", replace=False
    )
    desk.hold = threading.Event()
    desk.hold.set()
    place.commands.export.trigger()
    qtbot.waitUntil(lambda: "export" in desk.calls)
    place.window().close()
    qtbot.waitUntil(lambda: not place.window().isVisible())
    assert desk.closed


def test_a_library_that_cannot_be_closed_does_not_keep_the_window_open(
    qtbot: QtBot, place: Workplace, desk: FakeDesk
) -> None:
    desk.fail = LibraryError("The backup could not be made.")
    place.window().close()
    qtbot.waitUntil(lambda: not place.window().isVisible())
    assert not desk.closed


# ---- keyboard


def test_f6_goes_through_the_panes_and_back(qtbot: QtBot, place: Workplace) -> None:
    browsing = place.browsing
    browsing.list.view.setFocus()
    qtbot.waitUntil(browsing.list.view.hasFocus)
    seen = []
    for _ in range(3):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
        seen.append(QApplication.focusWidget())
    assert seen == [browsing.detail.pages, browsing.navigator.view, browsing.list.view]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is browsing.navigator.view


def test_enter_on_a_row_gives_the_keyboard_to_its_pages_where_there_is_no_room_for_it(
    qtbot: QtBot, place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(FACTORIES, "profile")
    view = place.browsing.list.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert place.browsing.detail.pages.hasFocus()


def test_every_command_has_words_and_no_two_share_a_key(place: Workplace) -> None:
    actions = [one for one in vars(place.commands).values() if hasattr(one, "shortcuts")]
    assert len(actions) > 15
    assert all(one.text() for one in actions)
    keys = [key.toString() for one in actions for key in one.shortcuts()]
    assert len(keys) == len(set(keys))


def test_the_edition_shown_is_the_one_asked_for(qtbot: QtBot, place: Workplace) -> None:
    place.browsing.navigator.go_to("notes")
    place.browsing.list.choose(lambda one: one.number == "1")
    wait_for(qtbot, place, "1")
    place.commands.public.trigger()
    qtbot.waitUntil(lambda: place.browsing.detail.shown.edition is EditionKind.PUBLIC)
    assert place.browsing.detail.pages.pages.banner == "UNCLASSIFIED"


def test_about_says_the_versions(place: Workplace, prompts: FakePrompts) -> None:
    place.commands.about.trigger()
    lines = prompts.given["about"][0]
    assert lines[0].startswith("Briefing Desk ")
    assert lines[1] == "Qt 6.11.3"


def test_two_windows_share_a_program_and_no_state(
    qtbot: QtBot, place: Workplace, new_window: OpenWindow, program: FakeProgram
) -> None:
    program.desks["other.bdl"] = FakeDesk(program.catalogue, note_rows=[note(1, "Elsewhere")])
    other = new_window()
    other.open(Path("other.bdl"))
    qtbot.waitUntil(lambda: other.browsing.is_read)
    assert rows(other) == []
    assert len(rows(place)) == 3
