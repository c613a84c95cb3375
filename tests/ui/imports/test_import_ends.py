"""How a review ends: nothing stored, all of it stored, or the next file; and files that cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import Program
from briefing_app.ui.imports.import_room import ImportRoom
from briefing_app.ui.message_bar import Tone
from briefing_app.ui.workplace import Workplace
from tests.ui.conftest import FakePrompts
from tests.ui.imports.conftest import CTRL, LONG, Review, choose, imported, kept, key, names


class TestNothingIsStored:
    def test_when_the_review_is_left_with_escape(
        self, qtbot: QtBot, window: Workplace, review: Review, binder: Path, library: Path
    ) -> None:
        before = kept(library)
        room = review(binder)
        room.panel.structure.view.setFocus()
        key(Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: window.rooms.in_lists)
        qtbot.waitUntil(lambda: not window.session.tasks.busy)
        assert kept(library) == before

    def test_and_corrections_are_given_up_only_when_the_person_says_so(
        self,
        qtbot: QtBot,
        window: Workplace,
        review: Review,
        binder: Path,
        library: Path,
        prompts: FakePrompts,
    ) -> None:
        before = kept(library)
        room = review(binder)
        choose(room, "Talks on huts")
        key(Qt.Key.Key_H)
        prompts.answers["give_up_review"] = False
        key(Qt.Key.Key_Escape)
        assert window.rooms.current is room
        assert not window.rooms.is_leaving
        prompts.answers["give_up_review"] = True
        room.panel.cancel_button.click()
        qtbot.waitUntil(lambda: window.rooms.in_lists)
        assert prompts.asked.count("give_up_review") == 2
        qtbot.waitUntil(lambda: not window.session.tasks.busy)
        assert kept(library) == before

    def test_when_the_reading_is_cancelled(
        self, qtbot: QtBot, window: Workplace, library: Path, tmp_path: Path
    ) -> None:
        before = kept(library)
        long = tmp_path / "long.txt"
        long.write_text("\n".join(f"- Item {n} met Minister Roy in May 2019 in Bern." for n in range(6000)))
        before = kept(library)
        window.imports.review([long])
        room = window.rooms.current
        assert isinstance(room, ImportRoom)
        qtbot.waitUntil(lambda: room.bar.text.startswith("Reading long.txt"), timeout=LONG)
        room.bar.buttons()[0].click()
        qtbot.waitUntil(lambda: window.rooms.in_lists)
        qtbot.waitUntil(lambda: not window.session.tasks.busy, timeout=LONG)
        assert kept(library) == before
        assert window.bar.text == ""

    def test_when_the_storing_is_cancelled(
        self, qtbot: QtBot, window: Workplace, review: Review, binder: Path
    ) -> None:
        room = review(binder)
        room.accept()
        room._progress.cancel()
        qtbot.waitUntil(lambda: room.bar.tone is Tone.ERROR and bool(room.bar.text), timeout=LONG)
        assert "cancelled" in room.bar.text
        assert window.rooms.current is room
        assert room.panel.isEnabled()
        found: list = []
        window.session.call(window, lambda desk: desk.imports.list(), found.append, found.append)
        qtbot.waitUntil(lambda: bool(found), timeout=LONG)
        assert found == [()]

    def test_when_the_window_is_closed_under_a_review(
        self, qtbot: QtBot, window: Workplace, review: Review, binder: Path, library: Path
    ) -> None:
        review(binder)
        window.window().close()
        qtbot.waitUntil(lambda: not window.window().isVisible(), timeout=LONG)
        assert not list(library.parent.rglob("*before-import*"))


def test_a_window_closed_while_it_stores_waits_for_all_of_it(
    qtbot: QtBot, window: Workplace, review: Review, binder: Path, library: Path, real_program: Program
) -> None:
    review(binder).accept()
    window.window().close()
    qtbot.waitUntil(lambda: not window.window().isVisible(), timeout=LONG)
    with real_program.open(library) as desk:
        assert len(desk.imports.list()) == 1
        assert len(desk.profiles.list()) == 2


def test_what_changed_in_the_library_is_looked_at_again(
    qtbot: QtBot, window: Workplace, review: Review, binder: Path
) -> None:
    review(binder)
    key(Qt.Key.Key_Return, CTRL)
    imported(qtbot, window)
    undo = window.bar.buttons()[0]
    room = review(binder)
    assert room.panel.profiles.fate(5).startswith("nothing new")
    undo.click()
    qtbot.waitUntil(lambda: "was taken back" in window.bar.text, timeout=LONG)
    window.commands.refresh.trigger()
    qtbot.waitUntil(lambda: room.panel.profiles.fate(5) == "new profile", timeout=LONG)


HOSTILE = {
    "picture.txt": b"\x89PNG\x00\x00\x00binary" * 40,
    "word.txt": b"PK\x03\x04" + b"\x00" * 400,
    "huge.txt": None,
    "lines.txt": b"a line\n" * 100_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_a_sentence_above_the_lists(
    qtbot: QtBot, window: Workplace, library: Path, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    with path.open("wb") as file:
        if HOSTILE[name] is None:
            file.truncate(60_000_000)
        else:
            file.write(HOSTILE[name])
    before = kept(library)
    window.imports.review([path])
    qtbot.waitUntil(lambda: window.rooms.in_lists and bool(window.bar.text), timeout=LONG)
    assert window.bar.tone is Tone.ERROR
    assert name in window.bar.text
    assert kept(library) == before


@pytest.mark.parametrize(
    "text", ["", "\n\n \n", "word " * 200_000, "‮x​\x07\x1b[31m<img src=file:///etc/passwd>"]
)
def test_an_odd_text_can_be_looked_at_and_imported(
    qtbot: QtBot, window: Workplace, review: Review, tmp_path: Path, text: str
) -> None:
    path = tmp_path / "odd.txt"
    path.write_text(text, encoding="utf-8")
    room = review(path)
    room.grab()
    assert "\u202e" not in (room.panel.structure.view.model().index(0, 0).data() or "")
    key(Qt.Key.Key_Return, CTRL)
    imported(qtbot, window)
    assert window.bar.text.startswith("odd.txt:")


def test_several_files_are_reviewed_one_after_the_other(
    qtbot: QtBot, window: Workplace, binder: Path, tmp_path: Path, prompts: FakePrompts
) -> None:
    other = tmp_path / "other.md"
    other.write_text("# Harvest\n\nWords of a harvest.\n")
    prompts.answers["binders"] = (binder, other, binder)
    window.commands.import_binder.trigger()
    assert "still to come: other.md" in window.bar.text
    first = window.rooms.current
    assert isinstance(first, ImportRoom)
    qtbot.waitUntil(lambda: first.panel is not None, timeout=LONG)
    first.accept()
    qtbot.waitUntil(
        lambda: isinstance(window.rooms.current, ImportRoom) and window.rooms.current.path == other,
        timeout=LONG,
    )
    assert window.bar.text.startswith("binder.txt: 2 profile(s) added")


def test_a_second_import_waits_and_can_be_dropped(
    qtbot: QtBot, window: Workplace, review: Review, binder: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.md"
    other.write_text("# Harvest\n\nWords of a harvest.\n")
    room = review(binder)
    window.imports.review([other])
    assert window.rooms.current is room
    assert "still to come: other.md" in window.bar.text
    window.bar.buttons()[0].click()
    room.panel.cancel_button.click()
    qtbot.waitUntil(lambda: window.rooms.in_lists)
    qtbot.waitUntil(lambda: not window.session.tasks.busy)
    assert window.rooms.in_lists


def test_the_published_binder_is_accounted_for(
    qtbot: QtBot, window: Workplace, review: Review, seeds: Path
) -> None:
    room = review(max(seeds.glob("*.txt"), key=lambda path: path.stat().st_size))
    assert "8 profile(s)" in room.panel.counts()
    assert "nothing lost: 161 of 161 line(s)" in room.panel.counts()
    assert "6 received redaction(s)" in room.panel.counts()
    room.accept()
    imported(qtbot, window)
    assert len(names(window)) == 8
