"""Severances are listed and approved in the window: what the command line can do, by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget
from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import Desk, start
from briefing_app.domain.facts import ProfileId
from briefing_app.domain.severance import SeveranceState
from briefing_app.domain.text import SeveranceId, Text, block_words
from briefing_app.ui import languages
from briefing_app.ui.library_session import LibrarySession
from briefing_app.ui.rooms import Address
from briefing_app.ui.rows import Role
from briefing_app.ui.severances.severances_dialog import SeverancesDialog, SeverancesLeft
from briefing_app.ui.showing import Subject
from briefing_app.ui.workplace import Workplace
from tests.ui.conftest import FakePrompts, OpenWindow, ask

LONG = 20_000
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NOTE = Subject("note", "1", "Winter talks")
APPROVED, PROPOSED = SeveranceState.APPROVED, SeveranceState.PROPOSED
SEVERED = (("overview", "Seventeen states", "15(1)"), ("engagement", "yearly fee", "21(1)(a)"))


def make_note(desk: Desk, severed: tuple[tuple[str, str, str], ...] = SEVERED) -> None:
    desk.notes.create(kind="meeting-note", title="Winter talks", names=("HC",))
    for section, words, provision in severed:
        desk.passages.mark(note="1", section=section, words=words, exemptions=(provision,))


def states(desk: Desk) -> list[SeveranceState]:
    return [one.severance.state for one in desk.severances.of_note("1")]


@pytest.fixture(autouse=True)
def _spoken(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[None]:
    before = QLocale()
    languages.speak(getattr(request, "param", "en"))
    yield
    for translator in qapp.findChildren(languages.QTranslator):
        qapp.removeTranslator(translator)
    QLocale.setDefault(before)


@pytest.fixture
def dialog(qtbot: QtBot, session: LibrarySession) -> Iterator[SeverancesDialog]:
    ask(qtbot, session, make_note)
    made = shown(qtbot, session)
    yield made
    finish(qtbot, session, made)


def shown(qtbot: QtBot, session: LibrarySession, subject: Subject = NOTE) -> SeverancesDialog:
    made = SeverancesDialog(session, subject)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    rest(qtbot, session)
    return made


def finish(qtbot: QtBot, session: LibrarySession, dialog: SeverancesDialog) -> None:
    rest(qtbot, session)
    dialog.close()
    dialog.deleteLater()


def rest(qtbot: QtBot, session: LibrarySession) -> None:
    qtbot.waitUntil(lambda: not session.tasks.busy, timeout=LONG)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def said_in(blocks: Text) -> str:
    return " ".join(map(block_words, blocks))


def accessible(dialog: SeverancesDialog) -> list[str]:
    model = dialog.list.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [model.index(row, 0).data(role) for row in range(model.rowCount())]


def painted(dialog: SeverancesDialog) -> list[str]:
    return painted_words(dialog.list)


def painted_words(view: QAbstractItemView) -> list[str]:
    """The second line of each row."""
    model = view.model()
    words = [model.index(row, 0).data(Role.WORDS) for row in range(model.rowCount())]
    return ["".join(part.text for part in one.parts) for one in words]


# ---- the dialog


def test_every_severance_is_listed_with_provision_state_section_and_words(dialog: SeverancesDialog) -> None:
    first, second = accessible(dialog)
    assert first.startswith("s. 15(1), proposed by ")
    assert first.endswith(", Overview")  # the words are in the box below, and nowhere else for a reader
    assert "21(1)(a)" in second
    assert painted(dialog)[0] == "Overview · Seventeen states"
    assert painted(dialog)[1].endswith(" · yearly fee")
    assert dialog.told.startswith("2 severances not approved yet")
    assert QApplication.focusWidget() is dialog.list
    assert "Seventeen states" in dialog.words.toPlainText()


def test_nothing_is_approved_without_a_reason(
    qtbot: QtBot, session: LibrarySession, dialog: SeverancesDialog
) -> None:
    assert not dialog.decide_button.isEnabled()
    dialog.reason.setFocus()
    QTest.keyClicks(dialog.reason, "   ")
    press(Qt.Key.Key_Return)
    rest(qtbot, session)
    assert dialog.isVisible()
    assert not dialog.decide_button.isEnabled()
    assert ask(qtbot, session, states) == [PROPOSED, PROPOSED]
    assert not dialog.answer().decided


def test_several_are_approved_at_once_with_the_keyboard(
    qtbot: QtBot, session: LibrarySession, dialog: SeverancesDialog
) -> None:
    press(Qt.Key.Key_A, CTRL)
    dialog.reason.setFocus()
    QTest.keyClicks(dialog.reason, "Received in confidence.")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)  # twice at once
    rest(qtbot, session)
    assert ask(qtbot, session, states) == [APPROVED, APPROVED]
    assert dialog.told == "Every severance here is approved."
    assert "Reason: Received in confidence." in dialog.words.toPlainText()
    assert dialog.reason.text() == ""
    assert not dialog.reason.isEnabled()
    assert dialog.answer() == SeverancesLeft(decided=True, block=None)


def test_of_several_all_or_none_are_approved_and_the_dialog_says_why(
    qtbot: QtBot, session: LibrarySession, dialog: SeverancesDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    def erase(desk: Desk) -> None:
        gone = desk.severances.of_note("1")[1].severance
        unknown = SeveranceId("0" * 32)
        monkeypatch.setattr(
            "briefing_app.ui.severances.severance_decisions._ids", lambda _: (unknown, str(gone.id))
        )

    ask(qtbot, session, erase)
    press(Qt.Key.Key_A, CTRL)
    dialog.reason.setText("Received in confidence.")
    dialog.decide_button.click()
    rest(qtbot, session)
    assert dialog.told.startswith("There is no severance")
    assert dialog.decide_button.isEnabled()
    assert dialog.reason.text() == "Received in confidence."
    assert ask(qtbot, session, states) == [PROPOSED, PROPOSED]


def test_it_is_marked_as_the_note_is_with_its_uplift(qtbot: QtBot, session: LibrarySession) -> None:
    def raise_note(desk: Desk) -> None:
        make_note(desk)
        desk.note_editing.uplift("1", desk.catalogue.marking("PA"), "Read together they say more.")

    ask(qtbot, session, raise_note)
    made = shown(qtbot, session)
    for banner in (made.banners.top, made.banners.bottom):
        assert banner.words.startswith("PROTECTED A")
    finish(qtbot, session, made)


def test_enter_goes_to_the_words(dialog: SeverancesDialog) -> None:
    press(Qt.Key.Key_Down)
    block = dialog.chosen[0].block
    press(Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert block is not None
    assert dialog.answer() == SeverancesLeft(decided=False, block=block)


def test_where_nothing_is_severed_a_sentence_says_what_to_do(qtbot: QtBot, session: LibrarySession) -> None:
    ask(qtbot, session, lambda desk: make_note(desk, ()))
    dialog = shown(qtbot, session)
    assert dialog.told.startswith("Nothing is severed here")
    assert not dialog.words.isVisible()
    assert not dialog.go_button.isEnabled()
    finish(qtbot, session, dialog)


def test_hostile_words_stay_words(qtbot: QtBot, session: LibrarySession) -> None:
    ask(qtbot, session, lambda desk: make_note(desk, SEVERED[:1]))
    dialog = shown(qtbot, session, Subject("note", "1", "<img src=x>"))
    assert dialog.windowTitle() == "Severances in “<img src=x>”"
    finish(qtbot, session, dialog)


def test_the_severances_of_a_profile_are_listed_too(qtbot: QtBot, session: LibrarySession) -> None:
    def make(desk: Desk) -> ProfileId:
        desk.passages.mark(profile="HC", section="engagement", words="yearly fee", exemptions=("15(1)",))
        return desk.profiles.find("HC").id

    dialog = shown(qtbot, session, Subject("profile", ask(qtbot, session, make), "Harbour Consultations"))
    assert painted(dialog)[0].endswith(" · yearly fee")
    finish(qtbot, session, dialog)


@pytest.mark.parametrize("_spoken", ["fr"], indirect=True)
def test_it_speaks_french(qtbot: QtBot, session: LibrarySession) -> None:
    ask(qtbot, session, make_note)
    dialog = shown(qtbot, session)
    assert accessible(dialog)[0].startswith("art. 15(1), proposé par ")
    assert dialog.told.startswith("2 prélèvements pas encore approuvés")
    finish(qtbot, session, dialog)


@pytest.mark.parametrize(("_spoken", "called"), [("en", "Overview"), ("fr", "Aperçu")], indirect=["_spoken"])
def test_the_overview_is_called_as_its_tab_is(qtbot: QtBot, session: LibrarySession, called: str) -> None:
    def make(desk: Desk) -> ProfileId:
        words = "Seventeen states"
        desk.passages.mark(profile="HC", section="overview", words=words, exemptions=("15(1)",))
        return desk.profiles.find("HC").id

    dialog = shown(qtbot, session, Subject("profile", ask(qtbot, session, make), "Harbour Consultations"))
    assert called in dialog.words.toPlainText()
    assert called in accessible(dialog)[0]
    assert "overview" not in accessible(dialog)[0] + dialog.words.toPlainText()
    finish(qtbot, session, dialog)


# ---- the window


class Approving(FakePrompts):
    """Approves every severance in the real dialog, as an officer would, and goes to the last."""

    def severances(self, parent: QWidget, session: LibrarySession, subject: Subject) -> SeverancesLeft:
        self.asked.append("severances")
        self.dialog = SeverancesDialog(session, subject, parent)
        self.wait()
        self.dialog.list.selectAll()
        self.dialog.reason.setText("Received in confidence.")
        self.dialog.decide_button.click()
        self.wait()
        self.dialog.list.setCurrentIndex(self.dialog.list.model().index(1, 0))
        self.dialog.go_button.click()
        self.dialog.deleteLater()
        return self.dialog.answer()

    wait: Callable[[], None]


@pytest.fixture
def prompts() -> Approving:
    return Approving()


@pytest.fixture
def desk_place(qtbot: QtBot, new_window: OpenWindow, prompts: Approving, real_library: Path) -> Workplace:
    program = start()
    with program.open(real_library) as desk:
        make_note(desk)
    place = new_window(program)
    place.open(real_library)
    qtbot.waitUntil(lambda: place.browsing.detail.shown is not None, timeout=LONG)
    prompts.wait = lambda: rest(qtbot, place.session)
    return place


def test_what_stops_a_public_edition_is_approved_without_the_command_line(
    qtbot: QtBot, desk_place: Workplace, prompts: Approving
) -> None:
    place = desk_place
    place.rooms.open_note("1")
    room: Any = place.rooms.current
    qtbot.waitUntil(lambda: room.open_note is not None, timeout=LONG)
    room.preview.public.click()
    qtbot.waitUntil(lambda: room.previewing.is_settled and not place.session.tasks.busy, timeout=LONG)
    told = room.preview.obstacles.model().index(0, 0).data()
    assert told == "“Overview”: the severance under s.\u00a015(1) is not approved."
    editor = room.editor_of(room.open_note.note.sections[1].id)
    (tag,) = editor.tags().values()
    assert tag.state is PROPOSED
    room.pane.editor.setFocus()
    QTest.keyClicks(room.pane.editor, "Typed just now. ")
    room.preview.severances.click()
    panel = room.severing.panel
    qtbot.waitUntil(lambda: panel.is_settled and not place.session.tasks.busy, timeout=LONG)
    assert room.side.current == "severances"
    assert prompts.asked == []
    press(Qt.Key.Key_A, CTRL)
    panel.form.reason.setFocus()
    QTest.keyClicks(panel.form.reason, "Received in confidence.")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel.last is not None and not place.session.tasks.busy, timeout=LONG)
    panel.list.setCurrentIndex(panel.list.model().index(1, 0))
    panel.list.setFocus()
    press(Qt.Key.Key_Return)
    room.side.show_side("pages")
    qtbot.waitUntil(lambda: room.previewing.is_settled and not place.session.tasks.busy, timeout=LONG)
    assert room.preview.main_widget is room.preview.pages
    assert "Typed just now." in room.preview.pages.pages.document.toPlainText()
    assert next(iter(editor.tags().values())).state is APPROVED
    assert place.rooms.address == Address("note", "1")
    assert "yearly fee" in said_in(room.text_of(room.outline.current))


def test_a_profile_shows_what_was_decided(qtbot: QtBot, desk_place: Workplace, prompts: Approving) -> None:
    place = desk_place

    def sever(desk: Desk) -> ProfileId:
        for section, words, provision in SEVERED:
            desk.passages.mark(profile="HC", section=section, words=words, exemptions=(provision,))
        return desk.profiles.find("HC").id

    profile = ask(qtbot, place.session, sever)
    place.rooms.open_profile(profile)
    room: Any = place.rooms.current
    qtbot.waitUntil(lambda: room.opened is not None and room.tabs.currentWidget().editor is not None)
    editor = room.tabs.currentWidget().editor
    assert {one.state for one in editor.tags().values()} == {PROPOSED}
    QTest.keyClick(place.window(), Qt.Key.Key_S, CTRL | SHIFT)
    qtbot.waitUntil(lambda: prompts.asked == ["severances"], timeout=LONG)
    qtbot.waitUntil(lambda: {one.state for one in editor.tags().values()} == {APPROVED}, timeout=LONG)
    rest(qtbot, place.session)


def test_without_anything_chosen_there_is_nothing_to_ask(qtbot: QtBot, new_window: OpenWindow) -> None:
    place = new_window()
    assert not place.commands.severances.isEnabled()
