"""A binder under review in a real window: corrected by keyboard, imported, taken back, or never stored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import Program
from briefing_app.domain.facts import ImportId
from briefing_app.domain.imported import ImportSummary
from briefing_app.domain.reading import BlockKind, StatedMarking
from briefing_app.services.settings import Appearance, Settings
from briefing_app.ui import languages
from briefing_app.ui.import_panel import ImportPanel
from briefing_app.ui.imports.review_panel import ReviewPanel
from briefing_app.ui.settings.wearing import wear
from briefing_app.ui.workplace import Workplace
from tests.ui.imports.conftest import (
    ALT,
    BINDER,
    CTRL,
    LONG,
    SHIFT,
    Review,
    block,
    choose,
    imported,
    key,
    names,
    row_of,
    words_in_library,
)
from tests.ui.test_accessibility import nameless
from tests.ui.test_sentence_list import is_whole


@pytest.fixture(params=languages.codes())
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    found = languages.speak(request.param)
    yield request.param
    for one in found:
        QCoreApplication.removeTranslator(one)
    languages.QLocale.setDefault(languages.QLocale("en_CA"))


def test_the_lines_the_structure_and_the_proposals_stand_side_by_side(review: Review, binder: Path) -> None:
    room = review(binder)
    panel = room.panel
    assert panel.source.model().rowCount() == len(panel.review.reading.source.lines)
    assert panel.structure.view.model().rowCount() == len(panel.review.reading.blocks)
    assert "nothing lost: 18 of 18 line(s)" in panel.counts()
    assert "2 profile(s)" in panel.counts()
    assert panel.profiles.fate(5) == "new profile"
    assert nameless(room) == []


def test_the_banner_says_what_the_lines_say_they_are(review: Review, window: Workplace, binder: Path) -> None:
    binder.write_text(f"PROTECTED B\n\n{binder.read_text('utf-8')}", encoding="utf-8")
    room = review(binder)
    for banner in (window.top_banner, window.bottom_banner):
        assert banner.words == "PROTECTED B / PROTÉGÉ B"
    assert room.panel.counts().startswith("the source says it is PROTECTED B · ")


def test_a_binder_that_says_nothing_of_it_is_shown_at_the_lowest(review: Review, binder: Path) -> None:
    assert "the source says" not in review(binder).panel.counts()


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


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
def test_a_received_bar_is_drawn_as_a_bar(review: Review, binder: Path, appearance: Appearance) -> None:
    binder.write_text("# Alpine Forum (AF)\n\n██████ blacked out ███ here\n")
    wear(Settings(appearance=appearance))
    room = review(binder)
    view = room.panel.structure.view
    row = row_of(room, "██████ blacked out")
    room.panel.structure.view.setCurrentIndex(view.model().index(0, 0))
    place = view.visualRect(view.model().index(row, 0))
    picture = view.viewport().grab(place).toImage()
    middle = picture.height() // 2
    bar = sum(picture.pixelColor(x, middle).name().upper() == "#2B2F36" for x in range(picture.width()))
    assert bar >= 6 * view.fontMetrics().horizontalAdvance("n")
    wear(Settings(appearance=Appearance.LIGHT))


def test_what_a_document_says_as_a_whole_is_a_choice_with_the_way_back(
    qtbot: QtBot, real_program: Program, binder: Path
) -> None:
    found = real_program.review(binder)
    stating = replace(found.original, stated=(StatedMarking("header", "PROTECTED A"),))
    again = type(found)(stating, lambda _text: None)
    panel = ReviewPanel(again, real_program.explanations, "en", "", "PROTECTED A")
    qtbot.addWidget(panel)
    assert panel.marking_box.text() == "Mark the rest PROTECTED A"
    assert panel.marking_box.isChecked()
    panel.marking_box.click()
    assert panel.review.reading.stated == ()
    panel.undo()
    assert panel.marking_box.isChecked()
    assert panel.review.reading.stated


def test_a_document_that_says_nothing_as_a_whole_offers_nothing(review: Review, binder: Path) -> None:
    room = review(binder)
    assert room.panel is not None
    assert room.panel.marking_box.isHidden()


@pytest.mark.parametrize("width", [1280, 1024])
def test_what_is_odd_is_read_whole(
    qtbot: QtBot, real_program: Program, binder: Path, language: str, width: int
) -> None:
    odd = "The council meets in the (upper hall and the lower one of the old harbour."
    binder.write_text(f"{BINDER}\n{odd}\n")
    panel = ReviewPanel(real_program.review(binder), real_program.explanations, language)
    qtbot.addWidget(panel)
    panel.resize(width - 220, 600)
    panel.show()
    panel.tabs.setCurrentWidget(panel.oddities)
    rows = range(panel.oddities.model().rowCount())
    assert rows
    qtbot.waitUntil(lambda: all(is_whole(panel.oddities, row) for row in rows))
    assert panel.oddities.textElideMode() is Qt.TextElideMode.ElideNone


def test_a_row_of_the_structure_that_is_cut_short_is_whole_in_its_tool_tip(
    review: Review, binder: Path
) -> None:
    room = review(binder)
    row = row_of(room, "The Alpine Forum")
    tip = room.panel.structure.view.model().index(row, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "paragraph · The Alpine Forum (AF) is a forum of mountain states. · " in tip


def test_the_digest_of_an_import_needs_no_room_of_its_own(qtbot: QtBot) -> None:
    panel = ImportPanel(QAction())
    qtbot.addWidget(panel)
    panel.show_import(
        ImportSummary(
            id=ImportId("i"), number=1, name="a.txt", sha256="0123456789abcdef" * 4, language="en",
            at=datetime(2026, 1, 1, tzinfo=UTC), by="me", line_count=3, undone_at=None,
        )
    )  # fmt: skip
    digest = panel._digest
    assert panel.minimumSizeHint().width() < digest.fontMetrics().horizontalAdvance(digest.text())
    assert "0123456789abcdef" * 4 in panel._digest.toolTip()
