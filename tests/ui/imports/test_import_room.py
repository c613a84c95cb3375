"""A binder under review in a real window: corrected by keyboard, imported, taken back, or never stored."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import Program
from briefing_app.domain.reading import BlockKind
from briefing_app.domain.text import block_words
from briefing_app.ui.imports.import_room import ImportRoom
from briefing_app.ui.message_bar import Tone
from briefing_app.ui.workplace import Workplace
from tests.ui.conftest import FakePrompts
from tests.ui.imports.conftest import LONG, Review, block, choose, kept, key, row_of
from tests.ui.test_accessibility import nameless

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def imported(qtbot: QtBot, window: Workplace) -> None:
    qtbot.waitUntil(lambda: window.rooms.in_lists, timeout=LONG)
    qtbot.waitUntil(lambda: not window.session.tasks.busy, timeout=LONG)


def names(window: Workplace) -> list[str]:
    return [one.name for one in window.browsing.profiles]


def words_in_library(window: Workplace, qtbot: QtBot, name: str) -> dict[str, list[str]]:
    """The sections of a profile as the library has them."""
    found: list = []
    window.session.call(window, lambda desk: desk.profiles.find(name), found.append, found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=LONG)
    if isinstance(found[0], Exception):
        raise found[0]
    return {one.key: [block_words(text) for text in one.texts["en"]] for one in found[0].sections}


def test_the_lines_the_structure_and_the_proposals_stand_side_by_side(review: Review, binder: Path) -> None:
    room = review(binder)
    panel = room.panel
    assert panel.source.model().rowCount() == len(panel.review.reading.source.lines)
    assert panel.structure.view.model().rowCount() == len(panel.review.reading.blocks)
    assert "nothing lost: 18 of 18 line(s)" in panel.counts()
    assert "2 profile(s)" in panel.counts()
    assert panel.profiles.fate(5) == "new profile"
    assert nameless(room) == []


def test_a_row_can_be_heard_whole(review: Review, binder: Path) -> None:
    room = review(binder)
    index = room.panel.structure.view.model().index(row_of(room, "October 2019"), 0)
    heard = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard.startswith("line 12, item level 1, rule: The item above ends with a colon")
    assert "profile Alpine Forum" in heard
    view = QAccessible.queryAccessibleInterface(room.panel.structure.view)
    assert view.child(0).text(QAccessible.Text.Name).startswith("line 1, title")


def test_what_is_chosen_in_one_list_is_chosen_in_the_others(review: Review, binder: Path) -> None:
    room = review(binder)
    panel = room.panel
    panel.source.setCurrentIndex(panel.source.model().index(block(room, "Canada will give").first - 1, 0))
    assert panel.structure.view.currentIndex().row() == row_of(room, "Canada will give")
    assert panel.facts.view.currentIndex().data().startswith("Contribution: $20,000")
    assert panel.profiles.line == 5
    assert "Canada will give $20,000" in panel.whole.toPlainText()
    choose(room, "Minister Roy")
    assert panel.source.currentIndex().row() + 1 == block(room, "Minister Roy").first
    assert panel.profiles.line == block(room, "Glacier Council").first
    assert "The line begins with a bullet." in panel.structure.why.text()


def test_a_letter_changes_the_kind_and_tab_the_level(review: Review, binder: Path) -> None:
    room = review(binder)
    choose(room, "The Alpine Forum (AF)")
    key(Qt.Key.Key_I)
    assert block(room, "The Alpine Forum (AF)").kind is BlockKind.ITEM
    choose(room, "October 2019")
    key(Qt.Key.Key_Tab)
    assert block(room, "October 2019").level == 2
    key(Qt.Key.Key_Backtab, SHIFT)
    assert block(room, "October 2019").level == 1
    key(Qt.Key.Key_Right, ALT | SHIFT)
    assert block(room, "October 2019").level == 2
    assert "4 corrections" in room.panel.counts() or room.panel.review.can_undo


def test_tab_goes_on_where_a_row_has_no_level(review: Review, binder: Path) -> None:
    room = review(binder)
    choose(room, "The Alpine Forum (AF)")
    key(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not room.panel.structure.view


def test_corrections_are_taken_back_one_by_one_and_made_again(review: Review, binder: Path) -> None:
    room = review(binder)
    before = room.panel.review.reading
    choose(room, "Talks on huts")
    key(Qt.Key.Key_H)
    key(Qt.Key.Key_P)
    after = room.panel.review.reading
    key(Qt.Key.Key_Z, CTRL)
    assert block(room, "Talks on huts").kind is BlockKind.HEADING
    key(Qt.Key.Key_Z, CTRL)
    assert room.panel.review.reading == before
    assert not room.panel.undo_button.isEnabled()
    key(Qt.Key.Key_Y, CTRL)
    key(Qt.Key.Key_Y, CTRL)
    assert room.panel.review.reading == after


def test_a_line_with_a_redaction_is_never_taken_for_a_part_of_the_page(review: Review, binder: Path) -> None:
    room = review(binder)
    choose(room, "[REDACTED]", 1)
    key(Qt.Key.Key_G)
    assert block(room, "[REDACTED]", 1).kind is BlockKind.ITEM
    assert "received redaction stays in the text" in room.bar.text


def test_the_menu_gives_a_section_to_another_profile(review: Review, binder: Path) -> None:
    room = review(binder)
    choose(room, "Next Steps")
    menu = room.panel.structure.row_menu()
    belongs = next(one.menu() for one in menu.actions() if one.menu() and "elongs" in one.text())
    council = next(one.menu() for one in belongs.actions() if one.text() == "Glacier Council")
    council.actions()[0].trigger()
    profile = next(one for one in room.panel.review.reading.profiles if one.name == "Glacier Council")
    assert any(
        part.heading == "Next Steps" and part.blocks == (row_of(room, "Canada will give"),)
        for part in profile.sections
    )
    row = room.panel.structure.view.currentIndex()
    assert "profile Glacier Council" in row.data(Qt.ItemDataRole.AccessibleTextRole)
    menu.deleteLater()


def test_what_was_corrected_is_what_is_stored(
    qtbot: QtBot, window: Workplace, review: Review, binder: Path
) -> None:
    room = review(binder)
    panel = room.panel
    choose(room, "October 2019")
    key(Qt.Key.Key_Tab)
    choose(room, "Canada will give")
    panel.tabs.setCurrentWidget(panel.facts)
    panel.facts.view.setFocus()
    key(Qt.Key.Key_Space)
    assert len(panel.review.corrections.rejected) == 1
    panel.tabs.setCurrentWidget(panel.profiles)
    panel.profiles.go_to(block(room, "Glacier Council").first)
    panel.profiles.name.setFocus()
    panel.profiles.name.selectAll()
    QTest.keyClicks(panel.profiles.name, "Council of Glaciers")
    key(Qt.Key.Key_Return, CTRL)
    imported(qtbot, window)
    assert sorted(names(window)) == ["Alpine Forum", "Council of Glaciers"]
    assert words_in_library(window, qtbot, "Alpine Forum")["engagement"][1].startswith("October 2019")
    facts: list = []
    window.session.call(window, lambda desk: desk.profiles.find("AF").facts, facts.extend, facts.append)
    qtbot.waitUntil(lambda: not window.session.tasks.busy, timeout=LONG)
    assert not any(type(one).__name__ == "Contribution" for one in facts)


def test_an_import_says_what_came_of_it_is_shown_and_taken_back(
    qtbot: QtBot, window: Workplace, review: Review, binder: Path
) -> None:
    review(binder)
    key(Qt.Key.Key_Return, CTRL)
    imported(qtbot, window)
    assert window.bar.text.startswith("binder.txt: 2 profile(s) added")
    assert "3 received redaction(s)" in window.bar.text
    undo, show = window.bar.buttons()
    show.click()
    qtbot.waitUntil(lambda: window.browsing.chosen_import is not None, timeout=LONG)
    qtbot.waitUntil(window.browsing.import_panel.isVisible)
    undo.click()
    qtbot.waitUntil(lambda: "was taken back" in window.bar.text, timeout=LONG)
    qtbot.waitUntil(lambda: names(window) == [], timeout=LONG)


def test_the_same_file_again_is_foreseen_to_change_nothing(
    qtbot: QtBot, window: Workplace, review: Review, binder: Path
) -> None:
    review(binder)
    key(Qt.Key.Key_Return, CTRL)
    imported(qtbot, window)
    room = review(binder)
    assert room.panel.profiles.fate(5) == "nothing new for “Alpine Forum”"
    apart = room.panel.profiles.into
    room.panel.profiles.go_to(5)
    apart.setCurrentIndex(1)
    apart.activated.emit(1)
    qtbot.waitUntil(lambda: room.panel.profiles.fate(5) == "new profile", timeout=LONG)


def test_a_profile_may_be_said_to_be_one_of_the_library(
    qtbot: QtBot, window: Workplace, review: Review, binder: Path, tmp_path: Path
) -> None:
    review(binder)
    key(Qt.Key.Key_Return, CTRL)
    imported(qtbot, window)
    other = tmp_path / "other.txt"
    other.write_text(binder.read_text().replace("Alpine Forum", "Highland Circle").replace("AF", "HC"))
    room = review(other)
    pane = room.panel.profiles
    pane.go_to(5)
    assert pane.fate(5) == "new profile"
    row = pane.into.findText("Alpine Forum")
    pane.into.setCurrentIndex(row)
    pane.into.activated.emit(row)
    qtbot.waitUntil(lambda: pane.fate(5).startswith("updates “Alpine Forum”"), timeout=LONG)
    room.accept()
    imported(qtbot, window)
    assert sorted(names(window)) == ["Alpine Forum", "Glacier Council"]


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
