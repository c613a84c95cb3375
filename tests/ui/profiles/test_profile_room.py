"""The room of a profile on a real library: what it shows, what is done in it, and how that is taken back."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from briefing_app.domain.profile_properties import typed_properties
from briefing_app.domain.text import block_words
from briefing_app.storage.records import ActKind
from briefing_app.ui import look
from tests.ui.profiles.conftest import LONG, AtWork

HOSTILE = '<img src="file:///sentinel"><b>Bold</b> & <script>x</script>'


def press(widget, key: Qt.Key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(widget, key, modifiers)


# ---- what is shown


def test_head_tabs_and_banner_tell_what_is_open(at_work: AtWork) -> None:
    room = at_work.open("M5")
    assert room.windowTitle() == room.head.title.text() == "Migration Five"
    assert (
        "M5 · Forum · part of Five Country Ministerial · Five Eyes, operations · reviewed"
        in room.head.line.text()
    )
    assert room.head.badge.text() == "Not reviewed for a year or more."
    tabs = [room.tabs.tabText(number) for number in range(room.tabs.count())]
    assert tabs == ["Overview", "Engagement", "Next steps", "Facts", "Pages"]
    assert at_work.heard.banners[-1] == "PROTECTED A / PROTÉGÉ A"
    assert (room.subject.kind, room.subject.title) == ("profile", "Migration Five")


def test_the_menu_of_sections_is_whole_and_off_the_edge(at_work: AtWork) -> None:
    room = at_work.open("M5")
    menu = room.section_menu
    place = menu.geometry().translated(menu.parentWidget().mapTo(room, QPoint()))
    assert menu.size() == menu.size().expandedTo(menu.sizeHint())
    assert room.rect().adjusted(8, 0, -8, 0).contains(place)
    assert menu.visibleRegion().boundingRect() == menu.rect()


def test_the_head_of_a_section_stands_on_the_ground_of_its_text(at_work: AtWork) -> None:
    look.dress(look.DARK)
    try:
        room = at_work.open("M5")
        page = room.tabs.currentWidget()
        at_work.qtbot.waitUntil(lambda: page.editor is not None, timeout=LONG)
        picture = page.grab().toImage()
        assert picture.pixelColor(3, 3) == picture.pixelColor(3, picture.height() - 3)
    finally:
        look.dress(look.LIGHT)


def test_the_pages_are_read_when_they_come_to_the_front(at_work: AtWork) -> None:
    room = at_work.open("M5")
    room.tabs.setCurrentWidget(room.pages)
    at_work.qtbot.waitUntil(lambda: room.pages.view.pages is not None, timeout=LONG)
    said = room.pages.view.pages.document.toPlainText()
    assert "(U)" in said
    room.pages.public.click()
    at_work.rest()
    assert "(U)" not in room.pages.view.pages.document.toPlainText()
    assert "working groups into one" not in room.pages.view.pages.document.toPlainText()


def test_tabs_are_gone_through_and_sections_moved_by_keyboard(at_work: AtWork) -> None:
    room = at_work.open("M5")
    bar = room.tabs.tabBar()
    bar.setFocus()
    press(bar, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert room.tabs.currentIndex() == 1
    press(QApplication.focusWidget(), Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert room.tabs.currentIndex() == 0
    room.move_right.trigger()
    at_work.rest()
    assert [room.tabs.tabText(number) for number in range(2)] == ["Engagement", "Overview"]
    assert room.tabs.currentWidget().section.key == "overview"
    at_work.undo()
    assert room.tabs.tabText(0) == "Overview"


def drafts(desk):
    with desk.library.database.read() as unit:
        return unit.sections.drafts()


def test_what_is_typed_is_saved_on_leaving_and_the_banner_follows_at_once(at_work: AtWork) -> None:
    room = at_work.open("IOM")
    page = room.tabs.currentWidget()
    at_work.qtbot.waitUntil(lambda: page.editor is not None, timeout=LONG)
    page.editor.setFocus()
    QTest.keyClicks(page.editor, "Brand new words. ")
    left = []
    room.leave(lambda: left.append(True))
    at_work.qtbot.waitUntil(lambda: bool(left), timeout=LONG)
    assert not at_work.ask(drafts)
    found = at_work.ask(lambda desk: desk.search("Brand new words"))
    assert len(found) == 1
    higher = at_work.session.program.catalogue.marking("PA")
    page.editor.mark(higher)
    at_work.qtbot.waitUntil(lambda: at_work.heard.banners[-1] == "PROTECTED A / PROTÉGÉ A", timeout=LONG)
    room.leave(lambda: None)
    at_work.rest()


def test_a_section_has_a_text_in_each_language(at_work: AtWork) -> None:
    room = at_work.open("M5")
    page = room.tabs.currentWidget()
    at_work.qtbot.waitUntil(lambda: page.editor is not None, timeout=LONG)
    english = page.editor
    page.speak("fr")
    at_work.qtbot.waitUntil(lambda: page.editor is not None and page.editor is not english, timeout=LONG)
    assert "Groupe des cinq" in page.editor.toPlainText()
    assert page.language == "fr"


def test_a_text_saved_elsewhere_is_read_again_unless_it_is_typed_in(at_work: AtWork) -> None:
    room = at_work.open("IOM")
    page = room.tabs.currentWidget()
    at_work.qtbot.waitUntil(lambda: page.editor is not None, timeout=LONG)

    def write(desk):
        with desk.library.database.begin(desk.actor.act(ActKind.EDIT)) as unit:
            text, revision = unit.sections.text(page.section.id, "en")
            unit.sections.save_text(page.section.id, "en", text[:1], revision)

    at_work.ask(write)
    room.refresh()
    at_work.rest()
    assert len(page.editor.text()) == 1
    assert not at_work.ask(drafts)


def test_sections_are_added_renamed_deleted_and_put_back(at_work: AtWork) -> None:
    room = at_work.open("M5")
    at_work.prompts.answers["section_headings"] = {"en": "Fish & Chips", "fr": ""}
    room.add_section.trigger()
    at_work.rest()
    assert room.tabs.tabText(room.tabs.currentIndex()) == "Fish && Chips"  # an ampersand is no mnemonic
    at_work.prompts.answers["section_headings"] = {"en": HOSTILE, "fr": "Poisson"}
    room.rename_section.trigger()
    at_work.rest()
    assert room.tabs.currentWidget()._heading.text() == HOSTILE
    assert room.tabs.currentWidget()._heading.textFormat() is Qt.TextFormat.PlainText
    assert "<img" not in room.tabs.tabToolTip(room.tabs.currentIndex())
    room.delete_section.trigger()
    at_work.rest()
    assert room.tabs.count() == 5
    assert at_work.heard.done[-1].startswith("Deleted the section")
    at_work.undo()
    assert room.tabs.count() == 6


def test_a_section_just_typed_in_is_deleted_with_what_was_typed_and_put_back_with_it(at_work: AtWork) -> None:
    room = at_work.open("M5")
    editor = room.tabs.currentWidget().editor
    QTest.keyClicks(editor, "qq")
    count = room.tabs.count()
    room.delete_section.trigger()
    at_work.rest()
    assert room.tabs.count() == count - 1
    at_work.undo()
    assert room.tabs.count() == count
    profile = at_work.profile("M5")
    assert any("qq" in block_words(block) for one in profile.sections for block in one.texts.get("en", ()))


def test_a_deleted_section_tells_of_received_redactions(at_work: AtWork) -> None:
    room = at_work.open("M5")
    room.tabs.setCurrentIndex(2)
    at_work.rest()
    room.delete_section.trigger()
    at_work.rest()
    assert "2 received redactions went with it" in at_work.heard.done[-1]


def test_names_and_the_rest_are_changed_and_the_list_is_told(at_work: AtWork) -> None:
    room = at_work.open("M5")
    before = typed_properties(at_work.profile("M5"), "Five Country Ministerial")
    at_work.prompts.answers["profile_properties"] = replace(before, nature="Another", tags="one; two")
    changes = at_work.heard.changes
    room.head.properties.click()
    at_work.rest()
    assert at_work.profile("M5").tags == ("one", "two")
    assert at_work.heard.changes == changes + 1
    assert "one, two" in room.head.line.text()
    at_work.undo()
    assert at_work.profile("M5").tags == ("Five Eyes", "operations")


def test_a_refused_property_is_asked_for_again_with_what_was_typed(at_work: AtWork) -> None:
    room = at_work.open("M5")
    before = typed_properties(at_work.profile("M5"), "Five Country Ministerial")
    answers = [replace(before, parent="Nobody"), None]
    at_work.prompts.profile_properties = lambda _parent, form: given.append(form) or answers.pop(0)
    given = []
    room.head.properties.click()
    at_work.qtbot.waitUntil(lambda: not answers, timeout=LONG)
    assert given[1].given.parent == "Nobody"
    assert "No profile is called “Nobody”" in given[1].note


def test_a_review_is_recorded_today(at_work: AtWork) -> None:
    room = at_work.open("M5")
    room.head.reviewed.click()
    at_work.rest()
    assert "reviewed today" in room.head.line.text()
    assert not room.head.badge.isVisible()
