"""A dialog of revisions is marked as what it shows; what leaves no words behind is said to."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import Desk
from briefing_app.domain.text import block_words
from briefing_app.services.texts import TextPlace
from briefing_app.ui.library_session import LibrarySession
from tests.services.typing_texts import marked, place_of
from tests.ui.conftest import ask
from tests.ui.editor.test_revisions import Restored, dialog_on, paragraph


def emptied(desk: Desk, *, again: bool = True) -> TextPlace:
    """A section all words of which were taken out, and typed again if *again*."""
    place = place_of(desk, "engagement")
    opened = desk.texts.open(place)
    desk.texts.save(place, (), opened.revision)
    if again:
        block = paragraph("Said again.", block="again")
        desk.texts.save(place, (block,), desk.texts.open(place).revision)
    return place


def test_it_is_marked_as_the_texts_it_compares_are_at_their_highest(
    qtbot: QtBot, session: LibrarySession
) -> None:
    def mark_and_unmark(desk: Desk) -> TextPlace:
        place = place_of(desk, "engagement")
        opened = desk.texts.open(place)
        desk.texts.save(place, marked(desk, opened.blocks, "PA"), opened.revision)
        opened = desk.texts.open(place)
        bare = tuple(replace(block, portion=None) for block in opened.blocks)
        desk.texts.save(place, bare, opened.revision, reason="It was published.")
        return place

    place = ask(qtbot, session, mark_and_unmark)
    dialog = dialog_on(qtbot, session, place)
    top, bottom = dialog.banners.top, dialog.banners.bottom
    for words in ("PROTECTED A", "PROTECTED A", "UNCLASSIFIED"):  # it came off, it was there, it was not
        qtbot.waitUntil(lambda words=words: top.words.startswith(words))
        assert bottom.words == top.words
        QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    dialog.against.setCurrentIndex(1)
    QTest.keyClick(dialog.list, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: top.words.startswith("PROTECTED A"))


def test_it_is_marked_no_lower_than_the_whole_the_text_is_from(qtbot: QtBot, session: LibrarySession) -> None:
    def mark_another(desk: Desk) -> TextPlace:
        other = place_of(desk, "overview")
        opened = desk.texts.open(other)
        desk.texts.save(other, marked(desk, opened.blocks, "PA"), opened.revision)
        return place_of(desk, "engagement")

    place = ask(qtbot, session, mark_another)
    dialog = dialog_on(qtbot, session, place)
    assert dialog.banners.top.words.startswith("PROTECTED A")


def test_it_says_that_an_empty_revision_leaves_no_words(qtbot: QtBot, session: LibrarySession) -> None:
    place = ask(qtbot, session, emptied)
    dialog = dialog_on(qtbot, session, place)
    qtbot.waitUntil(lambda: dialog.told == "What this revision changed.")
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    restored = "This revision is empty: if it is restored, the text has no words any more."
    qtbot.waitUntil(lambda: dialog.told == f"What this revision changed. {restored}")
    dialog.against.setCurrentIndex(1)
    qtbot.waitUntil(lambda: dialog.told == f"What changed since. {restored}")
    assert "Said again." in dialog.view.toPlainText()


def test_it_says_where_there_are_no_words_to_compare(qtbot: QtBot, session: LibrarySession) -> None:
    place = ask(qtbot, session, lambda desk: emptied(desk, again=False))
    dialog = dialog_on(qtbot, session, place)
    dialog.against.setCurrentIndex(1)
    qtbot.waitUntil(dialog.nothing.isVisible)
    assert dialog.nothing.sentence == "There are no words to compare: this revision is empty."
    assert dialog.told.endswith("The text is empty.")
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    qtbot.waitUntil(dialog.view.isVisible)
    assert not dialog.nothing.isVisible()


def test_restoring_an_empty_revision_says_that_the_text_is_empty(
    qtbot: QtBot, session: LibrarySession
) -> None:
    place = ask(qtbot, session, emptied)
    empty = ask(qtbot, session, lambda desk: desk.texts.revisions(place)[1].id)
    restored = Restored(qtbot, session, place, empty)
    restored.begin()
    qtbot.waitUntil(lambda: bool(restored.offers))
    assert restored.offers[0][0].startswith("“Engagement” is empty, as it was then.")
    assert not "".join(map(block_words, restored.editor.text()))
