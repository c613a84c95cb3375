"""Reading a Word copy back in the window: asked for, decided in the dialog, brought in, taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefing_app.bootstrap import start
from briefing_app.domain.returned.changes import Standing
from briefing_app.domain.text import Run, block_words
from briefing_app.ui.decisions_lost import DecisionsLostDialog
from briefing_app.ui.message_bar import Tone
from briefing_app.ui.returned.returned_dialog import Returned, ReturnedDialog
from briefing_app.ui.rows import Role
from briefing_app.ui.workplace import Workplace
from tests.services.reviewed_note import PARAGRAPHS, Reviewed, exported, reviewed_note
from tests.services.reviewers_edits import EDITS
from tests.services.word_edits import WordFile
from tests.ui.conftest import FakePrompts, OpenWindow, ask

LONG = 20_000  # milliseconds


class Copy:
    """A note, its copy as it came back, and the window it is open in."""

    def __init__(self, note: Reviewed, file: Path, place: Workplace) -> None:
        self.note = note
        self.file = file
        self.place = place

    def words(self, qtbot: QtBot, name: str) -> str:
        """What a passage of the note says now."""
        found = ask(qtbot, self.place.session, lambda desk: desk.notes.get(self.note.number))
        block = self.note.blocks[name]
        return next(block_words(one) for part in found.sections for one in part.blocks if one.id == block)

    def shown(self, section: str) -> str:
        """What the editor of a section says."""
        text = self.place.rooms.current.text_of(self.note.sections[section])  # type: ignore[attr-defined]  # the room that is open is that of the note
        return " ".join(map(block_words, text))


@pytest.fixture
def copy(
    qtbot: QtBot, new_window: OpenWindow, real_library: Path, prompts: FakePrompts, tmp_path: Path
) -> Copy:
    """A copy with the thirty edits of the reviewer."""
    with start().open(real_library) as desk:
        note = reviewed_note(desk)
        file = WordFile(exported(desk, note.number, tmp_path / "sent.docx"))
    for edit in EDITS:
        edit.do(file, note)
    back = file.save(tmp_path / "back.docx")
    place = new_window(start())
    place.open(real_library)
    qtbot.waitUntil(lambda: place.browsing.detail.shown is not None, timeout=LONG)
    place.rooms.open_note(note.number)
    qtbot.waitUntil(
        lambda: not place.session.tasks.busy and place.commands.read_back.isEnabled(), timeout=LONG
    )
    prompts.answers["returned_file"] = back
    return Copy(note, back, place)


def asked_with(qtbot: QtBot, copy: Copy, prompts: FakePrompts) -> Returned:
    """What the dialog would be given."""
    copy.place.commands.read_back.trigger()
    qtbot.waitUntil(lambda: "returned" in prompts.asked, timeout=LONG)
    (returned,) = prompts.given["returned"]
    assert isinstance(returned, Returned)
    return returned


@pytest.fixture
def dialog(qtbot: QtBot, copy: Copy, prompts: FakePrompts) -> ReturnedDialog:
    made = ReturnedDialog(asked_with(qtbot, copy, prompts))
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_what_was_accepted_is_brought_in_and_can_be_taken_back(
    qtbot: QtBot, copy: Copy, prompts: FakePrompts
) -> None:
    returned = asked_with(qtbot, copy, prompts)
    chosen = tuple(one for one in returned.seen.changes if one.block == copy.note.blocks["talks"])
    prompts.answers["returned"] = chosen
    prompts.asked.clear()
    copy.place.commands.read_back.trigger()
    qtbot.waitUntil(lambda: "brought in" in copy.place.bar.text, timeout=LONG)
    assert copy.words(qtbot, "talks") == PARAGRAPHS["talks"].replace("twice", "three times")
    assert copy.words(qtbot, "fees") == PARAGRAPHS["fees"]
    qtbot.waitUntil(lambda: "three times" in copy.shown("stand"), timeout=LONG)
    qtbot.waitUntil(copy.place.commands.undo.isEnabled)
    copy.place.commands.undo.trigger()
    qtbot.waitUntil(lambda: copy.place.bar.text == "Taken back.", timeout=LONG)
    assert copy.words(qtbot, "talks") == PARAGRAPHS["talks"]
    qtbot.waitUntil(lambda: "twice" in copy.shown("stand"), timeout=LONG)


def test_a_file_that_is_no_copy_is_told_in_the_bar(
    qtbot: QtBot, copy: Copy, prompts: FakePrompts, tmp_path: Path
) -> None:
    file = WordFile(copy.file)
    file.forget_names()
    prompts.answers["returned_file"] = file.save(tmp_path / "new.docx")
    copy.place.commands.read_back.trigger()
    qtbot.waitUntil(lambda: copy.place.bar.tone is Tone.ERROR, timeout=LONG)
    assert "copied into a new document" in copy.place.bar.text
    assert "returned" not in prompts.asked


def test_nothing_is_accepted_before_somebody_does(dialog: ReturnedDialog) -> None:
    assert dialog.answer() == ()
    assert not dialog.bring_in.isEnabled()
    assert dialog.chosen is not None


def test_a_change_is_accepted_or_refused_and_the_next_one_comes(dialog: ReturnedDialog) -> None:
    first = dialog.chosen
    dialog.accept_one.click()
    second = dialog.chosen
    assert second is not first
    dialog.refuse_one.click()
    assert dialog.answer() == (first,)
    assert dialog.bring_in.text().replace("&", "") == "Bring in 1 change(s)"


def test_the_list_is_gone_through_by_keys_alone(dialog: ReturnedDialog) -> None:
    first = dialog.chosen
    assert first is not None
    QTest.keyClick(dialog.list, " ")
    assert dialog.chosen is not first
    QTest.keyClick(dialog.list, "r")
    assert dialog.answer() == (first,)
    QTest.keyClick(dialog.list, "u")
    QTest.keyClick(dialog.list, Qt.Key.Key_Up)
    QTest.keyClick(dialog.list, "a")
    assert len(dialog.answer()) == 2
    QTest.keyClick(dialog.list, "l")
    assert len(dialog.answer()) == sum(one.standing is Standing.OPEN for one in EDITS)


def test_accepting_all_leaves_out_what_touches_severed_words(dialog: ReturnedDialog) -> None:
    dialog.accept_all.click()
    assert {one.standing for one in dialog.answer()} == {Standing.OPEN}
    assert len(dialog.answer()) == sum(one.standing is Standing.OPEN for one in EDITS)


def test_a_kind_is_accepted_at_once_and_the_decision_taken_back_by_key(dialog: ReturnedDialog) -> None:
    kind = dialog.chosen.kind
    dialog.accept_kind.click()
    assert {one.kind for one in dialog.answer()} == {kind}
    QTest.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert dialog.answer() == ()


def test_a_paragraph_is_told_by_its_beginning_too_and_never_by_withheld_words(
    dialog: ReturnedDialog, copy: Copy
) -> None:
    changes = [one for one in dialog._returned.seen.changes if one.line]
    talks = next(one for one in changes if one.block == copy.note.blocks["talks"])
    begins = " ".join(PARAGRAPHS["talks"].split()[:3])
    where = dialog.difference(talks).where
    assert where.startswith(f"Paragraph {talks.line} of the file, which begins “{begins}")
    withheld = 0
    for one in changes:
        runs = [run for block in one.before for run in getattr(block, "content", ()) if isinstance(run, Run)]
        for words in (run.text.strip() for run in runs if run.severances):
            withheld += 1
            assert words not in dialog.difference(one).where
    assert withheld


def test_what_cannot_be_accepted_says_why(dialog: ReturnedDialog) -> None:
    while dialog.chosen.standing is not Standing.KEPT:
        QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert not dialog.accept_one.isEnabled()
    assert len(dialog.told.split(". ")) > 1


def test_both_sides_are_shown_and_severed_words_are_not_copied(dialog: ReturnedDialog, copy: Copy) -> None:
    while dialog.chosen.block != copy.note.blocks["envoy"]:
        QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert "close" in dialog.view.toPlainText()
    assert "shut" in dialog.view.toPlainText()
    dialog.view.selectAll()
    assert "shut" not in dialog.view.createMimeDataFromSelection().text()


def asked_of(dialog: ReturnedDialog) -> DecisionsLostDialog | None:
    """The question whether decisions may be lost, None where nobody asks."""
    shown = [one for one in dialog.findChildren(DecisionsLostDialog) if one.isVisible()]
    return shown[0] if shown else None


def test_decisions_are_not_lost_unasked(qtbot: QtBot, dialog: ReturnedDialog) -> None:
    QTest.keyClick(dialog.list, "l")
    accepted = dialog.answer()
    for close in (lambda: QTest.keyClick(dialog, Qt.Key.Key_Escape), dialog.close):
        close()
        asked = asked_of(dialog)
        assert asked is not None
        assert f"{len(accepted)} decision" in asked.words.text()
        assert asked.stay.isDefault()
        asked.stay.click()
        assert dialog.isVisible()
        assert dialog.answer() == accepted
    dialog.close()
    asked_of(dialog).go.click()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert dialog.result() == ReturnedDialog.DialogCode.Rejected


def test_a_dialog_in_which_nothing_is_decided_closes_at_once(dialog: ReturnedDialog) -> None:
    QTest.keyClick(dialog.list, "l")
    QTest.keyClick(dialog.list, "u")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def details(dialog: ReturnedDialog) -> list[str]:
    """What the second line of each row says."""
    model = dialog.list.model()
    return [model.index(row, 0).data(Role.WORDS).detail for row in range(model.rowCount())]


def test_what_accept_all_leaves_is_counted_and_said_in_its_row(dialog: ReturnedDialog) -> None:
    alone = sum(one.standing is Standing.ASKED for one in EDITS)
    kept = sum(one.standing is Standing.KEPT for one in EDITS)
    dialog.accept_all.click()
    assert f"{alone} undecided change(s) are accepted one by one only: they touch" in dialog.said
    assert f"{kept} not to be accepted" in dialog.said
    left = [one for one in details(dialog) if one.startswith("Undecided, one by one only")]
    assert len(left) == alone
    assert all(len(one.split(" · ", 1)[1].split(". ")) > 1 for one in left), "each says why"


def test_once_all_are_decided_none_is_said_to_be_left(dialog: ReturnedDialog) -> None:
    dialog.decide({one.id: False for one in dialog.model.items})
    assert "one by one only" not in dialog.said
    assert not [one for one in details(dialog) if one.startswith("Undecided")]
