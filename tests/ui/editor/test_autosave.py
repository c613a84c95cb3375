"""What is typed is stored soon, in order, once at a time; what cannot be is told and stays in the editor."""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import QEvent, Qt, QTime, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import Desk
from briefing_app.domain.severance import NewSeverance
from briefing_app.domain.text import Paragraph, Run, Text, block_words
from briefing_app.services.texts import OpenText, SavedText, TextPlace
from briefing_app.ui.editor.autosave import Autosave, Pace
from briefing_app.ui.library_session import LibrarySession
from tests.services.typing_texts import marked, place_of, severed
from tests.ui.conftest import ask

LONG = 30_000  # milliseconds; on a busy machine a save waits its turn

QUICK = Pace(pause=30, longest=60, revision=60_000, again=50)
SLOW = Pace(pause=60_000, longest=60_000, revision=60_000, again=60_000)


def reasons_in_audit(desk: Desk) -> set[str]:
    with desk.library.database.read() as unit:
        return {entry.reason for entry in unit.audit.list()}


class FakeEditor(QTextEdit):
    """Holds a text that a test types; remembers what it was told was saved."""

    edited = Signal()

    def __init__(self, opened: OpenText) -> None:
        super().__init__()
        self.blocks: Text = opened.blocks
        self.new: tuple[NewSeverance, ...] = ()
        self.marked: list[SavedText] = []

    def text(self) -> Text:
        return self.blocks

    def new_severances(self) -> tuple[NewSeverance, ...]:
        return self.new

    def mark_saved(self, saved: SavedText) -> None:
        self.marked.append(saved)

    def type(self, words: str) -> None:
        first = self.blocks[0]
        assert isinstance(first, Paragraph)
        self.put((replace(first, content=(Run(words),)), *self.blocks[1:]))

    def put(self, blocks: Text) -> None:
        self.blocks = blocks
        self.edited.emit()


class Typing:
    """An editor on the section that states a fee, and what its autosave said."""

    def __init__(self, qtbot: QtBot, session: LibrarySession, pace: Pace) -> None:
        self.qtbot, self.session = qtbot, session
        self.place: TextPlace = ask(qtbot, session, lambda desk: place_of(desk, "engagement"))
        self.editor = FakeEditor(self.opened())
        qtbot.addWidget(self.editor)
        self.saves = Autosave(session, self.editor, self.opened(), pace, lambda: QTime(14, 2))
        self.said: list[str] = []
        self.failures: list[str] = []
        self.notices: list[str] = []
        self.superseded: list[bool] = []
        self.saves.said.connect(self.said.append)
        self.saves.failed.connect(self.failures.append)
        self.saves.told.connect(self.notices.append)
        self.saves.superseded.connect(lambda: self.superseded.append(True))

    def opened(self) -> OpenText:
        return ask(self.qtbot, self.session, lambda desk: desk.texts.open(self.place))

    def draft(self) -> list[str] | None:
        def read(desk: Desk) -> list[str] | None:
            with desk.library.database.read() as unit:
                draft = unit.sections.draft(self.place.section, self.place.language)
            return None if draft is None else [block_words(block) for block in draft.blocks]

        return ask(self.qtbot, self.session, read)

    def stored(self) -> list[str]:
        def read(desk: Desk) -> list[str]:
            with desk.library.database.read() as unit:
                blocks, _ = unit.sections.text(self.place.section, self.place.language)
            return [block_words(block) for block in blocks]

        return ask(self.qtbot, self.session, read)

    def revisions(self) -> int:
        return len(ask(self.qtbot, self.session, lambda desk: desk.texts.revisions(self.place)))

    def flush(self) -> None:
        done: list[bool] = []
        self.saves.flush(lambda: done.append(True))
        self.qtbot.waitUntil(lambda: bool(done), timeout=LONG)

    def flush_in_vain(self) -> None:
        done: list[bool] = []
        before = len(self.failures)
        self.saves.flush(lambda: done.append(True))
        self.qtbot.waitUntil(lambda: len(self.failures) > before, timeout=LONG)
        assert not done


@pytest.fixture
def typing(qtbot: QtBot, session: LibrarySession) -> Typing:
    return Typing(qtbot, session, SLOW)


@pytest.fixture
def quick(qtbot: QtBot, session: LibrarySession) -> Typing:
    return Typing(qtbot, session, QUICK)


def test_what_the_officer_waits_is_under_two_seconds() -> None:
    assert Pace().pause < Pace().longest < 2_000
    assert Pace().revision == 10 * 60 * 1_000


class TestDrafts:
    def test_follow_a_pause_in_typing(self, quick: Typing) -> None:
        quick.editor.type("Half a sen")
        quick.editor.type("Half a sentence")
        quick.qtbot.waitUntil(lambda: quick.said == ["Saved 14:02"])
        assert quick.draft() == ["Half a sentence"]
        assert quick.saves.dirty
        assert quick.revisions() == 1

    def test_do_not_wait_for_a_pause_for_ever(self, qtbot: QtBot, session: LibrarySession) -> None:
        never = Typing(qtbot, session, Pace(pause=60_000, longest=30, revision=60_000))
        never.editor.type("Half a sen")
        qtbot.waitUntil(lambda: bool(never.said))
        assert never.draft() == ["Half a sen"]

    def test_are_gone_when_the_text_is_what_it_was(self, quick: Typing) -> None:
        before = quick.editor.blocks
        quick.editor.type("Half")
        quick.qtbot.waitUntil(lambda: len(quick.said) == 1)
        quick.editor.put(before)
        quick.qtbot.waitUntil(lambda: len(quick.said) == 2)
        assert quick.draft() is None

    def test_that_were_left_are_a_revision_when_the_section_is_left(
        self, qtbot: QtBot, session: LibrarySession, quick: Typing
    ) -> None:
        quick.editor.type("Half")
        qtbot.waitUntil(lambda: bool(quick.said))
        again = Typing(qtbot, session, SLOW)
        assert again.saves.dirty
        again.flush()
        assert again.stored() == ["Half"]
        assert again.draft() is None


class TestRevisions:
    def test_nothing_typed_is_nothing_to_save(self, typing: Typing) -> None:
        done: list[bool] = []
        typing.saves.flush(lambda: done.append(True))
        assert done == [True]
        assert typing.revisions() == 1

    def test_are_made_when_asked_and_the_editor_is_told(self, typing: Typing) -> None:
        typing.editor.type("Whole.")
        typing.flush()
        assert typing.stored() == ["Whole."]
        (saved,) = typing.editor.marked
        assert (saved.revision, typing.saves.dirty) == (typing.saves.revision, False)
        assert typing.said == ["Saved 14:02"]

    def test_are_made_when_the_section_is_left(self, typing: Typing) -> None:
        typing.editor.type("Left.")
        leave(typing.editor, Qt.FocusReason.PopupFocusReason)
        leave(typing.editor, Qt.FocusReason.ActiveWindowFocusReason)
        assert typing.stored() != ["Left."]
        leave(typing.editor, Qt.FocusReason.TabFocusReason)
        typing.qtbot.waitUntil(lambda: not typing.saves.dirty)
        assert typing.stored() == ["Left."]

    def test_are_made_after_a_while(self, qtbot: QtBot, session: LibrarySession) -> None:
        typing = Typing(qtbot, session, Pace(pause=60_000, longest=60_000, revision=30))
        typing.editor.type("Later.")
        qtbot.waitUntil(lambda: not typing.saves.dirty)
        assert typing.stored() == ["Later."]

    def test_hold_what_was_typed_while_an_older_one_was_being_saved(self, typing: Typing) -> None:
        typing.editor.type("One.")
        done: list[bool] = []
        typing.saves.flush(lambda: done.append(True))
        typing.editor.type("One, two.")
        typing.qtbot.waitUntil(lambda: bool(done))
        assert typing.stored() == ["One, two."]
        assert typing.revisions() == 3
        assert not typing.saves.dirty

    def test_all_that_wait_go_on_after_one_save(self, typing: Typing) -> None:
        typing.editor.type("One.")
        done: list[int] = []
        for number in range(3):
            typing.saves.flush(partial(done.append, number))
        typing.qtbot.waitUntil(lambda: done == [0, 1, 2])
        assert typing.revisions() == 2

    def test_never_two_at_once_and_in_order(self, qtbot: QtBot, session: LibrarySession) -> None:
        typing = Typing(qtbot, session, Pace(pause=1, longest=2, revision=3))
        for number in range(40):
            typing.editor.type(f"Number {number}.")
            QApplication.processEvents()
        typing.flush()
        assert typing.stored() == ["Number 39."]
        assert typing.failures == []

    def test_hold_the_severances_made_in_the_editor(self, typing: Typing) -> None:
        blocks, new = severed(typing.editor.blocks, "Canadian dollars")
        typing.editor.new = (new,)
        typing.editor.put(blocks)
        typing.flush()
        (saved,) = typing.editor.marked
        assert saved.severances[new.id].label == "s. 15(1)"

    def test_keep_the_reason_for_a_lowered_marking(self, typing: Typing) -> None:
        plain = typing.editor.blocks
        for reason, notices in (("Published since.", []), ("", ["PROTECTED A was lowered"])):
            high = ask(typing.qtbot, typing.session, lambda desk: marked(desk, plain, "PROTECTED A"))
            typing.editor.put(high)
            typing.flush()
            typing.notices.clear()
            typing.saves.give_reason(reason)
            typing.editor.put(plain)
            typing.flush()
            assert [notice[:23] for notice in typing.notices] == notices

    def test_keep_every_reason_given_before_it_and_meanwhile(self, typing: Typing) -> None:
        plain = typing.editor.blocks
        high = ask(typing.qtbot, typing.session, lambda desk: marked(desk, plain, "PROTECTED A"))
        typing.editor.put(high)
        typing.flush()
        for reason in ("Published since.", "It is old.", "It is old."):
            typing.saves.give_reason(reason)
        typing.editor.put(plain)
        typing.saves.save()
        typing.saves.give_reason("Given while it is stored.")
        typing.flush()
        assert typing.saves._reasons == ["Given while it is stored."]
        assert "Published since.; It is old." in ask(typing.qtbot, typing.session, reasons_in_audit)

    def test_of_nothing_at_all(self, typing: Typing) -> None:
        typing.editor.put(())
        typing.flush()
        assert typing.stored() == []


class TestWhatCannotBeStored:
    def test_above_the_ceiling_is_told_once_and_kept_in_the_editor(self, quick: Typing) -> None:
        secret = ask(quick.qtbot, quick.session, lambda desk: marked(desk, quick.editor.blocks, "SECRET"))
        quick.editor.put(secret)
        quick.qtbot.waitUntil(lambda: quick.said == ["Not saved"])
        quick.editor.put(secret)
        quick.qtbot.waitUntil(lambda: len(quick.said) == 2)
        (why,) = quick.failures
        assert "above the ceiling" in why
        quick.flush_in_vain()
        assert quick.editor.blocks == secret
        assert quick.saves.dirty

    def test_is_stored_when_it_may_be_again(self, quick: Typing) -> None:
        plain = quick.editor.blocks
        secret = ask(quick.qtbot, quick.session, lambda desk: marked(desk, plain, "SECRET"))
        quick.editor.put(secret)
        quick.flush_in_vain()
        quick.editor.put(plain)
        quick.editor.type("Milder.")
        quick.flush()
        assert quick.stored() == ["Milder."]

    @pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of files there")
    def test_on_a_full_disk_is_told_and_tried_again(self, quick: Typing) -> None:
        resource = pytest.importorskip("resource")
        unlimited = resource.RLIM_INFINITY
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, unlimited))
        try:
            quick.editor.type("Typed on.")
            quick.qtbot.waitUntil(lambda: len(quick.said) >= 3)  # it keeps trying, and says it once
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (unlimited, unlimited))
        assert set(quick.said) == {"Not saved"}
        (why,) = quick.failures
        assert "nothing was changed" in why
        quick.qtbot.waitUntil(lambda: quick.said[-1] == "Saved 14:02")
        assert quick.draft() == ["Typed on."]

    def test_over_a_newer_text_stays_a_draft(self, typing: Typing) -> None:
        other = Typing(typing.qtbot, typing.session, SLOW)
        other.editor.type("Theirs.")
        other.flush()
        typing.editor.type("Mine.")
        typing.flush_in_vain()
        assert "saved by someone else" in typing.failures[0]
        assert typing.superseded == [True]
        assert typing.stored() == ["Theirs."]
        assert typing.draft() == ["Mine."]
        opened = typing.opened()
        typing.editor.blocks = opened.blocks
        typing.saves.reopen(opened)
        assert not typing.saves.dirty
        typing.editor.type("Theirs and mine.")
        typing.flush()
        assert typing.stored() == ["Theirs and mine."]
        assert opened.aside is not None

    def test_while_a_newer_text_is_found_is_a_draft_before_anybody_opens_that(self, typing: Typing) -> None:
        other = Typing(typing.qtbot, typing.session, SLOW)
        other.editor.type("Theirs.")
        other.flush()
        drafts: list[list[str] | None] = []
        typing.saves.superseded.connect(lambda: drafts.append(typing.draft()))
        typing.editor.type("Mine.")
        typing.saves.save()
        typing.editor.type("Mine, and more.")
        typing.qtbot.waitUntil(lambda: bool(drafts))
        assert drafts == [["Mine, and more."]]

    def test_of_a_section_that_is_gone_is_told(self, typing: Typing) -> None:
        def delete(desk: Desk) -> None:
            profile = desk.profiles.find("HC")
            section = next(one for one in profile.sections if one.id == typing.place.section)
            desk.profile_editing.delete_section(profile.id, section)

        ask(typing.qtbot, typing.session, delete)
        typing.editor.type("Late.")
        typing.flush_in_vain()
        assert "no such section" in typing.failures[0]


def leave(editor: QTextEdit, reason: Qt.FocusReason) -> None:
    QApplication.sendEvent(editor, QFocusEvent(QEvent.Type.FocusOut, reason))


def test_an_answer_for_a_text_that_is_not_shown_any_more_changes_nothing(typing: Typing) -> None:
    opened = typing.opened()
    typing.editor.type("Other.")
    typing.saves.save()
    typing.saves.reopen(opened)
    typing.qtbot.waitUntil(lambda: not typing.session.tasks.busy)
    assert typing.editor.marked == []
    assert typing.saves.revision == opened.revision


def test_an_editor_that_is_gone_is_not_told(qtbot: QtBot, session: LibrarySession) -> None:
    typing = Typing(qtbot, session, SLOW)
    typing.editor.type("Last words.")
    typing.saves.save()
    typing.editor.deleteLater()
    del typing.saves
    qtbot.waitUntil(lambda: not session.tasks.busy)
    assert typing.stored() == ["Last words."]
